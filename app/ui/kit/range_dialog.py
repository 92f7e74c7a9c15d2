"""Asks for a range that no menu can list: from a day to a day, so many days back or ahead, between two numbers."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QFormLayout, QSpinBox, QVBoxLayout, QWidget

from app.models.base import Facts, Kind
from app.services.query import Ago, Between, Within
from app.text import _, translate
from app.ui.kit.combo import Combo
from app.ui.kit.dialog import Dialog
from app.ui.kit.editors import PLAIN_EDITORS
from app.ui.kit.widgets import label

SINCE, AHEAD, BACK, SPAN = range(4)
_WAYS = (_("seit so vielen Tagen nicht"), _("in den nächsten Tagen"), _("in den letzten Tagen"), _("von – bis"))
MOST_DAYS = 3650


class RangeDialog(Dialog):
    """`take(value)` gets an Ago, a Within or a Between."""

    def __init__(self, parent: QWidget, field: Facts, asked: Any, take: Callable[[Any], object]) -> None:
        super().__init__(parent, translate(field.label), 400)
        self.setObjectName("range")
        self._take = take
        self._dated = field.kind in (Kind.DATE, Kind.DATETIME)
        self.way = Combo(_("Zeitraum"), [(translate(words), None) for words in _WAYS])
        self.days = QSpinBox()
        self.days.setRange(1, MOST_DAYS)
        self.days.setValue(30)
        self.days.setAccessibleName(_("Tage"))
        make = PLAIN_EDITORS[Kind.DATE if self._dated else field.kind]
        self.low, self.high = (make(replace(field, hint="")) for _end in range(2))
        self.problem = label("", "problem", wrap=True)
        self._lay_out()
        self.way.currentIndexChanged.connect(lambda: self._show_way())
        self._begin_with(asked)

    def value(self) -> Any:
        """What is asked for; ValueError where a day or number cannot be read."""
        way, days = self.way.currentIndex(), self.days.value()
        if way == SINCE:
            return Ago(days)
        if way == SPAN:
            return Between(self.low.value(), self.high.value())
        return Within(0, days) if way == AHEAD else Within(-days, 0)

    def take(self) -> None:
        """Use the range and close; without any end it is none."""
        try:
            value = self.value()
        except ValueError as refused:
            self.problem.setText(str(refused))
            return
        if value == Between():
            self.problem.setText(_("Bitte füllen Sie mindestens eines der beiden Felder."))
            return
        self._take(value)
        self.accept()

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.addRow(_("Zeitraum"), self.way)
        self._form.addRow(_("Tage"), self.days)
        for words, editor in ((_("von"), self.low), (_("bis"), self.high)):
            editor.setAccessibleName(words)
            self._form.addRow(words, editor)
        self._form.setRowVisible(self.way, self._dated)
        room = QVBoxLayout()
        room.addLayout(self._form)
        room.addWidget(self.problem)
        self.body.addLayout(room)
        self.body.addStretch(1)
        self.add_button(_("Abbrechen"))
        self.save_with(self.add_button(_("Filtern"), self.take, "primary"))

    def _begin_with(self, asked: Any) -> None:
        self.way.setCurrentIndex(SINCE if self._dated else SPAN)
        if isinstance(asked, Ago):
            self.days.setValue(asked.days)
        elif isinstance(asked, Within) and 0 in (asked.first, asked.last) and asked.first != asked.last:
            self.way.setCurrentIndex(AHEAD if asked.first == 0 else BACK)
            self.days.setValue(asked.last or -(asked.first or 0))
        elif isinstance(asked, Between):
            self.way.setCurrentIndex(SPAN)
            self.low.set_value(asked.low)
            self.high.set_value(asked.high)
        self._show_way()

    def _show_way(self) -> None:
        span = self.way.currentIndex() == SPAN
        self._form.setRowVisible(self.days, not span)
        for editor in (self.low, self.high):
            self._form.setRowVisible(editor, span)
        self.problem.setText("")
