"""The coloured bar over a sample office: nothing here is real, and the way to the own office."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from app.text import _
from app.ui.kit.dialog import ask
from app.ui.kit.widgets import button, label, row
from app.ui.offices import Wanted, Way, own_path


class SampleBar(QFrame):
    """Stands above the tabs as long as the office is an invented one."""

    def __init__(self, window: Any, passing: bool) -> None:
        super().__init__()
        self.setObjectName("sampleBar")
        self._window = window
        words = _("Musterbüro – alles hier ist erfunden.")
        if passing:
            words = _("Musterbüro – alles hier ist erfunden. Was Sie ändern, verschwindet beim Schließen.")
        text = label(words)
        text.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        lead = _("Zum eigenen Büro") if own_path().is_file() else _("Eigenes Büro beginnen")
        parts: list[QWidget | int] = [text, 1, button(lead, self.go_home, "onSample", name="ownOffice")]
        if not passing:
            parts.append(button(_("Musterbüro löschen …"), self.ask_to_delete, "onSample", name="deleteSample"))
        self.setLayout(row(*parts, margins=(16, 3, 10, 3)))

    def go_home(self) -> None:
        """Open the own office, or ask how to begin it."""
        if own_path().is_file():
            self._window.office_asked.emit(Wanted(Way.OPEN, own_path()))
        else:
            self._begin()

    def ask_to_delete(self) -> None:
        """Delete the sample office's file, once there is another office in the window."""
        words = _("Die Datei „{name}“ wird gelöscht, auch mit dem, was Sie darin ausprobiert haben.")
        path = self._window.desk.office.database.path
        delete = (_("Löschen"), self.delete)
        ask(
            self._window, _("Musterbüro löschen?"), words.format(name=path.name), [delete, (_("Abbrechen"), None)]
        ).setObjectName("deleteSample")

    def delete(self) -> None:
        """Leave for the own office, or for the page that asks how to begin, and let the file go."""
        sample = self._window.desk.office.database.path
        self._window.office_asked.emit(Wanted(Way.OPEN, own_path(), instead=sample))

    def _begin(self) -> None:
        from app.ui.welcome import BeginDialog

        BeginDialog(self._window).open()
