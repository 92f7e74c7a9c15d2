"""Loads files of authorities into the office, renews and removes them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu

from app.text import _
from app.ui.kit.dialog import ask
from app.ui.kit.memory import known_folder, remember

_FOLDER = "forms/folder"


class FormFiles:
    """The menu "Datei" of the dialog of forms; `loaded` and `removed` tell the outcome."""

    def __init__(self, dialog: Any, loaded: Callable[[str], object], removed: Callable[[], object]) -> None:
        self._dialog, self._loaded, self._removed = dialog, loaded, removed
        self.menu = QMenu(dialog)
        self.menu.addAction(_("Neues Formular laden …"), self.ask_new)
        self._own = (
            self.menu.addAction(_("Neue Fassung dieses Formulars laden …"), self.ask_renewed),
            self.menu.addAction(_("Formular entfernen …"), self._on_remove),
        )

    def allow(self, there: bool) -> None:
        """Whether there is a form to renew or to remove."""
        for action in self._own:
            action.setEnabled(there)

    def ask_new(self) -> None:
        """Let the user choose a file that becomes a new form."""
        self._ask("")

    def ask_renewed(self) -> None:
        """Let the user choose another file for the form in hand; what belongs where stays."""
        self._ask(self._dialog.form.identity)

    def _ask(self, identity: str) -> None:
        kinds = _("Excel-Dateien (*.xlsx *.xlsm)")
        dialog = QFileDialog(self._dialog, _("Formular auswählen"), str(known_folder(_FOLDER)), kinds)
        dialog.setObjectName("chooseForm")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.load(Path(name), identity))
        dialog.open()

    def load(self, path: Path, identity: str = "") -> None:
        """Keep a file as a new form, or as the new file of one."""
        dialog = self._dialog
        dialog.keep()
        remember(_FOLDER, str(path.parent))
        dialog.work(lambda: dialog.forms.load(path, identity), self._loaded)

    def _on_remove(self) -> None:
        form = self._dialog.form
        sentence = _("„{name}“ kommt in den Papierkorb.").format(name=form.name)
        answers = [(_("Entfernen"), lambda: self._remove(form.identity)), (_("Abbrechen"), None)]
        ask(self._dialog, _("Formular entfernen?"), sentence, answers)

    def _remove(self, identity: str) -> None:
        self._dialog.forms.remove(identity)
        self._removed()
