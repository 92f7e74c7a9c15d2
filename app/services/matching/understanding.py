"""Understands a need said in a line: "arabisch dienstag begleitung asperg" is a task, a language, a day and a house."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, select

from app import resources
from app.models import NeedTime, PersonSkill, Shelter, Urgency
from app.models.ability import WeekSlot
from app.services.matching.times import Times, next_weekday
from app.text import WEEKDAYS, _, fold

PARTS = {
    "vormittag": "morning",
    "fruh": "morning",
    "mittag": "afternoon",
    "nachmittag": "afternoon",
    "abend": "evening",
}
CLOCK = {"morning": (9, 12), "afternoon": (14, 17), "evening": (18, 20), "day": (9, 17)}
"""Hours of a date that is only said by the part of the day."""
LEAST_LETTERS = 4
"""Shorter words begin too many names to mean a task or a house."""
_HOURS = re.compile(r"(\d{1,2})(?::(\d{2}))?(?:\s*(?:-|bis)\s*(\d{1,2})(?::(\d{2}))?)?\s*uhr")
_DAY = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.(\d{2,4})?")
_PEOPLE = re.compile(r"\b(\d{1,2})\s+(?:personen|leute|ehrenamtliche)\b")


@dataclass(frozen=True)
class Vocabulary:
    """What the words of a line can mean: tasks, languages with their spellings, houses (id, name, town)."""

    skills: tuple[str, ...]
    languages: dict[str, tuple[str, ...]]
    houses: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Understood:
    """A need as it was understood; `rest` are words nobody knows."""

    category: str = ""
    languages: tuple[str, ...] = ()
    weekday: int | None = None
    weekly: bool = False
    part: str = ""
    day: date | None = None
    hours: tuple[time, time] | None = None
    shelter_id: str = ""
    house: str = ""
    people: int = 1
    urgent: bool = False
    rest: tuple[str, ...] = ()

    @property
    def kinds(self) -> int:
        """How many kinds of facts were found."""
        timed = self.weekday is not None or self.day is not None
        return sum(map(bool, (self.category, self.languages, timed, self.shelter_id)))

    @property
    def means_a_need(self) -> bool:
        """Whether this is surely a need and no name: two kinds of facts and hardly a word left."""
        return self.kinds >= 2 and len(self.rest) <= 1

    @property
    def title(self) -> str:
        """ "Begleitung auf Arabisch"."""
        what = self.category or _("Unterstützung")
        if not self.languages:
            return what
        return _("{what} auf {languages}").format(what=what, languages=_(" und ").join(self.languages))

    def values(self, on: date) -> dict[str, Any]:
        """The fields of the need, seen from a day: "dienstag" is the next one, "dienstags" every one."""
        told: dict[str, Any] = {
            "title": self.title, "category": self.category or None, "languages": list(self.languages),
            "people_wanted": self.people, "shelter_id": self.shelter_id or None,
            "urgency": Urgency.HIGH if self.urgent else Urgency.NORMAL,
        }  # fmt: skip
        if self.weekly and self.weekday is not None:
            slot = f"{WeekSlot.WEEKDAYS[self.weekday]}.{self.part or 'day'}"
            return {**told, "time_shape": NeedTime.WEEKLY, "slots": [slot]}
        day = self.day or (next_weekday(self.weekday, on) if self.weekday is not None else None)
        if day is None:
            return {**told, "time_shape": NeedTime.OPEN}
        begin, end = self.hours or tuple(time(hour) for hour in CLOCK[self.part or "day"])
        text = f"{datetime.combine(day, begin):%Y-%m-%dT%H:%M}/{datetime.combine(day, end):%Y-%m-%dT%H:%M}"
        return {**told, "time_shape": NeedTime.FIXED, "dates": [text]}

    def told(self, on: date) -> str:
        """The need in a line: "Begleitung auf Arabisch · Di 24.11. 09:00–17:00"."""
        values = self.values(on)
        dates = tuple(_interval(text) for text in values.get("dates", ()))
        times = Times(values["time_shape"], tuple(values.get("slots", ())), dates)
        parts = (self.title, times.words if self.weekday is not None or self.day else "", self.house)
        return " · ".join(part for part in parts if part)

    @property
    def told_today(self) -> str:
        """The same seen from today."""
        return self.told(date.today())


def _interval(text: str) -> tuple[datetime, datetime]:
    begin, _slash, end = text.partition("/")
    return datetime.fromisoformat(begin), datetime.fromisoformat(end)


def read_vocabulary(connection: Connection) -> Vocabulary:
    """The tasks and houses of this office, and the languages the program knows."""
    from app.services.imports.values.known_words import LANGUAGES

    skills = connection.execute(select(PersonSkill.skill).distinct()).scalars()
    houses = connection.execute(
        select(Shelter.id, Shelter.name, Shelter.city).where(Shelter.deleted_at.is_(None), Shelter.closed_on.is_(None))
    )
    return Vocabulary(tuple(skills), LANGUAGES, tuple((i, name, city or "") for i, name, city in houses))


def understand(words: str, vocabulary: Vocabulary, on: date) -> Understood:
    """What a line means; what is not understood stays in `rest`."""
    folded, found = _numbers(fold(words), on)
    rest = []
    for word in re.split(r"[\s,;·/]+", folded):
        plain = word.strip(".:-")
        if not plain or plain in fillers():
            continue
        more = _day_of(plain, on) or _known(plain, vocabulary)
        if more is None:
            rest.append(plain)
        else:
            found = _with(found, more)
    return replace(found, rest=tuple(rest))


@cache
def fillers() -> frozenset[str]:
    """Words that say nothing of a need: articles, prepositions, "suche", "jemand"."""
    lines = resources.path("words", "fillers.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _with(found: Understood, more: dict[str, Any]) -> Understood:
    if "languages" in more:
        more = {"languages": tuple(dict.fromkeys((*found.languages, *more["languages"])))}
    return replace(found, **more)


def _numbers(folded: str, on: date) -> tuple[str, Understood]:
    """Clock times, dates and numbers of people, taken out of the line."""
    found = Understood()
    if people := _PEOPLE.search(folded):
        found = replace(found, people=int(people[1]))
        folded = folded.replace(people[0], " ")
    if (day := _DAY.search(folded)) and (meant := _date(day, on)):
        found = replace(found, day=meant)
        folded = folded.replace(day[0], " ")
    if (hours := _HOURS.search(folded)) and int(hours[1]) < 24:
        begin = time(int(hours[1]), int(hours[2] or 0))
        end = time(min(int(hours[3] or begin.hour + 2), 23), int(hours[4] or hours[2] or 0))
        found = replace(found, hours=(begin, max(end, time(min(begin.hour + 1, 23), 30))))
        folded = folded.replace(hours[0], " ")
    return folded, found


def _date(found: re.Match[str], on: date) -> date | None:
    """A day without its year is the next one."""
    day, month, year = int(found[1]), int(found[2]), found[3]
    try:
        if year:
            return date(int(year) + (2000 if len(year) < 3 else 0), month, day)
        this = date(on.year, month, day)
        return this if this >= on else date(on.year + 1, month, day)
    except ValueError:
        return None


def _day_of(word: str, on: date) -> dict[str, Any] | None:
    """A weekday, a part of the day or both: "dienstag", "di", "dienstags", "dienstagnachmittag", "abends", "morgen"."""
    near = {"heute": 0, "morgen": 1, "ubermorgen": 2}
    if word in near:
        return {"day": on + timedelta(days=near[word])}
    if word == "dringend":
        return {"urgent": True}
    for number, name in enumerate(map(fold, WEEKDAYS)):
        if word == name[:2] or word == name:
            return {"weekday": number}
        if word.startswith(name) and (word[len(name) :] in ("s", "") or _part(word[len(name) :])):
            part = _part(word[len(name) :])
            return {"weekday": number, "weekly": word.endswith("s"), **({"part": part} if part else {})}
    part = _part(word)
    if part:
        return {"part": part}
    return {"weekly": True} if word in ("jeden", "wochentlich", "regelmassig", "woche", "jede") else None


def _part(word: str) -> str:
    return PARTS.get(word.removesuffix("s"), "")


def _known(word: str, vocabulary: Vocabulary) -> dict[str, Any] | None:
    if language := _language(word, vocabulary.languages):
        return {"languages": (language,)}
    if category := _category(word, vocabulary.skills):
        return {"category": category}
    found = [house for house in vocabulary.houses if _names(word, house)]
    if len(found) == 1:
        return {"shelter_id": found[0][0], "house": found[0][1]}
    return None


def _language(word: str, languages: dict[str, tuple[str, ...]]) -> str:
    """ "arabisch", "arabischsprachig", "arabische" and the spellings other lists use."""
    for name, spellings in languages.items():
        folded = fold(name)
        if word in (folded, *map(fold, spellings[:3])) and len(word) > 2:
            return name
        if word.startswith(folded) and word[len(folded) :] in ("e", "er", "en", "sprachig", "sprachige", "sprachigen"):
            return name
    return ""


def _category(word: str, skills: Iterable[str]) -> str:
    """A task of the office: itself, the only one that begins or ends so, or the word where several do."""
    if len(word) < LEAST_LETTERS:
        return ""
    folded = {fold(skill): skill for skill in skills}
    if word in folded:
        return folded[word]
    near = [skill for name, skill in folded.items() if name.startswith(word) or name.endswith(word)]
    if len(near) == 1:
        return near[0]
    return word.capitalize() if near else ""


def _names(word: str, house: tuple[str, str, str]) -> bool:
    parts = [fold(part) for part in (*house[1].split(), *house[2].split())]
    return len(word) >= LEAST_LETTERS and word in parts
