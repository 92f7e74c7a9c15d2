"""The ways into the dialogs of arrivals; each is loaded when it is first wanted."""

from typing import Any

from app.text import _


def open_announce(window: Any, house: str | None = None) -> Any:
    """Announce an arrival, for a house where one is told."""
    from app.ui.arrivals.announce import AnnounceDialog

    window.desk.office.database.refuse_frozen()
    return _opened(AnnounceDialog(window, house))


def open_prepare(window: Any, arrival_id: str) -> Any:
    """What the template makes of an arrival."""
    from app.ui.arrivals.prepare import PrepareDialog

    window.desk.office.database.refuse_frozen()
    return _opened(PrepareDialog(window, window.desk, arrival_id))


def open_template(window: Any) -> Any:
    """The template of what an arrival asks for."""
    from app.ui.arrivals.template_dialog import TemplateDialog

    return _opened(TemplateDialog(window, window.desk))


def count_arrived(window: Any, arrival_id: str) -> Any:
    """The count of the house after an arrival, to be checked and kept."""
    from app.ui.arrivals.places import COUNT
    from app.ui.record_dialog import RecordDialog

    office = window.desk.office
    first = office.arrivals.first_occupancy(arrival_id)
    title = _("Belegung nach der Ankunft")
    return _opened(RecordDialog(window, window.desk, title, office.occupancies, first, COUNT))


def _opened(dialog: Any) -> Any:
    dialog.open()
    return dialog
