"""The diagnosis package: shows every word that would be in it, and only then saves it."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QPlainTextEdit

from app.text import _
from app.ui.kit.dialog import Dialog
from app.ui.kit.memory import documents_folder
from app.ui.kit.save_path import ask_save_path
from app.ui.kit.tab_bar import TabBar
from app.ui.kit.widgets import label

LEAST, AROUND = 180, 330
"""Height of the text in pixels, and of what stands around it."""


class DiagnosisDialog(Dialog):
    """One tab a file of the package, with its text as it would be saved; nothing is sent anywhere."""

    def __init__(self, window: Any) -> None:
        super().__init__(window, _("Diagnose-Paket"), 720)
        self.setObjectName("diagnosis")
        self._window = window
        self.parts: tuple[Any, ...] = ()
        """What is shown, and saved as it is."""
        words = _(
            "Das hilft, einen Fehler zu finden. Es stehen nur Versionen, Zahlen und Kennungen darin, keine Namen, "
            "Adressen oder Telefonnummern. Sehen Sie es durch; verschickt wird nichts, Sie bekommen eine Datei."
        )
        self.tabs, self.view = TabBar(), QPlainTextEdit()
        self.tabs.setAccessibleName(_("Dateien im Paket"))
        self.view.setReadOnly(True)
        self.view.setTabChangesFocus(True)
        self.view.setMinimumHeight(max(LEAST, min(360, self.screen().availableGeometry().height() - AROUND)))
        self.body.addWidget(label(words, wrap=True))
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.view, 1)
        self.add_button(_("Schließen"))
        self.saving = self.add_button(_("Speichern …"), self.ask_where, "primary")
        self.save_with(self.saving)
        self.saving.setEnabled(False)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self._collect()

    def _collect(self) -> None:
        from app.services.diagnosis import collect

        desk, more = self._window.desk, (f"Qt {qVersion()}",)
        desk.tasks.run(self, lambda _job: collect(desk.office.database, more), self._show)

    def _show(self, parts: tuple[Any, ...]) -> None:
        self.parts = parts
        for part in parts:
            self.tabs.addTab(part.name)
        self.saving.setEnabled(True)
        self.saving.setFocus()
        self._on_tab_changed(0)

    def _on_tab_changed(self, index: int) -> None:
        if self.parts:
            self.view.setPlainText(self.parts[index].text)
            self.view.setAccessibleName(self.parts[index].name)

    def ask_where(self) -> None:
        """Let the user choose a place for the file."""
        name = f"Helferkreis-Diagnose-{date.today().isoformat()}.zip"
        ask_save_path(self, _("Diagnose-Paket speichern"), documents_folder() / name, self.save)

    def save(self, path: Path) -> None:
        """Write what is shown, and say where it is."""
        from app.services.diagnosis import write
        from app.ui.outputs.saving import tell_saved

        write(path, self.parts)
        tell_saved(self._window.desk, path, _("„{name}“ gespeichert").format(name=path.name))
        self.accept()
