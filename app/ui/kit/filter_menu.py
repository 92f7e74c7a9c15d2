"""The menu of one field's filter: its values with their counts, ticks for several, has and has not, relative days."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.models.base import Attribute, Kind
from app.models.facts import facts
from app.services.query import MISSING, PRESENT, Ago, Between, Current, Filter, Not, Within, days_meant
from app.text import _, number, translate
from app.ui.kit.filter_words import value_words

VALUES_SHOWN = 24
"""Values of a field offered, most frequent first: as many as a small screen has lines for."""
Facets = Callable[[Attribute], list[tuple[Any, int]]]
Names = Callable[[Attribute, list[Any]], dict[str, str]]
_DAYS: tuple[tuple[Any, ...], ...] = (
    (Within(0, 0), Current("week"), Current("month"), Current("year")),
    (Within(0, 7), Within(0, 30), Within(0, 90), Within(None, -1)),
    (Within(-30, 0), Within(-90, 0), Ago(60), Ago(180)),
)
ONLY_WHETHER = (Kind.NOTES, Kind.PHONE, Kind.EMAIL, Kind.URL)
"""Kinds whose values are all different: asked is only whether there is one."""
_DATES, _FIGURES = (Kind.DATE, Kind.DATETIME), (Kind.NUMBER, Kind.MONEY, Kind.HOURS)


class ChoiceMenu(QMenu):
    """Ticks with the Ctrl key held, or by the space bar, leave the menu open; a plain click closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        entry = self.actionAt(event.position().toPoint())
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if entry is not None and entry.isCheckable() and entry.isEnabled() and held:
            entry.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entry = self.activeAction()
        if event.key() == Qt.Key.Key_Space and entry is not None and entry.isCheckable() and entry.isEnabled():
            entry.trigger()
        else:
            super().keyPressEvent(event)


class FieldMenu(ChoiceMenu):
    """What can be asked of one field; `asked()` tells what is asked now, `take(value)` changes it, None for nothing."""

    def __init__(
        self, parent: QWidget, attribute: Attribute, facets: Facets, names: Names,
        asked: Callable[[], Any], take: Callable[[Any], object],
    ) -> None:  # fmt: skip
        super().__init__(translate(facts(attribute).label).replace("&", "&&"), parent)
        self._attribute, self._field = attribute, facts(attribute)
        self._facets, self._names, self._asked, self._take = facets, names, asked, take
        self._entries: list[tuple[QAction, Any]] = []
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        self._entries = []
        counted = [(MISSING if value is None else value, count) for value, count in self._facets(self._attribute)]
        for part in self._parts(counted):
            for value, words, count in part:
                self._add(value, words, count)
            self.addSeparator()
        if self._field.kind in (*_DATES, *_FIGURES):
            words = _("Anderer Zeitraum …") if self._field.kind in _DATES else _("Von – bis …")
            self.addAction(words, self._ask_range)
        self._inverse = self.addAction(_("Alle außer diesen"), self._invert)
        self._inverse.setCheckable(True)
        hint = self.addAction(_("Mehrere: Strg + Klick oder Leertaste"))
        hint.setEnabled(False)
        self._tick()

    def _parts(self, counted: list[tuple[Any, int]]) -> Iterator[list[tuple[Any, str, int]]]:
        """What is offered, between separators: values or days, then whether there is one at all."""
        filled = [(value, count) for value, count in counted if value is not MISSING and value != ""]
        if self._field.kind in _DATES:
            for days in _DAYS:
                yield [(value, self._words(value), _falling_in(value, counted)) for value in days]
        elif self._field.kind not in ONLY_WHETHER:
            offered = filled[:VALUES_SHOWN]
            names = self._names(self._attribute, [value for value, _count in offered])
            yield [(value, value_words(self._field, value, names), count) for value, count in offered]
        if self._field.kind is Kind.SEVERAL:
            yield [(PRESENT, self._words(PRESENT), -1), (MISSING, self._words(MISSING), -1)]
        elif not self._field.required and self._field.kind is not Kind.YES_NO:
            present = sum(count for _value, count in filled)
            missing = sum(count for value, count in counted if value is MISSING or value == "")
            yield [(PRESENT, self._words(PRESENT), present), (MISSING, self._words(MISSING), missing)]

    def _words(self, value: Any) -> str:
        return value_words(self._field, value)

    def _add(self, value: Any, words: str, count: int) -> None:
        told = f"\t{number(count)}" if count >= 0 else ""
        entry = self.addAction(f"{words.replace('&', '&&')}{told}", partial(self._toggle, value))
        entry.setCheckable(True)
        self._entries.append((entry, value))

    def _ask_range(self) -> None:
        from app.ui.kit.range_dialog import RangeDialog

        owner: QWidget = self
        while isinstance(owner, QMenu) and (parent := owner.parentWidget()):  # menus go as soon as they close
            owner = parent
        RangeDialog(owner.window(), self._field, self._asked(), self._take).open()

    def _toggle(self, value: Any) -> None:
        asked = self._asked()
        self._take(toggled(asked, value))
        self._tick()

    def _invert(self) -> None:
        asked = self._asked()
        if asked is not None:
            self._take(asked.value if isinstance(asked, Not) else Not(asked))
        self._tick()

    def _tick(self) -> None:
        asked = self._asked()
        chosen = picked(asked)
        for entry, value in self._entries:
            entry.setChecked(any(value is one or value == one for one in chosen))
        self._inverse.setChecked(isinstance(asked, Not))
        self._inverse.setEnabled(asked is not None)


def picked(asked: Any) -> tuple[Any, ...]:
    """The single values of a filter value."""
    value = asked.value if isinstance(asked, Not) else asked
    return () if value is None else value if isinstance(value, tuple) else (value,)


def toggled(asked: Any, value: Any) -> Any:
    """A filter value with `value` ticked, or without it where it was; None when nothing is left.

    Days and "whether there is one" stand alone, values stand beside each other.
    """
    before = picked(asked)
    if value in before:
        after = tuple(one for one in before if one != value)
    elif _alone(value) or any(map(_alone, before)):
        after = (value,)
    else:
        after = (*before, value)
    kept = after[0] if len(after) == 1 else after or None
    return Not(kept) if isinstance(asked, Not) and kept is not None else kept


def _alone(value: Any) -> bool:
    return value is MISSING or value is PRESENT or isinstance(value, Within | Current | Ago | Between)


def _falling_in(value: Any, counted: list[tuple[Any, int]]) -> int:
    days, never = days_meant(value), isinstance(value, Ago)
    return sum(count for day, count in counted if (never if day is MISSING else _inside(day, days.low, days.high)))


def _inside(day: date, low: date | None, high: date | None) -> bool:
    plain = day.date() if isinstance(day, datetime) else day
    return (low is None or plain >= low) and (high is None or plain <= high)


def menu_for(
    parent: QWidget, attribute: Attribute, facets: Facets, names: Names,
    filters: Callable[[], tuple[Filter, ...]], replace: Callable[[Attribute, Any], object],
) -> FieldMenu:  # fmt: skip
    """The menu of a field for a bar of filters."""

    def asked() -> Any:
        return next((f.value for f in filters() if f.attribute is attribute), None)

    return FieldMenu(parent, attribute, facets, names, asked, partial(replace, attribute))
