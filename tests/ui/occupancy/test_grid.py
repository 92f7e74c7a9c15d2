"""All houses of a key date are typed with the keyboard alone, and nothing that was typed is lost."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from app.models import Occupancy
from app.ui.occupancy.cells import CAPACITY, LANGUAGES, OCCUPIED, SOURCE
from app.ui.occupancy.grid_model import CORRECTED
from app.ui.occupancy.opening import open_grid
from app.ui.safety.typings import type_again, typings
from app.ui.scenes import settle_work
from tests.ui.occupancy.conftest import DAY, LAST

CTRL, ROLE = Qt.KeyboardModifier.ControlModifier, Qt.ItemDataRole
WOMEN = 3


def press(grid, key, held=CTRL):
    QTest.keyClick(grid.view.field, key, held)


def paste(grid, text):
    QGuiApplication.clipboard().setText(text)
    press(grid, Qt.Key.Key_V)


def said(grid):
    return grid.findChild(object, "gridSaid").text()


def counts(office, day=DAY):
    return {one.shelter_name: one for one in office.occupancies.all(Occupancy.as_of == day)}


def answer(grid, words):
    question = grid.findChild(object, "question")
    next(b for b in question.findChildren(QPushButton) if words in b.text()).click()


def test_enter_goes_down_and_on_to_the_next_number(grid, typing, office):
    typing(grid, "41\n30\n20\n")
    grid.save()
    stored = counts(office)
    assert (stored["GU Am Bogen"].occupied, stored["GU Zur Mühle"].occupied) == (41, 30)
    assert stored["GU Am Bogen"].households == 20


def test_tab_goes_to_the_right(grid, typing):
    typing(grid, "41\t19\t12")
    assert grid.model.texts[0][OCCUPIED : OCCUPIED + 3] == ["41", "19", "12"]


def test_an_arrow_leaves_a_cell_in_which_nobody_types(grid):
    QTest.keyClick(grid.view.field, Qt.Key.Key_Left)
    assert grid.view.place == (0, CAPACITY)


def test_the_last_count_is_a_hint_and_no_value(grid):
    assert grid.model.index(0, OCCUPIED).data() == "40"
    assert grid.view.field.placeholderText() == "40"
    assert not grid.dirty


def test_strg_l_takes_the_last_count(grid):
    press(grid, Qt.Key.Key_L)
    assert grid.model.texts[0][OCCUPIED] == "40"


def test_all_empty_cells_become_like_the_last_count(grid, typing, office):
    typing(grid, "44")
    grid.findChild(QPushButton, "allLikeLast").click()
    grid.save()
    stored = counts(office)["GU Am Bogen"]
    assert (stored.occupied, stored.women, stored.languages) == (44, 10, {"Arabisch": 20})


def test_strg_d_repeats_the_cell_above(grid, typing):
    grid.view.go(0, SOURCE)
    typing(grid, "Meldung\n")
    press(grid, Qt.Key.Key_D)
    assert grid.model.texts[1][SOURCE] == "Meldung"


def test_strg_z_takes_one_step_back(grid, typing):
    typing(grid, "41\n30\n")
    press(grid, Qt.Key.Key_Z)
    assert [texts[OCCUPIED] for texts in grid.model.texts] == ["41", ""]
    press(grid, Qt.Key.Key_Z)
    assert not grid.dirty


def test_escape_lets_the_cell_be_as_it_was(grid, typing):
    typing(grid, "41␛")
    assert grid.model.texts[0][OCCUPIED] == ""
    assert grid.isVisible()


def test_a_block_goes_into_the_cells_from_here_on(grid):
    paste(grid, "41\t18\n30\t12\n")
    assert [texts[OCCUPIED : OCCUPIED + 2] for texts in grid.model.texts] == [["41", "18"], ["30", "12"]]


def test_a_block_with_names_finds_its_houses(grid):
    paste(grid, "Haus\tBelegt\tBemerkung\nMühle\t30\tx\nGU Am Bogen\t41\ty\nGU Fremd\t9\tz\nSumme\t80\t\n")
    assert [texts[OCCUPIED] for texts in grid.model.texts] == ["41", "30"]
    assert "nicht gefunden: GU Fremd" in said(grid)
    assert "1 Spalte ohne Platz" in said(grid)


@pytest.mark.parametrize("names", [("", ""), ("GU Zur Mühle\t", "GU Am Bogen\t")])
def test_places_before_the_numbers_are_known_without_a_heading(grid, names):
    first, second = ("54\t41", "30\t12") if not names[0] else ("30\t12", "54\t41")
    paste(grid, f"{names[0]}{first}\n{names[1]}{second}\n")
    assert [grid.model.texts[row][CAPACITY : OCCUPIED + 1] for row in range(2)] == [["54", "41"], ["30", "12"]]
    assert "Spalten: Plätze, Belegt" in said(grid)


def test_a_block_of_names_alone_fills_nothing(grid):
    paste(grid, "GU Zur Mühle\nGU Am Bogen\n")
    assert not grid.dirty


def test_a_pasted_block_is_one_step(grid):
    paste(grid, "41\t18\n30\t12\n")
    press(grid, Qt.Key.Key_Z)
    assert not grid.dirty


def test_what_is_odd_is_said_asked_about_and_kept(grid, typing, office):
    typing(grid, "60")
    assert "60 belegt, aber nur 54 Plätze" in said(grid)
    grid.save()
    assert counts(office) == {}
    answer(grid, "Trotzdem")
    assert counts(office)["GU Am Bogen"].occupied == 60


def test_the_question_names_the_house_and_leads_back_to_its_number(grid, typing, office):
    typing(grid, "60\n")
    grid.save()
    told = [one.text() for one in grid.findChild(object, "question").findChildren(QLabel)]
    assert "GU Am Bogen: 60 belegt, aber nur 54 Plätze" in told
    answer(grid, "Zurück")
    assert (grid.view.place, counts(office)) == ((0, OCCUPIED), {})


def test_what_cannot_be_read_stays_and_says_why(grid, typing, office):
    grid.view.go(1, LANGUAGES)
    typing(grid, "Familie Mustermann 4")
    grid.view.go(0, OCCUPIED)
    grid.save()
    assert grid.view.place == (1, LANGUAGES)
    assert "keine bekannte Sprache" in said(grid)
    assert counts(office) == {}


def test_saving_is_one_action_that_is_taken_back(grid, typing, office, window):
    typing(grid, "41\n30\n")
    grid.save()
    window.desk.undo_last()
    assert counts(office) == {}


def test_a_key_date_with_numbers_opens_them(grid, window, office):
    grid.show_day(LAST)
    assert grid.model.texts[0][OCCUPIED] == "40"
    assert not grid.dirty


def test_a_correction_is_marked_with_what_it_was(grid, typing, office, window):
    grid.show_day(LAST)
    grid.view.go(0, OCCUPIED)
    typing(grid, "38")
    grid.save()
    again = open_grid(window, window.desk, LAST)
    cell = again.model.index(0, OCCUPIED)
    assert cell.data(CORRECTED)
    assert f"war 40 bis {date.today():%d.%m.%Y}" in cell.data(ROLE.ToolTipRole)
    assert not again.model.index(0, WOMEN).data(CORRECTED)


def test_another_key_date_asks_what_becomes_of_the_numbers(grid, typing):
    typing(grid, "41")
    grid._ask_for(date(2026, 11, 2))
    answer(grid, "Mitnehmen")
    assert (grid.day, grid.model.texts[0][OCCUPIED]) == (date(2026, 11, 2), "41")


@pytest.mark.parametrize(("typed", "words"), [("morgen", "Vergangenheit"), ("Quark", "kein Datum")])
def test_a_key_date_that_cannot_be_is_told(grid, typed, words):
    grid._date.setText(typed)
    grid._date.editingFinished.emit()
    assert words in said(grid)
    assert grid.day == DAY


def test_earlier_key_dates_are_offered(grid):
    menu = grid.findChild(QPushButton, "earlierDays").menu()
    menu.aboutToShow.emit()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["01.10.2026"]


def test_closing_asks_about_what_was_typed(grid, typing):
    typing(grid, "41")
    grid.reject()
    assert grid.isVisible()
    answer(grid, "Verwerfen")
    assert grid.ended


def test_the_grid_comes_back_after_a_crash(grid, typing, window):
    typing(grid, "41")
    (typing_,) = typings(window)
    grid._give_up()
    assert type_again(window, typing_)
    again = window.findChild(object, "occupancyGrid")
    assert (again.day, again.model.texts[0][OCCUPIED]) == (DAY, "41")


def test_the_grid_begins_at_the_house_it_was_opened_from(window, houses):
    assert open_grid(window, window.desk, DAY, houses[1]).view.place == (1, OCCUPIED)


def test_a_cell_says_its_house_and_number(grid):
    assert grid.view.field.accessibleName() == "GU Am Bogen, Belegt"


def test_the_menu_of_the_list_begins_at_the_house_in_view(window, houses):
    window.desk.open("Shelter", houses[1])
    settle_work(window)
    menu = next(menu for menu in window.tab.pane.findChildren(QMenu) if "Belegung erfassen …" in words_of(menu))
    next(action for action in menu.actions() if action.text() == "Belegung erfassen …").trigger()
    assert window.findChild(object, "occupancyGrid").view.place == (1, OCCUPIED)


def words_of(menu):
    return [action.text() for action in menu.actions()]


def test_the_sheet_to_count_on_is_a_step_away(grid):
    grid.findChild(QPushButton, "countSheet").click()
    assert grid.findChild(object, "printDialog").document.key == "count-sheet"


def test_the_sheet_to_count_on_is_for_the_key_date_in_view(grid, window, office):
    office.office_records.save(None, {"name": "Musterverband"})
    grid.show_day(LAST)
    grid.findChild(QPushButton, "countSheet").click()
    settle_work(window)
    assert grid.findChild(object, "printDialog")._data.day == LAST
