"""What people write into cells comes out as what they meant."""

from datetime import date, time

import pytest
from hypothesis import given, strategies as st

from app.services.imports.values.addresses import emails_in, house_key, joined, postal_code_of, split_address
from app.services.imports.values.blank import text_of, words
from app.services.imports.values.dates import date_in, times_in
from app.services.imports.values.days import slots_in
from app.services.imports.values.names import Name, quietened, split_name
from app.services.imports.values.phones import comparable, labelled, national, numbers_in
from app.services.imports.values.words import languages_in, several_in, status_of

MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
TODAY = date(2026, 11, 23)


@given(st.dates(date(1930, 1, 1), date(2015, 12, 31)))
def test_a_date_is_read_in_every_writing(day):
    writings = (
        f"{day:%d.%m.%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day}. {MONTHS[day.month - 1]} {day.year}",
        f"{day:%Y-%m-%d}",
        f"{day:%d/%m/%Y}",
        f"{day:%Y%m%d}",
        f"am {day:%d.%m.%Y} gesehen",
    )
    assert {date_in(text, "birth", TODAY) for text in writings} == {day}
    assert date_in((day - date(1899, 12, 30)).days) == day


@given(st.dates(date(1930, 1, 1), date(2012, 12, 31)))
def test_two_digits_of_a_birth_year_mean_a_person_of_today(day):
    read = date_in(f"{day.day}.{day.month}.{day:%y}", "birth", TODAY)
    assert read and read.year % 100 == day.year % 100 and 10 <= TODAY.year - read.year < 110


@pytest.mark.parametrize(("text", "day"), [
    ("1.5.67", date(1967, 5, 1)), ("Mai 2015", date(2015, 5, 1)), ("05/2015", date(2015, 5, 1)),
    ("seit 2013", date(2013, 1, 1)), ("3-May-67", date(1967, 5, 3)),
    ("10/25/1967", date(1967, 10, 25)), ("Di., den 3. Mai 2016", date(2016, 5, 3)), ("29.02.2015", None),
    ("ja", None), ("k.A.", None), (True, None),
])  # fmt: skip
def test_single_writings_of_dates(text, day):
    assert date_in(text, "birth", TODAY) == day


@pytest.mark.parametrize(("text", "times"), [
    ("19:00 - 21:30 Uhr", [time(19), time(21, 30)]), ("ab 17h", [time(17)]), ("18.30 Uhr", [time(18, 30)]),
    ("7:00 PM", [time(19)]), ("12.03.2026", []), ("9 bis 11", [time(9), time(11)]), (0.75, [time(18)]),
])  # fmt: skip
def test_times(text, times):
    assert times_in(text) == times


@given(st.from_regex(r"0(7141|711|30) [1-9][0-9]{4,6}|01(51|60|71|76) [1-9][0-9]{6,7}", fullmatch=True))
def test_a_number_survives_whatever_a_spreadsheet_did_to_it(number):
    bare = number.replace(" ", "")
    forms = (
        bare,
        int(bare),
        float(int(bare)),
        f"+49 {bare[1:]}",
        f"0049{bare[1:]}",
        f"+49 (0) {bare[1:]}",
        f"({number.split()[0]}) {number.split()[1]}",
        number.replace(" ", "/"),
        number.replace(" ", " - "),
        f"Tel.: {number}",
    )
    assert {comparable("".join(numbers_in(form))) for form in forms} == {bare[1:]}


@given(st.text(max_size=60))
def test_no_text_at_all_upsets_the_readers(text):
    for read in (
        numbers_in,
        emails_in,
        split_name,
        split_address,
        languages_in,
        several_in,
        status_of,
        slots_in,
        words,
        text_of,
        times_in,
    ):
        read(text)  # type: ignore[operator]
    assert date_in(text) is None or isinstance(date_in(text), date)


@pytest.mark.parametrize(("text", "numbers"), [
    ("07141 1234 / 0170 1234567", ["07141 1234", "0170 1234567"]),
    ("privat: 07141 12345 mobil: 0170 1234567", ["07141 12345", "0170 1234567"]),
    ("07141/126365", ["07141 126365"]), ("07141 25125, 0171.39 200 11", ["07141 25125", "0171 3920011"]),
    ("0041 44 668 18 00", ["+41 44 668 18 00"]), ("siehe Notiz", []),
])  # fmt: skip
def test_several_numbers_in_a_cell(text, numbers):
    assert numbers_in(text) == numbers


def test_what_stands_beside_a_number_is_kept():
    assert labelled("07141 12345 (ab 18 Uhr)") == ([("07141 12345", False)], "ab 18 Uhr")
    assert labelled("d 0711 123456")[0] == [("0711 123456", True)]


def test_a_number_that_lost_digits_is_not_made_up():
    assert labelled("1,7141E+10") == ([], "1,7141E+10")
    assert national("12") == ""


@pytest.mark.parametrize(("text", "days"), [
    ("Mo+Mi nachm.", ["mon.afternoon", "wed.afternoon"]), ("Di bis Do", ["tue.", "wed.", "thu."]),
    ("werktags", ["mon.", "tue.", "wed.", "thu.", "fri."]), ("Wochenende", ["sat.", "sun."]),
    ("MoMiFr", ["mon.", "wed.", "fri."]),
    ("täglich außer So", ["mon.", "tue.", "wed.", "thu.", "fri.", "sat."]),
    ("montags und mittwochs abends", ["mon.evening", "wed.evening"]), ("Mittwochnachmittag", ["wed.afternoon"]),
    ("nach Absprache", []), ("Fr 14-18 Uhr", ["fri.afternoon"]), ("so bald mit Kind möglich", ["sun."]),
])  # fmt: skip
def test_days(text, days):
    assert [f"{day}.{part}" for day, part in slots_in(text)] == days


@pytest.mark.parametrize(("text", "name"), [
    ("Müller, Anna", Name(first="Anna", last="Müller")),
    ("Frau Dr. Anna von Müller", Name("Frau", "Dr.", "Anna", "von Müller")),
    ("Hans Peter von Winkler", Name(first="Hans Peter", last="von Winkler")),
    ("Elise van der Dussen", Name(first="Elise", last="van der Dussen")),
    ("Müller, Anna von", Name(first="Anna", last="von Müller")), ("MÜLLER Anna", Name(first="Anna", last="MÜLLER")),
    ("Anna und Peter Müller", Name(first="Anna und Peter", last="Müller")),
    ("Ruthild Müller B.Eng.", Name(first="Ruthild", last="Müller")),
    ("Hans D. Hövel", Name(first="Hans D.", last="Hövel")), ("Müller", Name(last="Müller")),
])  # fmt: skip
def test_names(text, name):
    assert split_name(text) == name


def test_the_mail_address_decides_where_a_last_name_of_two_words_begins():
    assert split_name("Anna Grein Groth", email="greingroth7@beispiel.example").last == "Grein Groth"


def test_a_shouted_name_becomes_quiet():
    assert quietened("VON DER MÜLLER-LÜDENSCHEIDT") == "von der Müller-Lüdenscheidt"


@pytest.mark.parametrize("text", ["Hirschbergstr. 12, 71634 Ludwigsburg", "71634 Ludwigsburg, Hirschbergstr. 12", "Hirschbergstr. 12\n71634 Ludwigsburg", "Hirschbergstr. 12 71634 Ludwigsburg", "Hirschbergstr. 12 - D-71634 Ludwigsburg"])  # fmt: skip  # noqa: E501
def test_addresses(text):
    assert vars(split_address(text)) == {"street": "Hirschbergstr. 12", "postal_code": "71634", "city": "Ludwigsburg"}


@pytest.mark.parametrize(
    ("cell", "code"),
    [(1067, "01067"), (71634.0, "71634"), ("D-71634", "71634"), ("71634", "71634"), ("CH-8000", "CH-8000")],
)
def test_postal_codes(cell, code):
    assert postal_code_of(cell) == code


def test_a_house_is_the_same_with_and_without_its_kind():
    assert house_key("GU Hirschbergstr.") == house_key("Hirschbergstraße") != house_key("Hoheneck")
    assert joined("Am Wall", "3a") == "Am Wall 3a"


@pytest.mark.parametrize(("text", "languages"), [
    ("Arabisch, Farsi/Dari u. Englisch", ("Arabisch", "Farsi", "Dari", "Englisch")),
    ("Englisch (B2), Deutsch C1", ("Englisch B2", "Deutsch C1")),
    ("dt., engl., frz.", ("Deutsch", "Englisch", "Französisch")),
    ("Türkisch (Muttersprache)", ("Türkisch Muttersprache",)), ("Arabisch Englisch", ("Arabisch", "Englisch")),
    ("Kurdisch (Kurmanci)", ("Kurdisch",)), ("Klingonisch", ("Klingonisch",)),
])  # fmt: skip
def test_languages(text, languages):
    assert languages_in(text) == languages


@pytest.mark.parametrize(("text", "status"), [
    ("aktiv", "active"), ("z.Zt. nicht aktiv", "paused"), ("nicht mehr aktiv", "left"),
    ("Interessent/in", "interested"), ("inaktiv", "paused"), ("ausgesch.", "left"), ("Hospitation läuft", "trial"),
    ("nicht zustande gekommen", "declined"), ("Pause bis Mai", "paused"), ("Blumen", ""),
])  # fmt: skip
def test_states(text, status):
    assert status_of(text) == status


@pytest.mark.parametrize("text", ["-", "k.A.", "?", "unbekannt", "n/a", "--", "keine Angabe", "#NV", " ", "./."])
def test_signs_for_nothing_are_nothing(text):
    assert text_of(text) == ""


def test_mail_addresses_in_any_wrapping():
    assert emails_in("Anna <a@b.example>; mailto:b@c.example x (at) y.example") == [
        "a@b.example",
        "b@c.example",
        "x@y.example",
    ]
