"""The wizard that reads other people's lists."""

from typing import Any


def open_wizard(window: Any, kind: str = "") -> Any:
    """Show the wizard over the main window; `kind` is a key of the services where it is known what the list holds."""
    from app.ui.imports.wizard import ImportWizard

    window.desk.office.database.refuse_frozen()
    wizard = ImportWizard(window, window.desk, kind)
    wizard.open()
    return wizard
