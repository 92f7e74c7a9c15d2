"""Strg+P prints what is in view: the first document for it, or what else was offered for such records."""

import pytest
from PySide6.QtWidgets import QMenu

from app.ui.kit import outputs_hook
from app.ui.outputs.plugin import print_shown
from app.ui.outputs.print_dialog import PrintDialog
from app.ui.scenes import settle_work


@pytest.fixture
def on_person(window, person, monkeypatch):
    """A window on a volunteer; what is offered in a test is forgotten after it."""
    monkeypatch.setattr(outputs_hook, "_ways", {"Person": dict(outputs_hook.offered("Person"))})
    window.desk.office.office_records.save(None, {"name": "Kreisverband Muster"})
    person()
    window.go_to("people")
    settle_work(window)
    return window


def test_for_a_person_documents_and_information_are_offered(on_person):
    menu = print_shown(on_person)
    words = [action.text() for action in menu.actions()]
    assert "Stundenzettel …" in words and "Auskunft nach Art. 15 DSGVO …" in words


def test_a_document_of_the_choice_opens(on_person):
    menu = print_shown(on_person)
    next(action for action in menu.actions() if action.text() == "Stundenzettel …").trigger()
    settle_work(on_person)
    assert any(dialog.isVisible() for dialog in on_person.findChildren(PrintDialog))


def test_of_several_ways_the_user_chooses_one(on_person):
    asked = []
    outputs_hook.offer("Person", "Brief …", lambda _window, identity: asked.append(identity))
    menu = print_shown(on_person)
    assert isinstance(menu, QMenu) and [a.text() for a in menu.actions()][-1] == "Brief …"
    menu.actions()[-1].trigger()
    assert asked == [on_person.tab.pane.card.current_id]


def test_without_anything_to_print_it_is_said(window):
    window.go_to("projects")
    settle_work(window)
    assert print_shown(window) is None and "kein Dokument" in window.notice.text
