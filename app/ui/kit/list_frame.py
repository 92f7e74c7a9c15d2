"""The frame of a list pane: what its children declare, and the places of toolbar, list card and detail card."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.models.base import Attribute
from app.services.crud import Filter
from app.text import _, translate
from app.ui.kit import outputs_hook
from app.ui.kit.beside import Beside
from app.ui.kit.carry import missing
from app.ui.kit.columns import Column
from app.ui.kit.desk import Desk
from app.ui.kit.detail import DetailCard, Head
from app.ui.kit.empty import EmptyState
from app.ui.kit.field_groups import filter_groups
from app.ui.kit.filters import FilterBar
from app.ui.kit.list_card import ListCard
from app.ui.kit.list_columns import ListColumns
from app.ui.kit.page import PageSpec
from app.ui.kit.places import Line
from app.ui.kit.search_field import SearchField
from app.ui.kit.table import TableModel
from app.ui.kit.two_cards import NARROW, TwoCards
from app.ui.kit.view_menu import ViewMenu
from app.ui.kit.widgets import button, menu_button

SEARCH_ROOM = 148
"""Pixels the search field wants at least before the filters go into a line of their own."""


class ListFrame(QWidget):
    """What a pane shows and where; children of `ListPane` say columns, filters, pages and words."""

    entity: ClassVar[type[Any]]
    columns: ClassVar[tuple[Column, ...]]
    filters: ClassVar[tuple[Attribute, ...]] = ()
    scope: ClassVar[tuple[Filter, ...]] = ()
    """What always limits this list."""
    first_values: ClassVar[dict[str, Any]] = {}
    """What a new record starts with."""
    carried: ClassVar[tuple[Attribute, ...]] = ()
    """What the next record takes over from the one just saved, besides its links to places and events."""
    expected: ClassVar[tuple[Line, ...]] = ()
    """What a record should have; without it a badge says so, and nothing is refused."""
    title: ClassVar[str] = ""
    search_hint: ClassVar[str] = ""
    new_text: ClassVar[str] = ""
    new_title: ClassVar[str] = ""
    """The head of a record that is being entered: "Neue Person"."""
    counted: ClassVar[str] = ""
    """The footer of a part of the list: "{shown} von {total} Ehrenamtlichen"."""
    all_counted: ClassVar[str] = ""
    """The footer where all of several are shown: "{total} Ehrenamtliche"."""
    empty_text: ClassVar[str] = ""
    view_menu: ViewMenu
    import_kind: ClassVar[str] = ""
    """The kind of foreign list that fills this one, as the services call it."""
    detail_least: ClassVar[int] = 492
    """Least width of the record beside its list in a small window: all sub-tabs and the address on one line."""
    watches: ClassVar[tuple[str, ...]] = ()
    """Other entities whose changes show in this list."""

    def __init__(self, desk: Desk, switches: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.desk, self.office = desk, desk.office
        self.key = type(self).__name__
        self._line: QHBoxLayout | None = None
        self._second_line = QHBoxLayout()
        self.service = self.make_service()
        self._specs = self.pages()
        self.chosen_columns = ListColumns(self.key, self.entity, self.columns, self._specs)
        self.model = TableModel(self.service, self.chosen_columns.own)
        self._build(switches)

    # ---------------------------------------------------------------- for children

    def make_service(self) -> Any:
        """The service whose records are listed."""
        return self.desk.office.crud(self.entity.__name__)

    def pages(self) -> tuple[PageSpec, ...]:
        """The sub-tabs of a record."""
        raise NotImplementedError

    def head(self, record: Any) -> Head:
        """Name and chips of a record."""
        return Head(record.caption)

    def record_actions(self) -> list[QWidget]:
        """Buttons beside the record's name, before "Bearbeiten"."""
        return []

    def fill_more(self, menu: QMenu) -> None:
        """Further actions on the record, for the menu "Mehr"."""

    def first_ways(self) -> list[tuple[str, Callable[[], object]]]:
        """The buttons of the empty state of first use."""
        own: list[tuple[str, Callable[[], object]]] = [(translate(self.new_text), self.new_record)]
        read = (_("Liste einlesen …"), lambda: self.desk.import_asked.emit(self.import_kind))
        return [*own, read] if self.import_kind else own

    # ---------------------------------------------------------------- what the buttons do

    def new_record(self) -> None:
        """Begin a new record."""
        raise NotImplementedError

    def edit_record(self) -> None:
        """Turn the record in view into fields."""
        raise NotImplementedError

    def clear_filters(self) -> None:
        """Show everything again."""
        raise NotImplementedError

    def facets(self, field: Attribute) -> list[tuple[Any, int]]:
        """The values of a field with their counts, for the filter menu."""
        raise NotImplementedError

    def ways_for_several(self) -> list[tuple[str, Callable[[], object]]]:
        """What else can be done with several records at once."""
        raise NotImplementedError

    def guard_save(self, record: Any, values: dict[str, Any], store: Callable[[dict[str, Any]], object]) -> bool:
        """Whether something must be asked before a record is stored; then `store` is called with the answers later."""
        return False

    def guard_many(self, ids: Sequence[str], wish: Any, do: Callable[[Any], object]) -> bool:
        """The same before many records are changed; then `do` is called with the wish as it became."""
        return False

    # ---------------------------------------------------------------- building

    def _make_many(self) -> QWidget:
        from app.ui.kit.many_card import ManyCard  # only when several records are selected for the first time

        card = ManyCard(self.desk, self.service, self.entity, self.filters, self.ways_for_several)
        card.guard = self.guard_many
        card.changed.connect(self._on_many_changed)
        return card

    def _on_many_changed(self, ids: Sequence[str]) -> None:
        """Those that were changed stay selected; the keyboard is in the list again."""
        self.card.view.setFocus()
        QTimer.singleShot(0, self, lambda: self.card.select(ids))

    def _build(self, switches: Sequence[QWidget]) -> None:
        self.search = SearchField(translate(self.search_hint))
        self.search.setMinimumWidth(112)
        self.search.setMaximumWidth(260)
        self.bar = FilterBar(filter_groups(self.entity, self.filters, self._specs), self.facets, self.office)
        self.card = ListCard(self.model, translate(self.title), self.key)
        self.detail = DetailCard(self.desk, self.service, self._specs, self._whole_head)
        self.detail.guard = self.guard_save
        self.beside = Beside(self.detail, self._make_many)
        self.splitter = TwoCards(self.card, self.beside, self.key)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(10)
        layout.addLayout(self._toolbar(switches))
        layout.addLayout(self._second_line)
        layout.addWidget(self.splitter, 1)
        self._first_use = EmptyState(translate(self.empty_text), self.first_ways())
        self._no_hit = EmptyState(_("Nichts gefunden."), [(_("Alles zeigen"), self.clear_filters)], strong=False)
        self.card.pages.addWidget(self._first_use)
        self.card.pages.addWidget(self._no_hit)
        self._fill_actions()

    def _whole_head(self, record: Any) -> Head:
        head, gap = self.head(record), missing(record, self.expected)
        return replace(head, chips=(*head.chips, gap)) if gap else head

    def _toolbar(self, switches: Sequence[QWidget]) -> QHBoxLayout:
        self._line = line = QHBoxLayout()
        line.setSpacing(8)
        self.new_button = button(translate(self.new_text), self.new_record, "primary", _("Strg+N"), "new")
        for part in (self.new_button, self.search, *switches):
            line.addWidget(part, 2 if part is self.search else 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.bar, 3)
        line.addStretch(0)
        line.addWidget(self.view_menu.button, 0, Qt.AlignmentFlag.AlignTop)
        if outputs_hook.registered():
            menu = QMenu(self)
            menu.aboutToShow.connect(lambda: outputs_hook.fill_list_menu(self, menu))
            self.output_button = menu_button(_("Liste ausgeben"), menu, name="output")
            line.addWidget(self.output_button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def fit_toolbar(self) -> None:
        """Give the filters a line of their own where they have no room beside the buttons."""
        line, bar = self._line, self.bar
        if line is None:
            return
        if outputs_hook.registered():
            self.output_button.setText(_("Ausgeben") if self.width() < NARROW else _("Liste ausgeben"))
        items = [item for i in range(line.count()) if (item := line.itemAt(i)) and item.widget()]
        parts = [part for item in items if (part := item.widget()) is not bar]
        wanted: list[int] = [SEARCH_ROOM if p is self.search else p.sizeHint().width() + 8 for p in parts if p]
        beside = sum(wanted) + bar.length <= self.width() - 32
        if beside is not (line.indexOf(bar) >= 0):
            (self._second_line if beside else line).removeWidget(bar)
            if beside:
                line.insertWidget(len(parts) - self._behind, bar, 3)
            else:
                self._second_line.addWidget(bar)

    @property
    def _behind(self) -> int:
        """Buttons at the right end of the toolbar."""
        return 2 if outputs_hook.registered() else 1

    def _fill_actions(self) -> None:
        for part in self.record_actions():
            self.detail.button_line.addWidget(part)
        self.edit_button = button(_("Bearbeiten"), self.edit_record, "", "F2", "edit")
        self.detail.button_line.addWidget(self.edit_button)
        self.detail.fields_shown.connect(self.edit_button.setDisabled)
        if outputs_hook.prints(self.entity):
            menu = QMenu(self)
            menu.aboutToShow.connect(lambda: outputs_hook.fill_record_menu(self, self.card.current_id, menu))
            self.detail.button_line.addWidget(menu_button(_("Drucken"), menu, name="print"))
        self._more = QMenu(self)
        more = menu_button(_("Mehr"), self._more, name="more")
        self.detail.button_line.addWidget(more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.splitter.turn(event.size())
        self.view_menu.tell()
        self.fit_toolbar()
        narrow = event.size().width() < NARROW and self.splitter.orientation() is Qt.Orientation.Horizontal
        margins = self.layout().contentsMargins()
        left = event.size().width() - margins.left() - margins.right() - self.splitter.handleWidth()
        most = min(event.size().width() * 3 // 5, left - self.card.minimumSizeHint().width())
        self.beside.setMinimumWidth(min(self.detail_least, most) if narrow else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(640, 360)
