"""What is missing or does not fit together in the records: each check is one line, counted and shown as a list."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.models import Event, EventState, Person, Shelter, VolunteerStatus
from app.models.base import Choice
from app.services.crud import Crud
from app.services.query import MISSING, PRESENT, Filter, Not, Query, Within
from app.services.settings import NOT_VISITED
from app.services.trouble.problems import WITHOUT_STEP
from app.services.visits.visits import UNWRITTEN, not_visited
from app.text import _

if TYPE_CHECKING:
    from app.services.office import Services

P, S, E = Person, Shelter, Event


class Level(Choice):
    """How much a finding weighs."""

    WRONG = _("Passt nicht zusammen")
    MISSING = _("Fehlt")
    HINT = _("Wäre gut zu wissen")


@dataclass(frozen=True)
class Check:
    """What is looked for, in the list `place` (by the name its memory has), as conditions of that list."""

    level: Level
    title: str
    place: str
    filters: tuple[Filter, ...]


@dataclass(frozen=True)
class Finding:
    """A check and how many records it is true of."""

    check: Check
    count: int


_HERE = Filter(P.status, Not((VolunteerStatus.LEFT, VolunteerStatus.DECLINED)))
_ACTIVE = Filter(P.status, VolunteerStatus.ACTIVE)
_GONE = Filter(P.status, (VolunteerStatus.LEFT, VolunteerStatus.DECLINED))
_COMING = (Filter(E.start, Within(0, 60)), Filter(E.state, Not(EventState.CANCELLED)))

CHECKS = (
    Check(Level.WRONG, _("Ausgeschieden, aber noch im Einsatz"), "PeoplePane",
          (_GONE, Filter(P.shelter_names, PRESENT))),
    Check(Level.WRONG, _("Ausgeschieden, aber Schlüssel nicht zurück"), "PeoplePane",
          (_GONE, Filter(P.keys_out, PRESENT))),
    Check(Level.WRONG, _("Aktiv, obwohl ein Austrittsdatum eingetragen ist"), "PeoplePane",
          (_ACTIVE, Filter(P.left_on, Within(None, 0)))),
    Check(Level.WRONG, _("Dabei seit einem Tag in der Zukunft"), "PeoplePane", (Filter(P.since, Within(1, None)),)),
    Check(Level.WRONG, _("Ausgeschieden ohne Datum"), "PeoplePane",
          (Filter(P.status, VolunteerStatus.LEFT), Filter(P.left_on, MISSING))),
    Check(Level.MISSING, _("Weder Telefon noch E-Mail"), "PeoplePane",
          (_HERE, Filter(P.phone, MISSING), Filter(P.mobile, MISSING), Filter(P.email, MISSING))),
    Check(Level.MISSING, _("Telefon fehlt"), "PeoplePane",
          (_HERE, Filter(P.phone, MISSING), Filter(P.mobile, MISSING))),
    Check(Level.MISSING, _("Postleitzahl fehlt"), "PeoplePane", (_HERE, Filter(P.postal_code, MISSING))),
    Check(Level.MISSING, _("Vorname fehlt"), "PeoplePane", (_HERE, Filter(P.first_name, MISSING))),
    Check(Level.MISSING, _("Anschrift der Unterkunft fehlt"), "ShelterPane", (Filter(S.street, MISSING),)),
    Check(Level.MISSING, _("Zahl der Plätze fehlt"), "ShelterPane", (Filter(S.capacity, MISSING),)),
    Check(Level.MISSING, _("Termin in den nächsten 60 Tagen ohne Ort"), "EventPane",
          (*_COMING, Filter(E.location, MISSING))),
    Check(Level.MISSING, _("Problem ohne Schritt"), "ProblemPane", WITHOUT_STEP),
    Check(Level.MISSING, _("Besuch ohne Protokoll"), "VisitPane", UNWRITTEN),
    Check(Level.HINT, _("Sprachen fehlen"), "PeoplePane", (_HERE, Filter(P.languages, MISSING))),
    Check(Level.HINT, _("Zeiten fehlen"), "PeoplePane", (_HERE, Filter(P.availability, MISSING))),
    Check(Level.HINT, _("Wobei jemand helfen möchte, fehlt"), "PeoplePane", (_HERE, Filter(P.skills, MISSING))),
    Check(Level.HINT, _("Geburtsjahr fehlt (für den Masernschutz)"), "PeoplePane",
          (_ACTIVE, Filter(P.birth_year, MISSING), Filter(P.birth_date, MISSING))),
    Check(Level.HINT, _("Aktiv ohne Einsatz"), "PeoplePane", (_ACTIVE, Filter(P.shelter_names, MISSING))),
)  # fmt: skip
"""Everything the program looks for; a new check is one line."""


def findings(services: "Services") -> list[Finding]:
    """The checks that are true of some record, worst first; one count each."""
    checks = (*CHECKS, _rarely_visited(services))
    told = [Finding(check, _crud(services, check).count(Query(filters=check.filters))) for check in checks]
    worst_first = list(Level)
    return sorted((f for f in told if f.count), key=lambda f: worst_first.index(f.check.level))


def _rarely_visited(services: "Services") -> Check:
    """How long is too long is a rule of the office."""
    title = _("Seit {days} Tagen nicht besucht").format(days=services.settings.number(NOT_VISITED))
    return Check(Level.HINT, title, "ShelterPane", not_visited(services.settings))


def _crud(services: "Services", check: Check) -> Crud[Any]:
    lists: dict[str, Crud[Any]] = {
        "PeoplePane": services.volunteers, "ShelterPane": services.shelters, "EventPane": services.events,
        "ProblemPane": services.problems, "VisitPane": services.visits,
    }  # fmt: skip
    return lists[check.place]
