"""Brings the wizard into the window: the menu entry with its key, and the way from an empty list."""

from typing import Any

from app.text import _
from app.ui.imports import open_wizard


def contribute(window: Any) -> None:
    """Add "Liste einlesen …" to the menu Datei."""
    window.menus.add(window.menus.file, _("Liste einlesen …"), lambda: open_wizard(window), "Ctrl+I", first=True)
    window.desk.import_asked.connect(lambda kind: open_wizard(window, kind))
