"""Marks: records somebody collects over several searches; they last until the window closes."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtGui import QAction

from app.text import _, number


class Marks:
    """The marks of one list, and whether only marked records are shown."""

    def __init__(self, pane: Any) -> None:
        self._pane = pane
        self.only = False

    @property
    def ids(self) -> set[str]:
        """The marked records, whether the list shows them or not."""
        marked: set[str] = self._pane.model.marked
        return marked

    def toggle(self) -> None:
        """Mark what is selected; take the marks away where all of it is marked."""
        chosen = set(self._pane.selected_ids())
        if chosen <= self.ids:
            self.ids.difference_update(chosen)
        else:
            self.ids.update(chosen)
        self._tell()

    def show_these(self, ids: Iterable[str]) -> None:
        """Mark these and nobody else, and show only them."""
        self.ids.clear()
        self.ids.update(ids)
        self.show_only()

    def clear(self) -> None:
        """Take all marks away."""
        self.ids.clear()
        self._tell()

    def show_only(self, only: bool = True) -> None:
        """Show only marked records, or all again."""
        self.only = only and bool(self.ids)
        self._tell(anew=True)

    def toggle_only(self) -> None:
        """The one or the other."""
        self.show_only(not self.only)

    def forget(self, ids: list[str]) -> None:
        """Records that went to the trash."""
        self.ids.difference_update(ids)

    def ways(self) -> list[tuple[str, Any]]:
        """What the menu of filters offers."""
        if not self.ids:
            return []
        only = _("Nur markierte ({count})").format(count=number(len(self.ids)))
        return [
            (_("Auch nicht markierte zeigen") if self.only else only, self.toggle_only),
            (_("Markierungen aufheben"), self.clear),
        ]

    def commands(self) -> list[QAction]:
        """The keys."""
        add = self._pane.add_command
        return [
            add(_("Markieren oder Markierung aufheben"), self.toggle, "Ctrl+M"),
            add(_("Nur markierte zeigen"), self.toggle_only, "Ctrl+Shift+M"),
            add(_("Alle Markierungen aufheben"), self.clear),
        ]

    def _tell(self, anew: bool = False) -> None:
        was = self.only
        self.only = self.only and bool(self.ids)
        words = _("Nur markierte ({count})").format(count=number(len(self.ids))) if self.only else ""
        self._pane.bar.set_extra(words, lambda: self.show_only(False))
        if anew or was:
            self._pane.show_list(to_first=True)
        else:
            self._pane.card.view.viewport().update()
            self._pane.show_footer()
