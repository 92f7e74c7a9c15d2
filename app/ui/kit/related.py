"""What belongs to a record (assignments, contacts, members …): a short list, edited where it stands."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.models.base import Attribute, Kind
from app.models.facts import facts
from app.services.crud import Filter, Query
from app.text import _, translate
from app.ui.kit.desk import Desk
from app.ui.kit.page import Link, Page, PageSpec
from app.ui.kit.places import Section, dotted, span
from app.ui.kit.references import names
from app.ui.kit.related_box import RelatedBox, RelatedLine
from app.ui.kit.show import shown
from app.ui.kit.widgets import button, clear, label, row
from app.ui.theme import Tone

__all__ = ["Related", "RelatedBox", "RelatedLine", "RelatedPage", "block", "related_page"]
SHOWN = 60


@dataclass(frozen=True)
class Related:
    """How the records that belong to another one are shown and edited."""

    title: str
    entity: type[Any]
    link: Attribute
    """The field that holds the owner's id."""
    main: tuple[Attribute, ...]
    """What a line is called."""
    form: tuple[Section, ...]
    add: str
    """Words of the button, "+ Einsatz"."""
    quiet: tuple[Attribute | tuple[Attribute, Attribute], ...] = ()
    """The second, quiet line; two fields together are the first and the last day of a period."""
    bare: Attribute | None = None
    """A day in it that needs no label, since everybody expects just this one."""
    chip: tuple[Attribute, Callable[[Any], Tone]] | None = None
    sort: Attribute | None = None
    empty: str = ""
    fixed: dict[str, Any] = field(default_factory=dict)
    """Values every new one gets."""
    opens: Attribute | None = None
    """A reference; the line gets a button that jumps there."""

    def filters(self, owner_id: str) -> tuple[Filter, ...]:
        """What finds the lines of an owner."""
        return (Filter(self.link, owner_id),)

    @property
    def counted(self) -> Link:
        """For the number on the sub-tab."""
        return self.entity, self.filters


class RelatedPage(Page):
    """The lines of one record, with a button for a new one."""

    most: ClassVar[int] = SHOWN
    """Lines that are shown at most, the newest ones."""

    def __init__(self, desk: Desk, related: Related, titled: bool = False) -> None:
        super().__init__(desk)
        self.related = related
        self._crud = desk.office.crud(related.entity.__name__)
        self._adding = add = button(related.add, self.add, "flat" if titled else "", name="addLine")
        head = row(label(related.title, "heading"), 1, add) if titled else row(add, 1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.place.addLayout(head)
        self.place.addLayout(self._lines)
        self.place.addStretch(1)
        self._box: RelatedBox | None = None
        desk.news.committed.connect(self._on_news_committed)

    def load(self, record: Any) -> None:
        super().load(record)
        self._close_box()
        self._show_lines()

    @property
    def boxes(self) -> list[Any]:
        return [self._box] if self._box else []

    def add(self) -> None:
        """Open an empty box."""
        self.begin({})

    def edit_line(self, record_id: str) -> None:
        """Open the box of a line; one that is not shown gets its box at the top."""
        line = self._line_of(record_id)
        self._open_box(self._crud.get(record_id), self._lines.indexOf(line) if line else 0, line)

    def begin(self, taken_over: dict[str, Any]) -> None:
        """Open a box with first values."""
        link = facts_name(self.related.link)
        first = {**taken_over, link: self.record.id, **self.related.fixed}
        self._open_box({**self.first_values(), **first}, 0)

    def first_values(self) -> dict[str, Any]:
        """What a new line starts with."""
        return {}

    def make_line(self, record_id: str, values: dict[Attribute, Any]) -> QWidget:
        """The widget of one line."""
        related = self.related
        main = dotted([values[a] for a in related.main]) or related.entity.singular
        quiet = dotted([values[part] if part is related.bare else _said(part, values) for part in related.quiet])
        chip = None
        if related.chip and (words := values[related.chip[0]]):
            chip = (words, related.chip[1](values["raw", related.chip[0]]))  # type: ignore[index]
        line = RelatedLine(main, quiet, chip)
        line.opened.connect(lambda: self._edit(line, record_id))
        return line

    def _show_lines(self) -> None:
        clear(self._lines)
        self._box = None
        ids = self.found()
        for record_id, values in self._values(ids[: self.most]):
            line = self.make_line(record_id, values)
            line.setProperty("record", record_id)
            self._lines.addWidget(line)
        if not ids:
            self._lines.addWidget(
                label(self.related.empty or _("Hier ist noch nichts eingetragen."), "quiet", wrap=True)
            )
        if len(ids) > self.most:
            self._lines.addWidget(self.rest(len(ids) - self.most))

    def found(self) -> list[str]:
        """The ids of all lines, the newest first where they have an order."""
        filters, sort = self.related.filters(self.record.id), self.related.sort
        return list(self._crud.ids(Query(filters=filters, sort=sort, descending=bool(sort))))

    def rest(self, count: int) -> QWidget:
        """What stands under the lines that are shown for those that are not."""
        return label(_("und {count} ältere").format(count=count), "small")

    def _values(self, ids: list[str]) -> list[tuple[str, dict[Any, Any]]]:
        wanted = list(dict.fromkeys(self.wanted()))
        rows = self._crud.rows(ids, wanted)
        columns = [self._spoken(a, [values[i] for values in rows]) for i, a in enumerate(wanted)]
        result = []
        for position, (record_id, raw) in enumerate(zip(ids, rows, strict=True)):
            values: dict[Any, Any] = {a: columns[i][position] for i, a in enumerate(wanted)}
            values.update({("raw", a): raw[i] for i, a in enumerate(wanted)})
            result.append((record_id, values))
        return result

    def wanted(self) -> list[Attribute]:
        """The fields the lines show."""
        chip = [self.related.chip[0]] if self.related.chip else []
        quiet = [a for part in self.related.quiet for a in (part if isinstance(part, tuple) else (part,))]
        return [*self.related.main, *quiet, *chip]

    def _spoken(self, attribute: Attribute, values: list[Any]) -> list[str]:
        told = facts(attribute)
        if told.kind is not Kind.REFERENCE or not told.target:
            return [shown(told, value) for value in values]
        ids = sorted({value for value in values if value})
        known = dict(zip(ids, names(self.office, told.target, ids), strict=False))
        return [known.get(value, "") for value in values]

    def _edit(self, line: QWidget, record_id: str) -> None:
        self._open_box(self._crud.get(record_id), self._lines.indexOf(line), line)

    def _open_box(self, record: Any, position: int, line: QWidget | None = None) -> None:
        self._close_box()
        self._box = RelatedBox(self.related, self.desk, record)
        if line:
            line.hide()
        self._box.closed.connect(self._on_box_closed)
        self._box.next_asked.connect(self.begin)
        self._lines.insertWidget(position, self._box)
        self._box.form.edit()
        QTimer.singleShot(0, self._box, partial(_scroll_to, self._box))

    def _close_box(self) -> None:
        if self._box:
            self._box.hide()
            self._box.deleteLater()
            self._box = None

    def _on_box_closed(self) -> None:
        box, focus = self._box, self.window().focusWidget()
        held = box is not None and focus is not None and box.isAncestorOf(focus)
        if held:
            self._adding.setFocus()  # fields that go would hand the keyboard to anything that comes next
        self._close_box()
        self._show_lines()
        if held and box and (line := self._line_of(getattr(box.record, "id", ""))):
            line.setFocus()

    def _line_of(self, record_id: str) -> QWidget | None:
        """The line of a record, None where it is not shown."""
        lines = [self._lines.itemAt(i).widget() for i in range(self._lines.count())]
        return next((line for line in lines if line is not None and line.property("record") == record_id), None)

    def _on_news_committed(self, changes: Any) -> None:
        concerned = self.related.entity.__name__ in changes.entities
        if concerned and self._box is None and self.record is not None:
            self.when_seen(self._show_lines)


def _scroll_to(box: QWidget) -> None:
    """Bring all of a box into view where it fits, else its upper end, where one begins."""
    area = box.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None and (page := area.widget()):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # the box has its height only then
        area.ensureWidgetVisible(box, 0, 12)
        top = box.mapTo(page, QPoint(0, 0)).y()
        area.verticalScrollBar().setValue(min(area.verticalScrollBar().value(), max(top - 12, 0)))


def _said(part: Attribute | tuple[Attribute, Attribute], values: dict[Any, str]) -> str:
    if isinstance(part, tuple):
        return span([values[day] for day in part])
    return _dated(part, values[part])


def _dated(attribute: Attribute, words: str) -> str:
    """A bare date or number says nothing; with its label it does ("Gültig ab 01.01.2024", "24 Kilometer")."""
    told = facts(attribute)
    if words and told.kind is Kind.NUMBER:
        return f"{words} {translate(told.label)}"
    return f"{translate(told.label)} {words}" if words and told.kind is Kind.DATE else words


def facts_name(attribute: Any) -> str:
    """The name of a field, declared or not (the link to an owner need not be declared)."""
    return str(getattr(attribute, "key", None) or attribute.name)


def related_page(related: Related, page: Callable[..., Page] = RelatedPage) -> PageSpec:
    """A sub-tab of what belongs to the record, with its count."""
    return PageSpec(related.title, lambda desk: page(desk, related), (related.counted,))


def block(related: Related, page: Callable[..., Page] = RelatedPage) -> Callable[[Desk], Page]:
    """The same as a part of a sub-tab, under its title."""
    return lambda desk: page(desk, related, titled=True)
