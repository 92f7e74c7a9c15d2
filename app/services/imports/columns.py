"""Decides what each column of a table means: by its header, by its cells, and by all columns together."""

from collections.abc import Callable
from dataclasses import dataclass, field as own

from app.models.facts import facts
from app.services.imports.evidence import evidence
from app.services.imports.header_rows import is_age
from app.services.imports.headers import header_words, innermost, strength
from app.services.imports.matching import best_assignment
from app.services.imports.profile import Profile
from app.services.imports.sheets import Cell, Row
from app.services.imports.values import dates, words
from app.services.imports.values.days import DAYS, day_of, day_or_part
from app.services.imports.vocabulary import FURTHER_COUNTS, IGNORED, Target, target as meaning, targets

ENOUGH = 0.62
"""From this total on a column is taken to mean something."""
_HEADER_WEIGHT = 1.2
_COPIES = 4
_BY_CONTENT = {
    "email", "phone", "mobile", "postal_code", "place", "address", "street", "city", "languages", "skills",
    "availability", "status", "salutation",
    "name", "first_name", "last_name", "birth_date", "since", "shelter", "contact", "start", "title", "ignored",
    "house_number",
}  # fmt: skip
"""Meanings that cells may carry without any header."""
_GROUPS = {"counts", *(facts(one).name for one in FURTHER_COUNTS)}
_WHERE = {"street", "address", "place", "city"}


@dataclass
class Column:
    """One column of a table: where it stands, what it is headed with, and what it means.

    `field` is the name of a target, "mon" … "sun" for a weekday, or None; `tick` is the value that an x in the column
    stands for (a language or a field of help named by the header). `confidence` is between 0 and 1. `held_back` is one
    that names of residents may stand in: it is read only where somebody says so.
    """

    index: int
    header: str
    field: str | None = None
    confidence: float = 0.0
    examples: list[str] = own(default_factory=list)
    tick: str = ""
    filled: int = 0
    held_back: bool = False


def recognise(headers: list[str], rows: list[Row], kind: str, shelters: frozenset[str] = frozenset()) -> list[Column]:
    """The meaning of every column of a table whose data are `rows`; `shelters` are the keys of known houses."""
    profiles = [
        Profile([row[index] if index < len(row) else None for row in rows], shelters) for index in range(len(headers))
    ]
    columns = [
        Column(i, header, examples=p.examples, filled=p.count)
        for i, (header, p) in enumerate(zip(headers, profiles, strict=True))
    ]
    for column, profile in zip(columns, profiles, strict=True):
        _ticked(column, profile, kind)
    _assign([column for column in columns if column.field is None], profiles, kind)
    if kind in ("volunteers", "contacts"):
        _names_together(columns, profiles)
        _without_header(columns, profiles, kind)
    if kind == "volunteers":
        _houses_by_sound(columns, profiles)
    if kind == "shelters" and _is_count(columns):
        _hold_back(columns)
    return columns


def _is_count(columns: list[Column]) -> bool:
    """Whether a table counts people rather than describes houses: by groups, or without a word of where they are."""
    found = {column.field for column in columns}
    return bool(found & _GROUPS) or (bool(found & {"occupied", "counts"}) and not found & _WHERE)


def _hold_back(columns: list[Column]) -> None:
    """Free text beside counts may be about residents, who are numbers here."""
    for column in columns:
        if column.field == "notes":
            column.field, column.confidence, column.held_back = None, 0.0, True


def _ticked(column: Column, profile: Profile, kind: str) -> None:
    """Columns of marks: weekdays, and languages or fields of help that stand in the header."""
    if kind == "shelters":
        _of_key_date(column, profile)
    if kind != "volunteers":
        return
    title = _day_title(column.header) or innermost(column.header)
    if "aktiv" in header_words(title) and profile.count and profile.share("yes_no") > 0.8:
        column.field, column.confidence = "status", 0.9
        return
    day = day_of(title)
    if day and (
        profile.marks > 0.5
        or profile.count == 0
        or profile.share("days") > 0.5
        or profile.share("time") > 0.5
        or profile.length < 20
    ):
        column.field, column.confidence = day, 1.0
    elif profile.count and profile.marks > 0.9 and title and not profile.numbers > 0.9:
        language = words.language(title)
        if language:
            column.field, column.tick, column.confidence = "languages", language, 0.9
        elif words.is_skill(title) and strength(column.header, IGNORED) < 0.7:
            column.field, column.tick, column.confidence = "skills", " ".join(title.split()), 0.8
    elif profile.count and words.language(title) == "Deutsch" and profile.share("languages") < 0.5:
        column.field, column.tick, column.confidence = "languages", "Deutsch", 0.7


def _day_title(header: str) -> str:
    """Of a header in two rows, one the weekday and the other the part of the day, the weekday."""
    lines = header.split("\n")
    return next((line for line in lines if day_of(line)), "") if all(map(day_or_part, lines)) else ""


def _of_key_date(column: Column, profile: Profile) -> None:
    """A column of numbers headed by a day is the occupancy on that day."""
    rest = None if is_age(innermost(column.header)) else dates.beside_key_date(column.header)
    if rest is None or profile.amounts < (0.7 if rest else 0.4):
        return
    if not rest or strength(rest, meaning("shelters", "occupied")) > 0.6:
        column.field, column.confidence = "counts", 0.9


def _assign(columns: list[Column], profiles: list[Profile], kind: str) -> None:
    if not columns:
        return
    places = [target for target in targets(kind) for _copy in range(_COPIES if target.many else 1)]
    used: dict[str, int] = {}
    malus = []
    for target in places:
        malus.append(0.04 * used.get(target.name, 0))
        used[target.name] = used.get(target.name, 0) + 1
    scores = [[_total(column, profiles[column.index], target) for target in targets(kind)] for column in columns]
    index_of = {target.name: index for index, target in enumerate(targets(kind))}
    table = [
        [row[index_of[target.name]] - minus for target, minus in zip(places, malus, strict=True)]
        + [ENOUGH] * len(columns)
        for row in scores
    ]
    fitting = [pair for pair in zip(columns, table, strict=True) if max(pair[1]) > ENOUGH]
    narrow = [row[: len(places) + len(fitting)] for _column, row in fitting]  # what fits nowhere need not be weighed
    for (column, row), chosen in zip(fitting, best_assignment(narrow), strict=True):
        if chosen < len(places) and row[chosen] > ENOUGH:
            column.field = places[chosen].name
            column.confidence = round(min(1.0, row[chosen] / 1.6), 2)


def _total(column: Column, profile: Profile, target: Target) -> float:
    said = strength(column.header, target) if column.header else 0.0
    if not said and target.name not in _BY_CONTENT:
        return -1.0
    weight = 0.5 + 0.5 * min(1.0, profile.count / 5) if said else 1.0  # a header counts for more than one or two cells
    return _HEADER_WEIGHT * said + weight * evidence(profile, target) - (0.0 if said else 0.05)


def _names_together(columns: list[Column], profiles: list[Profile]) -> None:
    """A "Name" beside a first name is the last name; a last name column with whole names is one of whole names."""
    by_field = {column.field: column for column in columns if column.field}
    whole, first, last = by_field.get("name"), by_field.get("first_name"), by_field.get("last_name")
    if whole and first and not last:
        whole.field = "last_name"
    elif last and not first and not whole:
        profile = profiles[last.index]
        if profile.share("full_name") > 0.5 and (profile.share("has_first_name") > 0.3 or profile.share("comma") > 0.3):
            last.field = "name"
    elif first and not last and not whole and profiles[first.index].share("full_name") > 0.6 and first.header:
        first.field = "name"


def _without_header(columns: list[Column], profiles: list[Profile], kind: str) -> None:
    """What only the neighbourhood tells: the last name beside a first name, the town beside its code, remarks."""
    taken = {column.field for column in columns}
    if not taken & {"first_name", "last_name", "name"} and not any(column.header for column in columns):
        _bare_names(columns, profiles)
        taken = {column.field for column in columns}
    if "first_name" in taken and not taken & {"last_name", "name"}:
        _next_to(columns, profiles, "first_name", "last_name", lambda p: p.share("word") > 0.8 and p.repeated < 0.6)
    if "postal_code" in taken and "city" not in taken:
        _next_to(columns, profiles, "postal_code", "city", lambda p: p.share("word") > 0.8)
    if "notes" not in taken:
        prose = [
            column
            for column in columns
            if column.field is None
            and profiles[column.index].length > 18
            and profiles[column.index].share("digits") < 0.8
        ]
        if prose and prose[-1].header:
            prose[-1].field, prose[-1].confidence = "notes", 0.4
    if not any(column.header for column in columns):
        free = [column for column in columns if column.field is None and column.filled]
        for column in free:
            profile = profiles[column.index]
            if (
                kind == "volunteers"
                and "shelter" not in taken
                and profile.repeated > 0.5
                and profile.share("word") > 0.7
            ):
                column.field, column.confidence = "shelter", 0.4
                taken.add("shelter")
            elif profile.length > 15:
                column.field, column.confidence = "notes", 0.4


def _houses_by_sound(columns: list[Column], profiles: list[Profile]) -> None:
    """Where no header names the house, a column of few values that sound like houses does; also one of circles."""
    if any(column.field == "shelter" for column in columns):
        return
    for column in columns:
        profile = profiles[column.index]
        sound = max(profile.known_shelters, profile.share("like_house"))
        few = profile.count > 4 and profile.repeated > 0.5 and not profile.share("digits") > 0.5
        if sound > 0.4 and (column.field == "circle" or (column.field is None and few)):
            column.field, column.confidence = "shelter", 0.4
            return


def _bare_names(columns: list[Column], profiles: list[Profile]) -> None:
    """In a table without headers and with unusual names: the first two columns of different words."""
    free = [
        c for c in columns if c.field is None and (p := profiles[c.index]).share("word") > 0.8 and p.repeated < 0.6
    ][:2]
    if len(free) == 2:
        by_first_names = sorted(free, key=lambda column: profiles[column.index].share("first_name"))
        for column, name in zip(by_first_names, ("last_name", "first_name"), strict=True):
            column.field, column.confidence = name, 0.5


def _next_to(
    columns: list[Column], profiles: list[Profile], known: str, wanted: str, test: Callable[[Profile], bool]
) -> None:
    place = next(column.index for column in columns if column.field == known)
    for neighbour in (place - 1, place + 1):
        column = columns[neighbour] if 0 <= neighbour < len(columns) else None
        if column and column.field is None and not column.header and column.filled and test(profiles[neighbour]):
            column.field, column.confidence = wanted, 0.6
            return


def cell_of(row: Row, column: Column) -> Cell:
    """The cell of a row in a column; None beyond the row's end."""
    return row[column.index] if column.index < len(row) else None


__all__ = ["DAYS", "Column", "cell_of", "recognise"]
