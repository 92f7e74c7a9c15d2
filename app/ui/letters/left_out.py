"""Who a mail does not reach, and why; a double click leads there."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.text import _, number
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import Dialog
from app.ui.kit.plain_table import PlainTable
from app.ui.kit.widgets import label

HEIGHT, SHOWN = 260, 400
"""Pixels of the table, and the lines it has at most."""


class LeftOutDialog(Dialog):
    """Name and reason; `open_person` closes what stands over the window."""

    def __init__(self, parent: QWidget, desk: Desk, people: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent, _("Nicht dabei"), 520)
        self.setObjectName("leftOut")
        self._desk, self._people = desk, people
        self.table = PlainTable(_("Nicht dabei"), (_("Name"), _("Weil")), (50,), True)
        self.table.setMinimumHeight(HEIGHT)
        shown = people[:SHOWN]
        names = desk.office.captions("Person", [identity for identity, _reason in shown])
        self.table.setRowCount(len(shown))
        for place, (identity, reason) in enumerate(shown):
            self.table.fill(place, (names.get(identity, ""), reason))
        self.table.itemDoubleClicked.connect(lambda item: self.open_person(item.row()))
        self.body.addWidget(self.table)
        if len(people) > SHOWN:
            words = _("{count} Personen, gezeigt sind die ersten {shown}.")
            self.body.addWidget(label(words.format(count=number(len(people)), shown=number(SHOWN)), "quiet"))
        self.add_close(self.accept)

    def open_person(self, row: int) -> None:
        """Leave for a person, to enter what is missing."""
        parent = self.parent()
        self.accept()
        if isinstance(parent, Dialog):
            parent.reject()
        self._desk.open("Person", self._people[row][0])
