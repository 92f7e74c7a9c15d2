"""Einsatzliste for selected people: its name, free lines, and the pages; the number comes when they leave."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.errors import UserError
from app.services import outputs
from app.services.documents.register import document
from app.services.gather.hours_sheet import of_people
from app.services.lists.disclosure import persons
from app.services.lists.export import proposed_name
from app.services.paper.issuing import previewed
from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.latest import Latest
from app.ui.kit.widgets import label
from app.ui.office_dialog import OfficeDialog
from app.ui.outputs import printing
from app.ui.outputs.pages_dialog import Leaving, PagesDialog
from app.ui.outputs.rendering import page_sizes

KEY = "people-hours-sheet"


class PeopleSheetDialog(PagesDialog):
    """A list on which these people write down their hours."""

    def __init__(self, parent: QWidget | None, desk: Desk, ids: Sequence[str]) -> None:
        super().__init__(parent, desk, document(KEY).label)
        self.setObjectName("peopleSheet")
        self.ids = list(ids)
        self._drawn: printing.Drawn | None = None
        self._latest = Latest(self, desk.tasks)
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Wofür"))
        self.name.setPlaceholderText(_("zum Beispiel Sommerfest"))
        self.name.editingFinished.connect(self.draw)
        fields = QVBoxLayout()
        fields.setSpacing(4)
        fields.addWidget(label(_("Wofür"), "quiet"))
        fields.addWidget(self.name)
        fields.addSpacing(8)
        fields.addWidget(label(_("{people} auf der Liste.").format(people=persons(len(self.ids))), "quiet"))
        fields.addStretch(1)
        self.add_file_name(fields)
        self.lay_out(fields)
        self.place.propose(proposed_name(self.office, self.heading.text(), "pdf"))
        self.draw()

    def draw(self) -> None:
        """Draw the pages as they stand."""
        self.allow(False)
        title, ids = self.name.text().strip(), self.ids
        self._latest.ask(lambda job: self._made(title, ids), self._on_made, self._on_refused)

    def _made(self, title: str, ids: Sequence[str]) -> Any:
        record = self.office.office_records.ids()
        data = previewed(KEY, of_people(self.office, ids, title))
        drawn = printing.draw(document(KEY), record[0] if record else "", data)
        return drawn, page_sizes(drawn.pdf)

    def _on_made(self, made: Any) -> None:
        self._drawn, sizes = made
        assert self._drawn is not None
        self.preview.show_pdf(self._drawn.pdf, sizes)
        self.warning = self._drawn.warning
        self.tell(self.warning)
        self.allow(True)

    def _on_refused(self, error: UserError) -> None:
        self._drawn = None
        mend = (_("Angaben zum Büro ergänzen"), lambda: OfficeDialog(self, self.desk).open())
        self.preview.say(str(error), () if self.office.office() else (mend,))

    def leaving(self) -> Leaving:
        """The pages shown, now with the number of their list."""
        assert self._drawn is not None
        drawn, office, ids = self._drawn, self.office, self.ids
        drawn = replace(drawn, data=replace(drawn.data, sheet=""))
        departure = printing.Departure(office, drawn)
        return Leaving(
            drawn.title,
            lambda job: departure.pages(),
            lambda path, pdf: outputs.write_logged(office, KEY, drawn.record_id, path, pdf, people=ids),
            lambda: outputs.log_print(office, KEY, drawn.record_id, people=ids),
            departure.failed,
        )
