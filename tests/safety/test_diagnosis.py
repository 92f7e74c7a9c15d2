"""The diagnosis package shows every word of itself first, and none of them is about a person."""

import zipfile

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.services import log
from app.services.diagnosis import collect
from app.ui.safety.diagnosis import DiagnosisDialog
from app.ui.scenes import settle_work
from tests.safety.conftest import CANARIES


@pytest.fixture
def dialog(kept_log, window, office):
    name, street, mail, phone, _digits = CANARIES
    office.people.save(None, {"last_name": name, "street": street, "email": mail, "mobile": phone})
    log.fault(KeyError(name))
    dialog = DiagnosisDialog(window)
    dialog.open()
    settle_work(window)
    yield dialog
    dialog.deleteLater() if isValid(dialog) else None


def shown(dialog):
    words = []
    for index in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(index)
        words.append(dialog.view.toPlainText())
    return words


def test_the_package_tells_versions_counts_and_the_log(dialog):
    about, logged = shown(dialog)
    assert "Helferkreis 0" in about and "Qt 6" in about and "person: 1" in about and "in Ordnung" in about
    assert "KeyError" in logged


def test_the_package_holds_no_word_of_a_record(dialog):
    assert not [canary for canary in CANARIES if any(canary in words for words in shown(dialog))]


def test_what_is_saved_is_what_was_shown(dialog, tmp_path):
    words = shown(dialog)
    dialog.save(tmp_path / "Diagnose.zip")
    with zipfile.ZipFile(tmp_path / "Diagnose.zip") as archive:
        assert [archive.read(name).decode() for name in archive.namelist()] == words


def test_nothing_is_saved_before_it_was_shown(window):
    dialog = DiagnosisDialog(window)
    assert not dialog.saving.isEnabled()
    settle_work(window)
    assert dialog.saving.isEnabled()


def test_the_help_menu_leads_to_the_package(window, qtbot):
    window.menus.fill()
    next(a for a in window.menus.help.actions() if a.text() == "Diagnose-Paket …").trigger()
    settle_work(window)
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, DiagnosisDialog) and w.isVisible()]
    assert len(dialogs) == 1
    dialogs[0].close()


def test_without_an_office_there_is_still_a_package(kept_log):
    about, logged = collect(None)
    assert "Python 3" in about.text and logged.text
