"""What somebody new agrees to by a tick on a list: its words, and the box in each free row."""

from collections.abc import Sequence

from app.services.documents.furniture import MARGIN
from app.services.documents.hand_table import HEAD, ROW, Columns
from app.services.documents.page import MM, Page
from app.services.documents.typeset import INK
from app.text import _, translate

WORDS = _(
    "Mit dem Kreuz bei „Einverstanden“ erlaube ich, dass {office} meinen Namen und meine Telefonnummer oder E-Mail "
    "speichert und mich wegen einer Mitarbeit anspricht (Art. 6 Abs. 1 Buchst. a DSGVO). Das ist freiwillig. Ich kann "
    "es jederzeit ohne Angabe von Gründen beim Büro widerrufen, ein Satz genügt (Art. 7 Abs. 3 DSGVO)."
)
TITLE = _("Einverstanden\n(siehe unten)")
WIDTH = 24 * MM
_BOX = 4.5 * MM
"""Large enough for a cross by hand."""


def agreement(office: str) -> str:
    """The words as they are printed and kept as the proof (GDPR Art. 7(1), (2))."""
    return translate(WORDS).format(office=office or translate(_("das Büro")))


def draw_boxes(page: Page, table: Columns, at: int, top: float, rows: Sequence[Sequence[str]]) -> None:
    """A box to tick in the column `at` of each free row of a table that begins at `top`; who is printed needs none."""
    left = MARGIN + sum(width for _title, width in table[:at]) + (table[at][1] - _BOX) / 2
    for place, cells in enumerate(rows):
        if not cells:
            _draw_box(page, left, top + HEAD + place * ROW + (ROW - _BOX) / 2)


def _draw_box(page: Page, left: float, top: float) -> None:
    right, foot = left + _BOX, top + _BOX
    edges = [(left, top, right, top), (left, foot, right, foot), (left, top, left, foot), (right, top, right, foot)]
    page.rules(edges, 0.6, INK)
