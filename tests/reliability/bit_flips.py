"""Lets bits rot in kept states and in a protected office, cuts files off, and counts what nobody notices."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random

from app.errors import UserError
from app.services.backups.copies import check
from app.services.backups.restoring import refuse_unfit
from app.services.backups.states import folder_of, states_in
from app.services.faults import told
from app.services.keys.opening import unlock
from app.services.sqlite import connect
from tests.reliability.offices import PASSPHRASE, an_office, cheap_keys
from tests.reliability.trial import Outcome

FLIPS, CUTS = 200, 50


def rotting_states(folder: Path, random: Random) -> Outcome:
    """A state of an office without protection."""
    office = an_office(folder / "Büro" / "Büro.db", protected=False)
    return rotting(states_in(folder_of(office))[0].path, refuse_unfit, random)


def rotting_protected_states(folder: Path, random: Random) -> Outcome:
    """A state of a protected office."""
    with cheap_keys():
        office = an_office(folder / "Büro" / "Büro.db", protected=True)
        return rotting(states_in(folder_of(office))[0].path, refuse_unfit, random)


def rotting_protected_office(folder: Path, random: Random) -> Outcome:
    """The file of a protected office itself, of which nobody has a checksum."""
    with cheap_keys():
        office = an_office(folder / "Büro" / "Büro.db", protected=True)
        with closing(connect(office)) as connection:
            connection.execute("VACUUM")  # nobody reads pages that hold nothing
        return rotting(office, _refuse_damaged, random)


def rotting(path: Path, refuse: Callable[[Path], None], random: Random) -> Outcome:
    """How many of the flips and cuts `refuse` lets pass, or meets with anything but a sentence."""
    whole = path.read_bytes()
    refuse(path)
    passed = 0
    for changed in (*_flipped(whole, random), *_cut(whole, random)):
        path.write_bytes(changed)
        passed += not _is_refused(path, refuse)
    return Outcome(FLIPS + CUTS, passed)


def _is_refused(path: Path, refuse: Callable[[Path], None]) -> bool:
    try:
        refuse(path)
    except UserError:
        return True
    except Exception as error:  # a fault of ours is no answer
        print(f"{path.name}: no sentence: {' < '.join(told(error))}", file=sys.stderr, flush=True)
        return False
    print(f"{path.name}: not noticed", file=sys.stderr, flush=True)
    return False


def _refuse_damaged(path: Path) -> None:
    unlock(path, PASSPHRASE)
    if problems := check(path).problems:
        raise UserError("{count} Schäden", count=len(problems))


def _flipped(whole: bytes, random: Random) -> Iterator[bytes]:
    for _flip in range(FLIPS):
        rotten = bytearray(whole)
        rotten[random.randrange(len(whole))] ^= 1 << random.randrange(8)
        yield bytes(rotten)


def _cut(whole: bytes, random: Random) -> Iterator[bytes]:
    for _cut in range(CUTS):
        yield whole[: random.randrange(len(whole))]
