"""The states from the time before the protection are protected with the office, one after the other, for good."""

import shutil
from contextlib import suppress

import pytest

from app.errors import UserError
from app.services.backups.copies import check, checksum_holds
from app.services.backups.states import Why, accept, folder_of, make, states_in
from app.services.keys import ring, slots, whole
from app.services.keys.opening import is_protected, unlock
from app.services.opening import open_services
from tests.services.keys.conftest import CANARY, PASSPHRASE


@pytest.fixture
def kept(path, forgotten):
    """An office with the canary and two states of it."""
    office = open_services(path)
    office.people.save(None, {"last_name": CANARY})
    office.close()
    accept(make(path, Why.HAND))
    make(path, Why.IMPORT)
    return path


def readable(path):
    """The files beside an office in which the canary can be read."""
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    return [file.name for file in files if CANARY.encode() in file.read_bytes()]


def test_no_state_can_be_read_any_more(kept):
    whole.protect_all(kept, slots.make(PASSPHRASE))
    assert readable(kept) == []


def test_every_state_is_sound_and_known_for_what_it_is(kept):
    before = [(state.number, state.at, state.why, state.accepted) for state in states_in(folder_of(kept))]
    whole.protect_all(kept, slots.make(PASSPHRASE))
    states = states_in(folder_of(kept))
    assert [(state.number, state.at, state.why, state.accepted) for state in states] == before
    assert all(check(state.path).problems == () and checksum_holds(state.path) for state in states)


def test_a_state_opens_by_the_passphrase_of_the_office(kept):
    whole.protect_all(kept, slots.make(PASSPHRASE))
    ring._unlocked.clear()
    assert unlock(states_in(folder_of(kept))[0].path, PASSPHRASE)


class Killed(BaseException):
    """Stands for the end of the program."""


@pytest.mark.parametrize("place", ["carry", "keep_copy", "accept"])
def test_who_is_killed_meanwhile_goes_on_at_the_next_start(kept, monkeypatch, place):
    def die(*_arguments, **_more):
        raise Killed

    with monkeypatch.context() as patch, suppress(Killed):
        patch.setattr(whole.copying if place == "carry" else whole, place, die)
        patch.setattr(whole, "_settle", lambda former: None)
        whole.protect_all(kept, slots.make(PASSPHRASE))
    whole.protect_states(kept)
    assert readable(kept) == [] and len(states_in(folder_of(kept))) == 2


def test_what_is_protected_already_is_left_alone(kept):
    whole.protect_all(kept, slots.make(PASSPHRASE))
    assert whole.protect_states(kept) == 0


def test_an_office_that_moves_with_its_slots_opens_elsewhere(kept, tmp_path):
    whole.protect_all(kept, slots.make(PASSPHRASE))
    ring._unlocked.clear()
    (tmp_path / "Anderer Rechner").mkdir()
    for file in (kept, ring.slots_path(kept)):
        shutil.copy(file, tmp_path / "Anderer Rechner")
    there = tmp_path / "Anderer Rechner" / kept.name
    assert is_protected(there) and unlock(there, PASSPHRASE)


@pytest.mark.parametrize("harm", ["missing", "damaged"])
def test_a_lost_slot_file_comes_back_from_the_states(kept, harm):
    whole.protect_all(kept, slots.make(PASSPHRASE))
    ring._unlocked.clear()
    keys = ring.slots_path(kept)
    keys.unlink() if harm == "missing" else keys.write_text("{}")
    with pytest.raises(ring.Locked):
        open_services(kept)
    assert unlock(kept, PASSPHRASE)


def test_the_slots_of_another_office_are_not_taken_from_the_states(kept):
    whole.protect_all(kept, slots.make(PASSPHRASE))
    for file in (ring.slots_path(kept), *folder_of(kept).glob("*.keys")):
        slots.write(file, slots.make(PASSPHRASE).slots)
    ring.slots_path(kept).unlink()
    with pytest.raises(UserError, match="Schlüsseldatei Büro.db.keys fehlt"):
        open_services(kept)
