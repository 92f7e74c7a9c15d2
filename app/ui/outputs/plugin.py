"""Brings the outputs into the window: the menu "Listen & Druck", the menus of every list and of every record."""

from collections.abc import Iterable
from functools import partial
from importlib import import_module
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu

from app.text import _, number, translate
from app.ui.kit import outputs_hook
from app.ui.kit.desk import Desk
from app.ui.kit.filters import filter_words

IDLE_MS = 2000


def contribute(window: Any) -> None:
    """Fill the menu from the registers, and let the tabs offer what fits them."""
    outputs_hook.register(fill_list, fill_record)
    menu, desk = window.menus.output, window.desk
    for wanted in _lists():
        window.menus.add(menu, _words(wanted), partial(open_list, window, desk, wanted))
    menu.addSeparator()
    for position, document in enumerate(_documents()):
        text = _("{document} drucken …").format(document=document.label)
        shortcut = "" if position else "Ctrl+P"
        window.menus.add(menu, text, partial(open_document, window, desk, document), shortcut)
    QTimer.singleShot(IDLE_MS, window, lambda: _load(window))


def _load(window: Any) -> None:
    """Load the dialogs while nobody waits for them, so that they open at once."""
    for module in ("list_dialog", "print_dialog"):
        work = partial(import_module, f"app.ui.outputs.{module}")
        window.desk.tasks.run(window, lambda job, work=work: work(), lambda module: None)


def fill_list(tab: Any, menu: QMenu) -> None:
    """What can be made of the list in view."""
    window = tab.window()
    shown, chosen = tab.service.ids(tab.current_query()), tab.selected_ids()
    text = _("Diese Liste, wie sie hier steht ({count}) …").format(count=number(len(shown)))
    menu.addAction(text, lambda: open_screen_list(window, tab, shown, _condition(tab)))
    if len(chosen) > 1:
        text = _("Die {count} ausgewählten …").format(count=number(len(chosen)))
        menu.addAction(text, lambda: open_screen_list(window, tab, chosen, _("ausgewählte Einträge")))
    menu.addSeparator()
    for wanted in _lists():
        if wanted.entity is tab.entity:
            menu.addAction(_words(wanted), partial(open_list, window, tab.desk, wanted))


def fill_record(tab: Any, record_id: str, menu: QMenu) -> None:
    """What can be printed for the record in view."""
    window = tab.window()
    for document in _documents():
        if document.entity == tab.entity.__name__:
            text = _("{document} …").format(document=document.label)
            menu.addAction(text, partial(open_document, window, tab.desk, document, record_id))
    if menu.isEmpty():
        menu.addAction(_("hierfür gibt es noch kein Dokument")).setEnabled(False)


def open_list(window: Any, desk: Desk, wanted: Any) -> Any:
    """Open the dialog for one of the office's lists."""
    from app.ui.outputs.gathering import Subject
    from app.ui.outputs.list_dialog import ListDialog

    return _opened(ListDialog(window, desk, Subject(wanted)))


def open_screen_list(window: Any, tab: Any, ids: Iterable[str], condition: str) -> Any:
    """Open the dialog for a list as it is on the screen."""
    from app.services.lists.disclosure import OWN_OFFICE, Gate
    from app.services.lists.export import screen_list
    from app.ui.outputs.gathering import Subject
    from app.ui.outputs.list_dialog import ListDialog

    columns = [column.attribute for column in tab.columns]
    wanted, scope = screen_list(tab.entity, columns, list(ids), translate(tab.title), condition, Gate(OWN_OFFICE))
    return _opened(ListDialog(window, tab.desk, Subject(wanted, scope.query, scope.ids, condition)))


def open_document(window: Any, desk: Desk, document: Any, record_id: str = "") -> Any:
    """Open the print dialog for a document and a record."""
    from app.ui.outputs.print_dialog import PrintDialog

    return _opened(PrintDialog(window, desk, document, record_id))


def _opened(dialog: Any) -> Any:
    dialog.open()
    return dialog


def _condition(tab: Any) -> str:
    query = tab.current_query()
    search = [_("Suche „{words}“").format(words=query.search)] if query.search else []
    return " · ".join([*search, *map(filter_words, query.filters)])


def _words(wanted: Any) -> str:
    return _("{list} …").format(list=wanted.label)


def _lists() -> Any:
    from app.services.lists.register import LISTS

    return LISTS


def _documents() -> Any:
    from app.services.documents.register import DOCUMENTS

    return DOCUMENTS
