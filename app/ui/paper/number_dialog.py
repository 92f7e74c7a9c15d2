"""Asks for the number of a printed sheet, and shows which are still out."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import UserError
from app.models import PrintedSheet
from app.services.paper import numbers
from app.text import _, number, translate
from app.ui.kit.dialog import Dialog
from app.ui.kit.plain_table import PlainTable
from app.ui.kit.widgets import button, label
from app.ui.paper.entry_dialog import EntryDialog


class NumberDialog(Dialog):
    """A small field for the number, for typing and for scanners that type, over the list of what is still out."""

    def __init__(self, parent: QWidget, desk: Any) -> None:
        super().__init__(parent, _("Rücklauf erfassen"), 620)
        self.setObjectName("paperNumber")
        self.desk, self.office = desk, desk.office
        self.field = QLineEdit()
        self.field.setPlaceholderText(numbers.spoken(1042))
        self.field.setAccessibleName(_("Nummer der Liste"))
        self.field.setFixedWidth(140)
        self.field.returnPressed.connect(self._on_field_return_pressed)
        self.problem = label("", "problem", wrap=True)
        heads = (_("Nummer"), _("Liste"), _("Was"), _("Gedruckt"))
        self.table = PlainTable(_("Noch nicht erfasste Listen"), heads, (14, 48, 18, 20), selectable=True)
        self.table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
        self.table.itemActivated.connect(self._on_table_item_activated)
        self.table.itemSelectionChanged.connect(self._on_table_item_selection_changed)
        self.out: list[PrintedSheet] = []
        self._count = label("", "quiet")
        self._lay_out()
        self.fill()
        self.field.setFocus()

    def _lay_out(self) -> None:
        words = _("Die Nummer steht oben rechts auf der Liste. Sie können auch den Code einlesen.")
        self.body.addWidget(label(words, "quiet", wrap=True))
        self.body.addWidget(self.field)
        self.body.addWidget(self.problem)
        self.problem.hide()
        self.body.addSpacing(8)
        self.body.addWidget(self._count)
        self.body.addWidget(self.table, 1)
        self._lost = button(_("Kommt nicht zurück"), self._on_lost_clicked, name="sheetLost")
        self.add_left(self._lost)
        self.add_button(_("Schließen"))
        self.add_button(_("Öffnen"), self._on_open_clicked, "primary").setAutoDefault(False)

    def fill(self) -> None:
        """Show what is still out, the oldest first."""
        self.out, today = self.office.paper.out(), date.today()
        self.table.setRowCount(len(self.out))
        for at, sheet in enumerate(self.out):
            words = (numbers.spoken(sheet.number), sheet.title, translate(sheet.kind.label), _age(sheet, today))
            self.table.fill(at, words, strong=0)
        many = _("Gedruckt, noch nicht erfasst: {count}").format(count=number(len(self.out)))
        self._count.setText(many if self.out else _("Alle gedruckten Listen sind erfasst."))
        self.table.clearSelection()
        self._lost.setEnabled(False)

    @property
    def chosen(self) -> PrintedSheet | None:
        """The sheet chosen in the list."""
        return self.out[self.table.chosen[0]] if self.table.chosen else None

    def _on_table_item_selection_changed(self) -> None:
        self._lost.setEnabled(self.chosen is not None)

    def _on_table_item_activated(self) -> None:
        if sheet := self.chosen:
            self._open(sheet)

    def _on_field_return_pressed(self) -> None:
        try:
            sheet = self.office.paper.numbered(self.field.text())
        except UserError as refused:
            self.problem.setText(str(refused))
            self.problem.show()
            self.field.selectAll()
            return
        self._open(sheet)

    def _on_open_clicked(self) -> None:
        sheet = self.chosen
        if self.field.text().strip() or sheet is None:
            self._on_field_return_pressed()
        else:
            self._open(sheet)

    def _on_lost_clicked(self) -> None:
        if sheet := self.chosen:
            self.office.paper.give_up(sheet.id)
            self.fill()

    def _open(self, sheet: PrintedSheet) -> None:
        window = self.parentWidget()
        self.accept()
        assert window is not None
        EntryDialog(window, self.desk, sheet).open()

    def keyPressEvent(self, event: Any) -> None:
        """Enter belongs to the field and to the list."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


def _age(sheet: PrintedSheet, today: date) -> str:
    """ "vor 12 Tagen"."""
    days = (today - sheet.printed_on).days
    if days < 2:
        return _("gestern") if days == 1 else _("heute")
    return _("vor {days} Tagen").format(days=number(days))
