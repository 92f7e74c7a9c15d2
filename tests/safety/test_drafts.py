"""Input that was never saved is kept beside the history, offered once, and gone with its record."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from app.models import Draft, ErasureWay, VolunteerStatus
from app.models.base import now
from app.services.drafts import State, Typing
from app.services.opening import open_services
from app.services.privacy.erasing import Wanted, erase
from app.services.privacy.information import as_json, kept_of


def typing(record=None, **values):
    unread = {"birth_date": "31.2."}
    identity, version = (record.id, record.version) if record else (None, None)
    return Typing("Person", identity, version, "Müller, Anna", values=values, unread=unread)


@pytest.fixture
def kept(services, katja):
    """Unsaved input to a volunteer."""
    one = typing(katja, city="Asperg", status=VolunteerStatus.PAUSED, birth_date=date(1967, 5, 1), languages=["Farsi"])
    services.drafts.keep(one)
    return one


def test_input_comes_back_as_it_was_typed(services, kept, path):
    again = open_services(path, who="Kim")
    (offer,) = again.drafts.offered()
    again.close()
    assert (offer.typing, offer.state) == (kept, State.SAME)


def test_the_same_form_keeps_one_draft(services, kept):
    services.drafts.keep(Typing(**{**vars(kept), "values": {"city": "Remseck"}}))
    assert [offer.typing.values for offer in services.drafts.offered()] == [{"city": "Remseck"}]


def test_keeping_input_is_no_action_that_could_be_undone(services, kept):
    assert "Person angelegt" in services.history.last_undoable().name


def test_keeping_input_tells_nobody_of_a_change(services, katja):
    told = []
    services.subscribe(told.append)
    services.drafts.keep(typing(katja, city="Asperg"))
    assert told == []


def test_input_that_was_saved_is_forgotten(services, kept):
    services.drafts.drop([kept.id])
    assert services.drafts.offered() == []


def test_a_record_that_was_changed_meanwhile_is_told(services, kept, katja):
    services.people.save(katja.id, {"city": "Remseck"})
    assert services.drafts.offered()[0].state is State.CHANGED


def test_a_record_that_is_in_the_trash_is_told(services, kept, katja):
    services.people.trash([katja.id])
    assert services.drafts.offered()[0].state is State.GONE


def test_the_input_of_somebody_else_is_not_offered(kept, path):
    other = open_services(path, who="Lou")
    assert other.drafts.offered() == []
    other.close()


def test_after_thirty_days_input_is_gone(services, kept, database):
    with database.transaction("", undoable=False) as session:
        session.connection().execute(update(Draft).values(at=now() - timedelta(days=31)))
    assert services.drafts.offered() == []


@pytest.mark.parametrize("way", ErasureWay)
def test_who_is_erased_leaves_no_input_behind(services, kept, katja, path, way):
    erase(services, [Wanted("Person", katja.id, way)], "Löschung")
    assert services.drafts.offered() == [] and b"31.2." not in path.read_bytes()


def test_input_for_a_field_that_is_no_more_is_left_out(services, katja):
    services.drafts.keep(typing(katja, status="gone", city="Asperg"))
    assert services.drafts.offered()[0].typing.values == {"city": "Asperg"}


def test_a_new_record_keeps_what_it_began_with(services):
    services.drafts.keep(Typing("Person", None, None, "Neu", first={"status": VolunteerStatus.TRIAL}, values={}))
    assert services.drafts.offered()[0].typing.first == {"status": VolunteerStatus.TRIAL}


def test_information_to_a_person_holds_what_was_typed_about_her(services, kept, katja):
    told = as_json(services, kept_of(services, katja.id), date.today())
    assert told["records"]["Draft"][0]["typed"]["city"] == "Asperg"
