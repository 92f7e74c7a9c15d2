"""The text of a letter as blocks: paragraphs, headings, points, boxes to tick, and lines to sign."""

from collections.abc import Iterator

from app.services.documents.blocks import Block, beside, lines_block, space, stack, text_block
from app.services.documents.page import MM, Page
from app.services.documents.typeset import QUIET, Line, Style, wrap

BODY = Style(10.5, leading=1.35)
HEADING = Style(11, bold=True)
SIGNED = Style(8.5, colour=QUIET)
GAP = BODY.height * 0.55
INDENT = 12.0
BOX = 8.0
ROOM_TO_SIGN = 15 * MM
TOGETHER = 4
"""A paragraph of so many lines stays on one page."""


def blocks_of(body: str, x: float, width: float) -> list[Block]:
    """Blocks that may each go on the next page; lines to sign stay with the words before them."""
    found: list[Block] = []
    for paragraph in body.split("\n\n"):
        for piece in _pieces(paragraph, x, width):
            _add(found, piece, paragraph)
        found.append(space(GAP))
    return [block for block in _headings_kept(found) if block.height]


def _add(found: list[Block], piece: Block, paragraph: str) -> None:
    """Lines to sign are put together with the two blocks before them."""
    if not paragraph.startswith("____"):
        found.append(piece)
        return
    before = found[-2:]
    del found[-2:]
    found.append(stack(*before, piece))


class _Heading(Block):
    """A heading, which waits for what follows."""


def _headings_kept(blocks: list[Block]) -> Iterator[Block]:
    waiting: list[Block] = []
    for block in blocks:
        waiting.append(block)
        if not isinstance(block, _Heading) and block.height > GAP:
            yield stack(*waiting)
            waiting = []
    yield stack(*waiting)


def _pieces(paragraph: str, x: float, width: float) -> Iterator[Block]:
    plain: list[str] = []
    for line in paragraph.split("\n"):
        if not line.startswith(("# ", "- ", "[ ] ", "____")):
            plain.append(line)
            continue
        yield from _text(plain, x, width)
        plain = []
        yield _marked(line, x, width)
    yield from _text(plain, x, width)


def _text(lines: list[str], x: float, width: float) -> Iterator[Block]:
    """Ordinary text: a short paragraph whole, a long one line by line with its first and last two together."""
    broken = list(wrap("\n".join(lines), BODY, width))
    if len(broken) <= TOGETHER:
        yield lines_block(broken, BODY, x, width)
        return
    yield lines_block(broken[:2], BODY, x, width)
    yield from (lines_block([line], BODY, x, width) for line in broken[2:-2])
    yield lines_block(broken[-2:], BODY, x, width)


def _marked(line: str, x: float, width: float) -> Block:
    mark, _space, words = line.partition(" ")
    if mark == "#":
        heading = stack(space(3), text_block(words, HEADING, x, width), space(3))
        return _Heading(heading.height, heading.draw)
    if mark == "-":
        point = text_block("–", BODY, x, INDENT)
        return stack(beside(point, text_block(words, BODY, x + INDENT, width - INDENT)), space(2))
    if line.startswith("[ ] "):
        return _box(line[4:], x, width)
    return _to_sign([part.strip() for part in line.lstrip("_").split("|")], x, width)


def _box(words: str, x: float, width: float) -> Block:
    text = text_block(words, BODY, x + INDENT + 5, width - INDENT - 5)

    def draw(page: Page, y: float) -> None:
        page.frame(x, y + (BODY.height - BOX) / 2, BOX, BOX, 0.7)
        text.draw(page, y)

    return Block(text.height + 3, draw)


def _to_sign(who: list[str], x: float, width: float) -> Block:
    """A line for each who signs, side by side, with their words under it."""
    gap = 10 * MM
    column = (width - gap * (len(who) - 1)) / len(who) if len(who) > 1 else min(width, 80 * MM)
    told: list[tuple[Line, ...]] = [wrap(words, SIGNED, column) for words in who]

    def draw(page: Page, y: float) -> None:
        for number, lines in enumerate(told):
            left = x + number * (column + gap)
            page.rules([(left, y + ROOM_TO_SIGN, left + column, y + ROOM_TO_SIGN)], 0.6, QUIET)
            page.lines(left, y + ROOM_TO_SIGN + 2, lines, SIGNED)

    return Block(ROOM_TO_SIGN + 2 + max(map(len, told)) * SIGNED.height, draw)
