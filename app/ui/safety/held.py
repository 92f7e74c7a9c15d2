"""The ways that are left while another program has the office file open."""

from collections.abc import Callable
from typing import Any

from app.errors import Held
from app.text import _
from app.ui.kit.dialog import ask
from app.ui.welcome import Ways, Welcome, ways


def held_page(window: Any, error: Held, enter: Callable[[bool], object]) -> Welcome:
    """Says where the file is open; `enter(anyway)` tries again."""
    again = (
        _("Noch einmal versuchen"),
        _("Sobald Helferkreis dort geschlossen ist, öffnet sich das Büro hier."),
        _("Noch einmal versuchen"), lambda: enter(False),
    )  # fmt: skip
    anyway = (
        _("Trotzdem hier öffnen"),
        _("Nur wenn das Programm am anderen Rechner sicher nicht mehr läuft, zum Beispiel nach einem Stromausfall."),
        _("Trotzdem öffnen …"), lambda: _ask_anyway(window, error, enter),
    )  # fmt: skip
    own: Ways = (again,) if error.sure else (again, anyway)
    return Welcome((*own, *ways(window, None, broken=True)), str(error))


def _ask_anyway(window: Any, error: Held, enter: Callable[[bool], object]) -> None:
    words = _("Läuft Helferkreis am Rechner {host} noch, gehen Eingaben von dort oder von hier verloren.")
    answers = [(_("Abbrechen"), None), (_("Trotzdem öffnen"), lambda: enter(True))]
    ask(window, _("Wirklich hier öffnen?"), words.format(**error.values), answers)
