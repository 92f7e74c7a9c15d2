"""Finds people by what somebody types or pastes, in memory, so that a sheet of names is known at once."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.models import Person, VolunteerStatus as Status
from app.services.database import Database
from app.text import fold

_FIRST = {Status.ACTIVE: 0, Status.TRIAL: 1, Status.PAUSED: 1, Status.INTERVIEW: 1, Status.INTERESTED: 1}
_TITLES = {"dr", "prof", "dipl", "med", "frau", "herr"}
_BETWEEN = re.compile(r"[\s,.;()\-]+")


@dataclass(frozen=True)
class Known:
    """Somebody: id, name as one says it, and the town that tells namesakes apart."""

    id: str
    name: str
    town: str


class Names:
    """Everybody outside the trash, those who help before the others."""

    def __init__(self, people: Iterable[Known]) -> None:
        self._people = list(people)
        self._keys = [" " + " ".join(_words(one.name)) for one in self._people]
        self._by_words: dict[str, list[Known]] = {}
        for one in self._people:
            self._by_words.setdefault(_sorted(one.name), []).append(one)

    @classmethod
    def read(cls, database: Database) -> "Names":
        """The people of an office."""
        wanted = (
            select(Person.id, Person.first_name, Person.last_name, Person.city, Person.status)
            .where(Person.deleted_at.is_(None), Person.anonymised_on.is_(None))
            .order_by(Person.sort_key)
        )
        with database.reading() as connection:
            rows = sorted(connection.execute(wanted), key=lambda row: _FIRST.get(row.status, 2))
        return cls(Known(row[0], " ".join(filter(None, row[1:3])), row[3] or "") for row in rows)

    def called(self, name: str) -> Sequence[Known]:
        """All who are called so, first or last name first, with or without a title."""
        return self._by_words.get(_sorted(name), ())

    def starting(self, typed: str, most: int = 8) -> list[Known]:
        """Those with a name that begins with each of the words typed; who is called exactly so comes first."""
        words = [f" {word}" for word in _words(typed)]
        if not words:
            return []
        found = list(self.called(typed))
        for one, key in zip(self._people, self._keys, strict=True):
            if len(found) >= most:
                break
            if all(word in key for word in words) and one not in found:
                found.append(one)
        return found[:most]


def _words(name: str) -> list[str]:
    found = [word for word in _BETWEEN.split(fold(name)) if word]
    return [word for word in found if word not in _TITLES] or found


def _sorted(name: str) -> str:
    return " ".join(sorted(_words(name)))
