"""Takes an action of the history back after asking what else it touched; says what stands in the way."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services.past import MANY, TooOld
from app.text import _, number
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import ask, tell


def take_back(parent: QWidget, desk: Desk, line: Any, record_id: str = "") -> None:
    """Take the action of a line back; where it touched several records, ask first whether all of them are meant.

    `record_id` is the record in whose history the user stands; without it only all or nothing can be meant.
    """
    count = desk.office.history.touched(line.operation_id)
    if count < 2 or (not record_id and line.way == _("Doch so lassen")):
        _undo(parent, desk, line)
        return
    here = [(_("Nur hier"), partial(_undo, parent, desk, line, record_id))] if record_id else []
    several = _("mehr als {count}").format(count=number(MANY - 1)) if count >= MANY else number(count)
    ask(
        parent.window(),
        _("{way} bei {count} Einträgen?").format(way=line.way, count=several),
        _("„{action}“ betraf {count} Einträge.").format(action=line.action, count=several),
        [*here, (_("Bei allen"), partial(_undo, parent, desk, line)), (_("Abbrechen"), None)],
    )


def _undo(parent: QWidget, desk: Desk, line: Any, record_id: str = "") -> None:
    try:
        desk.office.history.undo(line.operation_id, record_id)
    except UserError as error:
        title = _("Dafür ist es zu lange her") if isinstance(error, TooOld) else _("Etwas Späteres steht im Weg")
        tell(parent.window(), title, str(error))
