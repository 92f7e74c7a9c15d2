"""Leaves out what belongs to people in the trash; those who are gone for good count on without a name."""

from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased

from app.models import Person


def of_people_outside(owner: type[Any]) -> ColumnElement[bool]:
    """The condition for a list of records with a `person_id`.

    It asks for ids alone, so that an index answers however long the list is.
    """
    hidden = aliased(owner)
    trashed = select(Person.id).where(Person.deleted_at.is_not(None), Person.anonymised_on.is_(None))
    condition: ColumnElement[bool] = owner.id.not_in(select(hidden.id).where(hidden.person_id.in_(trashed)))
    return condition
