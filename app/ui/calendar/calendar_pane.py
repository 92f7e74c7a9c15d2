"""The calendars of a tab: month, week and day in one card with their legend, and what they read of the office."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from app.services import calendar, deadlines
from app.services.crud import Query
from app.services.deadlines import Due
from app.ui.calendar.hand import HandledView
from app.ui.calendar.kinds import KindFilter
from app.ui.calendar.legend import Legend
from app.ui.calendar.month import MonthView
from app.ui.calendar.occasions import OccasionNotes
from app.ui.calendar.toolbar import MODES, Toolbar
from app.ui.calendar.week import WeekView
from app.ui.kit.list_pane import NARROW, ListPane
from app.ui.kit.memory import recall, remember
from app.ui.kit.widgets import frame

DETAIL_WIDTH, DETAIL_LEAST = 444, 362
"""Room for the buttons under an event, kept while they are hidden, so that nothing jumps; less in a small window."""
MINUTE_MS = 60_000
LEGEND_FROM = 520
"""A lower tab has no room for the legend; the menu of kinds shows the same colours."""
ROOMY = 1000
"""Below this width the period is named in short."""


class CalendarPane(ListPane):
    """A list that can also be seen as month, week or day; these show those of the list that lie in their days."""

    toolbar: Toolbar

    def _build(self, switches: Sequence[QWidget]) -> None:
        self._known_years: set[int] = set()
        self._asked = False
        self._occasions = OccasionNotes(self, self.desk, self._show_notes)
        self.kinds = KindFilter(self)
        self.month, self.week, self.day = MonthView(), WeekView(), WeekView(days=1)
        self.legend = Legend(self.kinds)
        super()._build(switches)
        self.views, self.calendars = QStackedWidget(), QStackedWidget()
        self.splitter.replaceWidget(0, self.views)
        for position, share in enumerate((1, 0)):
            self.splitter.setStretchFactor(position, share)
        if recall("Event/splitter", QByteArray()).isEmpty():
            self.splitter.setSizes([872, DETAIL_WIDTH])
        for view in (self.month, self.week, self.day):
            self.calendars.addWidget(view)
        self.views.addWidget(_card(self.calendars, self.legend))
        self.views.addWidget(self.card)
        self.card.show()
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self.look_at_clock)
        self._minute.start()

    def look_at_clock(self) -> None:
        """Move the line of the present time; a new day is marked as today."""
        if self.view.today != date.today():
            self.show_period()
        self.view.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        before = self.splitter.orientation()
        super().resizeEvent(event)
        self.detail.setMinimumWidth(DETAIL_WIDTH if self.width() >= NARROW else DETAIL_LEAST)
        if before is not self.splitter.orientation():
            self._on_turned()
        self.legend.setVisible(self.height() >= LEGEND_FROM)
        self.toolbar.be_narrow(self.width() < ROOMY)
        self._say_period()

    def _say_period(self) -> None:
        roomy = self.width() >= ROOMY
        self.toolbar.period.setText(self.view.title() if roomy else self.view.short_title())

    def _on_turned(self) -> None:
        """The event now stands under the calendar, or beside it again."""
        raise NotImplementedError

    @property
    def mode(self) -> str:
        """ "month", "week", "day" or "list"."""
        return "list" if self.views.currentIndex() else MODES[self.calendars.currentIndex()][0]

    @property
    def view(self) -> HandledView:
        """The calendar in view, or the one that was before the list."""
        return (self.month, self.week, self.day)[self.calendars.currentIndex()]

    def show_mode(self, mode: str) -> None:
        """Show the events as month, week, day or list."""
        day = self.view.day
        index = next((i for i, (key, _text) in enumerate(MODES) if key == mode), 0)
        self.views.setCurrentIndex(mode == "list")
        self.toolbar.show_mode(mode)
        if mode != "list":
            self.calendars.setCurrentIndex(index)
            self.view.go_to(day, turn=True)
        remember("Event/mode", mode)

    def show_period(self) -> None:
        """Read the days of the calendar in view, and nothing else, whatever the size of the office."""
        if self.mode == "list":
            return
        first, last = self.view.period()
        found = self.office.events.between(first, last)
        if self.current_query() != Query():
            shown = set(self.model.ids)
            found = [occurrence for occurrence in found if occurrence.event_id in shown]
        self.view.selected = self.card.current_id
        self.view.show_events(found, self._notes(first, last), self._dues(first, last))
        self.legend.show_kinds({occurrence.kind for occurrence in found})
        self._say_period()

    def _dues(self, first: date, last: date) -> list[Due]:
        """What is due; the first time a moment later, as the statements must be made before they are asked."""
        if not self._asked:
            self._asked = True
            QTimer.singleShot(0, self, self.show_period)
            return []
        return (
            deadlines.between(self.office.database, self.office.settings, first, last)
            if self.kinds.dues.isChecked()
            else []
        )

    def _notes(self, first: date, last: date) -> list[calendar.DayNote]:
        """Holidays known so far; what must be worked out first comes from the worker a moment later."""
        years = {first.year, last.year}
        of_people = self._occasions.between(first, last) if self.kinds.occasions.isChecked() else []
        if years <= self._known_years:
            return [*calendar.notes_between(first, last), *of_people]
        self.desk.tasks.run(
            self, lambda job: [calendar.notes_of(y) for y in years], lambda _found: self._on_notes(years)
        )
        return []

    def _show_notes(self) -> None:
        self.view.show_notes(self._notes(*self.view.period()))

    def _on_notes(self, years: set[int]) -> None:
        self._known_years |= years
        self._show_notes()
        if self.detail.record is not None and not self.detail.creating:
            self.detail.show_head()


def _card(*parts: QWidget) -> QFrame:
    result = frame("card")
    layout = QVBoxLayout(result)
    layout.setContentsMargins(1, 1, 1, 1)
    layout.setSpacing(0)
    for part in parts:
        layout.addWidget(part)
    return result
