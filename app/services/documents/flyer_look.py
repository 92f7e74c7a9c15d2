"""Measures, styles and logos of a flyer."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.services.documents import accent
from app.services.documents.data import Flyer
from app.services.documents.page import MM, SIZES, Page, picture
from app.services.documents.typeset import QUIET, Style


@dataclass(frozen=True)
class Look:
    """Measures and styles of a flyer in one size: four sizes of one family, one accent colour."""

    margin: float
    width: float
    gap: float
    body: Style
    strong: Style
    label: Style
    lead: Style
    lead_strong: Style
    small: Style
    title: float
    fill: str
    over: str
    unit: float
    grown: bool
    """Larger than normal, because there is room."""

    @classmethod
    def of(cls, flyer: Flyer, step: float) -> "Look":
        """`step` 1 is the normal size of the text."""
        base = 1.0 if flyer.paper == "A4" else 0.74
        unit, tight = base * step, min(step, 1.0) ** 1.5
        margin = (18 if flyer.paper == "A4" else 12) * MM
        text = accent.as_text(flyer.office.accent)
        return cls(
            margin=margin,
            width=SIZES[flyer.paper][0] - 2 * margin,
            gap=19 * base * step * tight,
            body=Style(11.5 * unit, leading=1.42),
            strong=Style(11.5 * unit, bold=True, leading=1.42),
            label=Style(11.5 * unit, bold=True, colour=text, leading=1.42),
            lead=Style(15.5 * unit, leading=1.32),
            lead_strong=Style(15.5 * unit, bold=True, leading=1.32),
            small=Style(max(8.2 * base * min(step, 1.0), 6.5), colour=QUIET, leading=1.42),
            title=42 * base * step * tight**0.5,
            fill=accent.checked(flyer.office.accent),
            over=accent.over(flyer.office.accent),
            unit=unit,
            grown=step > 1,
        )


@dataclass(frozen=True)
class Logo:
    """A picture in the size in which it is printed."""

    image: Any
    width: float
    height: float

    def draw(self, page: Page, x: float, y: float) -> None:
        """Place its upper left corner."""
        page.canvas.drawImage(self.image, x, page.height - y - self.height, self.width, self.height, mask="auto")


@lru_cache(maxsize=8)
def logo(content: bytes | None, most_height: float, most_width: float) -> Logo | None:
    """The logo as large as it may be, read once for many sheets; None where there is none, UserError where it cannot
    be read."""
    if not content:
        return None
    image = picture(content)
    wide, tall = image.getSize()
    scale = min(most_height / tall, most_width / wide)
    return Logo(image, wide * scale, tall * scale)
