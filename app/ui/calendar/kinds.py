"""The filter by kind: a menu that stays open while several are ticked, and is the legend of the colours."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.models import EventKind
from app.text import _
from app.ui.calendar import words
from app.ui.calendar.paint import flag_icon, tone_icon
from app.ui.kit.widgets import follow_theme, menu_button
from app.ui.theme import Tone


class StayingMenu(QMenu):
    """Ticking an entry leaves the menu open."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        entry = self.actionAt(event.position().toPoint())
        if entry is not None and entry.isCheckable():
            entry.trigger()
        else:
            super().mouseReleaseEvent(event)


class KindFilter(QObject):
    """Which kinds are shown; none ticked means all."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._menu = StayingMenu(parent)
        self.button = menu_button("", self._menu, name="kinds")
        self._all = self._menu.addAction(_("Alle Arten"), self.clear)
        self._menu.addSeparator()
        self.entries: dict[EventKind, QAction] = {kind: self._entry(kind) for kind in EventKind}
        self._menu.addSeparator()
        self.dues = self._menu.addAction(_("Fristen und Wiedervorlagen"))
        self.dues.setCheckable(True)
        self.dues.setChecked(True)
        self.dues.triggered.connect(self._on_entry_triggered)
        self.occasions = self._menu.addAction(_("Geburtstage und Jubiläen"))
        self.occasions.setCheckable(True)
        self.occasions.setChecked(True)
        self.occasions.triggered.connect(self._on_entry_triggered)
        follow_theme(self._menu, self._colour)
        self._show()

    @property
    def kinds(self) -> tuple[EventKind, ...]:
        """The kinds ticked, () for all."""
        return tuple(kind for kind, entry in self.entries.items() if entry.isChecked())

    @property
    def hidden(self) -> tuple[EventKind, ...]:
        """The kinds that are not shown."""
        return tuple(kind for kind in EventKind if self.kinds and kind not in self.kinds)

    def toggle(self, kind: EventKind) -> None:
        """Hide a kind that is shown, show one that is hidden; the last one shown brings all back."""
        shown = {*(self.kinds or EventKind)} ^ {kind}
        self._choose(set() if len(shown) == len(EventKind) else shown)

    def show_only(self, kind: EventKind) -> None:
        """Show this kind alone; asked again, all of them."""
        self._choose(set() if self.kinds == (kind,) else {kind})

    def _choose(self, shown: set[EventKind]) -> None:
        for kind, entry in self.entries.items():
            entry.setChecked(kind in shown)
        self._on_entry_triggered()

    def clear(self) -> None:
        """Show every kind."""
        if self.kinds:
            self._choose(set())

    def _entry(self, kind: EventKind) -> QAction:
        entry = self._menu.addAction(kind.label)
        entry.setCheckable(True)
        entry.triggered.connect(self._on_entry_triggered)
        return entry

    def _colour(self) -> None:
        for kind, entry in self.entries.items():
            entry.setIcon(tone_icon(words.tone(kind), entry.isChecked()))
        self.dues.setIcon(flag_icon(Tone.ATTENTION if self.dues.isChecked() else Tone.NEUTRAL))

    def _on_entry_triggered(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self._colour()
        kinds = self.kinds
        chosen = kinds[0].label if len(kinds) == 1 else _("{count} gewählt").format(count=len(kinds))
        text = _("Art: {kinds}").format(kinds=chosen if kinds else _("alle"))
        self.button.setText(text)
        self.button.setAccessibleName(text)
