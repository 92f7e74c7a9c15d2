"""Ankunft ankündigen: a line of plain words that fills the fields, and the fields themselves."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import UserError
from app.models import Arrival
from app.models.facts import attribute, facts
from app.text import _, translate
from app.ui.arrivals.places import SECTIONS
from app.ui.kit.dialog import ask_to_drop
from app.ui.kit.widgets import button, column, label, row
from app.ui.record_dialog import RecordDialog

TWO_LINES = 36
"""Pixels of what is said about a message, so that the fields stay where they are."""


class _Line(QLineEdit):
    """A field whose Enter reads the line before it presses the button of the dialog."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.entered.emit()
        else:
            super().keyPressEvent(event)


class AnnounceDialog(RecordDialog):
    """The form of a new arrival, with a field above it that reads a message; `house` is where it is for."""

    around = 310

    def __init__(self, window: Any, house: str | None = None) -> None:
        office = window.desk.office
        first = {"announced_on": date.today(), "shelter_id": house}
        super().__init__(window, window.desk, _("Ankunft ankündigen"), office.arrivals, first, SECTIONS)
        self.setObjectName("announceArrival")
        self._office, self._window, self._taken, self._left = office, window, "", ""
        self.line = _Line()
        self.line.setObjectName("announcement")
        self.line.setAccessibleName(_("Meldung in einer Zeile"))
        self.line.setPlaceholderText(_("zum Beispiel 12 Personen, 3 Familien, Arabisch, morgen, Testgasse"))
        self.line.entered.connect(self._on_line_entered)
        self.take = button(_("Übernehmen"), self.take_line, name="takeLine")
        self.said = label(_("Nur Zahlen: Namen und Angaben über einzelne Menschen gehören nicht hierher."), "small",
                          wrap=True)  # fmt: skip
        self.said.setMinimumHeight(TWO_LINES)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.insertWidget(0, self._asking())
        self.body.insertWidget(1, self.said)
        QWidget.setTabOrder(self.line, self.take)
        self.line.setFocus()

    def _asking(self) -> QWidget:
        place = QWidget()
        lines = column(label(_("Meldung einfügen"), "quiet"), gap=4)
        lines.addLayout(row(self.line, self.take))
        place.setLayout(lines)
        return place

    def _on_line_entered(self) -> None:
        if not self._taken or self.line.text() != self._taken:
            self.take_line()
        elif self._left:
            self.form.editor("shelter_id").setFocus()  # what was not read has to be typed there
        else:
            self.save()

    def take_line(self) -> None:
        """Put what the line says into the fields, and say what was not understood."""
        try:
            found = self._office.arrivals.read(self.line.text())
        except UserError as refused:
            self.said.setText(str(refused))
            return
        self.form.put(found.values, {})
        self.line.setCursorPosition(0)
        self._taken, self._left = self.line.text(), found.left
        self.said.setText(_told(found.values, found.left))

    def reject(self) -> None:
        """Close; what was typed is asked about."""
        if self.half_typed() is None and not self.line.text().strip():
            super().reject()
            return
        ask_to_drop(self, super().reject, _("Die Ankunft ist noch nicht gespeichert."))

    def save(self) -> None:
        """A line that was typed and not taken over is read first; afterwards the arrival is in view."""
        if self.line.text().strip() and self.line.text() != self._taken:
            self.take_line()
            return
        before = set(self._office.arrivals.ids())
        super().save()
        if self.ended and (new := set(self._office.arrivals.ids()) - before):
            self._window.show_record(Arrival.__name__, new.pop())


def _told(values: dict[str, Any], left: str) -> str:
    """Which fields were filled in, and which words nobody understood."""
    if not values:
        return _("Darin steht keine Angabe, die das Programm sicher lesen kann. Bitte füllen Sie die Felder aus.")
    names = ", ".join(translate(facts(attribute(Arrival, name)).label) for name in values)
    words = _("Gelesen: {names}. Bitte prüfen Sie die Felder.").format(names=names)
    return words if not left else _("{words} Nicht gelesen: „{left}“.").format(words=words, left=left)
