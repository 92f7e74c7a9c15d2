"""Reads pages of lists: the values of some columns for some ids, with as little as possible beside the database."""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import cache
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, Dialect, Select, bindparam, select, text

from app.models.base import Attribute, Several
from app.services.query import expression


class Page:
    """A statement for some ids that lists ask again and again.

    For SQLite it is written down once and goes to the driver as it is: to put it together takes SQLAlchemy as long as
    SQLite a third of the answer. Its rows hold raw values then, which `readers` (position → function) make into ours.
    """

    def __init__(self, made: Callable[[Any], Select[Any]], dialect: Dialect) -> None:
        self.statement, self.sql, self.readers = made(_ids(dialect.name)), "", dict[int, Callable[[Any], Any]]()
        if dialect.name == "sqlite":
            self.sql = str(self.statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
            types = [column.type.dialect_impl(dialect) for column in self.statement.selected_columns]
            readers = ((place, type_.result_processor(dialect, None)) for place, type_ in enumerate(types))
            self.readers = {place: read for place, read in readers if read}

    def rows(self, connection: Connection, ids: Sequence[str]) -> Sequence[Any]:
        """The rows for `ids`, in any order."""
        if self.sql:
            with closing(connection.exec_driver_sql(self.sql, (json.dumps(list(ids)),))) as answer:
                return answer.cursor.fetchall()  # rows of the driver: no names are asked
        return connection.execute(self.statement, {"ids": list(ids)}).all()


def _ids(dialect: str) -> Any:
    """The ids as one parameter: two thousand single ones take SQLAlchemy longer than SQLite the whole search."""
    if dialect != "sqlite":
        return bindparam("ids", expanding=True)
    return text("SELECT value FROM json_each(?)")


def values_of(
    connection: Connection, owner: Any, columns: Sequence[Attribute], ids: Sequence[str]
) -> dict[str, tuple[Any, ...]]:
    """The values of `columns` by id, without missing records. Lists come as lists of texts."""
    page = _page(owner, tuple(columns), connection.dialect)
    rows = [row for chunk in chunks(ids) for row in page.rows(connection, chunk)]
    lists = [(place, lists_of(connection, c, ids)) for place, c in enumerate(columns) if isinstance(c, Several)]
    found: dict[str, tuple[Any, ...]] = {}
    for row in rows:
        values = list(row)
        for place, read in page.readers.items():
            values[place] = read(values[place])
        for place, texts in lists:
            values.insert(place + 1, texts.get(row[0], []))
        found[row[0]] = tuple(values[1:])
    return found


def lists_of(connection: Connection, several: Several, ids: Sequence[str]) -> dict[str, list[str]]:
    """The texts of one list field for many records, by their id."""
    page = _list_page(several, connection.dialect)
    texts, values = _Texts(several, page), defaultdict[str, list[str]](list)
    for chunk in chunks(ids):
        for row in page.rows(connection, chunk):
            values[row[0]].append(texts[row[1:]])
    return values


class _Texts(dict[Any, str]):
    """The text of a child row by its values: a page has few different ones, and to make one takes longer."""

    def __init__(self, several: Several, page: Page) -> None:
        super().__init__()
        self._text, self._readers = several.child.text.fget, page.readers
        self._names = [str(column.key) for column in page.statement.selected_columns]

    def __missing__(self, parts: tuple[Any, ...]) -> str:
        told = dict(enumerate(parts, 1))
        read = {self._names[n]: self._readers[n](v) if n in self._readers else v for n, v in told.items()}
        self[parts] = self._text(SimpleNamespace(**read))
        return self[parts]


@cache
def _page(owner: Any, columns: tuple[Attribute, ...], dialect: Dialect) -> Page:
    """Reads these columns: the id first."""
    stored = [expression(owner, c) for c in columns if not isinstance(c, Several)]
    return Page(lambda ids: select(owner.id, *stored).where(owner.id.in_(ids)), dialect)


@cache
def _list_page(several: Several, dialect: Dialect) -> Page:
    """Reads one list: the owner first, then what its words are made of."""
    table, part_of = several.child.__table__, several.child.part_of
    owner, further = table.c[part_of], [c for c in table.c if c.key not in ("id", "position", part_of)]
    return Page(lambda ids: select(owner, *further).where(owner.in_(ids)).order_by(table.c.position), dialect)


def chunks(ids: Sequence[str]) -> list[Sequence[str]]:
    """Ids in portions that a statement takes."""
    return [ids[start : start + 500] for start in range(0, len(ids), 500)]
