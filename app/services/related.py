"""Counts what belongs to a record, for the numbers on its sub-tabs: one statement for all of them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from app.services.crud import Filter, condition
from app.services.database import Database


def counts(database: Database, links: Sequence[tuple[type[Any], tuple[Filter, ...]]]) -> list[int]:
    """How many records outside the trash each (entity, filters) finds, in the order given."""
    if not links:
        return []
    with database.reading() as connection:
        return list(connection.execute(select(*(_count(owner, filters) for owner, filters in links))).one())


def _count(owner: Any, filters: tuple[Filter, ...]) -> Any:
    found = (condition(owner, wanted) for wanted in filters)
    return select(func.count()).select_from(owner).where(owner.deleted_at.is_(None), *found).scalar_subquery()
