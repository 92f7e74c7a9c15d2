"""Writes down the SQL of a list as plain text, for its first sight at the next start (`first_sight`)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Executable, func, literal_column, select, text

from app.models.base import Attribute, Several
from app.services.crud import Crud, Query, expression
from app.services.first_sight import ListSql
from app.services.migrations import steps


def list_sql(service: Crud[Any], query: Query, columns: Sequence[Attribute]) -> ListSql | None:
    """The SQL of the ids and the rows of a list; None where it would hold words of the user or the day of today."""
    if query.search or query.filters or service.database.dialect != "sqlite":
        return None
    with service.database.reading() as connection:
        ids = _written(service.ids_statement(connection, query), connection)
        page = _written(_page(service.entity, columns), connection)
    return ListSql(ids, page, int(steps.head())) if ids and page else None


def _page(owner: Any, columns: Sequence[Attribute]) -> Executable:
    values = [_values(owner, c) if isinstance(c, Several) else expression(owner, c) for c in columns]
    return select(owner.id, *values).where(owner.id.in_(text("SELECT value FROM json_each(?)")))


def _values(owner: Any, several: Several) -> Any:
    """The values of a list field as one JSON text."""
    child = several.child
    rows = select(getattr(child, child.value_column).label("value"))
    ordered = rows.where(getattr(child, child.part_of) == owner.id).order_by(child.position).correlate(owner)
    return select(func.json_group_array(literal_column("value"))).select_from(ordered.subquery()).scalar_subquery()


def _written(statement: Executable, connection: Connection) -> str | None:
    compiled = statement.compile(connection)  # type: ignore[attr-defined]
    if any(isinstance(value, date) for value in compiled.params.values()):
        return None
    return str(statement.compile(connection, compile_kwargs={"literal_binds": True}))  # type: ignore[attr-defined]
