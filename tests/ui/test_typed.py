"""What people type into fields, read the German way."""

from datetime import date, datetime

import pytest

from app.ui.kit.typed import parse_date, parse_datetime, parse_money, parse_number

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1.5.67", date(1967, 5, 1)),
        ("01.05.1967", date(1967, 5, 1)),
        ("1.5.", date(2026, 5, 1)),
        ("1. Mai 2027", date(2027, 5, 1)),
        ("3. märz", date(2026, 3, 3)),
        ("2027-05-01", date(2027, 5, 1)),
        ("010567", date(1967, 5, 1)),
        ("heute", MONDAY),
        ("Morgen", date(2026, 11, 24)),
        ("Freitag", date(2026, 11, 27)),
        ("mo", date(2026, 11, 30)),
        ("+2 Wochen", date(2026, 12, 7)),
        ("in 3 Tagen", date(2026, 11, 26)),
        ("in zwei Wochen", date(2026, 12, 7)),
        ("in fünf Tagen", date(2026, 11, 28)),
        ("5.6.40", date(2040, 6, 5)),
    ],
)
def test_dates_are_read_as_people_write_them(text, meant):
    assert parse_date(text, MONDAY) == meant


@pytest.mark.parametrize("text", ["32.1.2026", "irgendwann", "1.13.", "", "12"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):
        parse_date(text, MONDAY)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("25.11. 19:00", datetime(2026, 11, 25, 19)),
        ("morgen 14 Uhr", datetime(2026, 11, 24, 14)),
        ("25.11.2026 1930", datetime(2026, 11, 25, 19, 30)),
        ("25.11.2026", datetime(2026, 11, 25)),
    ],
)
def test_a_day_with_a_time(text, meant):
    assert parse_datetime(text, MONDAY) == meant


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("6.400,00 €", 640000),
        ("1.250", 125000),
        ("12,5", 1250),
        ("89.90", 8990),
        ("50,-", 5000),
        ("12,5 Euro", 1250),
        ("EUR12", 1200),
        ("-7 eur", -700),  # fmt: skip
    ],
)
def test_sums_of_money(text, cents):
    assert parse_money(text) == cents


def test_infinity_is_no_number():
    with pytest.raises(ValueError):
        parse_number("inf")
