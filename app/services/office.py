"""All services of one open database, built on first use; what the window and the command line hold in hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.models import (
    Allowance,
    Application,
    Arrival,
    ChecklistItem,
    CircleBooking,
    CircleMarker,
    Consent,
    ContactRole,
    Credential,
    EventSeries,
    EventText,
    Expense,
    Funder,
    FunderCredit,
    FundingProgramme,
    Grant,
    HelperCircle,
    HoursEntry,
    MileageRate,
    Office,
    Organisation,
    Person,
    PrintedSheet,
    Project,
)
from app.models.base import Record, entities, entity
from app.services import search
from app.services.circles.members import CircleMembers
from app.services.crud import Crud, Query
from app.services.database import Changes, Database
from app.services.drafts import Drafts
from app.services.events import Events, Participations
from app.services.figures import Figures
from app.services.helps import Helps
from app.services.houses.keys import Keys
from app.services.houses.photos import ShelterPhotos
from app.services.houses.shelters import Shelters
from app.services.matching.needs import Needs
from app.services.matching.placements import Assignments, Requests
from app.services.occupancy.entries import Occupancies
from app.services.own_fields import OwnFields
from app.services.past import History
from app.services.people import People, Volunteers
from app.services.records import ContactEntries, Documents, Tasks
from app.services.settings import Settings
from app.services.trouble.problems import Problems
from app.services.views import Views
from app.services.visits.visits import Visits

if TYPE_CHECKING:
    from app.services.arrivals.service import Arrivals
    from app.services.backups.keeping import Backups
    from app.services.circles.budget import CircleBookings
    from app.services.circles.development import CircleMarkers, Development
    from app.services.circles.meetings import Meetings
    from app.services.credentials.service import Credentials
    from app.services.hours.allowances import Allowances
    from app.services.hours.entries import HoursEntries
    from app.services.hours.expenses import Expenses
    from app.services.hours.rates import Rates
    from app.services.letters.templates import Templates
    from app.services.matching.service import Matching
    from app.services.occupancy.overview import Overview
    from app.services.own_forms.service import Forms
    from app.services.paper.service import Paper
    from app.services.trouble.incidents import IncidentBook
    from app.services.twins.alike import Twins
    from app.services.twins.merging import Merging


@dataclass(frozen=True)
class Hit:
    """A record found by the search over everything."""

    entity: str
    id: str
    title: str
    subtitle: str
    """Its kind, and before it the telephone number where there is one."""


class Services:
    """The services of one database: `services.people`, `services.crud(Project)`, `services.history`."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.people, self.volunteers = People(database), Volunteers(database)
        self.events, self.participations = Events(database), Participations(database)
        self.tasks, self.documents, self.contact_entries = (
            Tasks(database),
            Documents(database),
            ContactEntries(database),
        )
        self.shelters, self.occupancies = Shelters(database), Occupancies(database)
        self.keys, self.shelter_photos = Keys(database), ShelterPhotos(database)
        self.circles, self.circle_members = Crud(database, HelperCircle), CircleMembers(database)
        self.assignments, self.consents = Assignments(database), Crud(database, Consent)
        self.requests = Requests(database)
        self.series, self.event_texts = Crud(database, EventSeries), Crud(database, EventText)
        self.checklist = Crud(database, ChecklistItem)
        self.projects, self.applications, self.grants = (
            Crud(database, Project),
            Crud(database, Application),
            Crud(database, Grant),
        )
        self.funders, self.credits = Crud(database, Funder), Crud(database, FunderCredit)
        self.programmes = Crud(database, FundingProgramme)
        self.needs, self.own_fields, self.visits = Needs(database), OwnFields(database), Visits(database)
        self.problems = Problems(database)
        self.organisations, self.contact_roles = Crud(database, Organisation), Crud(database, ContactRole)
        self.office_records = Crud(database, Office)
        self.views, self.helps, self.settings = Views(database), Helps(database), Settings(database)
        self.history, self.figures, self.drafts = History(database), Figures(database), Drafts(database)

    @cached_property
    def arrivals(self) -> "Arrivals":
        """People announced for a house, in numbers."""
        from app.services.arrivals.service import Arrivals

        return Arrivals(self.database, self.settings, self.needs)

    @cached_property
    def backups(self) -> "Backups":
        """The states that are kept of this office."""
        from app.services.backups.keeping import Backups

        return Backups(self.database)

    @cached_property
    def markers(self) -> "CircleMarkers":
        """The steps of the ladder that circles have reached."""
        from app.services.circles.development import CircleMarkers

        return CircleMarkers(self.database)

    @cached_property
    def bookings(self) -> "CircleBookings":
        """The small budgets of the circles."""
        from app.services.circles.budget import CircleBookings

        return CircleBookings(self.database)

    @cached_property
    def development(self) -> "Development":
        """How far helper circles have come."""
        from app.services.circles.development import Development

        return Development(self)

    @cached_property
    def meetings(self) -> "Meetings":
        """When helper circles met, and what they agreed."""
        from app.services.circles.meetings import Meetings

        return Meetings(self)

    @cached_property
    def credentials(self) -> "Credentials":
        """The proofs people have, and who misses which."""
        from app.services.credentials.service import Credentials

        return Credentials(self.database, self.settings)

    @cached_property
    def hours(self) -> "HoursEntries":
        """The hours volunteers gave, and their sums."""
        from app.services.hours.entries import HoursEntries

        return HoursEntries(self.database)

    @cached_property
    def rates(self) -> "Rates":
        """What a kilometre is worth."""
        from app.services.hours.rates import Rates

        return Rates(self.database)

    @cached_property
    def expenses(self) -> "Expenses":
        """Travel and outlays of volunteers."""
        from app.services.hours.expenses import Expenses

        return Expenses(self.database, self.rates)

    @cached_property
    def allowances(self) -> "Allowances":
        """Allowances of volunteers, with their yearly limits."""
        from app.services.hours.allowances import Allowances

        return Allowances(self.database)

    @cached_property
    def matching(self) -> "Matching":
        """Who fits a need, and what follows from asking."""
        from app.services.matching.service import Matching

        return Matching(self.database, self.settings, self.needs, self.credentials)

    @cached_property
    def overview(self) -> "Overview":
        """All houses on a key date."""
        from app.services.occupancy.overview import Overview

        return Overview(self.database)

    @cached_property
    def templates(self) -> "Templates":
        """The wordings of letters, forms and mails."""
        from app.services.letters.templates import Templates

        return Templates(self.database)

    @cached_property
    def forms(self) -> "Forms":
        """The files of authorities that the office fills in."""
        from app.services.own_forms.service import Forms

        return Forms(self)

    @cached_property
    def paper(self) -> "Paper":
        """Printed sheets whose handwriting comes back."""
        from app.services.paper.service import Paper

        return Paper(self.database)

    @cached_property
    def incident_book(self) -> "IncidentBook":
        """The way to the incidents, which no list shows."""
        from app.services.trouble.incidents import IncidentBook

        return IncidentBook(self.database)

    @cached_property
    def twins(self) -> "Twins":
        """Who may be the same person twice."""
        from app.services.twins.alike import Twins

        return Twins(self.database)

    @cached_property
    def merging(self) -> "Merging":
        """Makes one record of two."""
        from app.services.twins.merging import Merging

        return Merging(self.people)

    @cached_property
    def _by_entity(self) -> dict[type[Record], Crud[Any]]:
        plain = {owner: Crud(self.database, owner) for owner in entities()}
        own = {value.entity: value for value in vars(self).values() if isinstance(value, Crud)}
        later: dict[type[Record], Crud[Any]] = {
            HoursEntry: self.hours, Expense: self.expenses, Allowance: self.allowances, MileageRate: self.rates,
            Arrival: self.arrivals,
            Credential: self.credentials, CircleMarker: self.markers, CircleBooking: self.bookings,
            PrintedSheet: self.paper,
        }  # fmt: skip
        return {**plain, **own, **later, Person: self.people}

    def crud(self, owner: type[Record] | str) -> Crud[Any]:
        """The service of an entity, given as class or class name; one without rules of its own gets the plain one."""
        return self._by_entity[entity(owner) if isinstance(owner, str) else owner]

    def subscribe(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Be told of every commit; see `Database.subscribe`."""
        return self.database.subscribe(listener)

    def office(self) -> Office | None:
        """The office's own data; None before they were entered."""
        found = self.office_records.all()
        return found[0] if found else None

    def captions(self, owner: type[Record] | str, ids: Sequence[str]) -> dict[str, str]:
        """How records are called, by id."""
        service = self.crud(owner)
        with self.database.session() as session:
            found = session.scalars(select(service.entity).where(service.entity.id.in_(list(ids))))
            return {record.id: record.caption for record in found}

    def choices(self, owner: type[Record] | str, words: str = "", most: int = 50) -> list[tuple[str, str]]:
        """Records of an entity that contain `words`, as (id, name), for a field that refers to one."""
        ids = self.crud(owner).ids(Query(search=words))[:most]
        names = self.captions(owner, ids)
        return [(i, names[i]) for i in ids]

    def hits(self, owner: type[Record] | str, ids: Sequence[str]) -> list[Hit]:
        """Records of an entity as the search tells them, in the order of `ids`, without those in the trash."""
        service = self.crud(owner)
        wanted = select(service.entity).where(service.entity.id.in_(list(ids)), service.entity.deleted_at.is_(None))
        with self.database.session() as session:
            records = {record.id: record for record in session.scalars(wanted)} if ids else {}
        return [_hit(records[i]) for i in ids if i in records]

    def search(self, words: str, most: int = 30) -> list[Hit]:
        """Records of every kind that contain all `words`; people first."""
        with self.database.reading() as connection:
            found = search.kinds(words, connection)
        hits: list[Hit] = []
        for owner in sorted((e for e in self._by_entity if e.__name__ in found), key=_importance):
            known, room = found[owner.__name__], min(_MOST_OF_A_KIND, most - len(hits))
            query = Query(words) if known is None else Query(only=frozenset(known))
            ids = self.crud(owner).top_ids(query, room) if room > 0 else []
            hits += self.hits(owner, ids)
        return hits

    def close(self) -> None:
        self.database.close()


_MOST_OF_A_KIND = 12
"""Hits of one kind that a search over everything shows, so that many people do not hide the house."""


def _hit(record: Any) -> Hit:
    """What it is, and the number to call, which is what somebody mostly looks for."""
    dial = getattr(record, "phone", None) or getattr(record, "mobile", None)
    kind = type(record).singular
    return Hit(type(record).__name__, record.id, record.caption, f"{dial} · {kind}" if dial else kind)


def _importance(owner: type[Record]) -> int:
    order = ("Person", "Shelter", "HelperCircle", "Event", "Project", "Application", "Organisation")
    return order.index(owner.__name__) if owner.__name__ in order else len(order)
