"""Hits of the search over everything always lead somewhere."""

from app.models import Assignment
from app.models.base import entities
from app.ui.links import shown_on
from app.ui.tabs import TABS


def test_a_task_opens_the_record_it_hangs_on(window, office, person):
    record = person()
    task = office.tasks.add(record, {"title": "Rückruf"})
    window.show_record("Task", task)
    assert window.tab.pane.detail.record.id == record.id


def test_an_assignment_opens_its_person(office, person, shelter):
    record = person()
    assignment = office.people.place(record.id, shelter().id)
    assert shown_on(office, Assignment.__name__, assignment) == ("Person", record.id)


def test_a_contact_person_is_found_among_everybody(window, person):
    person("Aktiv", "Anna")
    record = person("Sprecher", "Uwe", status=None)
    window.show_record("Person", record.id)
    assert window.tab.pane.title == "Alle Personen"
    assert window.tab.pane.detail.record.id == record.id


def test_a_volunteer_is_found_among_the_volunteers(window, person):
    record = person()
    window.show_record("Person", record.id)
    assert window.tab.pane.title == "Ehrenamtliche"


def test_everything_that_can_be_found_has_a_place():
    in_tabs = {entity for spec in TABS for entity in spec.entities}
    from app.ui import links

    known = in_tabs | set(links._HANGING) | set(links._OWNERS)
    assert {e.__name__ for e in entities() if e.search_by} - known == set()
