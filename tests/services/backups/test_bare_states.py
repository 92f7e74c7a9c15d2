"""What went to the second place while the office had no passphrase does not stay readable there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.errors import UserError
from app.services.backups import second_place
from app.services.backups.copies import check, is_whole
from app.services.backups.keeping import AT_ONCE
from app.services.backups.second_place import bare_there, protect_there, states_there
from app.services.backups.states import Why
from app.services.keys import changing, ring, slots, turning
from app.services.keys.opening import is_protected, unlock
from app.services.keys.whole import protect_all
from app.services.opening import open_services
from tests.services.backups.conftest import flip

PASSPHRASE = "Birne Lampe Regen Tasche Zug"
CANARY = "Kanarienvogel"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder somewhere else."""
    (tmp_path / "Stick").mkdir()
    return tmp_path / "Stick"


@pytest.fixture
def protected(path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], Path]]:
    """`protected(5)`: an office that was protected after so many states of it had gone to the stick."""
    monkeypatch.setattr(slots, "COST", slots.Cost(2**4))

    def make(count: int) -> Path:
        services = open_services(path)
        services.backups.choose_place(stick)
        for number in range(count):
            services.people.save(None, {"last_name": f"{CANARY} {number}"})
            services.backups.keep(Why.TIME)
        services.close()
        protect_all(path, changing.prepare(PASSPHRASE))
        return path

    yield make
    ring._unlocked.clear()


def keep(path: Path, why: Why = Why.TIME) -> str:
    """What comes of the next copy: the problem with the second place, "" for none."""
    services = open_services(path)
    services.people.save(None, {"last_name": "Neu"})
    news = services.backups.keep(why)
    services.close()
    return news.place_problem


def readable(stick: Path) -> list[str]:
    files = [file for file in stick.rglob("*") if file.is_file()]
    return [file.name for file in files if CANARY.encode() in file.read_bytes()]


def test_how_many_can_be_read_is_told(protected: Callable[[int], Path]):
    services = open_services(protected(2))
    assert services.backups.news().bare == 2
    services.close()


def test_of_an_office_without_protection_none_is_told(services, stick):
    services.backups.choose_place(stick)
    services.backups.keep(Why.TIME)
    assert services.backups.news().bare == 0


def test_the_next_copy_encrypts_them(protected: Callable[[int], Path], stick: Path):
    path = protected(2)
    before = [(state.number, state.why) for state in states_there(path)]
    assert keep(path) == "" and readable(stick) == []
    assert [(state.number, state.why) for state in states_there(path)][1:] == before
    assert all(is_whole(state.path) and is_protected(state.path) for state in states_there(path))


def test_they_open_elsewhere_by_the_passphrase(protected: Callable[[int], Path]):
    path = protected(1)
    protect_there(path)
    ring._unlocked.clear()
    there = states_there(path)[0].path
    unlock(there, PASSPHRASE)
    assert check(there).living["person"] == 1


def test_a_copy_takes_only_a_few_along_and_the_end_none(protected: Callable[[int], Path]):
    path = protected(AT_ONCE + 2)
    keep(path, Why.EXIT)
    assert len(bare_there(path)) == AT_ONCE + 2
    keep(path)
    assert len(bare_there(path)) == 2


def test_on_request_all_are_encrypted_at_once(protected: Callable[[int], Path], stick: Path):
    services = open_services(protected(AT_ONCE + 2))
    assert services.backups.protect_place().bare == 0
    services.close()
    assert readable(stick) == []


def test_a_rotten_one_stays_while_there_are_not_three_good_ones(protected: Callable[[int], Path]):
    path = protected(2)
    rotten = states_there(path)[1]
    flip(rotten.path)
    with pytest.raises(UserError, match="ließ sich nicht verschlüsseln"):
        protect_there(path)
    assert [state.number for state in bare_there(path)] == [rotten.number]


def test_a_rotten_one_goes_once_there_are_three_good_ones(protected: Callable[[int], Path], stick: Path):
    path = protected(4)
    rotten = states_there(path)[0]
    flip(rotten.path)
    protect_there(path)
    assert not rotten.path.exists() and readable(stick) == [] and len(states_there(path)) == 3


def test_without_room_they_stay_and_that_is_told(protected: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch):
    def full(*_arguments: object) -> None:
        raise UserError("Für eine Sicherung ist nicht genug Platz.")

    path = protected(2)
    monkeypatch.setattr(second_place, "protect_state", full)
    assert "ließ sich nicht verschlüsseln" in keep(path)
    assert len(bare_there(path)) == 2


def test_who_is_killed_meanwhile_loses_no_state(protected: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch):
    path = protected(2)
    before = [state.number for state in states_there(path)]

    def die(_path: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(turning, "overwrite", die)
        with pytest.raises(KeyboardInterrupt):
            protect_there(path)
    protect_there(path)
    assert [state.number for state in states_there(path)] == before and bare_there(path) == []


def test_while_the_stick_is_away_nothing_is_told(protected: Callable[[int], Path], stick: Path):
    path = protected(1)
    stick.rename(stick.with_name("weg"))
    assert bare_there(path) == []
