"""Views that come with the program, by the list they belong to; also which entity stands in which list."""

from dataclasses import dataclass
from functools import cache

from app.models import (
    Allowance,
    Application,
    ApplicationState,
    Arrival,
    ContactRole,
    Event,
    EventState,
    Expense,
    ExpenseKind,
    Funder,
    FundingProgramme,
    HelperCircle,
    HoursEntry,
    Need,
    Organisation,
    Person,
    Problem,
    Project,
    ProjectStage,
    Shelter,
    Visit,
    VolunteerStatus,
)
from app.models.base import Attribute
from app.services.matching.load import OFFERING
from app.services.matching.needs import OPEN, PAST, URGENT, unanswered
from app.services.occupancy.asked import ALONE, stale
from app.services.query import MISSING, PRESENT, Ago, Between, Current, Filter, Not, Within
from app.services.settings import ANSWER, NOT_VISITED, OLD_COUNTS, SILENT, UNANSWERED, Settings
from app.services.trouble.problems import LONG_OPEN, OPEN as UNSOLVED, WITHOUT_STEP
from app.services.views import ListState, ReadyView
from app.services.visits.visits import UNWRITTEN, not_visited
from app.text import _

P, S, E, A = Person, Shelter, Event, Application


@dataclass(frozen=True)
class Place:
    """A list: its entity and its ready views."""

    entity: str
    views: tuple[ReadyView, ...] = ()


def _view(
    name: str, *filters: Filter, sort: Attribute | None = None, descending: bool = False, columns: str = ""
) -> ReadyView:
    shown = tuple((column, 0) for column in columns.split())
    return ReadyView(name, ListState("", filters, sort, descending, shown))


@cache
def places() -> dict[str, Place]:
    """All lists by the name their memory has."""
    return {**_of_people(), **_of_hours(), **_of_houses_and_events(), **_of_money_and_network()}


def _of_people() -> dict[str, Place]:
    gone = Not((VolunteerStatus.LEFT, VolunteerStatus.DECLINED))
    return {
        "PeoplePane": Place("Person", (
            _view(_("Geburtstag in den nächsten 30 Tagen"), Filter(P.status, gone),
                  Filter(P.next_birthday, Within(0, 30)), sort=P.next_birthday,
                  columns="sort_name next_birthday status city phone"),
            _view(_("Interessierte ohne Antwort"), Filter(P.status, VolunteerStatus.INTERESTED),
                  Filter(P.last_contact_on, MISSING), columns="sort_name last_contact_on city email phone"),
            _view(_("Aktive ohne Führungszeugnis"), Filter(P.status, VolunteerStatus.ACTIVE),
                  Filter(P.certificate_seen_on, MISSING), columns="sort_name status shelter_names email phone"),
            _view(_("Aktive ohne Einsatz"), Filter(P.status, VolunteerStatus.ACTIVE), Filter(P.shelter_names, MISSING)),
            _view(_("Ohne Telefon und E-Mail"), Filter(P.phone, MISSING), Filter(P.mobile, MISSING),
                  Filter(P.email, MISSING), columns="sort_name status street postal_code city"),
            _view(_("Nie gefragt, ohne Einsatz"), Filter(P.status, OFFERING), Filter(P.last_asked_on, MISSING),
                  Filter(P.works, 0), sort=P.offered_on, columns="sort_name status offered_on city languages skills"),
            _view(_("Dolmetschende"), Filter(P.interpreting, PRESENT), Filter(P.status, gone),
                  columns="sort_name interpreting interprets_for interpreting_fee mobile phone"),
            _view(_("Schlüssel nicht zurück"), Filter(P.keys_out, PRESENT), columns="sort_name keys_out status phone"),
            _view(_("Neu in diesem Jahr"), Filter(P.since, Current("year")), sort=P.since, descending=True,
                  columns="sort_name status since city languages shelter_names"),
            _view(_("Erfüllt die Voraussetzungen der Ehrenamtskarte"), Filter(P.card_reason, PRESENT),
                  sort=P.recent_hours, descending=True, columns="sort_name status recent_hours card_reason city phone"),
        )),
        "EverybodyPane": Place("Person", (
            _view(_("Ohne Telefon und E-Mail"), Filter(P.phone, MISSING), Filter(P.mobile, MISSING),
                  Filter(P.email, MISSING)),
        )),
    }  # fmt: skip


def _of_hours() -> dict[str, Place]:
    return {
        "HoursPane": Place("HoursEntry", (
            _view(_("In diesem Jahr"), Filter(HoursEntry.day, Current("year")), sort=HoursEntry.day, descending=True),
            _view(_("In diesem Monat"), Filter(HoursEntry.day, Current("month")), sort=HoursEntry.day, descending=True),
            _view(_("Für ein Projekt"), Filter(HoursEntry.project_id, PRESENT), sort=HoursEntry.project_name,
                  columns="person_name day minutes activity project_name"),
            _view(_("Ohne Aufgabe"), Filter(HoursEntry.activity, MISSING), sort=HoursEntry.day, descending=True),
        )),
        "ExpensesPane": Place("Expense", (
            _view(_("Noch nicht ausgezahlt"), Filter(Expense.paid_on, MISSING), sort=Expense.person_name),
            _view(_("Beleg fehlt"), Filter(Expense.receipt, False),
                  Filter(Expense.kind, (ExpenseKind.TRANSIT, ExpenseKind.MATERIAL, ExpenseKind.OTHER)),
                  sort=Expense.day),
        )),
        "AllowancesPane": Place("Allowance", (
            _view(_("In diesem Jahr"), Filter(Allowance.paid_on, Current("year")), sort=Allowance.person_name),
            _view(_("Über der Grenze, mit Grund"), Filter(Allowance.override, PRESENT), sort=Allowance.paid_on),
        )),
    }  # fmt: skip


def _of_houses_and_events() -> dict[str, Place]:
    return {
        "ShelterPane": Place("Shelter", (
            _view(_("Ohne Helferkreis"), Filter(S.circle_names, MISSING)),
            _view(_("Ohne Ehrenamtliche"), *ALONE, columns="name city occupied counted_on helper_count"),
        )),
        "VisitPane": Place("Visit", (
            _view(_("Protokoll fehlt"), *UNWRITTEN, sort=Visit.day, descending=True),
            _view(_("Mit offenen Punkten"), Filter(Visit.open_points, Between(1)), sort=Visit.day, descending=True),
            _view(_("In den nächsten 30 Tagen"), Filter(Visit.day, Within(0, 30)), sort=Visit.day),
        )),
        "CirclePane": Place("HelperCircle", (
            _view(_("Ohne Sprecher/in"), Filter(HelperCircle.speaker_names, MISSING)),
            _view(_("Seit 3 Monaten kein Treffen festgehalten"), Filter(HelperCircle.last_meeting_on, Ago(91)),
                  sort=HelperCircle.last_meeting_on),
            _view(_("Ohne festes Treffen"), Filter(HelperCircle.meeting, MISSING)),
        )),
        "NeedPane": Place("Need", (
            _view(_("Offene Bedarfe"), *OPEN, sort=Need.find_until),
            _view(_("Dringend"), *URGENT, sort=Need.find_until),
            _view(_("Anfragen ohne Antwort"), Filter(Need.asked_since, PRESENT), sort=Need.asked_since,
                  columns="title place_name asked asked_since missing urgency"),
            _view(_("Vorbei, nicht abgeschlossen"), *PAST, sort=Need.ends_on, descending=True),
        )),
        "ProblemPane": Place("Problem", (
            _view(_("Seit 30 Tagen offen"), *LONG_OPEN, sort=Problem.raised_on),
            _view(_("Alle offenen Probleme"), *UNSOLVED, sort=Problem.due_on),
            _view(_("Ohne vereinbarten Schritt"), *WITHOUT_STEP, sort=Problem.raised_on,
                  columns="title days category place_name raised_by"),
            _view(_("In diesem Jahr gelöst"), Filter(Problem.solved_on, Current("year")), sort=Problem.solved_on,
                  descending=True, columns="title days category place_name solved_on"),
        )),
        "ArrivalPane": Place("Arrival", (
            _view(_("Angekündigt, noch nicht vorbereitet"), Filter(Arrival.arrives_on, Within(0, None)),
                  Filter(Arrival.prepared_on, MISSING), sort=Arrival.arrives_on),
            _view(_("In den nächsten 30 Tagen"), Filter(Arrival.arrives_on, Within(0, 30)), sort=Arrival.arrives_on),
        )),
        "EventPane": Place("Event", (
            _view(_("In den nächsten 30 Tagen"), Filter(E.start, Within(0, 30)), sort=E.start),
            _view(_("Noch in Planung"), Filter(E.state, EventState.DRAFT), Filter(E.start, Within(0, None)),
                  sort=E.start),
            _view(_("Vorbei, noch ohne Ergebnis"), Filter(E.start, Within(-90, -1)), Filter(E.result, MISSING),
                  Filter(E.state, Not(EventState.CANCELLED)), sort=E.start, descending=True),
        )),
        "ProjectPane": Place("Project", (
            _view(_("Laufende Projekte"), Filter(Project.stage, (ProjectStage.GRANTED, ProjectStage.RUNNING))),
            _view(_("Endet in den nächsten 90 Tagen"), Filter(Project.ends_on, Within(0, 90)), sort=Project.ends_on,
                  columns="name stage ends_on applicant granted_amount"),
        )),
    }  # fmt: skip


def _of_money_and_network() -> dict[str, Place]:
    return {
        "ApplicationPane": Place("Application", (
            _view(_("Frist in den nächsten 60 Tagen"), Filter(A.next_deadline, Within(0, 60)), sort=A.next_deadline),
            _view(_("Frist überschritten"), Filter(A.next_deadline, Within(None, -1)), sort=A.next_deadline),
            _view(_("Eingereicht, noch ohne Bescheid"), Filter(A.state, ApplicationState.SUBMITTED)),
        )),
        "ProgrammePane": Place("FundingProgramme", (
            _view(_("Frist in den nächsten 90 Tagen"), Filter(FundingProgramme.deadline, Within(0, 90)),
                  sort=FundingProgramme.deadline),
        )),
        "FunderPane": Place("Funder", (
            _view(_("Will genannt werden"), Filter(Funder.credit_required, True)),
        )),
        "OrganisationPane": Place("Organisation", (
            _view(_("Ohne Telefon und E-Mail"), Filter(Organisation.phone, MISSING),
                  Filter(Organisation.email, MISSING)),
        )),
        "SpeakerPane": Place("ContactRole", (
            _view(_("Ohne Sprechzeit"), Filter(ContactRole.presence_hours, MISSING)),
        )),
    }  # fmt: skip


def ready_views(place: str, settings: Settings) -> tuple[ReadyView, ...]:
    """The ready views of a list, first those that follow a rule of the office."""
    found = places().get(place)
    return (*_ruled(place, settings), *_visited(place, settings), *found.views) if found else ()


def _visited(place: str, settings: Settings) -> tuple[ReadyView, ...]:
    """Houses nobody has visited for as long as the office finds too long."""
    if place != "ShelterPane":
        return ()
    words = _("Seit {days} Tagen nicht besucht").format(days=settings.number(NOT_VISITED))
    columns = "name city visited_on occupied circle_names"
    return (_view(words, *not_visited(settings), sort=S.visited_on, columns=columns),)


def _ruled(place: str, settings: Settings) -> tuple[ReadyView, ...]:
    gone = Not((VolunteerStatus.LEFT, VolunteerStatus.DECLINED))
    silent, answer, asked = (settings.number(rule) for rule in (SILENT, ANSWER, UNANSWERED))
    if place == "PeoplePane":
        return (
            _view(_("Seit {days} Tagen kein Kontakt").format(days=silent), Filter(P.status, gone),
                  Filter(P.last_contact_on, Ago(silent)), sort=P.last_contact_on,
                  columns="sort_name status last_contact_on city phone"),
            _view(_("Angebot unbeantwortet seit {days} Tagen").format(days=answer),
                  Filter(P.status, VolunteerStatus.INTERESTED), Filter(P.last_step_on, Ago(answer)),
                  sort=P.last_step_on, columns="sort_name last_step_on offered_on city phone"),
        )  # fmt: skip
    if place == "ShelterPane":
        words = _("Zahlen älter als {days} Tage").format(days=settings.number(OLD_COUNTS))
        columns = "name city occupied counted_on circle_names"
        return (_view(words, *stale(settings), sort=S.counted_on, columns=columns),)
    if place == "NeedPane":
        words = _("Anfragen unbeantwortet seit {days} Tagen").format(days=asked)
        columns = "title place_name asked asked_since missing urgency"
        return (_view(words, *unanswered(settings), sort=Need.asked_since, columns=columns),)
    return ()
