"""One date of a series can be moved, left out or changed without the others; the rest follows when told."""

from datetime import date, datetime, timedelta

import pytest

from app.errors import UserError
from app.models import EventText, Participation
from app.services import repetition, series
from app.services.events import rule_of
from app.services.series import Reach

MONDAY = datetime(2026, 11, 2, 15)
THIRD = datetime(2026, 11, 16, 15)
HOURS = timedelta(hours=2)


@pytest.fixture
def cafe(services):
    """Makes a weekly event on Mondays: `cafe("FREQ=WEEKLY;COUNT=5")`."""

    def make(rule="FREQ=WEEKLY", **values):
        first = {"title": "Café", "start": MONDAY, "end": MONDAY + HOURS, "rule": rule}
        return services.events.save(None, {**first, **values})

    return make


def held(services):
    found = services.events.between(date(2026, 11, 1), date(2026, 12, 8))
    return [f"{o.start:%d.%m. %H}" for o in found]


def move(services, identity, start, reach, hours=HOURS):
    return series.move(services.database, identity, THIRD, start, start + hours, reach)


def test_one_date_moves_alone(services, cafe):
    move(services, cafe(), datetime(2026, 11, 17, 18), Reach.ONE)
    assert held(services) == ["02.11. 15", "09.11. 15", "17.11. 18", "23.11. 15", "30.11. 15", "07.12. 15"]


def test_the_following_dates_move_along(services, cafe):
    move(services, cafe(), datetime(2026, 11, 17, 18), Reach.FOLLOWING)
    assert held(services) == ["02.11. 15", "09.11. 15", "17.11. 18", "24.11. 18", "01.12. 18", "08.12. 18"]


def test_all_dates_move(services, cafe):
    identity = cafe()
    assert move(services, identity, datetime(2026, 11, 17, 18), Reach.ALL) == identity
    assert held(services) == ["03.11. 18", "10.11. 18", "17.11. 18", "24.11. 18", "01.12. 18", "08.12. 18"]


def test_a_number_of_times_stays_the_same_when_a_series_is_parted(services, cafe):
    move(services, cafe("FREQ=WEEKLY;COUNT=4"), datetime(2026, 11, 17, 18), Reach.FOLLOWING)
    assert held(services) == ["02.11. 15", "09.11. 15", "17.11. 18", "24.11. 18"]


def test_several_weekdays_move_together(services, cafe):
    move(services, cafe("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4"), datetime(2026, 11, 17, 15), Reach.ALL)
    assert held(services) == ["03.11. 15", "05.11. 15", "10.11. 15", "12.11. 15"]


def test_left_out_days_move_along(services, cafe):
    identity = cafe()
    series.leave_out(services.database, identity, datetime(2026, 11, 23, 15), Reach.ONE)
    move(services, identity, datetime(2026, 11, 17, 18), Reach.ALL)
    assert "24.11. 18" not in held(services)


def test_a_series_can_be_stretched(services, cafe):
    identity = cafe()
    move(services, identity, THIRD, Reach.ALL, timedelta(hours=3))
    assert services.events.get(identity).end == MONDAY + timedelta(hours=3)
    assert services.history.last_undoable().name == "Dauer geändert: Café (alle Termine)"


def test_moving_one_date_is_taken_back_as_one_action(services, cafe):
    move(services, cafe(), datetime(2026, 11, 17, 18), Reach.ONE)
    services.history.undo(services.history.last_undoable().id)
    assert held(services) == ["02.11. 15", "09.11. 15", "16.11. 15", "23.11. 15", "30.11. 15", "07.12. 15"]


@pytest.mark.parametrize(
    ("reach", "name"),
    [
        (Reach.ONE, "Verschoben: Café (16.11.2026)"),
        (Reach.FOLLOWING, "Verschoben: Café (ab 16.11.2026)"),
        (Reach.ALL, "Verschoben: Café (alle Termine)"),
    ],
)
def test_the_action_says_how_much_was_moved(services, cafe, reach, name):
    move(services, cafe(), datetime(2026, 11, 17, 18), reach)
    assert services.history.last_undoable().name == name


def test_a_single_date_takes_its_texts_along_and_a_name_of_its_own(services, cafe):
    identity = cafe()
    services.event_texts.save(None, {"event_id": identity, "language": "en", "title": "Welcome"})
    alone = series.single_out(services.database, identity, THIRD)
    [text] = services.event_texts.of(EventText.event_id, alone)
    assert (text.title, services.events.get(alone).uid) == ("Welcome", f"{alone}@helferkreis")


def test_who_is_registered_is_also_registered_for_the_rest(services, cafe):
    identity = cafe()
    services.participations.save(None, {"event_id": identity, "name": "Gast"})
    rest = series.split(services.database, identity, THIRD)
    assert [p.name for p in services.participations.of(Participation.event_id, rest)] == ["Gast"]


def test_one_date_may_be_left_out(services, cafe):
    series.leave_out(services.database, cafe("FREQ=WEEKLY;COUNT=3"), datetime(2026, 11, 9, 15), Reach.ONE)
    assert held(services) == ["02.11. 15", "16.11. 15"]


def test_a_series_may_end_before_a_date(services, cafe):
    series.leave_out(services.database, cafe(), THIRD, Reach.FOLLOWING)
    assert held(services) == ["02.11. 15", "09.11. 15"]


def test_a_foreign_rule_keeps_its_days(services, cafe):
    with pytest.raises(UserError, match="eigenen Regel"):
        move(services, cafe("FREQ=DAILY;INTERVAL=7"), datetime(2026, 11, 17, 15), Reach.ALL)


def test_a_foreign_rule_moves_within_its_day(services, cafe):
    move(services, cafe("FREQ=DAILY;INTERVAL=7;COUNT=3"), datetime(2026, 11, 16, 17), Reach.ALL)
    assert held(services) == ["02.11. 17", "09.11. 17", "16.11. 17"]


@pytest.mark.parametrize("rule", ["FREQ=IMMER", "FREQ=SECONDLY", "FREQ=WEEKLY;COUNT=viele", "quatsch"])
def test_a_rule_that_nobody_can_follow_is_its_beginning(rule):
    start = datetime(2026, 11, 23, 19)
    assert list(rule_of(rule, start)) == [start]
    assert repetition.words(rule, start) == "nach eigener Regel"
