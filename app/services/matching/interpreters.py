"""The pool of interpreters: who translates between which two languages, for what, and for how much."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from app.models import Person, PersonLanguage, VolunteerStatus
from app.text import fold

GERMAN = "Deutsch"
FLUENT = ("B2", "C1", "C2", "Muttersprache")
"""Levels in which somebody can serve as the other side of a pair."""
_OUT = (VolunteerStatus.LEFT, VolunteerStatus.DECLINED)


@dataclass(frozen=True)
class Interpreter:
    """Somebody who translates `languages`; `spoken` well besides; `fee` in cents an hour, None or 0: unpaid."""

    person_id: str
    name: str
    status: VolunteerStatus
    languages: tuple[str, ...]
    spoken: tuple[str, ...]
    topics: str
    fee: int | None
    phone: str
    email: str

    def serves(self, one: str, other: str) -> bool:
        """Whether she translates between two: with German what is marked; of two others she has both, one marked."""
        pair = [language for language in (one, other) if language and fold(language) != fold(GERMAN)]
        marked = {fold(language) for language in self.languages}
        spoken = marked | {fold(language) for language in self.spoken}
        if len(pair) < 2:
            return all(fold(language) in marked for language in pair)
        return all(fold(language) in spoken for language in pair) and any(fold(language) in marked for language in pair)


def interpreters(connection: Connection, one: str = "", other: str = "") -> list[Interpreter]:
    """All who translate between two languages, by name; "" stands for any, German for nothing said. Two statements."""
    translating = select(PersonLanguage.person_id).where(PersonLanguage.interprets)
    people = select(
        Person.id, Person.sort_name.expression(Person), Person.status, Person.interprets_for,
        Person.interpreting_fee, Person.mobile, Person.phone, Person.email,
    ).where(
        Person.id.in_(translating), Person.deleted_at.is_(None), Person.anonymised_on.is_(None),
        Person.status.is_not(None), Person.status.not_in(_OUT),
    )  # fmt: skip
    asked = select(
        PersonLanguage.person_id, PersonLanguage.language, PersonLanguage.level, PersonLanguage.interprets
    ).where(PersonLanguage.person_id.in_(translating))
    languages: dict[str, list[Any]] = {}
    for row in connection.execute(asked.order_by(PersonLanguage.position)):
        languages.setdefault(row[0], []).append(row)
    made = (_made(row, languages.get(row[0], ())) for row in connection.execute(people.order_by(Person.sort_key)))
    return [found for found in made if found.serves(one, other)]


def _made(row: Any, languages: Iterable[Any]) -> Interpreter:
    who, name, status, topics, fee, mobile, phone, email = row
    told = list(languages)
    marked = tuple(said.language for said in told if said.interprets)
    spoken = tuple(said.language for said in told if not said.interprets and said.level in FLUENT)
    return Interpreter(who, name, status, marked, spoken, topics or "", fee, mobile or phone or "", email or "")
