"""The sample office shows something true on every screen, the same on the same day, and all of it is invented."""

import re
import shutil
from datetime import date, timedelta

import pytest

from app.models import (
    ApplicationState,
    Consent,
    ConsentPurpose,
    ContactRole,
    Event,
    EventKind,
    EventText,
    Occupancy,
    Participation,
    Person,
    Task,
    VolunteerStatus,
)
from app.models.base import entities
from app.services.crud import Filter, Query
from app.services.opening import open_services
from app.services.sample import make_sample
from app.services.sample.names import ORIGINS


def person(sample, name):
    found = sample.people.ids(Query(name))
    assert len(found) == 1
    return sample.people.get(found[0])


def tasks(sample, record):
    return sample.tasks.on(record)


def test_there_are_as_many_volunteers_as_usual(sample):
    assert sample.volunteers.count() == 130


@pytest.mark.parametrize("wanted", [9, 40])
def test_there_are_as_many_volunteers_as_asked_for(services, wanted):
    make_sample(services, volunteers=wanted)
    assert services.volunteers.count() == wanted


def test_every_entity_has_a_record(sample):
    assert [owner.__name__ for owner in entities() if sample.crud(owner).count() == 0] == []


def test_the_same_day_gives_the_same_office(sample, services):
    make_sample(services)

    def told(office):
        shown = [Person.id, Person.sort_name, Person.email, Person.languages, Person.since, Person.shelter_names]
        return office.people.rows(office.people.ids(), shown)

    assert told(services) == told(sample)


def test_it_is_one_action_that_stays(sample):
    actions = sample.history.latest()
    assert [(action.name, action.undoable) for action in actions] == [("Musterbüro angelegt", False)]


def test_a_large_office_tells_how_far_it_is(empty_path, tmp_path, monkeypatch):
    monkeypatch.setattr("app.services.sample._STEP", 50)
    services = open_services(shutil.copy(empty_path, tmp_path / "gross.db"))
    told = []
    make_sample(services, volunteers=120, progress=lambda done, wanted: told.append((done, wanted)))
    assert told == [(50, 120), (100, 120), (120, 120)]
    assert services.volunteers.count() == 120
    services.close()


def test_the_ten_houses_hold_240_of_286(sample):
    loads = sample.figures.loads()
    assert (len(loads), sum(load.occupied for load in loads), sum(load.capacity for load in loads)) == (10, 240, 286)


def test_the_numbers_of_a_house_add_up(sample):
    for count in sample.occupancies.all():
        parts = (count.women, count.men, count.minors_0_5, count.minors_6_13, count.minors_14_17)
        assert sum(parts) == sum(count.languages.values()) == count.occupied <= count.capacity


def test_every_house_was_counted_every_month(sample):
    for identity in sample.shelters.ids():
        assert len(sample.occupancies.of(Occupancy.shelter_id, identity)) == 13


def test_every_house_has_its_people(sample):
    for identity in sample.shelters.ids():
        functions = {role.function for role in sample.contact_roles.of(ContactRole.shelter_id, identity)}
        assert functions == {"Heimleitung", "Sozialbetreuung", "Hausmeister"}


def test_every_house_has_a_circle_and_all_but_one_have_volunteers(sample):
    shelters = [sample.shelters.get(identity) for identity in sample.shelters.ids()]
    assert all(shelter.circle_names for shelter in shelters)
    assert [shelter.name for shelter in shelters if not shelter.helper_count] == ["AU Attrappenring"]


def test_the_house_without_helpers_stands_out(sample):
    assert [one.name for one in sample.overview.standings() if one.alone] == ["AU Attrappenring"]


def test_bernd_still_owes_a_proof(sample):
    bernd = person(sample, "Beispielmann")
    assert [task.due_on < date.today() for task in tasks(sample, bernd) if "Masernnachweis" in task.title] == [True]


def test_hannelores_certificate_should_be_forgotten(sample):
    hannelore = person(sample, "Probst-Fiktiv")
    assert hannelore.status is VolunteerStatus.LEFT
    assert hannelore.left_on < date.today() - timedelta(days=183)
    assert hannelore.certificate_seen_on


def test_aaliyah_waits_for_an_answer(sample):
    aaliyah = person(sample, "Aaliyah Demo")
    came = sample.participations.of(Participation.person_id, aaliyah.id)
    assert came[0].wants_to_help
    assert tasks(sample, aaliyah)[0].due_on < date.today()


def test_one_man_is_there_twice(sample):
    twins = [person(sample, name) for name in ("Muster-Möller", "Mustermoeller")]
    assert twins[0].mobile == twins[1].mobile


def test_the_next_info_evening_is_half_full(sample):
    coming = sample.events.upcoming(EventKind.INFO)[0]
    event = sample.events.get(coming.event_id)
    assert (event.registered_count, event.capacity) == (31, 60)
    assert timedelta(days=18) <= coming.start.date() - date.today() <= timedelta(days=27)


def test_the_flyer_speaks_four_languages_and_names_its_funder(sample):
    event = sample.events.upcoming(EventKind.INFO)[0].event_id
    assert {text.language for text in sample.event_texts.of(EventText.event_id, event)} == {"ar", "fa", "en"}
    assert len(sample.events.funder_ids(event)) == 1


def test_every_kind_of_event_is_in_the_calendar(sample):
    assert {kind for kind, _count in sample.events.facets(Event.kind)} == set(EventKind) - {EventKind.OTHER}


def test_something_happens_every_week(sample):
    for week in range(-8, 8):
        monday = date.today() - timedelta(days=date.today().weekday()) + timedelta(weeks=week)
        assert sample.events.between(monday, monday + timedelta(days=6))


def test_the_sewing_cafe_must_account_for_its_grant(sample):
    application = next(a for a in sample.applications.all() if a.name == "Nähcafé")
    assert (application.granted_amount, application.next_deadline) == (640_000, date.today() + timedelta(days=12))


def test_applications_are_in_every_phase(sample):
    found = {application.state for application in sample.applications.all()}
    assert found >= {
        ApplicationState.DRAFT,
        ApplicationState.SUBMITTED,
        ApplicationState.GRANTED,
        ApplicationState.REJECTED,
    }


def test_tasks_are_overdue_today_and_later(sample):
    days = [task.due_on for task in sample.tasks.all(Task.done_on.is_(None))]
    assert min(days) < date.today() < max(days)
    assert date.today() in days


def test_most_agreed_to_be_named_and_some_no_longer(sample):
    agreed = sample.people.consenting(ConsentPurpose.AUTHORITY_LIST)
    assert 70 < len(agreed) < 125
    assert sample.consents.count(Query(filters=(Filter(Consent.withdrawn_on, date.today()),))) < len(agreed)


def test_nobody_has_two_mail_addresses_alike(sample):
    mails = [row[0] for row in sample.people.rows(sample.people.ids(), [Person.email]) if row[0]]
    assert len(mails) == len(set(mails))


def test_all_addresses_and_numbers_are_invented(sample):
    for phone, mobile, email in sample.people.rows(sample.people.ids(), [Person.phone, Person.mobile, Person.email]):
        assert phone is None or re.fullmatch(r"07141 0\d{5}", phone)
        assert mobile is None or re.fullmatch(r"0171 39200\d{2}|0176 0\d{7}", mobile)
        assert email is None or email.endswith("@example.org")


def test_names_are_of_many_origins():
    assert len({name for origin in ORIGINS for name in (*origin.women, *origin.men)}) >= 300
    assert len({name for origin in ORIGINS for name in origin.family}) >= 400


def test_no_date_of_a_life_lies_in_the_future(sample):
    rows = sample.volunteers.rows(sample.volunteers.ids(), [Person.since, Person.left_on])
    assert [row for row in rows if any(day and day > date.today() for day in row)] == []


def test_who_left_came_before(sample):
    rows = sample.volunteers.rows(sample.volunteers.ids(), [Person.since, Person.left_on])
    assert [row for row in rows if row[1] and row[0] > row[1]] == []


@pytest.mark.parametrize("today", [date(2026, 2, 28), date(2026, 7, 30), date(2026, 12, 24), date(2028, 2, 29)])
def test_any_day_will_do(services, monkeypatch, today):
    class Someday(date):
        @classmethod
        def today(cls):
            return today

    monkeypatch.setattr("app.services.sample.date", Someday)
    make_sample(services, volunteers=30)
    assert services.occupancies.all()[-1].as_of == today.replace(day=1)
