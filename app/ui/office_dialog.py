"""The office's own data: what stands on every letter, flyer and list, and how window and print look."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.models import Office
from app.services.logo import logo_of
from app.text import _
from app.ui.kit.places import address, line, section
from app.ui.office_look import ColourField, LogoField
from app.ui.record_dialog import RecordDialog

F = Office
IMPRINT = (F.name, F.street, F.postal_code, F.city)
"""What the publisher is called in an imprint, unless it is somebody else."""
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
    section(_("Impressum auf Drucksachen"), F.publisher, F.responsible),
    section(_("Für alle Häuser"), F.house_rules),
    section(_("Briefe"), F.letter_head, F.letter_foot),
    section(_("Aussehen"), line(F.accent, widget=ColourField)),
)


class OfficeDialog(RecordDialog):
    """Angaben zum Büro."""

    again = "office"

    def __init__(self, parent: QWidget, desk: Any) -> None:
        record = desk.office.office()
        super().__init__(parent, desk, _("Angaben zum Büro"), desk.office.office_records, record or {}, PLACES)
        self._kept_logo = logo_of(desk.office)
        self.logo = LogoField(desk, self._kept_logo)
        self.form.layout().addWidget(self.logo)
        self._proposed = self._imprint() if record is None or record.publisher in (None, "") else None
        self.form.changed.connect(self._propose_publisher)
        self._propose_publisher()

    def values(self) -> dict[str, Any]:
        """What was changed, the logo included."""
        logo = self.logo.value()
        return {**super().values(), **({} if logo == self._kept_logo else {"logo": logo})}

    def _imprint(self) -> str:
        name, street, postal_code, city = (self.form.editor(part.key).text().strip() for part in IMPRINT)
        return ", ".join(filter(None, (name, street, f"{postal_code} {city}".strip())))

    def _propose_publisher(self) -> None:
        """Write name and address into the imprint as long as nobody has written something else there."""
        publisher = self.form.editor(F.publisher.key)
        if self._proposed is not None and publisher.text() in ("", self._proposed):
            self._proposed = self._imprint()
            publisher.set_value(self._proposed)
