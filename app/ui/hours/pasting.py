"""Puts a block copied from a spreadsheet into the cells of a sheet, whatever the order of its columns."""

from collections.abc import Callable, Sequence
from datetime import date

from app.services.hours import duration
from app.text import _, fold
from app.ui.hours.lines import Cell, Line, Reader, read_day
from app.ui.kit.block import Block

_FIRST, _LAST, _BEGIN, _END = 10, 11, 12, 13
"""Columns that make one cell together: first and last name, begin and end."""
_HEADINGS: dict[int, tuple[str, ...]] = {
    Cell.PERSON: (_("Name"), _("Person"), _("Ehrenamtliche"), _("Helfer"), _("Wer")),
    _FIRST: (_("Vorname"), _("Vorn.")),
    _LAST: (_("Nachname"), _("Familienname"), _("Zuname")),
    Cell.DAY: (_("Datum"), _("Tag"), _("Wann"), _("am")),
    Cell.TIME: (_("Zeit"), _("Dauer"), _("Stunden"), _("Std"), _("Stundenzahl"), _("Uhrzeit"), _("von–bis"), "h"),
    _BEGIN: (_("von"), _("Beginn"), _("Anfang"), _("Start"), _("ab")),
    _END: (_("bis"), _("Ende"), _("Schluss")),
    Cell.ACTIVITY: (_("Aufgabe"), _("Tätigkeit"), _("Einsatzbereich"), _("Angebot"), _("Was")),
    Cell.HOUSE: (_("Unterkunft"), _("Haus"), _("Ort"), _("Einsatzort"), _("Wo")),
    Cell.NOTES: (_("Bemerkung"), _("Bemerkungen"), _("Notiz"), _("Anmerkung")),
}
_BY_HEADING = {fold(word): role for role, words in _HEADINGS.items() for word in words}


def roles_of(block: Block, reader: Reader, first_cell: int, today: date) -> tuple[list[int], Block]:
    """What each column of the block is, and the rows below its headings.

    Headings decide, else the contents where the block has several columns, else their place from `first_cell` on.
    What fits nowhere goes into the remarks, so that nothing is lost.
    """
    headed = [_BY_HEADING.get(fold(cell).rstrip(".:"), _BY_HEADING.get(fold(cell), -1)) for cell in block[0]]
    if sum(role >= 0 for role in headed) >= max(1, len(headed) // 2) and len(block) > 1:
        return [role if role >= 0 else int(Cell.NOTES) for role in headed], block[1:]
    if first_cell > 0 or len(block[0]) == 1:
        return [min(first_cell + at, int(Cell.NOTES)) for at in range(len(block[0]))], block
    return _guessed(block, reader, today), block


def lines_of(roles: Sequence[int], block: Block) -> list[dict[int, str]]:
    """The texts of each row by cell."""
    return [_texts(roles, row) for row in block]


def put(line: Line, texts: dict[int, str]) -> None:
    """Write the pasted texts into a line; what the block left empty stays as it was."""
    for cell, text in texts.items():
        if text:
            line.put(cell, text)


def _texts(roles: Sequence[int], row: Sequence[str]) -> dict[int, str]:
    found: dict[int, list[str]] = {}
    for role, text in zip(roles, row, strict=True):
        if text:
            found.setdefault(role, []).append(text)
    name = [*found.pop(_FIRST, []), *found.pop(_LAST, [])]
    if name:
        found[Cell.PERSON] = name
    span = [*found.pop(_BEGIN, []), *found.pop(_END, [])]
    if span:
        found[Cell.NOTES if Cell.TIME in found else Cell.TIME] = [" - ".join(span)]
    return {role: " ".join(parts) for role, parts in found.items()}


def _guessed(block: Block, reader: Reader, today: date) -> list[int]:
    columns = list(zip(*block, strict=True))
    clocks = [at for at, column in enumerate(columns) if _mostly(column, _is_clock)]
    roles = [int(Cell.NOTES)] * len(columns)
    free = list(range(len(columns)))

    def take(role: int, fits: Callable[[str], bool]) -> None:
        at = next((at for at in free if _mostly(columns[at], fits)), None)
        if at is not None:
            roles[at] = role
            free.remove(at)

    take(Cell.DAY, lambda text: _is_day(text, today))
    if len(clocks) == 2:
        for role, at in zip((_BEGIN, _END), clocks, strict=True):
            roles[at] = role
            free.remove(at)
    take(Cell.TIME, _is_duration)
    if pair := _names(columns, free, reader):
        for role, at in pair:
            roles[at] = role
            free.remove(at)
    take(Cell.HOUSE, lambda text: len(reader.house(text)) == 1)
    for role in (Cell.ACTIVITY,) if pair else (Cell.PERSON, Cell.ACTIVITY):
        take(role, lambda text: any(sign.isalpha() for sign in text))
    return roles


def _names(columns: Sequence[Sequence[str]], free: Sequence[int], reader: Reader) -> list[tuple[int, int]]:
    """The column of the names, or those of first and last names, by whom the office knows."""
    for at in free:
        if _mostly(columns[at], lambda text: bool(reader.names.called(text)), 0.3):
            return [(int(Cell.PERSON), at)]
    for one, other in zip(free, free[1:], strict=False):
        joined = [f"{first} {last}" for first, last in zip(columns[one], columns[other], strict=True)]
        if _mostly(joined, lambda text: bool(reader.names.called(text)), 0.3):
            return [(_FIRST, one), (_LAST, other)]
    return []


def _mostly(texts: Sequence[str], fits: Callable[[str], bool], least: float = 0.6) -> bool:
    filled = [text for text in texts if text]
    return bool(filled) and sum(map(fits, filled)) >= least * len(filled)


def _is_day(text: str, today: date) -> bool:
    try:
        read_day(text, today)
    except ValueError:
        return False
    return text.count(".") >= 2 or text.count("-") == 2 or text.count("/") == 2


def _is_duration(text: str) -> bool:
    try:
        duration.read(text)
    except ValueError:
        return False
    return True


def _is_clock(text: str) -> bool:
    hour, colon, minute = text.partition(":")
    return bool(colon) and hour.isdigit() and 6 <= int(hour) <= 23 and minute[:2].isdigit()
