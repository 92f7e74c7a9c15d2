"""Brings the paper that comes back into the window: menu, key, and its number in the search over everything."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from app.services.paper import numbers
from app.text import _
from app.ui.kit import outputs_hook

if TYPE_CHECKING:  # only needed once somebody searches
    from app.ui.kit.find_answer import Offer


def contribute(window: Any) -> None:
    """An entry of "Extras"; a number typed into "Überall suchen" leads to its sheet."""
    menus, find = window.menus, window.find_field
    menus.add(menus.extras, _("Rücklauf erfassen …"), lambda: ask_number(window), "Ctrl+Shift+R", part=menus.work)
    outputs_hook.offer_list("Person", fill_list)
    find.understood = partial(_understood, window, find.understood)


def fill_list(tab: Any, menu: Any, subjects: Any) -> None:
    """Under "Liste ausgeben" of people: a list on which they write down their hours."""
    for subject in subjects:
        words = _("Einsatzliste zum Eintragen: {people}").format(people=subject.words)
        menu.addAction(words, partial(print_for, tab.window(), subject.ids)).setEnabled(bool(subject.ids))


def print_for(window: Any, ids: Any) -> Any:
    """Print the list for these people."""
    from app.ui.paper.people_dialog import PeopleSheetDialog

    dialog = PeopleSheetDialog(window, window.desk, ids)
    dialog.open()
    return dialog


def ask_number(window: Any) -> Any:
    """Ask which sheet it is."""
    from app.ui.paper.number_dialog import NumberDialog

    window.desk.office.database.refuse_frozen()
    dialog = NumberDialog(window, window.desk)
    dialog.open()
    return dialog


def open_sheet(window: Any, sheet: Any) -> Any:
    """Open a printed sheet for its handwriting."""
    from app.ui.paper.entry_dialog import EntryDialog

    window.desk.office.database.refuse_frozen()
    dialog = EntryDialog(window, window.desk, sheet)
    dialog.open()
    return dialog


def _understood(window: Any, otherwise: "Callable[[str], list[Offer]]", words: str) -> "list[Offer]":
    """The sheet whose number was typed, before what the words may mean else."""
    if not numbers.looks_like(words):
        return otherwise(words)
    from app.errors import UserError
    from app.ui.kit.find_answer import Offer

    try:
        sheet = window.desk.office.paper.numbered(words)
    except UserError:
        return otherwise(words)
    title = _("Liste {number}: {title}").format(number=numbers.spoken(sheet.number), title=sheet.title)
    return [Offer(title, _("Rücklauf"), partial(open_sheet, window, sheet)), *otherwise(words)]


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """A sheet half entered, and the field for its number."""
    from app.ui.paper import pictures as own

    yield from own.pictures(window, settle)
