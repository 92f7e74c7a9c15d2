"""What hangs on any record: tasks, contacts, documents."""

import hashlib
import mimetypes
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import func, select

from app.errors import UserError
from app.models import ContactEntry, Document, Task
from app.models.base import Record
from app.services.crud import Crud
from app.services.files import write_bytes
from app.services.trouble.problems import count_steps
from app.text import _

H = TypeVar("H", bound=Record)

LARGEST_DOCUMENT = 50_000_000
"""Bytes a document may have; larger files belong on a drive, not in the database."""


class Hanging(Crud[H]):
    """Records that hang on another one by `subject_type` and `subject_id`."""

    def on(self, subject: Record) -> list[H]:
        """What hangs on a record."""
        return self.of(getattr(self.entity, "subject_id"), subject.id)  # noqa: B009

    def add(self, subject: Record | None, values: dict[str, Any]) -> str:
        """Hang something new on a record (None: on nothing); the answer is its id."""
        link = {"subject_type": type(subject).__name__, "subject_id": subject.id} if subject else {}
        return self.save(None, {**values, **link})


class Tasks(Hanging[Task]):
    """Follow-ups and deadlines."""

    entity = Task

    def count_due(self, day: date) -> int:
        """How many tasks are due until `day`, the steps agreed against problems among them."""
        wanted = select(func.count()).where(Task.done_on.is_(None), Task.due_on <= day, Task.deleted_at.is_(None))
        with self.database.reading() as connection:
            return connection.execute(wanted).scalar_one() + count_steps(connection, day)

    def set_done(self, identity: str, done: bool = True) -> str:
        """Tick a task off, or open it again; the answer names the action."""
        task = self.get(identity)
        name = (_("Erledigt: {task}") if done else _("Wieder offen: {task}")).format(task=task.title)
        return self.change_all([identity], {"done_on": date.today() if done else None}, name)

    def postpone(self, identity: str, due_on: date) -> str:
        """Give a task a later date; the answer names the action."""
        name = _("Verschoben: {task}").format(task=self.get(identity).title)
        return self.change_all([identity], {"due_on": due_on}, name)


class Documents(Hanging[Document]):
    """Files kept in the database."""

    entity = Document

    def add_file(self, subject: Record, path: Path) -> str:
        """Keep a copy of a file with a record; UserError when it cannot be read or is too large."""
        try:
            content = path.read_bytes() if path.stat().st_size <= LARGEST_DOCUMENT else None
        except OSError as error:
            raise UserError(
                "{path} ließ sich nicht lesen. Bitte prüfen Sie, ob die Datei noch da ist.", path=path
            ) from error
        if content is None:
            raise UserError(
                "{path} ist größer als 50 MB. Bitte legen Sie die Datei im Laufwerk ab und notieren Sie, wo.", path=path
            )
        media_type = mimetypes.guess_type(path.name)[0]
        digest = hashlib.sha256(content).hexdigest()
        values = {
            "name": path.stem,
            "file_name": path.name,
            "media_type": media_type,
            "size": len(content),
            "digest": digest,
        }
        return self.add(subject, {**values, "content": content})

    def save_file(self, identity: str, path: Path) -> Path:
        """Write a document's content to `path`."""
        with self.database.session() as session:
            content = session.get_one(Document, identity).content or b""
        return write_bytes(path, content)


class ContactEntries(Hanging[ContactEntry]):
    """Calls, talks and letters."""

    entity = ContactEntry
