"""Saves the rows that stayed out as a list to correct and read again."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.models import Person
from app.services.imports.lists import Plan, RecognisedList
from app.services.imports.skipped import skipped_sheet
from app.services.lists.definition import ListDefinition, Scope
from app.services.lists.disclosure import OWN_OFFICE, Gate
from app.services.lists.export import Written, hand_out
from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.progress import run_with_progress
from app.ui.outputs.saving import tell_saved


def save_skipped(owner: QWidget, desk: Desk, found: RecognisedList, plan: Plan) -> None:
    """Ask for a place beside the list and write the rows there."""
    name = _("{list} - nicht übernommen.xlsx").format(list=found.path.stem)
    dialog = QFileDialog(owner, _("Übersprungene Zeilen speichern"), str(found.path.parent / name), _("Excel (*.xlsx)"))
    dialog.setObjectName("saveSkipped")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("xlsx")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: write_skipped(owner, desk, found, plan, Path(chosen)))
    dialog.open()


def write_skipped(owner: QWidget, desk: Desk, found: RecognisedList, plan: Plan, path: Path) -> None:
    """Write the rows to `path` beside the window, and say so."""
    sheet = skipped_sheet(found, plan)
    wanted = ListDefinition("skipped", sheet.title, Person, sheet=lambda *_asked: sheet)
    scope = Scope(Gate(OWN_OFFICE))

    def work(job: Any) -> Written:
        return hand_out(desk.office, wanted, scope, path, "", job.progress, lambda: job.cancelled)

    words = _("„{name}“ gespeichert").format(name=path.name)
    run_with_progress(desk.tasks, owner, _("Liste wird geschrieben"), work, lambda written: tell_saved(desk, path, words))
