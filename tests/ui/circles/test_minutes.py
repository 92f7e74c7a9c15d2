"""Minutes of a meeting, written by keys."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.models import Event, Task
from app.ui.circles.minutes import MinutesDialog
from app.ui.kit.dialog import Dialog
from app.ui.scenes import settle_work
from tests.ui.conftest import reading, type_text

DAY = date.today() - timedelta(days=3)


@pytest.fixture
def circle(office, person):
    identity = office.circles.save(None, {"name": "Helferkreis Probe"})
    for name in ("Arslan", "Berg"):
        office.circle_members.save(None, {"circle_id": identity, "person_id": person(name, "Kim").id})
    return office.circles.get(identity)


@pytest.fixture
def page(window, circle):
    window.show_record("HelperCircle", circle.id)
    settle_work(window)
    window.tab.pane.detail.go_to_page("Treffen")
    settle_work(window)
    return window.tab.pane.detail.page


@pytest.fixture
def dialog(window, page):
    page.findChild(QPushButton, "addMeeting").click()
    return next(part for part in window.findChildren(MinutesDialog) if part.isVisible())


def test_minutes_are_written_by_keys_alone(qtbot, window, office, dialog, write):
    """Day, presence, topics, two agreements; Enter walks on, an empty row leads to the button."""
    write(dialog.start, f"{DAY:%d.%m.%Y} 19:00")
    next(iter(dialog.boxes.values())).setChecked(True)
    dialog.topics.setPlainText("Sommerfest")
    dialog.agreed.rows[0][0].setFocus()
    for text in ("Grill leihen", "Uwe", f"{DAY + timedelta(days=20):%d.%m.%Y}", "Bänke", "", "", ""):
        field = QApplication.focusWidget()
        type_text(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is dialog.saving
    qtbot.keyClick(dialog.saving, Qt.Key.Key_Return)
    (event,) = office.events.all(Event.circle_id.is_not(None))
    assert event.result == "Sommerfest" and event.start == datetime.combine(DAY, datetime.min.time()).replace(hour=19)
    agreed = office.tasks.all(Task.subject_id == event.id)
    assert sorted(task.title for task in agreed) == ["Bänke", "Grill leihen"]


def test_the_meeting_shows_who_was_there_and_what_is_open(window, page, dialog, write):
    write(dialog.start, f"{DAY:%d.%m.%Y} 19:00")
    dialog.tick_all()
    dialog.topics.setPlainText("Sommerfest")
    dialog.agreed.rows[0][0].setText("Grill leihen")
    dialog.save()
    settle_work(window)
    assert "Sommerfest" in reading(page) and "Grill leihen" in reading(page)


def test_an_agreement_is_ticked_where_it_stands(window, office, page, dialog, write):
    from app.ui.kit.task_line import TaskLine

    write(dialog.start, f"{DAY:%d.%m.%Y} 19:00")
    dialog.agreed.rows[0][0].setText("Grill leihen")
    dialog.save()
    settle_work(window)
    page.findChild(TaskLine).box.click()
    assert [task.done_on for task in office.tasks.all()] == [date.today()]


def test_a_day_that_is_none_is_said(dialog, write):
    write(dialog.start, "irgendwann")
    dialog.save()
    assert dialog.isVisible() and "irgendwann" in dialog.problem.text()


def test_a_row_without_words_is_said(dialog):
    dialog.agreed.rows[0][1].setText("Uwe")
    dialog.save()
    assert dialog.isVisible() and "was vereinbart wurde" in dialog.problem.text()


def test_going_on_shows_what_was_written(window, office, page, dialog, write):
    write(dialog.start, f"{DAY:%d.%m.%Y} 19:00")
    dialog.tick_all()
    dialog.topics.setPlainText("Sommerfest")
    dialog.save()
    settle_work(window)
    page.findChild(QPushButton, "writeMinutes").click()
    again = next(part for part in window.findChildren(MinutesDialog) if part.isVisible())
    assert again.topics.value() == "Sommerfest" and all(box.isChecked() for box in again.boxes.values())


def test_an_agreement_that_is_reworded_stays_the_same_task(window, office, page, dialog, write):
    write(dialog.start, f"{DAY:%d.%m.%Y} 19:00")
    dialog.agreed.put([("Eins", "", ""), ("Zwei", "", "")])
    dialog.save()
    settle_work(window)
    before = {task.title: task.id for task in office.tasks.all()}
    page.findChild(QPushButton, "writeMinutes").click()
    again = next(part for part in window.findChildren(MinutesDialog) if part.isVisible())
    texts = [row[0].text() for row in again.agreed.rows]
    again.agreed.rows[texts.index("Zwei")][0].setText("Drei")
    again.save()
    assert {task.title: task.id for task in office.tasks.all()} == {"Eins": before["Eins"], "Drei": before["Zwei"]}


def test_only_a_typed_day_brings_an_agreement_back(office, dialog):
    """An empty field stands for no day, and the words in it promise none."""
    what, _who, until = dialog.agreed.rows[0]
    what.setText("Grill leihen")
    dialog.topics.setPlainText("Sommerfest")
    dialog.save()
    assert office.tasks.all()[0].due_on is None and until.placeholderText() == "ohne Frist"


def press_answer(window, words):
    question = window.findChild(Dialog, "question")
    next(b for b in question.findChildren(QPushButton) if b.text() == words).click()


def test_half_written_minutes_are_not_dropped_by_escape(qtbot, window, dialog):
    dialog.topics.setPlainText("Sommerfest")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    press_answer(window, "Weiter eingeben")
    assert dialog.isVisible() and dialog.topics.value() == "Sommerfest"


def test_minutes_without_a_word_close_at_once(qtbot, window, dialog):
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.findChild(Dialog, "question") is None and not dialog.isVisible()


def test_half_written_minutes_come_back(window, dialog):
    from app.ui.safety.typed_dialogs import again, found

    assert not list(found(window))
    dialog.topics.setPlainText("Sommerfest")
    dialog.agreed.put([("Grill leihen", "Uwe", "")])
    (typing,) = found(window)
    dialog.reject()
    press_answer(window, "Verwerfen")
    assert again(window, typing)
    back = next(part for part in window.findChildren(MinutesDialog) if part.isVisible())
    assert back.topics.value() == "Sommerfest" and back.agreed.texts() == [["Grill leihen", "Uwe", ""]]
