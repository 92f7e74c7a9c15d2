"""The menu of what a template can say, in groups, each with what would stand there for somebody."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from app.services.letters.fields import groups
from app.text import _, translate

LONGEST = 34
"""Letters of an example."""


def field_menu(parent: QWidget, insert: Callable[[str], object]) -> QMenu:
    """A menu that hands the name of a field to `insert`; `show_examples` fills in what it would say."""
    menu = QMenu(parent)
    for group, fields in groups().items():
        inner = menu.addMenu(group)
        for told in fields:
            action = inner.addAction(translate(told.name), partial(insert, translate(told.name)))
            action.setData(told.name)
    return menu


def show_examples(menu: QMenu, values: Mapping[str, str]) -> None:
    """Write beside each field what it would say."""
    for group in menu.actions():
        inner = group.menu()
        assert isinstance(inner, QMenu)
        for action in inner.actions():
            name = str(action.data())
            action.setText(f"{translate(name)}\t{_shortened(values.get(name, ''))}".replace("&", "&&"))


def _shortened(value: str) -> str:
    words = " ".join(value.removeprefix("- ").split())
    if not words:
        return _("leer")
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
