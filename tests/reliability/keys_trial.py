"""Changes passphrases and is killed, damages slot files, mixes files up: old or new opens, and the words are right."""

import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

from app.errors import UserError
from app.services.keys import changing, ring
from app.services.keys.opening import DamagedOffice, fits, unlock
from app.services.keys.ring import Damaged
from app.services.keys.slots import WrongPassphrase
from app.services.migrations.steps import create
from tests.reliability.children import duration, killed_while
from tests.reliability.offices import NEW_PASSPHRASE, PASSPHRASE, cheap_keys
from tests.reliability.trial import Outcome

KILLS, FLIPS, CUTS = 8, 30, 10


def changing_passphrases(folder: Path, random: Random) -> Outcome:
    """Kills while the passphrase changes: exactly one of the two opens, and the recovery code as ever."""
    with cheap_keys():
        office, code = _office(folder / "base")
        takes = duration("change passphrase", _copy(office, folder / "usual"))
        lost = 0
        for kill in range(KILLS):
            path = _copy(office, folder / str(kill))
            killed_while("change passphrase", path, random.uniform(0, takes * 1.2))
            opening = [_opens(path, secret) for secret in (PASSPHRASE, NEW_PASSPHRASE)]
            lost += sum(opening) != 1 or not _opens(path, code)
    return Outcome(KILLS, lost)


def telling_apart(folder: Path, random: Random) -> Outcome:
    """A wrong passphrase, a damaged slot file, a damaged office and a file of another office: each its own words."""
    with cheap_keys():
        office, _code = _office(folder / "base")
        other, _other_code = _office(folder / "other")
        cases = [*_damaged_slots(random), *_mixed_up(other), *_damaged_office(random), _wrong_passphrase]
        wrong = 0
        for number, case in enumerate(cases):
            path = _copy(office, folder / str(number))
            secret, expected = case(path)
            told = _told(path, secret)
            if not isinstance(told, expected) or (expected is UserError and type(told) is not UserError):
                print(f"{number}: {told!r} instead of {expected}", file=sys.stderr, flush=True)
                wrong += 1
    return Outcome(len(cases), wrong)


Case = Callable[[Path], tuple[str, type[Exception]]]
"""Does something to an office; the answer is the secret to try, and what it should be told as."""


def _office(folder: Path) -> tuple[Path, str]:
    folder.mkdir()
    made = changing.prepare(PASSPHRASE)
    changing.begin(folder / "Büro.db", made)
    create(folder / "Büro.db")
    return folder / "Büro.db", made.code


def _copy(office: Path, folder: Path) -> Path:
    shutil.copytree(office.parent, folder)
    return folder / office.name


def _opens(path: Path, secret: str) -> bool:
    with suppress(WrongPassphrase):
        return bool(fits(path, secret))
    return False


def _told(path: Path, secret: str) -> Exception | None:
    """What is said to who tries; None when it opens."""
    ring._unlocked.clear()
    try:
        unlock(path, secret)
    except Exception as error:
        return error
    return None


# ------------------------------------------------------------------------------------------------------ cases


def _wrong_passphrase(_path: Path) -> tuple[str, type[Exception]]:
    return NEW_PASSPHRASE, WrongPassphrase


def _damaged_slots(random: Random) -> list[Case]:
    def flipped(path: Path) -> tuple[str, type[Exception]]:
        beside = ring.slots_path(path)
        whole = beside.read_bytes()
        while True:
            place = random.randrange(len(whole))
            rotten = whole[:place] + bytes([whole[place] ^ 1 << random.randrange(8)]) + whole[place + 1 :]
            if rotten.split() != whole.split():  # a blank that became another blank says the same
                break
        beside.write_bytes(rotten)
        return PASSPHRASE, Damaged

    def cut(path: Path) -> tuple[str, type[Exception]]:
        beside = ring.slots_path(path)
        whole = beside.read_bytes().rstrip()
        beside.write_bytes(whole[: random.randrange(len(whole))])
        return PASSPHRASE, Damaged

    return [flipped] * FLIPS + [cut] * CUTS


def _mixed_up(other: Path) -> list[Case]:
    def slots_of_another(path: Path) -> tuple[str, type[Exception]]:
        shutil.copy(ring.slots_path(other), ring.slots_path(path))
        return PASSPHRASE, UserError

    def office_of_another(path: Path) -> tuple[str, type[Exception]]:
        shutil.copy(other, path)
        return PASSPHRASE, UserError

    def plain_office(path: Path) -> tuple[str, type[Exception]]:
        path.unlink()
        ring.slots_path(path).rename(path.with_name("beiseite"))
        create(path)
        path.with_name("beiseite").rename(ring.slots_path(path))
        return PASSPHRASE, UserError

    def no_office(path: Path) -> tuple[str, type[Exception]]:
        path.write_bytes(b"Sehr geehrte Damen und Herren" * 500)
        return PASSPHRASE, UserError

    return [slots_of_another, office_of_another, plain_office, no_office]


def _damaged_office(random: Random) -> list[Case]:
    def flipped(path: Path) -> tuple[str, type[Exception]]:
        whole = bytearray(path.read_bytes())
        whole[random.randrange(len(ring.key_name(path) or "") // 2, 4_096)] ^= 1 << random.randrange(8)
        path.write_bytes(whole)
        return PASSPHRASE, DamagedOffice

    return [flipped] * CUTS
