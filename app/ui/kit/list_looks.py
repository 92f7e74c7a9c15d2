"""What a list shows at the moment: words searched, filters, order, columns, marks, and the views that keep them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.models.base import Attribute
from app.models.facts import facts
from app.services.crud import MISSING, PRESENT, Filter, Query
from app.services.views import ListState
from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.filter_menu import ONLY_WHETHER
from app.ui.kit.list_frame import ListFrame
from app.ui.kit.list_marks import Marks
from app.ui.kit.list_order import ListOrder
from app.ui.kit.view_menu import ViewMenu
from app.ui.kit.widgets import action
from app.ui.ready_views import ready_views


class ListLooks(ListFrame):
    """The part of a list pane that decides which rows and columns are there; children read and draw them."""

    def __init__(self, desk: Desk, switches: Sequence[QWidget] = ()) -> None:
        self.order = ListOrder(type(self).__name__, self.entity)
        self.view_menu = ViewMenu(self)
        super().__init__(desk, switches)
        self.marks = Marks(self)
        self.bar.more = self.marks.ways

    # ---------------------------------------------------------------- what outputs and views ask

    def current_query(self) -> Query:
        """What the list shows now: search, filters, order, marks."""
        filters = (*self.scope, *self.bar.filters)
        only = frozenset(self.marks.ids) if self.marks.only else None
        return Query(self.search.text().strip(), filters, self.order.attribute, self.order.descending, only=only)

    def state(self) -> ListState:
        """What a view would keep."""
        return ListState(
            self.search.text().strip(),
            self.bar.filters,
            self.order.attribute,
            self.order.descending,
            self.chosen_columns.state(),
        )

    @property
    def narrowed(self) -> str:
        """By what the list is limited, in words; "" when it shows everything."""
        words = self.search.text().strip()
        search = [_("Suche „{words}“").format(words=words)] if words else []
        only = [_("nur markierte")] if self.marks.only else []
        return " · ".join([*search, *map(self.bar.words, self.bar.filters), *only])

    def facets(self, field: Attribute) -> list[tuple[Any, int]]:
        query = self.current_query()
        if facts(field).kind not in ONLY_WHETHER:
            return self.service.facets(field, query)
        others = query.without(field).filters
        asked = [(value, replace(query, filters=(*others, Filter(field, value)))) for value in (PRESENT, MISSING)]
        return [(value, self.service.count(one)) for value, one in asked]

    # ---------------------------------------------------------------- changing it

    def show_query(self, filters: Sequence[Filter] = (), search: str = "") -> None:
        """Show what fulfils these filters and contains these words, in place of what was asked before."""
        self._ask(search, filters)
        self.show_list(to_first=True)

    def show_state(self, state: ListState) -> None:
        """Show a view: its words, filters, order and columns."""
        self.show_as_list()
        self.order.show(state.sort, state.descending)
        self.chosen_columns.lend(state.columns)
        self._mark_order()
        self.show_query(state.filters, state.search)

    def show_asked(self, filters: Sequence[Filter]) -> None:
        """Show from the top what another page asks for, in order and columns of the ready view about the same."""
        asked = set(filters)
        states = [view.state for view in ready_views(self.key, self.office.settings)]
        nearest = max(states, key=lambda state: len(asked.intersection(state.filters)), default=ListState())
        usual = ListState(sort=self.order.attribute, descending=self.order.descending)
        about = nearest if nearest.columns and asked.intersection(nearest.filters) else usual
        self.show_state(replace(about, filters=tuple(filters)))
        if self.model.ids:
            self.card.go_to(self.model.ids[0])

    def show_as_list(self) -> None:
        """Turn to the list, where a pane can show its records in other ways, too."""

    def clear_filters(self) -> None:
        """Show everything again."""
        self.show_query()

    def sort_by(self, field: Attribute, descending: bool) -> None:
        """Sort the list by a field from now on."""
        self.order.sort(field, descending)
        self._mark_order()
        self.show_list()

    def _ask(self, search: str, filters: Sequence[Filter]) -> None:
        self.search.set_text_quietly(search)
        self.marks.only = False
        self.bar.set_extra("")
        self.bar.set_filters_quietly(tuple(filters))

    def show_list(self, to_first: bool = False, keep: str = "") -> None:
        """Read the list anew and stay on the record, or go to the first hit."""
        raise NotImplementedError

    # ---------------------------------------------------------------- commands

    def add_command(
        self, text: str, slot: Callable[[], object], shortcut: str = "", owner: QWidget | None = None
    ) -> QAction:
        """A command of this list; its key works where the pane or `owner` has the focus."""
        result = action(owner or self, text, slot, shortcut)
        result.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return result

    def look_commands(self) -> list[QAction]:
        """What can be done with the looks of the list."""
        add = self.add_command
        return [
            *self.marks.commands(),
            add(_("Filtern …"), self.bar.open_menu, "Ctrl+Shift+F"),
            add(_("Alle Filter entfernen"), self.clear_filters),
            add(_("Ansicht wählen …"), self.view_menu.open, "Ctrl+Shift+A"),
            add(_("Ansicht speichern …"), self.view_menu.save),
            add(_("Spalten wählen …"), self.choose_columns),
        ]

    def choose_columns(self) -> None:
        """Ask which columns the list shows."""
        from app.ui.kit.column_menu import ColumnsDialog

        ColumnsDialog(self.window(), self.chosen_columns).open()

    # ---------------------------------------------------------------- slots

    def _on_card_sort_asked(self, section: int) -> None:
        if self.order.click(self.model.columns, section):
            self._mark_order()
            self.show_list()

    def _on_columns_changed(self) -> None:
        self._mark_order()
        self.view_menu.tell()

    def _on_header_menu_asked(self, place: Any) -> None:
        from app.ui.kit.column_menu import header_menu

        header_menu(self, place)

    def _mark_order(self) -> None:
        self.card.view.header.mark(self.order.section(self.model.columns), self.order.descending)
