"""Days counted from today, everything but, and named records, asked of a real database."""

from datetime import date, datetime, timedelta

import pytest

from app.models import Event, Person, VolunteerStatus
from app.services.crud import Filter, Query
from app.services.query import MISSING, PRESENT, Ago, Between, Current, Not, Within, days_meant

TODAY = date.today()


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        (Within(0, 30), date(2026, 12, 30), date(2027, 1, 29)),
        (Within(-30, 0), date(2026, 11, 30), date(2026, 12, 30)),
        (Within(None, -1), None, date(2026, 12, 29)),
        (Ago(60), None, date(2026, 10, 31)),
        (Current("week"), date(2026, 12, 28), date(2027, 1, 3)),
        (Current("month"), date(2026, 12, 1), date(2026, 12, 31)),
        (Current("year"), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_relative_days_are_counted_from_the_day_they_are_asked(value, first, last):
    assert days_meant(value, date(2026, 12, 30)) == Between(first, last)


@pytest.fixture
def heard(services):
    """Notes a call with somebody, so many days ago."""

    def note(person, days):
        values = {"at": datetime.now() - timedelta(days=days), "topic": "Anruf"}
        services.contact_entries.save(None, {**values, "subject_type": "Person", "subject_id": person.id})

    return note


def names(services, *filters, **query):
    ids = services.people.ids(Query(filters=filters, **query))
    return [name for (name,) in services.people.rows(ids, [Person.last_name])]


def test_who_was_never_called_was_not_called_for_sixty_days(services, saved, heard):
    saved("Neu")
    heard(saved("Alt"), 61)
    heard(saved("Frisch"), 59)
    assert names(services, Filter(Person.last_contact_on, Ago(60))) == ["Alt", "Neu"]


def test_the_newest_contact_counts(services, katja, heard):
    for days in (100, 3):
        heard(katja, days)
    assert names(services, Filter(Person.last_contact_on, Ago(60))) == []


def test_a_contact_in_the_trash_does_not_count(services, katja, heard):
    heard(katja, 3)
    services.contact_entries.trash(services.contact_entries.ids())
    assert names(services, Filter(Person.last_contact_on, Ago(60))) == ["Böhringer"]


def test_an_event_late_today_is_today(services):
    late = datetime.combine(TODAY, datetime.max.time()).replace(microsecond=0)
    services.events.save(None, {"title": "Treffen", "start": late})
    assert services.events.count(Query(filters=(Filter(Event.start, Within(0, 0)),))) == 1


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (Not("Asperg"), ["Ott", "Rau"]),
        (Not(("Asperg", "Tamm")), ["Rau"]),
        (Not(MISSING), ["Ehrlich", "Ott"]),
        (Not(PRESENT), ["Rau"]),
    ],
    ids=str,
)
def test_everything_but_has_those_without_a_value(services, saved, value, found):
    for name, city in (("Ehrlich", "Asperg"), ("Ott", "Tamm"), ("Rau", None)):
        saved(name, city=city)
    assert names(services, Filter(Person.city, value)) == found


def test_everything_but_works_on_lists(services, saved):
    saved("Ehrlich", languages=["Arabisch C1", "Englisch"])
    saved("Ott", languages=["Englisch"])
    assert names(services, Filter(Person.languages, Not("Arabisch"))) == ["Ott"]


def test_named_records_stay_within_the_other_conditions(services, saved):
    one, two = saved("Ehrlich"), saved("Ott", status=VolunteerStatus.PAUSED)
    active = Filter(Person.status, VolunteerStatus.ACTIVE)
    assert names(services, active, only=frozenset({one.id, two.id})) == ["Ehrlich"]


def test_a_span_of_days_holds_events_at_any_hour(services):
    services.events.save(None, {"title": "Treffen", "start": datetime(2026, 5, 31, 22, 30)})
    span = Filter(Event.start, Between(date(2026, 5, 31), date(2026, 5, 31)))
    assert services.events.count(Query(filters=(span,))) == 1
