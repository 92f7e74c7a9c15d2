"""A tab made of list panes; with several, the toolbar switches between them."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.services.crud import Query
from app.text import _, translate
from app.ui.kit.desk import Desk
from app.ui.kit.list_pane import ListPane
from app.ui.kit.memory import recall, remember
from app.ui.kit.tab import Tab
from app.ui.kit.widgets import button, menu_button


class ListTab(Tab):
    """One pane at a time; each is built when it is first looked at."""

    panes: ClassVar[tuple[type[ListPane], ...]] = ()
    folded: ClassVar[int] = 0
    """From this pane on all share one button with a menu; 0 for a button each."""
    follows_later: ClassVar[bool] = True
    """Whether the list may follow a little later; not where what was changed is drawn in it at once."""

    def __init__(self, desk: Desk) -> None:
        self.entities = tuple(pane.entity.__name__ for pane in self.panes)
        super().__init__(desk)
        self._built: dict[int, ListPane] = {}
        self._stale_panes: set[int] = set()
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._show(min(recall(self._memory, 0), len(self.panes) - 1))

    def _on_news_committed(self, changes: Any) -> None:
        """The list follows in the next turn of the event loop: storing a change takes its own time."""
        if self.follows_later:
            QTimer.singleShot(0, self, lambda: super(ListTab, self)._on_news_committed(changes))
        else:
            super()._on_news_committed(changes)

    @property
    def _memory(self) -> str:
        """Where the computer remembers the list in view; every tab has its own."""
        return f"{type(self).__module__}/pane"

    @property
    def pane(self) -> ListPane:
        """The list in view."""
        widget = self._stack.currentWidget()
        assert isinstance(widget, ListPane)
        return widget

    @property
    def entity(self) -> type[Any]:
        """The entity of the list in view."""
        return self.pane.entity

    def current_query(self) -> Query:
        """What the list in view shows."""
        return self.pane.current_query()

    def selected_ids(self) -> list[str]:
        """What is selected in the list in view."""
        return self.pane.selected_ids()

    def concerns(self, changes: Any) -> bool:
        return any(self._touches(pane, changes) for pane in self.panes)

    def refresh(self) -> None:
        self.pane.refresh()
        self._stale_panes = {index for index, pane in self._built.items() if pane is not self.pane}

    @property
    def unsaved(self) -> bool:
        return self.pane.detail.dirty

    def leave(self, then: Callable[[], object]) -> None:
        self.pane.leave(then)

    def show_record(self, entity: str, record_id: str) -> None:
        for index in (i for i, name in enumerate(self.entities) if name == entity):
            self._show(index)
            if not record_id or self.pane.show_record(record_id):
                return

    def show_filtered(self, entity: str, filters: tuple[Any, ...]) -> None:
        self._show(self.entities.index(entity))
        self.pane.view_menu.forget()
        self.pane.show_asked(filters)

    def show_view(self, place: str, key: str) -> None:
        """Show a view of the list called `place`."""
        names = [pane.__name__ for pane in self.panes]
        if place in names:
            self._show(names.index(place))
            if not self.pane.view_menu.show_view(key):
                self.desk.say(_("Diese Ansicht gibt es nicht mehr."))

    def new_record(self, entity: str = "") -> None:
        if entity:
            self._show(self.entities.index(entity))
        self.pane.new_record()

    def begin_record(self, entity: str, values: dict[str, Any]) -> None:
        """Begin a new record with what is known of it already."""
        self._show(self.entities.index(entity))
        self.pane.begin(values)

    def commands(self) -> list[QAction]:
        return self.pane.commands

    def turn_to(self, index: int) -> None:
        """Show another of the lists as soon as nothing unsaved is left in this one."""
        self._switch(index)

    def _touches(self, pane: type[ListPane], changes: Any) -> bool:
        return bool(changes.entities.intersection((pane.entity.__name__, *pane.watches)))

    def _switch(self, index: int) -> None:
        if self._built.get(index) is not self.pane:
            self.pane.leave(lambda: self._show(index))

    def _show(self, index: int) -> None:
        if index not in self._built:
            pane = self.panes[index](self.desk, self._switches(index))
            self._built[index] = pane
            self._stack.addWidget(pane)
            pane.open()
        elif index in self._stale_panes:
            self._stale_panes.discard(index)
            self._built[index].refresh()
        self._stack.setCurrentWidget(self._built[index])
        self.setFocusProxy(self.pane.card.pages)
        remember(self._memory, index)

    def _switches(self, current: int) -> list[QWidget]:
        if len(self.panes) == 1:
            return []
        switches: list[QWidget] = []
        for index, pane in enumerate(self.panes[: self.folded or None]):
            switch = button(translate(pane.title), None, "toggle", name=f"pane{index}")
            switch.setCheckable(True)
            switch.setChecked(index == current)
            switch.clicked.connect(
                lambda _on, index=index, switch=switch: self._on_switch_clicked(switch, index, current)
            )
            switches.append(switch)
        return [*switches, self._menu_switch(current)] if self.folded else switches

    def _menu_switch(self, current: int) -> QWidget:
        """One button for the lists that are folded together; it is called after the one in view."""
        menu = QMenu(self)
        for index in range(self.folded, len(self.panes)):
            menu.addAction(translate(self.panes[index].title), partial(self._switch, index))
        shown = max(current, self.folded)
        switch = menu_button(translate(self.panes[shown].title), menu, "toggle", name=f"pane{self.folded}")
        switch.setCheckable(True)
        switch.setChecked(current >= self.folded)
        menu.aboutToHide.connect(lambda: switch.setChecked(current >= self.folded))
        return switch

    def _on_switch_clicked(self, switch: Any, index: int, current: int) -> None:
        switch.setChecked(index == current)
        self._switch(index)
