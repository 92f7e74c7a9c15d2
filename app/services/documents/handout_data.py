"""What a handout and the sheets around a visit need to know of a house."""

from dataclasses import dataclass
from datetime import date

from app.services.documents.data import Office, Slot


@dataclass(frozen=True)
class Contact:
    """An official contact of a shelter: never a volunteer (gather: ContactRole)."""

    role: str
    name: str
    organisation: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    deputy: str = ""


@dataclass(frozen=True)
class Volunteer:
    """A volunteer on a sheet; `phone` is private and printed only where the sheet says so."""

    name: str
    phone: str = ""


@dataclass(frozen=True)
class Residents:
    """Occupancy by key date: numbers only (gather: the newest Occupancy). `groups` e.g. ("Kinder 0–5", 4); None: not
    counted."""

    as_of: date
    capacity: int | None
    occupied: int | None
    households: int | None = None
    groups: tuple[tuple[str, int], ...] = ()
    languages: tuple[tuple[str, int], ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Group:
    """A group of the helper circle with its speakers and the number of its members; `whole`: the circle itself."""

    name: str
    speakers: tuple[Volunteer, ...] = ()
    members: int | None = None
    whole: bool = False


@dataclass(frozen=True)
class Offer:
    """A running offer: `when` ("Mi 16:00–18:00, 14-täglich"), title, room, who holds it."""

    when: str
    title: str
    room: str = ""
    held_by: tuple[Volunteer, ...] = ()


@dataclass(frozen=True)
class OpenNeed:
    """An open need; `wanted`: how many people; `urgent` ones are marked and stand first."""

    category: str
    details: str = ""
    wanted: int | None = None
    since: date | None = None
    urgent: bool = False


@dataclass(frozen=True)
class OpenPoint:
    """Something agreed on the last visit that is not done."""

    text: str
    who: str = ""
    due: date | None = None


@dataclass(frozen=True)
class Upcoming:
    """An event of the next four weeks at this shelter."""

    slot: Slot
    title: str
    place: str = ""


@dataclass(frozen=True)
class Handout:
    """What to have along on a visit of a shelter (gather: Shelter and all that hangs on it, as of `as_of`).

    Numbers of residents only, never a name. Telephone numbers of volunteers are printed only with `with_private_data`.
    `rules`: the house rules, a line each; five are printed.
    """

    office: Office
    as_of: date
    shelter: str
    kind: str = ""
    operator: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    transit: str = ""
    parking: str = ""
    key: str = ""
    contacts: tuple[Contact, ...] = ()
    rules: tuple[str, ...] = ()
    residents: Residents | None = None
    circle: str = ""
    groups: tuple[Group, ...] = ()
    offers: tuple[Offer, ...] = ()
    needs: tuple[OpenNeed, ...] = ()
    last_visit: date | None = None
    open_points: tuple[OpenPoint, ...] = ()
    upcoming: tuple[Upcoming, ...] = ()
    visit_on: date | None = None
    wifi: str = ""
    phone: str = ""
    with_private_data: bool = False
