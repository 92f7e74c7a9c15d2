"""Half-typed input in the dialogs that hold a record without a card: tasks of the start page, the office itself."""

from collections.abc import Callable, Iterator
from typing import Any

from app.services.drafts import Typing
from app.text import _
from app.ui.record_dialog import RecordDialog
from app.ui.safety.reading import read


def dialogs(window: Any) -> Iterator[RecordDialog]:
    """Those over the window that can be opened again."""
    found = window.findChildren(RecordDialog)
    return (dialog for dialog in found if not dialog.ended and dialog.service.entity.__name__ in DIALOGS)


def of_dialog(dialog: RecordDialog) -> Typing | None:
    """What is typed in a dialog, None for nothing."""
    values, unread = read([dialog.form])
    if not values and not unread:
        return None
    entity, record = dialog.service.entity.__name__, dialog.record
    new = isinstance(record, dict)
    name, first = dialog.heading.text(), record if new else {}
    identity, version = (None, None) if new else (record.id, record.version)
    return Typing(entity, identity, version, name, first=first, values=values, unread=unread)


def into_dialog(window: Any, typing: Typing) -> bool:
    """Open the dialog with the input in its fields."""
    dialog = DIALOGS[typing.entity](window, typing)
    dialog.open()
    return bool(dialog.form.put(typing.values, typing.unread))


def _task(window: Any, typing: Typing) -> RecordDialog:
    from app.ui.records import TASKS
    from app.ui.start.acts import NEW_TASK

    tasks = window.desk.office.tasks
    if typing.record_id:
        task = tasks.get(typing.record_id)
        return RecordDialog(window, window.desk, task.title, tasks, task, TASKS.form)
    return RecordDialog(window, window.desk, _("Neue Aufgabe"), tasks, dict(typing.first), NEW_TASK)


def _office(window: Any, _typing: Typing) -> RecordDialog:
    from app.ui.office_dialog import OfficeDialog

    return OfficeDialog(window, window.desk)


DIALOGS: dict[str, Callable[[Any, Typing], RecordDialog]] = {"Task": _task, "Office": _office}
"""By entity, what opens its dialog."""
