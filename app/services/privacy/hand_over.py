"""Hands a person everything the office keeps of her: a folder with PDF, JSON and her files, logged as one hand-out."""

import hashlib
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from sqlalchemy import select

from app.errors import UserError
from app.models import Document, PersonPhoto
from app.services.documents.register import document
from app.services.files import free_name, write_bytes
from app.services.lists.disclosure import entry
from app.services.lists.export import proposed_name
from app.services.lists.sheet import Handed
from app.services.office import Services
from app.services.privacy.information import Kept, json_bytes, kept_of
from app.services.privacy.information_report import report
from app.text import _

KEY = "information"
RECIPIENT = _("die Person selbst")


@dataclass(frozen=True)
class HandedOver:
    """The new folder and the files in it."""

    folder: Path
    files: tuple[Path, ...]


def hand_over(services: Services, person_id: str, place: Path, today: date | None = None) -> HandedOver:
    """Write the information about a person into a new folder at `place`; UserError where that is not possible."""
    on = today or date.today()
    kept = kept_of(services, person_id)
    content = BytesIO()
    document(KEY).write(content, [report(services, person_id, on)])
    folder = _new_folder(place, services, kept, on)
    digest = hashlib.sha256(content.getvalue()).hexdigest()
    handed = Handed(document(KEY).label, RECIPIENT, [person_id], 1, columns=[_("alle Angaben")])
    with services.database.transaction(_("Auskunft erteilt"), undoable=False) as session:
        session.add(entry(services, handed, _("Art. 15 DSGVO"), f"{_('Auskunft')}.pdf", digest))
        session.flush()
        files = [
            write_bytes(folder / f"{_('Auskunft')}.pdf", content.getvalue()),
            write_bytes(folder / f"{_('Auskunft')}.json", json_bytes(services, person_id, on)),
            *_attachments(services, kept, folder),
        ]
    return HandedOver(folder, tuple(files))


def _new_folder(place: Path, services: Services, kept: Kept, on: date) -> Path:
    title = _("Auskunft {name}").format(name=kept.person.caption)
    folder = free_name(place / Path(proposed_name(services, title, "x", on)).stem)
    try:
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise UserError(
            "In {folder} konnte kein Ordner angelegt werden. Bitte wählen Sie einen anderen Ort.", folder=place
        ) from error
    return folder


def _attachments(services: Services, kept: Kept, folder: Path) -> list[Path]:
    """The files kept with the person, beside the report."""
    found = [services.documents.get(row.id) for row in kept.rows.get(Document, [])]
    files = [services.documents.save_file(one.id, free_name(folder / Path(one.file_name).name)) for one in found]
    with services.database.reading() as connection:
        wanted = select(PersonPhoto.content).where(
            PersonPhoto.id.in_([row.id for row in kept.rows.get(PersonPhoto, [])])
        )
        photos = list(connection.execute(wanted).scalars())
    return files + [write_bytes(free_name(folder / f"{_('Foto')}.jpg"), photo) for photo in photos]
