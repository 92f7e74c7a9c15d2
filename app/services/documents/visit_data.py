"""What a visit pack prints, as plain data; its houses are handouts with what is written in by hand."""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from app.services.documents.data import Office
from app.services.documents.handout_data import Handout

Part = Literal["cover", "needs", "helpers", "points", "sheet", "protocol"]
PARTS: tuple[Part, ...] = ("cover", "needs", "helpers", "points", "sheet", "protocol")
"""What may be left out of a pack; the cover sheet of each house is always there."""
BLANK = 10
"""Lines of a sign-in sheet for those nobody expected, at least."""


@dataclass(frozen=True)
class Helping:
    """Somebody who helps in a house: what, when ("Di 16:00–18:00"); `phone` is private."""

    name: str
    activity: str = ""
    when: str = ""
    phone: str = ""


@dataclass(frozen=True)
class PackedHouse:
    """One house of the pack: `handout` has all that is known, `begins` when the tour gets there.

    `names` are those on the sign-in sheet, `sheet` is its number. `topics` and `result` are those of the last protocol.
    """

    handout: Handout
    begins: time | None = None
    helping: tuple[Helping, ...] = ()
    names: tuple[str, ...] = ()
    sheet: str = ""
    topics: str = ""
    result: str = ""


@dataclass(frozen=True)
class VisitPack:
    """A visit of one house or a tour of several in their order (gather: `gather.visit_pack`).

    `parts` are those that are printed; telephone numbers of volunteers only with `with_private_data`.
    """

    office: Office
    as_of: date
    title: str
    houses: tuple[PackedHouse, ...]
    day: date | None = None
    span: str = ""
    """Begin and end in words, "10:00 bis 16:00 Uhr"."""
    parts: tuple[Part, ...] = PARTS
    blank: int = BLANK
    with_private_data: bool = False
