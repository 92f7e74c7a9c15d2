"""Two records of one person become one, nothing is lost, and it is undone as a whole."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from app.errors import UserError
from app.models import (
    CircleMember,
    ConsentPurpose,
    ErasureWay,
    HoursEntry,
    ParticipationState,
    Person,
    PersonLink,
    StatusChange,
    VolunteerStatus,
)
from app.services.privacy.erasing import Wanted, erase
from app.services.privacy.information import kept_of
from app.services.twins.hanging import hanging
from app.services.twins.merging import GONE, KEPT, Merging


@pytest.fixture
def merging(services):
    return Merging(services.people)


@pytest.fixture
def twin(saved):
    """Katja once more, with another number and another language."""
    return saved("Boehringer", first_name="Katja", phone="07141 555123", languages=["Farsi"], notes="kommt gern abends")


def ids_of(services, owner):
    return [row.person_id for row in services.crud(owner).all()]


def test_differences_are_told_in_words(merging, katja, twin):
    told = {one.label: (one.kept, one.gone) for one in merging.differences(katja.id, twin.id)}
    assert told["Nachname"] == ("Böhringer", "Boehringer") and told["Telefon"] == ("", "07141 555123")


def test_what_only_one_knows_is_proposed(merging, katja, twin):
    proposed = {one.name: one.proposed for one in merging.differences(katja.id, twin.id)}
    assert (proposed["last_name"], proposed["phone"], proposed["languages"]) == ("kept", "gone", "both")


def test_the_record_that_stays_knows_everything(merging, services, katja, twin):
    merging.merge(katja.id, twin.id)
    one = services.people.get(katja.id)
    assert (one.phone, one.mobile, one.languages) == (
        "07141 555123",
        "0171 3920077",
        ["Arabisch C1", "Englisch", "Farsi"],
    )


def test_a_choice_decides_a_field(merging, services, katja, twin):
    merging.merge(katja.id, twin.id, {"last_name": GONE, "languages": KEPT})
    one = services.people.get(katja.id)
    assert (one.last_name, one.languages) == ("Boehringer", ["Arabisch C1", "Englisch"])


def test_the_other_lies_in_the_trash_and_says_where_it_went(merging, services, katja, twin):
    merging.merge(katja.id, twin.id)
    gone = services.people.get(twin.id)
    assert gone.deleted_at is not None and gone.merged_into == katja.id


def test_hours_talks_and_consents_come_over(merging, services, katja, twin):
    services.crud(HoursEntry).save(None, {"person_id": twin.id, "day": date(2026, 5, 4), "minutes": 90})
    services.people.record_consents([twin.id], {"purpose": ConsentPurpose.PHOTO, "given_on": date(2026, 5, 4)})
    talk = {"subject_type": "Person", "subject_id": twin.id, "at": datetime(2026, 5, 4, 10), "topic": "Erstgespräch"}
    services.contact_entries.save(None, talk)
    merging.merge(katja.id, twin.id)
    assert ids_of(services, HoursEntry) == [katja.id] and services.people.consenting(ConsentPurpose.PHOTO) == {katja.id}
    assert [entry.subject_id for entry in services.contact_entries.all()] == [katja.id]


def test_the_steps_of_both_lives_stand_together(merging, services, katja, twin):
    services.people.change_status([twin.id], VolunteerStatus.PAUSED, date(2026, 5, 4), "Prüfungen")
    merging.merge(katja.id, twin.id)
    assert "Prüfungen" in [step.reason for step in services.people.status_history(katja.id)]


def test_a_status_that_is_taken_over_writes_no_step(merging, services, katja, twin):
    services.people.change_status([twin.id], VolunteerStatus.PAUSED, date(2026, 5, 4))
    before = len(services.people.status_history(katja.id)) + len(services.people.status_history(twin.id))
    merging.merge(katja.id, twin.id, {"status": GONE})
    assert services.people.get(katja.id).status is VolunteerStatus.PAUSED
    assert len(services.people.status_history(katja.id)) == before


def test_who_came_is_counted_once(merging, services, katja, twin):
    event = services.events.save(None, {"title": "Infoabend", "start": datetime(2026, 5, 4, 19)})
    for person, state in ((katja, ParticipationState.REGISTERED), (twin, ParticipationState.ATTENDED)):
        services.participations.save(None, {"event_id": event, "person_id": person.id, "state": state})
    merging.merge(katja.id, twin.id)
    assert [(p.person_id, p.state) for p in services.participations.all()] == [(katja.id, ParticipationState.ATTENDED)]


def test_a_member_of_a_circle_is_one_member(merging, services, katja, twin):
    circle = services.circles.save(None, {"name": "Radkreis"})
    for person in (katja, twin):
        services.circle_members.save(None, {"circle_id": circle, "person_id": person.id})
    merging.merge(katja.id, twin.id)
    assert ids_of(services, CircleMember) == [katja.id]


def test_nobody_is_linked_with_herself(merging, services, katja, twin):
    services.crud(PersonLink).save(None, {"person_id": katja.id, "other_id": twin.id})
    merging.merge(katja.id, twin.id)
    assert services.crud(PersonLink).all() == []


def test_it_is_undone_as_a_whole(merging, services, katja, twin):
    services.crud(HoursEntry).save(None, {"person_id": twin.id, "day": date(2026, 5, 4), "minutes": 90})
    merging.merge(katja.id, twin.id)
    services.history.undo(services.history.last_undoable().id)
    again = services.people.get(twin.id)
    assert (again.deleted_at, again.merged_into, again.languages) == (None, None, ["Farsi"])
    assert ids_of(services, HoursEntry) == [twin.id] and services.people.get(katja.id).phone is None


def test_the_same_record_twice_is_refused(merging, katja):
    with pytest.raises(UserError, match="zwei verschiedene"):
        merging.merge(katja.id, katja.id)


def test_what_the_office_keeps_of_her_includes_the_merged_record(merging, services, katja, twin):
    merging.merge(katja.id, twin.id)
    assert [row.id for row in kept_of(services, katja.id).rows[Person]] == [twin.id]


def test_erasing_her_erases_the_merged_record(merging, services, katja, twin):
    merging.merge(katja.id, twin.id)
    erase(services, [Wanted("Person", katja.id, ErasureWay.DELETED)], "Gelöscht")
    with services.database.reading() as connection:
        assert list(connection.execute(select(Person.id))) == list(connection.execute(select(StatusChange.id))) == []


def test_the_certificate_that_comes_along_is_named(services, twin):
    before = hanging(services.database, twin.id)
    services.people.record_conduct_check(twin.id, date(2026, 3, 1))
    assert hanging(services.database, twin.id) == (*before, "Führungszeugnis")
