"""Brings the outputs into the window: the menu "Listen & Druck", the menus of every list and of every record."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from importlib import import_module
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QMenu

from app.services.query import Query
from app.text import _, number, translate
from app.ui.kit import outputs_hook
from app.ui.kit.desk import Desk
from app.ui.kit.find_offers import ALSO
from app.ui.kit.outputs_hook import Subject
from app.ui.tabs import TABS

IDLE_MS = 2000
_FILLED = "filled"
"""That the menu has what the registers know."""


def contribute(window: Any) -> None:
    """Let the tabs offer what fits them, and fill the menu from the registers as soon as there is time."""
    outputs_hook.register(fill_list, fill_record, printable)
    menu = window.menus.output
    window.menus.add(menu, _("Gezeigten Eintrag drucken …"), lambda: print_shown(window), "Ctrl+P")
    menu.addSeparator()
    menu.aboutToShow.connect(lambda: fill_menu(window))
    QTimer.singleShot(IDLE_MS, window, lambda: _load(window))


def fill_menu(window: Any) -> None:
    """Every document and every list of the registers, once; they are not needed for the first paint."""
    menu = window.menus.output
    if menu.property(_FILLED):
        return
    menu.setProperty(_FILLED, True)
    menu.addSeparator()
    for document in _documents():
        text = _("{document} drucken …").format(document=document.label)
        window.menus.add(menu, text, partial(_print_shown_as, window, document))
    menu.addSeparator()
    _fill_lists(window, menu.addMenu(_("Listen als Datei")))


def _fill_lists(window: Any, menu: QMenu) -> None:
    """What an authority wants first, the rest by the tab it belongs to: all in one would outgrow the screen."""
    from app.services.lists.disclosure import OWN_OFFICE

    further = _("Weitere")
    title_of = {entity: translate(tab.title) for tab in TABS for entity in tab.entities}
    groups = {title: QMenu(title, menu) for title in (*dict.fromkeys(title_of.values()), further)}
    for wanted in _lists():
        outside = wanted.recipient != OWN_OFFICE
        place = menu if outside else groups[title_of.get(wanted.entity.__name__, further)]
        action = window.menus.add(place, _words(wanted), partial(open_list, window, window.desk, wanted))
        if outside:
            action.setProperty(ALSO, translate(wanted.recipient))
    menu.addSeparator()
    for group in groups.values():
        menu.addMenu(group)


def print_shown(window: Any) -> Any:
    """Print the record in view as the first document that fits it; where there are other ways, the user chooses."""
    entity, record_id = _in_view(window)
    ways = outputs_hook.offered(entity) if record_id else []
    fitting = [document for document in _documents() if _shown(window, document)]
    if fitting and not ways:
        return _print_shown_as(window, fitting[0])
    ways = [*((_("{document} …").format(document=one.label), partial(_print_as, one)) for one in fitting), *ways]
    if len(ways) == 1:
        return ways[0][1](window, record_id)
    if ways:
        return _ask_way(window, ways, record_id)
    window.desk.say(_("Hierfür gibt es kein Dokument. Flyer und Teilnahmelisten gehören zu Terminen im Kalender."))
    return None


def _print_as(document: Any, window: Any, record_id: str) -> Any:
    return open_document(window, window.desk, document, record_id)


def _print_shown_as(window: Any, document: Any) -> Any:
    return open_document(window, window.desk, document, _shown(window, document))


def _ask_way(window: Any, ways: Iterable[tuple[str, Any]], record_id: str) -> QMenu:
    """A menu over the record, for the keyboard, too."""
    menu = QMenu(window)
    menu.setObjectName("printWays")
    menu.aboutToHide.connect(menu.deleteLater)
    for words, act in ways:
        menu.addAction(words, partial(act, window, record_id))
    card = window.tab.pane.detail
    menu.popup(card.mapToGlobal(card.rect().topLeft() + QPoint(18, 48)))
    menu.setActiveAction(menu.actions()[0])
    return menu


def _shown(window: Any, document: Any) -> str:
    """The record in view where the document is for one like it, else ""."""
    entity, record_id = _in_view(window)
    return record_id if entity == document.entity else ""


def _in_view(window: Any) -> tuple[str, str]:
    """Entity and id of the record in view; both "" for none."""
    entity = getattr(window.tab, "entity", None)
    return ("", "") if entity is None else (entity.__name__, window.tab.pane.card.current_id)


def _load(window: Any) -> None:
    """Load the dialogs while nobody waits for them, so that they open at once."""
    fill_menu(window)
    for module in ("list_dialog", "print_dialog"):
        work = partial(import_module, f"app.ui.outputs.{module}")
        window.desk.tasks.run(window, lambda job, work=work: work(), lambda module: None)


def fill_list(tab: Any, menu: QMenu) -> None:
    """What can be made of the list in view."""
    window, subjects = tab.window(), _subjects(tab)
    for subject in subjects:
        act = partial(open_screen_list, window, tab, subject.ids, subject.condition)
        menu.addAction(_("{records} …").format(records=subject.words), act)
    menu.addSeparator()
    for fill in outputs_hook.further(tab.entity.__name__):
        fill(tab, menu, subjects)
        menu.addSeparator()
    for wanted in _lists():
        if wanted.entity is tab.entity:
            menu.addAction(_words(wanted), partial(open_list, window, tab.desk, wanted))


def _subjects(tab: Any) -> list[Subject]:
    """The list as it stands there, those selected in it, and those marked."""
    shown, chosen = tab.service.ids(tab.current_query()), tab.selected_ids()
    words = _("Diese Liste, wie sie hier steht ({count})").format(count=number(len(shown)))
    found = [Subject(words, tuple(shown), _condition(tab))]
    if len(chosen) > 1:
        words = _("Die {count} ausgewählten").format(count=number(len(chosen)))
        found.append(Subject(words, tuple(chosen), _("ausgewählte Einträge")))
    if tab.marks.ids:
        marked = tab.service.ids(Query(filters=tab.scope, sort=tab.order.attribute, only=frozenset(tab.marks.ids)))
        words = _("Die {count} markierten").format(count=number(len(marked)))
        found.append(Subject(words, tuple(marked), _("markierte Einträge")))
    return found


def printable(entity: Any) -> bool:
    """Whether the register knows a document for records of this entity."""
    return any(document.entity == entity.__name__ for document in _documents())


def fill_record(tab: Any, record_id: str, menu: QMenu) -> None:
    """What can be printed for the record in view."""
    window = tab.window()
    for document in _documents():
        if document.entity == tab.entity.__name__:
            text = _("{document} …").format(document=document.label)
            menu.addAction(text, partial(open_document, window, tab.desk, document, record_id))
    for words, act in outputs_hook.offered(tab.entity.__name__) if record_id else ():
        menu.addAction(words, partial(act, window, record_id))


def open_list(window: Any, desk: Desk, wanted: Any, options: Mapping[str, str] | None = None) -> Any:
    """Open the dialog for one of the office's lists; `options` are the texts its options begin with, by name."""
    from app.ui.outputs.gathering import Subject
    from app.ui.outputs.list_dialog import ListDialog

    return _opened(ListDialog(window, desk, Subject(wanted, options=options or {})))


def open_screen_list(window: Any, tab: Any, ids: Iterable[str], condition: str) -> Any:
    """Open the dialog for a list as it is on the screen."""
    from app.services.lists.disclosure import OWN_OFFICE, Gate
    from app.services.lists.export import screen_list
    from app.ui.outputs.gathering import Subject
    from app.ui.outputs.list_dialog import ListDialog

    columns = [column.attribute for column in tab.chosen_columns.shown]
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
    only = [_("nur markierte")] if tab.marks.only else []
    return " · ".join([*search, *map(tab.bar.words, query.filters), *only])


def _words(wanted: Any) -> str:
    return _("Liste „{list}“ …").format(list=wanted.label)


def _lists() -> Any:
    from app.services.lists.register import LISTS

    return LISTS


def _documents() -> Any:
    from app.services.documents.register import DOCUMENTS

    return [document for document in DOCUMENTS if document.offered]


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """The dialogs of this plug-in for the pictures of the program, each with its name."""
    from app.ui.outputs import pictures as own

    yield from own.pictures(window, settle)
