"""Asks for a picture on the disk; which folder it was in is remembered."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.text import _
from app.ui.kit.memory import known_folder, remember


def ask_picture(parent: QWidget, title: str, memory: str, take: Callable[[Path], object]) -> None:
    """Open the system's dialog; `take` gets the chosen file, `memory` is where its folder is remembered."""

    def chosen(path: str) -> None:
        remember(memory, str(Path(path).parent))
        take(Path(path))

    dialog = QFileDialog(parent, title, str(known_folder(memory)), _("Bilder (*.png *.jpg *.jpeg)"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.open()
