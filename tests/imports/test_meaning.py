"""What words, titles and columns mean, and that nothing not understood gets lost or ends up in the notes."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from app.models import Event, EventState, Occupancy, Person, Shelter
from app.models.facts import facts, fields
from app.services.imports import lists
from app.services.imports.columns import Column
from app.services.imports.headings import group_status, house_in, sheet_house, without_kind
from app.services.imports.planning import Outcome
from app.services.imports.recognition import recognise_sheets
from app.services.imports.rows.events import EventReader
from app.services.imports.rows.people import PeopleReader
from app.services.imports.rows.shelters import ShelterReader
from app.services.imports.sheets import Sheet
from app.services.imports.values.addresses import split_address
from app.services.imports.values.blank import text_of
from app.services.imports.values.dates import date_in, is_exact, seen_in
from app.services.imports.values.days import beside_days, slots_in
from app.services.imports.values.names import born_in, raised, split_name
from app.services.imports.values.numbers import cents
from app.services.imports.values.phones import faxes_in, labelled, numbers_in, with_area_code
from app.services.imports.values.words import are_languages, beside_languages, languages_in, status_of
from app.services.imports.vocabulary import targets
from app.services.lists.cards import cards
from app.services.past import History
from tests.imports import hostile_texts, writers
from tests.imports.office import events, houses, shelters, take_over, volunteers


@pytest.mark.parametrize(("name", "house"), [
    ("Alte Schule", "Alte Schule"), ("Am Sonnenberg", "Am Sonnenberg"), ("Haus Birke", "Haus Birke"),
    ("An der Mauer", "An der Mauer"), ("Helferliste Eglosheim", "Eglosheim"), ("Unterkunft Haus Birke", "Haus Birke"),
    ("Helfer in der Unterkunft Oßweil", "Oßweil"), ("Helfer_Hoheneck_2015", "Hoheneck"), ("Tabelle1", ""), ("2015", ""),
    ("Neue Helfer", ""), ("Ehemalige", ""), ("Abkürzungen", ""),
])  # fmt: skip
def test_a_sheet_tells_its_house_whole(name, house):
    assert sheet_house(name) == house


@pytest.mark.parametrize(("line", "house"), [
    ("Unterkunft Oßweil – Stand 09/2015", "Oßweil"), ("Haus: Haus Birke", "Haus Birke"),
    ("Einsatzort: Alte Post (12 Helfer)", "Alte Post"), ("Helferinnen und Helfer GU Nord", "GU Nord"),
    ("Freundeskreis Asyl e.V.", ""), ("Asylkreis Musterstadt e. V.", ""), ("Liste der Ehrenamtlichen", ""),
    ("Unterkünfte im Landkreis", ""),
])  # fmt: skip
def test_a_title_tells_a_house_only_behind_a_word_for_one(line, house):
    assert house_in(line) == house


def test_a_kind_that_every_house_has_is_no_part_of_the_names():
    assert without_kind(["GU Nord", "AU Alter Hof"]) == {"GU Nord": "Nord", "AU Alter Hof": "Alter Hof"}
    assert without_kind(["GU Nord", "Kaserne"]) == {"GU Nord": "GU Nord", "Kaserne": "Kaserne"}


@pytest.mark.parametrize(("line", "status"), [
    ("Ehemalige (12)", "LEFT"), ("Aktive Helferinnen:", "ACTIVE"), ("Interessenten (Warteliste)", "INTERESTED"),
    ("Neue Mitte", ""), ("Ehemalige Kaserne", ""),
])  # fmt: skip
def test_a_line_between_the_rows_tells_a_status(line, status):
    assert group_status(line) == status


def test_a_house_already_known_keeps_its_name(office, tmp_path):
    take_over(office, writers.text(tmp_path / "a.csv", [["Unterkunft", "Plätze"], ["Nordring", 20]]), "shelters")
    sheet = [["Nachname", "Vorname"], ["Muster", "Eva"], ["Probe", "Max"]]
    take_over(office, writers.xlsx(tmp_path / "b.xlsx", {"GU Nordring": sheet, "Kaserne": sheet[:2]}))
    assert sorted(houses(office)) == ["Kaserne", "Nordring"]


@pytest.mark.parametrize(("text", "languages"), [
    ("Englisch (sehr gut), Arabisch (MS)", ("Englisch C1", "Arabisch Muttersprache")),
    ("gutes Englisch, etwas Farsi", ("Englisch B1", "Farsi A2")), ("Schulenglisch", ("Englisch A2",)),
    ("D/E/F", ("Deutsch", "Englisch", "Französisch")), ("DE, ES, RU", ("Deutsch", "Spanisch", "Russisch")),
    ("Englisch-Französisch", ("Englisch", "Französisch")), ("1. Englisch 2. Dari", ("Englisch", "Dari")),
    ("Persisch (Farsi)", ("Farsi",)), ("Muttersprache Deutsch", ("Deutsch Muttersprache",)),
    ("Englisch (fließend in Wort und Schrift)", ("Englisch C1",)), ("Dari - fließend", ("Dari C1",)),
])  # fmt: skip
def test_a_level_in_words_is_a_level(text, languages):
    assert languages_in(text) == languages


def test_a_remark_beside_a_language_is_told():
    assert beside_languages("Englisch (B2), Dari (nur mündlich)") == ["nur mündlich"]


def test_a_single_letter_is_no_language_by_itself():
    assert not are_languages("d") and are_languages("D/E")


@pytest.mark.parametrize(("text", "status"), [
    ("Probephase", "trial"), ("Neuinteressent", "interested"), ("gemeldet", "interested"), ("Warteliste", "interested"),
    ("on hold", "paused"), ("Sabbatical", "paused"), ("nicht aktiv", "paused"), ("kein Interesse mehr", "declined"),
    ("nicht mehr dabei", "left"), ("verzogen", "left"), ("EG", "interview"), ("a", "active"), ("abgemeldet", "left"),
])  # fmt: skip
def test_states_in_the_words_of_other_offices(text, status):
    assert status_of(text) == status


@pytest.mark.parametrize("text", ["n. b.", "n.v.", "0.0.00", "k. A.", "offen", "–", "nicht angegeben", "entfällt"])
def test_further_signs_for_nothing(text):
    assert text_of(text) == ""


@pytest.mark.parametrize(("text", "parts"), [
    ("Gisela Al Hamad", ("Gisela", "Al Hamad")), ("Yusuf El Khatib", ("Yusuf", "El Khatib")),
    ("Giovanni Di Stefano", ("Giovanni", "Di Stefano")), ("Karin Braun-von Berg", ("Karin", "Braun-von Berg")),
    ("Ute von und zu Falkenstein", ("Ute", "von und zu Falkenstein")),
    ("Heide, von der, Anna", ("Anna", "von der Heide")),
    ("Anna Müller (geb. Koch)", ("Anna", "Müller")), ("Müller, geb. Koch, Anna", ("Anna", "Müller")),
    ("Müller; Anna", ("Anna", "Müller")),
    ("Ben Müller", ("Ben", "Müller")), ("Karl Freiherr von Stein", ("Karl", "Freiherr von Stein")),
])  # fmt: skip
def test_last_names_of_several_words(text, parts):
    name = split_name(text)
    assert (name.first, name.last) == parts


def test_a_particle_in_front_opens_the_last_name():
    name = split_name("Al Hamad Anne-Rose", last_first=True)
    assert (name.first, name.last) == ("Anne-Rose", "Al Hamad")
    assert born_in("Anna Müller, geb. Koch") == "Koch"
    assert raised("karl-heinz von der heide") == "Karl-Heinz von der Heide"


@pytest.mark.parametrize(("text", "parts"), [
    ("Ludwigsburg, Hauptstr. 5", ("Hauptstr. 5", "", "Ludwigsburg")),
    ("Hauptstr. 5, Ludwigsburg 71634", ("Hauptstr. 5", "71634", "Ludwigsburg")),
    ("Hauptstraße 5 in 71634 Ludwigsburg", ("Hauptstraße 5", "71634", "Ludwigsburg")),
    ("71634 Ludwigsburg - Hauptstr. 5", ("Hauptstr. 5", "71634", "Ludwigsburg")),
])  # fmt: skip
def test_addresses_in_other_orders(text, parts):
    assert tuple(vars(split_address(text)).values()) == parts


def test_telephones_joined_by_a_plus_or_by_nothing():
    assert numbers_in("07141 12345 + 0176 1234567") == ["07141 12345", "0176 1234567"]
    assert numbers_in("004917661013437  004971517047241") == ["0176 61013437", "07151 7047241"]


def test_a_fax_is_no_telephone_and_what_stands_beside_days_is_told():
    assert labelled("Fon 07141 12345 Fax 07141 12346") == ([("07141 12345", False)], "")
    assert faxes_in("Fon 07141 12345 Fax 07141 12346") == ["07141 12346"]
    assert beside_days("Mo (nach Absprache), Di (abends)") == ["nach Absprache"]


@pytest.mark.parametrize(("code", "number", "whole"), [
    ("0711", 445566, "0711 445566"), (711, "44 55 66", "0711 44 55 66"), ("0711", "0170 1234567", "0170 1234567"),
    (None, "445566", "445566"),
])  # fmt: skip
def test_a_number_beside_its_area_code(code, number, whole):
    assert with_area_code(code, number) == whole


def test_hours_do_not_join_days():
    assert [day for day, _part in slots_in("Mo 9-12, Mi 14-18")] == ["mon", "wed"]


@pytest.mark.parametrize(("text", "day"), [
    ("beantragt 12.3.14", None), ("angefordert am 12.03.2014", None), ("liegt nicht vor, Termin 1.4.", None),
    ("beantragt 1.2.14, gesehen 12.3.14", date(2014, 3, 12)), ("gesehen am 12.3.14", date(2014, 3, 12)),
    ("nicht gesehen 12.3.14", None),
])  # fmt: skip
def test_a_certificate_only_awaited_is_not_seen(text, day):
    assert seen_in(text) == day


@pytest.mark.parametrize("text", ["5.Juni1967", "05 06 1967", "05,06,1967", "24628", 19670605])
def test_rare_writings_of_a_birth_date(text):
    assert date_in(text, "birth") == date(1967, 6, 5) and is_exact(text)


def test_a_month_in_the_order_of_computers():
    assert date_in("2014-03") == date(2014, 3, 1)


def test_what_is_not_understood_is_told_and_stays_out_of_the_notes(office, tmp_path):
    head = ["Nachname", "Vorname", "Status", "Geburtsdatum", "Sprachen", "Bemerkung"]
    row = ["Muster", "Eva", "Sonderfall", "im Mai", "Dari (nur mündlich)", "kommt gern"]
    usual = ["Probe", "Max", "aktiv", "3.4.1970", "Farsi", ""]
    plan, batch = take_over(office, writers.text(tmp_path / "a.csv", [head, row, usual, ["Beispiel", *usual[1:]]]))
    assert volunteers(office)[0]["notes"] == "kommt gern"
    told = [line["cell"] for line in lists.report(plan, batch, "a.csv")["unread"]]
    assert told == ["Geburtsdatum: im Mai", "Sprachen: nur mündlich", "Status: Sonderfall"]


def test_a_region_is_no_circle_and_no_skill():
    rows = [
        ["Nachname", "Vorname", "Landkreis", "Land/Region"],
        *(["Muster", "Eva", "LB", "Deutschland"] for _n in "abc"),
    ]
    columns = recognise_sheets([Sheet("a", rows)], Path("a.csv"), "volunteers").columns
    assert columns["Landkreis"] is columns["Land/Region"] is None


KEY_DATES = [
    ["Belegung der Wohnheime"], [], ["Unterkunft", "Plätze", "31.07.2015", "31.08.2015", "belegt am 30.09.2015"],
    ["Lindenhof", 22, 2, 9, 14], ["Seeblick", 210, 175, 182, 187], ["zusammen", 232, None, None, 201],
]  # fmt: skip


def test_columns_headed_by_key_dates_are_a_series(office, tmp_path):
    path = writers.xlsx(tmp_path / "a.xlsx", {"Heime": KEY_DATES})
    take_over(office, path, "shelters")
    assert [(s["name"], s["occupied"], s["as_of"]) for s in shelters(office)] == [
        ("Lindenhof", 14, date(2015, 9, 30)), ("Seeblick", 187, date(2015, 9, 30)),
    ]  # fmt: skip
    with office.reading() as connection:
        assert sorted(connection.execute(select(Occupancy.occupied)).scalars()) == [2, 9, 14, 175, 182, 187]


def test_months_over_the_columns_are_key_dates_too(office, tmp_path):
    rows = [["Unterkunft", "Ort", "Kapazität", "Juli 2015", "Sept. 2015"], ["Lindenhof", "Tamm", 22, 2, 14]]
    rows += [["Seeblick", "Tamm", 50, 10, 12], ["insgesamt", "", 72, 12, 26]]
    take_over(office, writers.text(tmp_path / "a.csv", rows), "shelters")
    assert [(s["name"], s["occupied"]) for s in shelters(office)] == [("Lindenhof", 14), ("Seeblick", 12)]


def test_the_same_series_again_changes_nothing(office, tmp_path):
    path = writers.xlsx(tmp_path / "a.xlsx", {"Heime": KEY_DATES})
    take_over(office, path, "shelters")
    plan, _batch = take_over(office, path, "shelters")
    assert {step.outcome for step in plan.steps} == {Outcome.UNCHANGED}


def test_houses_that_say_different_things_lose_nothing(office, tmp_path):
    rows = [["Unterkunft", "Plätze", "Bemerkung"], ["Lindenhof", 22, ""], ["Seeblick", "", "Aufzug defekt"]]
    take_over(office, writers.text(tmp_path / "a.csv", rows), "shelters")
    assert [(s["capacity"], s["notes"]) for s in shelters(office)] == [(22, None), (None, "Aufzug defekt")]


CARDS = """BEGIN:VCARD
VERSION:2.1
N:Muster;Eva
NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:war Lehrerin, l=C3=A4uft gern, kocht
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Probe;Max;;;
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZ
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:José von Rosemann
TEL;TYPE=home:tel:+49-7141-251252
END:VCARD
"""


def test_cards_with_commas_damaged_pictures_and_whole_names(office, tmp_path):
    (tmp_path / "a.vcf").write_text(CARDS, encoding="utf-8")
    take_over(office, tmp_path / "a.vcf")
    people = {person["last_name"]: person for person in volunteers(office)}
    assert people["Muster"]["notes"] == "war Lehrerin, läuft gern, kocht"
    assert people["Probe"]["first_name"] == "Max" and people["von Rosemann"]["first_name"] == "José"


def test_taking_back_an_import_restores_the_people_it_changed(office, tmp_path):
    head = ["Nachname", "Vorname", "Telefon", "Ort", "Sprachen", "Unterkunft", "Status", "Bemerkung"]
    first = ["Muster", "Eva", "07141 251252", "Asperg", "Dari", "Lindenhof", "aktiv", "kommt gern"]
    second = ["Muster", "Eva", "07141 251252", "Tamm", "Farsi", "Seeblick", "pausiert", "hat ein Auto"]
    take_over(office, writers.text(tmp_path / "a.csv", [head, first]))
    before = volunteers(office)
    _plan, batch = take_over(office, writers.text(tmp_path / "b.csv", [head, second]))
    assert volunteers(office)[0]["city"] == "Tamm"
    History(office).undo(batch.operation_id)
    assert volunteers(office) == before


@pytest.mark.parametrize(
    "rule",
    ["FREQ=IMMER", "FREQ=WEEKLY;BYDAY=XX", "FREQ=SECONDLY", "FREQ=DAILY;INTERVAL=0", "FREQ=YEARLY;BYYEARDAY=999"],
)  # fmt: skip
def test_a_series_that_nobody_can_follow_is_told_and_takes_place_once(office, tmp_path, rule):
    path = hostile_texts.event(f"DTSTART:20261123T190000\nRRULE:{rule}\nSUMMARY:Treffen")(tmp_path / "a.ics")
    plan, _batch = take_over(office, path, "events")
    assert "Serie" in plan.steps[0].found.unread[0]
    assert [row["title"] for row in events(office)] == ["Treffen"]


def test_a_card_we_wrote_comes_back_whole(office, tmp_path):
    told = {"academic_title": "Dr.", "first_name": "Eva", "last_name": "Muster", "street": "Testgasse 4",
            "postal_code": "71679", "city": "Asperg", "phone": "07141 251252", "email": "eva@example.org"}  # fmt: skip
    (tmp_path / "a.vcf").write_bytes(cards([{"id": "1", **told}]))
    take_over(office, tmp_path / "a.vcf")
    [person] = volunteers(office)
    assert {name: person[name] for name in told} == told


_SAID = {
    "any": "Probe", "choice": "", "number": "7", "yes_no": "ja", "date": "03.02.2026", "year": "1967",
    "birth": "3.2.67", "phone": "030 23125 101", "mobile": "0171 3920001", "email": "ella@example.org", "days": "Mo",
    "status": "aktiv", "salutation": "Frau", "postal_code": "71638", "languages": "Englisch", "counts": "Arabisch 3",
}  # fmt: skip


def _said(owner, target):
    told = next((facts(one) for one in fields(owner) if facts(one).name == target.name), None)
    return next(iter(told.choices)).label if told and told.choices else _SAID.get(target.content, "Probe")


@pytest.mark.parametrize(("owner", "kind", "reader"), [
    (Person, "volunteers", PeopleReader), (Person, "contacts", PeopleReader), (Shelter, "shelters", ShelterReader),
    (Event, "events", EventReader),
])  # fmt: skip
def test_every_field_that_a_header_names_is_read(owner, kind, reader):
    own = {facts(one).name for one in fields(owner)}
    wanted = [target for target in targets(kind) if target.name in own]
    columns = [Column(place, target.label, target.name) for place, target in enumerate(wanted)]
    row = [_said(owner, target) for target in wanted]
    found = reader(columns, [(1, row)], "").read(1, row, {})
    assert ({target.name for target in wanted} - found.values.keys(), found.unread) == (set(), [])


def test_what_is_no_value_of_its_field_is_told(office, tmp_path):
    people = [["Muster", "Ella", 4], ["Probe", "Max", 3], ["Beispiel", "Ida", 5], ["Nimmer", "Otto", "kommt darauf an"]]
    rows = [["Nachname", "Vorname", "Höchstens Stunden je Woche"], *people]
    plan, _batch = take_over(office, writers.text(tmp_path / "a.csv", rows))
    assert [step.found.unread for step in plan.steps][2:] == [[], ["Höchstens Stunden je Woche: kommt darauf an"]]


def test_a_house_opened_in_a_year_of_two_digits_is_no_house_of_the_future(office, tmp_path):
    rows = [["Unterkunft", "Straße", "Plätze", "Eröffnet am"], ["Haus Birke", "Am Hang 3", 40, "01.03.98"]]
    take_over(office, writers.text(tmp_path / "a.csv", rows), "shelters")
    with office.reading() as connection:
        assert connection.execute(select(Shelter.opened_on)).scalar_one() == date(1998, 3, 1)


def test_an_address_that_nobody_may_know_stays_one_on_the_way_in(office, tmp_path):
    rows = [
        ["Nachname", "Vorname", "Anschrift nie weitergeben", "Honorar je Stunde"],
        ["Muster", "Ella", "ja", 12],
    ]
    take_over(office, writers.text(tmp_path / "a.csv", rows))
    ella = volunteers(office)[0]
    assert (ella["address_protected"], ella["interpreting_fee"]) == (True, 1200)


def test_a_cancelled_event_of_a_list_is_cancelled(office, tmp_path):
    rows = [["Titel", "Datum", "Stand"], ["Sprachcafé", "03.02.2026", "abgesagt"]]
    take_over(office, writers.text(tmp_path / "a.csv", rows), "events")
    with office.reading() as connection:
        assert connection.execute(select(Event.state)).scalar_one() is EventState.CANCELLED


@pytest.mark.parametrize(("cell", "sum_"), [
    ("15 €", 1500), ("1.312,50", 131_250), (12.5, 1250), ("20,-", 2000), ("7,5 Euro", 750), ("nach Absprache", None),
    (True, None),
])  # fmt: skip
def test_a_sum_of_money_is_read_in_cents(cell, sum_):
    assert cents(cell) == sum_
