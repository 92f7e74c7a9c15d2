"""Single records and saving, the same way for every entity, beside its lists; a service adds its rules."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, inspect, select
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.orm.attributes import flag_modified

from app.errors import StaleError, UserError, ValidationError
from app.models.base import Attribute, Choice, Several, new_id, now
from app.models.facts import attribute, computed, facts, fields
from app.services.database import name_action
from app.services.listing import PAGE, Listing, R
from app.services.pages import chunks, lists_of
from app.services.query import MISSING, PRESENT, Between, Filter, Query, condition, expression
from app.text import _


class Crud(Listing[R]):
    """Reads and writes one entity. Records leave detached; changes come back as a dict of values with a version."""

    children: ClassVar[tuple[type[Any], ...]] = ()

    def get(self, identity: str) -> R:
        """One record, detached, with its lists and computed values; UserError when it is gone."""
        with self.database.session() as session:
            record = session.get(self.entity, identity)
            if record is None:
                raise UserError("Diesen Eintrag gibt es nicht mehr.")
            self._fill(session, [record])
        return record

    def all(self, *where: ColumnElement[bool]) -> list[R]:
        """Whole records outside the trash that fulfil the conditions, in order, complete; for short lists only."""
        statement = select(self.entity).where(self.entity.deleted_at.is_(None), *self.base(), *where)
        with self.database.session() as session:
            records = list(session.scalars(statement.order_by(self.entity.sort_key, self.entity.id)))
            self._fill(session, records)
        return records

    def of(self, attr: Attribute, value: Any) -> list[R]:
        """Whole records outside the trash whose field `attr` has `value`, in order: a person's assignments, say."""
        return self.all(condition(self.entity, Filter(attr, value)))

    def _fill(self, session: Session, records: list[R]) -> None:
        made = computed(self.entity)
        ids = [r.id for r in records]
        values: dict[str, Any] = {}
        for chunk in chunks(ids) if made else ():
            statement = select(self.entity.id, *(expression(self.entity, c) for c in made)).where(
                self.entity.id.in_(chunk)
            )
            values.update({row[0]: row[1:] for row in session.execute(statement)})
        for record in records if made else ():
            for attr, value in zip(made, values[record.id], strict=True):
                attr.__set__(record, value)
        for several in (f for f in fields(self.entity) if isinstance(f, Several)):
            lists = lists_of(session.connection(), several, ids)
            for record in records:
                several.__set__(record, lists.get(record.id, []))

    def save(self, identity: str | None, values: dict[str, Any], version: int | None = None) -> str:
        """Create (identity None) or change a record; the answer is its id.

        `values` maps field names to values, lists to lists of texts. `version` is the one the values were read with:
        when somebody saved in between, StaleError carries both sides. Raises ValidationError with a sentence per field.
        """
        problems = self.check(values, identity)
        if problems:
            raise ValidationError(problems)
        with self.database.transaction(self.action_name(not identity, "")) as session:
            record = self._opened(session, identity, version, values)
            before = record.caption if identity else ""
            with session.no_autoflush:  # the action gets its name before anything of it is written
                self.write(session, record, values)
            name_action(session, self.action_name(not identity, before or record.caption))
            session.flush()
            return record.id

    def action_name(self, is_new: bool, name: str) -> str:
        """What saving a record called `name` is called in the history."""
        template = _("{kind} angelegt: {name}") if is_new else _("{kind} geändert: {name}")
        return template.format(kind=self.entity.singular, name=name)

    def _columns(self, values: dict[str, Any]) -> dict[str, Any]:
        return {k: v for k, v in values.items() if not isinstance(getattr(self.entity, k), Several)}

    def _opened(self, session: Session, identity: str | None, version: int | None, values: dict[str, Any]) -> R:
        if identity is None:
            record = self.entity(id=new_id())
            session.add(record)
            return record
        found = session.get(self.entity, identity)
        if found is None:
            raise UserError("Diesen Eintrag gibt es nicht mehr.")
        if version is not None and found.version != version:
            self._fill(session, [found])
            raise StaleError(values, {key: getattr(found, key, None) for key in values})
        return found

    def write(self, session: Session, record: R, values: dict[str, Any]) -> None:
        """Put `values` into a record of an open transaction; use cases build on it."""
        for key, value in self._columns(values).items():
            setattr(record, key, value)
        lists = sorted(values.keys() - self._columns(values).keys())
        changed = [_write_list(session, getattr(self.entity, key), record.id, values[key] or []) for key in lists]
        if any(changed) and inspect(record).persistent:
            flag_modified(record, "changed_at")  # the version tells others of a changed list, too

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        """What is wrong with `values`, as field name → sentence; a service adds its rules to this."""
        problems = {}
        for attr in fields(self.entity):
            told = facts(attr)
            asked = told.name in values or (identity is None and told.required)
            if asked and (problem := _problem(attr, values.get(told.name))):
                problems[told.name] = problem
        return problems

    def trash(self, ids: Sequence[str]) -> str:
        """Move records to the trash as one action; the answer names it ("3 Ehrenamtliche in den Papierkorb gelegt")."""
        return self._set_deleted(ids, now(), _("{what} in den Papierkorb gelegt"))

    def restore(self, ids: Sequence[str]) -> str:
        """Take records out of the trash as one action; the answer names it."""
        return self._set_deleted(ids, None, _("{what} wiederhergestellt"))

    def _set_deleted(self, ids: Sequence[str], at: Any, template: str) -> str:
        if len(ids) == 1:
            what = f"{self.entity.singular} „{self.get(ids[0]).caption}“"
        else:
            what = f"{len(ids)} {self.entity.plural}"
        name = template.format(what=what)
        with self.database.transaction(name) as session:
            self.mark_deleted(session, ids, at)
        return name

    def mark_deleted(self, session: Session, ids: Sequence[str], at: Any) -> None:
        """Put records into the trash of an open transaction, or take them out (`at` None)."""
        for record in records_of(session, self.entity, ids):
            record.deleted_at = at

    def change_all(self, ids: Sequence[str], values: dict[str, Any], name: str) -> str:
        """Set the same values on several records as one action called `name`."""
        if problems := self.check(values, "several"):
            raise ValidationError(problems)
        with self.database.transaction(name) as session:
            for record in records_of(session, self.entity, ids):
                self.write(session, record, values)
        return name


def records_of(session: Session, owner: type[R], ids: Sequence[str]) -> Iterator[R]:
    """Whole records of an open transaction, however many ids there are."""
    for chunk in chunks(ids):
        yield from session.scalars(select(owner).where(owner.id.in_(chunk))).all()


def _write_list(session: Session, several: Several, owner_id: str, texts: Sequence[str]) -> bool:
    """Make the child rows say `texts`, in their order; the answer is whether anything changed."""
    child = several.child
    stored = select(child).where(getattr(child, child.part_of) == owner_id).order_by(child.position)
    present = {row.text: row for row in session.scalars(stored)}
    wanted = list(dict.fromkeys(texts))
    for text, row in present.items():
        if text not in wanted:
            session.delete(row)
    for position, text in enumerate(wanted):
        values = {"position": position, **child.parts(text)}
        if text in present:
            present[text].position = values["position"]
        else:
            session.add(child(**{child.part_of: owner_id}, **values))
    return list(present) != wanted


def _problem(attr: Attribute, value: Any) -> str | None:
    told = facts(attr)
    if value in (None, ""):
        return _("{label} fehlt.").format(label=told.label) if told.required else None
    if told.length and isinstance(value, str) and len(value) > told.length:
        return _("{label} ist zu lang: höchstens {length} Zeichen.").format(label=told.label, length=told.length)
    if told.choices and isinstance(attr, InstrumentedAttribute) and not isinstance(value, Choice):
        return _("{label}: „{value}“ steht nicht zur Wahl.").format(label=told.label, value=value)
    return None


__all__ = [
    "MISSING",
    "PAGE",
    "PRESENT",
    "Attribute",
    "Between",
    "Crud",
    "Filter",
    "Query",
    "attribute",
    "condition",
    "expression",
]
