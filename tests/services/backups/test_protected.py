"""The states of a protected office are protected, too, and lead back all the same."""

import pytest

from app.services.backups import differences, second_place
from app.services.backups.copies import check
from app.services.backups.rescue import offer
from app.services.backups.restoring import restore
from app.services.backups.states import Why, folder_of, states_in
from app.services.keys import changing, ring, slots
from app.services.keys.opening import unlock
from app.services.migrations.steps import create
from app.services.opening import open_services

PASSPHRASE = "Birne Lampe Regen Tasche Zug"


@pytest.fixture
def path(tmp_path, monkeypatch):
    """A protected office that is unlocked; the other fixtures open this one."""
    monkeypatch.setattr(slots, "COST", slots.Cost(2**4))
    path = tmp_path / "Büro.db"
    changing.begin(path, changing.prepare(PASSPHRASE))
    create(path)
    yield path
    ring._unlocked.clear()


def test_nothing_of_a_person_can_be_read_in_a_state(services, katja, kept):
    content = kept().path.read_bytes()
    assert b"ringer" not in content and b"SQLite format" not in content


def test_a_protected_state_comes_back(services, katja, path, states):
    services.backups.keep(Why.START)
    services.people.save(katja.id, {"last_name": "Zeller"})
    assert differences.told(differences.compare(states()[0].path, path)) == "Mit früheren Angaben: 1 Person."
    services.close()
    restore(states()[0].path, path)
    again = open_services(path)
    assert [person.last_name for person in again.people.all()] == ["Böhringer"]
    again.close()


def test_the_second_place_holds_what_opens_it_elsewhere(services, katja, path, tmp_path):
    (tmp_path / "Stick").mkdir()
    services.backups.keep(Why.START)
    services.backups.choose_place(tmp_path / "Stick")
    services.close()
    ring._unlocked.clear()
    there = second_place.states_there(path)[0].path
    unlock(there, PASSPHRASE)
    assert check(there).living["person"] == 1


def test_a_state_that_goes_takes_its_key_along(services, kept, path, states):
    from app.services.backups.keeping import thin
    from tests.services.backups.conftest import NOW

    for days in (200, 150, 120, 1, 0.5, 0.1):
        kept(days=days)
    thin(folder_of(path), NOW)
    assert len(states_in(folder_of(path))) == 3 and len(list(folder_of(path).iterdir())) == 9


def test_after_damage_the_newest_good_one_is_offered(services, katja, kept, path):
    good = kept()
    services.close()
    path.write_bytes(b"kaputt" * 1_000)
    assert offer(path).state.path == good.path
