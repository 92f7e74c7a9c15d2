"""The window keeps the office without asking, says when, and notices when its file is gone."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QDialog

from app.services.backups.keeping import News
from app.services.backups.second_place import Place
from app.services.backups.states import Why, folder_of, make
from app.ui.backups.words import when
from app.ui.session import Session
from tests.ui.backups.conftest import close, press, states
from tests.ui.conftest import reading

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


# -------------------------------------------------------------------------------------------- without asking


def test_some_time_after_the_start_a_state_is_kept(begin, path, qtbot):
    session = begin(path)
    session.window.backups._start.timeout.emit()
    qtbot.waitUntil(lambda: session.window.backup_line.button.isVisible(), timeout=10_000)
    assert session.window.backup_line.button.text().startswith("Gesichert: heute")
    assert [state.why for state in states(path)] == [Why.START]


def test_after_half_an_hour_another_one(run, path, qtbot):
    run.window.backups.timers[0].timeout.emit()
    qtbot.waitUntil(lambda: len(states(path)) == 2, timeout=10_000)
    assert states(path)[0].why is Why.TIME


def test_at_the_end_what_has_changed_is_kept(run, path, qtbot):
    close(run, qtbot)
    assert (states(path)[0].why, states(path)[0].living["person"]) == (Why.EXIT, 1)


def test_the_sample_office_is_not_kept(qtbot, tmp_path):
    session = Session(None, True)
    session.begin()
    qtbot.waitUntil(lambda: session.window.tab is not None and session.window.tab.ready, timeout=30_000)
    session.window.backups._on_start()
    qtbot.waitUntil(lambda: not session.window.backups.tasks.busy)
    path = session.window.desk.office.database.path
    assert not folder_of(path).exists() and not session.window.backup_line.button.isVisible()
    close(session, qtbot)
    session.window.deleteLater()


def test_a_failure_is_told_once_and_work_goes_on(begin, path, qtbot):
    folder_of(path).write_text("kein Ordner")
    session = begin(path)
    session.window.backups._on_start()
    qtbot.waitUntil(lambda: "kann nicht angelegt werden" in session.window.notice.text, timeout=10_000)
    session.window.notice.say("etwas anderes")
    session.window.backups._on_half_hour()
    qtbot.waitUntil(lambda: not session.window.backups.tasks.busy, timeout=10_000)
    assert session.window.notice.text == "etwas anderes"
    assert session.window.backup_line.button.property("tone") == "attention"


# ----------------------------------------------------------------------------------------- a stick that is pulled


@pytest.fixture
def pulled(run, path, qtbot):
    """The file is gone while the window is open; it comes back with the answer."""
    away = path.with_name("gezogen")
    path.rename(away)

    def told() -> bool:
        """The watch looks again and again; a look that comes while another is under way is left out."""
        if run.window.findChild(QDialog, "gone") is None:
            run.window.backups.watch.timer.timeout.emit()
        return run.window.findChild(QDialog, "gone") is not None

    qtbot.waitUntil(told, timeout=10_000)
    yield lambda: away.rename(path)
    if away.exists():
        away.rename(path)


def test_that_the_file_is_gone_is_told_and_not_called_damage(run, pulled):
    words = reading(run.window.findChild(QDialog, "gone"))
    assert "Amt.db ist nicht mehr in" in words and "Schäden" not in words


def test_that_it_is_back_is_told_as_well(run, pulled, qtbot):
    pulled()
    run.window.backups.watch.look()
    qtbot.waitUntil(lambda: "wieder da" in run.window.notice.text, timeout=10_000)


def test_another_file_in_its_place_is_told(run, path, qtbot, empty_database):
    path.rename(path.with_name("alt"))
    shutil.copy(empty_database, path)
    run.window.backups.watch.look()
    qtbot.waitUntil(lambda: run.window.findChild(QDialog, "gone") is not None, timeout=10_000)
    assert "von einem anderen Programm ersetzt" in reading(run.window.findChild(QDialog, "gone"))


# ------------------------------------------------------------------------------------------------ the word


@pytest.fixture
def tell(window, path):
    """Tells the window how it stands: a state from so many days ago."""

    def act(days=0.0, **more):
        state = make(path, Why.TIME, datetime.now(UTC) - timedelta(days=days))
        window.backups.told.emit(News(state, **more))
        return window.backup_line.button

    return act


def test_a_good_state_is_told_calmly(tell):
    line = tell()
    assert (line.text()[:16], line.property("tone")) == ("Gesichert: heute", "")


def test_an_old_state_that_holds_everything_is_told_calmly_as_well(tell):
    assert tell(days=3).property("tone") == ""


def test_after_a_day_without_a_try_it_asks_for_attention(tell, window):
    tell()
    window.backup_line.show_news(window.backups.news, datetime.now(UTC) + timedelta(days=1, hours=1))
    assert window.backup_line.button.property("tone") == "attention"
    assert window.backup_line.button.text().startswith("Gesichert: gestern")


@pytest.mark.parametrize(
    ("days", "words"), [(0, "heute "), (1, "gestern "), (3, "Freitag "), (7, "16.11.2026 "), (-2, "25.11.2026 ")]
)
def test_times_are_spoken_as_people_do(days, words):
    assert when(NOW - timedelta(days=days), NOW).startswith(words)


def test_much_less_than_before_is_asked_about(tell, window):
    tell(shrunk_from=500)
    question = window.findChild(QDialog, "shrunk")
    assert "500 Einträge" in reading(question)
    press(question, "Sicherungen ansehen")
    assert window.findChild(QDialog, "backups").isVisible()


def test_it_is_asked_about_once_in_a_run(tell, window):
    tell(shrunk_from=500)
    window.findChild(QDialog, "shrunk").accept()
    tell(shrunk_from=500)
    assert len([d for d in window.findChildren(QDialog, "shrunk") if d.isVisible()]) == 0


def test_a_second_place_that_stayed_away_is_told(tell, window, office, tmp_path):
    tell(place=Place(tmp_path / "Stick", 1, datetime.now(UTC) - timedelta(days=9)))
    assert window.notice.text.startswith("Seit 9 Tagen")
