"""Saves the rows that stayed out as a list to correct and read again."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.services.imports.lists import Plan, write_skipped
from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.progress import run_with_progress
from app.ui.outputs.saving import tell_saved


def ask_where(owner: QWidget, desk: Desk, plan: Plan, source: Path) -> None:
    """Ask for a place beside the list and write the rows there."""
    name = _("{list} - nicht übernommen.xlsx").format(list=source.stem)
    dialog = QFileDialog(owner, _("Übersprungene Zeilen speichern"), str(source.parent / name), _("Excel (*.xlsx)"))
    dialog.setObjectName("chooseSkipped")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("xlsx")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: save(owner, desk, plan, Path(chosen)))
    dialog.open()


def save(owner: QWidget, desk: Desk, plan: Plan, path: Path) -> None:
    """Write the rows to `path` beside the window, and say so."""
    words = _("„{name}“ gespeichert").format(name=path.name)
    title = _("Liste wird geschrieben")
    run_with_progress(
        desk.tasks, owner, title, lambda job: write_skipped(plan, path), lambda done: tell_saved(desk, path, words)
    )
