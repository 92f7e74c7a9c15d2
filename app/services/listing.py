"""Lists of one entity: which records, in which order, and the values of their columns; nothing is read in vain."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, func, select

from app.models.base import Attribute, Record, Several
from app.services import search
from app.services.database import Database
from app.services.pages import values_of
from app.services.query import EVERYTHING, Query, condition, expression, order

R = TypeVar("R", bound=Record)

PAGE = 200
"""Rows a list fetches at once."""
FIRST = 60
"""Hits shown before the others of very many are counted: more than a screen of them."""
SHORT_LIST = 20_000
"""Up to so many records every search is answered as a whole at once."""


class Listing(Generic[R]):
    """Reads the lists of one entity."""

    entity: type[R]

    def __init__(self, database: Database, entity: type[R] | None = None) -> None:
        self.database = database
        if entity:
            self.entity = entity
        self._size: int | None = None

    def ids(self, query: Query = EVERYTHING) -> list[str]:
        """The ids of all records the query finds, in order.

        They come as one text: the rows of 100,000 ids would take six times as long as the database itself.
        """
        with self.database.reading() as connection:
            return self._all_ids(connection, query)

    def _all_ids(self, connection: Connection, query: Query) -> list[str]:
        ids: str | None = connection.execute(self.ids_statement(connection, query)).scalar_one()
        return (ids or "").split()

    def first_ids(self, query: Query, most: int = FIRST) -> tuple[list[str], bool]:
        """The ids of the first records the query finds, and whether these are all.

        Words that very many records have take their time; the first screen of them does not.
        """
        with self.database.reading() as connection:
            if self._is_short() or not search.are_many(query.search, connection):
                return self._all_ids(connection, query), True
            found = self._found(connection, query, select(self.entity.id), walking=True)
            ids = list(connection.execute(self._ordered(found, query).limit(most)).scalars().all())
        return ids, len(ids) < most

    def top_ids(self, query: Query, most: int) -> list[str]:
        """The ids of the first `most` records the query finds, without finding all others."""
        with self.database.reading() as connection:
            walking = search.are_many(query.search, connection)
            found = self._found(connection, query, select(self.entity.id), walking=walking)
            return list(connection.execute(self._ordered(found, query).limit(most)).scalars().all())

    def ids_statement(self, connection: Connection, query: Query) -> Select[Any]:
        """The SQL of `ids`: one text of all ids in order, with blanks between them."""
        found = self._ordered(self._found(connection, query, select(self.entity.id)), query).subquery("found")
        return select(func.aggregate_strings(found.c.id, " "))

    def count(self, query: Query = EVERYTHING) -> int:
        """How many records the query finds."""
        with self.database.reading() as connection:
            statement = self._found(connection, query, select(func.count()).select_from(self.entity))
            return int(connection.execute(statement).scalar_one())

    def rows(self, ids: Sequence[str], columns: Sequence[Attribute]) -> list[tuple[Any, ...]]:
        """The values of `columns` for `ids`, in their order, without missing records. Lists come as lists of texts."""
        with self.database.reading() as connection:
            found = values_of(connection, self.entity, columns, ids)
        return [found[i] for i in ids if i in found]

    def facets(self, attribute: Attribute, query: Query = EVERYTHING) -> list[tuple[Any, int]]:
        """The values of a field with how many records of the query have each, most frequent first."""
        query = query.without(attribute)
        with self.database.reading() as connection:
            if isinstance(attribute, Several):
                value, statement = self._list_facets(connection, attribute, query)
            else:
                value = expression(self.entity, attribute)
                statement = self._found(connection, query, select(value, func.count()))
            statement = statement.group_by(value).order_by(func.count().desc(), value)
            return [(row[0], row[1]) for row in connection.execute(statement)]

    def _list_facets(self, connection: Connection, several: Several, query: Query) -> tuple[Any, Select[Any]]:
        child = several.child
        value = getattr(child, child.value_column)
        owners = self._found(connection, query, select(self.entity.id))
        return value, select(value, func.count()).where(getattr(child, child.part_of).in_(owners))

    def base(self) -> list[ColumnElement[bool]]:
        """What limits every list of this service; a service for a part of an entity overrides it."""
        return []

    def _found(
        self, connection: Connection, query: Query, statement: Select[Any], walking: bool = False
    ) -> Select[Any]:
        trashed = self.entity.deleted_at.is_not(None) if query.trashed else self.entity.deleted_at.is_(None)
        statement = statement.where(trashed, *self.base(), *(condition(self.entity, f) for f in query.filters))
        if query.only is not None:
            statement = statement.where(self.entity.id.in_(search.listed(sorted(query.only), connection, "only")))
        words = search.matching(self.entity, query.search, connection, not self._is_short(), walking)
        return statement if words is None else statement.where(words)

    def _is_short(self) -> bool:
        if self._size is None:
            with self.database.reading() as connection:
                self._size = connection.execute(select(func.count()).select_from(self.entity)).scalar_one()
        return self._size <= SHORT_LIST

    def _ordered(self, statement: Select[Any], query: Query) -> Select[Any]:
        by = self.entity.sort_key if query.sort is None else order(self.entity, query.sort)
        direction = by.desc() if query.descending else by.asc()
        if query.sort is None or by is self.entity.sort_key:
            return statement.order_by(direction, self.entity.id.desc() if query.descending else self.entity.id)
        return statement.order_by(direction.nulls_last(), self.entity.sort_key, self.entity.id)
