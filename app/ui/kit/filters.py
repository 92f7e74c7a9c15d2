"""Filter chips over a list: what is filtered, with a cross, and a menu of values with their counts."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from app.models.base import Attribute, facts
from app.services.crud import Filter
from app.text import _, translate
from app.ui.kit.chips import FlowLayout
from app.ui.kit.show import shown
from app.ui.kit.widgets import button, follow_theme, icon, menu_button

VALUES_SHOWN = 30
Facets = Callable[[Attribute], list[tuple[Any, int]]]


class FilterBar(QWidget):
    """The filters of a list; `facets(attribute)` counts the values among the rows now shown."""

    changed = Signal()

    def __init__(self, attributes: tuple[Attribute, ...], facets: Facets) -> None:
        super().__init__()
        self._attributes, self._facets = attributes, facets
        self.filters: tuple[Filter, ...] = ()
        self._flow = FlowLayout(8)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._on_menu_about_to_show)
        self._add = menu_button(_("Filter"), self._menu, name="addFilter")
        self._add.setVisible(bool(attributes))
        self._flow.addWidget(self._add)

    def set_filters(self, filters: tuple[Filter, ...]) -> None:
        """Replace all filters."""
        self.filters = filters
        self._redraw()
        self.changed.emit()

    def clear(self) -> None:
        """Filter nothing."""
        self.set_filters(())

    def _redraw(self) -> None:
        while item := self._flow.takeAt(0):
            if item.widget() is not self._add:
                item.widget().hide()
                item.widget().deleteLater()
        for filter_ in self.filters:
            self._flow.addWidget(self._chip(filter_))
        self._flow.addWidget(self._add)

    def _chip(self, filter_: Filter) -> QPushButton:
        words = filter_words(filter_)
        result = button(words, lambda: self._drop(filter_), tip=_("Filter entfernen"), name="filter")
        result.setAccessibleName(_("{filter} – Filter entfernen").format(filter=words))
        result.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        result.setIconSize(QSize(14, 14))
        follow_theme(result, lambda: result.setIcon(icon("cross")))
        return result

    def _drop(self, filter_: Filter) -> None:
        self.set_filters(tuple(f for f in self.filters if f is not filter_))

    def _take(self, filter_: Filter) -> None:
        self.set_filters((*(f for f in self.filters if f.attribute is not filter_.attribute), filter_))

    def _on_menu_about_to_show(self) -> None:
        self._menu.clear()
        for attribute in self._attributes:
            menu = self._menu.addMenu(translate(facts(attribute).label))
            menu.aboutToShow.connect(lambda menu=menu, attribute=attribute: self._fill(menu, attribute))
        if self.filters:
            self._menu.addSeparator()
            self._menu.addAction(_("Alle Filter entfernen"), self.clear)

    def _fill(self, menu: QMenu, attribute: Attribute) -> None:
        menu.clear()
        for value, count in self._facets(attribute)[:VALUES_SHOWN]:
            filter_ = Filter(attribute, value)
            words = shown(facts(attribute), value) or _("ohne Angabe")
            menu.addAction(f"{words.replace('&', '&&')}\t{count}", partial(self._take, filter_))
        if menu.isEmpty():
            menu.addAction(_("keine Werte")).setEnabled(False)


def filter_words(filter_: Filter) -> str:
    """The words of a chip: "Sprache: Arabisch"."""
    field = facts(filter_.attribute)
    return f"{translate(field.label)}: {shown(field, filter_.value) or _('ohne Angabe')}"
