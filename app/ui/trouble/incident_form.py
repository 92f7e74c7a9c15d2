"""One incident as fields."""

from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from app.models import Incident, IncidentKind, IncidentTarget
from app.text import _
from app.ui.kit.places import dotted, line, section
from app.ui.record_dialog import RecordDialog

V = Incident
KEY = "incident"
"""What brings half-typed input back, see `safety.typed_dialogs.AGAIN`."""
SECTIONS = (
    section(
        "",
        V.happened_at,
        line(V.kind, V.target, label=_("Art, gegen wen"), join=dotted),
        V.shelter_id,
        V.circle_id,
        V.person_id,
        V.place,
        V.text,
    ),
    section(
        _("Was seitdem geschah"),
        line(V.reported_to, V.reported_on, label=_("Gemeldet bei, am"), join=dotted),
        V.reference_number,
        V.measures,
        V.closed_on,
    ),
)


class IncidentDialog(RecordDialog):
    """The fields of an incident; its title says nothing of it."""

    again = KEY

    def __init__(self, parent: QWidget, desk: Any, service: Any, record: Any) -> None:
        title = _("Neuer Vorfall") if isinstance(record, dict) else _("Vorfall")
        super().__init__(parent, desk, title, service, record, SECTIONS)
        self.setObjectName("incident")


def first_values() -> dict[str, Any]:
    """What a new one starts with."""
    now = datetime.now().replace(second=0, microsecond=0)
    return {"happened_at": now, "kind": IncidentKind.OTHER, "target": IncidentTarget.VOLUNTEERS}
