"""The logo: read from a foreign file in the child process, made small enough for paper, kept with the office."""

import base64
from io import BytesIO
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.errors import UserError
from app.models import Office
from app.services.office import Services
from app.services.worker import Progress, run_in_child

LARGEST_FILE = 20_000_000
"""Bytes that are read at most."""
LARGEST_PICTURE = 25_000_000
"""Pixels that are read at most; a picture may be small as a file and huge in memory."""
LONGEST_SIDE = 1600
"""Pixels that are kept: 68 mm at 600 dpi, more than any sheet shows."""


def logo_of(services: Services) -> bytes | None:
    """The logo as kept (PNG), None where there is none."""
    with services.database.reading() as connection:
        return connection.execute(select(Office.logo).where(Office.deleted_at.is_(None))).scalars().first()


def read_logo(path: Path) -> bytes:
    """The picture in a PNG or JPEG file, ready to be kept; UserError when it cannot be used. Takes a second."""
    return base64.b64decode(run_in_child("app.services.logo:prepare", (str(path),), seconds=30.0))


def prepare(path: str, progress: Progress) -> str:
    """The job of the worker: the picture as a PNG of at most LONGEST_SIDE, in base64."""
    from PIL import Image

    progress(0, 0)
    if Path(path).stat().st_size > LARGEST_FILE:
        raise UserError("Das Bild ist größer als 20 MB. Bitte wählen Sie ein kleineres.")
    Image.MAX_IMAGE_PIXELS = LARGEST_PICTURE
    try:
        with Image.open(path, formats=("PNG", "JPEG")) as image:
            small = _small(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UserError(
            "„{name}“ ist kein Bild, das gedruckt werden kann. Bitte wählen Sie eine Datei im Format PNG oder JPG.",
            name=Path(path).name,
        ) from error
    content = BytesIO()
    small.save(content, "PNG", optimize=True)
    return base64.b64encode(content.getvalue()).decode()


def _small(image: Any) -> Any:
    if image.width * image.height > LARGEST_PICTURE:
        raise ValueError("more pixels than anybody prints")
    transparent = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    plain = image.convert("RGBA" if transparent else "RGB")
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return plain
