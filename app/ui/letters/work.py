"""What the dialogs of letters ask of the services; everything here may run in the worker thread."""

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from app.models import ContactKind
from app.services.documents.register import document
from app.services.files import write_bytes
from app.services.letters.noting import note
from app.services.office import Services
from app.services.worker import run_in_child
from app.text import _
from app.ui.kit.tasks import Job
from app.ui.outputs.rendering import Size, page_sizes

FEW = 12
"""More letters than these are drawn in the child process."""


@dataclass(frozen=True)
class Page:
    """Pages to be looked at, and what the user must know about them."""

    pdf: bytes
    sizes: list[Size]
    warning: str = ""


def look(key: str, record: Any) -> Page:
    """One record as it will be printed."""
    stream = BytesIO()
    printed = document(key).write(stream, [record])
    missing = _("Diese Zeichen kann die Schrift nicht drucken: {characters}.")
    warning = missing.format(characters=" ".join(printed.unprintable)) if printed.unprintable else ""
    return Page(stream.getvalue(), page_sizes(stream.getvalue()), warning)


def draw(key: str, records: Sequence[Any], job: Job) -> bytes:
    """All records in one PDF; raises Cancelled."""
    if len(records) <= FEW:
        stream = BytesIO()
        document(key).write(stream, records, job.progress)
        return stream.getvalue()
    told = run_in_child(
        "app.services.documents.register:draw_records", (key, records), job.progress, lambda: job.cancelled
    )
    return b64decode(told["pdf"])


def store(services: Services, path: Path, pdf: bytes, ids: Sequence[str], topic: str) -> None:
    """Write pages to a path and note the letter with these people, if any."""
    write_bytes(path, pdf)
    note_letter(services, ids, topic)


def note_letter(services: Services, ids: Sequence[str], topic: str) -> None:
    """Note with each of these people that a letter went out."""
    if ids:
        note(services, ids, ContactKind.LETTER, topic, datetime.now())
