"""Lists, single records and saving, the same way for every entity; a service adds its rules."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, ClassVar, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, func, inspect, select
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.orm.attributes import flag_modified

from app.errors import StaleError, UserError, ValidationError
from app.models.base import (
    Attribute,
    Choice,
    Record,
    Several,
    attribute,
    computed,
    facts,
    fields,
    new_id,
    now,
)
from app.services import search
from app.services.database import Database, name_action
from app.services.query import EVERYTHING, MISSING, PRESENT, Between, Filter, Query, condition, expression, order
from app.text import _

R = TypeVar("R", bound=Record)

PAGE = 200
"""Rows a list fetches at once."""
SHORT_LIST = 20_000
"""Up to so many records every search is answered as a whole at once."""


class Crud(Generic[R]):
    """Reads and writes one entity. Records leave detached; changes come back as a dict of values with a version."""

    entity: type[R]
    children: ClassVar[tuple[type[Any], ...]] = ()

    def __init__(self, database: Database, entity: type[R] | None = None) -> None:
        self.database = database
        if entity:
            self.entity = entity
        self._size: int | None = None
        self._pages: dict[tuple[Attribute, ...], Select[Any]] = {}

    # ------------------------------------------------------------------ lists

    def ids(self, query: Query = EVERYTHING) -> list[str]:
        """The ids of all records the query finds, in order.

        They come as one text: the rows of 100,000 ids would take six times as long as the database itself.
        """
        with self.database.reading() as connection:
            ids: str | None = connection.execute(self.ids_statement(connection, query)).scalar_one()
        return (ids or "").split()

    def first_ids(self, query: Query, most: int = PAGE) -> tuple[list[str], bool]:
        """The ids of the first records the query finds, and whether these are all.

        Words that very many records have take their time; the first screen of them does not.
        """
        with self.database.reading() as connection:
            if self._is_short() or not search.are_many(query.search, connection):
                return self.ids(query), True
            found = self._found(connection, query, select(self.entity.id), walking=True)
            ids = list(connection.execute(self._ordered(found, query).limit(most)).scalars())
        return ids, len(ids) < most

    def top_ids(self, query: Query, most: int) -> list[str]:
        """The ids of the first `most` records the query finds, without finding all others."""
        with self.database.reading() as connection:
            walking = search.are_many(query.search, connection)
            found = self._found(connection, query, select(self.entity.id), walking=walking)
            return list(connection.execute(self._ordered(found, query).limit(most)).scalars())

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
        statement, dialect = self._page_of(tuple(columns)), self.database.dialect
        found: dict[str, Sequence[Any]] = {}
        with self.database.reading() as connection:
            for chunk in _chunks(ids):
                rows = connection.execute(statement, {"ids": search.as_keys(chunk, dialect)}).all()
                found.update({row[0]: row[1:] for row in rows})
            lists = [(n, lists_of(connection, c, ids)) for n, c in enumerate(columns) if isinstance(c, Several)]
        if not lists:
            return [tuple(found[i]) for i in ids if i in found]
        return [_mixed(found[i], i, lists) for i in ids if i in found]

    def _page_of(self, columns: tuple[Attribute, ...]) -> Select[Any]:
        """The statement that reads these columns, made once: lists ask for the same ones again and again."""
        if columns not in self._pages:
            stored = (expression(self.entity, c) for c in columns if not isinstance(c, Several))
            wanted = self.entity.id.in_(search.keys(self.database.dialect))
            self._pages[columns] = select(self.entity.id, *stored).where(wanted)
        return self._pages[columns]

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

    # ---------------------------------------------------------------- records

    def get(self, identity: str) -> R:
        """One record, detached, with its lists and computed values; UserError when it is gone."""
        with self.database.session() as session:
            record = session.get(self.entity, identity)
            if record is None:
                raise UserError("Diesen Eintrag gibt es nicht mehr.")
            self._fill(session, [record])
        return record

    def all(self, *where: ColumnElement[bool]) -> list[R]:
        """Whole records outside the trash that fulfil the conditions, in order, complete; for short lists only."""
        statement = select(self.entity).where(self.entity.deleted_at.is_(None), *self.base(), *where)
        with self.database.session() as session:
            records = list(session.scalars(statement.order_by(self.entity.sort_key, self.entity.id)))
            self._fill(session, records)
        return records

    def of(self, attr: Attribute, value: Any) -> list[R]:
        """Whole records outside the trash whose field `attr` has `value`, in order: a person's assignments, say."""
        return self.all(condition(self.entity, Filter(attr, value)))

    def _fill(self, session: Session, records: list[R]) -> None:
        made = computed(self.entity)
        ids = [r.id for r in records]
        values: dict[str, Any] = {}
        for chunk in _chunks(ids) if made else ():
            statement = select(self.entity.id, *(expression(self.entity, c) for c in made)).where(
                self.entity.id.in_(chunk)
            )
            values.update({row[0]: row[1:] for row in session.execute(statement)})
        for record in records if made else ():
            for attr, value in zip(made, values[record.id], strict=True):
                attr.__set__(record, value)
        for several in (f for f in fields(self.entity) if isinstance(f, Several)):
            lists = lists_of(session.connection(), several, ids)
            for record in records:
                several.__set__(record, lists.get(record.id, []))

    def save(self, identity: str | None, values: dict[str, Any], version: int | None = None) -> str:
        """Create (identity None) or change a record; the answer is its id.

        `values` maps field names to values, lists to lists of texts. `version` is the one the values were read with:
        when somebody saved in between, StaleError carries both sides. Raises ValidationError with a sentence per field.
        """
        problems = self.check(values, identity)
        if problems:
            raise ValidationError(problems)
        template = _("{kind} geändert: {name}") if identity else _("{kind} angelegt: {name}")
        with self.database.transaction(template) as session:
            record = self._opened(session, identity, version, values)
            before = record.caption if identity else ""
            with session.no_autoflush:  # the action gets its name before anything of it is written
                self.write(session, record, values)
            name_action(session, template.format(kind=self.entity.singular, name=before or record.caption))
            session.flush()
            return record.id

    def _columns(self, values: dict[str, Any]) -> dict[str, Any]:
        return {k: v for k, v in values.items() if not isinstance(getattr(self.entity, k), Several)}

    def _opened(self, session: Session, identity: str | None, version: int | None, values: dict[str, Any]) -> R:
        if identity is None:
            record = self.entity(id=new_id())
            session.add(record)
            return record
        found = session.get(self.entity, identity)
        if found is None:
            raise UserError("Diesen Eintrag gibt es nicht mehr.")
        if version is not None and found.version != version:
            self._fill(session, [found])
            raise StaleError(values, {key: getattr(found, key, None) for key in values})
        return found

    def write(self, session: Session, record: R, values: dict[str, Any]) -> None:
        """Put `values` into a record of an open transaction; use cases build on it."""
        for key, value in self._columns(values).items():
            setattr(record, key, value)
        lists = sorted(values.keys() - self._columns(values).keys())
        changed = [_write_list(session, getattr(self.entity, key), record.id, values[key] or []) for key in lists]
        if any(changed) and inspect(record).persistent:
            flag_modified(record, "changed_at")  # the version tells others of a changed list, too

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        """What is wrong with `values`, as field name → sentence; a service adds its rules to this."""
        problems = {}
        for attr in fields(self.entity):
            told = facts(attr)
            asked = told.name in values or (identity is None and told.required)
            if asked and (problem := _problem(attr, values.get(told.name))):
                problems[told.name] = problem
        return problems

    def trash(self, ids: Sequence[str]) -> str:
        """Move records to the trash as one action; the answer names it ("3 Ehrenamtliche in den Papierkorb gelegt")."""
        return self._set_deleted(ids, now(), _("{what} in den Papierkorb gelegt"))

    def restore(self, ids: Sequence[str]) -> str:
        """Take records out of the trash as one action; the answer names it."""
        return self._set_deleted(ids, None, _("{what} wiederhergestellt"))

    def _set_deleted(self, ids: Sequence[str], at: Any, template: str) -> str:
        if len(ids) == 1:
            what = f"{self.entity.singular} „{self.get(ids[0]).caption}“"
        else:
            what = f"{len(ids)} {self.entity.plural}"
        name = template.format(what=what)
        with self.database.transaction(name) as session:
            for record in records_of(session, self.entity, ids):
                record.deleted_at = at
        return name

    def change_all(self, ids: Sequence[str], values: dict[str, Any], name: str) -> str:
        """Set the same values on several records as one action called `name`."""
        if problems := self.check(values, "several"):
            raise ValidationError(problems)
        with self.database.transaction(name) as session:
            for record in records_of(session, self.entity, ids):
                self.write(session, record, values)
        return name


def records_of(session: Session, owner: type[R], ids: Sequence[str]) -> Iterator[R]:
    """Whole records of an open transaction, however many ids there are."""
    for chunk in _chunks(ids):
        yield from session.scalars(select(owner).where(owner.id.in_(chunk))).all()


def lists_of(connection: Any, several: Several, ids: Sequence[str]) -> dict[str, list[str]]:
    """The texts of one list field for many records, by their id."""
    dialect, words = connection.dialect.name, several.child.text.fget
    values: dict[str, list[str]] = {}
    known: dict[Any, str] = {}  # a page has few different texts, and making one takes longer than finding it
    for chunk in _chunks(ids):
        rows = connection.execute(_lists(several, dialect), {"ids": search.as_keys(chunk, dialect)})
        for row in rows.all():
            parts = row[1:]
            if parts not in known:
                known[parts] = words(row)
            values.setdefault(row[0], []).append(known[parts])
    return values


@cache
def _lists(several: Several, dialect: str) -> Select[Any]:
    """Reads one list of many records: the owner first, then what its words are made of."""
    table, part_of = several.child.__table__, several.child.part_of
    further = [c for c in table.c if c.key not in ("id", "position", part_of)]
    wanted = select(table.c[part_of], *further).where(table.c[part_of].in_(search.keys(dialect)))
    return wanted.order_by(table.c.position)


def _mixed(stored: Sequence[Any], identity: str, lists: Sequence[tuple[int, dict[str, list[str]]]]) -> tuple[Any, ...]:
    """One row in the order of the columns: its stored values, its lists at their positions."""
    values = list(stored)
    for position, texts in lists:
        values.insert(position, texts.get(identity, []))
    return tuple(values)


def _chunks(ids: Sequence[str]) -> list[Sequence[str]]:
    return [ids[start : start + 500] for start in range(0, len(ids), 500)]


def _write_list(session: Session, several: Several, owner_id: str, texts: Sequence[str]) -> bool:
    """Make the child rows say `texts`, in their order; the answer is whether anything changed."""
    child = several.child
    stored = select(child).where(getattr(child, child.part_of) == owner_id).order_by(child.position)
    present = {row.text: row for row in session.scalars(stored)}
    wanted = list(dict.fromkeys(texts))
    for text, row in present.items():
        if text not in wanted:
            session.delete(row)
    for position, text in enumerate(wanted):
        values = {"position": position, **child.parts(text)}
        if text in present:
            present[text].position = values["position"]
        else:
            session.add(child(**{child.part_of: owner_id}, **values))
    return list(present) != wanted


def _problem(attr: Attribute, value: Any) -> str | None:
    told = facts(attr)
    if value in (None, ""):
        return _("{label} fehlt.").format(label=told.label) if told.required else None
    if told.length and isinstance(value, str) and len(value) > told.length:
        return _("{label} ist zu lang: höchstens {length} Zeichen.").format(label=told.label, length=told.length)
    if told.choices and isinstance(attr, InstrumentedAttribute) and not isinstance(value, Choice):
        return _("{label}: „{value}“ steht nicht zur Wahl.").format(label=told.label, value=value)
    return None


__all__ = [
    "MISSING",
    "PRESENT",
    "Attribute",
    "Between",
    "Crud",
    "Filter",
    "Query",
    "attribute",
    "condition",
    "expression",
]
