"""A form filled in: the same lists and consents as everywhere, and everything that cannot be is said before."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select

from app.errors import UserError
from app.models import ConsentPurpose, Disclosure, HoursEntry, Occupancy, Office
from app.services.own_forms.gathering import headings_of, sums_of
from app.services.own_forms.places import Period, Place, PlaceKind, likely, pack, sources, unpack
from app.services.own_forms.service import Form
from tests.services.own_forms import books

DAY = date(2026, 9, 30)
VALUE, SUM, TABLE, TEXT = PlaceKind.VALUE, PlaceKind.SUM, PlaceKind.TABLE, PlaceKind.TEXT
HOUSES = Place("Meldung", "A6", TABLE, "occupancy", ("shelter", "capacity", "occupied"))
PEOPLE = Place("Meldung", "F1", TABLE, "volunteers", ("last_name", "mobile"))


@pytest.fixture
def form(services, tmp_path) -> Form:
    path = tmp_path / "Meldung.xlsx"
    path.write_bytes(books.plain())
    services.office_records.save(None, {"name": "Musterverband"})
    return services.forms.open(services.forms.load(path))


@pytest.fixture
def houses(services):
    """Two houses counted on the key date and again later."""
    for name, places, occupied in (("GU Testgasse", 40, 30), ("AU Ziegelmuster", 20, 15)):
        house = services.shelters.save(None, {"name": name})
        for day, count in ((DAY, occupied), (date(2026, 10, 31), 1)):
            services.crud(Occupancy).save(
                None, {"shelter_id": house, "as_of": day, "capacity": places, "occupied": count}
            )


def filled(services, form: Form, *places: Place, day: date = DAY, path: Path | None = None):
    """The first worksheet after filling in."""
    target = path or Path(services.database.path).with_name("ausgefüllt.xlsx")
    services.forms.fill(replace(form, places=places), day, target)
    return load_workbook(target).worksheets[0]


def told(services, form: Form, *places: Place, day: date = DAY):
    return services.forms.preview(replace(form, places=places), day).plan


def test_a_value_stands_in_its_cell(services, form):
    assert filled(services, form, Place("Meldung", "B1", VALUE, "office.name"))["B1"].value == "Musterverband"


def test_a_day_is_a_day_where_the_cell_writes_days(services, form):
    page = filled(services, form, Place("Meldung", "B2", VALUE, "day.as_of"))
    assert page["B2"].value.date() == DAY


def test_a_day_is_words_where_the_cell_writes_numbers(services, form):
    assert filled(services, form, Place("Meldung", "B3", VALUE, "day.as_of"))["B3"].value == "30.09.2026"


def test_hours_of_the_quarter_are_summed_up_in_hours(services, form, katja):
    for day in (date(2026, 7, 1), DAY, date(2026, 10, 1)):
        services.hours.save(None, {"person_id": katja.id, "day": day, "minutes": 90})
    place = Place("Meldung", "B3", SUM, "hours", ("minutes",), period=Period.QUARTER)
    assert filled(services, form, place)["B3"].value == 3
    assert services.crud(HoursEntry).count() == 3


def test_a_table_shows_the_key_date_and_is_summed_up(services, form, houses):
    page = filled(services, form, HOUSES)
    assert [[cell.value for cell in row] for row in page["A6:D7"]] == [
        ["AU Ziegelmuster", 20, 15, "=B6-C6"], ["GU Testgasse", 40, 30, "=B7-C7"]
    ]  # fmt: skip


def test_rows_may_be_limited(services, form, houses):
    page = filled(services, form, replace(HOUSES, filters=("Name=Testgasse",)))
    assert (page["A6"].value, page["A7"].value) == ("GU Testgasse", None)


def test_a_table_never_runs_over_a_formula(services, form, saved):
    for number in range(5):
        saved(f"Muster{number}")
    own = replace(form, recipient="eigenes Büro")
    plan = told(services, own, Place("Meldung", "A6", TABLE, "volunteers", ("last_name",)))
    assert "braucht 5 Zeilen, Platz ist bis Zeile 8, darunter steht „Summe“" in plan.problems[0]


def test_what_cannot_be_is_not_written(services, form, houses, tmp_path):
    with pytest.raises(UserError, match="Formel"):
        filled(services, form, replace(HOUSES, columns=("shelter", "", "", "occupied")), path=tmp_path / "x.xlsx")
    assert not (tmp_path / "x.xlsx").exists()


def test_two_values_for_one_cell_are_refused(services, form, houses):
    assert "zwei Angaben" in told(services, form, HOUSES, Place("Meldung", "A7", TEXT, text="x")).problems[0]


def test_a_formula_is_replaced_by_a_value_only_with_a_word(services, form):
    plan = told(services, form, Place("Meldung", "B9", TEXT, text="7"))
    assert plan.notes == ["Die Formel in B9 wird durch den Wert ersetzt."]


def test_a_cell_inside_merged_ones_is_refused(services, form, tmp_path):
    path = tmp_path / "Bericht.xlsx"
    path.write_bytes(books.decorated())
    other = services.forms.open(services.forms.load(path))
    assert "verbundenen" in told(services, other, Place("Übersicht", "C1", TEXT, text="x")).problems[0]


def test_the_head_of_an_excel_table_is_refused(services, form, tmp_path):
    path = tmp_path / "Bericht.xlsx"
    path.write_bytes(books.decorated())
    other = services.forms.open(services.forms.load(path))
    assert "Excel-Tabelle" in told(services, other, Place("Liste", "A1", TEXT, text="x")).problems[0]


def test_old_rows_in_the_room_of_a_table_are_cleared(services, tmp_path, houses):
    book = Workbook()
    for row in (["Haus"], ["Alt 1"], ["Alt 2"], ["Alt 3"], ["Alt 4"], ["Ende"]):
        book.active.append(row)
    path = tmp_path / "alt.xlsx"
    path.write_bytes(books.saved(book))
    form = services.forms.open(services.forms.load(path))
    page = filled(services, form, Place("Sheet", "A2", TABLE, "occupancy", ("shelter",), last_row=5))
    assert [page.cell(row, 1).value for row in range(2, 7)] == [
        "AU Ziegelmuster", "GU Testgasse", None, None, "Ende"
    ]  # fmt: skip


def test_mandatory_cells_without_a_value_are_named(services, form):
    empty = Place("Meldung", "B1", mandatory=True)
    phone = Place("Meldung", "B2", VALUE, "office.phone", mandatory=True)
    assert told(services, form, empty, phone).missing == ["B1 (Träger)", "B2 (Stichtag)"]


def test_the_difference_to_the_last_time_is_told(services, form, houses):
    filled(services, form, HOUSES)
    again = replace(services.forms.open(form.identity), places=(HOUSES,))
    plan = services.forms.preview(again, date(2026, 10, 31)).plan
    assert [(d.where, d.before, d.now) for d in plan.differences] == [("Summe „Belegt“", 45, 2)]


def test_only_figures_of_the_last_time_are_kept(services, form, katja):
    filled(services, replace(form, recipient="eigenes Büro"), PEOPLE)
    assert services.forms.open(form.identity).figures == {"Meldung!F1#": 1}


class TestConsent:
    def test_who_has_not_agreed_is_left_out_and_that_is_said(self, services, form, katja):
        page = filled(services, form, PEOPLE)
        assert page["F1"].value is None
        assert "keine Einwilligung" in told(services, form, PEOPLE).notes[0]

    def test_who_has_agreed_is_named_without_a_number(self, services, form, katja):
        agree(services, katja)
        page = filled(services, form, PEOPLE)
        assert (page["F1"].value, page["G1"].value) == ("Böhringer", None)

    def test_a_form_with_names_is_logged_as_a_hand_out(self, services, form, katja):
        agree(services, katja)
        filled(services, form, PEOPLE)
        with services.database.session() as session:
            entry = session.scalars(select(Disclosure)).one()
        assert (entry.recipient, entry.person_ids, entry.columns[0]) == ("Landratsamt", [katja.id], "Nachname")

    def test_a_count_names_nobody(self, services, form, katja):
        assert filled(services, form, Place("Meldung", "B3", SUM, "volunteers"))["B3"].value == 1


def agree(services, person) -> None:
    services.consents.save(
        None, {"person_id": person.id, "purpose": ConsentPurpose.AUTHORITY_LIST, "given_on": date(2026, 1, 1)}
    )


class TestKeeping:
    def test_the_file_stays_in_the_office(self, services, form):
        assert load_workbook(BytesIO(services.forms.content(form.identity))).sheetnames == ["Meldung"]

    def test_what_belongs_where_is_kept(self, services, form):
        services.forms.keep(form.identity, "Meldung", "Landratsamt", "", (HOUSES,))
        assert services.forms.open(form.identity).places == (HOUSES,)

    def test_a_newer_file_keeps_what_belongs_where(self, services, form, tmp_path):
        services.forms.keep(form.identity, "Meldung", "Landratsamt", "", (HOUSES,))
        path = tmp_path / "neu.xlsx"
        path.write_bytes(books.decorated())
        services.forms.load(path, form.identity)
        again = services.forms.open(form.identity)
        assert (again.places, again.file_name) == ((HOUSES,), "neu.xlsx")
        assert told(services, again, HOUSES).problems == ["Das Blatt „Meldung“ gibt es in dieser Datei nicht mehr."]

    def test_two_forms_have_two_names(self, services, form, tmp_path):
        services.forms.load(tmp_path / "Meldung.xlsx")
        assert [name for _identity, name in services.forms.names()] == ["Träger", "Träger (2)"]

    def test_a_form_is_found_by_a_part_of_its_name(self, services, form):
        assert services.forms.find("träg") == form.identity

    def test_places_of_a_newer_program_are_read(self):
        kept = [{**pack([HOUSES])[0], "noch_neuer": 1}]
        assert unpack(kept) == [HOUSES]

    @pytest.mark.parametrize("content", [b"%PDF-1.7", b"Nachname;Vorname\n", b"PK\x03\x04kaputt"])
    def test_what_is_no_workbook_is_refused(self, services, tmp_path, content):
        path = tmp_path / "Formular.xlsx"
        path.write_bytes(content)
        with pytest.raises(UserError, match="xlsx"):
            services.forms.load(path)

    def test_another_ending_is_refused(self, services, form, tmp_path):
        with pytest.raises(UserError, match=r"\.xlsx"):
            services.forms.fill(form, DAY, tmp_path / "a.xls")


def test_every_single_value_can_be_told(sample):
    from app.services.own_forms.places import Context

    assert [one.key for one in sources() if one.tell(Context(sample, "Landratsamt", DAY)) == ""] == []


def test_every_list_has_columns_and_a_count(sample):
    from app.services.lists.register import LISTS

    assert [one.key for one in LISTS if not headings_of(sample, one.key) or not sums_of(sample, one.key)] == []


def test_every_list_can_stand_in_a_form(sample):
    from app.services.lists.register import LISTS

    form = sample.forms.open(sample.forms.names()[0][0])
    for one in LISTS:
        names = tuple(h.name for h in headings_of(sample, one.key))[:3]
        plan = told(sample, form, Place("Meldung", "J1", TABLE, one.key, names))
        assert plan.problems == []


def test_the_sample_form_can_be_filled_in(sample, tmp_path):
    form = sample.forms.open(sample.forms.names()[0][0])
    done = sample.forms.fill(form, date.today(), tmp_path / "m.xlsx")
    assert done.named and done.left_out
    assert sample.crud(Office).count() == 1


@pytest.mark.parametrize(("key", "value"), [("houses.count", 2), ("houses.occupied", 45), ("houses.places", 60)])
def test_the_houses_are_summed_up_as_of_the_key_date(services, form, houses, key, value):
    assert filled(services, form, Place("Meldung", "B3", VALUE, key))["B3"].value == value


def test_arrivals_announced_by_then_are_told(services, form):
    for announced, people in ((DAY, 12), (date(2026, 10, 2), 7)):
        values = {"announced_on": announced, "arrives_on": date(2026, 10, 20), "people": people}
        services.arrivals.save(None, values)
    assert filled(services, form, Place("Meldung", "B3", VALUE, "arrivals.people"))["B3"].value == 12


def test_whoever_belonged_to_a_circle_then_is_counted_once(services, form, saved):
    circles = [services.circles.save(None, {"name": name}) for name in ("Asperg", "Nähen")]
    stays, left = saved("Ott").id, saved("Aal").id
    for circle in circles:
        services.circle_members.save(None, {"circle_id": circle, "person_id": stays})
    services.circle_members.save(None, {"circle_id": circles[0], "person_id": left, "until": date(2026, 1, 1)})
    assert filled(services, form, Place("Meldung", "B3", VALUE, "circles.members"))["B3"].value == 1


def test_a_long_title_ends_with_a_whole_word(services, tmp_path):
    book = Workbook()
    book.active["A1"] = "Landkreis Musterkreis – Fachbereich Migration und Unterbringung: Meldung der Belegung"
    book.save(tmp_path / "Meldung.xlsx")
    name = services.forms.open(services.forms.load(tmp_path / "Meldung.xlsx")).name
    assert name == "Landkreis Musterkreis – Fachbereich Migration und …"


@pytest.mark.parametrize(("words", "key"), [("Stichtag", "day.as_of"), ("Belegte Plätze gesamt", "houses.occupied"),
                                            ("Angekündigte Personen", "arrivals.people"), ("Telefon:", "office.phone"),
                                            ("Sport", ""), ("", "")])  # fmt: skip
def test_the_words_beside_a_cell_say_what_it_mostly_wants(words, key):
    assert likely(words) == key
