"""A new status in the window: the gate before "aktiv", day and reason, the talk when somebody leaves."""

from datetime import date

import pytest

from app.models import ContactEntry, CredentialKind as Kind, Person, Task, VolunteerStatus as Status
from app.services.statuses import ExitTalk
from app.ui.kit.chips import Chip
from app.ui.people.status import StatusDialog
from app.ui.people.tab import Tab
from tests.ui.conftest import reading

EVERYBODY = (Kind.AGREEMENT, Kind.SECRECY, Kind.INFORMATION)


@pytest.fixture
def somebody(person):
    return person("Ott", "Kim", status=Status.INTERESTED)


@pytest.fixture
def pane(show, somebody):
    return show(Tab).pane


@pytest.fixture
def ask(pane):
    def open_(status):
        pane.change_status(status)
        return pane.window().findChildren(StatusDialog)[-1]

    return open_


def step(office, person):
    """The newest step, whatever day it was given."""
    return max(office.people.status_history(person.id), key=lambda told: told.id)


def prove(office, person, *kinds):
    for kind in kinds:
        office.credentials.save(None, {"person_id": person.id, "kind": kind, "presented_on": date(2026, 11, 1)})


def chips(dialog):
    return [chip.text for chip in dialog.gate.findChildren(Chip)]


def test_what_is_missing_stops_nobody_without_a_reason(ask, office, somebody):
    dialog = ask(Status.ACTIVE)
    dialog.save()
    assert "warum es trotzdem" in dialog.problem.text() and dialog.isVisible()
    assert office.people.get(somebody.id).status is Status.INTERESTED


def test_a_reason_lets_go_on_and_is_kept(ask, office, somebody):
    dialog = ask(Status.ACTIVE)
    dialog.override.set_value("Unterlagen kommen am Montag")
    dialog.save()
    told = step(office, somebody)
    assert (told.status, told.override) == (Status.ACTIVE, "Unterlagen kommen am Montag")
    assert "Unterlagen kommen am Montag" in str(office.history.of(somebody.id)[0].sentences)


def test_who_has_everything_goes_on_without_a_word(ask, office, somebody):
    prove(office, somebody, *EVERYBODY)
    dialog = ask(Status.ACTIVE)
    assert not dialog.override.isVisible()
    dialog.save()
    assert step(office, somebody).override is None and office.people.get(somebody.id).status is Status.ACTIVE


def test_one_click_records_what_lies_on_the_desk(ask, office, somebody):
    prove(office, somebody, Kind.SECRECY, Kind.INFORMATION)
    dialog = ask(Status.ACTIVE)
    assert chips(dialog)[0] == "fehlt"
    dialog.gate.findChild(object, "thereAGREEMENT").click()
    assert dialog.gate.complete and not dialog.override.isVisible()


def test_a_placement_asks_for_more(ask, office, somebody, shelter):
    office.people.place(somebody.id, shelter().id, date(2026, 11, 1), "Hausaufgabenhilfe")
    assert "Führungszeugnis" in reading(ask(Status.ACTIVE))


def test_the_form_asks_before_it_stores_active(pane, office, somebody):
    pane.edit_record()
    pane.detail.forms[0].editor("status").set_value(Status.ACTIVE)
    assert not pane.detail.save()
    dialog = pane.window().findChild(StatusDialog)
    dialog.on.set_value(date(2026, 11, 20))
    dialog.override.set_value("Antrag läuft")
    dialog.save()
    assert office.people.get(somebody.id).status is Status.ACTIVE
    told = step(office, somebody)
    assert (told.changed_on, told.override) == (date(2026, 11, 20), "Antrag läuft")


def test_somebody_new_and_interested_is_stored_at_once(pane, office):
    pane.new_record()
    pane.detail.forms[0].editor("last_name").setText("Neu")
    pane.detail.forms[0].editor("status").set_value(Status.INTERESTED)
    assert pane.detail.save()


def test_somebody_new_and_active_is_asked_about(pane, office):
    pane.new_record()
    pane.detail.forms[0].editor("last_name").setText("Neu")
    pane.detail.forms[0].editor("status").set_value(Status.ACTIVE)
    assert not pane.detail.save()
    dialog = pane.window().findChild(StatusDialog)
    dialog.override.set_value("kennt das Haus seit Jahren")
    dialog.save()
    assert step(office, office.people.all(Person.last_name == "Neu")[0]).override == "kennt das Haus seit Jahren"


def test_many_become_active_only_with_a_reason_for_those_who_lack_something(pane, office, somebody, person):
    other = person("Zimmer", "Anna", status=Status.TRIAL)
    prove(office, other, *EVERYBODY)
    pane.refresh()
    pane.card.select([somebody.id, other.id])
    card = pane.beside.many
    card.choose(card.fields.findData(Person.status), False)
    card.editor.set_value(Status.ACTIVE)
    card.editor.changed.emit()
    card.change()
    dialog = pane.window().findChild(StatusDialog)
    dialog.override.set_value("vom Arbeitskreis empfohlen")
    dialog.save()
    assert [step(office, p).override for p in (somebody, other)] == ["vom Arbeitskreis empfohlen", None]


def test_leaving_asks_day_reason_and_a_talk_that_took_place(ask, office, somebody):
    dialog = ask(Status.LEFT)
    dialog.on.set_value(date(2026, 10, 31))
    dialog.reason.set_value("Umzug")
    dialog.talk.setCurrentIndex(dialog.talk.findData(ExitTalk.HELD))
    dialog.save()
    left = office.people.get(somebody.id)
    talks = office.contact_entries.of(ContactEntry.subject_id, somebody.id)
    assert (left.left_on, step(office, somebody).reason) == (date(2026, 10, 31), "Umzug")
    assert [talk.topic for talk in talks] == ["Abschlussgespräch"]


def test_a_talk_still_to_come_is_a_follow_up(ask, office, somebody):
    dialog = ask(Status.LEFT)
    dialog.talk.setCurrentIndex(dialog.talk.findData(ExitTalk.PLANNED))
    dialog.save()
    assert [task.title for task in office.tasks.of(Task.subject_id, somebody.id)] == ["Abschlussgespräch: Kim Ott"]


def test_everything_of_a_step_is_taken_back_together(ask, office, somebody):
    dialog = ask(Status.LEFT)
    dialog.talk.setCurrentIndex(dialog.talk.findData(ExitTalk.PLANNED))
    dialog.save()
    office.history.undo(office.history.last_undoable().id)
    assert office.tasks.of(Task.subject_id, somebody.id) == []
    assert office.people.get(somebody.id).status is Status.INTERESTED


def test_very_many_are_looked_through_beside_the_window(pane, somebody, person, monkeypatch):
    monkeypatch.setattr("app.ui.people.gate.FEW", 1)
    dialog = StatusDialog(
        pane.window(), pane.desk, [somebody.id, person("Zimmer").id], Status.ACTIVE, lambda note: None
    )
    assert not dialog.gate.ready
    pane.desk.tasks.wait_quietly()
    assert dialog.gate.ready and dialog.lacking


def test_who_has_the_status_already_is_not_asked_about(pane, person, office):
    there = person("Zimmer", "Anna")
    pane.refresh()
    pane.card.select([there.id])
    pane.change_status(Status.ACTIVE)
    assert pane.window().findChildren(StatusDialog) == []
    assert len(office.people.status_history(there.id)) == 1


def test_what_cannot_be_stored_is_said_before_anything_is_asked(pane, office, somebody):
    pane.edit_record()
    form = pane.detail.forms[0]
    form.editor("status").set_value(Status.ACTIVE)
    form.editor("email").set_value("ott@")
    assert not pane.detail.save()
    assert form.problem("email") and pane.window().findChildren(StatusDialog) == []
