"""Brings the steps of the ladder into the menus."""

from collections.abc import Callable, Iterator
from typing import Any

from app.text import _


def contribute(window: Any) -> None:
    """Add the entry."""
    menus = window.menus
    menus.add(menus.extras, _("Schritte der Entwicklung …"), lambda: open_steps(window), part=menus.rules)


def open_steps(window: Any) -> Any:
    """Let the office word and order the ladder of its circles."""
    from app.ui.circles.steps_dialog import StepsDialog

    dialog = StepsDialog(window, window.desk)
    dialog.open()
    return dialog


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """Minutes, a step, a talk."""
    from app.ui.circles import pictures as own

    yield from own.pictures(window, settle)
