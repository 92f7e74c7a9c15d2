"""Pictures from foreign files, read and made small in the child process: the logo, a photo."""

import base64
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.services.worker import Progress, run_in_child

LARGEST_FILE = 20_000_000
"""Bytes that are read at most."""
LARGEST_PICTURE, LARGEST_PHOTO = 25_000_000, 120_000_000
"""Pixels that are read at most, and those of a JPEG, which is opened at a fraction of its size: telephones take
pictures of 50 and of 108 million. A picture may be small as a file and huge in memory."""
ENOUGH = 2000
"""Pixels of a side that are opened of such a photo."""


def read(job: str, path: Path) -> bytes:
    """The picture in a PNG or JPEG file as `job` ("module:function") makes it small; takes a second.

    Raises UserError when it cannot be used.
    """
    return base64.b64decode(run_in_child(job, (str(path),), seconds=30.0))


def small(path: str, progress: Progress, shrink: Callable[[Any], Any], form: str, **saving: Any) -> str:
    """The part of such a job that is the same for all: what `shrink` makes of the picture, as `form` in base64."""
    from PIL import Image

    progress(0, 0)
    if Path(path).stat().st_size > LARGEST_FILE:
        raise UserError("Das Bild ist größer als 20 MB. Bitte wählen Sie ein kleineres.")
    Image.MAX_IMAGE_PIXELS = None  # counted here, to say what is wrong
    try:
        with Image.open(path, formats=("PNG", "JPEG")) as image:
            _refuse_huge(image)
            made = shrink(image)
    except (OSError, ValueError, SyntaxError) as error:
        raise UserError(
            "„{name}“ ist kein Bild, das sich lesen lässt. Bitte wählen Sie eine Datei im Format PNG oder JPG.",
            name=Path(path).name,
        ) from error
    content = BytesIO()
    made.save(content, form, **saving)
    return base64.b64encode(content.getvalue()).decode()


def _refuse_huge(image: Any) -> None:
    declared = image.width * image.height
    image.draft(None, (ENOUGH, ENOUGH))
    if declared > LARGEST_PHOTO or image.width * image.height > LARGEST_PICTURE:
        raise UserError(
            "Das Bild hat {count} Millionen Bildpunkte, das ist zu viel. Bitte verkleinern Sie es, zum Beispiel indem "
            "Sie es sich selbst als Nachricht schicken.",
            count=round(declared / 1_000_000),
        )
