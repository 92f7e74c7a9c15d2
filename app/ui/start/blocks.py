"""What the cards of the start page say: tasks, events, houses, deadlines; every line acts."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.models import Application, ApplicationState, Event, EventState
from app.services.crud import Filter, Query
from app.text import _, german_date, german_time
from app.ui import tones
from app.ui.kit.charts import OccupancyBar
from app.ui.kit.chips import Chip
from app.ui.kit.desk import Desk
from app.ui.kit.show import distance, short_date
from app.ui.kit.task_line import TaskLine
from app.ui.kit.widgets import elided, label
from app.ui.theme import Tone

AHEAD_DAYS = 7
"""Tasks due within so many days stand on the start page."""
SHOWN = 12
DEADLINES = 4
OPEN_APPLICATIONS = (ApplicationState.DRAFT, ApplicationState.SUBMITTED, ApplicationState.GRANTED)


class Line(QFrame):
    """A line that opens what it speaks of."""

    opened = Signal()

    def __init__(self, name: str, parts: list[tuple[QWidget, int]], ruled: bool = False) -> None:
        super().__init__()
        self.setObjectName("line")
        self.setProperty("ruled", ruled)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        edge = 6 if ruled else 4
        layout.setContentsMargins(0, edge, 0, edge)
        layout.setSpacing(8)
        for part, stretch in parts:
            layout.addWidget(part, stretch)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


def due_lines(desk: Desk, today: date) -> list[QWidget]:
    """Tasks overdue, due today or within the week."""
    tasks = desk.office.tasks.open_until(today + timedelta(days=AHEAD_DAYS))
    lines: list[QWidget] = []
    for task in tasks[:SHOWN]:
        line = TaskLine(task.title, (distance(task.due_on, today), tones.due(task.due_on, today)))
        line.ticked.connect(lambda on, task=task: desk.office.tasks.set_done(task.id, on))
        if task.subject_id and task.subject_type:
            line.opened.connect(_opener(desk, task.subject_type, task.subject_id))
        lines.append(line)
    return lines or [label(_("Heute ist nichts fällig."), "quiet")]


def event_lines(desk: Desk, today: date) -> list[QWidget]:
    """The next events, each with its day, time and place."""
    lines: list[QWidget] = []
    events = desk.office.events.upcoming(count=SHOWN)
    coming = _registered(desk, [event.event_id for event in events])
    for event in events:
        clock = "" if event.all_day else f" {german_time(event.start)}"
        when, what = short_date(event.start, today) + clock, label(event.title, wrap=True)
        day = label(when, "strong")
        day.setFixedWidth(108)
        day.setMinimumHeight(22)
        parts: list[tuple[QWidget, int]] = [(day, 0), (what, 1)]
        if chip := coming.get(event.event_id):
            parts.append((Chip(*chip), 0))
        elif event.state is EventState.DRAFT:
            parts.append((Chip(event.state.label, tones.state(event.state)), 0))
        line = Line(f"{when} {event.title}", parts, ruled=True)
        line.opened.connect(_opener(desk, "Event", event.event_id))
        lines.append(line)
    return lines or [label(_("Es steht kein Termin an."), "quiet")]


def _registered(desk: Desk, ids: list[str]) -> dict[str, tuple[str, Tone]]:
    """How many come, for those events somebody registered for."""
    found = dict.fromkeys(ids)
    rows = desk.office.events.rows(list(found), (Event.registered_count, Event.capacity))
    chips = {}
    for event_id, (count, places) in zip(found, rows, strict=True):
        if count:
            words = f"{count} / {places}" if places else _("{count} angemeldet").format(count=count)
            chips[event_id] = (words, Tone.ATTENTION if places and count >= places else Tone.GOOD)
    return chips


def load_lines(desk: Desk, today: date) -> list[QWidget]:
    """Every open house with its occupancy."""
    lines: list[QWidget] = []
    for load in desk.office.figures.loads():
        capacity = load.capacity or 0
        known = load.occupied is not None
        words = f"{load.occupied} / {capacity}" if known else _("keine Zahl")
        name = elided(load.name)
        name.setMinimumWidth(60)
        figure = label(words, "" if known else "quiet")
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        figure.setFixedWidth(64)
        bar = OccupancyBar(load.occupied or 0, capacity, _("{name}: {words}").format(name=load.name, words=words))
        line = Line(f"{load.name}: {words}", [(name, 5), (bar, 5), (figure, 0)])
        line.opened.connect(_opener(desk, "Shelter", load.shelter_id))
        lines.append(line)
    return lines or [label(_("Noch keine Unterkunft eingetragen."), "quiet")]


def deadline_lines(desk: Desk, today: date) -> list[QWidget]:
    """What has to be handed in next to those who give money."""
    crud = desk.office.crud("Application")
    wanted = Query(filters=(Filter(Application.state, OPEN_APPLICATIONS),))
    ids = crud.ids(wanted)
    rows = crud.rows(ids, (Application.next_deadline, Application.name, Application.state))
    due = sorted((day, name, state.label, key) for key, (day, name, state) in zip(ids, rows, strict=True) if day)
    lines: list[QWidget] = []
    for day, name, state, key in due[:DEADLINES]:
        words = elided(f"{name} · {state}")
        words.setMinimumHeight(22)
        chip = Chip(distance(day, today), tones.due(day, today))
        line = Line(f"{name}: {german_date(day)}", [(words, 1), (chip, 0)], ruled=True)
        line.setToolTip(german_date(day))
        line.opened.connect(_opener(desk, "Application", key))
        lines.append(line)
    return lines or [label(_("Keine Frist in Sicht."), "quiet")]


def _opener(desk: Desk, entity: str, record_id: str) -> Callable[[], None]:
    return lambda: desk.open(entity, record_id)
