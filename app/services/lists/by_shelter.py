"""Who helps in which house, for the Landratsamt: by name only who agreed, everybody else as a number."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import or_, select

from app.models import Assignment, CircleMember, CircleRole, HelperCircle, Person, Shelter, VolunteerStatus
from app.models.base import Kind
from app.services.lists.definition import ListDefinition, Scope
from app.services.lists.disclosure import AUTHORITY, Gate, consent_notes, persons
from app.services.lists.flat import heading
from app.services.lists.sheet import Handed, Heading, Records, Sheet
from app.services.lists.wording import in_json
from app.services.office import Services
from app.text import _


@dataclass
class _Helper:
    """Somebody at a house, as the list names her."""

    person_id: str
    name: str
    phone: str | None
    email: str | None
    role: str | None
    activity: str | None
    since: date | None


@dataclass
class _House:
    """A house with those who may be named, and how many more there are."""

    name: str
    city: str | None
    circle: str | None
    named: list[_Helper] = field(default_factory=list)
    unnamed: int = 0


_GONE = (VolunteerStatus.LEFT, VolunteerStatus.DECLINED)


def _headings() -> list[Heading]:
    return [
        Heading("shelter", _("Unterkunft")), heading(Shelter.city), Heading("circle", _("Helferkreis")),
        Heading("name", _("Name")), Heading("role", _("Funktion")), Heading("phone", _("Telefon"), Kind.PHONE.value),
        Heading("email", _("E-Mail")), Heading("activity", _("Einsatzbereich")),
        Heading("since", _("Seit"), Kind.DATE.value), Heading("count", _("Anzahl"), Kind.NUMBER.value, total=True),
    ]  # fmt: skip


def _helpers(services: Services, houses: list[str]) -> list[Any]:
    """Running assignments of volunteers at these houses, by house and name."""
    today = date.today()
    statement = (
        select(
            Assignment.shelter_id, Assignment.activity, Assignment.since, Person.id, Person.first_name,
            Person.last_name, Person.academic_title, Person.phone, Person.mobile, Person.email,
            Person.since.label("begun"),
        )
        .join(Person, Person.id == Assignment.person_id)
        .where(
            Assignment.shelter_id.in_(houses),
            Assignment.deleted_at.is_(None),
            or_(Assignment.until.is_(None), Assignment.until >= today),
            or_(Assignment.since.is_(None), Assignment.since <= today),
            Person.deleted_at.is_(None),
            Person.status.is_not(None),
            Person.status.not_in(_GONE),
        )
        .order_by(Person.sort_key, Person.id, Assignment.since)
    )  # fmt: skip
    with services.database.reading() as connection:
        return list(connection.execute(statement))


def _roles(services: Services) -> dict[tuple[str, str], str]:
    """What somebody is in the helper circle of a house, by (person, house); plain members are not named so."""
    statement = (
        select(CircleMember.person_id, HelperCircle.shelter_id, CircleMember.role)
        .join(HelperCircle, HelperCircle.id == CircleMember.circle_id)
        .where(CircleMember.deleted_at.is_(None), HelperCircle.deleted_at.is_(None), CircleMember.until.is_(None))
        .where(CircleMember.role != CircleRole.MEMBER)
    )
    with services.database.reading() as connection:
        return {(row.person_id, row.shelter_id): row.role.label for row in connection.execute(statement)}


def _houses(services: Services, scope: Scope, result: Handed) -> list[_House]:
    """The open houses of the query with those who help there; `result` learns who is named and who is not."""
    crud = services.shelters
    ids = list(scope.ids) if scope.ids is not None else crud.ids(scope.query)
    columns = (Shelter.id, Shelter.name, Shelter.city, Shelter.circle_names, Shelter.closed_on)
    houses = {row[0]: _House(*row[1:4]) for row in crud.rows(ids, columns) if row[4] is None or row[4] > date.today()}
    by_person: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in _helpers(services, list(houses)):
        by_person[row.shelter_id, row.id].append(row)
    roles = _roles(services)
    for (house, person), rows in by_person.items():
        if scope.gate.may_name(person):
            houses[house].named.append(_helper(rows, roles.get((person, house)), scope.gate))
        else:
            houses[house].unnamed += 1
    _account(result, by_person, scope.gate)
    return list(houses.values())


def _helper(rows: list[Any], role: str | None, gate: Gate) -> _Helper:
    """One line for somebody, however many tasks she has in the house."""
    first = rows[0]
    reachable = gate.may_reach(first.id)
    since = [row.since for row in rows if row.since] or [first.begun]
    name = ", ".join(filter(None, (first.last_name, " ".join(filter(None, (first.academic_title, first.first_name))))))
    return _Helper(
        first.id,
        name,
        (first.phone or first.mobile) if reachable else None,
        first.email if reachable else None,
        role,
        ", ".join(dict.fromkeys(row.activity for row in rows if row.activity)) or None,
        min(filter(None, since), default=None),
    )


def _account(result: Handed, by_person: dict[tuple[str, str], list[Any]], gate: Gate) -> None:
    people = {person for _house, person in by_person}
    named = {person for person in people if gate.may_name(person)}
    reachable = {rows[0].id for rows in by_person.values() if rows[0].phone or rows[0].mobile or rows[0].email}
    withheld = {person for person in named & reachable if not gate.may_reach(person)}
    result.people, result.named, result.left_out = sorted(named), len(named), len(people - named)
    result.notes += _notes(len(people), len(named), len(withheld))
    if len(by_person) > len(people):
        result.notes.append(_("Wer in mehreren Unterkünften hilft, ist in jeder gezählt."))


def _notes(people: int, named: int, withheld: int) -> list[str]:
    notes = [_("Ehrenamtliche in Unterkünften: {count}, davon mit Namen: {named}.").format(count=people, named=named)]
    if people > named:
        text = _("Nur als Zahl enthalten: {count}, weil keine Einwilligung für Namenslisten an Behörden vorliegt.")
        notes.append(text.format(count=persons(people - named)))
    return notes + consent_notes(0, withheld)


def _by_shelter_sheet(services: Services, wanted: ListDefinition, scope: Scope) -> Sheet:
    result = Sheet(wanted.label, scope.gate.recipient, condition=scope.condition, headings=_headings())
    result.columns = [h.title for h in result.headings]
    result.rows = [row for house in _houses(services, scope, result) for row in _rows(house)]
    result.sum_up(_("Summe"))
    return result


def _rows(house: _House) -> list[tuple[Any, ...]]:
    place = (house.name, house.city, house.circle)
    rows: list[tuple[Any, ...]] = [
        (*place, h.name, h.role, h.phone, h.email, h.activity, h.since, 1) for h in house.named
    ]
    if house.unnamed:
        unnamed = _("{count} ohne Namen").format(count=persons(house.unnamed))
        rows.append((*place, unnamed, *([None] * 5), house.unnamed))
    return rows or [(*place, _("niemand"), *([None] * 5), 0)]


def _by_shelter_records(services: Services, wanted: ListDefinition, scope: Scope) -> Records:
    result = Records(wanted.label, scope.gate.recipient)
    result.columns = ["name", "role", "phone", "email", "activity", "since"]
    for house in _houses(services, scope, result):
        named = [{key: in_json(getattr(h, key)) for key in result.columns} for h in house.named]
        place = {"shelter": house.name, "city": house.city, "circle": house.circle}
        result.items.append({**place, "volunteers": named, "without_name": house.unnamed})
    return result


BY_SHELTER = ListDefinition(
    "volunteers-by-shelter",
    _("Ehrenamtliche je Unterkunft"),
    Shelter,
    recipient=AUTHORITY,
    purpose=_("Übersicht der ehrenamtlichen Hilfe in den Unterkünften"),
    sheet=_by_shelter_sheet,
    records=_by_shelter_records,
)
