"""Every key figure, defined once: start page, list and report ask here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from app.models import Application, ApplicationState, HoursEntry, Need, Person, Shelter, Urgency, VolunteerStatus
from app.services.crud import Crud
from app.services.database import Database
from app.services.hours.entries import HoursEntries, Tally
from app.services.matching.needs import OPEN, Needs
from app.services.people import Volunteers
from app.services.query import MISSING, PRESENT, Between, Current, Filter, Query
from app.text import _, bare_hours, hours, money, month_name, number


@dataclass(frozen=True)
class Load:
    """A house and its newest numbers; `occupied` None while nothing was counted."""

    shelter_id: str
    name: str
    occupied: int | None
    capacity: int | None
    counted_on: date | None


@dataclass(frozen=True)
class Told:
    """A figure as it is said: the number, a line below it, and how many records the list behind it has."""

    figure: str
    aside: str
    listed: int


@dataclass(frozen=True)
class Definition:
    """A key figure: its name, the sentence that says how it is counted, and the list that shows what was counted."""

    key: str
    title: str
    counted: str
    entity: type[Any]
    filters: tuple[Filter, ...]
    tell: "Callable[[Figures, Definition, date], Told]"


class Figures:
    """The figures of the office as of today."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._cruds: dict[type[Any], Crud[Any]] = {
            Person: Volunteers(database),
            Shelter: Crud(database, Shelter),
            Application: Crud(database, Application),
            Need: Needs(database),
            HoursEntry: HoursEntries(database),
        }

    def tell(self, wanted: Definition, today: date | None = None) -> Told:
        """A key figure as of today."""
        return wanted.tell(self, wanted, today or date.today())

    def count(self, entity: type[Any], *filters: Filter) -> int:
        """How many records the list of an entity shows with these filters."""
        return self._cruds[entity].count(Query(filters=filters))

    def hours(self, *filters: Filter) -> Tally:
        """How much time the list of hours shows with these filters, and in how many entries."""
        entries = self._cruds[HoursEntry]
        assert isinstance(entries, HoursEntries)
        return entries.tally(Query(filters=filters))

    def values(self, wanted: Definition, *attributes: Any) -> list[tuple[Any, ...]]:
        """These values of every record behind a figure."""
        crud = self._cruds[wanted.entity]
        return crud.rows(crud.ids(Query(filters=wanted.filters)), attributes)

    def loads(self) -> list[Load]:
        """The open houses with their newest occupancy, by name."""
        wanted = (
            select(
                Shelter.id,
                Shelter.name,
                Shelter.occupied.expression(Shelter),
                Shelter.places.expression(Shelter),
                Shelter.counted_on.expression(Shelter),
            )
            .where(Shelter.deleted_at.is_(None), Shelter.closed_on.is_(None))
            .order_by(Shelter.sort_key)
        )
        with self._database.reading() as connection:
            return [Load(*row) for row in connection.execute(wanted)]


def _active(figures: Figures, wanted: Definition, today: date) -> Told:
    quarter = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    count = figures.count(Person, *wanted.filters)
    new = figures.count(Person, *wanted.filters, Filter(Person.since, Between(quarter)))
    words = _("+ {count} in diesem Quartal").format(count=number(new)) if new else _("keine neuen im Quartal")
    return Told(number(count), words, count)


def _interested(figures: Figures, wanted: Definition, today: date) -> Told:
    count = figures.count(Person, *wanted.filters)
    further = count - figures.count(Person, Filter(Person.status, VolunteerStatus.INTERESTED))
    return Told(number(count), _("{count} schon im Gespräch").format(count=number(further)), count)


def _placed(figures: Figures, wanted: Definition, today: date) -> Told:
    count = figures.count(Person, *wanted.filters)
    free = figures.count(Person, Filter(Person.status, VolunteerStatus.ACTIVE)) - count
    return Told(number(count), _("{count} zurzeit ohne Einsatz").format(count=number(free)), count)


def _hours(figures: Figures, wanted: Definition, today: date) -> Told:
    year, month = figures.hours(*wanted.filters), figures.hours(Filter(HoursEntry.day, Current("month"))).minutes
    words = _("im {month} {hours}") if month else _("im {month} noch keine")
    aside = words.format(month=month_name(today), hours=bare_hours(month))
    return Told(hours(year.minutes), aside, year.entries)


def _needs(figures: Figures, wanted: Definition, today: date) -> Told:
    missing = [missing or 0 for (missing,) in figures.values(wanted, Need.missing)]
    urgent = figures.count(Need, *wanted.filters, Filter(Need.urgency, Urgency.HIGH))
    people = _("1 Person") if sum(missing) == 1 else _("{count} Personen").format(count=number(sum(missing)))
    words = _("{people}, {count} dringend") if urgent else _("{people} gesucht")
    return Told(number(len(missing)), words.format(people=people, count=number(urgent)), len(missing))


def _occupancy(figures: Figures, wanted: Definition, today: date) -> Told:
    loads = figures.values(wanted, Shelter.occupied, Shelter.places)
    if not loads:
        return Told("–", _("noch keine Zahlen"), 0)
    occupied, capacity = (sum(value or 0 for value in column) for column in zip(*loads, strict=True))
    houses = _("1 Unterkunft") if len(loads) == 1 else _("{count} Unterkünfte").format(count=len(loads))
    return Told(f"{number(occupied)} / {number(capacity)}", houses, len(loads))


def _granted(figures: Figures, wanted: Definition, today: date) -> Told:
    amounts = [amount or 0 for (amount,) in figures.values(wanted, Application.granted_amount)]
    count = len(amounts)
    aside = _("1 bewilligter Antrag") if count == 1 else _("{count} bewilligte Anträge").format(count=count)
    return Told(money(sum(amounts)).replace(",00", ""), aside, count)


KEY_FIGURES = (
    Definition(
        "active",
        _("Aktive Ehrenamtliche"),
        _("Alle Ehrenamtlichen, deren Status heute „aktiv“ ist."),
        Person,
        (Filter(Person.status, VolunteerStatus.ACTIVE),),
        _active,
    ),
    Definition(
        "interested",
        _("Interessierte"),
        _("Wer Hilfe angeboten hat und noch nicht aktiv ist: interessiert, im Erstgespräch oder in der Hospitation."),
        Person,
        (Filter(Person.status, (VolunteerStatus.INTERESTED, VolunteerStatus.INTERVIEW, VolunteerStatus.TRIAL)),),
        _interested,
    ),
    Definition(
        "placed",
        _("Im Einsatz"),
        _("Aktive Ehrenamtliche mit mindestens einem laufenden Einsatz in einer Unterkunft."),
        Person,
        (Filter(Person.status, VolunteerStatus.ACTIVE), Filter(Person.shelter_names, PRESENT)),
        _placed,
    ),
    Definition(
        "hours",
        _("Stunden in diesem Jahr"),
        _("Alle Einsatzstunden mit einem Tag in diesem Jahr, auch von Ausgeschiedenen; ohne den Papierkorb."),
        HoursEntry,
        (Filter(HoursEntry.day, Current("year")),),
        _hours,
    ),
    Definition(
        "needs",
        _("Offene Bedarfe"),
        _("Bedarfe, die offen und nicht vorbei sind und für die noch mindestens eine Person fehlt."),
        Need,
        OPEN,
        _needs,
    ),
    Definition(
        "occupancy",
        _("Belegung"),
        _("Belegte und vorhandene Plätze aller offenen Unterkünfte, jeweils nach dem neuesten Stichtag."),
        Shelter,
        (Filter(Shelter.closed_on, MISSING), Filter(Shelter.occupied, PRESENT)),
        _occupancy,
    ),
    Definition(
        "granted",
        _("Bewilligte Mittel"),
        _("Die Summe aller Bewilligungen von Anträgen mit Stand „bewilligt“, solange sie nicht abgeschlossen sind."),
        Application,
        (Filter(Application.state, ApplicationState.GRANTED),),
        _granted,
    ),
)
"""The figures of the start page, in their order."""
