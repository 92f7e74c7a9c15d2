"""The history of a record as a line of points: when, who, what."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC
from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.text import _, german_datetime
from app.ui.kit.widgets import clear, label
from app.ui.theme import colour

SHOWN = 12
"""So many sentences of one action are told."""


class TimelineEntry(QWidget):
    """One point of the history with its words."""

    def __init__(self, head: str, action: str, sentences: Sequence[str]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 0, 0, 12)
        layout.setSpacing(1)
        layout.addWidget(label(head, "small"))
        layout.addWidget(label(action, wrap=True))
        for sentence in sentences:
            layout.addWidget(label(sentence, "quiet", wrap=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(6, 8, 1, self.height(), colour("line"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("bar"))
        painter.drawEllipse(QPointF(6.5, 9), 4, 4)


class Timeline(QWidget):
    """The lines of a record's history, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 4, 0, 0)
        self._layout.setSpacing(0)

    def show_lines(self, lines: Sequence[Any]) -> None:
        """Replace the points; a line has `at` (UTC), `who`, `action` and `sentences`."""
        clear(self._layout)
        for line in lines:
            head = german_datetime(line.at.replace(tzinfo=UTC).astimezone())
            if line.who:
                head = _("{time} · {who}").format(time=head, who=line.who)
            self._layout.addWidget(TimelineEntry(head, line.action, _without_twin(line)))
        if not lines:
            self._layout.addWidget(label(_("Noch keine Änderungen."), "quiet"))
        self._layout.addStretch(1)


def _without_twin(line: Any) -> tuple[str, ...]:
    """The sentences, equal ones counted, without one that only repeats the action ("Person angelegt")."""
    counted = Counter(s for s in line.sentences if not line.action.startswith(s))
    several = _("{sentence} ({count}-mal)")
    said = [s if count == 1 else several.format(sentence=s, count=count) for s, count in counted.items()]
    rest = len(said) - SHOWN
    return (*said[:SHOWN], *([_("und {count} weitere").format(count=rest)] if rest > 0 else []))
