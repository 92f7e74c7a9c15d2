"""Asks where a file shall go, with a folder and a name to begin with."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_save_path(
    parent: QWidget, title: str, proposed: Path, then: Callable[[Path], object], kinds: str = ""
) -> QFileDialog:
    """Open the system's dialog; `then` gets the chosen path, which has the ending of the proposed one.

    `kinds` is Qt's list of what is shown, as "PDF (*.pdf)".
    """
    dialog = QFileDialog(parent, title, str(proposed), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(proposed.suffix.removeprefix("."))
    dialog.selectFile(proposed.name)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()
    return dialog
