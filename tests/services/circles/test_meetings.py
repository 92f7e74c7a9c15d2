"""Meetings with minutes: who was there, what was agreed, and what comes back from it."""

from datetime import date, datetime, timedelta

import pytest

from app.errors import UserError
from app.models import EventKind, EventState, Task
from app.services.circles.meetings import Agreement, Minutes

DAY = date.today() - timedelta(days=9)
EVENING = datetime.combine(DAY, datetime.min.time().replace(hour=19))


@pytest.fixture
def circle(services):
    return services.circles.get(services.circles.save(None, {"name": "Helferkreis Probe"}))


def test_minutes_are_kept_with_who_was_there(services, circle, katja):
    event = services.meetings.keep(Minutes(circle.id, EVENING, "Gemeindehaus", "Sommerfest", (katja.id,), ("Uwe",)))
    kept = services.meetings.minutes(event)
    assert (kept.topics, kept.present, kept.guests) == ("Sommerfest", (katja.id,), ("Uwe",))
    assert services.events.get(event).state is EventState.DONE


def test_agreements_become_tasks_of_the_meeting(services, circle):
    agreed = (Agreement("Schlüssel nachmachen", "Uwe", DAY + timedelta(days=20)),)
    event = services.meetings.keep(Minutes(circle.id, EVENING, topics="Schlüssel", agreements=agreed))
    task = services.tasks.all(Task.subject_id == event)[0]
    assert (task.title, task.assigned_to, task.due_on) == ("Schlüssel nachmachen", "Uwe", DAY + timedelta(days=20))


def test_minutes_are_taken_back_as_one(services, circle, katja):
    agreed = (Agreement("Grill leihen"),)
    services.meetings.keep(Minutes(circle.id, EVENING, topics="Fest", present=(katja.id,), agreements=agreed))
    services.history.undo(services.history.last_undoable().id)
    assert not services.events.all() and not services.tasks.all() and not services.participations.all()


def test_going_on_with_minutes_changes_what_is_there(services, circle, katja, saved):
    uwe = saved("Vorbild")
    event = services.meetings.keep(
        Minutes(circle.id, EVENING, topics="A", present=(katja.id,), agreements=(Agreement("Eins"), Agreement("Zwei")))
    )
    one = next(a for a in services.meetings.minutes(event).agreements if a.what == "Eins")
    services.meetings.keep(
        Minutes(circle.id, EVENING, topics="B", present=(uwe.id,), agreements=(one,), event_id=event)
    )
    kept = services.meetings.minutes(event)
    assert (kept.topics, kept.present, [a.what for a in kept.agreements]) == ("B", (uwe.id,), ["Eins"])


def test_a_meeting_without_words_is_only_planned(services, circle):
    event = services.meetings.keep(Minutes(circle.id, datetime.now() + timedelta(days=20), "Gemeindehaus"))
    assert services.events.get(event).state is EventState.FIXED


def test_an_agreement_needs_words(services, circle):
    with pytest.raises(UserError, match="was zu tun ist"):
        services.meetings.keep(Minutes(circle.id, EVENING, agreements=(Agreement(" ", "Uwe"),)))


def test_one_of_a_series_becomes_a_meeting_of_its_own(services, circle):
    first = EVENING - timedelta(days=28)
    series = services.events.save(
        None,
        {"title": "Treffen", "kind": EventKind.CIRCLE_MEETING, "circle_id": circle.id, "start": first,
         "end": first + timedelta(hours=2), "rule": "FREQ=WEEKLY;COUNT=20"},
    )  # fmt: skip
    before = len(services.meetings.of(circle.id))
    held = services.meetings.keep(Minutes(circle.id, EVENING, topics="Neu", event_id=series, held=EVENING))
    alone = next(m for m in services.meetings.of(circle.id) if m.event_id == held)
    assert (alone.serial, alone.minutes, alone.held) == (False, "Neu", EVENING)
    assert len(services.meetings.of(circle.id)) == before


def test_of_a_series_only_the_next_one_is_shown_ahead(services, circle):
    start = datetime.now() + timedelta(days=3)
    values = {"title": "Treffen", "kind": EventKind.CIRCLE_MEETING, "circle_id": circle.id, "start": start}
    services.events.save(None, {**values, "rule": "FREQ=WEEKLY;COUNT=8"})
    assert len(services.meetings.of(circle.id)) == 1


def test_a_new_meeting_begins_where_the_last_one_was(services, circle):
    services.meetings.keep(Minutes(circle.id, EVENING.replace(hour=18), "Bürgersaal", "Themen"))
    fresh = services.meetings.first(circle.id, datetime.now())
    assert (fresh.location, fresh.start.hour) == ("Bürgersaal", 18)


def test_the_last_meeting_of_a_circle_is_told(services, circle):
    services.meetings.keep(Minutes(circle.id, EVENING, topics="Themen"))
    assert services.circles.get(circle.id).last_meeting_on == DAY
