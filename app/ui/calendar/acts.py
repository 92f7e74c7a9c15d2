"""What is done to the events of the calendar; of a series the user is asked how much of it is meant."""

from collections.abc import Callable
from typing import Any

from app.services import series
from app.services.events import Occurrence
from app.services.series import Reach
from app.text import _
from app.ui.calendar.reach_dialog import ReachDialog


class Acts:
    """Moves, stretches, opens and leaves out; every act can be taken back at the notice."""

    def __init__(self, pane: Any) -> None:
        self._pane = pane
        self._edited = ""
        """The series that is edited as a whole, so that nobody is asked twice."""

    def move(self, before: Occurrence, after: Occurrence) -> None:
        """Put an event to another time or give it another length."""
        if before.serial:
            self._ask(before, _("Was soll verschoben werden?"), lambda reach: self._move_serial(before, after, reach))
        else:
            self._pane.leave(lambda: self._move(before, after))

    def _move(self, before: Occurrence, after: Occurrence) -> None:
        same_length = after.end - after.start == before.end - before.start
        self._pane.service.move(before.event_id, after.start, None if same_length else after.end)
        self._show(before.event_id, after)

    def _move_serial(self, before: Occurrence, after: Occurrence, reach: Reach) -> None:
        database = self._pane.office.database
        moved = series.move(database, before.event_id, before.start, after.start, after.end, reach)
        self._show(moved, after)

    def _show(self, event_id: str, after: Occurrence) -> None:
        self._pane.view.go_to(after.start.date())
        self._pane.show_event(event_id)

    def trash(self, one: Occurrence, whole: Callable[[], object]) -> None:
        """Leave one date of a series out, end it, or do `whole` with all of it."""

        def leave_out(reach: Reach) -> None:
            if reach is Reach.ALL:
                whole()
            else:
                series.leave_out(self._pane.office.database, one.event_id, one.start, reach)

        self._ask(one, _("Was soll entfallen?"), leave_out)

    def edit(self, record: Any, go_on: Callable[[], object]) -> bool:
        """Ask before a series is edited; True when `go_on` waits for the answer, or something else happens."""
        one = self._pane.view.chosen() if self._pane.mode != "list" else None
        asks = one is not None and one.serial and one.event_id == record.id != self._edited
        if one is not None and asks:
            self._ask(one, _("Was möchten Sie ändern?"), lambda reach: self._edit(one, reach, go_on))
        return asks

    def _edit(self, one: Occurrence, reach: Reach, go_on: Callable[[], object]) -> None:
        if reach is Reach.ALL:
            self._edited = one.event_id
            go_on()
            self._edited = ""
            return
        part = series.single_out if reach is Reach.ONE else series.split
        fresh = part(self._pane.office.database, one.event_id, one.start)
        self._pane.show_event(fresh)
        self._edited = fresh
        self._pane.detail.edit()
        self._edited = ""

    def _ask(self, one: Occurrence, question: str, then: Callable[[Reach], object]) -> None:
        title = _("„{title}“ wiederholt sich").format(title=one.title)
        dialog = ReachDialog(self._pane.window(), title, question, lambda reach: self._pane.leave(lambda: then(reach)))
        dialog.finished.connect(lambda: self._pane.view.setFocus())
        dialog.open()
