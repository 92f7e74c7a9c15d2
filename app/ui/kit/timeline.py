"""The history as a line of points under its days: when, who, what, and the way back."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.services.past import UNDO_DAYS
from app.text import WEEKDAYS, _, german_date, german_time
from app.ui.kit.chips import Chip
from app.ui.kit.widgets import button, clear, label
from app.ui.theme import colour

SHOWN = 12
"""So many sentences of one action are told."""
LINES = 15
"""So many actions are shown at once."""


def day_words(day: date, today: date | None = None) -> str:
    """How a past day is called: "Heute", "Gestern", "Dienstag, 17.11.2026"."""
    today = today or date.today()
    if day in (today, today - timedelta(days=1)):
        return _("Heute") if day == today else _("Gestern")
    return _("{weekday}, {day}").format(weekday=WEEKDAYS[day.weekday()], day=german_date(day))


class TimelineEntry(QWidget):
    """One point of the history with its words and buttons."""

    def __init__(self, line: Any, head: str, ways: Sequence[QPushButton]) -> None:
        super().__init__()
        self.line, self.ways = line, list(ways)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(head, "small"))
        words.addWidget(label(line.action, wrap=True))
        for sentence in _without_twin(line):
            words.addWidget(label(sentence, "quiet", wrap=True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(22, 0, 0, 12)
        layout.setSpacing(6)
        layout.addLayout(words, 1)
        if line.undone:
            layout.addWidget(Chip(_("rückgängig gemacht")), 0, Qt.AlignmentFlag.AlignTop)
        for way in self.ways:
            layout.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{head}: {line.action}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(6, 8, 1, self.height(), colour("line"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("bar"))
        painter.drawEllipse(QPointF(6.5, 9), 4, 4)


class Timeline(QWidget):
    """Actions, newest first, some at a time; a line has what `HistoryLine` has."""

    undo_asked = Signal(object)
    open_asked = Signal(object)
    more_asked = Signal()
    """There was no further line to show, but the user asked for older ones."""

    def __init__(self, opens: bool = False) -> None:
        super().__init__()
        self._opens, self._endless = opens, False
        self._waiting: list[Any] = []
        self._day: date | None = None
        self._told_age = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 4, 0, 0)
        self._layout.setSpacing(0)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._more = button(_("Frühere zeigen"), self._show_more, "link", name="moreHistory")

    @property
    def entries(self) -> list[TimelineEntry]:
        """The points shown now, newest first."""
        items = (self._layout.itemAt(i).widget() for i in range(self._layout.count()))
        return [item for item in items if isinstance(item, TimelineEntry)]

    def show_lines(self, lines: Sequence[Any], endless: bool = False) -> None:
        """Replace the points; `endless`: there may be older ones that are asked for with `more_asked`."""
        self._layout.removeWidget(self._more)
        self._more.setParent(None)
        clear(self._layout)
        self._day, self._waiting, self._told_age = None, [], False
        if not lines:
            self._layout.addWidget(label(_("Keine Änderungen."), "quiet"))
        self.add_lines(lines, endless)

    def add_lines(self, lines: Sequence[Any], endless: bool = False) -> None:
        """Older points below those shown."""
        self._waiting += lines
        self._endless = endless
        self._show_next()

    def _show_next(self) -> None:
        shown, self._waiting = self._waiting[:LINES], self._waiting[LINES:]
        for line in shown:
            self._add(line)
        self._layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.setVisible(bool(self._waiting or (self._endless and shown)))

    def _show_more(self) -> None:
        if self._waiting:
            self._show_next()
        else:
            self.more_asked.emit()

    def _add(self, line: Any) -> None:
        at = line.at.replace(tzinfo=UTC).astimezone()
        if at.date() != self._day:
            heading = label(day_words(at.date()), "heading")
            heading.setContentsMargins(0, 8 if self._day else 0, 0, 8)
            self._day = at.date()
            self._layout.addWidget(heading)
        if line.too_old and not self._told_age:
            self._told_age = True
            words = _("Was länger als {days} Tage her ist, lässt sich nicht mehr rückgängig machen.")
            self._layout.addWidget(label(words.format(days=UNDO_DAYS), "small", wrap=True))
        entry = TimelineEntry(line, _head(at, line.who), self._ways(line))
        self._layout.addWidget(entry)

    def _ways(self, line: Any) -> list[QPushButton]:
        made = []
        if self._opens and line.record_id:
            made.append(button(_("Öffnen"), partial(self.open_asked.emit, line), "flat"))
        if line.way:
            made.append(button(line.way, partial(self.undo_asked.emit, line), "flat"))
        for way in made:
            way.setFixedHeight(22)
            way.setAccessibleName(_("{way}: {action}").format(way=way.text(), action=line.action))
        return made


def _head(at: datetime, who: str) -> str:
    time = _("{time} Uhr").format(time=german_time(at))
    return _("{time} · {who}").format(time=time, who=who) if who else time


def _without_twin(line: Any) -> tuple[str, ...]:
    """The sentences, equal ones counted, without one that only repeats the action ("Person angelegt")."""
    counted = Counter(s for s in line.sentences if not line.action.startswith(s))
    several = _("{sentence} ({count}-mal)")
    said = [s if count == 1 else several.format(sentence=s, count=count) for s, count in counted.items()]
    rest = len(said) - SHOWN
    return (*said[:SHOWN], *([_("und {count} weitere").format(count=rest)] if rest > 0 else []))
