"""The office's own data: what stands on every letter, flyer and list, and the colour of the window."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.models import Office
from app.text import _
from app.ui.kit.places import address, section
from app.ui.record_dialog import RecordDialog

F = Office
PLACES = (
    section(
        _("Büro"),
        F.name,
        F.short_name,
        F.unit,
        F.coordinator,
        address(F.street, F.postal_code, F.city, _("Anschrift")),
        F.phone,
        F.email,
        F.website,
    ),
    section(_("Auf Drucksachen"), F.publisher, F.responsible, F.accent),
    section(_("Für alle Häuser"), F.house_rules),
)


class OfficeDialog(RecordDialog):
    """Angaben zum Büro."""

    def __init__(self, parent: QWidget, desk: Any) -> None:
        record = desk.office.office() or {}
        super().__init__(parent, desk, _("Angaben zum Büro"), desk.office.office_records, record, PLACES)
