"""A list with its record beside it: toolbar, list card and detail card; a tab has one or several of them."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.models.base import Attribute, attribute, facts, fields
from app.services.crud import Filter, Query
from app.text import _, number, translate
from app.ui.kit import outputs_hook
from app.ui.kit.columns import Column
from app.ui.kit.desk import Desk
from app.ui.kit.detail import DetailCard, Head
from app.ui.kit.empty import EmptyState
from app.ui.kit.filters import FilterBar
from app.ui.kit.list_card import ListCard
from app.ui.kit.memory import keep_splitter, recall, remember
from app.ui.kit.page import PageSpec
from app.ui.kit.search_field import SearchField
from app.ui.kit.table import TableModel
from app.ui.kit.widgets import action, button, follow_theme, frame, menu_button

NARROW = 1100
"""Below this width of the window the record stands under the list."""
LOW = 520
"""A pane lower than this has no room for two cards under each other."""
DETAIL_MS = 120
"""While somebody types, the record beside the list follows only after this pause."""


class ListPane(QWidget):
    """One entity as list and record; children say columns, filters, pages and words.

    An entity on the screen: model, service, such a pane in a tab, one line in `ui/tabs.py`, a migration.
    """

    entity: ClassVar[type[Any]]
    columns: ClassVar[tuple[Column, ...]]
    filters: ClassVar[tuple[Attribute, ...]] = ()
    scope: ClassVar[tuple[Filter, ...]] = ()
    """What always limits this list."""
    first_values: ClassVar[dict[str, Any]] = {}
    """What a new record starts with."""
    title: ClassVar[str] = ""
    search_hint: ClassVar[str] = ""
    new_text: ClassVar[str] = ""
    counted: ClassVar[str] = ""
    """The footer: "{shown} von {total} Ehrenamtlichen"."""
    empty_text: ClassVar[str] = ""
    import_kind: ClassVar[str] = ""
    """The kind of foreign list that fills this one, as the services call it."""
    watches: ClassVar[tuple[str, ...]] = ()
    """Other entities whose changes show in this list."""

    def __init__(self, desk: Desk, switches: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.desk, self.office = desk, desk.office
        self.key = self.entity.__name__
        self.service = self.make_service()
        self.model = TableModel(self.service, self.columns)
        self._sort, self._descending = self._remembered_sort()
        self._total: int | None = None
        self._wanted = ""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(DETAIL_MS)
        self._later.timeout.connect(self._show_current)
        self._build(switches)
        self._connect()
        self._make_commands()
        self._mark_sort()

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

    # ---------------------------------------------------------------- what outputs ask

    def current_query(self) -> Query:
        """What the list shows now: search, filters, order."""
        filters = (*self.scope, *self.bar.filters)
        return Query(self.search.text().strip(), filters, self._sort, self._descending)

    def selected_ids(self) -> list[str]:
        """The selected records in the order of the list."""
        return self.card.selected_ids()

    # ---------------------------------------------------------------- building

    def _build(self, switches: Sequence[QWidget]) -> None:
        self.search = SearchField(translate(self.search_hint))
        self.search.setMinimumWidth(140)
        self.search.setMaximumWidth(260)
        self.bar = FilterBar(self.filters, self._facets)
        self.card = ListCard(self.model, translate(self.title), self.key)
        self.detail = DetailCard(self.desk, self.service, self.pages(), self.head)
        self.beside = QStackedWidget()
        self.beside.addWidget(self.detail)
        self.splitter = QSplitter()
        self.splitter.setHandleWidth(12)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.card)
        self.splitter.addWidget(self.beside)
        self.splitter.setStretchFactor(0, 8)
        self.splitter.setStretchFactor(1, 5)
        self.splitter.setSizes([776, 540])
        keep_splitter(self.splitter, self.key)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 10)
        layout.setSpacing(10)
        layout.addLayout(self._toolbar(switches))
        layout.addWidget(self.splitter, 1)
        self._first_use = EmptyState(translate(self.empty_text), self.first_ways())
        self._no_hit = EmptyState(_("Nichts gefunden."), [(_("Filter löschen"), self.clear_filters)], strong=False)
        self.card.pages.addWidget(self._first_use)
        self.card.pages.addWidget(self._no_hit)
        self._fill_actions()

    def _toolbar(self, switches: Sequence[QWidget]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        self.new_button = button(translate(self.new_text), self.new_record, "primary", _("Strg+N"), "new")
        for part in (self.new_button, self.search, *switches):
            line.addWidget(part, 2 if part is self.search else 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.bar, 3)
        if outputs_hook.registered():
            menu = QMenu(self)
            menu.aboutToShow.connect(lambda: outputs_hook.fill_list_menu(self, menu))
            self.output_button = menu_button(_("Liste ausgeben"), menu, name="output")
            line.addWidget(self.output_button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _fill_actions(self) -> None:
        for part in self.record_actions():
            self.detail.actions.addWidget(part)
        self.edit_button = button(_("Bearbeiten"), self.edit_record, "", "F2", "edit")
        self.detail.actions.addWidget(self.edit_button)
        if outputs_hook.registered():
            menu = QMenu(self)
            menu.aboutToShow.connect(lambda: outputs_hook.fill_record_menu(self, self.card.current_id, menu))
            self.detail.actions.addWidget(menu_button(_("Drucken"), menu, name="print"))
        self._more = QMenu(self)
        more = menu_button(_("Mehr"), self._more, name="more")
        self.detail.actions.addWidget(more)

    def _connect(self) -> None:
        self.search.searched.connect(lambda: self.show_list(to_first=True))
        self.search.first_asked.connect(self._on_search_first_asked)
        self.bar.changed.connect(lambda: self.show_list(to_first=True))
        self.card.current_changed.connect(self._on_card_current_changed)
        self.card.sort_asked.connect(self._on_card_sort_asked)
        self.card.view.opened.connect(self.edit_record)
        self.card.view.selectionModel().selectionChanged.connect(self._show_beside)
        self.detail.saved.connect(self._on_detail_saved)
        self.detail.creation_ended.connect(lambda: self.show_list())
        follow_theme(self, self.card.view.viewport().update)

    def _make_commands(self) -> None:
        add = self._command
        self.commands = [
            add(_("Neu anlegen"), self.new_record, "Ctrl+N"),
            add(_("Bearbeiten"), self.edit_record, "F2"),
            add(_("Speichern"), self.detail.save, "Ctrl+S"),
            add(_("Speichern und nächsten anlegen"), self.save_and_next, "Ctrl+Shift+S"),
            add(_("Verwerfen"), self.discard, "Esc"),
            add(_("In den Papierkorb"), self.trash_selected, "Del", self.card),
            add(_("In der Liste suchen"), self.focus_search, "Ctrl+F"),
            add(_("Voriger Eintrag"), lambda: self.card.step(-1), "Alt+Left"),
            add(_("Nächster Eintrag"), lambda: self.card.step(1), "Alt+Right"),
        ]
        self.fill_more(self._more)
        self._more.addActions([self.commands[i] for i in (7, 8)])
        self._more.addSeparator()
        self._more.addAction(self.commands[5])

    def _command(self, text: str, slot: Callable[[], object], shortcut: str, owner: QWidget | None = None) -> QAction:
        result = action(owner or self, text, slot, shortcut)
        result.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return result

    # ---------------------------------------------------------------- the list

    def show_list(self, to_first: bool = False, keep: str = "") -> None:
        """Read the list anew and stay on the record, or go to the first hit."""
        wanted = keep or self.card.current_id or self._wanted
        self.card.blockSignals(True)
        self.model.show(self.current_query())
        self.card.blockSignals(False)
        self._show_footer()
        self._show_state()
        if self.detail.creating or self.detail.dirty:
            self.card.go_to(wanted, quietly=True)
            return
        if to_first and self.model.row_of(wanted) < 0 and self.model.ids:
            self.card.go_to(self.model.ids[0], quietly=True)
            self._later.start()
        elif not self.card.go_to(wanted) and self.model.ids:
            self.card.go_to(self.model.ids[0])

    def open(self) -> None:
        """Show the list for the first time; the record follows once the list is painted."""
        self.show_list(to_first=True)
        self._later.start(0)

    def refresh(self) -> None:
        """Something changed: count anew, read anew, and show the record as it is now."""
        self._total = None
        current = self.card.current_id
        self.show_list()
        if current and current == self.card.current_id and not (self.detail.dirty or self.detail.editing):
            QTimer.singleShot(0, self, lambda: self._reload(current))

    def _reload(self, record_id: str) -> None:
        if self.card.current_id == record_id and not self.detail.dirty and not self.detail.editing:
            self.detail.show_record(record_id)

    def clear_filters(self) -> None:
        """Show everything again."""
        self.search.set_text_quietly("")
        self.bar.clear()

    def show_record(self, record_id: str) -> None:
        """Stand on a record, without filters where they hide it."""
        self._wanted = record_id
        if not self.card.go_to(record_id):
            self.clear_filters()
            self.card.go_to(record_id)
        self._show_current()

    def _facets(self, field: Attribute) -> list[tuple[Any, int]]:
        return self.service.facets(field, self.current_query())

    def _show_footer(self) -> None:
        if self._total is None:
            self._total = self.service.count(Query(filters=self.scope))
        words = translate(self.counted).format(shown=number(len(self.model.ids)), total=number(self._total))
        self.card.footer.setText(words)

    def _show_state(self) -> None:
        if self.model.ids:
            page: QWidget = self.card.view
        else:
            page = self._no_hit if self._total else self._first_use
        self.card.pages.setCurrentWidget(page)
        self.beside.setVisible(bool(self.model.ids or self._total) or self.detail.creating or self.detail.dirty)
        self._show_beside()

    def _show_beside(self) -> None:
        while self.beside.count() > 1:
            old = self.beside.widget(1)
            self.beside.removeWidget(old)
            old.deleteLater()
        chosen = len(self.card.view.selected)
        if chosen > 1:
            words = _("{count} Einträge ausgewählt").format(count=chosen)
            self.beside.addWidget(_empty_card(words, self.ways_for_several()))
        elif not (self.model.ids or self.detail.creating or self.detail.dirty):
            self.beside.addWidget(_empty_card(_("Kein Eintrag ausgewählt.")))
        self.beside.setCurrentIndex(self.beside.count() - 1)

    def ways_for_several(self) -> list[tuple[str, Callable[[], object]]]:
        """What can be done with several records at once."""
        return [(_("In den Papierkorb"), self.trash_selected)]

    # ---------------------------------------------------------------- what the user does

    def new_record(self) -> None:
        """Begin a new record in the detail card."""
        self.detail.leave(self._create)

    def _create(self) -> None:
        self.beside.show()
        self.card.view.clearSelection()
        self.detail.create(
            {**_defaults(self.entity), **self.first_values},
            _("Neu: {kind}").format(kind=translate(self.entity.singular)),
        )
        self.beside.setCurrentWidget(self.detail)

    def save_and_next(self) -> None:
        """Store the record and begin the next one."""
        if self.detail.save():
            self._create()

    def edit_record(self) -> None:
        """Turn the record in view into fields."""
        if self._later.isActive():
            self._show_current()
        if self.card.current_id or self.detail.creating:
            self.detail.edit()

    def discard(self) -> None:
        """Esc: forget unsaved input, else clear the search."""
        if self.detail.creating or self.detail.editing:
            self.detail.discard()
            self.card.view.setFocus()
        elif self.search.text():
            self.search.reset()

    def trash_selected(self) -> None:
        """Move the selected records to the trash; the notice offers the way back."""
        if ids := self.card.selected_ids():
            self.detail.leave(lambda: self._trash(ids))

    def _trash(self, ids: list[str]) -> None:
        row = self.model.row_of(ids[-1])
        rest = [key for key in self.model.ids[row + 1 : row + 2] or self.model.ids[:1] if key not in ids]
        self.card.go_to(rest[0]) if rest else None
        self.service.trash(ids)

    def focus_search(self) -> None:
        """Stand in the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def leave(self, then: Callable[[], object]) -> None:
        """Do `then` as soon as nothing unsaved is left here."""
        self.detail.leave(then)

    # ---------------------------------------------------------------- slots

    def _on_card_current_changed(self, record_id: str) -> None:
        if not record_id:
            return
        shown = getattr(self.detail.record, "id", "")
        if self.detail.dirty and record_id != shown:
            self.card.go_to(shown, quietly=True)
            self.detail.leave(lambda: self.card.go_to(record_id))
        elif record_id != shown:
            self.detail.show_record(record_id)
            self._wanted = record_id

    def _on_card_sort_asked(self, section: int) -> None:
        column = self.columns[section]
        if not column.sortable:
            return
        same = self._sort is column.attribute or (self._sort is None and section == 0)
        self._descending = not self._descending if same else False
        self._sort = column.attribute
        remember(f"{self.key}/sort", f"{column.name} {int(self._descending)}")
        self._mark_sort()
        self.show_list()

    def _show_current(self) -> None:
        self._later.stop()
        self._on_card_current_changed(self.card.current_id)

    def _on_search_first_asked(self) -> None:
        if self.model.ids:
            self.card.go_to(self.model.ids[0], quietly=True)
            self._show_current()
            self.card.view.setFocus()

    def _on_detail_saved(self, record_id: str) -> None:
        self._total = None
        self.card.view.setFocus()
        self.show_list(keep=record_id)
        if self.model.row_of(record_id) < 0:
            self.clear_filters()
            self.card.go_to(record_id)

    # ---------------------------------------------------------------- remembered

    def _remembered_sort(self) -> tuple[Attribute | None, bool]:
        name, _gap, descending = recall(f"{self.key}/sort", "").partition(" ")
        known = {column.name for column in self.columns}
        return (attribute(self.entity, name), descending == "1") if name in known else (None, False)

    def _mark_sort(self) -> None:
        section = next((i for i, c in enumerate(self.columns) if c.attribute is self._sort), 0)
        self.card.view.horizontalHeader().mark(section, self._descending)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= NARROW or event.size().height() < LOW
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.splitter.orientation() is not wanted:
            self.splitter.setOrientation(wanted)

    def minimumSizeHint(self) -> QSize:
        return QSize(640, 360)


def _empty_card(sentence: str, ways: Sequence[tuple[str, Callable[[], object]]] = ()) -> QFrame:
    card = frame("card")
    QVBoxLayout(card).addWidget(EmptyState(sentence, ways, strong=False))
    return card


def _defaults(entity: type[Any]) -> dict[str, Any]:
    """What the fields of a new record hold unless somebody says otherwise."""
    told = (facts(field) for field in fields(entity))
    return {f.name: f.default for f in told if f.default is not None}
