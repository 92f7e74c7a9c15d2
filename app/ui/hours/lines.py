"""The lines of a sheet of hours: what was typed in their cells, and what it means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum
from typing import Any

from app.models import HoursEntry
from app.models.facts import facts
from app.services.hours import duration
from app.services.hours.duration import Duration
from app.services.hours.names import Known, Names
from app.text import WEEKDAYS, _, fold, german_date
from app.ui.kit.typed import parse_date


class Cell(IntEnum):
    """The columns, in the order in which one types."""

    PERSON = 0
    TIME = 1
    DAY = 2
    ACTIVITY = 3
    HOUSE = 4
    NOTES = 5


HEADS = (_("Person"), _("Zeit"), _("Tag"), _("Aufgabe"), _("Unterkunft"), _("Bemerkung"))
COPIED = (Cell.TIME, Cell.DAY, Cell.ACTIVITY, Cell.HOUSE)
"""What a new line takes over from the one above."""


@dataclass
class Line:
    """One line as it stands; `taken` are cells that were copied from above and not touched since.

    `person_id` where one of several namesakes was chosen.
    """

    texts: list[str] = field(default_factory=lambda: [""] * len(Cell))
    taken: set[int] = field(default_factory=set)
    person_id: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nobody has typed anything into it."""
        return not any(text.strip() for cell, text in enumerate(self.texts) if cell not in self.taken)

    def put(self, cell: int, text: str, person_id: str | None = None) -> None:
        """Write into a cell."""
        if text != self.texts[cell]:
            self.texts[cell] = text
            self.taken.discard(cell)
            if cell == Cell.PERSON:
                self.person_id = None
        if person_id:
            self.person_id = person_id

    def copy(self) -> "Line":
        """The same once more, to go back to."""
        return Line(list(self.texts), set(self.taken), self.person_id)


@dataclass(frozen=True)
class Reading:
    """What a line means: the fields of an entry, the name of somebody new, and per cell what cannot be read."""

    values: Mapping[str, Any] = field(default_factory=dict)
    problems: Mapping[int, str] = field(default_factory=dict)
    new_name: str = ""
    time: Duration | None = None

    @property
    def ready(self) -> bool:
        """Whether it can be kept."""
        return bool(self.values) and not self.problems


class Reader:
    """Reads lines with the names of the office."""

    def __init__(self, names: Names, houses: Mapping[str, str], today: date | None = None) -> None:
        self.names, self.houses = names, dict(houses)
        self._folded = {identity: fold(name) for identity, name in houses.items()}
        self._today = today or date.today()

    def read(self, line: Line) -> Reading:
        """The meaning of a line; nothing for an empty one."""
        if line.empty:
            return Reading()
        problems: dict[int, str] = {}
        who, new_name = self._person(line, problems)
        time = self._time(line.texts[Cell.TIME], problems)
        day = self._day(line.texts[Cell.DAY], problems)
        house = self._house(line.texts[Cell.HOUSE], problems)
        values = {"person_id": who, "day": day, "minutes": time.minutes if time else None, "shelter_id": house}
        values |= {name: self._words(line.texts[cell], cell, name, problems) for cell, name in _PLAIN.items()}
        if time and time.span:
            remark = f"{time.span} · {values['notes']}" if values["notes"] else time.span
            values["notes"] = self._words(remark, Cell.NOTES, "notes", problems)
        return Reading(values, problems, new_name, time)

    def house(self, text: str) -> list[tuple[str, str]]:
        """The houses whose name contains the words, exact ones alone."""
        wanted = fold(text)
        exact = [i for i, name in self._folded.items() if name == wanted]
        found = exact or [i for i, name in self._folded.items() if all(word in name for word in wanted.split())]
        return [(i, self.houses[i]) for i in found]

    def _person(self, line: Line, problems: dict[int, str]) -> tuple[str, str]:
        name = " ".join(line.texts[Cell.PERSON].split())
        if line.person_id:
            return line.person_id, ""
        known: Sequence[Known] = self.names.called(name) if name else ()
        if len(known) == 1:
            return known[0].id, ""
        if not name:
            problems[Cell.PERSON] = _("Wer war das?")
        elif known:
            problems[Cell.PERSON] = _("So heißen mehrere. Bitte wählen Sie aus den Vorschlägen.")
        return name, "" if known else name

    def _time(self, text: str, problems: dict[int, str]) -> Duration | None:
        try:
            return duration.read(text)
        except ValueError:
            problems[Cell.TIME] = _("Wie lange? Schreiben Sie {examples}.").format(examples=duration.EXAMPLES)
            return None

    def _day(self, text: str, problems: dict[int, str]) -> date | None:
        try:
            day = read_day(text, self._today)
        except ValueError:
            problems[Cell.DAY] = _("Das ist kein Tag. Schreiben Sie zum Beispiel 23.11. oder gestern.")
            return None
        if day > self._today:
            problems[Cell.DAY] = _("Der {day} liegt in der Zukunft.").format(day=german_date(day))
        return day

    def _house(self, text: str, problems: dict[int, str]) -> str | None:
        found = self.house(text) if text.strip() else []
        if len(found) == 1:
            return found[0][0]
        if text.strip():
            many = _("Das passt auf mehrere Häuser. Bitte wählen Sie aus den Vorschlägen.")
            problems[Cell.HOUSE] = many if found else _("Dieses Haus gibt es nicht.")
        return None

    def _words(self, text: str, cell: int, name: str, problems: dict[int, str]) -> str | None:
        most = facts(getattr(HoursEntry, name)).length or 0
        if len(text.strip()) > most:
            problems[cell] = _("Das ist zu lang: höchstens {most} Zeichen.").format(most=most)
        return text.strip() or None


_PLAIN = {Cell.ACTIVITY: "activity", Cell.NOTES: "notes"}


def read_day(text: str, today: date) -> date:
    """A day that is over: without a year the last such day, by the name of a weekday the last one. ValueError."""
    day = parse_date(text, today)
    if day <= today:
        return day
    typed = fold(text).rstrip(".")
    if any(typed in (fold(name), fold(name)[:2]) for name in WEEKDAYS):
        return day - timedelta(days=7)
    without_year = len([part for part in typed.replace("/", ".").replace(" ", ".").split(".") if part]) < 3
    return day.replace(year=day.year - 1) if without_year and "-" not in typed else day
