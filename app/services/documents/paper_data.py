"""What the lists need on which is written by hand, as plain data."""

from dataclasses import dataclass
from datetime import date

from app.services.documents.data import Office


@dataclass(frozen=True)
class Expected:
    """Somebody on a list of hours; `activity` is printed, `id` is not."""

    last_name: str
    first_name: str = ""
    activity: str = ""
    id: str = ""


@dataclass(frozen=True)
class HoursSheet:
    """Einsatzliste zum Eintragen: who helps, with room for day, time and signature.

    `title` is the house, the circle or the event; `blank` the least number of free lines, the last page is filled.
    """

    office: Office
    as_of: date
    title: str
    place: str = ""
    people: tuple[Expected, ...] = ()
    blank: int = 5
    sheet: str = ""


@dataclass(frozen=True)
class Counted:
    """A house on a sheet of counts; `places` and `last` (people at the count before) None where unknown."""

    name: str
    places: int | None = None
    last: int | None = None
    id: str = ""


@dataclass(frozen=True)
class CountSheet:
    """Zählbogen: one line for each house, with boxes for the numbers of the key date `day`.

    `columns` are the heads of the boxes; the last one is for languages with their counts.
    """

    office: Office
    as_of: date
    day: date
    houses: tuple[Counted, ...] = ()
    columns: tuple[str, ...] = ()
    sheet: str = ""
