"""What a tab may ask of the window around it, so that no tab knows the window and the window knows no tab."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.text import _
from app.ui.kit.changes import ChangeNews
from app.ui.kit.recent import Recent
from app.ui.kit.tasks import Tasks


class Desk(QObject):
    """The services, the worker, the news of commits, and the ways around the window."""

    open_asked = Signal(str, str)
    """Entity and id of a record to show in its tab; an id "" asks for the tab alone."""
    filter_asked = Signal(str, object)
    """Entity and filters (a tuple) of a list to show."""
    new_asked = Signal(str)
    """Entity of which a new record is wanted."""
    begin_asked = Signal(str, object)
    """Entity of which a new record is wanted, and what is known of it already: field names to values."""
    import_asked = Signal(str)
    """Kind of a foreign list that is to be read in, as the services call it."""
    notice_asked = Signal(str, str, object, str, object)
    """Text, words of the button ("" for none) and what it does; the same for a second button."""

    def __init__(self, office: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.tasks = Tasks(self)
        self.aside = Tasks(self)
        """For what nobody waits for, as backups: it holds up none of the other work."""
        self.recent = Recent(self)
        self.news = ChangeNews(office, self)
        self.news.committed.connect(self._on_news_committed)

    def say(
        self,
        text: str,
        way: str = "",
        slot: Callable[[], object] | None = None,
        other: str = "",
        other_slot: Callable[[], object] | None = None,
    ) -> None:
        """Show a notice at the bottom of the window, with up to two buttons."""
        self.notice_asked.emit(text, way, slot, other, other_slot)

    def open(self, entity: str, record_id: str) -> None:
        """Show a record in its tab."""
        self.open_asked.emit(entity, record_id)

    def undo(self, operation_id: str) -> None:
        """Take an operation back and say so; UserError where later changes stand in the way."""
        self.office.history.undo(operation_id)

    def undo_last(self) -> None:
        """Take the last operation back; without one, say so."""
        if operation := self.office.history.last_undoable():
            self.undo(operation.id)
        else:
            from app.services.past import UNDO_DAYS

            words = _("Aus den letzten {days} Tagen lässt sich nichts rückgängig machen.")
            self.say(words.format(days=UNDO_DAYS))

    def redo_last(self) -> None:
        """Do again what was taken back last."""
        if operation := self.office.history.last_redoable():
            self.undo(operation.id)

    def _on_news_committed(self, changes: Any) -> None:
        if changes.operation_id and changes.name:
            way, operation_id = self.office.history.way_back(changes.operation_id)
            self.say(changes.name, way, (lambda: self.undo(operation_id)) if way else None)
