"""Plans lists of houses: known by their name, asked about where a name is only alike, compared by key date."""

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from sqlalchemy import Connection, select

from app.models import ContactRole, Occupancy, Person, Room, Shelter
from app.models.facts import fields
from app.services.database import Database
from app.services.imports.plan_others import by_sign
from app.services.imports.plan_people import named_values
from app.services.imports.planning import NEW, SKIP, Candidate, Outcome, Step
from app.services.imports.rows.common import Found
from app.services.imports.rows.shelters import COUNTED
from app.services.imports.values.addresses import house_key
from app.text import _

_ALIKE, _LEAST = 0.86, 6
"""From this likeness on a name may be another one misspelt; so many letters tell a house within a longer name."""
BY_DAY = "by day"
"""Under this key stand the counts of a house by key date."""
_Stored = dict[str, Any]


def plan_shelters(database: Database, found: list[Found], decisions: Mapping[str, str]) -> list[Step]:
    """One step for every row; a house is known by its name, with or without "GU" before it.

    A name that is nearly that of one house is asked about.
    """
    with database.reading() as connection:
        present = {house_key(values["name"]): (i, values) for i, values in stored_shelters(connection).items()}
    steps = [Step(one, Outcome.NEW, dict(one.values)) for one in found]
    asked = [step for step in steps if not _decided(step, present, decisions)]
    lacking = _("In dieser Zeile steht keine Unterkunft.")
    by_sign([step for step in steps if step not in asked], decisions, _sign, present, lacking, _compared)
    return steps


def _sign(values: Mapping[str, Any]) -> str:
    return house_key(values["name"]) if values.get("name") else ""


def _decided(step: Step, present: Mapping[str, tuple[str, _Stored]], decisions: Mapping[str, str]) -> bool:
    """Whether it is clear which house a row means; else it becomes a question."""
    sign, answer = _sign(step.values), decisions.get(step.key)
    if not sign or sign in present or answer in (NEW, SKIP):
        return True
    candidates = [_candidate(*present[other]) for other in present if _alike(sign, other)]
    if answer in {one.id for one in candidates}:
        step.target = answer
        step.values["name"] = next(one.caption for one in candidates if one.id == answer)
        return True
    if not candidates:
        return True
    step.outcome, step.candidates = Outcome.ASK, candidates
    step.reason = _("Ist das „{name}“? Der Name ist ähnlich.").format(name=candidates[0].caption)
    return False


def _candidate(identity: str, stored: _Stored) -> Candidate:
    return Candidate(identity, stored["name"], _("Der Name ist ähnlich."))


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    within = len(short) >= _LEAST and short in long
    return within or SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _compared(stored: _Stored, read: _Stored) -> _Stored:
    """What is stored for a house and the key date of a row; without a count of that day the newest one before it.

    A list that is older than the newest count does not change how many places the house has.
    """
    by_day = stored.get(BY_DAY, {})
    day, earlier = read.get("as_of"), [one for one in by_day if one <= (read.get("as_of") or one)]
    firm = {name: value for name, value in stored.items() if name not in ("as_of", *COUNTED)}
    told = {**firm, **(by_day[max(earlier)] if earlier else {})}
    told["counts"] = [
        {"as_of": count["as_of"], "occupied": by_day[count["as_of"]]["occupied"]}
        for count in read.get("counts", ())
        if count["as_of"] in by_day
    ]
    if day and by_day and day < max(by_day) and "capacity" in read:
        told["capacity"] = read["capacity"]
    return told


_ROOMS = select(Room.shelter_id, Room.name).where(Room.deleted_at.is_(None)).order_by(Room.position, Room.sort_key)


def stored_shelters(connection: Connection) -> dict[str, _Stored]:
    """All houses as the rows are read: with their counts by key date and responsible people."""
    plain = fields(Shelter)
    statement = select(Shelter.id, *plain).where(Shelter.deleted_at.is_(None))
    found = {row[0]: named_values(plain, row[1:]) for row in connection.execute(statement)}
    for shelter, room in connection.execute(_ROOMS):
        if shelter in found:
            found[shelter].setdefault("rooms", []).append(room)
    for shelter, as_of, *numbers in connection.execute(_COUNTS):
        if shelter in found:
            count = {"as_of": as_of, **dict(zip(COUNTED, numbers, strict=True))}
            found[shelter].update(count)  # the newest comes last
            found[shelter].setdefault(BY_DAY, {})[as_of] = count
            found[shelter].setdefault("counts", []).append({"as_of": as_of, "occupied": count["occupied"]})
    for house, function, first, last in connection.execute(_ROLES):
        if house in found:
            found[house].setdefault("contacts", []).append(
                {"function": function, "first_name": first, "last_name": last}
            )
    return found


_COUNTS = (
    select(Occupancy.shelter_id, Occupancy.as_of, *(getattr(Occupancy, name) for name in COUNTED))
    .where(Occupancy.deleted_at.is_(None))
    .order_by(Occupancy.as_of, Occupancy.changed_at)
)
_ROLES = (
    select(ContactRole.shelter_id, ContactRole.function, Person.first_name, Person.last_name)
    .join(Person, Person.id == ContactRole.person_id)
    .where(ContactRole.deleted_at.is_(None), Person.deleted_at.is_(None))
)
