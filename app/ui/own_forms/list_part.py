"""Which list, which days of it and which part of it: for a table and for a number from a list."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.services.lists.register import LISTS, definition
from app.services.own_forms.gathering import day_of, filter_fields
from app.services.own_forms.places import Period, Place
from app.text import _
from app.ui.kit.combo import Combo
from app.ui.kit.widgets import label, row


class ListPart(QWidget):
    """Choose a list, a period and one condition; `changed` after each choice."""

    changed = Signal()
    list_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lists = Combo(_("Liste"), [(_("– bitte wählen –"), ""), *((one.label, one.key) for one in LISTS)])
        self.lists.setObjectName("placeList")
        self.period = Combo(_("Zeitraum"), [(period.label, period) for period in Period])
        self.field = Combo(_("Auswahl nach"))
        self.value = QLineEdit()
        self.value.setAccessibleName(_("Wert der Auswahl"))
        self.value.setPlaceholderText(_("z. B. Ludwigsburg"))
        self.days = label(_("Welche Tage"), "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in (label(_("Aus der Liste"), "quiet"), self.lists, self.days, self.period):
            layout.addWidget(part)
        layout.addWidget(label(_("Nur ein Teil davon"), "quiet"))
        layout.addLayout(row(self.field, self.value, gap=6))
        self.lists.activated.connect(self._on_list_chosen)
        self.period.activated.connect(lambda: self.changed.emit())
        self.field.activated.connect(self._on_field_chosen)
        self.value.editingFinished.connect(self.changed)
        self._offer()

    @property
    def key(self) -> str:
        """The list chosen, "" for none yet."""
        return str(self.lists.currentData())

    def show_place(self, place: Place) -> None:
        """Show what is kept."""
        self.lists.setCurrentIndex(max(0, self.lists.findData(place.source)))
        self._offer()
        self.period.setCurrentIndex(self.period.findData(place.period))
        name, _equals, value = place.filters[0].partition("=") if place.filters else ("", "", "")
        self.field.setCurrentIndex(max(0, self.field.findText(name)))
        self.value.setText(value)
        self.value.setEnabled(bool(name))

    def values(self) -> dict[str, Any]:
        """What is chosen, as attributes of a `Place`."""
        name, value = self.field.currentData(), self.value.text().strip()
        condition = (f"{name}={value}",) if name and value else ()
        period = self.period.currentData() if self.days.isVisibleTo(self) else Period.ALL
        return {"source": self.key, "period": period, "filters": condition}

    def _offer(self) -> None:
        """What can be chosen in this list."""
        limited = bool(self.key) and day_of(definition(self.key)) is not None
        self.days.setVisible(limited)
        self.period.setVisible(limited)
        with QSignalBlocker(self.field):
            self.field.clear()
            self.field.addItem(_("alles"), "")
            for name in filter_fields(self.key) if self.key else ():
                self.field.addItem(name, name)

    def _on_list_chosen(self) -> None:
        self._offer()
        self.value.clear()
        self.value.setEnabled(False)
        self.list_changed.emit()

    def _on_field_chosen(self) -> None:
        chosen = bool(self.field.currentData())
        self.value.setEnabled(chosen)
        if chosen:
            self.value.setFocus()
        else:
            self.value.clear()
        if self.value.text() or not chosen:
            self.changed.emit()
