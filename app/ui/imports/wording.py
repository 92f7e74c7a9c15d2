"""How the wizard calls the values of a row: the fields by their labels, choices and dates as words."""

from datetime import date, datetime
from typing import Any

from app.models import Consent, ConsentPurpose, ContactRole, Person
from app.models.facts import attribute, facts
from app.services import repetition
from app.services.imports.planning import NEW, SKIP, Outcome, Step
from app.services.imports.vocabulary import targets
from app.services.occupancy import languages
from app.text import _, german_date, german_datetime, translate, yes_no
from app.ui.imports.kinds import kind_of
from app.ui.kit.show import EMPTY, shown
from app.ui.theme import Tone

TONES = {
    Outcome.NEW: Tone.GOOD, Outcome.CHANGED: Tone.INFO, Outcome.UNCHANGED: Tone.NEUTRAL, Outcome.MERGED: Tone.NEUTRAL,
    Outcome.ASK: Tone.ATTENTION, Outcome.SKIPPED: Tone.STRONG,
}  # fmt: skip
_TOGETHER = {"consents": Consent, "contacts": ContactRole}
"""Values that become records of their own."""
_UNSEEN = ("uid", "exceptions")
"""What only the program needs."""
_NAMES = ("academic_title", "first_name", "last_name", "name", "title")


def field_label(kind: str, name: str) -> str:
    """The German name of a value."""
    if name == "shelters":
        return translate(facts(Person.shelter_names).label)
    if name in _TOGETHER:
        return translate(_TOGETHER[name].plural)
    known = next((target.label for target in targets(kind) if target.name == name), None)
    return translate(known or _declared(kind, name, "label") or name)


def words(kind: str, name: str, value: Any, start: datetime | None = None) -> str:
    """A value as the user would write it; "–" for nothing. `start` is when an event begins whose repetition is told."""
    if value in (None, "", [], {}):
        return EMPTY
    if name == "consents":
        return ", ".join(ConsentPurpose[key].label for key in value)
    if name == "recurrence" and start is not None:
        return repetition.words(str(value), start)
    choices = _declared(kind, name, "choices")
    if choices and str(value) in choices.__members__:
        return str(choices[str(value)].label)
    return _plain(kind, name, value)


def _plain(kind: str, name: str, value: Any) -> str:
    if isinstance(value, bool):
        return yes_no(value)
    if isinstance(value, datetime):
        return german_datetime(value)
    if isinstance(value, date):
        return german_date(value)
    if isinstance(value, dict) and name == "languages":
        return languages.told(value)
    if isinstance(value, dict):
        return " ".join(_plain(kind, "", part) for part in value.values() if part not in (None, "", [], {}))
    if isinstance(value, (list, tuple)):
        return ", ".join(_plain(kind, name, part) for part in value)
    return shown(facts(Person.availability), value) if name == "availability" else str(value)


def _declared(kind: str, name: str, what: str) -> Any:
    for owner in (kind_of(kind).entity, Person):
        try:
            return getattr(facts(attribute(owner, name)), what)
        except KeyError:
            continue
    return None


def title_of(step: Step) -> str:
    """How the row's person or thing is called."""
    parts = [str(step.values[name]) for name in _NAMES if step.values.get(name)]
    return " ".join(parts) or str(step.values.get("organisation") or "") or _("ohne Namen")


def summary(kind: str, step: Step) -> str:
    """What happens with a row, in one line."""
    if step.outcome is Outcome.CHANGED:
        return "; ".join(
            f"{field_label(kind, name)}: {words(kind, name, old)} → {words(kind, name, new)}"
            for name, (old, new) in step.changes.items()
        )
    if step.outcome is Outcome.MERGED:
        return _("gehört zu Zeile {row}").format(row=str(step.target).rpartition("!")[2])
    if step.reason:
        return step.reason
    return " · ".join(
        words(kind, name, step.values[name], _start(step)) for name in in_order(kind, step.values) if name not in _NAMES
    )


def _start(step: Step) -> datetime | None:
    start = step.values.get("start")
    return start if isinstance(start, datetime) else None


def comparison(kind: str, step: Step) -> list[tuple[str, str, str]]:
    """The lines of a row's card: label, what was stored ("" for a new one) and what comes."""
    start = _start(step)
    if step.outcome is Outcome.CHANGED:
        return [
            (field_label(kind, n), words(kind, n, old, start), words(kind, n, new, start))
            for n, (old, new) in step.changes.items()
            if n not in _UNSEEN
        ]
    return [(field_label(kind, n), "", words(kind, n, step.values[n], start)) for n in in_order(kind, step.values)]


def in_order(kind: str, *sides: dict[str, Any]) -> list[str]:
    """The names that have a value on one of the sides, in the order the fields are declared in."""
    order = [target.name for target in targets(kind)]
    values = [item for side in sides for item in side.items()]
    filled = dict.fromkeys(name for name, value in values if value not in (None, "", [], {}) and name not in _UNSEEN)
    return sorted(filled, key=lambda name: order.index(name) if name in order else len(order))


def state(step: Step, answer: str = "") -> tuple[str, Tone]:
    """What becomes of a row, as a chip; an answered question says what the answer does."""
    if step.outcome is not Outcome.ASK or not answer:
        return translate(step.outcome.value), TONES[step.outcome]
    outcome = outcome_of(step, answer)
    return translate(outcome.value), TONES[outcome]


def outcome_of(step: Step, answer: str = "") -> Outcome:
    """The outcome, with the answer taken into account."""
    if step.outcome is not Outcome.ASK or not answer:
        return step.outcome
    return {NEW: Outcome.NEW, SKIP: Outcome.SKIPPED}.get(answer, Outcome.CHANGED)
