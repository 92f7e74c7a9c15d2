"""The calendar: series unfold, days are left out, events move, people come."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import event as listening

from app.errors import ValidationError
from app.models import Event, EventKind, EventState, ParticipationState
from app.services.bulk import add_all
from app.services.calendar import school_holidays
from app.services.events import count_occurrences

MONDAY = datetime(2026, 11, 2, 15, 0)


@pytest.fixture
def event(services):
    """Makes an event of two hours: `event("Café", rule="FREQ=WEEKLY")`."""

    def make(title="Café", start=MONDAY, hours=2, **values):
        end = start + timedelta(hours=hours)
        return services.events.save(None, {"title": title, "start": start, "end": end, **values})

    return make


def starts(services, first=date(2026, 11, 1), last=date(2026, 11, 30)):
    return [o.start.day for o in services.events.between(first, last)]


def test_an_event_appears_on_its_day(services, event):
    event()
    assert starts(services) == [2]


def test_a_series_unfolds(services, event):
    event(rule="FREQ=WEEKLY")
    assert starts(services) == [2, 9, 16, 23, 30]


def test_a_series_ends_with_its_count(services, event):
    event(rule="FREQ=WEEKLY;COUNT=2")
    assert starts(services) == [2, 9]


def test_the_last_day_of_a_series_may_have_a_zone(services, event):
    event(rule="FREQ=WEEKLY;UNTIL=20261116T140000Z")
    assert starts(services)[:2] == [2, 9]


def test_a_series_from_long_ago_is_still_there(services, event):
    event(start=MONDAY - timedelta(weeks=520), rule="FREQ=WEEKLY;BYDAY=MO")
    assert starts(services) == [2, 9, 16, 23, 30]


def test_a_left_out_day_does_not_appear(services, event):
    identity = event(rule="FREQ=WEEKLY")
    series = services.events.get(identity).series_id
    with services.database.transaction("Entfällt") as session:
        session.get_one(services.series.entity, series).excluded = [datetime(2026, 11, 9, 15).isoformat()]
    assert starts(services) == [2, 16, 23, 30]


def test_a_series_may_rest_in_the_school_holidays(services, event):
    first, last = school_holidays()[0].first, school_holidays()[0].last
    event(start=datetime.combine(first, MONDAY.time()), rule="FREQ=DAILY;COUNT=10", skip_school_holidays=True)
    assert [o.start.date() for o in services.events.between(first, last)] == []


def test_a_series_that_ends_leaves_the_first_event(services, event):
    identity = event(rule="FREQ=WEEKLY")
    services.events.set_series(identity, None)
    assert starts(services) == [2]


def test_a_whole_day_comes_before_the_hours(services, event):
    event("Café")
    event("Tagung", start=datetime(2026, 11, 2), hours=0, all_day=True)
    assert [o.title for o in services.events.between(date(2026, 11, 2), date(2026, 11, 2))] == ["Tagung", "Café"]


def test_an_event_over_two_days_is_there_on_both(services, event):
    event(start=datetime(2026, 11, 2), hours=24, all_day=True)
    assert len(services.events.between(date(2026, 11, 3), date(2026, 11, 3))) == 1


def test_an_event_without_an_end_is_there(services):
    services.events.save(None, {"title": "Post", "start": MONDAY})
    assert starts(services) == [2]


def test_what_lies_in_the_trash_does_not_appear(services, event):
    services.events.trash([event()])
    assert starts(services) == []


def test_a_moved_event_keeps_its_length(services, event):
    identity = event()
    services.events.move(identity, datetime(2026, 11, 5, 18))
    moved = services.events.get(identity)
    assert (moved.start, moved.end) == (datetime(2026, 11, 5, 18), datetime(2026, 11, 5, 20))


def test_a_move_is_taken_back_by_its_name(services, event):
    identity = event()
    services.events.move(identity, datetime(2026, 11, 5, 18))
    assert services.history.undo(services.history.last_undoable().id) == "Verschoben: Café"
    assert services.events.get(identity).start == MONDAY


def test_an_end_before_the_beginning_is_told(services):
    with pytest.raises(ValidationError) as told:
        services.events.save(None, {"title": "Café", "start": MONDAY, "end": MONDAY - timedelta(hours=1)})
    assert told.value.problems == {"end": "Das Ende liegt vor dem Beginn."}


def test_every_event_has_a_lasting_name_for_outlook(services, event):
    identity = event()
    uid = services.events.get(identity).uid
    services.events.save(identity, {"title": "Sprachcafé"})
    assert services.events.get(identity).uid == uid == f"{identity}@helferkreis"


def test_an_endless_series_is_counted_to_a_limit(services, event):
    identity = event(rule="FREQ=WEEKLY;COUNT=8")
    assert count_occurrences(services.events.get(identity), "FREQ=WEEKLY;COUNT=8") == 8
    assert count_occurrences(services.events.get(identity), "FREQ=DAILY") == 2_000


def test_cancelled_events_are_not_upcoming(services, event):
    event("Fest", state=EventState.CANCELLED)
    event("Café")
    assert [o.title for o in services.events.upcoming(since=MONDAY)] == ["Café"]


def test_upcoming_events_may_be_of_one_kind(services, event):
    event("Café", kind=EventKind.OFFER)
    event("Infoabend", kind=EventKind.INFO)
    assert [o.title for o in services.events.upcoming(EventKind.INFO, since=MONDAY)] == ["Infoabend"]


def test_an_event_names_its_funders(services, event):
    funder = services.funders.save(None, {"name": "Bürgerstiftung"})
    identity = event(funder_ids=[funder])
    assert services.events.funder_ids(identity) == [funder]


def test_funders_are_counted_once_and_taken_away(services, event):
    funder = services.funders.save(None, {"name": "Bürgerstiftung"})
    identity = event()
    services.events.set_funders(identity, [funder])
    services.events.set_funders(identity, [funder])
    assert services.events.funder_ids(identity) == [funder]
    services.events.set_funders(identity, [])
    assert services.events.funder_ids(identity) == []


def test_a_participation_needs_somebody(services, event):
    with pytest.raises(ValidationError, match="Person oder schreiben Sie einen Namen"):
        services.participations.save(None, {"event_id": event()})


def test_who_came_is_counted(services, event):
    identity = event()
    ids = [services.participations.save(None, {"event_id": identity, "name": f"Gast {n}"}) for n in range(3)]
    services.participations.set_state(ids[:2], ParticipationState.ATTENDED)
    read = services.events.get(identity)
    assert (read.registered_count, read.attended_count) == (3, 2)


def test_an_event_longer_than_a_year_is_a_slip(services):
    with pytest.raises(ValidationError, match="höchstens ein Jahr"):
        services.events.save(None, {"title": "Café", "start": MONDAY, "end": MONDAY + timedelta(days=400)})


def test_the_days_of_a_month_are_found_by_the_index_of_the_beginning(services):
    rows = [{"title": f"Termin {n}", "start": MONDAY - timedelta(hours=5 * n)} for n in range(6_000)]
    with services.database.transaction("Termine angelegt") as session:
        add_all(session, Event, rows)
    asked = []
    listening.listen(services.database._read, "before_cursor_execute", lambda *told: asked.append(told[2:4]))
    services.events.between(date(2026, 11, 1), date(2026, 11, 30))
    [(statement, values)] = [told for told in asked if "FROM event" in told[0]]
    with services.database.reading() as connection:
        plan = str(connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all())
    assert "INDEX ix_event_start (start>? AND start<?)" in plan and "SCAN" not in plan


def test_a_stretched_event_was_not_moved(services, event):
    assert services.events.move(event(), MONDAY, MONDAY + timedelta(hours=5)) == "Dauer geändert: Café"
