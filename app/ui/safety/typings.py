"""Reads what is half-typed in the window, and types it in again."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.services.drafts import Typing
from app.text import _
from app.ui.kit.form import Form
from app.ui.kit.related import Related, RelatedBox, RelatedPage, facts_name
from app.ui.safety import typed_dialogs, typed_many
from app.ui.safety.reading import read

_TOLD = 2
"""So many of the typed words tell which new record it is."""


def typings(window: Any) -> Iterator[Typing]:
    """What stands in the forms of all tabs, beside their lists and in the dialogs over them, and is not saved."""
    for _title, tab in window.visited:
        detail = getattr(getattr(tab, "pane", None), "detail", None)
        if detail is None or detail.record is None:
            continue
        parts = [_own(detail), *(_of_box(detail, box) for box in detail.boxes if isinstance(box, RelatedBox))]
        yield from (part for part in parts if part is not None)
    yield from typed_many.found(window)
    yield from typed_dialogs.found(window)


def _own(detail: Any) -> Typing | None:
    values, unread = read(detail.forms) if detail.editing else ({}, {})
    if not values and not unread:
        return None
    entity, name = detail.service.entity.__name__, detail.head.name.text()
    if detail.creating:
        words = [value for value in values.values() if isinstance(value, str)][:_TOLD]
        name = _("{title}: {words}").format(title=name, words=" ".join(words)) if words else name
        return Typing(entity, None, None, name, first=detail.record, values=values, unread=unread)
    return Typing(entity, detail.record.id, detail.record.version, name, values=values, unread=unread)


def _of_box(detail: Any, box: RelatedBox) -> Typing | None:
    values, unread = read([box.form])
    if detail.creating or not (values or unread):
        return None
    new = isinstance(box.record, dict)
    return Typing(
        box.entity.__name__,
        None if new else box.record.id,
        None if new else box.record.version,
        _("{kind}, {name}").format(kind=box.entity.singular, name=detail.head.name.text()),
        detail.service.entity.__name__,
        detail.record.id,
        box.record if new else {},
        values,
        unread,
    )


def type_again(window: Any, typing: Typing) -> bool:
    """Show the record, or begin it, with the input in its fields; False when that is not possible here."""
    if typed_dialogs.kind_of(typing):
        return typed_dialogs.again(window, typing)
    if typing.subject_id:
        window.show_record(typing.subject_type, typing.subject_id)
        return _into_box(window.tab.pane.detail, typing)
    if typing.record_id:
        window.show_record(typing.entity, typing.record_id)
    else:
        window.new_record(typing.entity)
    detail = window.tab.pane.detail
    if detail.creating:
        detail.record.update(typing.first)
    return _into_pages(detail, {**typing.first, **typing.values}, typing.unread)


def _into_pages(detail: Any, values: Mapping[str, Any], unread: Mapping[str, str]) -> bool:
    """Enter the values on the sub-tabs that have their fields; the first of them stays in view."""
    first = None
    for index in range(detail.tabs.count()):
        detail.tabs.setCurrentIndex(index)
        for form in detail.page.forms:
            if _has_a_field(form, {*values, *unread}):
                form.edit()
                first = index if form.put(values, unread) and first is None else first
    detail.tabs.setCurrentIndex(first or 0)
    return first is not None


def _has_a_field(form: Form, names: set[str]) -> bool:
    return any(told.name in names for line in form.lines for told in line.facts)


def _into_box(detail: Any, typing: Typing) -> bool:
    for index in range(detail.tabs.count()):
        detail.tabs.setCurrentIndex(index)
        page = next((page for page in _related(detail.page) if _is_meant(page.related, typing)), None)
        if page is not None:
            page.edit_line(typing.record_id) if typing.record_id else page.begin(dict(typing.first))
            return bool(page.boxes[-1].form.put(typing.values, typing.unread))
    return False


def _related(page: Any) -> list[RelatedPage]:
    return [page, *page.findChildren(RelatedPage)] if isinstance(page, RelatedPage) else page.findChildren(RelatedPage)


def _is_meant(related: Related, typing: Typing) -> bool:
    new = not typing.record_id
    return related.entity.__name__ == typing.entity and (not new or facts_name(related.link) in typing.first)
