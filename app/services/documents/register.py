"""Names every document once: menu, command line and tests find it here. A new document is one line."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from app.errors import UserError
from app.text import translate

if TYPE_CHECKING:
    from app.services.documents.page import Printed, Target


@dataclass(frozen=True)
class Document:
    """`key` on the command line, `title` in menus, `entity` (model) it is printed for, `data`: class in `data.py`
    that it takes.

    The module of the same name as `key` draws it and is loaded, with reportlab, on first use.
    """

    key: str
    title: str
    entity: str
    data: str

    @property
    def label(self) -> str:
        """The title in the user's language."""
        return translate(self.title)

    def write(self, target: "Target", records: Sequence[Any]) -> "Printed":
        """Print the records (data classes) into one PDF at a path or into a stream."""
        module = import_module(f"app.services.documents.{self.key.replace('-', '_')}")
        printed: Printed = module.write_many(target, records)
        return printed


DOCUMENTS = (
    Document("flyer", "Flyer", "Event", "Flyer"),
    Document("sign-in", "Teilnahmeliste", "Event", "SignIn"),
    Document("handout", "Besuchsmappe", "Shelter", "Handout"),
)


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
