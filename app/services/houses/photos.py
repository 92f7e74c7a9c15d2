"""Pictures of houses and rooms on which nobody is to be seen: small, without what the camera noted in them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.errors import UserError
from app.models import ShelterPhoto
from app.services import pictures
from app.services.crud import Crud
from app.services.database import Database
from app.services.worker import Progress

SIDE = 1280
"""Pixels that are kept of the longer side."""


@dataclass(frozen=True)
class Picture:
    """A kept picture without its content."""

    id: str
    title: str
    taken_on: date | None


class ShelterPhotos(Crud[ShelterPhoto]):
    """Keeps and shows the pictures of houses."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, ShelterPhoto)

    def keep(
        self, shelter_id: str, title: str, content: bytes, taken_on: date | None = None, nobody_seen: bool = False
    ) -> str:
        """Keep a picture from `read_picture`; the answer is its id. UserError while nobody has looked for people on it.

        Who lives in a house must not be found by its pictures (§ 22 KUG, Art. 13 GG).
        """
        if not nobody_seen:
            raise UserError("Bitte sehen Sie nach, dass auf dem Bild niemand zu erkennen ist, und haken Sie es an.")
        values = {"shelter_id": shelter_id, "title": title, "taken_on": taken_on}
        return self.save(None, {**values, "media_type": "image/jpeg", "content": content})

    def pictures(self, shelter_id: str) -> list[Picture]:
        """The pictures of a house in order of their titles, without their contents."""
        p = ShelterPhoto
        wanted = select(p.id, p.title, p.taken_on).where(p.shelter_id == shelter_id, p.deleted_at.is_(None))
        with self.database.reading() as connection:
            return [Picture(*row) for row in connection.execute(wanted.order_by(p.sort_key, p.id))]

    def content(self, identity: str) -> bytes:
        """A picture as it is kept (JPEG); UserError when it is gone."""
        with self.database.reading() as connection:
            found = connection.execute(select(ShelterPhoto.content).where(ShelterPhoto.id == identity)).scalar()
        if found is None:
            raise UserError("Dieses Bild gibt es nicht mehr.")
        return bytes(found)


def read_picture(path: Path) -> bytes:
    """The picture in a PNG or JPEG file, ready to be kept; UserError when it cannot be used. Takes a second."""
    return pictures.read("app.services.houses.photos:prepare", path)


def prepare(path: str, progress: Progress) -> str:
    """The job of the worker: an upright JPEG of at most `SIDE` pixels, in base64; places and times of the camera stay
    behind."""
    return pictures.small(path, progress, _shrunk, "JPEG", quality=82, optimize=True)


def _shrunk(image: Any) -> Any:
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.thumbnail((SIDE, SIDE))
    upright.info.clear()
    return upright
