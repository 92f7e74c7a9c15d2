"""Turns pages of a PDF into pictures, for the preview and for paper; to be called in the worker thread only."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtGui import QImage

POINTS_PER_INCH = 72

Size = tuple[float, float]


def page_sizes(pdf: bytes) -> list[Size]:
    """Width and height of every page in points."""
    with _opened(pdf) as document:
        return [document.get_page_size(number) for number in range(len(document))]


def render(pdf: bytes, page: int, dots_per_inch: float) -> QImage:
    """One page (counted from 0) as a picture."""
    with _opened(pdf) as document:
        bitmap = document[page].render(scale=dots_per_inch / POINTS_PER_INCH)
        picture = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888)
        return picture.copy()


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()
