"""What an arrival asks for: the lines that come with the program, and those an office has made of them."""

import csv
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from app import resources
from app.errors import UserError
from app.models import Urgency
from app.models.base import Choice
from app.services.settings import Settings
from app.text import _, number

SETTING = "arrivals.template"
LANGUAGE = "{Sprache}"
"""Stands in a title for the language of a need that is made once for each."""
FURTHEST, MOST, LONGEST = 365, 500, 120
"""Days from the arrival, people of a line and characters of a title."""


class Makes(Choice):
    """What a line makes."""

    NEED = _("Bedarf")
    TASK = _("Aufgabe")


class Per(Choice):
    """By what the number of people of a need is counted."""

    ARRIVAL = _("zusammen")
    PEOPLE = _("Personen")
    FAMILIES = _("Familien")
    MINORS = _("Kinder")
    ALONE = _("Alleinreisende")
    LANGUAGE = _("Personen je Sprache")


class Condition(Choice):
    """When a line is wanted at all."""

    ALWAYS = _("immer")
    MINORS = _("mit Kindern")
    FAMILIES = _("mit Familien")
    ALONE = _("mit Alleinreisenden")
    LANGUAGES = _("mit Sprachen")


@dataclass(frozen=True)
class Line:
    """One need or task: `offset` days from the arrival (before it negative); a need wants `count` people `per` `each`
    of those announced.
    """

    makes: Makes
    title: str
    offset: int
    category: str = ""
    count: int = 1
    per: Per = Per.ARRIVAL
    each: int = 1
    condition: Condition = Condition.ALWAYS
    urgency: Urgency = Urgency.NORMAL


@cache
def shipped() -> tuple[Line, ...]:
    """The lines that come with the program."""
    with resources.path("arrivals", "template.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_of_row(row) for row in csv.DictReader(file, delimiter=";"))


def _of_row(row: dict[str, str]) -> Line:
    return Line(
        Makes[row["kind"].upper()], row["title"], int(row["offset"]), row["category"], int(row["count"] or 1),
        Per[(row["per"] or "arrival").upper()], int(row["each"] or 1),
        Condition[(row["condition"] or "always").upper()], Urgency[row["urgency"] or "NORMAL"],
    )  # fmt: skip


def lines(settings: Settings) -> tuple[Line, ...]:
    """The lines of the office, where it has none of its own the shipped ones."""
    stored = settings.value(SETTING)
    return tuple(_of_stored(one) for one in stored["lines"]) if stored else shipped()


def is_own(settings: Settings) -> bool:
    """Whether the office has changed the shipped lines."""
    return settings.value(SETTING) is not None


def save(settings: Settings, wanted: Sequence[Line]) -> None:
    """Keep the lines of the office as one action; the shipped ones take its own away. UserError names a wrong line."""
    for position, line in enumerate(wanted, 1):
        if problem := problem_of(line):
            raise UserError("Zeile {number}: {problem}", number=position, problem=problem)
    if not wanted:
        raise UserError("Die Vorlage braucht mindestens eine Zeile.")
    words = _("{count} Zeilen").format(count=number(len(wanted)))
    value = None if tuple(wanted) == shipped() else {"words": words, "lines": [_stored(line) for line in wanted]}
    if tuple(wanted) != lines(settings):
        settings.write({SETTING: value}, _("Vorlage für Ankünfte geändert"))


def problem_of(line: Line) -> str:
    """Why a line cannot be used, "" for nothing."""
    if not line.title.strip():
        return _("Die Bezeichnung fehlt.")
    if len(line.title) > LONGEST:
        return _("Die Bezeichnung ist zu lang: höchstens {count} Zeichen.").format(count=LONGEST)
    if abs(line.offset) > FURTHEST:
        return _("Der Tag liegt mehr als {count} Tage von der Ankunft entfernt.").format(count=FURTHEST)
    if not (1 <= line.count <= MOST and 1 <= line.each <= MOST):
        return _("Die Anzahl muss zwischen 1 und {count} liegen.").format(count=MOST)
    return ""


def _stored(line: Line) -> dict[str, Any]:
    return {name: value.name if isinstance(value, Choice) else value for name, value in asdict(line).items()}


def _of_stored(stored: dict[str, Any]) -> Line:
    kinds: dict[str, type[Choice]] = {"makes": Makes, "per": Per, "condition": Condition, "urgency": Urgency}
    values: dict[str, Any] = {name: kinds[name][value] if name in kinds else value for name, value in stored.items()}
    return Line(**values)
