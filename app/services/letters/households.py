"""Who gets one letter together: couples, families and those who share a household, at one address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.models import LinkKind, Person, PersonLink
from app.text import _, fold

if TYPE_CHECKING:
    from app.services.office import Services

_TOGETHER = (LinkKind.COUPLE, LinkKind.FAMILY, LinkKind.HOUSEHOLD)


@dataclass(frozen=True)
class Household:
    """Some people at one address; `lines` is what stands on an envelope."""

    ids: tuple[str, ...]
    lines: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Whether a letter would arrive: name, street and place."""
        return len(self.lines) >= 3


def households(
    services: "Services", ids: Sequence[str], together: bool = True, by_place: bool = False
) -> list[Household]:
    """One household each, in the order of the first name in it, or `by_place` of postal code, street and name; the same
    people give the same order every time.

    Without `together` everybody is a household of one.
    """
    people = services.people.all(Person.id.in_(list(ids)))
    if by_place:
        people.sort(key=lambda p: (p.postal_code or "~", fold(p.city or ""), fold(p.street or "")))
    pairs = _linked(services, ids) if together else set()
    groups: list[list[Any]] = []
    at_address: dict[tuple[str, ...], list[list[Any]]] = {}
    for person in people:
        known = at_address.setdefault(_where(person), []) if together and person.street else []
        group = next((g for g in known if _belongs(person, g, pairs)), None)
        if group is None:
            group = []
            groups.append(group)
            known.append(group)
        group.append(person)
    return [Household(tuple(p.id for p in group), _lines(group)) for group in groups]


def _linked(services: "Services", ids: Sequence[str]) -> set[frozenset[str]]:
    links = services.crud(PersonLink).all(PersonLink.kind.in_(_TOGETHER), PersonLink.person_id.in_(list(ids)))
    return {frozenset((link.person_id, link.other_id)) for link in links}


def _belongs(person: Any, group: Iterable[Any], pairs: set[frozenset[str]]) -> bool:
    """Linked, or of one name; of people at the same address."""
    return any(
        frozenset((person.id, other.id)) in pairs or fold(person.last_name) == fold(other.last_name) for other in group
    )


def _where(person: Any) -> tuple[str, ...]:
    return tuple(fold(value or "") for value in (person.street, person.postal_code, person.city))


def _lines(group: list[Any]) -> tuple[str, ...]:
    first = group[0]
    place = " ".join(filter(None, (first.postal_code, first.city)))
    return tuple(filter(None, (*_names(group), first.street, place)))


def _names(group: list[Any]) -> tuple[str, ...]:
    """ "Anna und Karl Ott", or each on a line of their own; more than three are a family."""
    if len({fold(p.last_name) for p in group}) > 1:
        return (
            tuple(p.caption for p in group)
            if len(group) <= 3
            else (_("{name} und andere").format(name=group[0].caption),)
        )
    if len(group) == 1:
        return (group[0].caption,)
    if len(group) > 3:
        return (_("Familie {name}").format(name=group[0].last_name),)
    first_names = [" ".join(filter(None, (p.academic_title, p.first_name))) for p in group]
    listed = _(" und ").join((", ".join(first_names[:-1]), first_names[-1]))
    return (f"{listed} {group[0].last_name}",)
