"""Deadlines of all tabs, the day, the legend, and what is left of a month where there is little room."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu

from app.models import Event, EventKind
from app.services.bulk import add_all
from app.ui.calendar.words import spoken
from tests.ui.calendar.conftest import DAY, at, click, drag, free_place, shown
from tests.ui.conftest import type_text


@pytest.fixture
def task(office: Any) -> Any:
    """Makes a task due on 25 November 2026, hanging on a new house."""

    def make(title: str = "Heimleitung anrufen") -> str:
        house = office.shelters.get(office.shelters.save(None, {"name": title}))
        office.tasks.add(house, {"title": title, "due_on": DAY})
        return str(house.id)

    return make


def titles(calendar: Any) -> list[str]:
    return [due.title for box in calendar.view.due_boxes for due in box.dues]


# ---------------------------------------------------------------- deadlines


@pytest.mark.parametrize("mode", ["month", "week", "day"])
def test_a_deadline_stands_in_every_view(pane: Any, task: Any, mode: str):
    task()
    calendar = pane()
    calendar.show_mode(mode)
    assert titles(calendar) == ["Heimleitung anrufen"]


def test_a_click_on_a_deadline_opens_its_record(pane: Any, task: Any, qtbot: Any):
    house = task()
    calendar = pane()
    with qtbot.waitSignal(calendar.desk.open_asked) as asked:
        click(qtbot, calendar.view, calendar.view.due_boxes[0].area.center())
    due = calendar.view.due_boxes[0].dues[0]
    assert asked.args == ["Task", due.record_id] and due.record_id != house


def test_the_end_of_registration_opens_its_event(pane: Any, event: Any, qtbot: Any):
    event("Ein anderer", 3)
    event("Infoabend", 12, month=12, registration_until=DAY)
    calendar = pane()
    click(qtbot, calendar.view, calendar.view.due_boxes[0].area.center())
    assert calendar.detail.record.title == "Infoabend"


def test_several_deadlines_of_a_day_are_one_line_that_opens_them_all(pane: Any, task: Any, qtbot: Any):
    for title in ("Anrufen", "Schreiben"):
        task(title)
    calendar = pane()
    click(qtbot, calendar.view, calendar.view.due_boxes[0].area.center())
    menu = calendar.view.findChild(QMenu, "dayMenu")
    assert [e.text() for e in menu.actions() if "Wiedervorlage" in e.text()] == [
        "Wiedervorlage: Anrufen", "Wiedervorlage: Schreiben",
    ]  # fmt: skip
    menu.close()


def test_deadlines_can_be_hidden(pane: Any, task: Any):
    task()
    calendar = pane()
    calendar.legend.dues.click()
    assert titles(calendar) == []


def test_a_task_that_is_done_is_gone(pane: Any, task: Any, office: Any):
    task()
    calendar = pane()
    office.tasks.set_done(calendar.view.due_boxes[0].dues[0].record_id)
    assert titles(calendar) == []


def test_a_screen_reader_hears_deadlines(pane: Any, task: Any):
    task()
    assert "Wiedervorlage: Heimleitung anrufen" in pane().view.accessibleDescription()


def task_menu(calendar: Any) -> dict[str, Any]:
    """The entries of the menu of the first deadline, by their words."""
    place = calendar.view.due_boxes[0].area.center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(calendar.view, QContextMenuEvent(reason, place, calendar.view.mapToGlobal(place)))
    return {entry.text(): entry for entry in calendar.view.findChild(QMenu, "taskMenu").actions()}


def test_a_task_is_ticked_off_where_it_stands(pane: Any, task: Any, office: Any):
    task()
    calendar = pane()
    task_menu(calendar)["Erledigt"].trigger()
    assert titles(calendar) == [] and office.tasks.all()[0].done_on == date.today()


def test_a_task_is_put_off_where_it_stands(pane: Any, task: Any, office: Any):
    task()
    task_menu(pane())["Auf morgen verschieben"].trigger()
    assert office.tasks.all()[0].due_on == date.today() + timedelta(days=1)


def test_a_deadline_is_not_dragged(pane: Any, task: Any, office: Any, qtbot: Any):
    task()
    calendar, before = pane(), office.history.last_undoable().id
    begin = calendar.view.due_boxes[0].area.center()
    drag(qtbot, calendar.view, begin, calendar.view.cell(date(2026, 11, 20)).center(), drop=False)
    assert calendar.view.lifted is None and office.history.last_undoable().id == before


# ---------------------------------------------------------------- day


def test_the_day_shows_what_the_week_shows_of_it(pane: Any, event: Any):
    event("Infoabend")
    event("Am Tag danach", 26)
    calendar = pane()
    calendar.show_mode("day")
    assert (shown(calendar, DAY), len(calendar.view.boxes)) == (["Infoabend"], 1)


def test_the_day_is_called_by_its_full_name(pane: Any):
    calendar = pane()
    calendar.show_mode("day")
    assert calendar.toolbar.period.text() == "Mittwoch, 25. November 2026"


@pytest.mark.parametrize(("key", "day"), [(Qt.Key.Key_Right, 26), (Qt.Key.Key_PageUp, 24)])
def test_keys_turn_the_day(pane: Any, qtbot: Any, key: Qt.Key, day: int):
    calendar = pane()
    calendar.show_mode("day")
    qtbot.keyClick(calendar.view, key)
    assert calendar.view.period() == (date(2026, 11, day), date(2026, 11, day))


def test_a_double_click_in_the_day_takes_the_half_hour(pane: Any, qtbot: Any):
    calendar = pane()
    calendar.show_mode("day")
    click(qtbot, calendar.view, at(calendar.view, 25, 16, 40), double=True)
    assert calendar.detail.record["start"] == datetime(2026, 11, 25, 16, 30)


def test_a_whole_day_lies_over_the_hours(pane: Any, event: Any):
    event("Tagung", 25, 0, end=datetime(2026, 11, 26), all_day=True)
    calendar = pane()
    calendar.show_mode("day")
    assert calendar.view.boxes[0].area.bottom() < calendar.view.top and calendar.view.boxes[0].open_right


# ---------------------------------------------------------------- legend


def test_the_legend_names_the_kinds_of_the_days_shown(pane: Any, event: Any):
    event("Infoabend")
    event("Schulung", 9, month=3, kind=EventKind.TRAINING)
    legend = pane().legend
    assert [kind for kind, entry in legend.entries.items() if entry.isVisible()] == [EventKind.INFO]


def test_a_click_on_the_legend_hides_a_kind_and_shows_it_again(pane: Any, event: Any):
    event("Infoabend")
    event("Schulung", hour=10, kind=EventKind.TRAINING)
    calendar = pane()
    calendar.legend.entries[EventKind.INFO].click()
    assert shown(calendar, DAY) == ["Schulung"]
    calendar.legend.entries[EventKind.INFO].click()
    assert shown(calendar, DAY) == ["Schulung", "Infoabend"]


def test_a_double_click_on_the_legend_shows_a_kind_alone(pane: Any, event: Any, qtbot: Any):
    event("Infoabend")
    event("Schulung", hour=10, kind=EventKind.TRAINING)
    calendar = pane()
    qtbot.mouseDClick(calendar.legend.entries[EventKind.INFO], Qt.MouseButton.LeftButton)
    assert shown(calendar, DAY) == ["Infoabend"]


# ---------------------------------------------------------------- after saving, little room


def test_a_new_event_is_in_view_wherever_it_lies(pane: Any, qtbot: Any):
    calendar = pane()
    calendar.create_at(datetime(2027, 2, 10, 19), only_day=False)
    type_text(calendar.detail.forms[0].editor("title"), "Im Februar")
    calendar.detail.save()
    assert (calendar.toolbar.period.text(), calendar.view.day) == ("Februar 2027", date(2027, 2, 10))
    assert [box.occurrence.title for box in calendar.view.boxes if calendar.view.is_chosen(box)] == ["Im Februar"]


def test_a_small_month_shows_titles_and_counts_the_rest(show: Any, event: Any):
    from app.ui.calendar.tab import Tab

    for hour in range(8, 14):
        event(f"Termin {hour}", hour=hour)
    calendar = show(Tab, size=(820, 360)).pane
    calendar.view.go_to(DAY, turn=True)
    assert (
        shown(calendar, DAY)
        and sum(count for _area, _day, count in calendar.view.more) + len(shown(calendar, DAY)) == 6
    )


def test_everything_of_a_full_day_lies_inside_it(pane: Any, event: Any, task: Any):
    task()
    event("Freizeit", 24, 0, end=datetime(2026, 11, 26), all_day=True)
    for hour in range(8, 14):
        event(f"Termin {hour}", hour=hour)
    calendar = pane()
    cell = calendar.view.cell(DAY)
    areas = [b.area for b in calendar.view.boxes if b.day == DAY] + [b.area for b in calendar.view.due_boxes]
    assert all(cell.contains(area) for area in (*areas, *(area for area, _day, _count in calendar.view.more)))


def test_the_tool_tip_tells_the_whole_event(pane: Any, event: Any):
    event("Infoabend", location="Kulturzentrum")
    view = pane().view
    assert view.tip(view.boxes[0].area.center()).splitlines()[:3] == [
        "Infoabend", "Mi 25.11.2026, 19:00–21:00", "Kulturzentrum",
    ]  # fmt: skip


def test_t_goes_to_today(pane: Any, qtbot: Any):
    calendar = pane()
    calendar.view.go_to(date(2027, 5, 5), turn=True)
    qtbot.keyClick(calendar.view, Qt.Key.Key_T)
    assert calendar.view.day == date.today()


def test_the_menu_of_a_day_leads_to_its_hours(pane: Any, qtbot: Any):
    calendar = pane()
    calendar.view.open_day(DAY, always=True)
    menu = calendar.view.findChild(QMenu, "dayMenu")
    next(entry for entry in menu.actions() if entry.text() == "Tagesansicht").trigger()
    assert (calendar.mode, calendar.view.day) == ("day", DAY)


def test_the_month_asks_only_for_its_days(pane: Any, event: Any, office: Any):
    from sqlalchemy import event as listening

    event("Infoabend")
    calendar = pane()
    asked: list[str] = []
    listening.listen(office.database._read, "before_cursor_execute", lambda *told: asked.append(told[2]))
    calendar.show_period()
    alone = len(asked)
    start = datetime(2026, 11, 1, 8)
    rows = [{"title": f"Termin {n}", "start": start + timedelta(days=n)} for n in range(30)]
    with office.database.transaction("Termine angelegt") as session:
        add_all(session, Event, rows)
    asked.clear()
    calendar.show_period()
    assert len(asked) == alone


def test_a_place_outside_the_days_creates_nothing(pane: Any, qtbot: Any):
    calendar = pane()
    click(qtbot, calendar.view, QPoint(10, 200), double=True)
    assert not calendar.detail.creating


def test_free_days_stay_free_while_a_deadline_fills_one(pane: Any, task: Any, qtbot: Any):
    task()
    calendar = pane()
    click(qtbot, calendar.view, free_place(calendar, DAY), double=True)
    assert calendar.detail.record["start"].date() == DAY


def test_in_a_narrow_window_the_views_share_a_button(show: Any):
    from app.ui.calendar.tab import Tab

    toolbar = show(Tab, size=(820, 400)).pane.toolbar
    assert toolbar.mode_menu.isVisible() and not toolbar.modes["week"].isVisible()
    next(entry for entry in toolbar.mode_menu.menu().actions() if entry.text() == "Woche").trigger()
    assert toolbar.mode_menu.text() == "Woche"


def test_dates_in_a_small_list_are_read_to_their_end(show: Any, event: Any):
    from app.ui.calendar.tab import Tab

    event("Infoabend")
    calendar = show(Tab, size=(820, 400)).pane
    calendar.show_mode("list")
    assert calendar.card.view.columnWidth(0) == calendar.columns[0].width


def test_a_new_day_is_today_without_a_click(pane: Any):
    calendar = pane()
    calendar.view.today = date(2026, 1, 1)
    calendar.look_at_clock()
    assert calendar.view.today == date.today()


def test_the_wheel_turns_the_pages(pane: Any):
    calendar = pane()
    place = QPointF(200, 200)
    for _notch in range(2):
        wheel = QWheelEvent(
            place, calendar.view.mapToGlobal(place), QPoint(), QPoint(0, -60), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(calendar.view, wheel)
    assert calendar.toolbar.period.text() == "Dezember 2026"


def test_a_wider_window_gives_its_room_to_the_calendar(pane: Any, qtbot: Any):
    calendar = pane()
    before = calendar.views.width(), calendar.detail.width()
    calendar.window().resize(1900, 800)
    qtbot.waitUntil(lambda: calendar.views.width() > before[0] + 500)
    assert calendar.detail.width() == before[1]


def test_a_place_that_stands_in_the_title_is_said_once(office: Any):
    house = office.shelters.save(None, {"name": "GU Nord"})
    office.visits.plan([house], datetime.combine(DAY, datetime.min.time()) + timedelta(hours=10))
    (found,) = office.events.between(DAY, DAY)
    assert spoken(found).endswith("Besuch GU Nord")
