"""Which columns a list shows, in which order and how wide: the program's own until the user chooses."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from app.models.base import Attribute, Kind, Several
from app.models.facts import facts
from app.text import translate
from app.ui.kit import columns as make
from app.ui.kit.columns import Column
from app.ui.kit.field_groups import grouped
from app.ui.kit.list_card import ListCard
from app.ui.kit.memory import keep_widths, recall, recall_widths, remember
from app.ui.kit.page import PageSpec

_WIDTHS = {
    Kind.NUMBER: 96, Kind.MONEY: 110, Kind.HOURS: 96, Kind.DATE: 104, Kind.YES_NO: 96, Kind.PHONE: 120, Kind.NOTES: 220,
}  # fmt: skip
Chosen = tuple[tuple[str, int], ...]
"""Columns by name and width, as a view keeps them; () for the program's own."""


class ListColumns:
    """The columns of one list; `key` is the name its memory has."""

    def __init__(self, key: str, entity: type[Any], usual: Sequence[Column], specs: Iterable[PageSpec]) -> None:
        self._key, self._entity, self.usual = key, entity, tuple(usual)
        self._specs = tuple(specs)
        self._lent = False
        self._card: ListCard | None = None
        self._changed: Callable[[], object] = tuple

    @property
    def own(self) -> tuple[Column, ...]:
        """What the user chose, or the usual columns."""
        return self._called(recall(f"{self._key}/shown", "").split()) or self.usual

    @property
    def shown(self) -> list[Any]:
        """The columns now in view, from left to right."""
        return self._card.columns_in_view() if self._card else list(self.own)

    def attach(self, card: ListCard, changed: Callable[[], object]) -> None:
        """Follow the user's hand on the header of a card, and say `changed` when there are other columns."""
        self._card, self._changed = card, changed
        card.view.header.moved_by_hand.connect(self._keep_order)
        card.view.header.resized_by_hand.connect(self._keep_widths)

    def groups(self) -> list[tuple[str, list[Column]]]:
        """Every column there could be, under the headings of the form; the usual ones look as usual."""
        usual = {column.name: column for column in self.usual}
        listed: list[tuple[str, list[Column]]] = [("", [*self.usual])]
        for title, attributes in grouped(self._entity, self._specs):
            made = [_column(a) for a in attributes if _can_stand(a) and facts(a).name not in usual]
            listed.append((title, made))
        return [group for group in listed if group[1]]

    # ---------------------------------------------------------------- what the user does

    def choose(self, names: Sequence[str]) -> None:
        """Show these columns in this order from now on; the program's own where that is the same."""
        usual = [column.name for column in self.usual]
        if not self._lent:
            remember(f"{self._key}/shown", "" if list(names) == usual else " ".join(names))
        self._show(self._called(names) or self.usual, self._widths())

    def hide(self, name: str) -> None:
        """Leave a column out; the last one stays."""
        rest = [column.name for column in self.shown if column.name != name]
        if rest:
            self.choose(rest)

    def move(self, name: str, steps: int) -> None:
        """Put a column so many places to the right."""
        names = [column.name for column in self.shown]
        place = min(max(names.index(name) + steps, 0), len(names) - 1)
        names.remove(name)
        names.insert(place, name)
        self.choose(names)

    def reset(self) -> None:
        """As the program came: its columns, its order, its widths."""
        self._lent = False
        remember(f"{self._key}/shown", "")
        keep_widths(self._key, {})
        self._show(self.usual, {})

    # ---------------------------------------------------------------- views

    def state(self) -> Chosen:
        """What a view keeps."""
        if self._card is None or (self._same_as_usual() and self._card.view.fits):
            return ()
        widths = self._card.widths() if not self._card.view.fits else {}
        return tuple((column.name, widths.get(column.name, 0)) for column in self.shown)

    def lend(self, chosen: Chosen) -> None:
        """Show the columns of a view; the user's own come back with ()."""
        found = self._called([name for name, _width in chosen])
        if found or self._lent:
            self._lent = bool(found)
            widths = {name: width for name, width in chosen if width}
            self._show(found or self.own, widths if found else recall_widths(self._key))

    # ---------------------------------------------------------------- within

    def _show(self, columns: Sequence[Column], widths: dict[str, int]) -> None:
        if self._card is not None:
            self._card.show_columns(tuple(columns), widths)
            self._changed()

    def _widths(self) -> dict[str, int]:
        return self._card.widths() if self._card and not self._card.view.fits else {}

    def _same_as_usual(self) -> bool:
        return [column.name for column in self.shown] == [column.name for column in self.usual]

    def _called(self, names: Sequence[str]) -> tuple[Column, ...]:
        known = {column.name: column for _title, group in self.groups() for column in group} if names else {}
        return tuple(known[name] for name in names if name in known)

    def _keep_order(self) -> None:
        if not self._lent:
            remember(f"{self._key}/shown", " ".join(column.name for column in self.shown))
        self._changed()

    def _keep_widths(self) -> None:
        if self._card is not None:
            self._card.view.fits = False
            if not self._lent:
                keep_widths(self._key, self._card.widths())
            self._changed()


def _column(attribute: Attribute) -> Column:
    """A column for a field nobody has made one for."""
    if isinstance(attribute, Several):
        return make.values(attribute) if facts(attribute).name != "availability" else make.text(attribute)
    told = facts(attribute)
    return make.text(attribute, max(_WIDTHS.get(told.kind, 140), min(7 * len(translate(told.label)) + 42, 200)))


def _can_stand(attribute: Attribute) -> bool:
    """Links have no words of their own in a list; what they lead to has a computed name."""
    return facts(attribute).kind is not Kind.REFERENCE
