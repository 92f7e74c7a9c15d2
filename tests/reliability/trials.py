"""The register of the trials; a new one is one line here."""

from tests.reliability import hostile_lists, io_faults, killed, power_cut, raced, undone
from tests.reliability.trial import Trial

TRIALS = [
    Trial("D1", "kill -9 while saving, plain", killed.saving),
    Trial("D1e", "kill -9 while saving, protected", killed.saving_protected),
    Trial("D1m", "kill -9 while changing many at once", killed.changing_many),
    Trial("D5", "kill -9 while typing", killed.typing),
    Trial("D6", "random actions, all taken back and done again", undone.doing_and_undoing),
    Trial("I1", "hostile lists that were thought out", hostile_lists.hand_made),
    Trial("I1m", "good lists, damaged", hostile_lists.mutants, release=100),
    Trial("C5", "four starts at the same instant", raced.starting_at_once),
    Trial("D2", "power cut while saving, plain", power_cut.saving, power_cut.lacking, release=100),
    Trial("D2e", "power cut while saving, protected", power_cut.saving_protected, power_cut.lacking, release=100),
    Trial("D2f", "power cut while keeping files", power_cut.keeping_files, power_cut.lacking, release=50),
    Trial("D3", "calls to the system that fail", io_faults.failing_calls, io_faults.lacking, release=400),
]
