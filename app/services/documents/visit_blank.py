"""The sheets of a visit pack that are filled in by hand: who was there, and the protocol."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from app.services.documents.blocks import Block, text_block
from app.services.documents.flow import NOTE_ROW
from app.services.documents.furniture import BODY, LABEL, MARGIN, SMALL, STRONG, Furniture
from app.services.documents.page import MM, Drawing, Page
from app.services.documents.typeset import INK, LINE, QUIET, Style, single, wrap_at_most
from app.services.documents.visit_data import PackedHouse, VisitPack
from app.text import _

ROW = 10 * MM
"""High enough for handwriting."""
HEAD, PAD = 20.0, 4.0
AGREED = 7
"""Lines for what is agreed."""
PURPOSE = _(
    "Die Angaben dienen dem Nachweis der ehrenamtlichen Stunden. Sie werden vertraulich behandelt und nicht an andere "
    "weitergegeben."
)


def sheet_pages(pack: VisitPack, house: PackedHouse, furniture: Furniture) -> list[Drawing]:
    """The sheet to sign: everybody who helps here, then blank lines; the last page is filled with them."""
    own = _sheet_furniture(house, furniture)
    rooms = _rooms(own, len(house.names) + max(pack.blank, 0))
    return [partial(_draw_sheet, own, house.names, sum(rooms[:n]), room) for n, room in enumerate(rooms)]


def blank_lines(pack: VisitPack, house: PackedHouse, furniture: Furniture) -> int:
    """How many lines of the sheet have no name."""
    rooms = _rooms(_sheet_furniture(house, furniture), len(house.names) + max(pack.blank, 0))
    return sum(rooms) - len(house.names)


def _sheet_furniture(house: PackedHouse, furniture: Furniture) -> Furniture:
    return replace(furniture, title=_("Einsatzliste {house}").format(house=house.handout.shelter), sheet=house.sheet)


def _rooms(furniture: Furniture, wanted: int) -> list[int]:
    """Rows on each page."""
    rooms: list[int] = []
    while sum(rooms) < max(wanted, 1):
        free = furniture.bottom() - furniture.top(furniture.first + len(rooms)) - HEAD - _note(furniture).height - 6
        rooms.append(max(int(free / ROW), 1))
    return rooms


def _note(furniture: Furniture) -> Block:
    return text_block(PURPOSE, SMALL, MARGIN, furniture.width)


def _columns(width: float) -> list[tuple[str, float]]:
    fixed = [(_("Nr."), 9 * MM), (_("Name, Vorname"), 62 * MM), (_("Von"), 20 * MM), (_("Bis"), 20 * MM)]
    return [*fixed, (_("Unterschrift"), width - sum(column for _title, column in fixed))]


def _draw_sheet(furniture: Furniture, names: Sequence[str], first: int, room: int, page: Page) -> None:
    furniture.draw(page)
    top, table = furniture.top(page.number), _columns(furniture.width)
    _draw_table(page, top, table, room)
    quiet = Style(BODY.size, colour=QUIET)
    for place in range(room):
        y = top + HEAD + place * ROW
        label = single(str(first + place + 1), quiet)
        page.line(MARGIN + table[0][1] - PAD - label.width, y + (ROW - quiet.height) / 2, label, quiet)
        if first + place < len(names):
            lines = wrap_at_most(names[first + place], BODY, table[1][1] - 2 * PAD, 2)
            page.lines(MARGIN + table[0][1] + PAD, y + (ROW - len(lines) * BODY.height) / 2, lines, BODY)
    _note(furniture).draw(page, top + HEAD + room * ROW + 6)


def _draw_table(page: Page, top: float, table: Sequence[tuple[str, float]], rows: int, row: float = ROW) -> None:
    """Heads, lines between rows and between columns."""
    right = MARGIN + sum(width for _title, width in table)
    page.rules([(MARGIN, top + HEAD, right, top + HEAD)], 1.0, INK)
    page.rules([(MARGIN, top + HEAD + n * row, right, top + HEAD + n * row) for n in range(1, rows + 1)], 0.5, QUIET)
    x, edges = MARGIN, []
    for number, (title, width) in enumerate(table):
        page.line(x + (PAD if number else 0), top + 5, single(title, LABEL), LABEL)
        x += width
        edges.append((x, top + 4, x, top + HEAD + rows * row))
    page.rules(edges[:-1], 0.4, QUIET)


def protocol_pages(pack: VisitPack, house: PackedHouse, furniture: Furniture) -> list[Drawing]:
    """One page to write on: who was there, topics, what was said, what was agreed, the next visit."""
    own = replace(furniture, title=_("Protokoll {house}").format(house=house.handout.shelter))
    return [partial(_draw_protocol, own)]


def _draw_protocol(furniture: Furniture, page: Page) -> None:
    furniture.draw(page)
    y, end = furniture.top(page.number), furniture.bottom()
    y = _answers(furniture, page, y)
    agreed = HEAD + AGREED * ROW + 22
    below = 12 * MM
    free = end - y - agreed - below
    topics = max(int(free * 0.34 / NOTE_ROW), 3)
    y = _lines(furniture, page, y, _("Themen"), topics)
    said = max(int((end - below - agreed - y - 24) / NOTE_ROW), 3)
    y = _lines(furniture, page, y, _("Was besprochen wurde"), said)
    page.line(MARGIN, y + 8, single(_("Vereinbart"), STRONG), STRONG)
    width = furniture.width
    table = [(_("Was"), width - 84 * MM), (_("Wer"), 50 * MM), (_("Bis wann"), 34 * MM)]
    _draw_table(page, y + 20, table, AGREED)
    _answer(page, MARGIN, end - 3, _("Nächster Besuch am"), MARGIN + width * 0.55)


def _answers(furniture: Furniture, page: Page, y: float) -> float:
    """When, and who was there."""
    right, half = MARGIN + furniture.width, MARGIN + furniture.width / 2
    _answer(page, MARGIN, y + 16, _("Besuch am"), half - 10)
    _answer(page, half, y + 16, _("von – bis"), right)
    _answer(page, MARGIN, y + 16 + NOTE_ROW, _("Wer dabei war"), right)
    page.rules([(MARGIN, y + 16 + 2 * NOTE_ROW, right, y + 16 + 2 * NOTE_ROW)], 0.5, LINE)
    return y + 16 + 2 * NOTE_ROW


def _answer(page: Page, x: float, y: float, words: str, right: float) -> None:
    """Words with a line behind them at `y`."""
    told = single(words, LABEL)
    page.line(x, y - LABEL.height, told, LABEL)
    page.rules([(x + told.width + 6, y, right, y)], 0.5, LINE)


def _lines(furniture: Furniture, page: Page, y: float, title: str, count: int) -> float:
    """A title with ruled lines under it; the answer is where they end."""
    page.line(MARGIN, y + 10, single(title, STRONG), STRONG)
    start, right = y + 18, MARGIN + furniture.width
    page.rules([(MARGIN, start + n * NOTE_ROW, right, start + n * NOTE_ROW) for n in range(1, count + 1)], 0.5, LINE)
    return start + count * NOTE_ROW
