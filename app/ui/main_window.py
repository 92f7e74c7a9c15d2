"""The main window: tabs, menus, search, status bar; it knows no entity."""

import importlib
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.text import _, translate
from app.ui.kit.find import FindField
from app.ui.kit.memory import keep_geometry, recall, remember, restore_geometry, write_down
from app.ui.kit.reading_order import ReadingOrder
from app.ui.kit.tab_bar import TabBar
from app.ui.menus import Menus
from app.ui.tabs import PLUGINS, TABS, TabSpec
from app.ui.theme import Scheme, theme

TITLE = 32
"""What the system puts above a window, about; without room for it the last line would leave a small screen."""
WIDE = 1100
"""From here on the search field has its full width; below, the tabs need the room."""


class MainWindow(ReadingOrder, QMainWindow):
    """Paints itself without any data; `attach` brings the services, then the first tab is built."""

    office_asked = Signal(object)
    """Another office is wanted: an `offices.Wanted`."""

    def __init__(self) -> None:
        super().__init__()
        self.desk: Any = None
        self.errors: Any = None
        self.drafts: Any = None
        """Keeps what is half-typed (`safety.drafts.DraftKeeper`), once there is data."""
        self.package: Path | None = None
        """The handover package that is looked at."""
        self.backups: Any = None
        """Keeps the states of the office; from its plug-in, with the data."""
        self._built: dict[str, Any] = {}
        self._first_sight: Any = None
        theme.choose(scheme=Scheme[recall("window/scheme", Scheme.SYSTEM.name)], accent=recall("window/accent", ""))
        self.tabs, self.find_field, self.stack = TabBar(large=True), FindField(), QStackedWidget()
        self.setWindowTitle(_("Helferkreis"))
        room = self.screen().availableGeometry()
        self.resize(min(1360, room.width()), min(820, room.height() - TITLE))
        self.setMinimumSize(760, 440)
        self._build()
        self.menus = Menus(self)
        restore_geometry(self, "window")

    def _build(self) -> None:
        for spec in TABS:
            self.tabs.addTab(translate(spec.title))
        self.tabs.setCurrentIndex(self._index(recall("window/tab", "start")))
        self.tabs.setAccessibleName(_("Bereiche"))
        head = QFrame()
        head.setObjectName("head")
        line = QHBoxLayout(head)
        line.setContentsMargins(12, 0, 12, 0)
        line.addWidget(self.tabs, 1)
        line.addWidget(self.find_field)
        ground = QWidget()
        ground.setObjectName("ground")
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.status = QFrame()
        self.status.setObjectName("status")
        self.status.setFixedHeight(28)
        for part in (head, self.stack, self.status):
            layout.addWidget(part, 1 if part is self.stack else 0)
        self._layout = layout
        self.setCentralWidget(ground)
        ground.setFocus()  # not the tabs: there is nothing to go to yet

    # ------------------------------------------------------------ data

    def show_first_sight(self, path: Path) -> QWidget | None:
        """The list that was open last, from the file itself; None where that cannot be."""
        from app.ui.kit.first_sight import first_sight

        self._first_sight = first_sight(TABS[self.tabs.currentIndex()].key, path)
        if self._first_sight is not None:
            self.stack.addWidget(self._first_sight)
            self._first_sight.setFocus()
        return self._first_sight

    def end_first_sight(self) -> None:
        """The tab itself is there, or nothing else will come; its list stands where the user has gone meanwhile."""
        if self._first_sight is not None:
            if self._first_sight.kept.tab == TABS[self.tabs.currentIndex()].key and self.tab is not None:
                self._first_sight.hand_over(self.tab.pane.card)
            self.stack.removeWidget(self._first_sight)
            self._first_sight.end()
            self._first_sight = None

    def show_welcome(self, page: QWidget) -> None:
        """Ask on a page what to begin with; until there is data, nothing around it leads anywhere."""
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self._open_up(False)
        page.setFocus()

    def _open_up(self, there: bool) -> None:
        self.tabs.setEnabled(there)
        self.find_field.setEnabled(there)
        self.menus.tell_data(there)

    def attach(self, office: Any) -> None:
        """Connect the services and show the tab that was open last."""
        from app.ui import ways
        from app.ui.kit.desk import Desk
        from app.ui.kit.notice import Notice
        from app.ui.status import StatusLine

        self.desk = Desk(office, self)
        self._open_up(True)
        self.notice = Notice(self.stack)
        self.status_line = StatusLine(self.desk, self.status)
        self.catch_errors()
        self.desk.open_asked.connect(self.show_record)
        self.desk.filter_asked.connect(self.show_filtered)
        self.desk.new_asked.connect(self.new_record)
        self.desk.begin_asked.connect(self.begin_record)
        self.desk.notice_asked.connect(self.notice.say)
        self.desk.news.committed.connect(self._on_news_committed)
        self.find_field.records, self.find_field.open_record = office.search, self.show_record
        self.find_field.commands = self.menus.all_actions
        self.find_field.recent, self.find_field.further = partial(ways.recent, self), partial(ways.further, self)
        for plugin in PLUGINS:
            importlib.import_module(plugin).contribute(self)
        self._take_office()
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self._on_tab_changed(self.tabs.currentIndex())
        self.end_first_sight()

    def catch_errors(self) -> None:
        """Tell the user what no form has caught, from now on."""
        from app.ui.kit.errors import ErrorWindow

        if self.errors is None:
            self.errors = ErrorWindow(self)
            self.errors.install()

    def _take_office(self) -> None:
        record = self.desk.office.office()
        if record is not None:
            remember("window/accent", record.accent or "")
            theme.choose(accent=record.accent or "")
            self.setWindowTitle(_("{office} – Helferkreis").format(office=record.short_name or record.name))

    def _on_news_committed(self, changes: Any) -> None:
        self.menus.allow_undo()
        if "Office" in changes.entities:
            self._take_office()

    def show_sample_bar(self, passing: bool) -> None:
        """Say above everything that this is not the real office, and lead to it; `passing`: it goes with the window."""
        from app.ui.sample_bar import SampleBar

        self.put_bar(SampleBar(self, passing))

    def put_bar(self, bar: QWidget) -> None:
        """Show a line above everything."""
        self._layout.insertWidget(0, bar)

    # ------------------------------------------------------------ tabs

    @property
    def tab(self) -> Any:
        """The tab in view; None before the data is there."""
        shown = self.stack.currentWidget()
        return shown if shown in self._built.values() else None

    @property
    def visited(self) -> list[tuple[str, Any]]:
        """The tabs that were looked at so far, each with its title."""
        return [(translate(spec.title), self._built[spec.key]) for spec in TABS if spec.key in self._built]

    def go_to(self, key: str) -> None:
        """Show a tab; unsaved input of the one in view is asked about first."""
        self.tabs.setCurrentIndex(self._index(key))

    def show_record(self, entity: str, record_id: str) -> None:
        """Show a record in its tab; what hangs on another record is shown there."""
        from app.ui.links import shown_on

        if entity == "PrintedSheet":
            from app.ui.paper.plugin import open_sheet

            open_sheet(self, self.desk.office.paper.get(record_id))
            return
        owner, owner_id = shown_on(self.desk.office, entity, record_id)
        self._in_tab_of(owner, lambda tab: tab.show_record(owner, owner_id))

    def show_filtered(self, entity: str, filters: tuple[Any, ...]) -> None:
        """Show the list of an entity with these filters."""
        self._in_tab_of(entity, lambda tab: tab.show_filtered(entity, filters))

    def show_view(self, place: str, key: str) -> None:
        """Show a view of the list called `place`, by its id or, where it came with the program, by its name."""
        from app.ui.ready_views import places

        self._in_tab_of(places()[place].entity, lambda tab: tab.show_view(place, key))

    def new_record(self, entity: str) -> None:
        """Begin a new record in its tab."""
        self._in_tab_of(entity, lambda tab: tab.new_record(entity))

    def begin_record(self, entity: str, values: dict[str, Any]) -> None:
        """Begin a new record of which something is known already."""
        self._in_tab_of(entity, lambda tab: tab.begin_record(entity, values))

    def _in_tab_of(self, entity: str, act: Any) -> None:
        spec = next((spec for spec in TABS if entity in spec.entities), None if entity else TABS[0])
        if spec is not None:
            self.leave(lambda: self._go_and(spec, act))

    def _go_and(self, spec: TabSpec, act: Any) -> None:
        self.go_to(spec.key)
        act(self._tab(spec))

    def leave(self, then: Any) -> None:
        """Do `then` once it is settled what happens to unsaved input."""
        self.tab.leave(then) if self.tab is not None else then()

    def _index(self, key: str) -> int:
        return next((i for i, spec in enumerate(TABS) if spec.key == key), 0)

    def _tab(self, spec: TabSpec) -> Any:
        if spec.key not in self._built:
            self._built[spec.key] = importlib.import_module(spec.module).Tab(self.desk)
            self.stack.addWidget(self._built[spec.key])
        return self._built[spec.key]

    def _on_tab_changed(self, index: int) -> None:
        spec = TABS[index]
        if self.tab is not None and self._built.get(spec.key) is not self.tab:
            current = next(key for key, tab in self._built.items() if tab is self.tab)
            self.tabs.blockSignals(True)
            self.tabs.setCurrentIndex(self._index(current))
            self.tabs.blockSignals(False)
            self.tab.leave(lambda: self._show_tab(spec))
        else:
            self._show_tab(spec)

    def _show_tab(self, spec: TabSpec) -> None:
        tab = self._tab(spec)
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(self._index(spec.key))
        self.tabs.blockSignals(False)
        self.stack.setCurrentWidget(tab)
        self.notice.raise_()
        tab.setFocus()
        remember("window/tab", spec.key)

    # ------------------------------------------------------------ the end

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.find_field.setFixedWidth(300 if event.size().width() >= WIDE else 150)
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.tab is not None and getattr(self.tab, "unsaved", False):
            event.ignore()
            self.tab.leave(lambda: QTimer.singleShot(0, self.close))
            return
        self.keep_look()
        if self.desk is not None:
            self._keep_sight()
            self.drafts.end()
            self.desk.tasks.wait()
            self.desk.aside.wait()
        if self.errors is not None:
            self.errors.uninstall()
        write_down()
        event.accept()

    def stop_reading(self) -> None:
        """Let go of all that shows data, at once: its timers would ask a file that is closed."""
        from shiboken6 import delete

        if ground := self.centralWidget():
            delete(ground)

    def keep_look(self) -> None:
        """Let the next window come where this one is."""
        keep_geometry(self, "window")

    def _keep_sight(self) -> None:
        from app.services.keys.opening import is_locked

        database = self.desk.office.database
        if database.frozen or (database.path is not None and is_locked(database.path)):
            return  # the next start shows another office, or nothing can be read any more
        from app.ui.kit.keeping import keep_tab

        keep_tab(TABS[self.tabs.currentIndex()].key, self.tab, self.desk.office)
