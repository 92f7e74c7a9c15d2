"""Who a mail does not reach, and why; a double click leads there."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import Dialog
from app.ui.kit.plain_table import PlainTable

HEIGHT = 260


class LeftOutDialog(Dialog):
    """Name and reason; `open_person` closes what stands over the window."""

    def __init__(self, parent: QWidget, desk: Desk, people: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent, _("Nicht dabei"), 520)
        self.setObjectName("leftOut")
        self._desk, self._people = desk, people
        self.table = PlainTable(_("Nicht dabei"), (_("Name"), _("Weil")), (50,), True)
        self.table.setMinimumHeight(HEIGHT)
        names = desk.office.captions("Person", [identity for identity, _reason in people])
        self.table.setRowCount(len(people))
        for place, (identity, reason) in enumerate(people):
            self.table.fill(place, (names.get(identity, ""), reason), strong=0)
        self.table.itemDoubleClicked.connect(lambda item: self.open_person(item.row()))
        self.body.addWidget(self.table)
        self.add_button(_("Schließen"), self.accept, "primary")

    def open_person(self, row: int) -> None:
        """Leave for a person, to enter what is missing."""
        parent = self.parent()
        self.accept()
        if isinstance(parent, Dialog):
            parent.reject()
        self._desk.open("Person", self._people[row][0])
