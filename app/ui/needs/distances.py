"""The distances the office knows better than the bundled table: by road, over a bridge, on foot."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.models import Distance
from app.text import _, number
from app.ui.kit.dialog import Dialog
from app.ui.kit.places import section
from app.ui.kit.plain_table import PlainTable
from app.ui.kit.widgets import button, label
from app.ui.record_dialog import RecordDialog

FORM = (section("", Distance.place, Distance.other_place, Distance.kilometres),)


class DistancesDialog(Dialog):
    """The typed-in distances with ways to add, change and remove one."""

    def __init__(self, parent: QWidget, desk: Any) -> None:
        super().__init__(parent, _("Entfernungen"), 560)
        self.setObjectName("distances")
        self._desk, self._crud = desk, desk.office.crud(Distance)
        self._records: list[Distance] = []
        words = _(
            "Wie weit zwei Orte voneinander liegen, weiß das Programm aus ihren Postleitzahlen (Luftlinie). "
            "Was Sie hier eintragen, geht vor."
        )
        self.body.addWidget(label(words, "quiet", wrap=True))
        heads = (_("Ort oder PLZ"), _("Anderer Ort oder PLZ"), _("Kilometer"))
        self.table = PlainTable(_("Entfernungen"), heads, (38, 38), selectable=True, figures=(2,))
        self.table.setMinimumHeight(220)
        self.table.doubleClicked.connect(lambda _index: self.edit())
        self.body.addWidget(self.table, 1)
        self.edit_button = button(_("Bearbeiten …"), self.edit, name="editDistance")
        self.remove_button = button(_("Entfernen"), self.remove, name="removeDistance")
        for part in (self.remove_button, self.edit_button, button(_("+ Entfernung"), self.add, name="addDistance")):
            self.add_left(part)  # the last one stands first
        self.add_close(self.accept)
        self._ended = desk.office.subscribe(self._on_committed)
        self.finished.connect(lambda _result: self._ended())
        self.show_all()

    def show_all(self) -> None:
        """Read the distances anew."""
        self._records = self._crud.all()
        self.table.setRowCount(len(self._records))
        for position, one in enumerate(self._records):
            self.table.fill(position, (one.place, one.other_place, number(one.kilometres)))
        for part in (self.remove_button, self.edit_button):
            part.setEnabled(bool(self._records))
        if self._records:
            self.table.selectRow(0)

    def add(self) -> None:
        """Type in another one."""
        self._open(_("Neue Entfernung"), {})

    def edit(self) -> None:
        """Change the selected one."""
        if chosen := self.table.chosen:
            self._open(_("Entfernung"), self._records[chosen[0]])

    def remove(self) -> None:
        """Put the selected ones into the trash."""
        if chosen := self.table.chosen:
            self._crud.trash([self._records[row].id for row in chosen])

    def _open(self, title: str, record: Any) -> None:
        RecordDialog(self, self._desk, title, self._crud, record, FORM).open()

    def _on_committed(self, changes: Any) -> None:
        if Distance.__name__ in changes.entities:
            self.show_all()
