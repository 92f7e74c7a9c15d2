"""The template of what an arrival asks for, as a grid: every cell can be changed, lines come, go and move."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.models import Arrival, Urgency
from app.models.base import Choice
from app.services.arrivals import template
from app.services.arrivals.template import LANGUAGE, Condition, Line, Makes, Per
from app.services.drafts import Typing
from app.text import _
from app.ui.arrivals.grid import Grid
from app.ui.kit.dialog import Dialog, ask_to_drop
from app.ui.kit.editors import whole
from app.ui.kit.widgets import button, label, set_role

WIDTH, HEIGHT, AROUND = 1240, 620, 60
"""Pixels of the dialog where there is room, and what the screen needs besides."""
WIDTHS = (210, 84, 154, 62, 78, 50, 150, 150, 92)
TITLE, KIND, TASK, OFFSET, COUNT, EACH, PER, WHEN, URGENCY = range(9)
CHOICES: dict[int, type[Choice]] = {KIND: Makes, PER: Per, WHEN: Condition, URGENCY: Urgency}
NEW = Line(Makes.TASK, _("Neue Zeile"), 0)
AGAIN = "arrival_template"
"""What brings half-typed input back, see `safety.typed_dialogs.AGAIN`."""


class TemplateDialog(Dialog):
    """One line for each need or task; stored as one action, and only when every line can be used."""

    def __init__(self, parent: QWidget, desk: Any) -> None:
        super().__init__(parent, _("Vorlage für Ankünfte"), 640)
        self.setObjectName("arrivalTemplate")
        self._settings = desk.office.settings
        hint = _(
            "Aus jeder Zeile wird ein Bedarf oder eine Aufgabe. Tage zählen vom Ankunftstag: –7 ist eine Woche davor. "
            "„1 je 8 Personen“ sucht für 20 Ankommende 3 Ehrenamtliche. {language} steht für die Sprache."
        )
        self.body.addWidget(label(hint.format(language=LANGUAGE), "quiet", wrap=True))
        self.table = self._grid()
        self.body.addWidget(self.table, 1)
        self.said = label(" ", "quiet", wrap=True)
        self.body.addWidget(self.said)
        self.shipped = button(_("Wie ausgeliefert"), self.show_shipped, name="shippedTemplate")
        self.up = button(_("Nach oben"), lambda: self.move_line(-1), name="lineUp")
        self.drop = button(_("Entfernen"), self.remove, name="dropLine")
        for part in (self.shipped, self.up, self.drop, button(_("+ Zeile"), self.add, name="addTemplateLine")):
            self.add_left(part)  # the last one stands first
        self.add_button(_("Abbrechen"))
        self.save_with(self.add_button(_("Speichern"), self.save, "primary"))
        self.show_lines(template.lines(self._settings))
        self._before = self.texts()
        self.table.grow = self._new_row
        self.table.block_put.connect(self.tell)
        room = self.screen().availableGeometry().size()
        self.resize(min(WIDTH, room.width() - AROUND), min(HEIGHT, room.height() - AROUND))

    def _grid(self) -> Grid:
        heads = (_("Bezeichnung"), _("Art"), _("Möchte helfen bei"), _("Tage"), _("Anzahl"), _("je"), _("wovon"),
                 _("Wann"), _("Wie eilig"))  # fmt: skip
        words = {column: [choice.label for choice in kind] for column, kind in CHOICES.items()}
        result = Grid(_("Vorlage"), heads, WIDTHS, (OFFSET, COUNT, EACH), choices=words)
        result.setMinimumHeight(160)
        return result

    def show_lines(self, lines: tuple[Line, ...] | list[Line]) -> None:
        """Put these lines into the grid."""
        self.table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            self.table.fill(row, _words(line))
        self.table.setCurrentCell(0, TITLE)
        self.shipped.setEnabled(template.is_own(self._settings) or tuple(lines) != template.shipped())

    def texts(self) -> list[list[str]]:
        """The words of all cells."""
        columns = range(self.table.columnCount())
        return [[self.table.text(row, column) for column in columns] for row in range(self.table.rowCount())]

    def half_typed(self) -> Typing | None:
        """The lines as they stand, None while nothing is changed."""
        cells = self.texts()
        if cells == self._before:
            return None
        return Typing(f"{Arrival.__name__}:{AGAIN}", None, None, self.heading.text(), values={"cells": cells})

    def put(self, cells: list[list[str]]) -> None:
        """Bring half-typed lines back."""
        self.table.setRowCount(len(cells))
        for row, words in enumerate(cells):
            self.table.fill(row, words)

    def reject(self) -> None:
        """Close; what was typed is asked about."""
        if self.half_typed() is None:
            super().reject()
            return
        ask_to_drop(self, super().reject, _("Die Vorlage ist noch nicht gespeichert."))

    def lines(self) -> list[Line]:
        """The lines as they stand; UserError names one that cannot be read."""
        return [self._read(row) for row in range(self.table.rowCount())]

    def _read(self, row: int) -> Line:
        cell = lambda column: self.table.text(row, column)  # noqa: E731
        makes, per, when, urgency = (_chosen(kind, cell(column)) for column, kind in CHOICES.items())
        figures = [self._figure(row, column) for column in (OFFSET, COUNT, EACH)]
        return Line(makes, cell(TITLE), figures[0], cell(TASK), figures[1], per, figures[2], when, urgency)

    def _figure(self, row: int, column: int) -> int:
        text = self.table.text(row, column).replace("–", "-").replace("\N{MINUS SIGN}", "-")
        try:
            return whole(text) if text else int(column != OFFSET)
        except ValueError:
            head = self.table.horizontalHeaderItem(column).text()
            raise UserError(
                "Zeile {number}: „{typed}“ unter „{head}“ ist keine ganze Zahl.", number=row + 1, typed=text, head=head
            ) from None

    def add(self) -> None:
        """A further line under the present one."""
        row = self.table.currentRow() + 1
        self._new_row(row)
        self.table.setCurrentCell(row, TITLE)
        self.table.setFocus()
        self.table.edit(self.table.model().index(row, TITLE))

    def _new_row(self, row: int) -> None:
        self.table.insertRow(row)
        self.table.fill(row, _words(NEW))

    def remove(self) -> None:
        """Take the present line away."""
        if self.table.rowCount() > 1:
            self.table.removeRow(self.table.currentRow())

    def move_line(self, by: int) -> None:
        """Move the present line up or down."""
        row, column = self.table.currentRow(), self.table.currentColumn()
        target = row + by
        if 0 <= target < self.table.rowCount():
            here, there = ([self.table.text(at, c) for c in range(len(CHOICES) + 5)] for at in (row, target))
            self.table.fill(row, there)
            self.table.fill(target, here)
            self.table.setCurrentCell(target, column)

    def show_shipped(self) -> None:
        """Show the lines that come with the program; they count once they are saved."""
        self.show_lines(template.shipped())
        self.tell(_("So wird die Vorlage geliefert. Mit „Speichern“ gilt sie wieder."))

    def tell(self, words: str, is_problem: bool = False) -> None:
        """Say something under the grid."""
        self.said.setText(words)
        set_role(self.said, role="problem" if is_problem else "quiet")

    def save(self) -> None:
        """Keep the lines; what cannot be used is said under the grid."""
        self.table.end_typing()
        try:
            template.save(self._settings, self.lines())
        except UserError as refused:
            self.tell(str(refused), is_problem=True)
            return
        self.accept()


def take_up(window: Any, typing: Typing) -> bool:
    """Open the template with what somebody had typed."""
    dialog = TemplateDialog(window, window.desk)
    dialog.put([list(map(str, words)) for words in typing.values["cells"]])
    dialog.open()
    return True


def _words(line: Line) -> tuple[str, ...]:
    offset = str(line.offset).replace("-", "–")
    if line.makes is Makes.TASK:
        return (line.title, line.makes.label, "", offset, "", "", "", line.condition.label, "")
    return (line.title, line.makes.label, line.category, offset, str(line.count), str(line.each), line.per.label,
            line.condition.label, line.urgency.label)  # fmt: skip


def _chosen(kind: type[Choice], words: str) -> Any:
    """The choice that is called so; the first one for an empty cell, of urgency the usual one."""
    usual = Urgency.NORMAL if kind is Urgency else next(iter(kind))
    return next((choice for choice in kind if choice.label == words), usual)
