"""A stick or a share gets the newest state whenever it is there."""

import shutil
from datetime import timedelta

import pytest

from app.errors import UserError
from app.services.backups import second_place
from app.services.backups.copies import check, checksum_holds
from app.services.backups.rescue import offer
from app.services.backups.states import Why, folder_of
from tests.services.backups.conftest import NOW, flip


@pytest.fixture
def stick(tmp_path):
    """A folder somewhere else."""
    folder = tmp_path / "Stick"
    folder.mkdir()
    return folder


@pytest.fixture
def pull(stick, tmp_path):
    """Takes the stick away, and puts it back."""

    def act(back=False):
        shutil.move(*((tmp_path / "weg", stick) if back else (stick, tmp_path / "weg")))

    return act


def test_the_newest_state_is_there_at_once(services, path, stick):
    services.backups.keep(Why.START)
    services.backups.choose_place(stick)
    there = second_place.states_there(path)[0]
    assert checksum_holds(there.path) and check(there.path).problems == ()


def test_while_it_is_missing_nothing_is_written_in_its_stead(services, stick, pull):
    services.backups.choose_place(stick)
    pull()
    stick.mkdir()  # an empty mount point
    services.backups.keep(Why.START)
    assert list(stick.iterdir()) == []


def test_it_is_filled_when_it_is_back(services, path, stick, pull):
    services.backups.choose_place(stick)
    pull()
    services.backups.keep(Why.START)
    pull(back=True)
    services.backups.keep(Why.TIME)
    assert [state.why for state in second_place.states_there(path)] == [Why.START]


def test_a_full_stick_is_told_and_the_state_here_is_good(services, path, stick, monkeypatch):
    services.backups.choose_place(stick)
    monkeypatch.setattr(second_place, "keep_copy", _full)
    news = services.backups.keep(Why.START)
    assert (news.problem, "Platz" in news.place_problem, news.state is not None) == ("", True, True)


def _full(*_arguments):
    raise UserError("Für eine Sicherung ist in {folder} nicht genug Platz.", folder="Stick")


def test_after_seven_days_without_it_is_late(services, path, stick):
    place = second_place.choose(path, stick, NOW)
    assert place.late(NOW + timedelta(days=7)) is None
    assert place.late(NOW + timedelta(days=9)) == 9


def test_the_place_of_the_office_itself_is_no_second_one(services, path):
    with pytest.raises(UserError, match="liegt schon die Bürodatei selbst"):
        services.backups.choose_place(path.parent)


def test_a_place_that_cannot_be_written_is_refused(services, path, stick):
    (stick / folder_of(path).name).write_text("kein Ordner")
    with pytest.raises(UserError, match="nicht geschrieben werden"):
        services.backups.choose_place(stick)


def test_a_forgotten_place_gets_nothing_more(services, path, stick):
    services.backups.choose_place(stick)
    services.backups.leave_place()
    services.backups.keep(Why.START)
    assert second_place.states_there(path) == [] and second_place.place_of(path) is None


def test_when_the_states_here_are_lost_the_one_there_is_offered(services, path, stick, states):
    services.backups.choose_place(stick)
    services.backups.keep(Why.START)
    flip(states()[0].path)
    assert offer(path).state.path.is_relative_to(stick)
