"""The fields an office adds to people by itself: what they are, and what somebody has in them."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from app.models import ExtraField, ExtraKind, ExtraValue
from app.models.base import Choice, Facts, Kind, Loose
from app.services.crud import Crud
from app.services.database import Database
from app.services.history_words import stored_words
from app.text import _, fold

PREFIX = "own_"
"""Before the id of a field, where its value stands among those of a form."""
YES = "ja"
KINDS = {
    ExtraKind.TEXT: Kind.TEXT, ExtraKind.NUMBER: Kind.NUMBER, ExtraKind.DATE: Kind.DATE, ExtraKind.YES_NO: Kind.YES_NO,
    ExtraKind.CHOICE: Kind.CHOICE,
}  # fmt: skip


class OwnFields(Crud[ExtraField]):
    """Defines the fields; reads and writes what people have in them."""

    entity = ExtraField

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._known: list[ExtraField] | None = None
        database.subscribe(self._on_committed)

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        problems = super().check(values, identity)
        name = fold(values.get("name") or "")
        if name and any(fold(f.name) == name for f in self.fields() if f.id != identity):
            problems["name"] = _("Ein Feld mit dieser Bezeichnung gibt es schon.")
        stored = self.get(identity) if identity and identity != "several" else None
        kind = values.get("kind") or getattr(stored, "kind", None)
        options = values["options"] if "options" in values else getattr(stored, "options", None)
        if kind is ExtraKind.CHOICE and not _lines(options):
            problems["options"] = _("Bitte nennen Sie mindestens eine Möglichkeit, jede in einer Zeile.")
        if stored is not None and kind is not stored.kind and self.used(stored.id):
            problems["kind"] = _("Die Art bleibt, solange jemand in diesem Feld etwas stehen hat.")
        return problems

    def fields(self) -> list[ExtraField]:
        """All fields in the order of the office."""
        if self._known is None:
            self._known = sorted(self.all(), key=lambda one: (one.position, one.sort_key))
        return self._known

    def attributes(self) -> list[Loose]:
        """The same for a form."""
        return [attribute_of(one) for one in self.fields()]

    def used(self, field_id: str) -> int:
        """How many people have something in a field."""
        with self.database.reading() as connection:
            wanted = select(ExtraValue.id).where(ExtraValue.field_id == field_id, ExtraValue.value != "")
            return len(connection.execute(wanted).all())

    def values_of(self, person_id: str) -> dict[str, Any]:
        """What somebody has, by the names a form knows, in the types its editors want."""
        if not (attributes := self.attributes()):
            return {}
        with self.database.reading() as connection:
            stored = _stored(connection, person_id)
        return {told.told.name: typed(told.told, stored.get(told.told.name[len(PREFIX) :])) for told in attributes}

    def spoken(self, ids: Iterable[str] | None = None) -> dict[str, dict[str, str]]:
        """By person what stands in each field, in German, under its name; None asks for everybody."""
        kinds = {one.id: one for one in self.fields()}
        wanted = select(ExtraValue.person_id, ExtraValue.field_id, ExtraValue.value).where(ExtraValue.value != "")
        if ids is not None:
            wanted = wanted.where(ExtraValue.person_id.in_(list(ids)))
        found: dict[str, dict[str, str]] = {}
        with self.database.reading() as connection:
            for person, field, value in connection.execute(wanted):
                if field in kinds:
                    found.setdefault(person, {})[kinds[field].name] = stored_words(value)
        return found

    def _on_committed(self, changes: Any) -> None:
        if ExtraField.__name__ in changes.entities:
            self._known = None


def _stored(connection: Connection, person_id: str) -> dict[str, str]:
    wanted = select(ExtraValue.field_id, ExtraValue.value).where(ExtraValue.person_id == person_id)
    return {field: value for field, value in connection.execute(wanted)}


def write(session: Session, person_id: str, values: Mapping[str, Any]) -> bool:
    """Keep values under the names of `attribute_of`, in an open transaction; the answer is whether any is new."""
    wanted = select(ExtraValue).where(ExtraValue.person_id == person_id)
    present = {row.field_id: row for row in session.scalars(wanted)}
    new = {name.removeprefix(PREFIX): plain(value) for name, value in values.items()}
    changed = {field: text for field, text in new.items() if text != (present[field].value if field in present else "")}
    for field, text in changed.items():
        if field not in present:
            session.add(ExtraValue(person_id=person_id, field_id=field, value=text))
        else:
            present[field].value = text  # an empty one stays, so that the history can name its field
    return bool(changed)


def attribute_of(one: ExtraField) -> Loose:
    """A field of the office for a form."""
    choices: Any = None
    if one.kind is ExtraKind.CHOICE:
        choices = _choices(tuple(_lines(one.options)))
    facts = Facts(f"{PREFIX}{one.id}", one.name, KINDS[one.kind], 500, hint=one.hint or "", choices=choices)
    return Loose(facts, f"{facts.name}:{one.version}")


@cache
def _choices(options: tuple[str, ...]) -> type[Choice]:
    made: Any = Choice
    result: type[Choice] = made("Options", {f"O{place}": words for place, words in enumerate(options)})
    return result


def _lines(options: str | None) -> list[str]:
    return list(dict.fromkeys(line.strip() for line in (options or "").splitlines() if line.strip()))


def plain(value: Any) -> str:
    """A value as it is stored; "" for none."""
    if isinstance(value, Choice):
        return str(value.value)
    if isinstance(value, bool):
        return YES if value else ""
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def typed(told: Facts, stored: str | None) -> Any:
    """What an editor shows for a stored value; None for none, or for what is no choice any more."""
    if not stored:
        return None
    if told.kind is Kind.CHOICE:
        return next((choice for choice in told.choices or () if choice.value == stored), None)
    if told.kind is Kind.YES_NO:
        return stored == YES
    try:
        return {Kind.DATE: date.fromisoformat, Kind.NUMBER: int}.get(told.kind, str)(stored)  # type: ignore[operator]
    except ValueError:
        return None


def split(values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values of the record itself, and those of the office's own fields."""
    own = {name: value for name, value in values.items() if name.startswith(PREFIX)}
    return {name: value for name, value in values.items() if name not in own}, own
