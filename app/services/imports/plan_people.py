"""Plans a list of people: who is new, who is known, who must be asked about."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from app.models import (
    Assignment,
    CircleMember,
    ConductCheck,
    Consent,
    ContactRole,
    HelperCircle,
    Organisation,
    Person,
    Shelter,
)
from app.models.base import Attribute, Several
from app.models.facts import facts, fields
from app.services.database import Database
from app.services.imports.known_people import MAYBE, SAME, Identity, KnownPeople, compare, identity, stored
from app.services.imports.planning import NEW, SKIP, Candidate, Outcome, Step, difference, joined
from app.services.imports.rows.common import Found
from app.services.pages import lists_of
from app.text import _

STORED = tuple(attribute for attribute in fields(Person) if not isinstance(attribute, Several))
LISTS = tuple(attribute for attribute in fields(Person) if isinstance(attribute, Several))


def plan_people(database: Database, found: list[Found], decisions: Mapping[str, str]) -> list[Step]:
    """One step for every row; `decisions` answer questions by the key of the step."""
    with database.reading() as connection:
        planner = _Planner(stored(connection), decisions)
        steps = [planner.step(one) for one in found]
        _compare_with_stored(connection, [step for step in steps if step.target and step.outcome is not Outcome.MERGED])
    return steps


class _Planner:
    """Goes through the rows in their order and remembers whom it has met."""

    def __init__(self, known: Iterable[Identity], decisions: Mapping[str, str]) -> None:
        self._stored, self._met = KnownPeople(known), KnownPeople()
        self._by_key: dict[str, Step] = {}
        self._by_target: dict[str, Step] = {}
        self._decisions = decisions

    def step(self, found: Found) -> Step:
        """What becomes of one row."""
        values = dict(found.values)
        if not values.get("last_name") and values.get("first_name"):
            values["last_name"] = values.pop("first_name")
        step = Step(found, Outcome.NEW, values)
        if not values.get("last_name") and not values.get("organisation"):
            return _left_out(step, _("In dieser Zeile steht kein Name."))
        mine = identity(step.key, values)
        answer = self._decisions.get(step.key)
        return self._decided(step, mine, answer) if answer else self._judged(step, mine)

    def _decided(self, step: Step, mine: Identity, answer: str) -> Step:
        if answer == SKIP:
            return _left_out(step, _("Diese Zeile wurde ausgelassen."))
        if answer == NEW:
            return self._first(step, mine, None)
        return (
            self._merged(step, self._by_key[answer], mine)
            if answer in self._by_key
            else self._stored_as(step, mine, answer)
        )

    def _judged(self, step: Step, mine: Identity) -> Step:
        if not step.values.get("last_name"):
            return self._first(step, mine, None)
        maybe: list[Candidate] = []
        for others, within in ((self._met, True), (self._stored, False)):
            for other in others.like(mine):
                verdict, reason = compare(mine, other, within)
                if verdict == SAME:
                    return (
                        self._merged(step, self._by_key[other.id], mine)
                        if within
                        else self._stored_as(step, mine, other.id)
                    )
                if verdict == MAYBE:
                    maybe.append(Candidate(other.id, other.caption, reason))
        if maybe:
            step.outcome, step.candidates = Outcome.ASK, _without_doubles(maybe, self._by_key)
            template = _("Vielleicht dieselbe Person wie {who} ({reason}).")
            step.reason = template.format(who=step.candidates[0].caption, reason=step.candidates[0].reason)
            return step
        return self._first(step, mine, None)

    def _stored_as(self, step: Step, mine: Identity, target: str) -> Step:
        earlier = self._by_target.get(target)
        return self._merged(step, earlier, mine) if earlier else self._first(step, mine, target)

    def _first(self, step: Step, mine: Identity, target: str | None) -> Step:
        step.target = target
        self._by_key[step.key] = step
        if target:
            self._by_target[target] = step
        self._met.add(mine)
        return step

    def _merged(self, step: Step, into: Step, mine: Identity) -> Step:
        step.outcome, step.target = Outcome.MERGED, into.key
        for name, value in step.values.items():
            before = into.values.get(name)
            keep = before not in (None, "", [], {}) and not isinstance(value, (list, dict)) and name != "notes"
            into.values[name] = before if keep else joined(name, before, value)
        grown = identity(into.key, into.values)
        grown.emails |= mine.emails
        grown.phones |= mine.phones
        self._met.add(grown)
        return step


def _left_out(step: Step, reason: str) -> Step:
    step.outcome, step.reason = Outcome.SKIPPED, reason
    return step


def _without_doubles(candidates: list[Candidate], by_key: Mapping[str, Step]) -> list[Candidate]:
    """A stored person and the row of the file that already became that person are one candidate."""
    targets = {by_key[one.id].target for one in candidates if one.id in by_key}
    return [one for one in candidates if one.id not in targets]


def _compare_with_stored(connection: Connection, steps: list[Step]) -> None:
    present = values_of(connection, [str(step.target) for step in steps])
    for step in steps:
        step.changes = difference(present.get(str(step.target), {}), step.values)
        step.outcome = Outcome.CHANGED if step.changes else Outcome.UNCHANGED


def values_of(connection: Connection, ids: list[str]) -> dict[str, dict[str, Any]]:
    """What is stored about people, in the shape the rows are read in (choices by their English key)."""
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(ids), 500):
        chunk = ids[start : start + 500]
        for row in connection.execute(select(Person.id, *STORED).where(Person.id.in_(chunk))):
            found[row[0]] = named_values(STORED, row[1:])
        _add_linked(connection, found, chunk)
    for several in LISTS:
        for identity_, texts in lists_of(connection, several, ids).items():
            found[identity_][several.name] = texts
    return found


def named_values(attributes: Sequence[Attribute], row: Sequence[Any]) -> dict[str, Any]:
    """Stored values by field name, choices by their English key."""
    return {facts(a).name: getattr(value, "name", value) for a, value in zip(attributes, row, strict=True)}


def _add_linked(connection: Connection, found: dict[str, dict[str, Any]], ids: list[str]) -> None:
    houses = (
        select(Assignment.person_id, Shelter.name).join(Shelter, Shelter.id == Assignment.shelter_id)
        .where(Assignment.person_id.in_(ids), Assignment.until.is_(None), Assignment.deleted_at.is_(None))
    )  # fmt: skip
    for person, name in connection.execute(houses):
        found[person].setdefault("shelters", []).append(name)
    circles = (
        select(CircleMember.person_id, HelperCircle.name).join(HelperCircle, HelperCircle.id == CircleMember.circle_id)
        .where(CircleMember.person_id.in_(ids), CircleMember.until.is_(None), CircleMember.deleted_at.is_(None))
    )  # fmt: skip
    for person, name in connection.execute(circles):
        found[person]["circle"] = name
    for person, seen in connection.execute(
        select(ConductCheck.person_id, ConductCheck.seen_on).where(ConductCheck.person_id.in_(ids))
    ):
        found[person]["certificate_seen_on"] = max(seen, found[person].get("certificate_seen_on", seen))
    roles = (
        select(ContactRole.person_id, ContactRole.function, ContactRole.presence_hours, Organisation.name)
        .join(Organisation, Organisation.id == ContactRole.organisation_id, isouter=True)
        .where(ContactRole.person_id.in_(ids), ContactRole.deleted_at.is_(None))
    )  # fmt: skip
    for person, function, hours, organisation in connection.execute(roles):
        told = {"function": function, "presence_hours": hours, "organisation": organisation}
        found[person].update({name: value for name, value in told.items() if value})
    valid = (Consent.person_id.in_(ids), Consent.withdrawn_on.is_(None), Consent.deleted_at.is_(None))
    for person, purpose in connection.execute(select(Consent.person_id, Consent.purpose).where(*valid)):
        found[person].setdefault("consents", []).append(purpose.name)
