"""However people write down how long they helped, it is understood or refused, never guessed wrong."""

import pytest
from hypothesis import given, strategies as st

from app.services.hours.duration import DAY, QUARTER, quarters, read


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("1,5", 90), ("1:30", 90), ("90 min", 90), ("14-15.30", 90), ("1 1/2", 90), ("1½", 90), ("½", 30),
        ("2 Std. 15 Min.", 135), ("1h30", 90), ("90", 90), ("1.30", 90), ("1.5", 90), ("14 bis 15:30 Uhr", 90),
        ("von 9 bis 11", 120), ("22-1", 180), ("halbe Stunde", 30), ("1,5 Std.", 90), ("01:30:00", 90),
        ("anderthalb Stunden", 90), ("1400-1530", 90), ("3 1/4 Std", 195), ("8", 480),
    ],
)  # fmt: skip
def test_a_duration_is_read(typed, minutes):
    assert read(typed).minutes == minutes


@pytest.mark.parametrize("typed", ["", "abc", "0", "25:00", "3-", "14-13:99", "400 Std.", "1:75", "-2", "23.11.2026"])
def test_what_is_no_duration_is_refused(typed):
    with pytest.raises(ValueError):
        read(typed)


def test_begin_and_end_are_kept_as_words():
    assert read("9.30 - 11").span == "09:30–11:00 Uhr"


@pytest.mark.parametrize(("exact", "minutes"), [(1, 15), (7, 15), (22, 15), (23, 30), (80, 75), (83, 90), (120, 120)])
def test_time_is_counted_in_quarters_of_an_hour(exact, minutes):
    assert quarters(exact) == minutes


def test_it_is_known_that_something_was_rounded():
    assert (read("1:20").rounded, read("1:15").rounded) == (True, False)


@given(st.text(max_size=12))
def test_no_text_makes_more_than_a_day_or_part_of_a_quarter(typed):
    try:
        minutes = read(typed).minutes
    except ValueError:
        return
    assert QUARTER <= minutes <= DAY
    assert minutes % QUARTER == 0
