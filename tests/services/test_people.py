"""Volunteers and everybody else: status with its dates, consents, proofs, places."""

from datetime import date

import pytest

from app.errors import ValidationError
from app.models import ConductCheck, ConsentPurpose, Person, VolunteerStatus
from app.models.base import Kind
from app.models.facts import facts
from app.services.people import looks_like_email


@pytest.mark.parametrize("text", ["a@b.de", "k.boehringer+amt@mail.example.org"])
def test_a_mail_address_is_known(text):
    assert looks_like_email(text)


@pytest.mark.parametrize("text", ["a@b", "a b@c.de", "a@b.de, c@d.de", "@b.de", "a@b..de", "nein"])
def test_what_is_no_mail_address_is_known(text):
    assert not looks_like_email(text)


def test_an_incomplete_mail_address_is_told(services):
    with pytest.raises(ValidationError) as told:
        services.people.save(None, {"last_name": "Ott", "email": "ott@"})
    assert list(told.value.problems) == ["email"]


@pytest.mark.parametrize("born", [date(1850, 1, 1), date(2999, 1, 1)])
def test_an_impossible_birth_date_is_told(services, born):
    with pytest.raises(ValidationError, match="zwischen 1900 und heute"):
        services.people.save(None, {"last_name": "Ott", "birth_date": born})


def test_somebody_new_among_the_volunteers_is_interested(services):
    identity = services.volunteers.save(None, {"last_name": "Ott"})
    assert services.people.get(identity).status is VolunteerStatus.INTERESTED


def test_a_first_status_begins_when_the_help_began(services):
    identity = services.people.save(
        None, {"last_name": "Ott", "status": VolunteerStatus.ACTIVE, "since": date(2019, 5, 1)}
    )
    assert services.people.status_history(identity)[0].changed_on == date(2019, 5, 1)


def test_a_new_status_is_dated_today(services, katja):
    services.people.save(katja.id, {"status": VolunteerStatus.PAUSED})
    assert services.people.status_history(katja.id)[-1].changed_on == date.today()


def test_the_same_status_again_is_no_step(services, katja):
    services.people.save(katja.id, {"status": VolunteerStatus.ACTIVE, "city": "Tamm"})
    assert len(services.people.status_history(katja.id)) == 1


def test_who_leaves_has_a_last_day(services, katja):
    services.people.save(katja.id, {"status": VolunteerStatus.LEFT})
    assert services.people.get(katja.id).left_on == date.today()


def test_several_people_get_a_status_with_its_reason(services, saved):
    ids = [saved(name).id for name in ("Ott", "Pohl")]
    name = services.people.change_status(ids, VolunteerStatus.LEFT, date.today(), "Umzug")
    assert name == "2 Personen: Status ausgeschieden"
    assert services.people.rows(ids, [Person.left_on]) == [(date.today(),)] * 2
    assert services.people.status_history(ids[0])[-1].reason == "Umzug"


def test_a_seen_certificate_is_three_data_and_no_more(services, katja):
    services.people.record_conduct_check(katja.id, date(2026, 3, 1), date(2026, 2, 1))
    columns = {c.key for c in ConductCheck.__table__.c} - {"id", "person_id"}
    assert columns == {"seen_on", "certificate_date", "no_relevant_entry"}
    assert services.people.get(katja.id).certificate_seen_on == date(2026, 3, 1)


def test_a_consent_holds_until_it_is_withdrawn(services, katja):
    consent = services.consents.save(None, {"person_id": katja.id, "purpose": ConsentPurpose.AUTHORITY_LIST})
    assert services.people.consenting(ConsentPurpose.AUTHORITY_LIST) == {katja.id}
    services.consents.save(consent, {"withdrawn_on": date.today()})
    assert services.people.consenting(ConsentPurpose.AUTHORITY_LIST) == set()


def test_a_consent_for_one_purpose_is_none_for_another(services, katja):
    services.consents.save(None, {"person_id": katja.id, "purpose": ConsentPurpose.PHOTO})
    assert services.people.consenting(ConsentPurpose.AUTHORITY_LIST) == set()


def test_an_ended_assignment_names_no_house(services, katja):
    shelter = services.shelters.save(None, {"name": "GU Musterweg"})
    assignment = services.people.place(katja.id, shelter, date(2026, 1, 1), "Sprachcafé")
    services.assignments.save(assignment, {"until": date(2026, 2, 1)})
    assert services.people.get(katja.id).shelter_names is None


def test_a_slot_of_the_week_is_kept_in_its_order(services, katja):
    services.people.save(katja.id, {"availability": ["fri.evening", "mon.morning"]})
    assert services.people.get(katja.id).availability == ["mon.morning", "fri.evening"]


def test_a_language_knows_its_level(services, katja):
    services.people.save(katja.id, {"languages": ["Arabisch (C1)", "Kurdisch Muttersprache", "C1"]})
    assert services.people.get(katja.id).languages == ["Arabisch C1", "Kurdisch Muttersprache", "C1"]


def test_a_telephone_number_is_a_kind_of_its_own():
    assert facts(Person.mobile).kind is Kind.PHONE
