"""The quiet line under a name that is being typed: somebody like this may be there already."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.twins.alike import Likeness
from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.form_line import LABEL_WIDTH
from app.ui.kit.widgets import button, clear, label, row

PAUSE_MS = 350
"""After this pause in typing it is looked who is there."""
SHOWN = 2
"""People that are named; more say less."""
NAMED = ("first_name", "last_name", "email", "phone", "mobile", "birth_date", "street")
"""The fields that tell one person from another."""


class TwinHint(QWidget):
    """Who may be the person in question, and what can be done about it; invisible while nobody is like her."""

    look_asked = Signal(object)
    merge_asked = Signal(object)
    apart_asked = Signal(object)
    """A `Likeness` each."""

    def __init__(self, desk: Desk, values: Callable[[], dict[str, Any]]) -> None:
        super().__init__()
        self.setObjectName("twinHint")
        self._desk, self._values = desk, values
        self.found: list[Likeness] = []
        self._asked: dict[str, Any] = {}
        self._record_id: str | None = None
        self._apart: set[str] = set()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(LABEL_WIDTH + 8, 1, 0, 4)
        self._lines.setSpacing(0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.hide()

    def begin(self, record_id: str | None, values: dict[str, Any]) -> None:
        """Another record is edited; what it says already is no news."""
        self._record_id, self._asked, self._apart = record_id, _told(values), set()
        self._pause.stop()
        self._show([])

    def wait(self) -> None:
        """Something was typed: look after a pause."""
        self._pause.start()

    def leave_out(self, person_id: str) -> None:
        """Somebody was said to be another person."""
        self._apart.add(person_id)
        self._show(self.found)

    def look(self) -> None:
        """Look at once."""
        self._pause.stop()
        values = _told(self._values())
        if values == self._asked:
            return
        self._asked, but = values, self._record_id
        work = partial(self._desk.office.twins.like, values, but)
        self._desk.tasks.run(self, lambda _job: work(), lambda found: self._on_found(values, found))

    def _on_found(self, values: dict[str, Any], found: list[Likeness]) -> None:
        if values == self._asked:
            self._show(found)

    def _show(self, found: list[Likeness]) -> None:
        self.found = [told for told in found if told.person_id not in self._apart]
        clear(self._lines)
        for told in self.found[:SHOWN]:
            self._lines.addWidget(self._line(told))
        if len(self.found) > SHOWN:
            more = _("und {count} weitere").format(count=len(self.found) - SHOWN)
            self._lines.addWidget(label(more, "small"))
        self.setVisible(bool(self.found))

    def _line(self, told: Likeness) -> QWidget:
        result = QWidget()
        look = _("wiederherstellen") if told.in_trash else _("ansehen")
        ways = []
        for words, signal in (
            (look, self.look_asked),
            (_("zusammenführen"), self.merge_asked),
            (_("ist jemand anderes"), self.apart_asked),
        ):
            way = button(words, partial(signal.emit, told), "link")
            way.setAccessibleName(_("{name}: {way}").format(name=told.name, way=words))
            ways.append(way)
        place = QVBoxLayout(result)
        place.setContentsMargins(0, 2, 0, 2)
        place.setSpacing(0)
        place.addWidget(label(_("Vielleicht schon da: {who}").format(who=_words(told)), "small", wrap=True))
        place.addLayout(row(*ways, 1, gap=14))
        return result


def _words(told: Likeness) -> str:
    return _("{name} ({why})").format(name=told.name, why=", ".join(filter(None, (told.reason, told.remark))))


def _told(values: dict[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in NAMED if values.get(name)}
