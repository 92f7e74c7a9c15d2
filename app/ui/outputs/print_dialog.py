"""The print dialog: a document for a record, its real pages beside the choices, as PDF or on paper."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.models import Office
from app.models.base import Facts, Kind, entity
from app.services.documents.register import Document
from app.services.worker import Cancelled
from app.text import _, translate
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import Dialog
from app.ui.kit.progress import run_with_progress
from app.ui.kit.references import ReferenceEditor
from app.ui.kit.widgets import button, label, row, scrolled
from app.ui.office_dialog import OfficeDialog
from app.ui.outputs import printing
from app.ui.outputs.document_options import DocumentOptions
from app.ui.outputs.gathering import other_name
from app.ui.outputs.paper import printer_for, put_on_paper
from app.ui.outputs.preview import Preview
from app.ui.outputs.rendering import page_sizes
from app.ui.outputs.saving import FilePlace, ask_before_replacing, tell_saved


class PrintDialog(Dialog):
    """Draws the document anew whenever a choice changes; what forbids the print stands where the page would be."""

    def __init__(self, parent: QWidget | None, desk: Desk, document: Document, record_id: str = "") -> None:
        super().__init__(parent, document.label, 620)
        self.setObjectName("printDialog")
        self.desk, self.office, self.document = desk, desk.office, document
        self._data: Any = None
        self._drawn: printing.Drawn | None = None
        self._asked = 0
        self.mending = ("", "", "")
        """Entity, id and words of the way to what forbids the print."""
        self._make_pieces()
        self._lay_out()
        self._size()
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
        self.place = FilePlace()
        self.place.changed.connect(lambda: self._tell(self._drawn.warning if self._drawn else ""))
        self.preview = Preview(self.desk.tasks)
        self.problem = label("", "problem", wrap=True)
        self.other = button("", self._on_other_clicked, name="otherName")
        self._other_path: Path | None = None

    def _lay_out(self) -> None:
        fields = QVBoxLayout()
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(4)
        fields.addWidget(label(translate(entity(self.document.entity).singular), "quiet"))
        fields.addWidget(self.record)
        fields.addWidget(self.mend)
        fields.addSpacing(12)
        fields.addWidget(scrolled(self.options), 1)
        fields.addWidget(label(_("Name der Datei"), "quiet"))
        fields.addWidget(self.place)
        side = QWidget()
        side.setLayout(fields)
        side.setFixedWidth(300)
        line = QHBoxLayout()
        line.setSpacing(20)
        line.addWidget(side)
        line.addWidget(self.preview, 1)
        self.body.addLayout(line, 1)
        self.body.addLayout(row(self.problem, 1, self.other))
        self._tell("")
        self.add_button(_("Schließen"))
        self.paper = self.add_button(_("Drucken …"), self.print_pages)
        self.save = self.add_button(_("Als PDF speichern"), self.save_pdf, "primary")
        self.save.setObjectName("save")
        self.save_with(self.save)

    def _size(self) -> None:
        room = self.screen().availableGeometry().size()
        self.resize(QSize(1000, 760).boundedTo(QSize(room.width() - 40, room.height() - 60)))

    # ------------------------------------------------------------ the document

    @property
    def record_id(self) -> str:
        """The record chosen, "" for none."""
        try:
            return self.record.value() or ""
        except ValueError:
            return ""

    @property
    def ready(self) -> bool:
        """Whether the preview shows the present choices."""
        return not self.desk.tasks.busy and self.preview.drawn

    def gather(self) -> None:
        """Collect what the document needs of the record, then draw it."""
        self._asked += 1
        asked, record_id = self._asked, self.record_id
        self._allow(None)
        self.mend.setVisible(bool(record_id))
        if not record_id:
            self.preview.say(_("Bitte wählen Sie links aus, wofür gedruckt werden soll."))
            return
        self.desk.tasks.run(
            self, lambda job: printing.gather(self.office, self.document, record_id),
            lambda data: self._on_gathered(asked, data), lambda error: self._on_refused(asked, error),
        )  # fmt: skip

    def _on_gathered(self, asked: int, data: Any) -> None:
        if asked != self._asked:
            return
        self._data = data
        self.options.offer(data)
        self.place.propose(printing.file_name(self.office, self.document, data))
        self.draw()

    def draw(self) -> None:
        """Draw the pages with the present choices."""
        if self._data is None:
            return
        self._asked += 1
        asked, record_id, data = self._asked, self.record_id, self.options.applied(self._data)
        self.desk.tasks.run(
            self, lambda job: self._drawn_and_measured(record_id, data),
            lambda drawn: self._on_drawn(asked, *drawn), lambda error: self._on_refused(asked, error),
        )  # fmt: skip

    def _drawn_and_measured(self, record_id: str, data: Any) -> Any:
        drawn = printing.draw(self.document, record_id, data)
        return drawn, page_sizes(drawn.pdf)

    def _on_drawn(self, asked: int, drawn: Any, sizes: Any) -> None:
        if asked == self._asked:
            self.preview.show_pdf(drawn.pdf, sizes)
            self._allow(drawn)
            self._tell(drawn.warning)

    def _on_refused(self, asked: int, error: Exception) -> None:
        if asked != self._asked:
            return
        if not isinstance(error, UserError):
            raise error
        self._allow(None)
        self.mending = printing.where_to_mend(self.office, self.document, self.record_id, error)
        entity_, record_id, words = self.mending
        self.preview.say(str(error), ((words, lambda: self._go_to(entity_, record_id)),))

    def _on_record_changed(self) -> None:
        self._data = None
        if self.record_id or not self.record.text().strip():
            QTimer.singleShot(0, self, self.gather)

    def _allow(self, drawn: Any) -> None:
        self._drawn = drawn
        self.save.setEnabled(drawn is not None)
        self.paper.setEnabled(drawn is not None)

    def _go_to(self, entity_: str, record_id: str) -> None:
        if entity_ == Office.__name__:
            office = OfficeDialog(self, self.desk)
            office.accepted.connect(self.gather)
            office.open()
        else:
            self.reject()
            self.desk.open(entity_, record_id)

    # ------------------------------------------------------------ the way out

    def save_pdf(self) -> None:
        """Write the pages as they are shown; a file of the same name is asked about first."""
        ask_before_replacing(self, self.place.path("pdf"), self._write)

    def _write(self, path: Path) -> None:
        assert self._drawn is not None
        self._tell("")
        drawn = self._drawn
        run_with_progress(
            self.desk.tasks, self, _("„{name}“ wird geschrieben").format(name=path.name),
            lambda job: printing.save(self.office, drawn, path),
            lambda done: self._on_written(path), lambda error: self._on_not_written(path, error),
        )  # fmt: skip

    def _on_written(self, path: Path) -> None:
        self.options.keep()
        self.place.keep()
        tell_saved(self.desk, path, _("„{name}“ gespeichert").format(name=path.name))
        self.accept()

    def _on_not_written(self, path: Path, error: Exception) -> None:
        other = other_name(error)
        self._other_path = path.with_name(other) if other else None
        self._tell(str(error), _("Als „{name}“ speichern").format(name=other) if other else "")

    def _on_other_clicked(self) -> None:
        if self._other_path is not None:
            self.place.take(self._other_path)
            self._write(self._other_path)

    def print_pages(self) -> None:
        """Ask for a printer and send the pages there; say so where there is none."""
        if QPrinterInfo.availablePrinterNames():
            self.ask_for_printer()
        else:
            self._tell(_("Auf diesem Rechner ist kein Drucker eingerichtet. Speichern Sie das Dokument als PDF."))

    def ask_for_printer(self) -> None:
        """Open the system's print dialog."""
        assert self._drawn is not None
        printer = printer_for(self.preview.sizes[0], self._drawn.title)
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("systemPrint")
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
        dialog.accepted.connect(lambda: self.send_to(printer))
        QDialog.open(dialog)  # QPrintDialog's own wants a slot by name

    def send_to(self, printer: QPrinter) -> None:
        """Print the pages shown on a printer."""
        assert self._drawn is not None
        drawn = self._drawn
        run_with_progress(
            self.desk.tasks, self, _("Wird gedruckt"), lambda job: self._printed(printer, drawn, job),
            self._on_printed, self._on_not_printed,
        )  # fmt: skip

    def _printed(self, printer: QPrinter, drawn: Any, job: Any) -> int:
        count = put_on_paper(printer, drawn.pdf, job)
        printing.log(self.office, drawn)
        return count

    def _on_printed(self, count: int) -> None:
        self.options.keep()
        self.desk.say(_("„{title}“ ist beim Drucker: {count} Seiten").format(title=self.document.label, count=count))
        self.accept()

    def _on_not_printed(self, error: Exception) -> None:
        if not isinstance(error, (UserError, Cancelled)):
            raise error
        self._tell(str(error))

    def _tell(self, sentence: str, way: str = "") -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.other.setText(way)
        self.other.setVisible(bool(way))
