"""The photo of a person: kept only with her consent (§ 22 KUG), small, without what the camera noted in it."""

from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.errors import UserError
from app.models import Consent, ConsentPurpose, PersonPhoto
from app.services import pictures
from app.services.database import Database
from app.services.people import People
from app.services.privacy import belonging
from app.services.worker import Progress
from app.text import _

SIDE = 256
"""Pixels that are kept of each side: 64 on a screen at 300 %."""
NO_CONSENT = _("Für ein Foto braucht es die Einwilligung „Fotos“. Sie wird unter „Nachweise“ festgehalten.")


class Photos:
    """Keeps, shows and removes the photos of one office."""

    def __init__(self, database: Database) -> None:
        self.database, self._people = database, People(database)

    def of(self, person_id: str) -> bytes | None:
        """The photo as kept (JPEG); None where there is none, or where the consent does not hold."""
        agreed = select(Consent.id).where(
            Consent.person_id == person_id, Consent.purpose == ConsentPurpose.PHOTO, Consent.withdrawn_on.is_(None),
            Consent.deleted_at.is_(None),
        )  # fmt: skip
        wanted = select(PersonPhoto.content).where(PersonPhoto.person_id == person_id, agreed.exists())
        with self.database.reading() as connection:
            return connection.execute(wanted).scalars().first()

    def exists(self, person_id: str) -> bool:
        """Whether a photo is kept, with consent or without."""
        with self.database.reading() as connection:
            wanted = select(PersonPhoto.id).where(PersonPhoto.person_id == person_id)
            return connection.execute(wanted).first() is not None

    def may_keep(self, person_id: str) -> bool:
        """Whether the person has agreed."""
        return person_id in self._people.consenting(ConsentPurpose.PHOTO)

    def keep(self, person_id: str, content: bytes) -> None:
        """Keep a picture from `read_photo` in place of the present one; UserError without consent.

        There is no way back to a former picture: it leaves no trace in the history.
        """
        if not self.may_keep(person_id):
            raise UserError(NO_CONSENT)
        name = _("Foto aufgenommen: {who}").format(who=self._people.get(person_id).caption)
        with self.database.transaction(name, undoable=False) as session:
            self._drop(session.connection(), person_id)
            session.add(PersonPhoto(person_id=person_id, media_type="image/jpeg", content=content))

    def remove(self, person_id: str) -> None:
        """Delete the photo for good, in the history, too."""
        name = _("Foto gelöscht: {who}").format(who=self._people.get(person_id).caption)
        with self.database.transaction(name, undoable=False) as session:
            self._drop(session.connection(), person_id)

    def _drop(self, connection: Any, person_id: str) -> None:
        ids = belonging.ids_where(connection, PersonPhoto, PersonPhoto.person_id, [person_id])
        belonging.remove(connection, PersonPhoto, ids)


def read_photo(path: Path) -> bytes:
    """The picture in a PNG or JPEG file, ready to be kept; UserError when it cannot be used. Takes a second."""
    return pictures.read("app.services.photos:prepare", path)


def prepare(path: str, progress: Progress) -> str:
    """The job of the worker: a square JPEG of the middle, upright, in base64."""
    return pictures.small(path, progress, _square, "JPEG", quality=88)


def _square(image: Any) -> Any:
    from PIL import ImageOps

    return ImageOps.fit(ImageOps.exif_transpose(image).convert("RGB"), (SIDE, SIDE))
