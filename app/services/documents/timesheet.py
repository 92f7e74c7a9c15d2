"""Stundenzettel: what one person has given, day by day, with the sum and room for two signatures."""

from collections.abc import Iterable, Sequence
from functools import partial

from app.services.documents.blocks import Block, beside, space, stack, text_block
from app.services.documents.data import GivenHours, Timesheet
from app.services.documents.furniture import BODY, MARGIN, SMALL, STRONG, Furniture
from app.services.documents.page import MM, Page, Printed, Sheet, Target, produce
from app.services.documents.table import GAP, Column, columns, head_row, row
from app.services.documents.typeset import INK
from app.services.documents.wording import credit_texts, joined
from app.text import WEEKDAYS, _, german_date, hours

SIGNED = 16 * MM
"""Height to sign in."""
APART = 12 * MM
UNPAID = _("Die Stunden wurden ehrenamtlich und ohne Bezahlung geleistet. Die Angaben sind richtig.")
PAID = _("Die Stunden wurden ehrenamtlich geleistet. Die Angaben sind richtig.")
"""Where an allowance was paid in the period."""


def write_many(target: Target, sheets: Iterable[Timesheet]) -> Printed:
    """Write the sheets of several people into one file, pages counted for each."""
    return produce(target, sheets, lay_out)


def lay_out(sheet: Timesheet) -> Sheet:
    """As many pages as needed; sum and signatures stay together, with at least one row above them."""
    furniture = _furniture(sheet)
    made, rows = _table(sheet, furniture.width)
    head, end = head_row(made), _end(sheet, furniture.width, made)
    pages: list[list[tuple[float, Block]]] = [[(furniture.top(1), head)]]
    y = furniture.top(1) + head.height
    for place, block in enumerate(rows):
        needed = block.height + (end.height if place == len(rows) - 1 else 0)
        if y + needed > furniture.bottom():
            top = furniture.top(len(pages) + 1)
            pages.append([(top, head)])
            y = top + head.height
        pages[-1].append((y, block))
        y += block.height
    pages[-1].append((y, end))
    title = _("Stundenzettel {name}").format(name=sheet.person)
    return Sheet(title, sheet.office.name, furniture.paper, [partial(_draw, furniture, blocks) for blocks in pages])


def _furniture(sheet: Timesheet) -> Furniture:
    project = [_("Projekt: {name}").format(name=sheet.project)] if sheet.project else []
    same = [f"{title}: {cells[0]}" for title, _share, cells in _parts(sheet) if _is_same(title, cells)]
    return Furniture(
        sheet.office,
        _("Stundenzettel: {name}").format(name=sheet.person),
        joined(_period(sheet), " · ".join([*project, *same]), by="\n"),
        sheet.as_of,
        _("Vertraulich – nur für Büro und Geldgeber"),
        credits=credit_texts(sheet.credits.get(sheet.project, ())),
    )


def _period(sheet: Timesheet) -> str:
    first, last = german_date(sheet.since), german_date(sheet.until)
    if first and last:
        return _("{first} bis {last}").format(first=first, last=last)
    return _("ab {day}").format(day=first) if first else _("bis {day}").format(day=last) if last else ""


def _draw(furniture: Furniture, blocks: list[tuple[float, Block]], page: Page) -> None:
    furniture.draw(page)
    for y, block in blocks:
        block.draw(page, y)


def _table(sheet: Timesheet, width: float) -> tuple[tuple[Column, ...], list[Block]]:
    """The columns, and the rows; an empty column is left out, one that says always the same stands at the top."""
    parts = _parts(sheet)
    kept = [part for part in parts if any(part[2]) and not _is_same(part[0], part[2])]
    shares = [(title, share, False, title == _("Dauer")) for title, share, _cells in kept or parts[:5]]
    made = columns(width, *shares)
    rows = [row(cells, made) for cells in zip(*(cells for _title, _share, cells in kept), strict=True)]
    return made, rows or [_nothing(width)]


def _parts(sheet: Timesheet) -> list[tuple[str, float, list[str]]]:
    """Title, share of the width and cells of every column."""
    entries = sheet.chosen
    return [
        (_("Tag"), 17, [_day(e) for e in entries]),
        (_("Von – bis"), 15, [e.span for e in entries]),
        (_("Dauer"), 12, [hours(e.minutes) for e in entries]),
        (_("Aufgabe"), 26, [e.activity for e in entries]),
        (_("Ort"), 24, [e.place for e in entries]),
        (_("Projekt"), 24, [] if sheet.project else [e.project for e in entries]),
        (_("Bemerkung"), 22, [e.notes for e in entries]),
    ]


def _is_same(title: str, cells: Sequence[str]) -> bool:
    """Whether a column that may be told once says the same in every row."""
    return (
        title in (_("Aufgabe"), _("Ort"), _("Projekt")) and len(cells) > 1 and bool(cells[0]) and len(set(cells)) == 1
    )


def _nothing(width: float) -> Block:
    return stack(space(6), text_block(_("In dieser Zeit sind keine Stunden eingetragen."), BODY, MARGIN, width))


def _day(entry: GivenHours) -> str:
    return f"{WEEKDAYS[entry.day.weekday()][:2]} {german_date(entry.day)}"


def _end(sheet: Timesheet, width: float, made: tuple[Column, ...]) -> Block:
    pledge = PAID if sheet.paid else UNPAID
    return stack(
        space(4), _sum(sheet, made), space(14), text_block(pledge, BODY, MARGIN, width),
        _signatures(width, (sheet.person, _("Bestätigt für die Einsatzstelle"))),
    )  # fmt: skip


def _sum(sheet: Timesheet, made: tuple[Column, ...]) -> Block:
    """The sum under the hours, what it is at the left of it."""
    total, count = hours(sum(entry.minutes for entry in sheet.chosen)), len(sheet.chosen)
    days = _("1 Eintrag") if count == 1 else _("{count} Einträge").format(count=count)
    place = next(at for at, column in enumerate(made) if column.right)
    before = sum(column.width + GAP for column in made[:place])
    words = text_block(_("Summe ({days})").format(days=days), STRONG, MARGIN, before)
    return beside(words, text_block(total, STRONG, MARGIN, before + made[place].width, 1.0))


def _signatures(width: float, names: tuple[str, str]) -> Block:
    """Two lines beside each other, each for date and name."""
    each = (width - APART) / 2
    labels = [_("Datum, Unterschrift: {name}").format(name=name) for name in names]
    blocks = [text_block(words, SMALL, MARGIN + place * (each + APART), each) for place, words in enumerate(labels)]
    tall = max(block.height for block in blocks)

    def draw(page: Page, y: float) -> None:
        line = y + SIGNED
        page.rules(
            [(MARGIN + n * (each + APART), line, MARGIN + n * (each + APART) + each, line) for n in (0, 1)], 0.7, INK
        )
        for block in blocks:
            block.draw(page, line + 3)

    return Block(SIGNED + 3 + tall, draw)
