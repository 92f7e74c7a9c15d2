"""What all dialogs share that make pages: the preview beside the choices, as PDF or on paper."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.services.worker import Cancelled
from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import Dialog
from app.ui.kit.progress import run_with_progress
from app.ui.kit.tasks import Job
from app.ui.kit.widgets import button, label, row
from app.ui.outputs.gathering import other_name
from app.ui.outputs.paper import printer_for, put_on_paper
from app.ui.outputs.preview import Preview
from app.ui.outputs.saving import FilePlace, ask_before_replacing, tell_saved

SIZE, AROUND = QSize(1000, 760), QSize(40, 60)
"""Pixels: of the dialog, and what the screen needs around it."""


@dataclass(frozen=True)
class Leaving:
    """What leaves the program; everything but the title is called in the worker thread.

    `pages` draws the whole, `store` writes it to a path and logs whom it names, `log` notes that it was printed,
    `failed` takes back what `pages` has noted where nothing left.
    """

    title: str
    pages: Callable[[Job], bytes]
    store: Callable[[Path, bytes], object]
    log: Callable[[], object]
    failed: Callable[[], object] = lambda: None


class PagesDialog(Dialog):
    """Choices at the left, pages at the right; the dialog tells what leaves by `leaving`."""

    def __init__(self, parent: QWidget | None, desk: Desk, title: str) -> None:
        super().__init__(parent, title, 620)
        self.desk, self.office = desk, desk.office
        self.warning: str = ""
        """What the user must know about the pages in view."""
        self.place = FilePlace()
        self.place.changed.connect(lambda: self.tell(self.warning))
        self.preview = Preview(desk.tasks)
        self.problem = label("", "problem", wrap=True)
        self.other = button("", self._on_other_clicked, name="otherName")
        self._other_path: Path | None = None

    def leaving(self) -> Leaving:
        """What leaves as things stand; called only while `allow` has said yes."""
        raise NotImplementedError

    def keep(self) -> None:
        """Remember the choices, once pages have left."""

    # ------------------------------------------------------------ building

    def lay_out(self, fields: QVBoxLayout, width: int = 300, over: QWidget | None = None) -> None:
        """Put the choices beside the preview, with `over` above its page, and the buttons below."""
        fields.setContentsMargins(0, 0, 0, 0)
        side = QWidget()
        side.setLayout(fields)
        side.setFixedWidth(width)
        pages = QVBoxLayout()
        pages.setSpacing(8)
        if over is not None:
            pages.addWidget(over)
        pages.addWidget(self.preview, 1)
        line = QHBoxLayout()
        line.setSpacing(20)
        line.addWidget(side)
        line.addLayout(pages, 1)
        self.body.addLayout(line, 1)
        told = row(self.problem, self.other)
        told.setStretch(0, 1)  # a long sentence has the whole width
        self.body.addLayout(told)
        self.tell("")
        self.add_button(_("Schließen"))
        self.paper = self.add_button(_("Drucken …"), self.print_pages)
        self.paper.setObjectName("paper")
        self.save = self.add_button(_("Als PDF speichern"), self.save_pdf, "primary")
        self.save.setObjectName("save")
        self.save_with(self.save)
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().size() - AROUND))

    def add_file_name(self, fields: QVBoxLayout) -> None:
        """The name of the file, usually the last of the choices."""
        fields.addWidget(label(_("Name der Datei"), "quiet"))
        fields.addWidget(self.place)

    def allow(self, possible: bool) -> None:
        """Whether there is something to print."""
        self.save.setEnabled(possible)
        self.paper.setEnabled(possible)

    @property
    def ready(self) -> bool:
        """Whether the preview shows the present choices."""
        return not self.desk.tasks.busy and self.preview.drawn

    def tell(self, sentence: str, way: str = "") -> None:
        """Say a sentence below, with a button for another file name."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.other.setText(way)
        self.other.setVisible(bool(way))

    # ------------------------------------------------------------ as a file

    def save_pdf(self) -> None:
        """Write the pages; a file of the same name is asked about first."""
        ask_before_replacing(self, self.place.path("pdf"), self._write)

    def _write(self, path: Path) -> None:
        self.tell("")
        leaving = self.leaving()
        run_with_progress(
            self.desk.tasks, self, _("„{name}“ wird geschrieben").format(name=path.name),
            lambda job: _stored(path, leaving, job),
            lambda done: self._on_written(path), lambda error: self._on_not_written(path, error),
        )  # fmt: skip

    def _on_written(self, path: Path) -> None:
        self.keep()
        self.place.keep()
        tell_saved(self.desk, path, _("„{name}“ gespeichert").format(name=path.name))
        self.accept()

    def _on_not_written(self, path: Path, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        other = other_name(error)
        self._other_path = path.with_name(other) if other else None
        self.tell(str(error), _("Als „{name}“ speichern").format(name=other) if other else "")

    def _on_other_clicked(self) -> None:
        if self._other_path is not None:
            self.place.take(self._other_path)
            self._write(self._other_path)

    # ------------------------------------------------------------ on paper

    def print_pages(self) -> None:
        """Ask for a printer and send the pages there; say so where there is none."""
        if QPrinterInfo.availablePrinterNames():
            self.ask_for_printer()
        else:
            self.tell(_("Auf diesem Rechner ist kein Drucker eingerichtet. Speichern Sie das Dokument als PDF."))

    def ask_for_printer(self) -> None:
        """Open the system's print dialog."""
        printer = printer_for(self.preview.sizes[0], self.leaving().title)
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("systemPrint")
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
        dialog.accepted.connect(lambda: self.send_to(printer))
        QDialog.open(dialog)  # QPrintDialog's own wants a slot by name

    def send_to(self, printer: QPrinter) -> None:
        """Print the pages on a printer."""
        leaving = self.leaving()
        run_with_progress(
            self.desk.tasks, self, _("Wird gedruckt"), lambda job: _printed(printer, leaving, job),
            self._on_printed, self._on_not_printed,
        )  # fmt: skip

    def _on_printed(self, count: int) -> None:
        self.keep()
        words = _("„{title}“ ist beim Drucker: {count} Seiten")
        self.desk.say(words.format(title=self.heading.text(), count=count))
        self.accept()

    def _on_not_printed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, UserError):
            raise error
        self.tell(str(error))


def _stored(path: Path, leaving: Leaving, job: Any) -> object:
    try:
        return leaving.store(path, leaving.pages(job))
    except BaseException:
        leaving.failed()
        raise


def _printed(printer: QPrinter, leaving: Leaving, job: Any) -> int:
    try:
        count = put_on_paper(printer, leaving.pages(job), job)
        if job.cancelled:
            raise Cancelled
    except BaseException:
        leaving.failed()
        raise
    leaving.log()
    return count
