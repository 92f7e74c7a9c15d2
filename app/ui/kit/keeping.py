"""Keeps what the next start needs to show the list in view at once (see `first_sight`)."""

from typing import Any

from PySide6.QtCore import QPoint

from app.services.crud import Query
from app.services.kept_sql import list_sql
from app.text import translate
from app.ui.kit.columns import plain
from app.ui.kit.first_sight import Kept, keep
from app.ui.kit.list_order import ListOrder
from app.ui.kit.list_pane import ListPane
from app.ui.kit.look import attributes
from app.ui.kit.memory import recall


def keep_tab(key: str, tab: Any, office: Any) -> None:
    """Remember the list of a tab; a tab without one, or one that cannot be told plainly, leaves nothing."""
    pane = getattr(tab, "pane", None)
    keep(_kept(key, tab, pane) if isinstance(pane, ListPane) else None, office.database.path)


def _kept(key: str, tab: Any, pane: ListPane) -> Kept | None:
    own, order = pane.chosen_columns.own, ListOrder(pane.key, pane.entity)  # a view lends its own for a look only
    columns = [column for column in map(plain, own) if column is not None]
    query = Query("", pane.scope, order.attribute, order.descending)
    sql = list_sql(pane.service, query, attributes(own)) if len(columns) == len(own) else None
    if sql is None:
        return None
    least = pane.beside.minimumSizeHint()
    return Kept(
        tab=key,
        key=pane.key,
        order=recall(f"{pane.key}/sort", ""),
        section=order.section(own),
        descending=order.descending,
        title=translate(pane.title),
        counted=translate(pane.all_counted),
        top=pane.splitter.mapTo(tab, QPoint()).y(),
        beside=[least.width(), least.height()],
        sql=sql,
        columns=columns,
    )
