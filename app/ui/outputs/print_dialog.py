"""The print dialog: a document for a record, its real pages beside the choices, as PDF or on paper."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.models import Office
from app.models.base import Facts, Kind, entity
from app.services.documents.register import Document
from app.services.gather.sources import USUAL, Choices
from app.text import _, translate
from app.ui.kit.desk import Desk
from app.ui.kit.latest import Latest
from app.ui.kit.references import ReferenceEditor
from app.ui.kit.widgets import button, label, scrolled
from app.ui.office_dialog import OfficeDialog
from app.ui.outputs import printing
from app.ui.outputs.document_options import DocumentOptions
from app.ui.outputs.pages_dialog import Leaving, PagesDialog
from app.ui.outputs.rendering import page_sizes


class PrintDialog(PagesDialog):
    """Draws the document anew whenever a choice changes; what forbids the print stands where the page would be."""

    def __init__(
        self, parent: QWidget | None, desk: Desk, document: Document, record_id: str = "", choices: Choices = USUAL
    ) -> None:
        super().__init__(parent, desk, document.label)
        self.setObjectName("printDialog")
        self.document, self.choices = document, choices
        self._data: Any = None
        self._drawn: printing.Drawn | None = None
        self._latest = Latest(self, desk.tasks)
        self.mending = ("", "", "")
        """Entity, id and words of the way to what forbids the print."""
        self._make_pieces()
        self._lay_out()
        self.record.set_value(record_id or printing.next_record(self.office, document))
        self.gather()

    # ------------------------------------------------------------ building

    def _make_pieces(self) -> None:
        owner = entity(self.document.entity)
        told = Facts("record", owner.singular, Kind.REFERENCE, target=self.document.entity)
        self.record = ReferenceEditor(told, self.office)
        self.record.setObjectName("record")
        self.record.setAccessibleName(translate(owner.singular))
        self.record.changed.connect(self._on_record_changed)
        self.options = DocumentOptions(self.document.key)
        self.options.changed.connect(self.draw)
        words = _("Angaben bearbeiten ({kind})").format(kind=translate(owner.singular))
        self.mend = button(words, lambda: self._go_to(self.document.entity, self.record_id), "link", name="mend")

    def _lay_out(self) -> None:
        fields = QVBoxLayout()
        fields.setSpacing(4)
        fields.addWidget(label(translate(entity(self.document.entity).singular), "quiet"))
        fields.addWidget(self.record)
        fields.addWidget(self.mend)
        fields.addSpacing(12)
        fields.addWidget(scrolled(self.options), 1)
        self.add_file_name(fields)
        self.lay_out(fields)

    # ------------------------------------------------------------ the document

    @property
    def record_id(self) -> str:
        """The record chosen, "" for none."""
        try:
            return self.record.value() or ""
        except ValueError:
            return ""

    def gather(self) -> None:
        """Collect what the document needs of the record, then draw it."""
        self._latest.forget()
        record_id = self.record_id
        self._take(None)
        self.mend.setVisible(bool(record_id))
        if not record_id:
            self.preview.say(_("Bitte wählen Sie links aus, wofür gedruckt werden soll."))
            return
        self._latest.ask(
            lambda job: printing.gather(self.office, self.document, record_id, self.choices),
            self._on_gathered,
            self._on_refused,
        )

    def _on_gathered(self, data: Any) -> None:
        self._data = data
        self.options.offer(data)
        self.place.propose(printing.file_name(self.office, self.document, data))
        self.draw()

    def draw(self) -> None:
        """Draw the pages with the present choices."""
        if self._data is None:
            return
        record_id, data = self.record_id, self.options.applied(self._data)
        self._latest.ask(
            lambda job: self._drawn_and_measured(record_id, data),
            lambda drawn: self._on_drawn(*drawn),
            self._on_refused,
        )

    def _drawn_and_measured(self, record_id: str, data: Any) -> Any:
        drawn = printing.draw(self.document, record_id, data)
        return drawn, page_sizes(drawn.pdf)

    def _on_drawn(self, drawn: Any, sizes: Any) -> None:
        self.preview.show_pdf(drawn.pdf, sizes)
        self._take(drawn)
        self.tell(self.warning)

    def _on_refused(self, error: UserError) -> None:
        self._take(None)
        self.mending = printing.where_to_mend(self.office, self.document, self.record_id, error)
        entity_, record_id, words = self.mending
        self.preview.say(str(error), ((words, lambda: self._go_to(entity_, record_id)),))

    def _on_record_changed(self) -> None:
        self._data = None
        if self.record_id or not self.record.text().strip():
            QTimer.singleShot(0, self, self.gather)

    def _take(self, drawn: Any) -> None:
        self._drawn = drawn
        self.warning = drawn.warning if drawn else ""
        self.allow(drawn is not None)

    def _go_to(self, entity_: str, record_id: str) -> None:
        if entity_ == Office.__name__:
            office = OfficeDialog(self, self.desk)
            office.accepted.connect(self.gather)
            office.open()
        else:
            self.reject()
            self.desk.open(entity_, record_id)

    # ------------------------------------------------------------ the way out

    def leaving(self) -> Leaving:
        """The pages as they are shown."""
        assert self._drawn is not None
        drawn = self._drawn
        departure = printing.Departure(self.office, drawn)
        return Leaving(
            drawn.title,
            lambda job: departure.pages(),
            lambda path, pdf: printing.save(self.office, drawn, path, pdf),
            lambda: printing.log(self.office, drawn),
            departure.failed,
        )

    def keep(self) -> None:
        """Start with these choices the next time."""
        self.options.keep()
