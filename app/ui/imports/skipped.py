"""Saves the rows that stayed out as a list to correct and read again."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.services.imports.lists import Plan, write_skipped
from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.progress import run_with_progress
from app.ui.kit.save_path import ask_save_path


def ask_where(owner: QWidget, desk: Desk, plan: Plan, source: Path, done: Callable[[Path], object]) -> None:
    """Ask for a place beside the list and write the rows there; `done(path)` follows."""
    name = _("{list} - nicht übernommen.xlsx").format(list=source.stem)
    write = partial(save, owner, desk, plan, done=done)
    title, kinds = _("Ausgelassene Zeilen speichern"), _("Excel (*.xlsx)")
    dialog = ask_save_path(owner, title, source.parent / name, write, kinds)
    dialog.setObjectName("chooseSkipped")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


def save(owner: QWidget, desk: Desk, plan: Plan, path: Path, done: Callable[[Path], object]) -> None:
    """Write the rows to `path` beside the window."""
    title = _("Liste wird geschrieben")
    run_with_progress(desk.tasks, owner, title, lambda job: write_skipped(plan, path), done)
