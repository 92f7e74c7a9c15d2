"""Brings the incidents into the window: one entry under "Extras"."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from app.text import _


def contribute(window: Any) -> None:
    """Add the entry."""
    menus = window.menus
    menus.add(menus.extras, _("Vorfälle …"), partial(_open, window), part=menus.work)


def _open(window: Any) -> None:
    from app.ui.trouble.incidents import open_incidents

    open_incidents(window)


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """What is behind the gate, of the sample office."""
    from app.ui.trouble import pictures as own

    yield from own.pictures(window, settle)
