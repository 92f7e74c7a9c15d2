"""The templates of the office: shipped ones as they are or as the office has changed them, and its own."""

from dataclasses import dataclass
from functools import cache

from app import resources
from app.errors import UserError
from app.models import LetterTemplate, LetterUse
from app.services.crud import Crud
from app.services.database import Database
from app.services.letters.fields import FIELDS
from app.services.letters.wording import unknown
from app.text import _, fold


@dataclass(frozen=True)
class Template:
    """A wording with fields in braces; `key` names a shipped one, `identity` the office's own or changed one."""

    name: str
    use: LetterUse
    subject: str
    body: str
    key: str = ""
    identity: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether the office has its own wording of a shipped template."""
        return bool(self.key and self.identity)


class Templates(Crud[LetterTemplate]):
    """Reads and keeps the wordings."""

    entity = LetterTemplate

    def __init__(self, database: Database) -> None:
        super().__init__(database, LetterTemplate)

    def known(self, use: LetterUse | None = None) -> list[Template]:
        """All templates in the order of their names: shipped, changed and own ones."""
        own = [_of(record) for record in self.all()]
        changed = {template.key for template in own if template.key}
        found = [*own, *(template for key, template in shipped().items() if key not in changed)]
        return sorted((t for t in found if use in (None, t.use)), key=lambda t: fold(t.name))

    def find(self, wanted: str) -> Template:
        """The template with this key, id or name; UserError when there is none."""
        for template in self.known():
            if wanted in (template.key, template.identity, template.name) and wanted:
                return template
        names = ", ".join(template.key or template.name for template in self.known())
        raise UserError("Eine Vorlage „{name}“ gibt es nicht. Es gibt: {names}.", name=wanted, names=names)

    def keep(self, template: Template) -> Template:
        """Keep a new or changed wording; UserError says what is wrong with it."""
        if problems := problems_of(template):
            raise UserError("{problem}", problem=problems[0])
        values = {
            "name": template.name, "use": template.use, "subject": template.subject or None, "body": template.body,
            "shipped": template.key or None,
        }  # fmt: skip
        return _of(self.get(self.save(template.identity or None, values)))

    def as_shipped(self, template: Template) -> Template:
        """Give up the office's wording of a shipped template ("auf Auslieferungszustand"); an own one stays."""
        if not template.is_changed:
            return template
        self.trash([template.identity])
        return shipped()[template.key]


def problems_of(template: Template) -> tuple[str, ...]:
    """What is wrong with a wording, in sentences: no name, no text, a field that does not exist."""
    found = []
    if not template.name.strip():
        found.append(_("Bitte geben Sie der Vorlage einen Namen."))
    if not template.body.strip():
        found.append(_("Bitte schreiben Sie einen Text."))
    told = {field.name for field in FIELDS}
    if wrong := unknown(f"{template.subject}\n{template.body}", told):
        words = _("Das Feld {field} gibt es nicht. Bitte wählen Sie eines aus der Liste „Feld einfügen“.")
        found.append(words.format(field="{" + wrong[0] + "}"))
    return tuple(found)


def _of(record: LetterTemplate) -> Template:
    return Template(record.name, record.use, record.subject or "", record.body, record.shipped or "", record.id)


@cache
def shipped() -> dict[str, Template]:
    """The wordings that come with the program, by key."""
    files = sorted(resources.path("letters").glob("*.txt"))
    return {file.stem: _read(file.stem, file.read_text(encoding="utf-8")) for file in files}


def _read(key: str, text: str) -> Template:
    head, _line, body = text.partition("\n---\n")
    told = dict(line.split(": ", 1) for line in head.splitlines())
    use = next(use for use in LetterUse if use.value == told["Wird"])
    return Template(told["Name"], use, told.get("Betreff", ""), body.strip("\n"), key)
