"""Whoever changes one date of a series is asked how much of the series is meant."""

from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.ui.kit.chips import Chip
from tests.ui.calendar.conftest import DAY, answer, click, drag, place_on, shown
from tests.ui.conftest import type_text

ONE, REST, ALL = "Nur diesen Termin", "Diesen und alle folgenden", "Alle Termine der Serie"


@pytest.fixture
def cafe(pane: Any, event: Any) -> Any:
    """The calendar with a café on every Wednesday from 11 November on, that of the 25th in view."""
    event("Ein anderer", 3)
    found = event("Café", 11, 16, rule="FREQ=WEEKLY;COUNT=4")
    calendar = pane()
    calendar.pick(found.id)
    return calendar


def days(calendar: Any) -> list[int]:
    return [box.day.day for box in calendar.view.boxes if box.occurrence.title == "Café"]


@pytest.mark.parametrize(("words", "after"), [(ONE, [11, 18, 26, 2]), (REST, [11, 18, 26, 3]), (ALL, [12, 19, 26, 3])])
def test_a_dragged_date_moves_as_much_as_is_meant(cafe: Any, qtbot: Any, words: str, after: list[int]):
    drag(qtbot, cafe.view, place_on(cafe, DAY), cafe.view.cell(date(2026, 11, 26)).center())
    answer(cafe, words)
    assert days(cafe) == after


def test_giving_up_the_question_moves_nothing(cafe: Any, qtbot: Any):
    drag(qtbot, cafe.view, place_on(cafe, DAY), cafe.view.cell(date(2026, 11, 26)).center())
    answer(cafe, "Abbrechen")
    assert days(cafe) == [11, 18, 25, 2]


def test_a_date_that_was_moved_alone_is_in_view(cafe: Any, qtbot: Any):
    drag(qtbot, cafe.view, place_on(cafe, DAY), cafe.view.cell(date(2026, 11, 26)).center())
    answer(cafe, ONE)
    assert cafe.detail.record.start == datetime(2026, 11, 26, 16) and cafe.detail.record.series_id is None


def test_keys_ask_as_well(cafe: Any, qtbot: Any):
    cafe.view.setFocus()
    modifiers = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(cafe.view, Qt.Key.Key_Right, modifiers)
    answer(cafe, ONE)
    assert days(cafe) == [11, 18, 26, 2]


@pytest.mark.parametrize(("words", "after"), [(ONE, [11, 18, 2]), (REST, [11, 18]), (ALL, [])])
def test_as_much_is_left_out_as_is_meant(cafe: Any, qtbot: Any, words: str, after: list[int]):
    qtbot.keyClick(cafe.view, Qt.Key.Key_Delete)
    answer(cafe, words)
    assert days(cafe) == after


def test_one_date_gets_another_title(cafe: Any):
    cafe.edit_record()
    answer(cafe, ONE)
    title = cafe.detail.forms[0].editor("title")
    title.clear()
    type_text(title, "Weihnachtscafé")
    cafe.detail.save()
    assert (shown(cafe, DAY), days(cafe)) == (["Weihnachtscafé"], [11, 18, 2])


def test_the_whole_series_is_edited_without_another_question(cafe: Any):
    cafe.edit_record()
    answer(cafe, ALL)
    assert cafe.detail.editing


def test_a_double_click_asks_before_it_edits(cafe: Any, qtbot: Any):
    click(qtbot, cafe.view, place_on(cafe, DAY), double=True)
    assert not cafe.detail.editing
    answer(cafe, REST)
    assert cafe.detail.editing and cafe.detail.record.start == datetime(2026, 11, 25, 16)


def test_a_single_event_is_edited_without_a_question(cafe: Any, qtbot: Any):
    click(qtbot, cafe.view, place_on(cafe, date(2026, 11, 3)), double=True)
    assert cafe.detail.editing


def test_the_card_says_which_date_of_the_series_is_meant(cafe: Any, qtbot: Any):
    click(qtbot, cafe.view, place_on(cafe, date(2026, 11, 18)))
    click(qtbot, cafe.view, place_on(cafe, DAY))
    chips = [chip.text for chip in cafe.detail.head.chips.findChildren(Chip) if chip.isVisibleTo(cafe)]
    assert "hier: Mi 25.11.2026" in chips
