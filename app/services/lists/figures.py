"""The key figures of the office with how each is counted, as the start page says them."""

from collections.abc import Iterator

from app.models import Office
from app.models.base import Kind
from app.services.figures import KEY_FIGURES, Definition, Told
from app.services.lists.definition import ListDefinition, Scope
from app.services.lists.sheet import Heading, Records, Sheet
from app.services.office import Services
from app.text import _, translate

_HEADINGS = (
    Heading("title", _("Kennzahl")), Heading("figure", _("Wert")), Heading("aside", _("Dazu")),
    Heading("records", _("Einträge"), Kind.NUMBER.value), Heading("counted", _("So wird gezählt")),
)  # fmt: skip


def _told(services: Services) -> Iterator[tuple[Definition, Told]]:
    return ((wanted, services.figures.tell(wanted)) for wanted in KEY_FIGURES)


def _sheet(services: Services, wanted: ListDefinition, scope: Scope) -> Sheet:
    result = Sheet(wanted.label, scope.gate.recipient, condition=scope.condition, headings=list(_HEADINGS))
    result.columns = [heading.title for heading in result.headings]
    result.rows = [
        (translate(w.title), told.figure, told.aside, told.listed, translate(w.counted)) for w, told in _told(services)
    ]
    return result


def _records(services: Services, wanted: ListDefinition, scope: Scope) -> Records:
    result = Records(wanted.label, scope.gate.recipient)
    result.columns = [heading.name for heading in _HEADINGS]
    result.items = [
        {"key": w.key, "title": w.title, "figure": told.figure, "aside": told.aside, "records": told.listed,
         "counted": w.counted}
        for w, told in _told(services)
    ]  # fmt: skip
    return result


FIGURES = ListDefinition("figures", _("Kennzahlen"), Office, sheet=_sheet, records=_records)
