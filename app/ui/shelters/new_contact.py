"""A contact person the office does not know yet, taken up where her name was typed."""

from functools import partial
from typing import Any

from app.models import Person
from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.places import section
from app.ui.kit.references import ReferenceEditor
from app.ui.record_dialog import RecordDialog

P = Person
FIELDS = (section("", P.first_name, P.last_name, P.phone, P.mobile, P.email),)


def offer(editor: ReferenceEditor, desk: Desk) -> None:
    """Let the field of a person offer to take up whoever is not found."""
    editor.offer_new(partial(_ask, editor, desk))


def _ask(editor: ReferenceEditor, desk: Desk, typed: str) -> None:
    first, _blank, last = typed.rpartition(" ")
    values: dict[str, Any] = {"first_name": first or None, "last_name": last}
    dialog = RecordDialog(editor.window(), desk, _("Neue Ansprechperson"), desk.office.people, values, FIELDS)
    dialog.accepted.connect(lambda: editor.take(dialog.stored))
    dialog.open()
