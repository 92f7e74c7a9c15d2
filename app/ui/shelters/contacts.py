"""Who answers for a house: function, when she is there, and who stands in for her."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.models import ContactRole
from app.models.base import Attribute
from app.text import _
from app.ui.kit.places import section
from app.ui.kit.related import Related, RelatedPage
from app.ui.shelters.new_contact import offer

C = ContactRole
CONTACTS = Related(
    _("Ansprechpersonen"),
    ContactRole,
    C.shelter_id,
    (C.person_name, C.function),
    (section("", C.person_id, C.function, C.organisation_id, C.presence_hours, C.deputy_id, C.notes),),
    _("+ Ansprechperson"),
    quiet=(C.phone, C.mobile, C.presence_hours, C.deputy_id),
    empty=_("Noch niemand eingetragen."),
)


class ContactsPage(RelatedPage):
    """Contacts; a deputy is called one, and who is new can be taken up at once."""

    def _open_box(self, record: Any, position: int, line: QWidget | None = None) -> None:
        super()._open_box(record, position, line)
        for name in ("person_id", "deputy_id"):
            offer(self.boxes[0].form.editor(name), self.desk)

    def make_line(self, record_id: str, values: dict[Any, Any]) -> QWidget:
        deputy = values[C.deputy_id]
        told: dict[Attribute | Any, Any] = dict(values)
        told[C.deputy_id] = deputy and _("Vertretung: {name}").format(name=deputy)
        return super().make_line(record_id, told)
