"""Brings letters, labels, mail and telephone lists into the menus, to every list of people and to Strg+P."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu

from app.models import Person
from app.text import _
from app.ui.kit import outputs_hook
from app.ui.kit.outputs_hook import Subject
from app.ui.letters.opening import open_emergency, open_labels, open_letters, open_mail, open_phone_list

IDLE_MS = 4_000
"""So long after the start what the dialogs share is loaded, so that the first one opens at once."""
WAYS: tuple[tuple[str, Callable[[Any, Sequence[str]], Any]], ...] = (
    (_("Briefe und Formulare …"), open_letters),
    (_("E-Mail schreiben …"), open_mail),
    (_("Aufkleber und Namensschilder …"), open_labels),
)
"""What can be written to people, in the order of the menus."""


LISTS: tuple[tuple[str, Callable[..., Any]], ...] = (
    (_("Telefonliste …"), open_phone_list),
    (_("Notfallplan und Telefonkette …"), open_emergency),
)
"""Lists of people to keep at hand; from the menu of everybody active."""


def contribute(window: Any) -> None:
    """Add the entries."""
    for words, act in WAYS:
        window.menus.add(window.menus.output, words, partial(_write, window, act))
        outputs_hook.offer(Person.__name__, words, partial(_write_to, act))
    for words, act in LISTS:
        window.menus.add(window.menus.output, words, partial(act, window))
    outputs_hook.offer_list(Person.__name__, fill_list)
    QTimer.singleShot(IDLE_MS, window, lambda: _load(window))


def _load(window: Any) -> None:
    """Once the window has closed nobody needs it."""
    if window.isVisible():
        window.desk.tasks.run(window, lambda job: import_module("app.ui.letters.letter_dialog"), lambda module: None)


def _write_to(act: Callable[[Any, Sequence[str]], Any], window: Any, person_id: str) -> Any:
    return act(window, [person_id])


def people_in_view(window: Any) -> list[str]:
    """The people selected in the list in view, or the one shown; from elsewhere everybody active."""
    if getattr(window.tab, "entity", None) is Person:
        pane = window.tab.pane
        chosen: list[str] = pane.selected_ids() or [pane.card.current_id]
        if any(chosen):
            return chosen
    from app.services.letters.rosters import active_ids

    return active_ids(window.desk.office)


def _write(window: Any, act: Callable[[Any, Sequence[str]], Any]) -> Any:
    return act(window, people_in_view(window))


def fill_list(tab: Any, menu: QMenu, subjects: Sequence[Subject]) -> None:
    """Under "Liste ausgeben": a menu for all of the list, for those selected and for those marked."""
    window = tab.window()
    for subject in subjects:
        inner = menu.addMenu(_("Anschreiben: {people}").format(people=subject.words))
        inner.setEnabled(bool(subject.ids))
        for words, act in (*WAYS, *LISTS):
            inner.addAction(words, partial(act, window, subject.ids))


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """The dialogs of this plug-in for the pictures of the program, each with its name."""
    from app.ui.letters import pictures as own

    yield from own.pictures(window, settle)
