"""When somebody has time: weekdays and parts of the day out of marks, abbreviations and sentences."""

import re
from functools import lru_cache
from typing import Any

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MORNING, AFTERNOON, EVENING = "morning", "afternoon", "evening"
Slot = tuple[str, str]
"""A day of `DAYS` and a part of the day, "" for the whole."""

_NAMES = (
    ("montags", "montag", "mo", "mon", "monday"), ("dienstags", "dienstag", "di", "die", "tue", "tuesday", "dien"),
    ("mittwochs", "mittwoch", "mi", "mit", "wed", "wednesday", "mitt"),
    ("donnerstags", "donnerstag", "do", "don", "thu", "thursday", "donn"),
    ("freitags", "freitag", "fr", "fre", "fri", "friday", "frei"),
    ("samstags", "samstag", "sonnabends", "sonnabend", "sa", "sam", "sat", "saturday", "sams"),
    ("sonntags", "sonntag", "so", "son", "sun", "sunday", "sonn"),
)  # fmt: skip
_DAY = {name: day for day, names in enumerate(_NAMES) for name in names}
_LOOSE = {"die", "mit", "don", "frei", "son", "sam"}
"""Ordinary words too: days only where everything else is one."""
_SPANS = {
    "werktags": range(5), "werktag": range(5), "wochentags": range(5), "wochenende": (5, 6), "wochenenden": (5, 6),
    "we": (5, 6),
    "täglich": range(7), "taeglich": range(7), "immer": range(7), "jederzeit": range(7), "woche": range(5),
    "alle": range(7),
}  # fmt: skip
_PARTS = (
    (MORNING, r"vorm(?:ittags?)?\b\.?|v\.?m\.|morgens?\b|früh\b|vormittag|\bVM\b"),
    (AFTERNOON, r"nachm(?:ittags?)?\b\.?|n\.?m\.|(?<!vor)mittags?\b|nachmittag|\bNM\b"),
    (EVENING, r"abends?\b|\babd\b\.?|\bAB\b(?!\s*\d)"),
)
_MARKS = {
    "x",
    "xx",
    "ja",
    "j",
    "1",
    "✓",
    "✔",
    "☑",
    "☒",
    "×",
    "√",
    "y",
    "yes",
    "wahr",
    "true",
    "o.k.",
    "ok",
    "+",
    "●",
    "•",
    "*",
    "ü",
    "þ",
    "a",
}
_NO_MARKS = {"", "nein", "n", "0", "-", "no", "falsch", "false", "☐", "–", "nie", "o", "□"}


def mark(cell: Any) -> bool | None:
    """Whether a cell is ticked; None when it says something else."""
    if cell is True or cell is False or cell is None:
        return bool(cell)
    text = str(cell).strip().casefold().strip(".!()[]")
    return True if text in _MARKS else False if text in _NO_MARKS else None


def slots_under(day: str, cell: Any) -> list[Slot]:
    """What a cell under a weekday's header says: "x" the whole day, "nachm." a part, "nein" nothing."""
    ticked = mark(cell)
    if ticked is not None:
        return [(day, "")] if ticked else []
    parts = _parts(str(cell))
    return [(day, part) for part in parts] or [(day, "")]


def day_of(header: str) -> str:
    """The weekday a header names; empty when it names none."""
    words = re.findall(r"[a-zäöü]+", header.casefold())
    return DAYS[_DAY[words[0]]] if words and words[0] in _DAY and len(words) == 1 else ""


_PART_HEADERS = {
    part: name
    for name, parts in (
        (MORNING, "v vm vorm vormittag vormittags morgens früh"),
        (AFTERNOON, "n nm nachm nachmittag nachmittags mittags mittag"),
        (EVENING, "a ab abd abend abends"),
    )
    for part in parts.split()
}


def part_of(header: str) -> str:
    """The part of a day that a header names ("V", "nachm.", "Abend"); empty when it names none."""
    return _PART_HEADERS.get(header.strip().casefold().replace(".", ""), "")


def day_or_part(header: str) -> str:
    """The weekday or part of a day that a header names."""
    return day_of(header) or part_of(header)


def slots_in(cell: Any) -> list[Slot]:
    """Days and parts of days of a text: "Mo+Mi nachm.", "Di bis Do", "werktags", "Wochenende", "täglich außer So"."""
    return list(_slots(str(cell))) if cell else []


def beside_days(text: str) -> list[str]:
    """What a text about days says in brackets and no grid of days can hold: "Mo (nach Absprache)"."""
    notes = re.findall(r"\(([^()]*[^\W\d_]{3}[^()]*)\)", text)
    return [note for note in notes if not _parts(note) and not _slots(note)]


@lru_cache(maxsize=5_000)
def _slots(text: str) -> tuple[Slot, ...]:
    found: dict[Slot, None] = {}
    excluded: set[str] = set()
    for clause in re.split(
        r"[;\n]|(?<=\d),(?=\s*[A-Za-z])|,(?=[^,;]*(?:vorm|nachm|abend|morgen|mittag|früh|uhr))", text
    ):
        days, without = _days(clause)
        excluded |= without
        parts = _parts(clause) or [""]
        found.update({(day, part): None for day in days for part in parts})
    ordered = sorted(found, key=lambda slot: DAYS.index(slot[0]))
    return tuple(slot for slot in ordered if slot[0] not in excluded)


def _days(clause: str) -> tuple[list[str], set[str]]:
    tokens = re.findall(r"[a-zäöüß]+|[-–]", _HOURS.sub(" ", _apart(clause)))
    strict = any(_day_of(token, True) is None and token not in _FILLERS for token in tokens)
    found: list[int] = []
    without: set[str] = set()
    negated = until = False
    for token in tokens:
        day = _day_of(token, not strict)
        if token in ("außer", "ausser", "nicht", "kein", "keine", "ohne"):
            negated = True
        elif token in ("-", "–", "bis"):
            until = bool(found)
        elif negated and (day is not None or token in _SPANS):
            without |= {DAYS[index] for index in ([day] if day is not None else _SPANS[token])}
        elif day is not None:
            span = [(found[-1] + step) % 7 for step in range((day - found[-1]) % 7 + 1)] if until else [day]
            found += span
            until = False
        elif token in _SPANS and not (token == "alle" and "tage" not in tokens):
            found += list(_SPANS[token])
        elif token == "tag" and "jeden" in tokens:
            found += list(range(7))
    if without and not found:
        found = list(range(7))
    return [DAYS[index] for index in dict.fromkeys(found)], without


_HOURS = re.compile(r"\d[\d:.]*\s*(?:uhr|h)?\s*(?:[-–]|bis)\s*\d[\d:.]*")
"""A span of hours, whose dash must not join two days ("Mo 9-12, Mi 14-18")."""

_FILLERS = {
    "-", "–", "bis", "und", "u", "oder", "od", "sowie", "nur", "am", "an", "jeden", "jede", "tag", "nicht", "außer",
    "ausser", "ab", "uhr", "h", "ganztags", "immer", "meist",
}  # fmt: skip


def _day_of(token: str, loose: bool) -> int | None:
    return None if token in _LOOSE and not loose else _DAY.get(token)


def _parts(text: str) -> list[str]:
    found = [part for part, pattern in _PARTS if re.search(pattern, text, re.IGNORECASE if part else 0)]
    if AFTERNOON in found and MORNING not in found and re.search(r"vor-?\s*(und|u\.|&|/|\+)", text, re.IGNORECASE):
        found.insert(0, MORNING)
    hours = [
        int(hour)
        for hour in re.findall(
            r"(?<!\d)([01]?\d|2[0-3])(?=\s*(?:[:.]\d\d)?\s*(?:uhr|h\b|[-–]|bis))", text, re.IGNORECASE
        )
    ]
    if not found and hours:
        found = [MORNING if hours[0] < 12 else AFTERNOON if hours[0] < 17 else EVENING]
    return found


def _apart(clause: str) -> str:
    """ "MoMiFr" and "Mittwochnachmittag" as single words."""
    clause = re.sub(r"(?<=[a-zäöü])(?=[A-Z][a-z](?:[A-Z]|\b))", " ", clause).casefold()
    return re.sub(r"(tag|woch)s?-?(?=vormittag|nachmittag|abend|morgen|mittag|früh)", r"\1 ", clause)


def looks_like(cell: Any) -> bool:
    """Whether the text is mostly about weekdays."""
    if cell.__class__ is not str or len(cell) > 80 or "@" in cell:
        return False
    tokens = re.findall(r"[a-zäöüß]+", re.sub(r"(?<=[a-zäöü])(?=[A-Z])", " ", cell).casefold())
    known = sum(
        token in _DAY or token in _SPANS or token in _FILLERS or bool(_parts(token)) or token == "uhr"
        for token in tokens
    )
    return bool(tokens) and known >= len(tokens) * 0.6 and bool(_slots(cell))
