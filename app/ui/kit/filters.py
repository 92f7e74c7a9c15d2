"""Filter chips over a list: what is filtered, with a cross, and the menu of all fields."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from app.models.base import Attribute
from app.models.facts import facts
from app.services.crud import Filter
from app.services.query import Not
from app.text import _, translate
from app.ui.kit.chips import FlowLayout
from app.ui.kit.filter_menu import Facets, FieldMenu, menu_for
from app.ui.kit.filter_words import filter_words
from app.ui.kit.widgets import GAP, follow_theme, icon, menu_button

LONGEST = 44
"""Letters of a chip; the rest stands in its tool tip."""
CROSS = 28
"""Pixels at the right end of a chip that take the filter away."""
Groups = Sequence[tuple[str, Sequence[Attribute]]]


class FilterChip(QPushButton):
    """A click on the words changes the filter, one on the cross or the Del key takes it away."""

    dropped = Signal()
    asked = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…")
        self._on_cross = False
        self.setObjectName("filter")
        self.setAutoDefault(False)
        self.setToolTip(_("{filter}\nKlick: ändern – Kreuz oder Entf: entfernen").format(filter=words))
        self.setAccessibleName(_("{filter} – ändern mit Leertaste, entfernen mit Entf").format(filter=words))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setIconSize(QSize(14 + GAP, 14))
        follow_theme(self, lambda: self.setIcon(icon("cross", lead=GAP)))
        self.clicked.connect(lambda: (self.dropped if self._on_cross else self.asked).emit())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._on_cross = event.position().x() >= self.width() - CROSS
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._on_cross = False
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """The filters of a list; `facets(attribute)` counts the values among the rows now shown.

    `groups` are all fields under headings; those under "" stand first in the menu, without a heading.
    """

    changed = Signal()

    def __init__(self, groups: Groups, facets: Facets, office: Any) -> None:
        super().__init__()
        self._groups, self._facets, self._office = groups, facets, office
        self.filters: tuple[Filter, ...] = ()
        self._extra: tuple[str, Callable[[], object]] | None = None
        self._flow = FlowLayout(8)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._on_menu_about_to_show)
        self.more: Callable[[], list[tuple[str, Callable[[], object]]]] = list
        """Further ways to narrow the list, at the end of the menu; asked for each time it opens."""
        self._add = menu_button(_("Filter"), self._menu, name="addFilter")
        self._flow.addWidget(self._add)

    def set_filters(self, filters: tuple[Filter, ...]) -> None:
        """Replace all filters."""
        self.set_filters_quietly(filters)
        self.changed.emit()

    def set_filters_quietly(self, filters: tuple[Filter, ...]) -> None:
        """Replace all filters without the list being read anew."""
        self.filters = filters
        self._redraw()

    def clear(self) -> None:
        """Filter nothing."""
        if self._extra:
            self._extra[1]()
        self.set_filters(())

    def set_extra(self, words: str, drop: Callable[[], object] | None = None) -> None:
        """A chip for what narrows the list besides the filters; "" for nothing."""
        self._extra = (words, drop) if words and drop else None
        self._redraw()

    def words(self, filter_: Filter) -> str:
        """What a chip says, with linked records by their names."""
        value = filter_.value.value if isinstance(filter_.value, Not) else filter_.value
        values = list(value) if isinstance(value, tuple) else [value]
        return filter_words(filter_, self._names(filter_.attribute, values))

    @property
    def length(self) -> int:
        """Pixels all chips need beside each other; the layout does not count those that are not shown yet."""
        parts = [item.widget() for i in range(self._flow.count()) if (item := self._flow.itemAt(i))]
        widths: list[int] = [part.sizeHint().width() + 8 for part in parts if part]
        return sum(widths)

    def open_menu(self) -> None:
        """Show the menu of all fields."""
        self._menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height() + 2)))

    def _names(self, attribute: Attribute, values: list[Any]) -> dict[str, str]:
        target = facts(attribute).target
        ids = [value for value in values if isinstance(value, str)]
        return self._office.captions(target, ids) if target and ids else {}

    def _redraw(self) -> None:
        while item := self._flow.takeAt(0):
            if item.widget() is not self._add:
                item.widget().hide()
                item.widget().deleteLater()
        for filter_ in self.filters:
            self._flow.addWidget(self._chip(filter_))
        if self._extra:
            words, drop = self._extra
            chip = FilterChip(words)
            chip.dropped.connect(drop)
            chip.asked.connect(drop)
            self._flow.addWidget(chip)
        self._flow.addWidget(self._add)
        for chip in self.findChildren(FilterChip):
            chip.ensurePolished()  # else the toolbar takes them for narrower than they will be

    def _chip(self, filter_: Filter) -> FilterChip:
        chip = FilterChip(self.words(filter_))
        chip.dropped.connect(lambda: self._replace(filter_.attribute, None))
        chip.asked.connect(lambda: self._change(filter_.attribute, chip))
        return chip

    def _change(self, attribute: Attribute, chip: QWidget) -> None:
        menu = self._field_menu(attribute, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))

    def _field_menu(self, attribute: Attribute, parent: QWidget) -> FieldMenu:
        return menu_for(parent, attribute, self._facets, self._names, lambda: self.filters, self._replace)

    def _replace(self, attribute: Attribute, value: Any) -> None:
        """Ask something else of a field, None for nothing; its chip keeps its place."""
        changed = [Filter(attribute, value)] if value is not None else []
        places = [i for i, f in enumerate(self.filters) if f.attribute is attribute] or [len(self.filters)]
        others = [f for f in self.filters if f.attribute is not attribute]
        self.set_filters((*others[: places[0]], *changed, *others[places[0] :]))

    def _on_menu_about_to_show(self) -> None:
        old = self._menu.findChildren(QMenu)
        self._menu.clear()
        for inner in old:
            inner.deleteLater()
        for title, attributes in self._groups:
            menu = self._menu.addMenu(translate(title).replace("&", "&&")) if title else self._menu
            for attribute in attributes:
                menu.addMenu(self._field_menu(attribute, menu))
            if not title:
                self._menu.addSeparator()
        self._menu.addSeparator()
        for words, slot in self.more():
            self._menu.addAction(words, slot)
        if self.filters or self._extra:
            self._menu.addAction(_("Alle Filter entfernen"), self.clear)
