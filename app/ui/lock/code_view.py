"""Shows a recovery code, prints it on one page, and asks whether it lies somewhere safe."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from app.text import _, german_date
from app.ui.kit.widgets import button, frame, label, row


class CodeView(QWidget):
    """The code in large letters; `changed` tells when the user says that it is kept."""

    changed = Signal()

    def __init__(self, code: str, path: Path) -> None:
        super().__init__()
        self._code, self._path = code, path
        box = frame("box")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(12, 12, 12, 12)
        self.code = label(_lines(code), "name")
        self.code.setObjectName("recoveryCode")
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.code.setAccessibleName(_("Wiederherstellungscode"))
        inside.addWidget(self.code)
        self.print = button(_("Drucken …"), self.print_it)
        self.kept = QCheckBox(_("Der Code ist ausgedruckt oder aufgeschrieben."))
        self.kept.toggled.connect(lambda _on: self.changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(box)
        layout.addLayout(row(self.print, 1))
        layout.addWidget(self.kept)
        self.setFocusProxy(self.print)

    def print_it(self) -> None:
        """Put the page on paper; it is written to no file."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(_("Wiederherstellungscode"))
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self.put_on(printer))
        QDialog.open(dialog)

    def put_on(self, printer: Any) -> None:
        """Paint the page on a printer or into a PDF."""
        from app.ui.lock.code_paper import print_page

        print_page(printer, self._code, self._path.stem, german_date(date.today()))


def _lines(code: str) -> str:
    groups = code.split()
    return "\n".join("   ".join(groups[start : start + 4]) for start in range(0, len(groups), 4))
