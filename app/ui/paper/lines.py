"""The lines of a sheet that is being entered: what was typed in their cells, and what it means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.models import HoursEntry, Occupancy, PrintedSheet, SheetKind
from app.models.base import Kind
from app.models.facts import attribute, facts
from app.services.hours import duration
from app.services.hours.names import Names
from app.services.occupancy import languages
from app.services.paper.columns import NAME, THERE, Column, Entered, columns, meeting, meetings
from app.services.paper.lines import SheetLine, texts
from app.text import _, fold, german_date
from app.ui.hours.lines import read_day
from app.ui.kit.editors import whole

YES = {"x", "✓", "✔", "ja", "j", "da", "o"}
NO = {"-", "–", "nein", "n", "0", "fehlt"}
TICK = "x"
TICKED = (THERE, "wants", "agreed")
LONGEST = {"name": 160, "contact": 60, "organisation": 160, "activity": 120}
DOWN = ("day", "activity")
"""What a line without its own takes from the line above."""


@dataclass
class Row:
    """One line: what the sheet knows of it (None for a blank one), what was typed, and who of the office it is."""

    line: SheetLine | None = None
    texts: dict[str, str] = field(default_factory=dict)
    person_id: str = ""

    @property
    def empty(self) -> bool:
        """Whether nobody has typed anything into it."""
        return not any(text.strip() for text in self.texts.values())


@dataclass(frozen=True)
class Reading:
    """What a line means, and per column what cannot be read."""

    entered: Entered | None = None
    problems: Mapping[str, str] = field(default_factory=dict)


class Reader:
    """Reads the lines of one sheet; `names` are everybody in the office."""

    def __init__(self, sheet: PrintedSheet, names: Names, today: date | None = None) -> None:
        self.sheet, self.names, self.today = sheet, names, today or date.today()
        self.counts = sheet.kind is SheetKind.OCCUPANCY
        name = _("Unterkunft") if self.counts else _("Name")
        self.columns: tuple[Column, ...] = (Column(NAME, name, width=214), *columns(sheet))

    def rows(self, known: Sequence[SheetLine], blank: int) -> list[Row]:
        """The printed lines with what is kept of them, and blank ones."""
        more = 0 if self.counts else max(blank, 1)
        return [*(Row(one, texts(one)) for one in known), *(Row() for _at in range(more))]

    def given(self, rows: Sequence[Row], at: int, key: str) -> str:
        """What a cell means as long as nothing is typed into it."""
        if key not in DOWN or rows[at].texts.get(key):
            return rows[at].texts.get(key, "")
        line = rows[at].line
        if line and line.values:
            return ""  # what was kept without it stays without it
        own = line.about.get(key) if line else None
        if own or (key == "activity" and self.sheet.context.get(key)):
            return str(own or self.sheet.context[key])
        above = next((rows[up].texts[key] for up in range(at - 1, -1, -1) if rows[up].texts.get(key)), "")
        return above or (german_date(self.sheet.day) if key == "day" else "")

    def read(self, rows: Sequence[Row], at: int) -> Reading:
        """The meaning of a line; nothing for an empty one that was empty before."""
        row = rows[at]
        before = texts(row.line) if row.line else {}
        if row.line and row.line.gone or row.empty and not before:
            return Reading()
        problems: dict[str, str] = {}
        who = self._who(row, problems)
        there, time = self._there(row, problems)
        days = self._days(row, problems)
        if meetings(self.sheet) and row.line:
            there = True if days else False if _missed(row) else None
        values = self._counts(row, problems) if self.counts else None
        if time:
            values = self._hours(rows, at, time, problems)
        elif day := row.texts.get("day", ""):
            self._day(day, problems)  # holds for the lines below even where this one has no time
        problems |= {key: _too_long(most) for key, most in LONGEST.items() if len(row.texts.get(key, "")) > most}
        if values and problems.keys() & {"time", "day", THERE}:
            values = None
        wants, agreed = (_ticked(row.texts.get(key, "")) for key in ("wants", "agreed"))
        entered = Entered(at, **who, there=there, wants=wants, agreed=agreed, days=days, values=values)
        return Reading(None if problems else entered, problems)

    # ------------------------------------------------------------------------------------------ parts

    def _who(self, row: Row, problems: dict[str, str]) -> dict[str, Any]:
        if row.line:
            return {}
        name = " ".join(row.texts.get(NAME, "").split())
        known = self.names.called(name) if name and not row.person_id else ()
        if not name:
            problems[NAME] = _("Wer ist das?")
        elif len(known) > 1:
            problems[NAME] = _("So heißen mehrere. Bitte wählen Sie aus den Vorschlägen.")
        person = row.person_id or (known[0].id if len(known) == 1 else "")
        told = {key: row.texts.get(key, "").strip() for key in ("contact", "organisation")}
        return {"name": name, "person_id": person, **told}

    def _days(self, row: Row, problems: dict[str, str]) -> tuple[str, ...]:
        """The meetings that are ticked."""
        told = {day: fold(row.texts.get(meeting(day), "").strip()) for day in meetings(self.sheet)}
        for day, text in told.items():
            if text not in YES | NO | {""}:
                problems[meeting(day)] = _("Schreiben Sie x für „da“ oder – für „nicht da“.")
        return tuple(day for day, text in told.items() if text in YES)

    def _there(self, row: Row, problems: dict[str, str]) -> tuple[bool | None, duration.Duration | None]:
        """Whether somebody was there, and how long where a time is written."""
        key = "time" if self.sheet.kind is SheetKind.HOURS else THERE
        text = row.texts.get(key, "").strip()
        if self.sheet.kind is SheetKind.PRESENCE and (row.line is None or fold(text) in YES | {""} | NO):
            return (True if row.line is None or fold(text) in YES else False if fold(text) in NO else None), None
        if not text:
            if key == "time" and not row.line:
                problems[key] = _("Wie lange? Schreiben Sie {examples}.").format(examples=duration.EXAMPLES)
            return None, None
        try:
            time = duration.read(text)
        except ValueError:
            words = _("Schreiben Sie x für „da“, – für „nicht da“, oder die Zeit, {examples}.")
            words = words if key == THERE else _("Wie lange? Schreiben Sie {examples}.")
            problems[key] = words.format(examples=duration.EXAMPLES)
            return None, None
        if key == THERE and not (row.line and row.line.about.get("person")):
            problems[key] = _("Stunden gibt es nur bei Personen des Büros; für Gäste genügt x.")
        return (True if key == THERE else None), time

    def _hours(
        self, rows: Sequence[Row], at: int, time: duration.Duration, problems: dict[str, str]
    ) -> dict[str, Any] | None:
        line = rows[at].line
        notes = duration.parted((line.values if line else {}).get("notes"))[1]
        day = self._day(self.given(rows, at, "day") or german_date(self.sheet.day), problems)
        activity = self.given(rows, at, "activity").strip() or str(self.sheet.context.get("activity", ""))
        if self.sheet.kind is SheetKind.PRESENCE:
            activity = activity or self.sheet.title[: LONGEST["activity"]]
            if problem := problems.pop("day", ""):
                problems[THERE] = _(
                    "{problem} Stunden gibt es erst danach; wer zugesagt hat, bleibt angemeldet."
                ).format(problem=problem)
        notes = " · ".join(filter(None, (time.span, notes)))[: facts(HoursEntry.notes).length or 0]
        return {"minutes": time.minutes, "day": day, "activity": activity or None, "notes": notes or None}

    def told_day(self, text: str) -> str:
        """A day as a date, whatever was typed; what is none stays."""
        try:
            return german_date(read_day(text, self.today)) if text else ""
        except ValueError:
            return text

    def _day(self, text: str, problems: dict[str, str]) -> date | None:
        if not text.strip():
            problems["day"] = _("An welchem Tag war das?")
            return None
        try:
            day = read_day(text, self.today)
        except ValueError:
            problems["day"] = _("Das ist kein Tag. Schreiben Sie zum Beispiel 23.11. oder gestern.")
            return None
        if day > self.today:
            problems["day"] = _("Der {day} liegt in der Zukunft.").format(day=german_date(day))
        return day

    def _counts(self, row: Row, problems: dict[str, str]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for one in self.columns[1:]:
            told = facts(attribute(Occupancy, one.key))
            try:
                values[one.key] = _count(row.texts.get(one.key, ""), told.kind)
            except ValueError:
                problems[one.key] = _("Bitte schreiben Sie eine Zahl.")
        return values


def _count(text: str, kind: Kind) -> Any:
    if kind is Kind.COUNTS:
        return languages.read(text)
    return whole(text) if text.strip() else None


def ticks(key: str) -> bool:
    """Whether a column is ticked off with the space bar."""
    return key in TICKED or key.startswith(meeting(""))


def _missed(row: Row) -> bool:
    """Whether a dash stands at a meeting."""
    return any(key.startswith(meeting("")) and fold(text.strip()) in NO for key, text in row.texts.items())


def _ticked(text: str) -> bool:
    return fold(text) in YES


def _too_long(most: int) -> str:
    return _("Das ist zu lang: höchstens {most} Zeichen.").format(most=most)
