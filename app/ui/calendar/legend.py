"""The legend under the calendar: what the colours mean; a click hides a kind, a double click shows it alone."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from app.models import EventKind
from app.text import _
from app.ui.calendar import words
from app.ui.calendar.kinds import KindFilter
from app.ui.calendar.paint import flag_icon, tone_icon
from app.ui.kit.widgets import follow_theme
from app.ui.theme import Tone, colour, font

GAP = 2
CAPS = (400, 130, 110, 96, 84, 76, 70, 64, 60, 56)
"""How wide the words of an entry may be, tried in turn until all have room."""


class LegendEntry(QPushButton):
    """One kind, or the deadlines; pressed in while it is shown."""

    def __init__(self, text: str, name: str = "") -> None:
        super().__init__(text)
        self.setProperty("role", "flat")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFont(font(11))
        self.setAccessibleName(name or text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(22)
        self._words, self._full, self._around = text, 0, 0

    def width_at(self, widest: int) -> int:
        """How wide the entry is with words of at most so many pixels."""
        if not self._full:
            self._full = self.fontMetrics().horizontalAdvance(self._words)
            self._around = self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        return self._around + min(self._full, widest)

    def cap(self, widest: int) -> None:
        """Shorten the words to at most so many pixels."""
        text = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, widest)
        if text != self.text():
            self.setText(text)


class Legend(QFrame):
    """One line of the kinds that occur in the days shown and, as far as there is room, of those that are hidden."""

    def __init__(self, kinds: KindFilter) -> None:
        super().__init__()
        self.setObjectName("legend")
        self._kinds = kinds
        self._wanted: set[EventKind] = set()
        line = QHBoxLayout(self)
        line.setContentsMargins(6, 2, 6, 2)
        line.setSpacing(GAP)
        self.dues = LegendEntry(_("Fristen"))
        self.dues.setToolTip(_("Fristen und Wiedervorlagen zeigen oder ausblenden"))
        self.dues.clicked.connect(lambda: kinds.dues.trigger())
        self.entries = {kind: self._entry(kind) for kind in EventKind}
        for entry in (*self.entries.values(), self.dues):
            line.addWidget(entry)
        line.addStretch(1)
        kinds.changed.connect(self._show)
        follow_theme(self, self._show)

    def show_kinds(self, occurring: Collection[EventKind]) -> None:
        """Name the kinds of the days in view."""
        if set(occurring) != self._wanted:
            self._wanted = set(occurring)
            self._fit()

    def _entry(self, kind: EventKind) -> LegendEntry:
        entry = LegendEntry(words.short(kind), kind.label)
        entry.setToolTip(_("{kind} zeigen oder ausblenden; Doppelklick: nur diese Art").format(kind=kind.label))
        entry.clicked.connect(lambda: self._kinds.toggle(kind))
        entry.installEventFilter(self)
        return entry

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        kind = next((kind for kind, entry in self.entries.items() if entry is watched), None)
        if kind is not None and event.type() is QEvent.Type.MouseButtonDblClick and isinstance(event, QMouseEvent):
            self._kinds.show_only(kind)
            return True
        return False

    def _show(self) -> None:
        shown = self._kinds.kinds or tuple(EventKind)
        for kind, entry in self.entries.items():
            entry.setChecked(kind in shown)
            entry.setIcon(tone_icon(words.tone(kind), kind in shown))
        self.dues.setChecked(self._kinds.dues.isChecked())
        self.dues.setIcon(flag_icon(Tone.ATTENTION if self.dues.isChecked() else Tone.NEUTRAL))
        self._fit()

    def _fit(self) -> None:
        """As many entries as the line has room for, those that occur first; long words are shortened before."""
        hidden = self._kinds.hidden
        named = [kind for kind in EventKind if kind in self._wanted or kind in hidden]
        room = self.width() - 16 - self.dues.sizeHint().width()
        entries = [self.entries[kind] for kind in named]
        cap = next((cap for cap in CAPS if sum(e.width_at(cap) + GAP for e in entries) <= room), CAPS[-1])
        for kind, entry in self.entries.items():
            room -= (entry.width_at(cap) + GAP) if kind in named else 0
            entry.cap(cap)
            entry.setVisible(kind in named and room >= 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, self.width(), 1, colour("line"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
