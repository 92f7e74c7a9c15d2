"""Works out which cells of a form get what, and says beforehand what stands in the way, is missing, or has changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from app.services.lists.clean import Cleaner
from app.services.own_forms.gathering import Gathered, Value
from app.services.own_forms.layout import LAST_ROW, Box, Layout, Page, letters_of, position, reference
from app.services.own_forms.places import Place, PlaceKind
from app.text import _, german_date, german_datetime, number

_UNITS = {"money": 100, "hours": 60}
"""How a file differs from what is kept: euros, not cents; hours, not minutes."""


@dataclass(frozen=True)
class Write:
    """A cell with its new value; a cell without a look of its own takes that of the row `like`, 0 for none."""

    row: int
    column: int
    value: str | int | float | None
    like: int = 0


@dataclass(frozen=True)
class Difference:
    """A number that is not what it was the last time."""

    where: str
    before: float
    now: float


@dataclass
class Plan:
    """What filling in means. With `problems` nothing is written; `notes` say what the user should know."""

    writes: dict[str, list[Write]] = field(default_factory=dict)
    shown: dict[tuple[str, int, int], str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    """Mandatory cells without a value, in words; `empty` are the same by sheet, row and column."""
    empty: set[tuple[str, int, int]] = field(default_factory=set)
    figures: dict[str, float] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)


def plan(layout: Layout, places: Sequence[Place], told: Gathered, before: Mapping[str, float] | None = None) -> Plan:
    """The plan for a form; `before` are the figures of the last time."""
    planner = _Planner(layout, told)
    for place in places:
        planner.take(place)
    result = planner.result
    result.notes = [*told.handed.notes, *result.notes]
    result.differences = [
        Difference(planner.names.get(key, key), before[key], now)
        for key, now in result.figures.items()
        if before and key in before and before[key] != now
    ]
    return result


class _Planner:
    """Takes one place after the other."""

    def __init__(self, layout: Layout, told: Gathered) -> None:
        self.layout, self.told, self.result = layout, told, Plan()
        self.names: dict[str, str] = {}
        self.clean = Cleaner()
        self._taken: set[tuple[str, int, int]] = set()

    def take(self, place: Place) -> None:
        page = self.layout.page(place.sheet)
        if page is None:
            self._refuse(_("Das Blatt „{sheet}“ gibt es in dieser Datei nicht mehr."), sheet=place.sheet)
        elif place.kind is PlaceKind.TABLE:
            _TablePlan(self, page, place, self.told.tables.get(place.key, [])).take()
        elif place.kind is PlaceKind.NOTHING:
            box = page.box(*position(place.cell))
            if place.mandatory and not box.text and not box.formula:
                self.miss(page, place)
        else:
            self._take_value(page, place, self.told.values.get(place.key, Value(None)))

    def _take_value(self, page: Page, place: Place, value: Value) -> None:
        row, column = position(place.cell)
        box = page.box(row, column)
        if problem := standing_in_the_way(page, row, column):
            self._refuse(problem, cell=place.cell)
            return
        if box.formula:
            self.note(_("Die Formel in {cell} wird durch den Wert ersetzt."), cell=place.cell)
        if value.value in (None, "") and place.mandatory:
            self.miss(page, place)
        self.write(page, row, column, value)
        amount = self.amount(value)
        if isinstance(amount, int | float) and value.kind not in ("date", "datetime"):
            self.count(place.key, near(page, row, column), amount)

    def write(self, page: Page, row: int, column: int, value: Value, like: int = 0) -> None:
        """Plan a cell; a second value for the same cell is refused."""
        if (page.name, row, column) in self._taken:
            self._refuse(_("In {cell} sollen zwei Angaben stehen."), cell=reference(row, column))
        self._taken.add((page.name, row, column))
        box = page.box(row, column) if not like or (row, column) in page.boxes else page.box(like, column)
        plain = self._plain(value, box)
        self.result.writes.setdefault(page.name, []).append(Write(row, column, plain, like))
        self.result.shown[page.name, row, column] = _words(value, plain, box)

    def amount(self, value: Value) -> Any:
        """The value in the units of the file."""
        unit = _UNITS.get(value.kind)
        return value.value / unit if unit and isinstance(value.value, int | float) else value.value

    def _plain(self, value: Value, box: Box) -> str | int | float | None:
        """The value as its cell takes it: a day is a number only where the cell writes numbers as days."""
        amount = self.amount(value)
        if isinstance(amount, date):
            return self._day(amount) if box.kind == "date" else _day_in_words(amount)
        if value.kind == "share" and isinstance(amount, int | float):
            return amount if box.kind == "share" else round(amount * 100, 1)
        if isinstance(amount, str):
            return self.clean(amount) or None
        return amount  # type: ignore[no-any-return]

    def _day(self, value: date) -> float:
        begin = date(1904, 1, 1) if self.layout.from_1904 else date(1899, 12, 30)
        days = (date(value.year, value.month, value.day) - begin).days
        if not isinstance(value, datetime):
            return days
        return days + (value.hour * 60 + value.minute) / 1440

    def miss(self, page: Page, place: Place) -> None:
        self.result.missing.append(near(page, *position(place.cell)))
        self.result.empty.add((page.name, *position(place.cell)))

    def count(self, key: str, name: str, amount: float) -> None:
        """Keep a figure for the next time."""
        self.result.figures[key] = round(amount, 4)
        self.names[key] = name

    def note(self, template: str, **values: object) -> None:
        sentence = template.format(**values)
        if sentence not in self.result.notes:
            self.result.notes.append(sentence)

    def _refuse(self, template: str, **values: object) -> None:
        sentence = template.format(**values)
        if sentence not in self.result.problems:
            self.result.problems.append(sentence)

    refuse = _refuse


class _TablePlan:
    """The rows of one table, from its first cell down."""

    def __init__(self, planner: _Planner, page: Page, place: Place, rows: list[list[Value | None]]) -> None:
        self.planner, self.page, self.place, self.rows = planner, page, place, rows
        self.top, self.left = position(place.cell)
        self.columns = [self.left + i for i, name in enumerate(place.columns) if name]

    def take(self) -> None:
        last = self.place.last_row or room_until(self.page, self.top, self.columns)
        if self._is_blocked(last):
            return
        if not self.rows and self.place.mandatory:
            self.planner.miss(self.page, self.place)
        for row, values in enumerate(self.rows, self.top):
            self._write(row, values)
        for row, column in self._left_over(last):
            self.planner.write(self.page, row, column, Value(None))
        self._tell_what_stays_away()
        self._count()

    def _is_blocked(self, last: int) -> bool:
        """Say what stands in the way; an obstacle below the rows of this time does not."""
        needed = self.top + len(self.rows) - 1
        if self._meets(range(self.top, self.top + 1)):
            return True
        if needed > last:
            self._tell_short_room(last)
            return True
        return self._meets(range(self.top + 1, max(needed, min(self.place.last_row, self.page.rows)) + 1))

    def _meets(self, rows: range) -> bool:
        """Whether a cell in these rows cannot be written to; the first one is told."""
        for row, column in ((row, column) for row in rows for column in self.columns):
            problem = standing_in_the_way(self.page, row, column)
            if not problem and self.page.box(row, column).formula:
                problem = _("In {cell} steht eine Formel, über die keine Tabelle geschrieben wird.")
            if not problem and self._is_tall(row, column):
                problem = _("{cell} gehört zu verbundenen Zellen über mehrere Zeilen.")
            if problem:
                self.planner.refuse(problem, cell=reference(row, column))
                return True
        return False

    def _is_tall(self, row: int, column: int) -> bool:
        block = self.page.merged(row, column)
        return block is not None and block.bottom > block.top

    def _tell_short_room(self, last: int) -> None:
        sentence = _(
            "Die Tabelle ab {cell} braucht {count} Zeilen, Platz ist bis Zeile {last}{below}. Bitte fügen Sie im "
            "Formular dort Zeilen ein und laden es neu, oder nehmen Sie eine engere Auswahl."
        )
        count = number(len(self.rows))
        self.planner.refuse(sentence, cell=self.place.cell, count=count, last=last, below=self._standing_below(last))

    def _standing_below(self, last: int) -> str:
        boxes = [self.page.box(last + 1, column) for column in self.columns]
        if words := next((box.text for box in boxes if box.text and not box.formula), ""):
            return _(", darunter steht „{words}“").format(words=words[:60])
        return _(", darunter steht eine Formel") if any(box.formula for box in boxes) else ""

    def _write(self, row: int, values: list[Value | None]) -> None:
        like = self.top if row > self.top else 0
        for column, value in enumerate(values, self.left):
            if value is not None:
                self.planner.write(self.page, row, column, value, like)
            elif like and (row, column) not in self.page.boxes and (self.top, column) in self.page.boxes:
                self.planner.write(self.page, row, column, Value(None), like)

    def _left_over(self, last: int) -> Iterator[tuple[int, int]]:
        """What still stands in the place of the table from the last time."""
        for row in range(self.top + len(self.rows), min(last, self.page.rows, self.place.last_row or self.top) + 1):
            yield from ((row, column) for column in self.columns if self.page.box(row, column).text)

    def _tell_what_stays_away(self) -> None:
        new = [row for row in range(self.top + 1, self.top + len(self.rows)) if row > self.page.rows]
        if not new:
            return
        width = range(self.left, self.left + len(self.place.columns))
        if any(self.page.box(self.top, column).formula for column in width):
            self.planner.note(_("Ab Zeile {row} fehlen die Formeln der ersten Zeile der Tabelle."), row=new[0])
        if any(self.page.merged(self.top, column) for column in width):
            self.planner.note(_("Ab Zeile {row} sind die Zellen der Tabelle nicht mehr verbunden."), row=new[0])

    def _count(self) -> None:
        rows = _("Zeilen der Tabelle ab {cell}").format(cell=self.place.cell)
        self.planner.count(f"{self.place.key}#", rows, len(self.rows))
        for i, column in enumerate(range(self.left, self.left + len(self.place.columns))):
            found = [row[i] for row in self.rows]
            amounts = [self.planner.amount(v) for v in found if v and v.kind in ("number", "money", "hours")]
            if self.place.columns[i] not in ("", "nr") and amounts:
                title = self.page.box(self.top - 1, column).text or letters_of(column)
                words = _("Summe „{column}“").format(column=title.replace("\n", " "))
                self.planner.count(f"{self.place.key}#{self.place.columns[i]}", words, sum(a or 0 for a in amounts))


def standing_in_the_way(page: Page, row: int, column: int) -> str:
    """Why a cell cannot be written to, as a template with {cell}; "" for nothing."""
    if page.box(row, column).formula == "bound":
        return _("In {cell} steht eine Formel, an der andere Zellen hängen. Bitte wählen Sie eine andere Zelle.")
    block = page.merged(row, column)
    if block and not block.begins(row, column):
        return _("{cell} liegt in verbundenen Zellen. Bitte wählen Sie deren erste Zelle.")
    if any(headed.holds(row, column) for headed in page.headed):
        return _("{cell} ist Kopf oder Summe einer Excel-Tabelle und kann nicht überschrieben werden.")
    return ""


def room_until(page: Page, top: int, columns: Sequence[int]) -> int:
    """The last row a table may reach: the one above the next row where something stands in one of its columns."""
    for row in range(top + 1, page.rows + 1):
        for column in columns:
            box, block = page.box(row, column), page.merged(row, column)
            if box.text or box.formula or (block and block.bottom > block.top):
                return row - 1
    return LAST_ROW


def near(page: Page, row: int, column: int) -> str:
    """How a cell is called: "B4 (Träger)", by the words to its left or else above it."""
    left = (page.box(row, c).text for c in range(column - 1, 0, -1))
    above = (page.box(r, column).text for r in range(row - 1, max(0, row - 4), -1))
    words = next(filter(None, left), "") or next(filter(None, above), "")
    words = " ".join(words.split())[:40].rstrip(" :")
    return f"{reference(row, column)} ({words})" if words else reference(row, column)


def _day_in_words(value: date) -> str:
    return german_datetime(value) if isinstance(value, datetime) else german_date(value)


def _words(value: Value, plain: Any, box: Box) -> str:
    """What the preview shows."""
    if isinstance(value.value, date):
        return _day_in_words(value.value)
    if isinstance(plain, str) or plain is None or value.kind == "plain":
        return str(plain or "")
    if value.kind == "share":
        return f"{number(value.value * 100, 1)} %" if box.kind == "share" else amount_in_words(plain)
    return amount_in_words(plain)


def amount_in_words(amount: float) -> str:
    """1.312 or 1.312,5."""
    return number(amount) if float(amount).is_integer() else number(amount, 2).rstrip("0")
