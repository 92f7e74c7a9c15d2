"""What the window expects of a tab."""

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.ui.kit.desk import Desk


class Tab(QWidget):
    """A page of the window; built on its first visit."""

    entities: tuple[str, ...] = ()
    """Names of the entities whose records this tab shows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.office = desk, desk.office
        self.setObjectName("ground")
        self._stale = False
        desk.news.committed.connect(self._on_news_committed)

    def concerns(self, changes: Any) -> bool:
        """Whether a commit touches what this tab shows; by default its own entities."""
        return bool(changes.entities.intersection(self.entities))

    def refresh(self) -> None:
        """Read everything shown anew."""

    @property
    def ready(self) -> bool:
        """Whether everything is shown; False while some of it follows in later turns of the event loop."""
        return True

    @property
    def unsaved(self) -> bool:
        """Whether closing now would lose input."""
        return False

    def leave(self, then: Callable[[], object]) -> None:
        """Do `then` as soon as nothing unsaved is left here."""
        then()

    def show_record(self, entity: str, record_id: str) -> None:
        """Stand on a record; only called for `entities`."""

    def show_filtered(self, entity: str, filters: tuple[Any, ...]) -> None:
        """Show the list of an entity with these filters."""

    def new_record(self, entity: str = "") -> None:
        """Begin a new record of an entity, or of the one in view."""

    def commands(self) -> list[QAction]:
        """What can be done here, for the menus and for "Überall suchen"; with their shortcuts."""
        return []

    def showEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _on_news_committed(self, changes: Any) -> None:
        if not self.concerns(changes):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
