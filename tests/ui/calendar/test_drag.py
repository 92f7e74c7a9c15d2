"""Events are moved, stretched and begun with the mouse or with keys; every act can be taken back."""

from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.ui.calendar.conftest import DAY, at, drag, free_place, move, place_of, shown
from tests.ui.conftest import type_text

MOVING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
STRETCHING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def times(office: Any) -> Any:
    """Begin and end of an event, as the database has them."""

    def read(found: Any) -> tuple[datetime, datetime | None]:
        event = office.events.get(found.id)
        return event.start, event.end

    return read


@pytest.fixture
def week(pane: Any) -> Any:
    """The calendar as week."""

    def build() -> Any:
        built = pane()
        built.show_mode("week")
        return built

    return build


def test_in_the_month_another_day_keeps_the_time(pane: Any, event: Any, times: Any, qtbot: Any):
    found = event("Infoabend")
    calendar = pane()
    drag(qtbot, calendar.view, place_of(calendar, "Infoabend"), calendar.view.cell(date(2026, 11, 20)).center())
    assert times(found) == (datetime(2026, 11, 20, 19), datetime(2026, 11, 20, 21))


def test_a_moved_event_is_taken_back_by_its_name(pane: Any, event: Any, times: Any, office: Any, qtbot: Any):
    found = event("Infoabend")
    calendar = pane()
    drag(qtbot, calendar.view, place_of(calendar, "Infoabend"), calendar.view.cell(date(2026, 11, 20)).center())
    assert office.history.undo(office.history.last_undoable().id) == "Verschoben: Infoabend"
    assert times(found)[0] == datetime(2026, 11, 25, 19)


def test_a_moved_event_is_in_view_on_its_new_day(pane: Any, event: Any, qtbot: Any):
    event("Infoabend")
    calendar = pane()
    drag(qtbot, calendar.view, place_of(calendar, "Infoabend"), calendar.view.cell(date(2026, 11, 20)).center())
    assert (calendar.view.day.day, calendar.detail.record.title) == (20, "Infoabend")


def test_the_event_goes_along_with_the_mouse(pane: Any, event: Any, qtbot: Any):
    event("Infoabend")
    calendar = pane()
    aim = calendar.view.cell(date(2026, 11, 20)).center()
    drag(qtbot, calendar.view, place_of(calendar, "Infoabend"), aim, drop=False)
    assert (shown(calendar, date(2026, 11, 20)), shown(calendar, DAY)) == (["Infoabend"], [])


def test_escape_lets_everything_stand(pane: Any, event: Any, times: Any, qtbot: Any):
    found = event("Infoabend")
    calendar = pane()
    aim = calendar.view.cell(date(2026, 11, 20)).center()
    drag(qtbot, calendar.view, place_of(calendar, "Infoabend"), aim, drop=False)
    qtbot.keyClick(calendar.view, Qt.Key.Key_Escape)
    qtbot.mouseRelease(calendar.view, Qt.MouseButton.LeftButton, pos=aim)
    assert times(found)[0].day == 25 and shown(calendar, DAY) == ["Infoabend"]


def test_a_page_turned_on_the_way_leads_into_the_next_month(pane: Any, event: Any, times: Any, qtbot: Any):
    found = event("Infoabend")
    view = pane().view
    begin = next(box.area.center() for box in view.boxes)
    drag(qtbot, view, begin, begin + QPoint(0, -60), drop=False)
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    aim = view.cell(date(2026, 12, 16)).center()
    move(view, aim)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=aim)
    assert times(found)[0] == datetime(2026, 12, 16, 19)


def test_a_trembling_hand_moves_nothing(pane: Any, event: Any, office: Any, qtbot: Any):
    event("Infoabend")
    calendar, before = pane(), office.history.last_undoable().id
    place = place_of(calendar, "Infoabend")
    drag(qtbot, calendar.view, place, place + QPoint(2, 1))
    assert office.history.last_undoable().id == before


def test_a_bar_keeps_its_length(pane: Any, event: Any, times: Any, qtbot: Any):
    found = event("Freizeit", 17, 0, end=datetime(2026, 11, 18), all_day=True)
    calendar = pane()
    drag(qtbot, calendar.view, calendar.view.boxes[0].area.center(), calendar.view.cell(date(2026, 11, 25)).center())
    first, last = times(found)
    assert (last - first).days == 1 and first > datetime(2026, 11, 23)


def test_a_bar_is_stretched_at_its_end(pane: Any, event: Any, times: Any, qtbot: Any):
    found = event("Freizeit", 17, 0, end=datetime(2026, 11, 18), all_day=True)
    calendar = pane()
    area = calendar.view.boxes[0].area
    aim = QPoint(calendar.view.cell(date(2026, 11, 20)).center().x(), area.center().y())
    drag(qtbot, calendar.view, QPoint(area.right() - 2, area.center().y()), aim)
    assert times(found) == (datetime(2026, 11, 17), datetime(2026, 11, 20))


def test_in_the_week_a_quarter_of_an_hour_counts(week: Any, event: Any, times: Any, qtbot: Any):
    found = event("Infoabend")
    calendar = week()
    view = calendar.view
    begin = at(view, 25, 19, 30)
    drag(qtbot, view, begin, at(view, 26, 18, 15))
    assert times(found) == (datetime(2026, 11, 26, 17, 45), datetime(2026, 11, 26, 19, 45))


def test_the_lower_edge_stretches(week: Any, event: Any, times: Any, qtbot: Any):
    found = event("Infoabend", hour=10)
    calendar = week()
    [box] = calendar.view.boxes
    begin = QPoint(box.area.center().x(), box.area.bottom() - 2)
    drag(qtbot, calendar.view, begin, at(calendar.view, 25, 13, 15))
    assert times(found) == (datetime(2026, 11, 25, 10), datetime(2026, 11, 25, 13, 30))


def test_an_event_never_ends_before_it_begins(week: Any, event: Any, times: Any, qtbot: Any):
    found = event("Infoabend", hour=10)
    calendar = week()
    [box] = calendar.view.boxes
    drag(qtbot, calendar.view, QPoint(box.area.center().x(), box.area.bottom() - 2), at(calendar.view, 25, 8))
    assert times(found) == (datetime(2026, 11, 25, 10), datetime(2026, 11, 25, 10, 15))


def test_free_hours_become_an_event_of_that_length(week: Any, qtbot: Any):
    calendar = week()
    drag(qtbot, calendar.view, at(calendar.view, 26, 14), at(calendar.view, 26, 15, 30))
    record = calendar.detail.record
    assert (record["start"], record["end"]) == (datetime(2026, 11, 26, 14), datetime(2026, 11, 26, 15, 45))


def test_free_days_become_an_event_of_whole_days(pane: Any, qtbot: Any):
    calendar = pane()
    drag(qtbot, calendar.view, free_place(calendar, date(2026, 11, 19)), free_place(calendar, date(2026, 11, 17)))
    record = calendar.detail.record
    assert (record["start"], record["end"], record["all_day"]) == (datetime(2026, 11, 17), datetime(2026, 11, 19), True)


def test_unsaved_words_are_asked_about_before_an_event_moves(pane: Any, event: Any, times: Any, qtbot: Any):
    found = event("Infoabend")
    calendar = pane()
    calendar.pick(found.id)
    calendar.edit_record()
    type_text(calendar.detail.forms[0].editor("title"), "Anders")
    drag(qtbot, calendar.view, place_of(calendar, "Infoabend"), calendar.view.cell(date(2026, 11, 20)).center())
    assert calendar.detail.dirty and times(found)[0].day == 25


@pytest.mark.parametrize(
    ("key", "start"),
    [
        (Qt.Key.Key_Right, datetime(2026, 11, 26, 19)),
        (Qt.Key.Key_Left, datetime(2026, 11, 24, 19)),
        (Qt.Key.Key_Down, datetime(2026, 12, 2, 19)),
        (Qt.Key.Key_Up, datetime(2026, 11, 18, 19)),
    ],
)
def test_keys_move_the_event_in_view(pane: Any, event: Any, times: Any, qtbot: Any, key: Qt.Key, start: datetime):
    found = event("Infoabend")
    calendar = pane()
    calendar.pick(found.id)
    calendar.view.setFocus()
    qtbot.keyClick(calendar.view, key, MOVING)
    assert (times(found)[0], calendar.view.day) == (start, start.date())


def test_in_the_week_keys_move_by_a_quarter_of_an_hour(week: Any, event: Any, times: Any, qtbot: Any):
    found = event("Infoabend")
    calendar = week()
    calendar.pick(found.id)
    calendar.view.setFocus()
    qtbot.keyClick(calendar.view, Qt.Key.Key_Down, MOVING)
    assert times(found)[0] == datetime(2026, 11, 25, 19, 15)


def test_keys_make_an_event_longer(week: Any, event: Any, times: Any, qtbot: Any):
    found = event("Infoabend")
    calendar = week()
    calendar.pick(found.id)
    calendar.view.setFocus()
    qtbot.keyClick(calendar.view, Qt.Key.Key_Down, STRETCHING)
    assert times(found) == (datetime(2026, 11, 25, 19), datetime(2026, 11, 25, 21, 15))


def test_keys_step_from_event_to_event(pane: Any, event: Any, qtbot: Any):
    event("Infoabend")
    event("Am Morgen", hour=9)
    event("Danach", 27)
    calendar = pane()
    calendar.view.go_to(date(2026, 11, 24))
    calendar.view.setFocus()
    titles = []
    for _press in range(3):
        qtbot.keyClick(calendar.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
        titles.append(calendar.detail.record.title)
    assert titles == ["Am Morgen", "Infoabend", "Danach"]
