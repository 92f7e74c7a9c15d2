"""A protocol is typed from paper: Enter walks through the agreements, one action keeps everything."""

from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.models import Visit
from app.services.visits.points import open_points
from app.services.visits.protocol import Agreement, Protocol, write as keep
from app.ui.kit.chips import Chip
from app.ui.scenes import settle, settle_work
from app.ui.visits.blocks import VisitsPage
from app.ui.visits.protocol_dialog import ProtocolDialog
from tests.ui.conftest import reading, type_text

DAY = date.today() - timedelta(days=3)


@pytest.fixture
def visit(office, houses) -> str:
    return office.visits.save(None, {"shelter_id": houses[0], "day": DAY})


def typed(qtbot, *texts):
    """Type into the field with the focus, Enter after each."""
    for text in texts:
        field = QApplication.focusWidget()
        type_text(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_enter_walks_through_the_agreements(opened, visit, office, qtbot):
    dialog = opened(ProtocolDialog, visit)
    dialog.activateWindow()
    dialog.agreed.rows[0][0].setFocus()
    typed(qtbot, "Klingel", "Hausmeister", "in 2 Wochen", "Schlüssel", "", "")
    assert QApplication.focusWidget() is dialog.agreed.rows[2][0]
    typed(qtbot, "")
    assert QApplication.focusWidget() is dialog.next_on
    dialog.save.click()
    found = {task.title: task for task in office.tasks.all()}
    assert found["Klingel"].due_on == date.today() + timedelta(weeks=2)
    assert (found["Klingel"].assigned_to, found["Klingel"].subject_id) == ("Hausmeister", visit)
    assert found["Schlüssel"].due_on is None


def test_there_is_always_one_row_more(opened, visit, qtbot):
    dialog = opened(ProtocolDialog, visit)
    for number in range(5):
        type_text(dialog.agreed.rows[number][0], f"Punkt {number}")
    assert len(dialog.agreed.value()) == 5 and len(dialog.agreed.rows) == 6


def test_open_points_are_ticked_off_or_carried_on(opened, office, houses, visit):
    before = office.visits.save(None, {"shelter_id": houses[0], "day": DAY - timedelta(days=90)})
    keep(office, before, Protocol(agreements=(Agreement("Klingel"), Agreement("Schlüssel"))))
    bell, key = sorted(open_points(office, houses[0]), key=lambda task: task.title)
    dialog = opened(ProtocolDialog, visit)
    dialog.points.done[bell.id].click()
    assert not dialog.points.until[bell.id].isEnabled()
    type_text(dialog.points.until[key.id], "in 1 Woche")
    dialog.save.click()
    assert office.tasks.get(bell.id).done_on == date.today()
    assert office.tasks.get(key.id).due_on == date.today() + timedelta(weeks=1)
    assert office.tasks.get(key.id).subject_id == visit


def test_the_next_visit_goes_into_the_calendar(opened, office, visit):
    dialog = opened(ProtocolDialog, visit)
    assert not dialog.plan_next.isEnabled()
    type_text(dialog.next_on, "in 8 Wochen")
    assert dialog.plan_next.isEnabled() and dialog.plan_next.isChecked()
    dialog.save.click()
    (event,) = office.events.all()
    assert event.start == datetime.combine(date.today() + timedelta(weeks=8), time(10))


def test_a_day_that_is_none_is_said_and_nothing_kept(opened, office, visit):
    dialog = opened(ProtocolDialog, visit)
    type_text(dialog.agreed.rows[0][0], "Klingel")
    type_text(dialog.agreed.rows[0][2], "bald")
    dialog.save.click()
    assert "„bald“ ist kein Datum" in dialog.problem.text()
    assert office.tasks.all() == []


def test_an_agreement_without_words_is_said(opened, visit):
    dialog = opened(ProtocolDialog, visit)
    type_text(dialog.agreed.rows[0][1], "Hausmeister")
    dialog.save.click()
    assert "fehlt, was vereinbart wurde" in dialog.problem.text()


def test_one_way_back_takes_all_of_it_back(opened, office, visit, window):
    dialog = opened(ProtocolDialog, visit)
    type_text(dialog.agreed.rows[0][0], "Klingel")
    dialog.editors["topics"].setPlainText("Schlüssel")
    dialog.save.click()
    window.desk.undo_last()
    assert office.tasks.all() == [] and office.visits.get(visit).topics is None


def test_closing_asks_about_what_is_typed(opened, visit, window):
    dialog = opened(ProtocolDialog, visit)
    dialog.editors["topics"].setPlainText("Schlüssel")
    dialog.reject()
    settle()
    assert dialog.isVisible()
    assert "Eingaben verwerfen?" in "".join(reading(part) for part in QApplication.topLevelWidgets())


def test_a_house_shows_its_visits_and_what_is_open(window, office, houses, visit):
    keep(office, visit, Protocol(topics="Schlüssel\nKlingel", agreements=(Agreement("Klingel melden"),)))
    window.show_record("Shelter", houses[0])
    settle_work(window)
    detail = window.tab.pane.detail
    detail.go_to_page("Besuche")
    assert isinstance(detail.page, VisitsPage)
    words = reading(detail.page)
    assert "Klingel melden" in words and "Schlüssel · Klingel" in words
    assert "1 Punkt offen" in [chip.text for chip in detail.page.findChildren(Chip)]


def test_a_follow_up_on_start_jumps_back_to_its_visit(window, office, visit):
    keep(office, visit, Protocol(agreements=(Agreement("Klingel melden", until=date.today()),)))
    window.desk.open("Visit", visit)
    settle_work(window)
    assert window.tab.pane.entity is Visit
    assert window.tab.pane.detail.record.id == visit


def test_a_sentence_about_an_agreement_goes_when_it_is_mended(opened, visit):
    dialog = opened(ProtocolDialog, visit)
    type_text(dialog.agreed.rows[0][1], "Hausmeister")
    dialog.save.click()
    assert dialog.problem.isVisible()
    type_text(dialog.agreed.rows[0][0], "Klingel")
    assert dialog.problem.isHidden()
