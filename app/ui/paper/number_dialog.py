"""Asks for the number of a printed sheet, and shows which are still out."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.errors import UserError
from app.models import PrintedSheet
from app.services.paper import numbers
from app.text import _, number
from app.ui.kit.dialog import Dialog
from app.ui.kit.widgets import button, label
from app.ui.paper.entry_dialog import EntryDialog

_ID = Qt.ItemDataRole.UserRole


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
        self.list = QListWidget()
        self.list.setAccessibleName(_("Noch nicht erfasste Listen"))
        self.list.itemActivated.connect(lambda item: self._open(self.office.paper.get(item.data(_ID))))
        self.list.currentItemChanged.connect(self._on_list_current_item_changed)
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
        self.body.addWidget(self.list, 1)
        self._lost = button(_("Kommt nicht zurück"), self._on_lost_clicked, "flat", name="sheetLost")
        self.add_left(self._lost)
        self.add_button(_("Schließen"))
        self.add_button(_("Öffnen"), self._on_open_clicked, "primary").setAutoDefault(False)

    def fill(self) -> None:
        """Show what is still out, the oldest first."""
        out, today = self.office.paper.out(), date.today()
        self.list.clear()
        for sheet in out:
            item = QListWidgetItem(_told(sheet, today), self.list)
            item.setData(_ID, sheet.id)
        many = _("Gedruckt, noch nicht erfasst: {count}").format(count=number(len(out)))
        self._count.setText(many if out else _("Alle gedruckten Listen sind erfasst."))
        self._lost.setEnabled(False)

    def _on_list_current_item_changed(self) -> None:
        self._lost.setEnabled(self.list.currentItem() is not None)

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
        item = self.list.currentItem()
        if self.field.text().strip() or item is None:
            self._on_field_return_pressed()
        else:
            self._open(self.office.paper.get(item.data(_ID)))

    def _on_lost_clicked(self) -> None:
        if item := self.list.currentItem():
            self.office.paper.give_up(item.data(_ID))
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


def _told(sheet: PrintedSheet, today: date) -> str:
    """ "1042-9 · Sprachcafé · seit 12 Tagen"."""
    days = (today - sheet.printed_on).days
    age = _("heute gedruckt") if days == 0 else _("seit gestern") if days == 1 else ""
    age = age or _("seit {days} Tagen").format(days=number(days))
    return " · ".join((numbers.spoken(sheet.number), sheet.title, age))
