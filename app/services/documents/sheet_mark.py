"""The number of a printed list in the corner of its page, for eyes and as a QR code for scanners."""

from app.services.documents import qr
from app.services.documents.page import MM, Page
from app.services.documents.typeset import LINE, QUIET, Line, Style, single
from app.services.paper import numbers
from app.text import _

SIDE = 16 * MM
"""With its white edge; a module is 0.55 mm, which a scanner reads at 150 dpi."""
TOP = 5.2 * MM
"""In the upper margin, so that it takes no room from the page; printers reach up to 4.2 mm."""
NUMBER = Style(10.5, bold=True)
SOON = Style(8, colour=QUIET)
GAP, OVER = 1.5 * MM, 4.6 * MM
"""Between words and code; of the number over the first line of the page."""


def draw(page: Page, sheet: str, right: float) -> float:
    """Draw the mark with its dark part ending at `right`; the answer is the width it takes from the first line."""
    edge = SIDE * qr.QUIET_ZONE / 29
    x = right - SIDE + edge
    if sheet == numbers.PREVIEW:
        inside = SIDE - 2 * edge
        page.frame(x + edge, TOP + edge, inside, inside, 0.6, LINE)
        words, style = single(_("Die Nummer der Liste steht hier, sobald sie gedruckt wird."), SOON), SOON
    else:
        qr.draw(page, x, TOP, SIDE, sheet, "H")
        words, style = single(_("Liste {number}").format(number=sheet), NUMBER), NUMBER
    _over_line(page, words, style, x + edge - GAP)
    return SIDE - 2 * edge + GAP


def _over_line(page: Page, words: Line, style: Style, right: float) -> None:
    page.line(right - words.width, TOP + OVER, words, style)
