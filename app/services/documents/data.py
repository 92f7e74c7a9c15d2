"""What each document needs, as plain data: gather functions fill it from the records, the drawing modules print it.

Every text is German as the user wrote it; empty text means "not known" and is left out. Nothing here imports reportlab.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal


@dataclass(frozen=True)
class Office:
    """Who prints (gather: from the settings of the office).

    `line` stands before the name at the top ("Ehrenamtskoordination"); `accent` is #RRGGBB; `logo` is PNG or JPEG.
    `publisher` makes the imprint, with its address or only as a name, then the address of the office is added;
    `responsible` is the "V. i. S. d. P." with address.
    """

    name: str
    line: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    phone: str = ""
    email: str = ""
    accent: str = "#B3122A"
    logo: bytes | None = None
    publisher: str = ""
    responsible: str = ""


@dataclass(frozen=True)
class Credit:
    """A funder who must be named (gather: one for each grant of the event that is valid on its day, even without a
    text).

    An empty `text` refuses the print: the sentence names `funder`.
    """

    funder: str
    text: str
    logo: bytes | None = None


@dataclass(frozen=True)
class Slot:
    """One meeting of an event, local time; `all_day`: only the dates count; `end` may be missing."""

    start: datetime
    end: datetime | None = None
    all_day: bool = False


@dataclass(frozen=True)
class FlyerLanguage:
    """A further language on a flyer: `code` as in `languages.py` ("ar", "fa", "en" …), title and text in that
    language."""

    code: str
    title: str
    text: str = ""


@dataclass(frozen=True)
class Flyer:
    """A flyer for an event (gather: Event, its place, its funders, the office).

    `slots` in order of time, at least one. `text`: paragraphs by line ends; a line that starts with "-", "•" or "*"
    is a bullet.
    `good_to_know`: whole short phrases ("Eintritt frei", "Stufenlos erreichbar"). `registration`: a booking is
    wanted, `register_until`
    its last day. `phone` and `email` are those of the contact for this event, else those of the office are printed.
    `code` is what the QR code says; without it an e-mail to the contact, ready to send, or the telephone number.
    `paper` is "A4" or "A5".
    """

    office: Office
    title: str
    slots: tuple[Slot, ...]
    benefit: str = ""
    place: str = ""
    room: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    transit: str = ""
    good_to_know: tuple[str, ...] = ()
    text: str = ""
    languages: tuple[FlyerLanguage, ...] = ()
    registration: bool = True
    register_until: date | None = None
    contact: str = ""
    phone: str = ""
    email: str = ""
    code: str = ""
    credits: tuple[Credit, ...] = ()
    paper: Literal["A4", "A5"] = "A4"


@dataclass(frozen=True)
class Participant:
    """Somebody registered; `organisation` or town only where the sheet has that column; `id` is not printed."""

    last_name: str
    first_name: str = ""
    organisation: str = ""
    id: str = ""


@dataclass(frozen=True)
class SignIn:
    """A list to sign (gather: Event, its participations in order of names, its funders).

    With several `slots` each gets its own column to sign in, and the sheet lies across. `blank` is the least number
    of free
    lines for people who come without booking; the last page is filled with them.
    """

    office: Office
    as_of: date
    title: str
    slots: tuple[Slot, ...] = ()
    place: str = ""
    speaker: str = ""
    participants: tuple[Participant, ...] = ()
    with_organisation: bool = True
    with_contact: bool = False
    """With a column for those who want to help, whose entries everybody on the list can read."""
    blank: int = 12
    purpose: str = ""
    credits: tuple[Credit, ...] = field(default=())
    sheet: str = ""


@dataclass(frozen=True)
class GivenHours:
    """One entry on a sheet of hours; `span` is begin and end as "14:00–15:30"."""

    day: date
    minutes: int
    span: str = ""
    activity: str = ""
    place: str = ""
    project: str = ""
    notes: str = ""


@dataclass(frozen=True)
class Timesheet:
    """What somebody has given, to sign (gather: the hours of a person, oldest first).

    Printed are the entries from `since` to `until` (None for open), with a `project` only those of it, and then its
    credits, which `credits` holds by the name of the project.
    """

    office: Office
    as_of: date
    person: str
    entries: tuple[GivenHours, ...] = ()
    since: date | None = None
    until: date | None = None
    project: str = ""
    paid: bool = False
    """Whether she got an allowance of the office in the period."""
    credits: dict[str, tuple[Credit, ...]] = field(default_factory=dict)

    @property
    def projects(self) -> tuple[str, ...]:
        """The projects somebody has given hours to."""
        return tuple(sorted({entry.project for entry in self.entries if entry.project}))

    @property
    def chosen(self) -> tuple[GivenHours, ...]:
        """The entries that are printed."""
        first, last = self.since or date.min, self.until or date.max
        return tuple(e for e in self.entries if first <= e.day <= last and self.project in ("", e.project))


@dataclass(frozen=True)
class ReportPart:
    """A heading, sentences under it, and a table: `heads`, their `widths` in proportion, and rows of texts, high
    enough to write in where something is added `by_hand`."""

    heading: str
    sentences: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    by_hand: bool = False


@dataclass(frozen=True)
class Report:
    """Facts under headings on as many pages as they need: what is kept of a person, which data are processed, what was
    deleted (gather: `services.privacy`). Nothing is cut.
    """

    office: Office
    as_of: date
    title: str
    subtitle: str = ""
    confidential: str = ""
    parts: tuple[ReportPart, ...] = ()


@dataclass(frozen=True)
class Letter:
    """A letter (with `address`) or form (without): body in paragraphs, "# " a heading, "- " a point, "[ ] " a box to
    tick, "____ who | who" lines to sign (gather: `services.letters`). `head` and `foot` are the office's own lines;
    without them its name and address stand there.
    """

    office: Office
    as_of: date
    subject: str
    body: str
    address: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    contact: str = ""
    """Who in the office answers."""
    person: str = ""


@dataclass(frozen=True)
class Labels:
    """Labels on the sheet called `sheet`, beginning at its label number `first`; each has its lines (a badge: the
    association, the name, the task).
    """

    office: Office
    title: str
    sheet: str
    texts: tuple[tuple[str, ...], ...]
    first: int = 1
