"""What a house at a glance prints, as plain data; most of it is what a handout says, too."""

from dataclasses import dataclass
from datetime import date

from app.services.documents.data import Office
from app.services.documents.handout_data import Handout
from app.services.documents.visit_data import Helping


@dataclass(frozen=True)
class SheetRoom:
    """A room for offers: seats, which key, whom to ask, what is in it."""

    name: str
    seats: int | None = None
    key: str = ""
    booking: str = ""
    equipment: str = ""


@dataclass(frozen=True)
class HouseSheet:
    """A house on one page, as of `as_of` (gather: Shelter and what hangs on it).

    `counts`: key dates with how many lived there, oldest first. `proofs`: what volunteers must bring. Private numbers
    of volunteers are printed only with `with_private_data`.
    """

    office: Office
    as_of: date
    handout: Handout
    counts: tuple[tuple[date, int], ...] = ()
    helping: tuple[Helping, ...] = ()
    rooms: tuple[SheetRoom, ...] = ()
    proofs: tuple[str, ...] = ()
    concept: str = ""
    concept_on: date | None = None
    stage: str = ""
    with_private_data: bool = False
