"""Save and begin the next one at the same place and date; what a record lacks is a badge."""

from datetime import date

import pytest

from app.models import Assignment
from app.ui.kit.chips import Chip
from app.ui.people.tab import Tab as People
from app.ui.shelters.tab import Tab as Shelters
from tests.ui.conftest import assignments_of, reading


@pytest.fixture
def pane(show, person):
    person(phone="07141 039042")
    return show(People).pane


def new(pane, write, **values):
    pane.new_record()
    for name, value in values.items():
        write(pane.detail.forms[0].editor(name), value)
    pane.save_and_next()
    return pane.detail.forms[0]


def chips(detail):
    return [chip.text for chip in detail.head.chips.findChildren(Chip)]


def test_the_next_person_comes_from_the_same_town(pane, write):
    form = new(pane, write, last_name="Amara", postal_code="71679", city="Asperg", since="1.11.2026")
    assert (form.editor("city").value(), form.editor("since").value()) == ("Asperg", date(2026, 11, 1))


def test_the_next_person_has_a_name_and_telephone_of_her_own(pane, write):
    form = new(pane, write, last_name="Amara", phone="0171 3920077", birth_date="1.5.67")
    assert [form.editor(name).value() for name in ("last_name", "phone", "birth_date")] == [None] * 3


def test_what_is_taken_over_is_stored_with_the_next_person(pane, write, office):
    form = new(pane, write, last_name="Amara", city="Asperg")
    write(form.editor("last_name"), "Zimmer")
    pane.detail.save()
    assert pane.detail.record.city == "Asperg"


def test_a_new_record_begun_by_itself_takes_nothing_over(pane, write):
    new(pane, write, last_name="Amara", city="Asperg")
    pane.detail.discard()
    pane.new_record()
    assert pane.detail.forms[0].editor("city").value() is None


def test_the_next_circle_stands_at_the_same_house(show, shelter, office, write):
    house = shelter("Oßweil")
    office.circles.save(None, {"name": "Nord", "shelter_id": house.id})
    tab = show(Shelters)
    tab.show_record("HelperCircle", office.circles.ids()[0])
    tab.pane.save_and_next()
    assert tab.pane.detail.forms[0].editor("shelter_id").value() == house.id


def test_the_next_line_has_the_same_house_and_day(pane, office, shelter, write):
    house = shelter("Oßweil")
    pane.detail.go_to_page("Einsätze")
    assignments_of(pane.detail).add()
    form = pane.detail.boxes[0].form
    form.editor("shelter_id").set_value(house.id)
    write(form.editor("activity"), "Sprachcafé")
    write(form.editor("since"), "2.11.2026")
    write(form.editor("until"), "9.11.2026")
    pane.save_and_next()
    form = pane.detail.boxes[0].form
    assert len(office.crud(Assignment).all()) == 1
    assert [form.editor(n).value() for n in ("shelter_id", "activity", "since", "until")] == [
        house.id,
        None,
        date(2026, 11, 2),
        None,
    ]


def test_a_line_with_a_problem_stays_open(pane, write):
    pane.detail.go_to_page("Einsätze")
    assignments_of(pane.detail).add()
    form = pane.detail.boxes[0].form
    write(form.editor("since"), "bald")
    pane.save_and_next()
    assert pane.detail.boxes[0].form is form


def test_a_record_that_lacks_something_says_so(pane, office):
    office.people.save(pane.detail.record.id, {"phone": None})
    pane.detail.show_record(pane.detail.record.id)
    assert "unvollständig: Telefon oder E-Mail fehlt" in chips(pane.detail)


def test_a_complete_record_says_nothing(pane):
    assert not [words for words in chips(pane.detail) if "unvollständig" in words]


def test_an_incomplete_record_is_saved_all_the_same(pane, write, office):
    pane.new_record()
    write(pane.detail.forms[0].editor("last_name"), "Zimmer")
    assert pane.detail.save()
    assert "Zimmer" in reading(pane.detail)
