"""Draws on one page, measured in points from its upper left corner, and puts pages into a file."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from app.errors import UserError
from app.services.documents.fonts import REGULAR, font, unprintable
from app.services.documents.text import REPLACEMENT, clean, cleaned
from app.services.documents.typeset import INK, LINE, Line, Style
from app.services.files import write_safely

MM = 72 / 25.4
SIZES: dict[str, tuple[float, float]] = {"A4": A4, "A5": A5, "A4 quer": landscape(A4)}
BASELINE = 0.36
"""How far, in sizes of the font, the baseline lies under the middle of a line; so capitals stand in the middle."""

Record = TypeVar("Record")
Drawing = Callable[["Page"], None]
Target = Path | BinaryIO


@lru_cache(maxsize=256)
def colour(code: str) -> Color:
    """The colour of #RRGGBB."""
    return HexColor(code)


class _Ink(PDFTextObject):  # type: ignore[misc]
    """Text on its way to the page; every piece says where it stands, so the widths need not be summed up again."""

    def put(self, text: str) -> None:
        self._code.append(self._formatText(text))


class Page:
    """One page; `number` and `count` within its own sheet; `replaced`: it has signs that stand for others. Text
    always lies over shapes and pictures."""

    def __init__(self, canvas: Canvas, size: tuple[float, float], number: int, count: int, replaced: bool) -> None:
        self.canvas, self.number, self.count = canvas, number, count
        self.replaced = replaced
        self.width, self.height = size
        self._ink = _Ink(canvas)
        self._set: tuple[str, float] = ("", 0.0)
        self._colour = ""

    def line(self, x: float, y: float, line: Line, style: Style) -> None:
        """One line of text with its left end at `x` and the top of its line height at `y`."""
        baseline = self.height - y - style.height / 2 - style.size * BASELINE
        ink = self._ink
        if self._colour != style.colour:
            ink.setFillColor(colour(style.colour))
            self._colour = style.colour
        ink.setTextOrigin(x, baseline)
        for run in line.runs:
            wanted = (run.font, round(style.size * run.scale, 3))
            if self._set != wanted:
                ink.setFont(*wanted, leading=0)
                self._set = wanted
            ink.put(run.text)

    def lines(
        self, x: float, y: float, lines: Sequence[Line], style: Style, width: float = 0.0, align: float = 0.0
    ) -> float:
        """Lines below each other; `align` 0 left, 0.5 centred, 1 right in a column of `width`. Returns the y below
        them."""
        for line in lines:
            self.line(x + (width - line.width) * align, y, line, style)
            y += style.height
        return y

    def box(self, x: float, y: float, width: float, height: float, fill: str, radius: float = 0.0) -> None:
        """A filled rectangle."""
        self.canvas.setFillColor(colour(fill))
        if radius:
            self.canvas.roundRect(x, self.height - y - height, width, height, radius, stroke=0, fill=1)
        else:
            self.canvas.rect(x, self.height - y - height, width, height, stroke=0, fill=1)

    def frame(self, x: float, y: float, width: float, height: float, thick: float = 0.6, stroke: str = INK) -> None:
        """The outline of a rectangle."""
        self.canvas.setStrokeColor(colour(stroke))
        self.canvas.setLineWidth(thick)
        self.canvas.rect(x, self.height - y - height, width, height, stroke=1, fill=0)

    def rules(
        self, segments: Iterable[tuple[float, float, float, float]], thick: float = 0.6, stroke: str = LINE
    ) -> None:
        """Straight lines, each as x1, y1, x2, y2."""
        flipped = [(x1, self.height - y1, x2, self.height - y2) for x1, y1, x2, y2 in segments]
        if flipped:
            self.canvas.setStrokeColor(colour(stroke))
            self.canvas.setLineWidth(thick)
            self.canvas.lines(flipped)

    def finish(self) -> None:
        """Put the collected text on the page and close it."""
        self.canvas.drawText(self._ink)
        self.canvas.showPage()


@dataclass(frozen=True)
class Sheet:
    """One record laid out: what draws each of its pages, and what the file says about it."""

    title: str
    author: str
    paper: str
    pages: Sequence[Drawing]


@dataclass(frozen=True)
class Printed:
    """What was written: number of pages, and the characters no font can show (a replacement sign stands for them)."""

    pages: int
    unprintable: tuple[str, ...] = ()


def produce(
    target: Target, records: Iterable[Record], lay_out: Callable[[Record], Sheet], strict: bool = False
) -> Printed:
    """Write the sheets of all records into one PDF, page numbers per sheet; the same data gives the same bytes.

    `strict`: a character that cannot be shown is a UserError instead of a replacement sign. A path is written only when
    everything is drawn, and safely; a stream gets the bytes.
    """
    prints = [_prepared(record, lay_out, strict) for record in records]
    content = _draw(prints)
    if isinstance(target, Path):
        write_safely(target, lambda stream: _pour(stream, content))
    else:
        target.write(content)
    return Printed(
        sum(len(sheet.pages) for sheet, _ in prints), tuple(sorted(set().union(*(missing for _, missing in prints))))
    )


def _prepared(record: Record, lay_out: Callable[[Record], Sheet], strict: bool) -> tuple[Sheet, set[str]]:
    missing: set[str] = set()
    return lay_out(_printable(record, missing, strict)), missing


def _pour(stream: BinaryIO, content: bytes) -> None:
    stream.write(content)


def _printable(record: Record, missing: set[str], strict: bool) -> Record:
    def change(text: str) -> str:
        safe = clean(text)
        unknown = unprintable(safe)
        if unknown and strict:
            raise UserError(
                "„{text}“ enthält Zeichen, die nicht gedruckt werden können: {signs}. "
                "Bitte ersetzen oder löschen Sie sie.",
                text=_shortened(safe),
                signs=_named(unknown),
            )
        missing.update(unknown)
        return safe.translate({ord(char): REPLACEMENT for char in unknown}) if unknown else safe

    return cleaned(record, change)


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:58] + " …"


def _named(characters: set[str]) -> str:
    return " ".join(f"{char} (U+{ord(char):04X})" for char in sorted(characters)[:5])


def _draw(prints: Sequence[tuple[Sheet, set[str]]]) -> bytes:
    if not prints:
        raise UserError("Es gibt nichts zu drucken. Bitte wählen Sie mindestens einen Eintrag aus.")
    content = BytesIO()
    canvas = _canvas(content, prints[0][0])
    for number, (sheet, missing) in enumerate(prints):
        if len(prints) > 1:
            canvas.bookmarkPage(str(number))
            canvas.addOutlineEntry(sheet.title, str(number))
        _draw_sheet(canvas, sheet, bool(missing))
    canvas.save()
    return content.getvalue()


def _canvas(content: BytesIO, first: Sheet) -> Canvas:
    font(REGULAR.first)
    canvas = Canvas(content, invariant=1, pageCompression=1, lang="de-DE", initialFontName=REGULAR.first)
    canvas.setTitle(first.title)
    canvas.setAuthor(first.author)
    canvas.setCreator("Helferkreis")
    canvas.setProducer("Helferkreis")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _draw_sheet(canvas: Canvas, sheet: Sheet, replaced: bool) -> None:
    size = SIZES[sheet.paper]
    for number, draw in enumerate(sheet.pages, 1):
        canvas.setPageSize(size)
        page = Page(canvas, size, number, len(sheet.pages), replaced)
        draw(page)
        page.finish()


def picture(content: bytes) -> Any:
    """A logo (PNG or JPEG) ready to draw, its size in pixels by `getSize()`; UserError when it cannot be read or is
    far too large."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > 25_000_000:
                raise UserError("Das Logo ist größer als 25 Millionen Bildpunkte. Bitte verkleinern Sie das Bild.")
            image.load()
        return ImageReader(BytesIO(content))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserError(
            "Das Logo kann nicht gelesen werden. Bitte wählen Sie ein Bild im Format PNG oder JPEG."
        ) from error
