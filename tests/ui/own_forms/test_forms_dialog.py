"""The form of an authority in the window: load it, say what belongs where, look at it, save it."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import isValid

from app.services.own_forms.places import PlaceKind
from app.services.own_forms.service import Forms
from app.ui.kit.tab_bar import TabBar
from app.ui.own_forms.grid import EMPTY, FILLED
from app.ui.own_forms.plugin import open_forms
from app.ui.scenes import settle, settle_work
from tests.services.own_forms import books
from tests.ui.conftest import reading


def wait(window: Any, dialog: Any) -> None:
    settle_work(window)
    while isValid(dialog) and not dialog.ready:
        settle()
    settle_work(window)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Meldung.xlsx"
    path.write_bytes(books.plain())
    return path


@pytest.fixture
def dialog(window: Any, office: Any, shelter: Any, file: Path) -> Any:
    """The dialog on a loaded form, in an office with two houses."""
    shelter("GU Testgasse", occupied=30, capacity=40)
    shelter("AU Ziegelmuster", occupied=15, capacity=20)
    office.office_records.save(None, {"name": "Musterverband"})
    office.forms.load(file)
    opened = open_forms(window)
    wait(window, opened)
    yield opened
    if isValid(opened):
        opened.form = None
        opened.close()


def choose(combo: Any, words: str) -> None:
    combo.setCurrentIndex(next(i for i in range(combo.count()) if words in combo.itemText(i)))
    combo.activated.emit(combo.currentIndex())


def cell(dialog: Any, row: int, column: int, role: Any = Qt.ItemDataRole.DisplayRole) -> Any:
    return dialog.view.pages.index(row - 1, column - 1).data(role)


def table(window: Any, dialog: Any) -> None:
    """A table of the houses from A6 on."""
    dialog.view.go(6, 1)
    choose(dialog.cell.kind, "Tabelle")
    choose(dialog.cell.list.lists, "Belegung")
    wait(window, dialog)


def test_without_a_form_the_way_to_one_is_shown(window, file):
    dialog = open_forms(window)
    assert "Laden Sie die leere Excel-Datei" in reading(dialog)
    dialog.files.load(file)
    wait(window, dialog)
    assert dialog.head.name.text() == "Träger"
    dialog.close()


def test_what_is_no_form_is_said_in_a_sentence(window, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"%PDF")
    dialog = open_forms(window)
    dialog.files.load(tmp_path / "a.xlsx")
    wait(window, dialog)
    assert "kein Formular" in reading(window)
    dialog.close()


def test_the_sheet_is_shown_as_it_is(dialog):
    assert [cell(dialog, 5, column) for column in (1, 2, 3, 4)] == ["Haus", "Plätze", "Belegt", "Frei"]


def test_nothing_can_be_typed_into_the_sheet(dialog):
    index = dialog.view.pages.index(0, 0)
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable


def test_a_value_is_shown_in_its_place(window, dialog):
    dialog.view.go(1, 2)
    choose(dialog.cell.kind, "eine Angabe")
    choose(dialog.cell.source, "Name des Verbands")
    wait(window, dialog)
    assert cell(dialog, 1, 2) == "Musterverband"
    assert cell(dialog, 1, 2, Qt.ItemDataRole.BackgroundRole).name().upper() == FILLED


def test_the_columns_of_a_table_are_proposed_by_the_words_above(window, dialog):
    table(window, dialog)
    assert [cell(dialog, 6, column) for column in (1, 2, 3)] == ["AU Ziegelmuster", "20", "15"]


def test_a_house_is_proposed_under_its_own_word_in_the_list_of_houses(window, dialog):
    dialog.view.go(6, 1)
    choose(dialog.cell.kind, "Tabelle")
    choose(dialog.cell.list.lists, "Unterkünfte")
    wait(window, dialog)
    assert cell(dialog, 6, 1) == "AU Ziegelmuster"


def test_a_form_in_which_nothing_is_chosen_says_what_to_do(window, dialog):
    assert "Klicken Sie eine Zelle an" in reading(dialog)
    table(window, dialog)
    assert "Klicken Sie eine Zelle an" not in reading(dialog)


def test_formulas_of_the_form_are_left_out_of_a_proposal(window, dialog):
    table(window, dialog)
    assert dialog.cell.columns.columns() == ("shelter", "capacity", "occupied")


def test_a_column_over_formulas_is_refused_before_it_is_written(window, dialog):
    table(window, dialog)
    choose(dialog.cell.columns.boxes[3], "Frei")
    wait(window, dialog)
    assert "In D6 steht eine Formel" in dialog.told.problem.text()
    assert not dialog.save.isEnabled()


def test_a_mandatory_cell_is_marked_while_it_is_empty(window, dialog):
    dialog.view.go(1, 2)
    dialog.cell.mandatory.click()
    wait(window, dialog)
    assert "B1 (Träger)" in dialog.told.problem.text()
    assert cell(dialog, 1, 2, Qt.ItemDataRole.BackgroundRole).name().upper() == EMPTY


def test_enter_leads_from_the_sheet_to_the_choice(dialog):
    dialog.view.setFocus()
    dialog.view.go(1, 2)
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.cell.kind


def test_what_belongs_where_is_kept_when_the_dialog_goes(window, dialog, office):
    dialog.view.go(1, 2)
    choose(dialog.cell.kind, "fester Text")
    dialog.cell.text.setText("AZ 1")
    dialog.cell.text.editingFinished.emit()
    dialog.reject()
    form = Forms(office).open(office.forms.names()[0][0])
    assert [(p.cell, p.kind, p.text) for p in form.places] == [("B1", PlaceKind.TEXT, "AZ 1")]


def test_the_name_of_another_form_is_refused(window, dialog, office, file):
    office.forms.load(file)
    dialog.head.name.setText("Träger (2)")
    dialog.reject()
    assert dialog.isVisible()
    assert "gibt es schon" in dialog.told.problem.text()


def test_the_form_is_saved_filled_in(window, dialog, tmp_path):
    table(window, dialog)
    dialog.place.take(tmp_path / "November.xlsx")
    dialog.save.click()
    wait(window, dialog)
    page = load_workbook(tmp_path / "November.xlsx").active
    assert [cell.value for cell in page[7]][:4] == ["GU Testgasse", 40, 30, "=B7-C7"]


def test_a_removed_form_lies_in_the_trash(window, dialog, office):
    dialog.files._remove(dialog.form.identity)
    wait(window, dialog)
    assert office.forms.names() == []


def test_the_keyboard_alone_fills_a_cell(window, dialog):
    dialog.view.setFocus()
    QTest.keyClick(dialog.view, Qt.Key.Key_Right)
    QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    QTest.keyClick(dialog.cell.kind, Qt.Key.Key_Down)
    QTest.keyClick(dialog.cell.source, Qt.Key.Key_End)
    QTest.keyClick(dialog.cell.source, Qt.Key.Key_Home)
    wait(window, dialog)
    assert dialog.places["Meldung!B1"].source == "day.as_of"
    assert cell(dialog, 1, 2)


def test_a_year_in_the_name_of_a_sheet_is_no_count_that_may_go(qtbot):
    bar = TabBar(counts=False)
    qtbot.addWidget(bar)
    bar.addTab("Quartalsmeldung Belegung 2026")
    bar.resize(40, 34)
    assert bar._words(0) == "Quartalsmeldung Belegung 2026"


def test_a_long_name_is_read_from_its_beginning(dialog):
    assert dialog.head.name.cursorPosition() == 0 and dialog.head.name.toolTip() == dialog.head.name.text()
