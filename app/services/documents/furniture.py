"""What every working sheet has at its head and foot: office, title, Stand, page x of y, and how confidential it is."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.services.documents import accent, sheet_mark
from app.services.documents.blocks import text_block
from app.services.documents.data import Office
from app.services.documents.flyer_look import Logo, logo
from app.services.documents.page import MM, SIZES, Page
from app.services.documents.text import REPLACEMENT
from app.services.documents.typeset import INK, LINE, QUIET, Line, Style, single, wrap_at_most
from app.services.documents.wording import joined
from app.text import _, german_date

MARGIN = 18 * MM
TITLE, BODY, SMALL = Style(18, bold=True, leading=1.2), Style(9.5), Style(8, colour=QUIET)
STRONG, LABEL = Style(9.5, bold=True), Style(8, bold=True, colour=QUIET)
"""The three sizes of a working sheet."""
FOOT = 22.0
LOGO_HEIGHT, LOGO_WIDTH, LOGO_GAP = 15 * MM, 45 * MM, 8 * MM
"""At most, at the right of the title."""


@dataclass(frozen=True)
class Furniture:
    """Head and foot of a sheet; the first page has the full head, the others a line."""

    office: Office
    title: str
    subtitle: str
    as_of: date
    confidential: str
    paper: str = "A4"
    credits: tuple[str, ...] = ()
    sheet: str = ""
    """The number of a list whose handwriting comes back, "1042-9"; `numbers.PREVIEW` shows where it will stand."""
    first: int = 1
    """The page of the file on which this sheet begins and has its full head."""

    @property
    def width(self) -> float:
        """Width between the margins."""
        return SIZES[self.paper][0] - 2 * MARGIN

    def top(self, number: int) -> float:
        """Where the content of a page begins."""
        if number > self.first:
            return MARGIN + SMALL.height + 14
        return MARGIN + SMALL.height + 6 + self._head_height() + 17

    def bottom(self) -> float:
        """Where the content of a page ends."""
        credits = sum(text_block(text, SMALL, MARGIN, self.width).height for text in self.credits)
        return SIZES[self.paper][1] - MARGIN - FOOT - credits

    def draw(self, page: Page) -> None:
        """Head and foot of a page."""
        self._draw_head(page)
        self._draw_foot(page)

    @cached_property
    def _logo(self) -> Logo | None:
        return logo(self.office.logo, LOGO_HEIGHT, LOGO_WIDTH)

    def _beside_logo(self) -> float:
        """Width for the title."""
        return self.width - (self._logo.width + LOGO_GAP if self._logo else 0)

    def _head_height(self) -> float:
        """Height of title and subtitle, or of the logo beside them."""
        words = len(self._title()) * TITLE.height + len(self._subtitle()) * BODY.height + 2
        return max(words, self._logo.height if self._logo else 0.0)

    def _title(self) -> tuple[Line, ...]:
        return wrap_at_most(self.title, TITLE, self._beside_logo(), 2)

    def _subtitle(self) -> tuple[Line, ...]:
        return wrap_at_most(self.subtitle, BODY, self._beside_logo(), 3)

    def _draw_head(self, page: Page) -> None:
        stand = single(_("Stand {date}").format(date=german_date(self.as_of)), SMALL)
        right = page.width - MARGIN - (sheet_mark.draw(page, self.sheet, page.width - MARGIN) if self.sheet else 0.0)
        page.line(right - stand.width, MARGIN, stand, SMALL)
        head = joined(self.office.line, self.office.name, by=" · ") if page.number == self.first else self.title
        page.lines(MARGIN, MARGIN, wrap_at_most(head, SMALL, right - stand.width - 12 - MARGIN, 1), SMALL)
        y = MARGIN + SMALL.height + 6
        if page.number == self.first:
            if self._logo:
                self._logo.draw(page, page.width - MARGIN - self._logo.width, y)
            page.lines(MARGIN, page.lines(MARGIN, y, self._title(), TITLE) + 2, self._subtitle(), BODY)
            y += self._head_height() + 6
        page.rules([(MARGIN, y, page.width - MARGIN, y)], 1.2, accent.as_text(self.office.accent))

    def _draw_foot(self, page: Page) -> None:
        y = self.bottom() + 8
        page.rules([(MARGIN, y, page.width - MARGIN, y)], stroke=LINE)
        y += 4
        strong = Style(SMALL.size, bold=True, colour=INK)
        count = single(_("Seite {number} von {count}").format(number=page.number, count=page.count), SMALL)
        page.line(page.width - MARGIN - count.width, y, count, SMALL)
        page.line(MARGIN, y, single(self.confidential, strong), strong)
        if page.replaced:
            note = _("{sign} = Zeichen, das nicht gedruckt werden kann").format(sign=REPLACEMENT)
            page.lines(MARGIN, y, [single(note, SMALL)], SMALL, self.width - count.width - 14, 1.0)
        y += SMALL.height
        for text in self.credits:
            block = text_block(text, SMALL, MARGIN, self.width)
            block.draw(page, y)
            y += block.height
