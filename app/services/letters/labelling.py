"""Fills labels with addresses, one a household, and badges with names."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.errors import UserError
from app.models import Assignment, Person
from app.services.documents.data import Labels
from app.services.gather.common import office_of
from app.services.letters.households import Household, households
from app.text import _

if TYPE_CHECKING:
    from app.services.office import Services

BADGE_SHEET = "Namensschilder"
"""The sheet of badges, by a part of its name."""


def labels(
    services: "Services",
    ids: Sequence[str],
    sheet: str,
    first: int = 1,
    together: bool = True,
    by_place: bool = False,
) -> Labels:
    """Address labels of these people beginning at label `first`; who has no whole address gets none.

    Raises UserError when nobody has one.
    """
    return of_households(services, households(services, ids, together, by_place), sheet, first)


def of_households(services: "Services", found: Sequence[Household], sheet: str, first: int = 1) -> Labels:
    """The same for households that are known."""
    texts = tuple(house.lines for house in found if house.is_complete)
    if not texts:
        raise UserError(
            "Niemand der Ausgewählten hat eine vollständige Anschrift. Bitte tragen Sie Straße und Ort ein."
        )
    return Labels(office_of(services), _("Adressaufkleber"), sheet, texts, first)


def badges(services: "Services", ids: Sequence[str], first: int = 1) -> Labels:
    """A badge for each: the association, the name, and the task where there is one."""
    office = office_of(services)
    people = services.people.all(Person.id.in_(list(ids)))
    running = (Assignment.person_id.in_(list(ids)), Assignment.until.is_(None))
    tasks = {a.person_id: a.activity or "" for a in services.assignments.all(*running)}
    texts = tuple((office.name, person.caption, tasks.get(person.id, "")) for person in people)
    return Labels(office, _("Namensschilder"), BADGE_SHEET, texts, first)
