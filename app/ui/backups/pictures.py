"""Shows the backups of the sample office for the pictures of the program; the states are gone again afterwards."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from app.models import Person
from app.services.backups.states import Why, folder_of, make
from app.text import _
from app.ui.backups.dialog import open_backups
from app.ui.kit.dialog import Dialog

KEPT = ((Why.MIGRATION, 12), (Why.EXIT, 5), (Why.START, 4), (Why.IMPORT, 2), (Why.TIME, 1), (Why.TIME, 0.02))
"""Why and how many days ago the states of the pictures were kept."""


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """The states with the word in the status bar, the question before one goes back, and the one after a loss."""
    path, office = window.desk.office.database.path, window.desk.office
    for why, days in KEPT:
        make(path, why, datetime.now(UTC) - timedelta(days=days))
        if days > 1:
            office.people.trash(office.people.ids()[:3])
    first = office.people.ids()[:1]
    office.people.change_all(first, {Person.city.key: "Asperg"}, _("Person geändert"))
    settle()
    window.notice.hide()
    window.backups.told.emit(office.backups.news())
    dialog = open_backups(window)
    settle()
    dialog.table.selectRow(3)
    while not dialog.restore_button.isEnabled():  # who walks through the list is given a moment
        settle()
    yield "backups", dialog
    dialog.restore()
    settle()
    yield "backups-restore", dialog.findChild(Dialog, "restore")
    dialog.reject()
    shutil.rmtree(folder_of(path))
