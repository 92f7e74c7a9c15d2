"""What hangs on a person, in counts: what comes along when two records become one."""

from typing import Any

from sqlalchemy import func, select

from app.models import ConductCheck, HoursEntry, Person, PersonLink, StatusChange, TwinDecision
from app.models.base import Record
from app.services.database import Database
from app.services.privacy.belonging import HANGING, about_a_person
from app.text import _, hours, number

_NOT_TOLD = (StatusChange, TwinDecision, PersonLink)
"""What comes along without a word: it says nothing about how much the office knows of somebody."""


def hanging(database: Database, person_id: str) -> tuple[str, ...]:
    """ "4,5 Std. Einsatzstunden", "3 Kontakte", "2 Einsätze": what is kept of somebody beside the own fields."""
    owners: list[Any] = [
        o for o in about_a_person() if issubclass(o, Record) and not o.restricted and o not in (*_NOT_TOLD, Person)
    ]
    with database.reading() as connection:
        counts = {
            owner: connection.execute(
                select(func.count()).where(link == person_id, owner.deleted_at.is_(None))
            ).scalar_one()
            for owner, link in [*((o, o.person_id) for o in owners), *((h, h.subject_id) for h in HANGING)]
        }
        seen = select(func.count()).where(ConductCheck.person_id == person_id)
        conduct = connection.execute(seen).scalar_one()
        minutes = select(func.sum(HoursEntry.minutes)).where(HoursEntry.person_id == person_id)
        given = connection.execute(minutes.where(HoursEntry.deleted_at.is_(None))).scalar()
    told = [(owner, count) for owner, count in counts.items() if count]
    told.sort(key=lambda one: (one[0] is not HoursEntry, -one[1]))
    words = [_words(owner, count, given) for owner, count in told]
    return (*words, _("Führungszeugnis")) if conduct else tuple(words)


def _words(owner: Any, count: int, given: int | None) -> str:
    if owner is HoursEntry and given:
        return _("{hours} im Einsatz").format(hours=hours(given))
    return f"{number(count)} {owner.singular if count == 1 else owner.plural}"
