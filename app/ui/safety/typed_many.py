"""A half-typed change to several records, as it stands in the card beside their list."""

from collections.abc import Iterator
from typing import Any

from app.models.facts import facts
from app.services.drafts import Typing
from app.services.history import plain
from app.services.history_words import typed
from app.text import _, number, translate

KIND = "many"


def found(window: Any) -> Iterator[Typing]:
    """What is typed in the cards for several records that are in view."""
    for _title, tab in window.visited:
        card = getattr(getattr(getattr(tab, "pane", None), "beside", None), "many", None)
        if card is not None and (told := _told(card)):
            entity = tab.pane.entity
            name = _("{count} {kind} zusammen ändern").format(
                count=number(len(card.ids)), kind=translate(entity.plural)
            )
            first = {"ids": list(card.ids), "field_name": facts(card.field).name, "away": bool(card.way.currentData())}
            yield Typing(f"{entity.__name__}:{KIND}", None, None, name, first=first, values=told[0], unread=told[1])


def _told(card: Any) -> tuple[dict[str, Any], dict[str, str]] | None:
    values: dict[str, Any] = {}
    unread: dict[str, str] = {}
    for name, editor in (("wished", card.editor), ("on", card.on), ("reason", card.reason)):
        try:
            value = editor.value()
        except ValueError:
            unread[name] = editor.text()
            continue
        if value or (name == "wished" and card.chosen):
            values[name] = plain(value)
    return (values, unread) if values or unread else None


def again(window: Any, typing: Typing) -> bool:
    """Select the records again and put the change into the card; False when less than two of them are left."""
    entity, ids = typing.entity.partition(":")[0], [str(identity) for identity in typing.first.get("ids", ())]
    if not ids:
        return False
    window.show_record(entity, ids[0])
    pane = window.tab.pane
    if any(pane.model.row_of(identity) < 0 for identity in ids):
        pane.clear_filters()
    pane.card.select(ids)
    card = pane.beside.many
    return card is not None and _put(card, typing)


def _put(card: Any, typing: Typing) -> bool:
    names = [facts(card.fields.itemData(index)).name for index in range(card.fields.count())]
    wanted = str(typing.first.get("field_name"))
    if wanted not in names:
        return False
    card.choose(names.index(wanted), bool(typing.first.get("away")))
    for name, editor in (("wished", card.editor), ("on", card.on), ("reason", card.reason)):
        if name in typing.unread:
            editor.setText(typing.unread[name])
        elif name in typing.values:
            editor.set_value(_value(card, name, typing.values[name]))
    if {"wished"} & {*typing.values, *typing.unread}:
        card.editor.changed.emit()
    return True


def _value(card: Any, name: str, stored: Any) -> Any:
    """A kept value as its editor holds it."""
    owner: Any = card.field.owner if hasattr(card.field, "owner") else card.field.class_
    key = {"wished": facts(card.field).name, "on": "left_on", "reason": "heard_from"}[name]
    return typed(owner, key, stored) if key in owner.__mapper__.column_attrs else stored
