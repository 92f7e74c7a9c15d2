"""Help in the window: the keys, to see and to print, and what this program is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from app import __version__
from app.text import _
from app.ui.kit.dialog import Dialog, tell
from app.ui.kit.memory import documents_folder
from app.ui.kit.save_path import ask_save_path
from app.ui.kit.widgets import button, column, label, scrolled

HIGH = 520
"""Pixels from which on the list scrolls."""


@dataclass(frozen=True)
class Keys:
    """What can be done by keys now, under the name of its menu."""

    title: str
    actions: tuple[QAction, ...]


def keys_of(window: Any) -> list[Keys]:
    """Every action with a shortcut that can be used now: those of the tab in view first, then menu by menu."""
    tabs = [(title, tab) for title, tab in window.visited if tab is window.tab]
    return _grouped(window, tabs, lambda action: action.isEnabled())


def sheet_of(window: Any) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The same to lie beside the keyboard: also what cannot be used at the moment, and every tab looked at so far."""
    groups = _grouped(window, window.visited, lambda action: True)
    lines = ((group.title, dict.fromkeys(map(_lasting_words, group.actions))) for group in groups)
    said: set[tuple[str, str]] = set()
    sheet = []
    for title, keys in lines:
        fresh = tuple(key for key in keys if key not in said)
        said.update(fresh)
        sheet.append((title, fresh))
    return tuple((title, keys) for title, keys in sheet if keys)


def _grouped(window: Any, tabs: list[tuple[str, Any]], wanted: Callable[[QAction], bool]) -> list[Keys]:
    """Actions with a key, each in the first group that has it."""
    told = [(title, tab.commands()) for title, tab in tabs]
    told += [(_plain(title), actions) for title, actions in window.menus.by_menu()]
    groups, seen = [], set[QAction]()
    for title, actions in told:
        own = tuple(a for a in actions if wanted(a) and not a.shortcut().isEmpty() and a not in seen)
        seen.update(own)
        if own:
            groups.append(Keys(title, own))
    return groups


def _lasting_words(action: QAction) -> tuple[str, str]:
    """Without what the action is about at the moment ("Rückgängig: Person geändert")."""
    keys, words = key_words(action)
    return keys, words.partition(": ")[0]


def key_words(action: QAction) -> tuple[str, str]:
    """The keys as they stand on the keyboard, and what they do."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return keys, _plain(action.text()).removesuffix(" …")


def _plain(text: str) -> str:
    """Without the marks of the letters that open a menu; two of them stand for one that is meant."""
    return "&".join(part.replace("&", "") for part in text.split("&&"))


class ShortcutsDialog(Dialog):
    """Every key that does something now, in two columns, and the ways to have them on paper."""

    def __init__(self, window: Any) -> None:
        super().__init__(window, _("Tastenkürzel"), 800)
        self.setObjectName("shortcuts")
        self._window, groups = window, keys_of(window)
        self.sheet = sheet_of(window)
        ground = QWidget()
        ground.setObjectName("page")
        columns = QGridLayout(ground)
        columns.setContentsMargins(0, 0, 12, 0)
        columns.setHorizontalSpacing(32)
        for place, half in enumerate(_halves(groups)):
            columns.addLayout(_column(half), 0, place)
            columns.setColumnStretch(place, 1)
        area = scrolled(ground)
        room = self.screen().availableGeometry().height() - 220
        area.setMinimumHeight(min(HIGH, room, ground.sizeHint().height()))
        self.body.addWidget(area)
        if window.desk is not None:
            self.add_left(button(_("Als PDF speichern …"), self.ask_where))
            if QPrinterInfo.availablePrinterNames():
                self.add_left(button(_("Drucken …"), self.print_sheet))
        self.add_close(self.accept)

    def ask_where(self) -> None:
        """Let the user choose a file for the sheet."""
        proposed = documents_folder() / _("Tastenkürzel.pdf")
        ask_save_path(self, _("Tastenkürzel speichern"), proposed, self.save, _("PDF (*.pdf)"))

    def save(self, path: Path) -> None:
        """Write the sheet and say where it is."""
        from app.ui.outputs.saving import tell_saved

        desk = self._window.desk
        words = _("„{name}“ gespeichert").format(name=path.name)
        desk.tasks.run(self._window, lambda _job: self._write(path), lambda _done: tell_saved(desk, path, words))
        self.accept()

    def print_sheet(self) -> None:
        """Draw the sheet and ask for a printer."""
        from io import BytesIO

        stream = BytesIO()
        self._window.desk.tasks.run(self, lambda _job: self._write(stream), lambda _done: self._send(stream.getvalue()))

    def _write(self, target: Any) -> None:
        from app.services.documents.keys import KeyGroup, write_keys

        write_keys(target, tuple(KeyGroup(title, keys) for title, keys in self.sheet))

    def _send(self, pdf: bytes) -> None:
        from app.ui.outputs.paper import printer_for, put_on_paper
        from app.ui.outputs.rendering import page_sizes

        printer, tasks = printer_for(page_sizes(pdf)[0], _("Tastenkürzel")), self._window.desk.tasks
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(
            lambda: tasks.run(self._window, lambda job: put_on_paper(printer, pdf, job), lambda _count: None)
        )
        QDialog.open(dialog)  # QPrintDialog's own wants a slot by name


def _halves(groups: list[Keys]) -> tuple[list[Keys], list[Keys]]:
    """The groups in two columns of about one height."""
    total, left = sum(len(group.actions) + 2 for group in groups), 0
    for place, group in enumerate(groups):
        if place and left + (len(group.actions) + 2) / 2 > total / 2:
            return groups[:place], groups[place:]
        left += len(group.actions) + 2
    return groups, []


def _column(groups: Iterable[Keys]) -> QVBoxLayout:
    result = column(gap=16)
    for group in groups:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(group.title, "heading"), 0, 0, 1, 2)
        for row, (keys, words) in enumerate(dict.fromkeys(map(_lasting_words, group.actions)), 1):
            pressed = label(keys, "strong")
            pressed.setMinimumWidth(130)
            grid.addWidget(pressed, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words, wrap=True), row, 1)
        result.addLayout(grid)
    result.addStretch(1)
    return result


def tell_about(parent: QWidget) -> None:
    """Name and version of the program, and where the data is."""
    words = _(
        "Version {number}\n\nDas Programm der Ehrenamtskoordination. Alle Angaben bleiben auf diesem Rechner; "
        "das Programm braucht kein Internet."
    )
    tell(parent, _("Über Helferkreis"), words.format(number=__version__))
