"""The steps of the ladder of maturity: as they come with the program, and as an office words and orders them."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from app import resources
from app.services.settings import Settings
from app.text import _

SETTING = "circles.ladder"


@dataclass(frozen=True)
class Step:
    """One step: what it is called, why it matters, what to do for it, and what to ask in a talk about it."""

    key: str
    title: str
    why: str
    step: str
    questions: tuple[str, ...]


@cache
def shipped() -> tuple[Step, ...]:
    """The steps that come with the program, from the foot of the ladder up."""
    with resources.path("circles", "ladder.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return tuple(
        Step(row["key"], row["title"], row["why"], row["step"], tuple(row["questions"].split("|"))) for row in rows
    )


def steps(settings: Settings) -> tuple[Step, ...]:
    """The steps in the order and the words of the office; those it left out are not among them."""
    known = {step.key: step for step in shipped()}
    own = _own(settings)
    if not own:
        return shipped()
    return tuple(replace(known[row["key"]], title=row["title"], step=row["step"]) for row in own if row["key"] in known)


def title_of(key: str, settings: Settings) -> str:
    """What a step is called, also one that is left out by now."""
    return next((step.title for step in (*steps(settings), *shipped()) if step.key == key), key)


def save_steps(settings: Settings, wanted: Sequence[Step]) -> None:
    """Keep order, titles and next steps of the office as one action; the shipped ladder takes its own one away."""
    own = None
    if tuple(wanted) != shipped():
        rows = [{"key": step.key, "title": step.title, "step": step.step} for step in wanted]
        own = {"words": _("{count} Schritte").format(count=len(rows)), "steps": rows}
    settings.write({SETTING: own}, _("Schritte der Entwicklung geändert"))


def _own(settings: Settings) -> list[dict[str, Any]]:
    value = settings.value(SETTING)
    return list(value.get("steps", ())) if isinstance(value, dict) else []
