"""The forms of authorities that the office has loaded: keep one, look at it as of a day, and hand it out filled in."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import shorten

from app.errors import UserError
from app.models import AuthorityForm
from app.models.facts import facts
from app.services.crud import Crud
from app.services.files import drafts_beside
from app.services.lists.disclosure import AUTHORITY
from app.services.lists.export import proposed_name, put_out
from app.services.office import Services
from app.services.own_forms import places as kept_places
from app.services.own_forms.gathering import Gathered, gather
from app.services.own_forms.layout import Layout
from app.services.own_forms.places import Context, Place
from app.services.own_forms.planning import Plan, plan
from app.services.own_forms.reading import read_file, read_layout
from app.services.own_forms.writing import write_filled
from app.text import _, fold, translate

LONGEST_TITLE = 60
"""Characters of the name that a form gets from its title."""


@dataclass(frozen=True)
class Form:
    """A form as it is worked with: what is kept of it, and what stands in the file."""

    identity: str
    name: str
    recipient: str
    purpose: str
    file_name: str
    filled_on: date | None
    figures: dict[str, float]
    places: tuple[Place, ...]
    layout: Layout
    version: int

    @property
    def ending(self) -> str:
        """ "xlsx", or "xlsm" where the file has programs of its own."""
        return Path(self.file_name).suffix.lower().lstrip(".") or "xlsx"


@dataclass(frozen=True)
class Preview:
    """What filling in would mean, and who would be named."""

    gathered: Gathered
    plan: Plan


@dataclass(frozen=True)
class FilledIn:
    """A form that was handed out."""

    path: Path
    notes: tuple[str, ...]
    named: int
    left_out: int


class Forms:
    """Reads, keeps and fills in; everything here may take a second and runs beside the window."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._crud: Crud[AuthorityForm] = services.crud(AuthorityForm)

    def names(self) -> list[tuple[str, str]]:
        """The forms there are, as (id, name)."""
        return [(one.id, one.name) for one in self._crud.all()]

    def find(self, wanted: str) -> str:
        """The id of the form of this name, or the only one whose name contains it; UserError naming those there are."""
        known = [(identity, fold(name)) for identity, name in self.names()]
        words = fold(wanted)
        for found in ([i for i, name in known if name == words], [i for i, name in known if words in name]):
            if len(found) == 1:
                return found[0]
        names = ", ".join(f"„{name}“" for _identity, name in self.names()) or _("noch keines")
        raise UserError("Ein Formular „{name}“ gibt es nicht. Es gibt: {names}.", name=wanted, names=names)

    def load(self, path: Path, identity: str = "") -> str:
        """Keep a file as a new form, or as the new file of one that is there, with its places; the answer is its id.

        UserError for everything that is no workbook, is damaged or hostile.
        """
        content = read_file(path)
        layout = read_layout(content, path.name)
        file = {"file_name": path.name, "size": len(content), "content": content,
                "digest": hashlib.sha256(content).hexdigest()}  # fmt: skip
        if identity:
            return self._crud.save(identity, file)
        name = _title(layout) or path.stem.replace("_", " ")
        return self._crud.save(
            None,
            {"name": self._free_name(name), "recipient": translate(AUTHORITY), "places": [], "figures": {}, **file},
        )

    def _free_name(self, name: str) -> str:
        short, taken = name[: (facts(AuthorityForm.name).length or 120) - 5], {one for _i, one in self.names()}
        return next(n for i in range(1, 10_000) if (n := short if i == 1 else f"{short} ({i})") not in taken)

    def open(self, identity: str) -> Form:
        """A form with what stands in its file."""
        record = self._crud.get(identity)
        layout = read_layout(self.content(identity), record.file_name)
        return Form(
            record.id, record.name, record.recipient, record.purpose or "", record.file_name, record.filled_on,
            dict(record.figures or {}), tuple(kept_places.unpack(record.places)), layout, record.version,
        )  # fmt: skip

    def content(self, identity: str) -> bytes:
        """The file as it came."""
        with self._services.database.session() as session:
            return session.get_one(AuthorityForm, identity).content

    def keep(self, identity: str, name: str, recipient: str, purpose: str, places: Sequence[Place]) -> None:
        """Keep what belongs where; UserError without a name or a recipient, or where another form has the name."""
        if any(one != identity and fold(known) == fold(name) for one, known in self.names()):
            raise UserError("Ein Formular „{name}“ gibt es schon. Bitte nehmen Sie einen anderen Namen.", name=name)
        values = {"name": name.strip(), "recipient": recipient.strip(), "purpose": purpose.strip() or None,
                  "places": kept_places.pack(places)}  # fmt: skip
        record = self._crud.get(identity)
        changed = {key: value for key, value in values.items() if getattr(record, key) != value}
        if changed:
            self._crud.save(identity, changed)

    def remove(self, identity: str) -> None:
        """Move a form to the trash."""
        self._crud.trash([identity])

    def preview(self, form: Form, day: date) -> Preview:
        """The form filled in as of a day, without writing anything."""
        told = gather(Context(self._services, form.recipient, day), form.name, form.places)
        return Preview(told, plan(form.layout, form.places, told, form.figures))

    def fill(self, form: Form, day: date, path: Path) -> FilledIn:
        """Write the form filled in, log it where it names people, and keep its figures for the next time.

        UserError where something stands in the way; then nothing is written.
        """
        if path.suffix.lower() != f".{form.ending}":
            raise UserError("Das Formular ist eine .{ending}-Datei und bleibt eine. Bitte nennen Sie sie auch so.",
                            ending=form.ending)  # fmt: skip
        told = self.preview(form, day)
        if told.plan.problems:
            raise UserError("{problems}", problems=" ".join(told.plan.problems))
        with drafts_beside(path) as folder:
            draft = folder / f"formular.{form.ending}"
            write_filled(draft, self.content(form.identity), form.file_name, told.plan.writes)
            put_out(self._services, told.gathered.handed, lambda: draft.open("rb"), path, form.purpose)
        self._crud.change_all(
            [form.identity],
            {"filled_on": day, "figures": told.plan.figures},
            _("Ausgefüllt: {name}").format(name=form.name),
        )
        handed = told.gathered.handed
        return FilledIn(path, (*told.plan.notes, *missing_in_words(told.plan)), handed.named, handed.left_out)

    def proposed_name(self, form: Form, day: date) -> str:
        """ "2026-11-30_AWO-LB_Monatsmeldung.xlsx"."""
        words = form.name.replace("…", " ").replace("–", " ")
        return proposed_name(self._services, " ".join(words.split()), form.ending, day)


def missing_in_words(told: Plan) -> tuple[str, ...]:
    """That mandatory cells are empty, as one sentence; nothing where none is."""
    if not told.missing:
        return ()
    return (_("Noch leer, obwohl Pflicht: {cells}.").format(cells=", ".join(told.missing)),)


def _title(layout: Layout) -> str:
    """The first words of the first sheet that is to be seen, mostly the title of the form."""
    page = next((page for page in layout.pages if not page.hidden), layout.pages[0])
    texts = (box.text for (row, _column), box in sorted(page.boxes.items()) if row <= 6 and not box.formula)
    words = " ".join(next(filter(None, texts), "").split())
    return shorten(words, LONGEST_TITLE, placeholder=" …") if " " in words[:LONGEST_TITLE] else words[:LONGEST_TITLE]
