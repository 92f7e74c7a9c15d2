"""The register of the trials; a new one is one line here."""

from tests.reliability import (
    bit_flips,
    canaries,
    disk_full,
    hostile_lists,
    hostile_texts,
    io_faults,
    keys_trial,
    killed,
    migrated,
    power_cut,
    raced,
    restored,
    searched,
    undone,
    year,
)  # fmt: skip
from tests.reliability.trial import Trial

TRIALS = [
    Trial("D1", "kill -9 while saving, plain", killed.saving),
    Trial("D1e", "kill -9 while saving, protected", killed.saving_protected),
    Trial("D1m", "kill -9 while changing many at once", killed.changing_many),
    Trial("D5", "kill -9 while typing", killed.typing),
    Trial("D6", "random actions, taken back and done again", undone.doing_and_undoing),
    Trial("Y1", "a year of 500 people by dice, quiet", year.short_year),
    Trial("Y1f", "a year of 500 people by dice, busy", year.full_year, release=10, brief=False),
    Trial("I1", "hostile lists that were thought out", hostile_lists.hand_made),
    Trial("I1m", "good lists, damaged", hostile_lists.mutants, release=100),
    Trial("I3", "random texts in every field, list and document", hostile_texts.handing_out),
    Trial("I6", "random words in every search", searched.searching, release=40),
    Trial("C5", "four starts at the same instant", raced.starting_at_once),
    Trial("D2", "power cut while saving, plain", power_cut.saving, power_cut.lacking, release=100),
    Trial(
        "D2e",
        "power cut while saving, protected",
        power_cut.saving_protected,
        power_cut.lacking,
        release=100,
        brief=False,
    ),
    Trial("D2f", "power cut while keeping files", power_cut.keeping_files, power_cut.lacking, release=50, brief=False),
    Trial("D3", "calls to the system that fail", io_faults.failing_calls, io_faults.lacking, release=400),
    Trial("D4", "a disk that fills up", disk_full.filling, disk_full.lacking, release=60),
    Trial("B2", "rotten bits and cuts, kept states", bit_flips.rotting_states, release=5, brief=False),
    Trial("B2e", "rotten bits and cuts, protected states", bit_flips.rotting_protected_states, release=5, brief=False),
    Trial(
        "B2p", "rotten bits and cuts, a protected office", bit_flips.rotting_protected_office, release=5, brief=False
    ),
    Trial("B5", "every kept state back, and killed meanwhile", restored.going_back, brief=False),
    Trial("M1", "kill -9 while a migration runs, from every schema", migrated.moving_forward, brief=False),
    Trial("S4", "kill -9 while a passphrase changes", keys_trial.changing_passphrases),
    Trial("S4w", "wrong passphrase, damage and wrong file told apart", keys_trial.telling_apart, release=10),
    Trial("S1", "canaries in what all services write", canaries.touring, canaries.lacking, release=1, brief=False),
    Trial("S1w", "canaries, with all of the window", canaries.touring_window, canaries.lacking, release=1, brief=False),
]
