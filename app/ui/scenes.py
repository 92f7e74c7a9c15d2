"""Every view of the window, one after the other: tabs, sub-tabs, menus, dialogs, empty states; pictures and tests walk
through them. A new dialog that no menu opens is one line in SCENES."""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from itertools import chain
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from shiboken6 import isValid

from app.errors import UserError
from app.models import Event, EventKind
from app.services.query import Filter, Query
from app.text import _, fold
from app.ui.kit.editors import TextEditor
from app.ui.tabs import PLUGINS, TABS


@dataclass(frozen=True)
class Scene:
    """What is to be seen: the window, and where `front` is told, something over it, at `place` of the screen."""

    name: str
    front: QWidget | None = None
    place: QPoint | None = None


def _begin(window: Any) -> None:
    from app.ui.welcome import BeginDialog

    BeginDialog(window).open()


def _leave_unsaved(window: Any) -> None:
    window.go_to("people")
    _change_something(window.tab.pane)
    window.leave(lambda: None)


def _refuse(window: Any) -> None:
    window.errors.show(UserError, UserError("Der Datenträger ist voll. Bitte schaffen Sie Platz."), None)


def _crash(window: Any) -> None:
    log = logging.getLogger("helferkreis")
    log.disabled = True  # nothing has happened
    window.errors.show(ValueError, ValueError("ein Beispiel"), None)
    log.disabled = False


def _progress(window: Any) -> None:
    from app.ui.kit.progress import ProgressDialog

    ProgressDialog(window, _("Sicherung wird geschrieben")).open()


def _delete_sample(window: Any) -> None:
    from app.ui.sample_bar import SampleBar

    window.findChild(SampleBar).ask_to_delete()


def _columns(window: Any) -> None:
    window.go_to("people")
    window.tab.pane.choose_columns()


def _save_view(window: Any) -> None:
    window.go_to("people")
    window.tab.pane.view_menu.save()


def _range(window: Any) -> None:
    from app.models import Person
    from app.models.facts import facts
    from app.ui.kit.range_dialog import RangeDialog

    RangeDialog(window, facts(Person.last_contact_on), None, lambda value: None).open()


def _house_picture(window: Any) -> None:
    from app.ui.shelters.photos import LargeDialog

    photos = window.desk.office.shelter_photos
    for first in photos.all()[:1]:
        LargeDialog(window, window.desk, photos.pictures(first.shelter_id), 0).open()


def _new_picture(window: Any) -> None:
    from app.ui.shelters.photos import NewPictureDialog

    photos = window.desk.office.shelter_photos
    for first in photos.all()[:1]:
        NewPictureDialog(window, window.desk, first.shelter_id, photos.content(first.id)).open()


SCENES: tuple[tuple[str, Callable[[Any], object]], ...] = (
    ("dialog-begin", _begin),
    ("dialog-delete-sample", _delete_sample),
    ("dialog-columns", _columns),
    ("dialog-save-view", _save_view),
    ("dialog-range", _range),
    ("dialog-house-picture", _house_picture),
    ("dialog-new-picture", _new_picture),
    ("question-unsaved", _leave_unsaved),
    ("message-refused", _refuse),
    ("message-crash", _crash),
    ("progress", _progress),
)
"""What no menu opens: a name, and what brings a dialog or popup up over the window. It is closed again by itself."""


def scenes(window: Any) -> Iterator[Scene]:
    """Every view of an office with records; while one is given, it can be seen on the screen."""
    for scene in chain(_tabs(window), _calendar(window), _window_menus(window)):
        window.notice.hide()  # what the start had to say
        yield scene
    yield from _over_the_window(window)
    yield from _registered(window)
    for plugin in PLUGINS:
        for name, part in import_module(plugin).pictures(window, lambda: settle_work(window)):
            yield Scene(name, part)


def _tabs(window: Any) -> Iterator[Scene]:
    for spec in TABS:
        window.go_to(spec.key)
        settle_work(window)
        yield Scene(spec.key)
        panes = len(getattr(window.tab, "panes", ()))
        if not panes:
            yield from _button_menus(window.tab, spec.key)
        for index in range(panes):
            yield from _pane(window, spec.key, index)


def first_scenes(window: Any, office: Any) -> Iterator[Scene]:
    """The first visit: the pages that ask how to begin, then every tab of an `office` without a record."""
    from app.services.sqlite import default_path
    from app.ui.welcome import Welcome, ways

    said = _("{path} ist leer. Bitte spielen Sie die letzte Sicherung zurück oder wählen Sie eine andere Datei.")
    for name, broken, words in (("welcome", False, ""), ("welcome-broken", True, said.format(path="Büro.db"))):
        page = Welcome(ways(window, default_path(), broken), words)
        window.show_welcome(page)
        settle()
        yield Scene(name)
        window.stack.removeWidget(page)
        page.deleteLater()
    window.attach(office)
    for spec in TABS:
        window.go_to(spec.key)
        settle_work(window)
        yield Scene(f"first-{spec.key}")


def _pane(window: Any, key: str, index: int) -> Iterator[Scene]:
    window.tab.turn_to(index)
    settle_work(window)
    pane = window.tab.pane
    tabs, name = pane.detail.tabs, f"{key}-{_file_name(pane.title)}"
    for tab in range(tabs.count()):
        tabs.setCurrentIndex(tab)
        settle_work(window)
        yield Scene(f"{name}-{tab + 1}")
    tabs.setCurrentIndex(0)
    yield from _button_menus(pane, name)
    yield from _editing(pane, name)
    yield from _choosing(pane, name)


def _editing(pane: Any, name: str) -> Iterator[Scene]:
    """A record as fields, with something unsaved, and a new one."""
    _change_something(pane)
    if pane.detail.record is not None:
        yield Scene(f"{name}-edit")
    pane.detail.discard()
    pane.new_record()
    settle()
    fronts = _in_front(pane.window())  # some are entered in a dialog of their own
    if not fronts:
        yield Scene(f"{name}-new")
    yield from _closed_again(f"{name}-new", fronts)
    pane.detail.discard()
    settle()


def _change_something(pane: Any) -> None:
    pane.edit_record()
    settle()
    if pane.detail.record is not None:
        editors = (editor for line in pane.detail.page.forms[0].lines for editor in line.editors.values())
        if text := next((editor for editor in editors if type(editor) is TextEditor and editor.text()), None):
            text.set_value(f"{text.text()} (neu)")
            text.changed.emit()
        settle()


def _choosing(pane: Any, name: str) -> Iterator[Scene]:
    """Several records at once, and a search without a hit."""
    pane.card.view.selectAll()
    settle()
    if pane.beside.many is not None and pane.card.view.isVisible():
        pane.beside.many.look()
        settle()
        yield Scene(f"{name}-several")
    pane.card.step(0)
    if not pane.search.isVisible():
        return
    pane.search.setText("zzzz")
    pane.show_list()
    settle()
    yield Scene(f"{name}-nothing")
    pane.clear_filters()
    settle()


def _button_menus(part: QWidget, name: str) -> Iterator[Scene]:
    """The menu of every button that has one."""
    for button in part.findChildren(QPushButton):
        menu = button.menu()
        if menu is None or not button.isVisible() or not button.isEnabled():
            continue
        words = _file_name(button.accessibleName() or button.text() or button.toolTip())
        yield from _opened(menu, f"{name}-menu-{words}", button.mapToGlobal(QPoint(0, button.height())))


def _window_menus(window: Any) -> Iterator[Scene]:
    bar = window.menuBar()
    for entry in bar.actions():
        menu = entry.menu()
        if isinstance(menu, QMenu) and entry.isVisible():
            corner = bar.mapToGlobal(bar.actionGeometry(entry).bottomLeft())
            yield from _opened(menu, f"menu-{_file_name(entry.text())}", corner)


def _opened(menu: QMenu, name: str, corner: QPoint) -> Iterator[Scene]:
    menu.popup(corner)
    settle()
    yield Scene(name, menu, menu.pos())
    menu.hide()
    settle()


def _calendar(window: Any) -> Iterator[Scene]:
    """The other ways to look at events."""
    window.go_to("calendar")
    switches = [b for b in window.tab.findChildren(QPushButton) if b.objectName().startswith("mode-")]
    for switch in [*switches[1:], *switches[:1]]:
        switch.click()
        settle()
        yield Scene(f"calendar-{switch.objectName().removeprefix('mode-')}")
    office = window.desk.office
    evenings = Query(filters=(Filter(Event.kind, EventKind.INFO),), sort=Event.start, descending=True)
    for event in office.events.ids(evenings)[:1]:
        window.show_record("Event", event)
        settle()
        yield Scene("calendar-evening")


def _over_the_window(window: Any) -> Iterator[Scene]:
    """The search over everything, a notice, the bar of a sample office, and what the menus lead to."""
    window.find_field.setFocus()
    window.find_field.setText("an")
    window.find_field.look_up()
    settle()
    yield Scene("find")
    window.find_field.clear()
    window.find_field.close_popup()
    window.show_record("Person", "")
    window.notice.say(_("{count} Personen geändert").format(count=4), _("Rückgängig"), lambda: None)
    window.show_sample_bar(passing=False)
    settle()
    yield Scene("notice")
    window.desk.office.people.trash([window.tab.pane.model.ids[-1]])
    settle_work(window)
    window.notice.hide()
    for entry in (*window.menus.extras.actions(), *window.menus.help.actions()):
        if not entry.isSeparator() and not entry.menu():
            yield from _shown_by(window, f"dialog-{_file_name(entry.text())}", entry.trigger)


def _registered(window: Any) -> Iterator[Scene]:
    for name, act in SCENES:
        yield from _shown_by(window, name, partial(act, window))
        if pane := getattr(window.tab, "pane", None):
            pane.detail.discard()


def _shown_by(window: Any, name: str, act: Callable[[], object]) -> Iterator[Scene]:
    """What comes up over the window when something is done."""
    act()
    settle_work(window)
    yield from _closed_again(name, _in_front(window))
    settle()


def _in_front(window: Any) -> list[QWidget]:
    """The dialogs and popups over the window."""
    return [part for part in QApplication.topLevelWidgets() if part is not window and part.isVisible()]


def _closed_again(name: str, parts: list[QWidget]) -> Iterator[Scene]:
    for part in parts:
        if isValid(part) and part.isVisible():
            while not getattr(part, "ready", True):
                settle()
            yield Scene(name, part)
            part.close()
            part.hide()


def settle() -> None:
    """Let everything that is due happen: layouts, timers of zero, deferred deletions."""
    for _round in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle_work(window: Any) -> None:
    """The same, and wait for what the worker does and for what the tab in view still has to show."""
    settle()
    while window.desk.tasks.busy or window.desk.aside.busy or not (window.tab is None or window.tab.ready):
        time.sleep(0.01)
        settle()
    settle()


def _file_name(words: str) -> str:
    plain = "".join(c if c.isalnum() else "-" for c in fold(words).replace("&", ""))
    return "-".join(filter(None, plain.split("-")))
