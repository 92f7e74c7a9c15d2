"""What belongs to a record (assignments, contacts, members …): a short list, edited where it stands."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.errors import ValidationError
from app.models.base import Attribute, Kind, facts
from app.services.crud import Filter, Query
from app.text import _, translate
from app.ui.kit.chips import Chip
from app.ui.kit.desk import Desk
from app.ui.kit.form import Form
from app.ui.kit.page import Link, Page, PageSpec
from app.ui.kit.places import Section, dotted, span
from app.ui.kit.references import names
from app.ui.kit.show import shown
from app.ui.kit.widgets import button, clear, label, row
from app.ui.theme import Tone

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


class RelatedLine(QFrame):
    """One line: name, quiet words, a chip; click or Enter opens it."""

    opened = Signal()

    def __init__(self, main: str, quiet: str, chip: tuple[str, Tone] | None) -> None:
        super().__init__()
        self.setProperty("role", "box")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(dotted([main, quiet, chip[0] if chip else ""]))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 7, 12, 7)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(main, "strong", wrap=True))
        if quiet:
            words.addWidget(label(quiet, "quiet", wrap=True))
        self.row.addLayout(words, 1)
        if chip and chip[0]:
            self.row.addWidget(Chip(*chip), 0, Qt.AlignmentFlag.AlignTop)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class RelatedBox(QFrame):
    """The fields of one line while it is edited, with Speichern, Abbrechen and the way to the trash."""

    closed = Signal()

    def __init__(self, related: Related, desk: Desk, record: Any) -> None:
        super().__init__()
        self.setProperty("role", "box")
        self._related, self._desk, self._record = related, desk, record
        self._crud = desk.office.crud(related.entity.__name__)
        self.form = Form(related.form, desk.office)
        self.form.load(record)
        self.form.save_asked.connect(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.addWidget(self.form)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        if not isinstance(self._record, dict):
            line.addWidget(button(_("In den Papierkorb"), self._trash, "flat"))
        line.addStretch(1)
        line.addWidget(button(_("Abbrechen"), self.closed.emit))
        line.addWidget(button(_("Speichern"), self.save, "primary", name="saveLine"))
        return line

    def close_box(self) -> None:
        """Forget what was entered."""
        self.closed.emit()

    def save(self) -> bool:
        """Keep what was entered; False when a field has a problem (said at the field)."""
        is_new = isinstance(self._record, dict)
        try:
            values = self.form.values()
            if is_new:
                self._crud.save(None, {**self._record, **values})
            elif values:
                self._crud.save(self._record.id, values, self._record.version)
        except ValidationError as error:
            if rest := self.form.show_problems(error.problems):
                raise ValidationError(rest) from error
            return False
        self.closed.emit()
        return True

    def _trash(self) -> None:
        self._crud.trash([self._record.id])
        self.closed.emit()


class RelatedPage(Page):
    """The lines of one record, with a button for a new one."""

    def __init__(self, desk: Desk, related: Related, titled: bool = False) -> None:
        super().__init__(desk)
        self.related = related
        self._crud = desk.office.crud(related.entity.__name__)
        add = button(related.add, self.add, "flat" if titled else "", name="addLine")
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
        link = facts_name(self.related.link)
        self._open_box({link: self.record.id, **self.first_values(), **self.related.fixed}, 0)

    def first_values(self) -> dict[str, Any]:
        """What a new line starts with."""
        return {}

    def make_line(self, record_id: str, values: dict[Attribute, Any]) -> QWidget:
        """The widget of one line."""
        related = self.related
        main = dotted([values[a] for a in related.main]) or related.entity.singular
        quiet = dotted([_said(part, values) for part in related.quiet])
        chip = None
        if related.chip and (words := values[related.chip[0]]):
            chip = (words, related.chip[1](values["raw", related.chip[0]]))  # type: ignore[index]
        line = RelatedLine(main, quiet, chip)
        line.opened.connect(lambda: self._edit(line, record_id))
        return line

    def _show_lines(self) -> None:
        clear(self._lines)
        self._box = None
        query = Query(
            filters=self.related.filters(self.record.id), sort=self.related.sort, descending=bool(self.related.sort)
        )
        ids = self._crud.ids(query)
        for record_id, values in self._values(ids[:SHOWN]):
            self._lines.addWidget(self.make_line(record_id, values))
        if not ids:
            self._lines.addWidget(
                label(self.related.empty or _("Hier ist noch nichts eingetragen."), "quiet", wrap=True)
            )
        if len(ids) > SHOWN:
            self._lines.addWidget(label(_("und {count} ältere").format(count=len(ids) - SHOWN), "small"))

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
        if line:
            line.hide()
        self._box = RelatedBox(self.related, self.desk, record)
        self._box.closed.connect(self._on_box_closed)
        self._lines.insertWidget(position, self._box)
        self._box.form.edit()
        QTimer.singleShot(0, self._box, partial(_scroll_to, self._box))

    def _close_box(self) -> None:
        if self._box:
            self._box.hide()
            self._box.deleteLater()
            self._box = None

    def _on_box_closed(self) -> None:
        self._close_box()
        self._show_lines()

    def _on_news_committed(self, changes: Any) -> None:
        concerned = self.related.entity.__name__ in changes.entities
        if concerned and self.isVisible() and self._box is None and self.record is not None:
            self._show_lines()


def _scroll_to(box: QWidget) -> None:
    """Bring all of a box into view where it fits, else its upper end, where one begins."""
    area = box.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None and (page := area.widget()):
        area.ensureWidgetVisible(box, 0, 12)
        top = box.mapTo(page, QPoint(0, 0)).y()
        area.verticalScrollBar().setValue(min(area.verticalScrollBar().value(), max(top - 12, 0)))


def _said(part: Attribute | tuple[Attribute, Attribute], values: dict[Any, str]) -> str:
    if isinstance(part, tuple):
        return span([values[day] for day in part])
    return _dated(part, values[part])


def _dated(attribute: Attribute, words: str) -> str:
    """A bare date says nothing; with its label it does ("Gültig ab 01.01.2024")."""
    told = facts(attribute)
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
