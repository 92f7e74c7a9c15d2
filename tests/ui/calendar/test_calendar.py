"""The calendar shows what the office plans, and everything in it can be done by mouse and by keys."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QMenu

from app.models import Event, EventKind, EventState
from app.services.calendar import NoteKind
from app.ui.calendar.paint import draw_number
from app.ui.theme import READABLE, Scheme, colour, contrast, theme
from tests.ui.calendar.conftest import DAY, click, free_place, place_of, shown
from tests.ui.conftest import reading, type_text

# ---------------------------------------------------------------- what is shown


def test_the_month_shows_what_the_database_holds(pane: Any, event: Any):
    event("Infoabend")
    event("Im Dezember", 12, month=12)
    calendar = pane()
    assert (shown(calendar, DAY), len(calendar.view.boxes)) == (["Infoabend"], 1)


def test_a_month_is_made_of_whole_weeks_from_monday(pane: Any):
    assert pane().view.period() == (date(2026, 10, 26), date(2026, 12, 6))


def test_events_of_the_grey_days_beside_are_shown(pane: Any, event: Any):
    event("Nikolaus", 5, month=12)
    assert shown(pane(), date(2026, 12, 5)) == ["Nikolaus"]


def test_a_series_stands_on_each_of_its_days(pane: Any, event: Any):
    event("Sprachcafé", 4, 16, rule="FREQ=WEEKLY")
    assert [box.day.day for box in pane().view.boxes] == [4, 11, 18, 25, 2]


def test_an_event_of_two_days_is_one_bar_over_both(pane: Any, event: Any):
    event("Workshop", 17, 0, end=datetime(2026, 11, 18), all_day=True)
    view = pane().view
    [box] = view.boxes
    assert box.area.left() < view.cell(date(2026, 11, 17)).center().x()
    assert box.area.right() > view.cell(date(2026, 11, 18)).center().x()


def test_a_bar_goes_on_in_the_next_week(pane: Any, event: Any):
    event("Freizeit", 14, 0, end=datetime(2026, 11, 17), all_day=True)
    assert [(b.day.day, b.last.day, b.open_left, b.open_right) for b in pane().view.boxes] == [
        (14, 15, False, True), (16, 17, True, False),
    ]  # fmt: skip


def test_bars_on_the_same_day_lie_under_each_other(pane: Any, event: Any):
    event("Freizeit", 16, 0, end=datetime(2026, 11, 18), all_day=True)
    event("Tagung", 18, 0, end=datetime(2026, 11, 19), all_day=True)
    first, second = (box.area for box in pane().view.boxes)
    assert first.bottom() < second.top()


def test_an_event_until_midnight_stays_on_its_day(pane: Any, event: Any):
    event("Fest", 20, 19, end=datetime(2026, 11, 21))
    assert [box.day.day for box in pane().view.boxes] == [20]


def test_a_full_day_counts_what_it_cannot_show(pane: Any, event: Any):
    for hour in range(8, 20):
        event(f"Termin {hour}", hour=hour)
    calendar = pane()
    hidden = [day for _area, day, _count in calendar.view.more]
    assert hidden == [DAY] and 0 < len(shown(calendar, DAY)) < 12


def test_the_event_in_view_is_never_among_the_hidden(pane: Any, event: Any):
    for hour in range(8, 20):
        event(f"Termin {hour}", hour=hour)
    last = event("Der letzte", hour=21)
    calendar = pane()
    calendar.pick(last.id)
    assert "Der letzte" in shown(calendar, DAY)


def test_the_rest_of_a_day_opens_as_a_menu(pane: Any, event: Any, qtbot: Any):
    for hour in range(8, 20):
        event(f"Termin {hour}", hour=hour)
    calendar = pane()
    click(qtbot, calendar.view, calendar.view.more[0][0].center())
    menu = calendar.view.findChild(QMenu, "dayMenu")
    assert sum("Termin" in entry.text() for entry in menu.actions()) == 13
    menu.close()


def test_holidays_arrive_from_the_worker(pane: Any, qtbot: Any):
    calendar = pane()
    qtbot.waitUntil(lambda: date(2026, 11, 1) in calendar.view.notes, timeout=10_000)
    assert [note.title for note in calendar.view.notes[date(2026, 11, 1)]] == ["Allerheiligen"]
    assert calendar.view.notes[date(2026, 10, 26)][0].kind is NoteKind.SCHOOL


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_number_of_a_day_beside_the_month_can_be_read(qapp: Any, scheme: Scheme):
    theme.choose(scheme=scheme)
    picture = QImage(40, 20, QImage.Format.Format_RGB32)
    picture.fill(colour("card"))
    painter = QPainter(picture)
    draw_number(painter, QRect(4, 2, 30, 16), date(2026, 10, 28), quiet=True, today=False)
    painter.end()
    inks = {picture.pixelColor(x, y).name() for x in range(40) for y in range(20)}
    assert max(contrast(ink, colour("card").name()) for ink in inks) >= READABLE
    theme.choose(scheme=Scheme.SYSTEM)


def test_a_screen_reader_hears_the_whole_day(pane: Any, event: Any):
    event("Infoabend", location="Kulturzentrum")
    words = pane().view.accessibleDescription()
    assert "Mittwoch, 25. November 2026" in words and "19:00–21:00, Infoabend, Kulturzentrum" in words


# ---------------------------------------------------------------- keys


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Right, date(2026, 11, 26)),
        (Qt.Key.Key_Up, date(2026, 11, 18)),
        (Qt.Key.Key_Home, date(2026, 11, 23)),
        (Qt.Key.Key_PageDown, date(2026, 12, 25)),
        (Qt.Key.Key_PageUp, date(2026, 10, 25)),
    ],
)
def test_keys_move_the_day(pane: Any, qtbot: Any, key: Qt.Key, day: date):
    calendar = pane()
    qtbot.keyClick(calendar.view, key)
    assert calendar.view.day == day


def test_paging_from_a_day_that_the_next_month_shows_too_still_pages(pane: Any, qtbot: Any):
    calendar = pane()
    calendar.view.go_to(date(2026, 11, 5), turn=True)
    qtbot.keyClick(calendar.view, Qt.Key.Key_PageDown)
    assert calendar.toolbar.period.text() == "Dezember 2026"


def test_leaving_the_weeks_shown_turns_the_month(pane: Any, event: Any, qtbot: Any):
    event("Im Dezember", 9, month=12)
    calendar = pane()
    for _week in range(2):
        qtbot.keyClick(calendar.view, Qt.Key.Key_Down)
    assert shown(calendar, date(2026, 12, 9)) == ["Im Dezember"]


def test_enter_opens_the_event_of_the_day(pane: Any, event: Any, qtbot: Any):
    event("Ein anderer", 3)
    event("Infoabend")
    calendar = pane()
    qtbot.keyClick(calendar.view, Qt.Key.Key_Return)
    assert calendar.detail.record.title == "Infoabend"


def test_n_begins_an_event_on_the_day(pane: Any, qtbot: Any):
    calendar = pane()
    qtbot.keyClick(calendar.view, Qt.Key.Key_N)
    assert calendar.detail.creating and calendar.detail.record["start"] == datetime(2026, 11, 25, 19)


# ---------------------------------------------------------------- mouse


def test_a_click_on_an_event_shows_it_beside(pane: Any, event: Any, qtbot: Any):
    event("Ein anderer", 3)
    event("Infoabend", capacity=60, location="Kulturzentrum")
    calendar = pane()
    click(qtbot, calendar.view, place_of(calendar, "Infoabend"))
    words = reading(calendar.detail)
    assert "Mi 25.11.2026, 19:00–21:00" in words and "Kulturzentrum" in words


def test_a_double_click_on_a_day_creates_an_event_there(pane: Any, office: Any, qtbot: Any):
    calendar = pane()
    click(qtbot, calendar.view, free_place(calendar, date(2026, 11, 19)), double=True)
    type_text(calendar.detail.forms[0].editor("title"), "Łódź-Abend")
    calendar.detail.save()
    [event_id] = office.events.ids()
    event = office.events.get(event_id)
    assert (event.title, event.start, event.end) == (
        "Łódź-Abend", datetime(2026, 11, 19, 19), datetime(2026, 11, 19, 21),
    )  # fmt: skip
    assert shown(calendar, date(2026, 11, 19)) == ["Łódź-Abend"]


def test_a_double_click_on_a_grey_day_means_that_day(pane: Any, qtbot: Any):
    calendar = pane()
    click(qtbot, calendar.view, free_place(calendar, date(2026, 12, 3)), double=True)
    assert calendar.detail.record["start"].date() == date(2026, 12, 3)


def test_a_double_click_on_an_event_edits_it(pane: Any, event: Any, qtbot: Any):
    event("Infoabend")
    calendar = pane()
    click(qtbot, calendar.view, place_of(calendar, "Infoabend"), double=True)
    assert calendar.detail.editing and not calendar.detail.creating


def test_an_unfinished_form_is_asked_about_before_another_event_is_shown(pane: Any, event: Any, qtbot: Any):
    event("Infoabend")
    other = event("Ein anderer", 3)
    calendar = pane()
    calendar.pick(other.id)
    calendar.edit_record()
    type_text(calendar.detail.forms[0].editor("title"), "Geändert")
    click(qtbot, calendar.view, place_of(calendar, "Infoabend"))
    assert calendar.detail.record.id == other.id and calendar.detail.dirty


# ---------------------------------------------------------------- week, list, filter


def test_what_overlaps_in_the_week_stands_side_by_side(pane: Any, event: Any):
    event("A", hour=14)
    event("B", hour=15)
    event("C", hour=18)
    calendar = pane()
    calendar.show_mode("week")
    a, b, c = (next(x.area for x in calendar.view.boxes if x.occurrence.title == name) for name in "ABC")
    assert not a.intersects(b) and a.y() < b.bottom() and a.width() < c.width()


def test_a_double_click_in_the_week_takes_the_half_hour(pane: Any, qtbot: Any):
    calendar = pane()
    calendar.show_mode("week")
    view = calendar.view
    place = QPoint(view.column(3) + 20, view.height_at(datetime(2026, 1, 1, 16, 40).time()))
    click(qtbot, view, place, double=True)
    assert calendar.detail.record["start"] == datetime(2026, 11, 26, 16, 30)


def test_an_early_event_widens_the_hours_of_the_week(pane: Any, event: Any):
    event("Abfahrt", hour=5)
    calendar = pane()
    calendar.show_mode("week")
    assert calendar.view.boxes[0].area.y() >= calendar.view.top


def test_the_views_stand_still_when_the_list_is_chosen(pane: Any):
    calendar = pane()
    switches = calendar.toolbar.modes.values()
    before = [switch.x() for switch in switches]
    calendar.show_mode("list")
    QApplication.processEvents()
    assert [switch.x() for switch in switches] == before


def test_the_list_finds_while_typing(pane: Any, event: Any, qtbot: Any):
    event("Sprachcafé", speaker="Selin Amara")
    event("Infoabend", 3)
    calendar = pane()
    calendar.show_mode("list")
    type_text(calendar.search, "amara")
    qtbot.waitUntil(lambda: len(calendar.model.ids) == 1)
    assert [cell[0] for cell in calendar.model.read(0)[:3]] == ["Mi 25.11.2026", "19:00–21:00", "Sprachcafé"]


def test_the_filter_of_kinds_means_the_same_in_month_and_list(pane: Any, event: Any):
    event("Infoabend")
    event("Schulung Trauma", hour=10, kind=EventKind.TRAINING)
    calendar = pane()
    calendar.kinds.entries[EventKind.TRAINING].trigger()
    assert (shown(calendar, DAY), len(calendar.model.ids)) == (["Schulung Trauma"], 1)
    assert calendar.kinds.button.text() == "Art: Schulung"


def test_a_change_elsewhere_shows_at_once(pane: Any, event: Any, office: Any):
    found = event("Infoabend")
    calendar = pane()
    office.events.move(found.id, datetime(2026, 11, 26, 19))
    assert shown(calendar, date(2026, 11, 26)) == ["Infoabend"]


def test_ten_thousand_events_are_read_and_painted_quickly(pane: Any, office: Any):
    from app.services.bulk import add_all

    start = datetime(2022, 1, 1, 9)
    rows = [{"title": f"Termin {n}", "start": start + timedelta(hours=5 * n)} for n in range(10_000)]
    with office.database.transaction("Termine angelegt") as session:
        add_all(session, Event, rows)
    calendar = pane()
    calendar.view.turn(1)
    assert len(calendar.view.by_day) == 42 - 7 * (len(calendar.view.days()) < 42)


def test_cancelled_events_say_so(pane: Any, event: Any):
    event("Fest", state=EventState.CANCELLED)
    assert "abgesagt" in pane().view.accessibleDescription()


def test_stepping_through_the_events_turns_to_their_days(pane: Any, event: Any):
    event("Infoabend")
    event("Im Februar", 10, month=2)
    event("Im Oktober", 2, month=10)
    calendar = pane()
    calendar.show_record(calendar.model.ids[2])
    calendar.card.step(-1)
    assert calendar.toolbar.period.text() == "Oktober 2026" and calendar.detail.record.title == "Im Oktober"


def test_a_filter_leaves_the_month_where_it_is(pane: Any, event: Any):
    event("Infoabend")
    event("Alte Schulung", 3, month=2, kind=EventKind.TRAINING)
    calendar = pane()
    calendar.kinds.entries[EventKind.TRAINING].trigger()
    assert calendar.toolbar.period.text() == "November 2026"


def test_searching_goes_to_the_list(pane: Any, qtbot: Any):
    calendar = pane()
    qtbot.keyClick(calendar.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert calendar.mode == "list" and calendar.search.hasFocus()


def test_each_view_has_its_key(pane: Any, qtbot: Any):
    calendar = pane()
    qtbot.keyClick(calendar.view, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert (calendar.mode, calendar.toolbar.period.text()) == ("week", "KW 48, 23.–29.11.2026")


def test_a_deleted_event_can_come_back(pane: Any, event: Any, office: Any, qtbot: Any):
    found = event("Infoabend")
    calendar = pane()
    calendar.pick(found.id)
    qtbot.keyClick(calendar.view, Qt.Key.Key_Delete)
    assert shown(calendar, DAY) == []
    office.history.undo(office.history.last_undoable().id)
    assert shown(calendar, DAY) == ["Infoabend"]


def test_a_click_on_the_second_day_of_an_event_stays_there(pane: Any, event: Any, qtbot: Any):
    event("Ein anderer", 3)
    event("Workshop", 17, 0, end=datetime(2026, 11, 18), all_day=True)
    calendar = pane()
    place = calendar.view.cell(date(2026, 11, 18)).left() + 40
    click(qtbot, calendar.view, QPoint(place, place_of(calendar, "Workshop").y()))
    assert (calendar.view.day.day, calendar.detail.record.title) == (18, "Workshop")


def test_a_series_opened_from_elsewhere_shows_its_next_day(pane: Any, event: Any, office: Any):
    start = datetime.combine(date.today() - timedelta(days=700), datetime.min.time().replace(hour=16))
    found = event("Sprachcafé", start=start, end=None, rule="FREQ=WEEKLY")
    calendar = pane()
    calendar.view.go_to(date(2024, 1, 10), turn=True)
    calendar.show_record(found.id)
    assert 0 <= (calendar.view.day - date.today()).days <= 7
