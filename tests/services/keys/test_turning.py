"""An open office can be protected and opened up again; a program killed meanwhile leaves the old or the new one."""

import random
import shutil
import subprocess
import sys
import time
from contextlib import closing, suppress

import pytest

from app.errors import UserError
from app.services.backups import restoring
from app.services.backups.copies import check, contents, copy_verified
from app.services.backups.restoring import restore
from app.services.keys import changing, ring, slots, turning
from app.services.keys.opening import is_locked, is_protected, unlock
from app.services.opening import open_services
from app.services.sqlite import connect
from tests.services.keys.conftest import CANARY, PASSPHRASE, lay

CHILD = """
import sys
from pathlib import Path
from app.services.keys import slots, turning
slots.COST = slots.Cost(2**4)
path = Path(sys.argv[1])
print("begun", flush=True)
turning.protect(path, slots.make(sys.argv[2]))
"""


@pytest.fixture
def plain(path, forgotten):
    """An office without protection that holds the canary."""
    office = open_services(path)
    office.people.save(None, {"last_name": CANARY})
    office.close()
    return path


def protect(path):
    """Protect an office with the passphrase."""
    turning.protect(path, slots.make(PASSPHRASE))


def names(path):
    """The last names in an office."""
    office = open_services(path)
    try:
        return [person.last_name for person in office.people.all()]
    finally:
        office.close()


def leftovers(path):
    """Files beside an office that are neither it, its slots nor an empty journal of SQLite."""
    kept = {path.name, ring.slots_path(path).name, path.name + "-journal"}
    return [file.name for file in path.parent.iterdir() if file.is_file() and file.name not in kept]


def test_a_protected_office_holds_what_it_held(plain):
    protect(plain)
    assert names(plain) == [CANARY]


def test_a_protected_office_finds_what_it_found(plain):
    protect(plain)
    office = open_services(plain)
    assert [hit.title for hit in office.search("Kanarienvogel")]
    office.close()


def test_no_name_is_left_beside_a_protected_office(plain):
    protect(plain)
    assert not [f for f in plain.parent.iterdir() if f.is_file() and CANARY.encode() in f.read_bytes()]
    assert leftovers(plain) == []


def test_the_former_file_is_overwritten(plain, tmp_path):
    (tmp_path / "zweiter Name").hardlink_to(plain)
    protect(plain)
    assert set((tmp_path / "zweiter Name").read_bytes()) == {0}


def test_the_code_of_a_protected_office_opens_it(plain):
    made = slots.make(PASSPHRASE)
    turning.protect(plain, made)
    ring._unlocked.clear()
    unlock(plain, made.code)
    assert not is_locked(plain)


def test_protection_can_be_taken_away(plain):
    protect(plain)
    turning.unprotect(plain)
    ring._unlocked.clear()
    assert (names(plain), is_protected(plain), leftovers(plain)) == ([CANARY], False, [])


def test_an_office_in_use_is_not_protected(plain):
    with closing(connect(plain)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="noch geöffnet"):
            protect(plain)
    assert not is_protected(plain)


def test_a_protected_office_is_not_protected_twice(plain):
    protect(plain)
    with pytest.raises(UserError, match="schon geschützt"):
        protect(plain)


def test_a_copy_that_is_not_sound_is_not_taken(plain, monkeypatch):
    monkeypatch.setattr(turning.copying, "export", lambda _path, part, _look: shutil.copy(plain, part))
    with pytest.raises(UserError):
        protect(plain)
    assert (names(plain), leftovers(plain)) == ([CANARY], [])


def killed_while_protecting(path, seconds):
    """Let another program protect the office and kill it after so many seconds."""
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(path), PASSPHRASE], stdout=subprocess.PIPE)
    child.stdout.readline()
    time.sleep(seconds)
    child.kill()
    child.wait()
    child.stdout.close()


def test_a_kill_while_protecting_leaves_an_office_that_opens(plain, tmp_path):
    chance = random.Random(4)
    for number in range(6):
        folder = tmp_path / str(number)
        folder.mkdir()
        office = shutil.copy(plain, folder / "Büro.db")
        killed_while_protecting(office, chance.uniform(0, 0.25))
        turning.settle(office)
        if is_protected(office):
            unlock(office, PASSPHRASE)
        assert (names(office), leftovers(office)) == ([CANARY], [])


class Killed(BaseException):
    """Stands for the end of the program at a certain step."""


def killed(*_arguments):
    """The program ends here."""
    raise Killed


STEPS = range(1, 9)


@pytest.mark.parametrize("turn", [turning.protect, turning.unprotect])
@pytest.mark.parametrize("step", STEPS)
def test_whatever_step_is_the_last_one_the_next_start_finds_the_office(plain, monkeypatch, turn, step):
    """Each change of a name or deletion of a file, one after the other, is the last thing the program does."""
    given = (slots.make(PASSPHRASE),) if turn is turning.protect else ()
    if not given:
        protect(plain)
    with monkeypatch.context() as patch:
        count_down(patch, step)
        with suppress(Killed):
            turn(plain, *given)
    ring._unlocked.clear()
    turning.settle(plain)
    if is_protected(plain):
        unlock(plain, PASSPHRASE)
    assert (names(plain), leftovers(plain)) == ([CANARY], [])


def count_down(patch, step):
    """Be killed right before the step-th change in the folder."""
    left = iter(range(step - 1, -1, -1))

    def watched(act):
        def do(*arguments, **more):
            if next(left, -1) == 0:
                raise Killed
            return act(*arguments, **more)

        return do

    patch.setattr(turning.os, "replace", watched(turning.os.replace))
    patch.setattr(turning.Path, "unlink", watched(turning.Path.unlink))


# ------------------------------------------------------------------------------------------------- copies


@pytest.fixture
def opened(protected):
    """A protected office, unlocked."""
    unlock(protected, PASSPHRASE)
    return protected


def test_a_copy_of_a_protected_office_is_protected(opened, tmp_path):
    copy_verified(opened, tmp_path / "Kopie.kbak")
    assert is_protected(tmp_path / "Kopie.kbak")
    assert not (tmp_path / "Kopie.kbak").read_bytes().startswith(b"SQLite")


def test_a_copy_of_a_protected_office_opens_by_the_passphrase(opened, tmp_path):
    copy_verified(opened, tmp_path / "Kopie.kbak")
    ring._unlocked.clear()
    unlock(tmp_path / "Kopie.kbak", PASSPHRASE)
    assert check(tmp_path / "Kopie.kbak").problems == ()


def test_a_newer_copy_at_the_same_place_has_the_new_passphrase(opened, tmp_path):
    copy_verified(opened, tmp_path / "Kopie.kbak")
    changing.change_passphrase(opened, PASSPHRASE, "Kanne Wiese Brille Schuh Dach")
    copy_verified(opened, tmp_path / "Kopie.kbak")
    assert slots.unseal(slots.read(tmp_path / "Kopie.kbak.keys"), "Kanne Wiese Brille Schuh Dach")


def test_a_state_that_is_put_back_keeps_the_new_passphrase(opened, tmp_path):
    copy_verified(opened, tmp_path / "Kopie.kbak")
    changing.change_passphrase(opened, PASSPHRASE, "Kanne Wiese Brille Schuh Dach")
    restore(tmp_path / "Kopie.kbak", opened)
    assert slots.unseal(slots.read(ring.slots_path(opened)), "Kanne Wiese Brille Schuh Dach")


def test_a_plain_state_put_back_into_a_protected_office_is_protected_again(plain, tmp_path):
    copy_verified(plain, tmp_path / "Kopie.kbak")
    protect(plain)
    restore(tmp_path / "Kopie.kbak", plain)
    assert CANARY.encode() not in plain.read_bytes()
    assert names(plain) == [CANARY]


def test_a_locked_state_is_not_put_back(plain, protected_office, tmp_path):
    shutil.copy(protected_office[0], tmp_path / "Kopie.kbak")
    shutil.copy(ring.slots_path(protected_office[0]), tmp_path / "Kopie.kbak.keys")
    with pytest.raises(ring.Locked):
        restore(tmp_path / "Kopie.kbak", plain)
    assert names(plain) == [CANARY]


def test_who_is_killed_while_a_protected_state_comes_back_finds_the_plain_office(
    plain, protected_office, tmp_path, monkeypatch
):
    state = lay(protected_office[0], tmp_path / "Kopie.kbak")
    unlock(state, PASSPHRASE)
    with monkeypatch.context() as patch, suppress(Killed):
        patch.setattr(restoring, "_prepare", killed)
        for left_undone in ("settle", "discard"):
            patch.setattr(restoring, left_undone, lambda _path: None)
        restore(state, plain)
    assert is_protected(plain)
    assert names(plain) == [CANARY]


def test_a_protected_state_that_cannot_come_back_leaves_the_plain_office(
    plain, protected_office, tmp_path, monkeypatch
):
    def refuse(*_arguments):
        raise UserError("Das geht gerade nicht.")

    state = lay(protected_office[0], tmp_path / "Kopie.kbak")
    unlock(state, PASSPHRASE)
    monkeypatch.setattr(restoring, "_prepare", refuse)
    with pytest.raises(UserError, match="gerade nicht"):
        restore(state, plain)
    assert (names(plain), is_protected(plain)) == ([CANARY], False)


def test_a_plain_copy_over_a_locked_one_needs_no_passphrase(plain, protected_office, tmp_path):
    shutil.copy(ring.slots_path(protected_office[0]), tmp_path / "Kopie.kbak.keys")
    copy_verified(plain, tmp_path / "Kopie.kbak")
    assert not is_protected(tmp_path / "Kopie.kbak")


def test_a_migration_of_a_protected_office_keeps_a_protected_state(opened):
    from app.services.migrations.steps import migrate

    assert is_protected(migrate(opened))
    assert contents(opened).schema
