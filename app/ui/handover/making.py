"""Makes a package: who gets it, its passphrase, what is in it, and where it goes."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from app.errors import UserError
from app.services.worker import Cancelled
from app.text import _, number
from app.ui.backups.words import size
from app.ui.kit.dialog import Dialog
from app.ui.kit.memory import known_folder, remember
from app.ui.kit.progress import run_with_progress
from app.ui.kit.save_path import ask_save_path
from app.ui.kit.widgets import button, frame, label
from app.ui.lock.dialogs import SecretDialog
from app.ui.lock.new_passphrase import NewPassphrase

_FOLDER = "handover/folder"
KINDS = _("Übergabepakete (*.hkpaket)")
NAMED = 6
"""Kinds of records that are told in numbers; the others are there as well."""


def open_handover(window: Any) -> None:
    """Count what a package would hold, then ask what it needs."""
    office = window.desk.office
    window.desk.aside.run(window, lambda _job: _inside(office), lambda counts: HandoverDialog(window, counts).open())


class HandoverDialog(SecretDialog):
    """One file with everything for whoever stands in."""

    def __init__(self, window: Any, counts: list[tuple[str, int]]) -> None:
        words = _(
            "Alles aus diesem Büro in einer verschlüsselten Datei, zum Ansehen oder Weiterarbeiten auf einem anderen "
            "Rechner."
        )
        super().__init__(window, _("Übergabe an die Vertretung"), words)
        self.setObjectName("handover")
        self.setMinimumWidth(580)
        self.recipient, self.fields = QLineEdit(), NewPassphrase()
        self.recipient.setAccessibleName(_("Wer bekommt das Paket?"))
        self.proposed = ""
        self.contents = label(contents_words(counts), "quiet", wrap=True)
        self._lay_out()
        tip = _("Eine Passphrase aus Ziffern, die sich am Telefon leicht vorlesen lässt")
        self.add_left(button(_("Ziffern vorschlagen"), self.propose, "link", tip))
        self.go_button = self.finish(_("Speichern unter …"), self.go)
        self.recipient.setFocus()

    def _lay_out(self) -> None:
        caption = label(_("Wer bekommt das Paket?"), "quiet")
        caption.setBuddy(self.recipient)
        self.body.addWidget(caption)
        self.body.addWidget(self.recipient)
        self.body.addWidget(self.fields)
        self.body.addWidget(self.contents)

    def propose(self) -> None:
        """Fill in a passphrase that is easily read out over the telephone."""
        from app.services.keys.spoken import propose

        self.proposed = propose()
        for field in (self.fields.first, self.fields.again):
            field.line.setText(self.proposed)
            field.show_text()

    def go(self) -> None:
        """Ask for the place once everything is there."""
        if not self.recipient.text().strip():
            self.say(_("Bitte geben Sie ein, wer das Paket bekommt."))
            self.recipient.setFocus()
        elif not self.fields.passphrase:
            self.say(self.fields.problem)
            self.fields.first.setFocus()
        else:
            self.say("")
            self._ask_place()

    def _ask_place(self) -> None:
        from app.services.handover.packing import proposed_name

        name = proposed_name(self._window.desk.office)
        ask_save_path(self, _("Übergabepaket speichern"), known_folder(_FOLDER) / name, self.write, KINDS)

    def write(self, target: Path) -> None:
        """Make the package, open it again, and say what comes next."""
        from app.services.handover.packing import pack

        office, passphrase, recipient = self._window.desk.office, self.fields.passphrase, self.recipient.text().strip()
        run_with_progress(
            self._window.desk.tasks, self, _("Paket wird geschrieben und geprüft"),
            lambda job: pack(office, target, passphrase, recipient, partial(_stop_when_asked, job)),
            self._on_written, self._on_not_written,
        )  # fmt: skip

    def _on_not_written(self, error: Exception) -> None:
        if not isinstance(error, (UserError, Cancelled)):
            raise error
        self.say(str(error))

    def _on_written(self, packed: Any) -> None:
        remember(_FOLDER, str(packed.path.parent))
        passphrase, recipient = self.fields.passphrase, self.recipient.text().strip()
        self.fields.clear()
        self.accept()
        MadeDialog(self._window, packed, recipient, passphrase if passphrase == self.proposed else "").open()


class MadeDialog(Dialog):
    """Where the package lies, and how its passphrase gets to whoever opens it."""

    def __init__(self, window: Any, packed: Any, recipient: str, digits: str) -> None:
        super().__init__(window, _("Das Paket ist fertig und geprüft"), 500)
        self.setObjectName("handoverMade")
        told = _("„{name}“ ({size}) liegt im Ordner „{folder}“.")
        path = packed.path
        words = told.format(name=path.name, size=size(packed.size), folder=path.parent.name or path.parent)
        where = label(words, wrap=True)
        where.setToolTip(str(path.parent))
        self.body.addWidget(where)
        how = _(
            "Bitte geben Sie {recipient} die Passphrase auf einem anderen Weg als die Datei, am besten am Telefon. "
            "Ohne sie kann niemand das Paket öffnen, auch wir nicht."
        )
        self.body.addWidget(label(how.format(recipient=recipient), wrap=True))
        if digits:
            self._add_digits(digits)
        self.body.addWidget(label(_("Die Weitergabe ist vermerkt."), "quiet"))
        self.add_button(_("Fertig"), self.accept, "primary").setFocus()

    def _add_digits(self, digits: str) -> None:
        box = frame("box")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(12, 12, 12, 12)
        words = label(digits, "name")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        words.setAccessibleName(_("Passphrase des Pakets"))
        inside.addWidget(words)
        self.body.addWidget(box)


def contents_words(counts: list[tuple[str, int]]) -> str:
    """ "Darin: 142 Personen, 10 Unterkünfte und alles andere, …"."""
    named = ", ".join(f"{number(count)} {words}" for words, count in counts[:NAMED])
    words = _("Darin: {named} und alles Übrige mit Dateien und Verlauf.")
    if not named:
        words = _("Darin: alles aus diesem Büro; Einträge gibt es noch keine.")
    return words.format(named=named) + " " + _("Nicht darin: Ungespeichertes und Sicherungen.")


def _stop_when_asked(job: Any) -> None:
    if job.cancelled:
        raise Cancelled


def _inside(office: Any) -> list[tuple[str, int]]:
    from app.services.handover.packing import inside

    return inside(office)
