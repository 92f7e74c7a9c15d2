"""Puts very many rows into a table: built once, handed to the driver column by column (imports, the sample office)."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from sqlalchemy import Column, Connection, Dialect, Insert, Table, insert

FEW = 20
"""Below so many rows the library's prepared statement is quicker."""


@cache
def _statement(table: Table) -> Insert:
    return insert(table)


def insert_rows(connection: Connection, owner: type[Any], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert `rows` (column name → value) into the table of `owner`; what a row does not name gets its default."""
    if len(rows) < FEW:
        by_names = sorted(rows, key=sorted)  # one statement takes only the columns of its first row
        for _names, alike in groupby(by_names, key=sorted):
            connection.execute(_statement(owner.__table__), list(alike))
        return
    named = {name for row in rows for name in row}
    columns = {c.key: c for c in owner.__table__.c if c.key in named or c.default is not None}
    compiled = insert(owner.__table__).compile(dialect=connection.dialect, column_keys=list(columns))
    order = compiled.positiontup or list(columns)
    table = zip(*(_values(columns[key], connection.dialect, rows) for key in order), strict=True)
    plain: list[Any] = list(table) if compiled.positiontup else [dict(zip(order, row, strict=True)) for row in table]
    connection.exec_driver_sql(str(compiled), plain)


def _values(column: Column[Any], dialect: Dialect, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    """One column of all rows, as the driver takes it; a missing JSON value is NULL, not the text "null"."""
    values = _with_default(column, rows)
    process = column.type.dialect_impl(dialect).bind_processor(dialect)
    return values if process is None else [None if value is None else process(value) for value in values]


def _with_default(column: Column[Any], rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    key, default = column.key, column.default
    if default is None:
        return [row.get(key) for row in rows]
    made: Any = getattr(default, "arg")  # noqa: B009 - scalar or callable, both have it
    if default.is_scalar:
        return [row.get(key, made) for row in rows]
    return [row[key] if key in row else made(None) for row in rows]
