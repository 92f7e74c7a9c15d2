"""Birthdays and anniversaries in the calendar: quiet words beside the number of a day, read beside the window."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from app.services.calendar import DayNote, NoteKind
from app.services.occasions import occasions
from app.text import _
from app.ui.kit.desk import Desk


class OccasionNotes(QObject):
    """Knows those of the days in view; `shown` is called when they have come."""

    def __init__(self, parent: QObject, desk: Desk, shown: Callable[[], object]) -> None:
        super().__init__(parent)
        self._desk, self._shown = desk, shown
        self._days: tuple[date, date] | None = None
        self._notes: list[DayNote] = []
        desk.news.committed.connect(self._on_news_committed)

    def between(self, first: date, last: date) -> list[DayNote]:
        """What is known of these days; the rest follows a moment later."""
        if self._days != (first, last):
            self._days, self._notes = (first, last), []
            database = self._desk.office.database
            self._desk.tasks.run(
                self,
                lambda _job: [_note(one) for one in occasions(database, first, last)],
                lambda found: self._on_read((first, last), found),
            )
        return self._notes

    def _on_read(self, days: tuple[date, date], found: list[DayNote]) -> None:
        if days == self._days and found:
            self._notes = found
            self._shown()

    def _on_news_committed(self, changes: Any) -> None:
        if "Person" in changes.entities:
            self._days = None


def _note(one: Any) -> DayNote:
    words = _("{name} {words}").format(name=one.name, words=one.words)
    return DayNote(one.day, one.day, words, NoteKind.PERSONAL)
