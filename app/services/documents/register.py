"""Names every document once: menu, command line and tests find it here. A new document is one line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from app.errors import UserError
from app.services.worker import Progress
from app.text import _, translate

if TYPE_CHECKING:
    from app.services.documents.page import Printed, Target


@dataclass(frozen=True)
class Document:
    """`key` on the command line, `title` in menus, `entity` (model) it is printed for, `data`: name of the data class
    that it takes.

    The module of the same name as `key` draws it and is loaded, with reportlab, on first use.
    """

    key: str
    title: str
    entity: str
    data: str
    drawn_by: str = ""
    """The module that draws it, where several documents share one."""
    offered: bool = True
    """Whether the menus offer it with every record it fits; else it has a place of its own."""

    @property
    def label(self) -> str:
        """The title in the user's language."""
        return translate(self.title)

    def write(self, target: "Target", records: Sequence[Any], progress: Progress | None = None) -> "Printed":
        """Print the records (data classes) into one PDF at a path or into a stream."""
        module = import_module(f"app.services.documents.{self.drawn_by or self.key.replace('-', '_')}")
        printed: Printed = module.write_many(target, _counted(records, progress))
        return printed


def _counted(records: Sequence[Any], progress: Progress | None) -> Iterator[Any]:
    for number, record in enumerate(records):
        if progress:
            progress(number, len(records))
        yield record


DOCUMENTS = (
    Document("flyer", "Flyer", "Event", "Flyer"),
    Document("sign-in", "Teilnahmeliste", "Event", "SignIn"),
    Document("handout", _("Handzettel"), "Shelter", "Handout"),
    Document("visit-pack", _("Besuchsmappe"), "Shelter", "VisitPack", offered=False),
    Document("house-sheet", _("Haus auf einen Blick"), "Shelter", "HouseSheet"),
    Document("hours-sheet", _("Einsatzliste einer Unterkunft"), "Shelter", "HoursSheet"),
    Document("count-sheet", _("Zählbogen Belegung"), "Office", "CountSheet", offered=False),
    Document("circle-hours-sheet", _("Einsatzliste eines Helferkreises"), "HelperCircle", "HoursSheet", "hours_sheet"),
    Document(
        "people-hours-sheet", _("Einsatzliste zum Eintragen"), "Office", "HoursSheet", "hours_sheet", offered=False
    ),
    Document("timesheet", _("Stundenzettel"), "Person", "Timesheet"),
    Document("circle-year", _("Entwicklung im Jahr"), "HelperCircle", "CircleYear"),
    Document("circle-contacts", _("Kontaktliste und Telefonkette"), "HelperCircle", "CircleContacts"),
    Document("letter", _("Brief"), "Person", "Letter", offered=False),
    Document("labels", _("Adressaufkleber"), "Person", "Labels", offered=False),
    Document("badges", _("Namensschilder"), "Person", "Labels", "labels", offered=False),
    Document("phone-list", _("Telefonliste"), "Office", "Report", "report", offered=False),
    Document("emergency-roster", _("Notfallplan"), "Office", "Report", "report", offered=False),
    Document("information", _("Auskunft nach Art. 15 DSGVO"), "Person", "Report", "report", offered=False),
    Document(
        "processing-record", _("Verzeichnis von Verarbeitungstätigkeiten"), "Office", "Report", "report", offered=False
    ),
)


def draw_records(key: str, records: Sequence[Any], progress: Progress) -> dict[str, str]:
    """The job of the worker for many sheets that are looked at or printed: the PDF in base64, in no file."""
    from base64 import b64encode
    from io import BytesIO

    stream = BytesIO()
    document(key).write(stream, records, progress)
    return {"pdf": b64encode(stream.getvalue()).decode()}


def document(key: str) -> Document:
    """The document of a key; UserError when there is none."""
    for known in DOCUMENTS:
        if known.key == key:
            return known
    raise UserError(
        "Ein Dokument „{key}“ gibt es nicht. Es gibt: {keys}.",
        key=key,
        keys=", ".join(known.key for known in DOCUMENTS),
    )
