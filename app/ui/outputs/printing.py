"""What the print dialog asks of the services; everything here may run in the worker thread."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.models import Funder, Office
from app.models.base import entity
from app.services import outputs
from app.services.documents.register import Document
from app.services.gather.sources import USUAL, Choices
from app.services.lists.export import proposed_name
from app.services.office import Services
from app.services.paper.issuing import number, previewed
from app.text import _, translate


@dataclass(frozen=True)
class Drawn:
    """A document as it will leave: its pages, the record it is for, and what the user must know about it."""

    document: Document
    record_id: str
    pdf: bytes
    title: str
    warning: str = ""
    data: Any = None


class Departure:
    """A drawn document on its way out; a list to write on gets its number now, and only if it really leaves."""

    def __init__(self, services: Services, drawn: Drawn) -> None:
        self._services, self._drawn = services, drawn
        self._sheets: list[str] = []

    def pages(self) -> bytes:
        """The pages as they leave."""
        drawn = self._drawn
        final, self._sheets = number(self._services, drawn.document.key, drawn.record_id, drawn.data)
        return draw(drawn.document, drawn.record_id, final).pdf if self._sheets else drawn.pdf

    def failed(self) -> None:
        """Nothing has left: the number is taken back."""
        self._services.paper.withdraw(self._sheets)


def next_record(services: Services, document: Document) -> str:
    """The record a document is most likely wanted for, "" when there is none."""
    try:
        return outputs.next_record(services, document.key)
    except UserError:
        return ""


def gather(services: Services, document: Document, record_id: str, choices: Choices = USUAL) -> Any:
    """The data of a document with everything there is; the dialog takes away what is not wanted."""
    return previewed(document.key, outputs.gather(services, document.key, record_id, choices))


def draw(document: Document, record_id: str, data: Any) -> Drawn:
    """The pages; UserError says what is missing for the print."""
    stream = BytesIO()
    printed = document.write(stream, [data])
    missing = _("Diese Zeichen kann die Schrift nicht drucken: {characters}.")
    warning = missing.format(characters=" ".join(printed.unprintable)) if printed.unprintable else ""
    return Drawn(document, record_id, stream.getvalue(), _title(document, data), warning, data)


def save(services: Services, drawn: Drawn, path: Path, pdf: bytes) -> None:
    """Write the pages to `path` and log whom they name."""
    outputs.write_logged(services, drawn.document.key, drawn.record_id, path, pdf)


def log(services: Services, drawn: Drawn) -> None:
    """Note that the pages went to a printer."""
    outputs.log_print(services, drawn.document.key, drawn.record_id)


def file_name(services: Services, document: Document, data: Any) -> str:
    """The proposed name: day, office, document and what it is about."""
    return proposed_name(services, _title(document, data), "pdf")


def where_to_mend(services: Services, document: Document, record_id: str, error: UserError) -> tuple[str, str, str]:
    """Where the reason of a refusal is mended: entity, id, and the words of the button; a funder before the imprint."""
    if funder := error.values.get("funder"):
        found = services.funders.of(Funder.name, funder)
        return Funder.__name__, found[0].id if found else "", _("Zum Geldgeber")
    office = services.office()
    if office is None or (document.key == "flyer" and not (office.publisher and office.street and office.city)):
        return Office.__name__, "", _("Angaben zum Büro ergänzen")
    return (
        document.entity,
        record_id,
        _("Angaben ändern: {kind}").format(kind=translate(entity(document.entity).singular)),
    )


def _title(document: Document, data: Any) -> str:
    subject = getattr(data, "title", "") or getattr(data, "shelter", "")
    return " ".join(f"{document.label} {subject}".split())
