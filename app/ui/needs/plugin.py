"""Plugs matching into the window: a need said in the search over everything, the pool of interpreters, fair load."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.text import _

if TYPE_CHECKING:  # both are only needed once somebody searches
    from app.services.matching.understanding import Understood
    from app.ui.kit.find_answer import Offer


def contribute(window: Any) -> None:
    """Add the ways to the menus and to "Überall suchen"."""
    window.find_field.understood = partial(_offers, window)
    menus = window.menus
    menus.add(menus.extras, _("Dolmetschen …"), partial(_open_pool, window), part=menus.work)
    menus.add(menus.extras, _("Wer trägt wie viel? …"), partial(_open_load, window), part=menus.work)
    menus.add(menus.extras, _("Was beim Vermitteln zählt …"), partial(_open_weights, window), part=menus.rules)
    menus.add(menus.extras, _("Entfernungen …"), partial(_open_distances, window), part=menus.rules)


def _offers(window: Any, words: str) -> "list[Offer]":
    """The way to who fits what was said; read where the search is read, beside the window."""
    from app.ui.kit.find_answer import Offer

    understood = window.desk.office.matching.understand(words)
    if not understood.means_a_need:
        return []
    title = _("Wer passt? {need}").format(need=understood.told_today)
    return [Offer(title, _("Bedarf"), partial(begin, window, understood))]


def begin(window: Any, understood: "Understood") -> None:
    """Make the need that was said, and show who fits."""
    need_id = window.desk.office.matching.begin(understood)
    window.show_record("Need", need_id)
    pane = window.tab.pane
    if hasattr(pane, "show_matching"):
        pane.show_matching(need_id)


def _open_pool(window: Any) -> None:
    from app.ui.needs.pool import InterpretersDialog

    InterpretersDialog(window, window.desk).open()


def _open_load(window: Any) -> None:
    from app.ui.needs.pool import LoadDialog

    LoadDialog(window, window.desk).open()


def _open_weights(window: Any) -> None:
    from app.ui.needs.weights import open_weights

    open_weights(window, window.desk)


def _open_distances(window: Any) -> None:
    from app.ui.needs.distances import DistancesDialog

    DistancesDialog(window, window.desk).open()


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, QWidget | None]]:
    """What no menu opens: the reason for going past what stands in the way, and a need said in a line."""
    from app.ui.needs.reason import ReasonDialog

    words = _("{name} hat abgesagt. Der Grund wird gemerkt, damit niemand zu oft gefragt wird.")
    dialog = ReasonDialog(
        window, _("Abgesagt"), words.format(name="Aaliyah Demo"), _("Festhalten"), lambda _why: None, (), False
    )
    dialog.open()
    settle()
    yield "dialog-reason", dialog
    dialog.close()
    settle()
    window.find_field.setFocus()
    window.find_field.setText(_("arabisch dienstag begleitung"))
    window.find_field.look_up()
    settle()
    yield "find-need", None
    window.find_field.clear()
    window.find_field.close_popup()
