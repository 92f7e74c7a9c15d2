"""What the tests of the calendar share: events in November 2026, the calendar on its 25th, and a hand on the mouse."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from app.models import Event, EventKind
from app.ui.calendar.tab import Tab
from app.ui.kit.dialog import Dialog

DAY = date(2026, 11, 25)


@pytest.fixture
def event(office: Any) -> Any:
    """Makes an event: `event("Sprachcafé", 25, 16, rule="FREQ=WEEKLY")` in November 2026."""

    def make(title: str, day: int = 25, hour: int = 19, month: int = 11, **values: Any) -> Event:
        start = datetime(2026, month, day, hour)
        first = {"title": title, "start": start, "end": start + timedelta(hours=2), "kind": EventKind.INFO}
        return office.events.get(office.events.save(None, {**first, **values}))

    return make


@pytest.fixture
def pane(show: Any) -> Any:
    """The calendar, standing on 25 November 2026."""

    def build() -> Any:
        built = show(Tab).pane
        built.view.go_to(DAY, turn=True)
        return built

    return build


def shown(pane: Any, day: date) -> list[str]:
    """The titles drawn on a day, and what stands for the rest."""
    return [box.occurrence.title for box in pane.view.boxes if box.covers(day)]


def click(qtbot: Any, view: Any, place: QPoint, double: bool = False) -> None:
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    if double:
        qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)


def place_of(pane: Any, title: str) -> QPoint:
    return next(box.area.center() for box in pane.view.boxes if box.occurrence.title == title)


def free_place(pane: Any, day: date) -> QPoint:
    return pane.view.cell(day).bottomLeft() + QPoint(20, -8)


def drag(qtbot: Any, view: Any, begin: QPoint, end: QPoint, drop: bool = True) -> None:
    """Press at one place, move to another, and let go unless told otherwise."""
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
    for share in (0.3, 0.7, 1.0):
        place = QPoint(*(round(a + (b - a) * share) for a, b in zip(begin.toTuple(), end.toTuple(), strict=True)))
        move(view, place)
    if drop:
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def move(view: Any, place: QPoint) -> None:
    """The mouse moves with its left button down; QTest cannot say so."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    where = view.mapToGlobal(place)
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), QPointF(where), Qt.MouseButton.NoButton, left, none)
    QApplication.sendEvent(view, event)


def answer(pane: Any, words: str) -> None:
    """Press the button with these words in the question that is open."""
    [question] = [one for one in pane.window().findChildren(Dialog) if one.isVisible()]
    next(one for one in question.findChildren(QPushButton) if one.text() == words).click()


def at(view: Any, day: int, hour: int, minute: int = 0) -> QPoint:
    """A place in the week: a day of November 2026 and a time."""
    number = (date(2026, 11, day) - view.period()[0]).days
    return QPoint(view.column(number) + 20, view.height_at(datetime(2026, 11, day, hour, minute).time()) + 2)


def place_on(pane: Any, day: date) -> QPoint:
    """The middle of the first event of a day."""
    return next(box.area.center() for box in pane.view.boxes if box.covers(day))
