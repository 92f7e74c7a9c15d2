"""The fields of an entity under the headings of its form, for menus that offer them all."""

from collections.abc import Iterable, Sequence
from typing import Any

from app.models.base import Attribute, Disclose
from app.models.facts import computed, facts, fields
from app.text import _
from app.ui.kit.page import PageSpec
from app.ui.kit.places import placed

Group = tuple[str, list[Attribute]]


def grouped(entity: type[Any], specs: Iterable[PageSpec], without: Sequence[Attribute] = ()) -> list[Group]:
    """All fields and computed values that may stand in a list, by section; what has no place comes last."""
    left = [a for a in (*fields(entity), *computed(entity)) if _may_be_listed(a) and not _among(a, without)]
    groups: list[Group] = []
    for section in (section for spec in specs for section in spec.sections):
        here = [a for a in placed((section,)) if _among(a, left)]
        left = [a for a in left if not _among(a, here)]
        _add(groups, section.title or _("Angaben"), here)
    _add(groups, _("Außerdem"), left)
    return groups


def filter_groups(entity: type[Any], first: Sequence[Attribute], specs: Iterable[PageSpec]) -> list[Group]:
    """What a list can be filtered by: the usual fields without a heading, then all others."""
    names = [a for a in computed(entity) if a.order is not None]  # the record's name, which the search finds
    return [("", list(first)), *grouped(entity, specs, (*first, *names))]


def _add(groups: list[Group], title: str, attributes: list[Attribute]) -> None:
    known = next((group for group in groups if group[0] == title), None)
    if known:
        known[1].extend(attributes)
    elif attributes:
        groups.append((title, attributes))


def _may_be_listed(attribute: Attribute) -> bool:
    return facts(attribute).disclose is not Disclose.NEVER


def _among(attribute: Attribute, others: Sequence[Attribute]) -> bool:
    """By identity: attributes compare as SQL, not as Python does."""
    return any(attribute is other for other in others)
