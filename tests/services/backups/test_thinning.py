"""Old states go by a rule that holds for every course of time."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings, strategies as st

from app.services.backups.thinning import ALL, FEWEST, OLDEST, Dated, kept, shrunk_from

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
TIMELINES = st.lists(st.integers(0, 400 * 24 * 60), max_size=200).map(
    lambda minutes: [
        Dated(number, NOW - timedelta(minutes=ago)) for number, ago in enumerate(sorted(minutes, reverse=True), 1)
    ]
)
"""States of up to 400 days, in order."""
ANY_CLOCK = st.lists(st.integers(-500 * 24, 500 * 24), max_size=80).map(
    lambda hours: [Dated(number, NOW - timedelta(hours=ago)) for number, ago in enumerate(hours, 1)]
)
"""The same with a clock that jumps back and into the future."""


def every(hours, days, now=NOW):
    """A state every so many hours for so many days."""
    count = days * 24 // hours
    return [Dated(number, now - timedelta(hours=hours * (count - number))) for number in range(1, count + 1)]


@given(TIMELINES | ANY_CLOCK)
def test_the_newest_three_stay(states):
    newest = {state.number for state in states[-FEWEST:]}
    assert newest <= kept(states, NOW, BERLIN)


@given(TIMELINES)
def test_all_of_two_days_stay(states):
    assert {state.number for state in states if NOW - state.at <= ALL} <= kept(states, NOW, BERLIN)


@given(TIMELINES)
def test_nothing_older_than_92_days_stays_but_the_newest_three(states):
    old = {state.number for state in states[:-FEWEST] if NOW - state.at > OLDEST}
    assert not old & kept(states, NOW, BERLIN)


@given(TIMELINES)
def test_beyond_two_days_only_a_few_stay(states):
    old = {state.number for state in states[:-FEWEST] if NOW - state.at > ALL}
    assert len(old & kept(states, NOW, BERLIN)) <= 14 + 8 + 3


@given(TIMELINES | ANY_CLOCK)
def test_thinning_again_removes_nothing_more(states):
    stay = kept(states, NOW, BERLIN)
    assert kept([state for state in states if state.number in stay], NOW, BERLIN) == stay


@given(ANY_CLOCK)
def test_a_state_from_the_future_goes_as_well(states):
    later = kept(states, NOW + timedelta(days=1_000), BERLIN)
    assert later == {state.number for state in states[-FEWEST:]}


@settings(max_examples=10, deadline=None)
@given(st.integers(3, 30))
def test_after_a_year_each_of_the_last_days_can_be_reached(hours):
    states, now = [], NOW
    for number in range(1, 120 * 24 // hours):
        now += timedelta(hours=hours)
        states.append(Dated(number, now))
        stay = kept(states, now, BERLIN)
        states = [state for state in states if state.number in stay]
    days = {state.at.astimezone(BERLIN).date() for state in states}
    worked = {(now - timedelta(hours=hours * back)).astimezone(BERLIN).date() for back in range(13 * 24 // hours)}
    assert worked <= days


def test_a_year_of_hours_comes_down_to_what_is_wanted():
    stay = kept(every(1, 360), NOW, BERLIN)
    assert len(stay) == 49 + 11 + 5 + 2  # what stays for its day stays for its week and month as well


def test_a_night_when_the_clock_is_set_back_counts_once():
    autumn = datetime(2026, 10, 25, 22, tzinfo=UTC)
    states = [Dated(number, autumn - timedelta(minutes=30 * (80 - number))) for number in range(1, 81)]
    stay = kept(states, autumn + timedelta(days=5), BERLIN)
    days = [state.at.astimezone(BERLIN).date() for state in states if state.number in stay]
    assert sorted(set(days)) == sorted({state.at.astimezone(BERLIN).date() for state in states})


def test_the_state_before_a_migration_stays_as_long_as_it_may():
    states = [Dated(1, NOW - timedelta(days=91, hours=2), long=True), *(
        Dated(number + 2, NOW - timedelta(hours=number)) for number in range(40, 0, -1)
    )]  # fmt: skip
    assert 1 in kept(states, NOW) and 1 not in kept(states, NOW + timedelta(days=1))


def test_a_few_records_less_are_nobodys_business():
    assert shrunk_from(95, [(100, False)]) is None


def test_a_fifth_less_is_asked_about():
    assert shrunk_from(79, [(100, False)]) == 100


def test_an_emptied_office_is_asked_about_however_small_it_was():
    assert shrunk_from(0, [(2, False)]) == 2


def test_a_slow_loss_is_found_as_well():
    assert shrunk_from(70, [(80, False), (90, False), (100, False)]) == 100


def test_what_somebody_found_right_is_not_asked_again():
    assert shrunk_from(70, [(72, True), (100, False)]) is None
