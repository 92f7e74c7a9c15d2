"""The keys of the start page as commands, for the menus, the search over everything and the list of shortcuts."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.text import _
from app.ui.kit.widgets import action
from app.ui.start.acts import Acts
from app.ui.start.lines import Line
from app.ui.start.view import LinesView


class LineKeys:
    """What the keys do with the line somebody stands on; without one they lead to the first."""

    def __init__(self, page: QWidget, acts: Acts, to_first: Callable[[], object]) -> None:
        self._page, self._acts, self._to_first = page, acts, to_first
        self._view: LinesView | None = None
        self.commands = [
            action(page, _("Neue Aufgabe"), acts.new_task, "Ctrl+N", here=True),
            self._told(_("Eintrag öffnen"), "Return", lambda line, _point: acts.open(line)),
            self._told(_("Aufgabe erledigt"), "Space", lambda line, _point: acts.tick(line)),
            self._told(_("Verschieben oder wiedervorlegen …"), "V", acts.ask_day),
            self._told(_("Anrufen oder schreiben …"), "A", acts.call),
        ]

    def stand_on(self, view: LinesView) -> None:
        """Somebody went to a line of this list."""
        self._view = view

    def _told(self, words: str, key: str, act: Callable[[Line, QPoint], object]) -> QAction:
        """A command whose key the lists answer themselves: here it is only named."""
        result = action(self._page, words, lambda: self._with_line(act), key)
        result.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return result

    def _with_line(self, act: Callable[[Line, QPoint], object]) -> None:
        line = self._view.current if self._view else None
        if self._view is None or line is None:
            self._to_first()
            return
        self._view.setFocus()
        act(line, self._view.below_current())
