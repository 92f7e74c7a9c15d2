"""A list to be carried on a USB stick: a passphrase, then a place for the encrypted PDF."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services.documents.data import Report
from app.services.letters.rosters import locked
from app.services.worker import Cancelled
from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.memory import known_folder, remember
from app.ui.kit.progress import run_with_progress
from app.ui.kit.save_path import ask_save_path
from app.ui.kit.widgets import button
from app.ui.lock.dialogs import SecretDialog
from app.ui.lock.new_passphrase import NewPassphrase
from app.ui.outputs.saving import tell_saved

_FOLDER = "stick/folder"


@dataclass(frozen=True)
class Carried:
    """What goes along: how the file is called, its pages, how it is stored and logged (in the worker thread), and what
    comes after."""

    name: str
    report: Report
    store: Callable[[Path, bytes], object]
    done: Callable[[], object]


class StickDialog(SecretDialog):
    """The passphrase typed twice or proposed in digits; without it nobody opens the file."""

    def __init__(self, parent: QWidget, desk: Desk, carried: Carried) -> None:
        words = _(
            "Schreibt die Liste als verschlüsseltes PDF. Jeder Rechner mit einem PDF-Programm öffnet es, aber nur mit "
            "der Passphrase. Bewahren Sie sie nicht beim Stick auf: Ohne sie kann niemand die Liste lesen, auch wir "
            "nicht."
        )
        super().__init__(parent, _("Für den USB-Stick"), words)
        self.setObjectName("stickDialog")
        self._desk, self._carried = desk, carried
        self.fields = NewPassphrase()
        self.body.addWidget(self.fields)
        tip = _("Eine Passphrase aus Ziffern, die sich am Telefon leicht vorlesen lässt")
        self.add_left(button(_("Ziffern vorschlagen"), self.propose, "link", tip))
        self.save_with(self.finish(_("Speichern unter …"), self.go))
        self.fields.entered.connect(self.go)
        self.fields.changed.connect(lambda: self.say(""))
        self.fields.setFocus()

    def propose(self) -> None:
        """Fill in a passphrase that is easily read out, to be written down."""
        from app.services.keys.spoken import propose

        digits = propose()
        for field in (self.fields.first, self.fields.again):
            field.line.setText(digits)
            field.show_text()

    def go(self) -> None:
        """Ask for the place once the passphrase is good enough."""
        self.say("" if self.fields.passphrase else self.fields.problem)
        if self.fields.passphrase:
            self._ask_place()
        else:
            self.fields.first.setFocus()

    def _ask_place(self) -> None:
        name = _("{list} verschlüsselt.pdf").format(list=self._carried.name)
        proposed = known_folder(_FOLDER) / name
        ask_save_path(self, _("Auf dem USB-Stick speichern"), proposed, self.write, _("PDF (*.pdf)"))

    def write(self, path: Path) -> None:
        """Write the encrypted pages; whoever stands on them is logged as for every list that leaves."""
        carried, passphrase = self._carried, self.fields.passphrase
        run_with_progress(
            self._desk.tasks, self, _("„{name}“ wird geschrieben").format(name=path.name),
            lambda job: carried.store(path, locked(carried.report, passphrase)),
            lambda done: self._on_written(path), self._on_not_written,
        )  # fmt: skip

    def _on_written(self, path: Path) -> None:
        remember(_FOLDER, str(path.parent))
        tell_saved(self._desk, path, _("„{name}“ gespeichert, verschlüsselt").format(name=path.name))
        self.fields.clear()
        self.accept()
        self._carried.done()

    def _on_not_written(self, error: Any) -> None:
        if not isinstance(error, (UserError, Cancelled)):
            raise error
        self.say(str(error))
