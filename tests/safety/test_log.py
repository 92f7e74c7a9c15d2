"""What the log and the report of a fault hold: codes, ids and places, never a word of a record."""

import logging
import subprocess
import sys
import threading

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.errors import UserError, ValidationError
from app.services import log
from app.services.diagnosis import report
from app.services.faults import place, told
from app.ui.kit.errors import ErrorWindow
from app.ui.safety import watch
from tests.safety.conftest import CANARIES

NAME, STREET, MAIL, PHONE, _DIGITS = CANARIES


def clean(words):
    return not [canary for canary in CANARIES if canary in words]


def broken(services):
    with services.database.transaction("Probe") as session:
        values = {"id": "1", "name": NAME}
        session.execute(text("INSERT INTO shelter (id, name) VALUES (:id, :name)"), values)


def database_error(services):
    with pytest.raises(IntegrityError) as caught:
        broken(services)
    return caught.value


def key_error(_services):
    try:
        {}[NAME]
    except KeyError as error:
        return error


def chained(_services):
    try:
        try:
            int(PHONE)
        except ValueError as error:
            raise RuntimeError(f"{NAME}\r\n{STREET}") from error
    except RuntimeError as error:
        return error


def of_a_file(_services):
    return OSError(28, "voll", f"{NAME}.xlsx")


def refused(_services):
    return UserError("{name} wohnt {where}.", name=NAME, where=STREET)


def problems(_services):
    return ValidationError({"email": f"{MAIL} ist keine Adresse."})


def from_the_server(_services):
    error = IntegrityError(f"INSERT {NAME}", {"mail": MAIL}, Exception(f"DETAIL: Key (mail)=({MAIL}) exists"))
    error.add_note(STREET)
    return error


PATHS = (database_error, key_error, chained, of_a_file, refused, problems, from_the_server)


@pytest.mark.parametrize("make", PATHS, ids=lambda make: make.__name__)
def test_no_fault_carries_a_word_of_a_record_into_the_log(kept_log, services, make):
    error = make(services)
    log.fault(error)
    log.refused(error)
    assert type(error).__name__ in kept_log.read_text() and clean(kept_log.read_text())


@pytest.mark.parametrize("make", PATHS, ids=lambda make: make.__name__)
def test_no_report_of_a_fault_carries_a_word_of_a_record(services, make):
    words = report(make(services))
    assert type(make(services)).__name__ in words and clean(words)


def test_the_crash_dialog_shows_no_word_of_a_record(kept_log, qapp, services):
    errors = ErrorWindow(None)
    error = chained(services)
    errors.show(type(error), error, error.__traceback__)
    shown = errors._open.findChild(QPlainTextEdit).toPlainText()
    errors._open.close()
    assert "RuntimeError" in shown and clean(shown)


def test_what_is_logged_with_values_keeps_only_ids_and_small_numbers(kept_log):
    identity = "0b7c5f4e-8f7a-4a51-9d0e-3a2b1c0d9e8f"
    log.event("probe", run=identity, name=NAME, phone=1713920099, count=12, more=[MAIL])
    line = kept_log.read_text()
    assert clean(line) and f"probe run={identity} name=<str> phone=<int> count=12 more=<list>" in line


def test_a_library_that_logs_names_is_told_by_its_place_only(kept_log):
    logging.getLogger("fremd").warning("Zeile von %s: " + STREET, NAME)
    assert "fremd test_log.py:" in kept_log.read_text() and clean(kept_log.read_text())


def test_a_line_break_begins_no_line_of_its_own(kept_log, services):
    log.fault(chained(services))
    log.event("zwei", name="a\r\n2026-01-01 ERROR falsch")
    assert len(kept_log.read_text().splitlines()) == 2


def test_a_thread_that_fails_is_in_the_log(kept_log, monkeypatch):
    monkeypatch.setattr(threading, "excepthook", log._on_thread_fault)
    thread = threading.Thread(target=lambda: {}[NAME])
    thread.start()
    thread.join()
    assert "KeyError" in kept_log.read_text() and clean(kept_log.read_text())


def test_a_message_of_qt_is_told_by_its_function(kept_log):
    log.qt_message("warning", "default", f"QFont::setPointSize: {NAME}")
    assert "QFont::setPointSize" in kept_log.read_text() and clean(kept_log.read_text())


def test_qt_speaks_to_the_log_from_the_first_paint_on(tmp_path):
    script = (
        "import sys; from pathlib import Path; from app.services import log; from app.ui.safety import watch\n"
        "log.folder = lambda: Path(sys.argv[1]); watch.begin()\n"
        "from PySide6.QtCore import qWarning; qWarning('QProbe::probe: x')\n"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True, stderr=subprocess.DEVNULL)
    assert "QProbe::probe" in (tmp_path / "helferkreis.log").read_text() and watch


def test_the_name_of_the_user_in_a_path_is_left_out():
    assert place(f"C:/Benutzer/{NAME}/site-packages/sqlalchemy/engine.py") == "sqlalchemy/engine.py"
    assert place(f"/srv/{NAME}/skript.py") == "skript.py"


def test_our_own_places_are_told_with_their_line(services):
    with pytest.raises(StopIteration) as caught:
        services.crud(NAME)
    assert any(line.startswith("  app/services/") for line in told(caught.value))


def test_the_log_never_outgrows_its_room(kept_log, monkeypatch):
    monkeypatch.setattr(log, "SIZE", 400)
    for number in range(60):
        log.event("voll", number=number)
    files = log.files()
    assert len(files) == log.FILES and max(file.stat().st_size for file in files) <= 400
    assert "number=59" in files[-1].read_text()


def test_a_log_that_cannot_be_written_stops_nobody(kept_log):
    kept_log.parent.mkdir()
    kept_log.mkdir()
    log.event("probe")
    assert list(kept_log.iterdir()) == []


def test_only_its_owner_may_read_the_log(kept_log):
    log.event("probe")
    assert kept_log.stat().st_mode & 0o077 == 0
