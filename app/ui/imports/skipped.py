"""Saves the rows that stayed out as a list to correct and read again."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.services.imports.lists import Plan, write_skipped
from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.progress import run_with_progress


def ask_where(owner: QWidget, desk: Desk, plan: Plan, source: Path, done: Callable[[Path], object]) -> None:
    """Ask for a place beside the list and write the rows there; `done(path)` follows."""
    name = _("{list} - nicht übernommen.xlsx").format(list=source.stem)
    dialog = QFileDialog(owner, _("Ausgelassene Zeilen speichern"), str(source.parent / name), _("Excel (*.xlsx)"))
    dialog.setObjectName("chooseSkipped")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("xlsx")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: save(owner, desk, plan, Path(chosen), done))
    dialog.open()


def save(owner: QWidget, desk: Desk, plan: Plan, path: Path, done: Callable[[Path], object]) -> None:
    """Write the rows to `path` beside the window."""
    title = _("Liste wird geschrieben")
    run_with_progress(desk.tasks, owner, title, lambda job: write_skipped(plan, path), done)
