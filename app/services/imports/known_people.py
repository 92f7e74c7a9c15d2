"""Who is it? Compares a row with the people already known, so that nobody is doubled and nobody confused."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, select

from app.models import Person
from app.services.imports.values.blank import key, name_key
from app.services.imports.values.phones import comparable
from app.text import _, fold

SHARED = 10
"""A number or address that more people share belongs to an office or a house and says nothing about a person."""

SAME, MAYBE, OTHER = "same", "maybe", "other"


@dataclass
class Identity:
    """What tells one person from another."""

    id: str
    first: str
    last: str
    caption: str
    emails: set[str] = field(default_factory=set)
    phones: set[str] = field(default_factory=set)
    birth: date | None = None
    street: str = ""

    @cached_property
    def spelling(self) -> tuple[str, str]:
        """First and last name without capitals and accents."""
        return fold(self.first), fold(self.last)

    @cached_property
    def variant(self) -> str:
        """The same for Müller and Mueller, with and without hyphen, and for names the wrong way round."""
        return "|".join(sorted((name_key(self.first), name_key(self.last))))


def identity(record_id: str, values: dict[str, Any]) -> Identity:
    """The identity of a person with these values."""
    first, last = values.get("first_name") or "", values.get("last_name") or ""
    email = values.get("email")
    numbers = {
        comparable(part) for name in ("phone", "mobile") if (number := values.get(name)) for part in number.split(" / ")
    }
    return Identity(
        record_id, first, last, " ".join(filter(None, (first, last))), {email.casefold()} if email else set(),
        numbers, values.get("birth_date"),
        key(values.get("street") or "").replace("strasse", "str"),
    )  # fmt: skip


class KnownPeople:
    """All known identities, found by name, e-mail and telephone."""

    def __init__(self, known: Iterable[Identity] = ()) -> None:
        self._by: dict[str, list[Identity]] = defaultdict(list)
        for one in known:
            self.add(one)

    def add(self, one: Identity) -> None:
        """Know one more; adding an identity again after it grew is allowed."""
        for sign in _signs(one):
            if not any(one is other for other in self._by[sign]):
                self._by[sign].append(one)

    def like(self, one: Identity) -> list[Identity]:
        """Everybody who shares the name, an e-mail address or a number with `one`."""
        found: dict[str, Identity] = {}
        for sign in _signs(one):
            others = self._by.get(sign, ())
            if sign.startswith("n") or len(others) <= SHARED:
                found.update((other.id, other) for other in others)
        return list(found.values())


def _signs(one: Identity) -> list[str]:
    return [f"n{one.variant}", *(f"e{email}" for email in one.emails), *(f"p{phone}" for phone in one.phones)]


def stored(connection: Connection) -> list[Identity]:
    """The identities of all people outside the trash."""
    names = ("first_name", "last_name", "email", "phone", "mobile", "birth_date", "street")
    statement = select(Person.id, *(getattr(Person, name) for name in names)).where(Person.deleted_at.is_(None))
    return [identity(row[0], dict(zip(names, row[1:], strict=True))) for row in connection.execute(statement)]


def compare(one: Identity, other: Identity, within_file: bool) -> tuple[str, str]:
    """Whether two descriptions are of one person (same, maybe, other), and the German reason for "maybe".

    Same: written alike, at least one more fact equal, birth dates not different. Within one file, where an office
    keeps one person on several sheets, it is enough that nothing contradicts.
    """
    equal, different = _facts(one, other)
    born_apart = bool(one.birth and other.birth and one.birth != other.birth)
    if one.spelling == other.spelling:
        if equal and not born_apart:
            return SAME, ""
        if within_file and not different:
            return SAME, ""
        if born_apart or (within_file and not equal):
            return OTHER, ""
        return MAYBE, _("gleicher Name")
    if one.variant == other.variant:
        if born_apart and not equal:
            return OTHER, ""
        return MAYBE, _("Name in anderer Schreibung") + (
            _(", {what} gleich").format(what=", ".join(equal)) if equal else ""
        )
    if equal and not born_apart and _related(one, other, equal):
        return MAYBE, _("ähnlicher Name, {what} gleich").format(what=", ".join(equal))
    return OTHER, ""


def _facts(one: Identity, other: Identity) -> tuple[list[str], int]:
    """The German names of equal facts, and how many facts differ."""
    equal, different = [], 0
    pairs = (
        (_("E-Mail"), one.emails, other.emails), (_("Telefon"), one.phones, other.phones),
        (_("Geburtsdatum"), {one.birth} - {None}, {other.birth} - {None}),
        (_("Straße"), {one.street} - {""}, {other.street} - {""}),
    )  # fmt: skip
    for title, mine, theirs in pairs:
        if mine & theirs:
            equal.append(title)
        elif mine and theirs:
            different += 1
    return equal, different


def _related(one: Identity, other: Identity, equal: list[str]) -> bool:
    """Whether two different names can be one person's: a short form of the first name, or a new last name."""
    first, other_first = fold(one.first), fold(other.first)
    last, other_last = name_key(one.last), name_key(other.last)
    if not first or not other_first:
        return last == other_last
    if last == other_last or (min(len(last), len(other_last)) > 2 and (last in other_last or other_last in last)):
        return (
            first.split()[0] == other_first.split()[0]
            or first.startswith(other_first[:3])
            or _initial(first, other_first)
        )
    return first == other_first and (_("E-Mail") in equal or len(equal) > 1)


def _initial(first: str, other: str) -> bool:
    return (
        len(first.rstrip(".")) == 1
        and other.startswith(first[0])
        or len(other.rstrip(".")) == 1
        and first.startswith(other[0])
    )
