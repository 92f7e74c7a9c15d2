"""The pieces that stand alone: tasks, errors, notice, progress, charts."""

import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.errors import UserError
from app.ui.kit.dialog import Dialog
from app.ui.kit.errors import ErrorWindow
from app.ui.kit.progress import ProgressDialog, time_left
from app.ui.kit.tasks import Tasks
from app.ui.kit.widgets import menu_button
from tests.ui.conftest import reading


@pytest.fixture
def tasks(qapp):
    tasks = Tasks()
    yield tasks
    tasks.wait()


@pytest.fixture
def owner(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_work_runs_beside_the_window(tasks, owner, qtbot):
    answer = []
    tasks.run(owner, lambda job: threading.current_thread() is threading.main_thread(), answer.append)
    qtbot.waitUntil(lambda: answer == [False])


def test_results_keep_the_order_of_the_calls(tasks, owner, qtbot):
    answer = []
    for number in range(5):
        tasks.run(owner, lambda job, number=number: number, answer.append)
    qtbot.waitUntil(lambda: answer == [0, 1, 2, 3, 4])


def test_a_result_for_somebody_gone_is_dropped(tasks, qtbot):
    answer, gone, go = [], QWidget(), threading.Event()
    tasks.run(gone, lambda job: go.wait(5), answer.append)
    gone.close()
    from shiboken6 import delete

    delete(gone)
    go.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert answer == []


def test_an_error_of_the_work_reaches_the_hook(tasks, owner, qtbot, monkeypatch):
    seen = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: seen.append(error[0]))
    tasks.run(owner, lambda job: 1 / 0, lambda result: None)
    qtbot.waitUntil(lambda: seen == [ZeroDivisionError])


def test_work_learns_that_it_was_cancelled(tasks, owner, qtbot):
    answer = []

    def work(job):
        while not job.cancelled:
            threading.Event().wait(0.005)
        return "halt"

    job = tasks.run(owner, work, answer.append)
    job.cancel()
    qtbot.waitUntil(lambda: answer == ["halt"])


def test_progress_closes_with_its_work(tasks, owner, qtbot):
    dialog = ProgressDialog(owner, "Liste wird geschrieben")
    go = threading.Event()
    job = tasks.run(owner, lambda job: go.wait(5), lambda result: None)
    dialog.watch(job)
    dialog._on_quiet_over()
    assert dialog.isVisible()
    go.set()
    qtbot.waitUntil(lambda: not tasks.busy)


@pytest.mark.parametrize(
    ("done", "total", "elapsed", "words"),
    [
        (0, 100, 5, ""),
        (50, 100, 30, "noch etwa 30 Sekunden"),
        (10, 100, 60, "noch etwa 9 Minuten"),
        (99, 100, 60, "gleich fertig"),
    ],
)
def test_the_time_left_is_told_roughly(done, total, elapsed, words):
    assert time_left(done, total, elapsed) == words


def test_what_a_user_can_mend_is_one_sentence(owner):
    errors = ErrorWindow(owner)
    errors.show(UserError, UserError("Der Datenträger ist voll."), None)
    assert "Der Datenträger ist voll." in reading(errors._open)
    errors._open.close()


def test_a_bug_says_that_the_data_is_safe_and_once(owner, caplog):
    errors = ErrorWindow(owner)
    for _time in range(3):
        errors.show(ValueError, ValueError("x"), None)
    dialogs = [w for w in QApplication.topLevelWidgets() if w.objectName() == "message" and w.isVisible()]
    assert len(dialogs) == 1
    assert "Ihre Daten sind gespeichert" in reading(dialogs[0])
    errors._open.close()


def test_closing_is_plain_and_answers_to_enter_all_the_same(owner, qtbot):
    dialog = Dialog(owner, "Liste")
    assert dialog.add_close().property("role") == ""
    dialog.open()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.ended


def test_a_dialog_is_never_higher_than_the_screen(owner):
    dialog = Dialog(owner, "Langes")
    dialog.resize(480, 5_000)
    dialog.open()
    assert dialog.height() < owner.screen().availableGeometry().height()
    dialog.reject()


def test_the_menu_of_a_button_reads_from_left_to_right(qtbot):
    menu = QMenu()
    qtbot.addWidget(menu_button("Mehr", menu))
    assert menu.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_a_menu_at_the_edge_of_the_window_ends_with_its_button(owner, qtbot):
    menu = QMenu(owner)
    menu.addAction("Diese Liste, wie sie hier steht")
    more = menu_button("Mehr", menu)
    more.setParent(owner)
    more.move(owner.width() - more.sizeHint().width() - 20, 0)
    more.show()
    menu.popup(more.mapToGlobal(more.rect().bottomLeft()))
    assert menu.x() + menu.width() == more.mapToGlobal(more.rect().topRight()).x() + 1
    menu.hide()
