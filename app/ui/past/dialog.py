""" "Was ist geschehen?": the history of the whole office by words, day, kind and person, with the way back."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.models.base import entities
from app.services.past import HistoryLine, Wanted
from app.text import _, translate
from app.ui.kit.combo import Combo
from app.ui.kit.dialog import Dialog
from app.ui.kit.timeline import Timeline, day_words
from app.ui.kit.way_back import take_back
from app.ui.kit.widgets import scrolled

PAUSE_MS, PAGE = 150, 15


class PastDialog(Dialog):
    """Search, three filters, and the actions under their days."""

    def __init__(self, parent: QWidget, desk: Any) -> None:
        super().__init__(parent, _("Was ist geschehen?"), 720)
        self.setObjectName("past")
        self.desk, self._history = desk, desk.office.history
        self.words = QLineEdit()
        self.words.setPlaceholderText(_("Name oder Handlung …"))
        self.words.setAccessibleName(_("In der Geschichte suchen"))
        self.days = Combo(_("Tag"), [(_("Alle Tage"), None), *((day_words(day), day) for day in self._history.days())])
        kinds = sorted((translate(kind.singular), kind.__name__) for kind in entities() if kind.singular)
        self.kinds = Combo(_("Art der Einträge"), [(_("Alle Arten"), ""), *kinds])
        people = self._history.people()
        self.people = Combo(_("Von wem"), [(_("Von allen"), ""), *((name, name) for name in people)])
        self.people.setVisible(len(people) > 1)
        self.timeline = Timeline(opens=True)
        self.timeline.setContentsMargins(0, 0, 12, 0)
        self._last = ""
        self._lay_out()
        self._connect()
        self.show_past()
        self.words.setFocus()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.words, 2)
        self.days.setMinimumContentsLength(16)
        for part in (self.days, self.kinds, self.people):
            line.addWidget(part, 1)
        self.body.addLayout(line)
        area = scrolled(self.timeline)
        area.setMinimumHeight(min(460, self.screen().availableGeometry().height() - 240))
        self.body.addWidget(area, 1)
        self.add_button(_("Schließen"))

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.show_past)
        self.words.textEdited.connect(lambda: self._pause.start())
        for part in (self.days, self.kinds, self.people):
            part.activated.connect(lambda: self.show_past())
        self.timeline.open_asked.connect(self._open)
        self.timeline.undo_asked.connect(lambda line: take_back(self, self.desk, line))
        self.timeline.more_asked.connect(self._show_older)
        self.desk.news.committed.connect(self._on_news_committed)

    @property
    def wanted(self) -> Wanted:
        """What the fields ask for."""
        day: date | None = self.days.currentData()
        return Wanted(day, self.kinds.currentData(), self.people.currentData(), self.words.text().strip())

    def show_past(self) -> None:
        """Read anew what fits the fields."""
        self._read("", self.timeline.show_lines)

    def _show_older(self) -> None:
        self._read(self._last, self.timeline.add_lines)

    def _read(self, before: str, show: Callable[..., object]) -> None:
        """Read beside the window: a kind is looked for in every change of an import."""
        wanted = self.wanted
        work = partial(self._history.whole, wanted, PAGE, before)
        self.desk.tasks.run(self, lambda job: work(), lambda lines: self._show(wanted, lines, show))

    def _show(self, wanted: Wanted, lines: list[HistoryLine], show: Callable[..., object]) -> None:
        if wanted != self.wanted:  # the user asks for something else by now
            return
        self._last = lines[-1].operation_id if lines else self._last
        show(lines, endless=len(lines) == PAGE)

    def _open(self, line: Any) -> None:
        self.accept()
        self.desk.open(line.entity, line.record_id)

    def _on_news_committed(self, _changes: Any) -> None:
        self._pause.start()
