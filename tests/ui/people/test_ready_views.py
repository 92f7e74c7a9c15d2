"""Ready-made views that follow the rules of the office, and who has a birthday soon."""

from datetime import date, datetime, timedelta

import pytest

from app.services.settings import SILENT
from app.ui.kit.view_menu import ready_views

TODAY = date.today()


def names(office, place="PeoplePane"):
    return [view.name for view in ready_views(place, office.settings)]


def test_the_days_without_a_contact_are_those_of_the_office(office):
    assert "Seit 60 Tagen kein Kontakt" in names(office)
    office.settings.write({SILENT.name: 30}, "Regel geändert")
    assert "Seit 30 Tagen kein Kontakt" in names(office)


def test_such_a_view_finds_whom_its_name_says(office, person, window):
    office.settings.write({SILENT.name: 30}, "Regel geändert")
    for name, days in (("Ott", 20), ("Aal", 40)):
        at = datetime.combine(TODAY - timedelta(days=days), datetime.min.time())
        entry = {"subject_type": "Person", "subject_id": person(name).id, "at": at, "topic": "Anruf"}
        office.contact_entries.save(None, entry)
    window.show_view("PeoplePane", "Seit 30 Tagen kein Kontakt")
    pane = window.tab.pane
    assert [office.people.get(i).last_name for i in pane.model.ids] == ["Aal"]


@pytest.mark.parametrize(("days", "found"), [(0, 1), (1, 1), (30, 1), (31, 0), (-1, 0)])
def test_a_birthday_within_thirty_days_is_found(office, person, window, days, found):
    born = TODAY + timedelta(days=days)
    person(birth_date=born.replace(year=born.year - 41, day=min(born.day, 28) if born.month == 2 else born.day))
    window.show_view("PeoplePane", "Geburtstag in den nächsten 30 Tagen")
    assert len(window.tab.pane.model.ids) == found


def test_a_need_asked_about_long_ago_has_its_view(office):
    assert "Anfragen unbeantwortet seit 5 Tagen" in names(office, "NeedPane")
