"""What is missing in the records: counted, and one click leads to the field of the first."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea

from app.models import Person
from app.ui.people.checks import ChecksDialog, open_checks
from tests.ui.conftest import reading


@pytest.fixture
def dialog(person, window, qtbot) -> ChecksDialog:
    person("Ott", "Kim", email="kim@example.org", mobile="0171 3920011")
    person("Öztürk", "Immo", email="immo@example.org")
    dialog = open_checks(window)
    qtbot.waitUntil(lambda: dialog.ready)
    QApplication.processEvents()
    return dialog


def finding(dialog, words):
    return next(b for b in dialog.findChildren(QPushButton, "finding") if b.text().startswith(words))


def test_findings_stand_by_weight_with_their_counts(dialog):
    told = reading(dialog)
    assert "Telefon fehlt (1)" in told and told.index("Fehlt") < told.index("Wäre gut zu wissen")


def test_a_finding_leads_to_its_list(dialog, window):
    finding(dialog, "Telefon fehlt").click()
    pane = window.tab.pane
    assert pane.service.rows(pane.model.ids, [Person.last_name]) == [("Öztürk",)]


def test_a_finding_leads_to_the_field_of_the_first(dialog, window):
    finding(dialog, "Telefon fehlt").click()
    QApplication.processEvents()
    assert window.focusWidget() is window.tab.pane.detail.page.forms[0].editor("mobile")


def test_an_office_without_a_gap_is_told_so(window, qtbot):
    dialog = open_checks(window)
    qtbot.waitUntil(lambda: dialog.ready)
    assert "Alles stimmig" in reading(dialog)


def test_the_window_is_as_high_as_its_findings(dialog):
    area = dialog.findChild(QScrollArea)
    assert area.height() == area.widget().sizeHint().height()
