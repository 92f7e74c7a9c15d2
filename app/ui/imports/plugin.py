"""Brings the wizard into the window: the menu entry, its key, and the wizard itself when it is asked for."""

from typing import Any

from app.text import _
from app.ui.kit.desk import Desk


def contribute(window: Any) -> None:
    """Add "Liste einlesen …" to the menu Datei."""
    window.menus.add(window.menus.file, _("Liste einlesen …"), lambda: open_wizard(window, window.desk), "Ctrl+I", first=True)


def open_wizard(parent: Any, desk: Desk, kind: str = "") -> Any:
    """Show the wizard over a window; `kind` is a key of the services where the list is known already."""
    from app.ui.imports.wizard import ImportWizard

    wizard = ImportWizard(parent, desk, kind)
    wizard.open()
    return wizard
