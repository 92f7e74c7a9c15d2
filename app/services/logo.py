"""The logo: read from a foreign file in the child process, made small enough for paper, kept with the office."""

from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.models import Office
from app.services import pictures
from app.services.office import Services
from app.services.pictures import LARGEST_PICTURE
from app.services.worker import Progress

LONGEST_SIDE = 1600
"""Pixels that are kept: 68 mm at 600 dpi, more than any sheet shows."""


def logo_of(services: Services) -> bytes | None:
    """The logo as kept (PNG), None where there is none."""
    with services.database.reading() as connection:
        return connection.execute(select(Office.logo).where(Office.deleted_at.is_(None))).scalars().first()


def read_logo(path: Path) -> bytes:
    """The picture in a PNG or JPEG file, ready to be kept; UserError when it cannot be used. Takes a second."""
    return pictures.read("app.services.logo:prepare", path)


def prepare(path: str, progress: Progress) -> str:
    """The job of the worker: the picture as a PNG of at most LONGEST_SIDE, in base64."""
    return pictures.small(path, progress, _small, "PNG", optimize=True)


def _small(image: Any) -> Any:
    if image.width * image.height > LARGEST_PICTURE:
        raise ValueError("more pixels than anybody prints")
    transparent = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    plain = image.convert("RGBA" if transparent else "RGB")
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return plain
