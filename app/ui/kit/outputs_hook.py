"""Where the outputs (lists, documents) plug into the tabs: they fill the menus of a list and of a record.

The package of the outputs calls `register` once; tabs without a hook show no menu.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QMenu


@dataclass(frozen=True)
class Subject:
    """Records of a list that something can be made of: all shown, those selected, those marked; `words` name them."""

    words: str
    ids: tuple[str, ...]
    condition: str


ListFiller = Callable[[Any, QMenu], None]
RecordFiller = Callable[[Any, str, QMenu], None]
PrintWay = Callable[[Any, str], object]
FurtherFiller = Callable[[Any, QMenu, Sequence[Subject]], None]
_fillers: dict[str, Any] = {}
_further: dict[str, list[FurtherFiller]] = {}
_ways: dict[str, dict[str, PrintWay]] = {}


def register(fill_list: ListFiller, fill_record: RecordFiller, printable: Callable[[Any], bool]) -> None:
    """`fill_list(tab, menu)` for "Liste ausgeben", `fill_record(tab, record_id, menu)` for "Drucken".

    `printable(entity)` tells whether there is a document for such records at all. The fillers are called each time
    before the menu opens, with an empty menu; the tab offers `current_query()`, `chosen_columns`, `marks`, `entity`,
    `selected_ids()` and `desk`.
    """
    _fillers["list"], _fillers["record"], _fillers["printable"] = fill_list, fill_record, printable


def offer(entity: str, words: str, act: PrintWay) -> None:
    """Let Strg+P offer `words` for a record of an entity (class name): `act(window, record_id)`.

    For what the documents of the register do not offer with every record: letters, the information for a person.
    """
    _ways.setdefault(entity, {})[words] = act


def offer_list(entity: str, fill: FurtherFiller) -> None:
    """Let the menu of every list of an entity offer more: `fill(tab, menu, subjects)`."""
    if fill not in (known := _further.setdefault(entity, [])):
        known.append(fill)


def further(entity: str) -> list[FurtherFiller]:
    """What was offered for lists of an entity."""
    return list(_further.get(entity, ()))


def offered(entity: str) -> list[tuple[str, PrintWay]]:
    """What was offered for records of an entity, in the order in which it came."""
    return list(_ways.get(entity, {}).items())


def registered() -> bool:
    """Whether there is anything to put out."""
    return bool(_fillers)


def prints(entity: Any) -> bool:
    """Whether a record of this entity can be printed."""
    return bool(_fillers) and _fillers["printable"](entity)


def fill_list_menu(tab: Any, menu: QMenu) -> None:
    """Let the outputs offer what fits the list of a tab."""
    menu.clear()
    _fillers["list"](tab, menu)


def fill_record_menu(tab: Any, record_id: str, menu: QMenu) -> None:
    """Let the outputs offer what fits the record in view."""
    menu.clear()
    _fillers["record"](tab, record_id, menu)
