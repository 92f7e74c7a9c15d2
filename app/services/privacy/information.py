"""Everything the office keeps of a person, for herself (GDPR Art. 15): as a report to print and as JSON."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Date, DateTime, String, cast, or_, select

from app.models import Change, ConductCheck, Disclosure, Draft, ImportBatch, Operation, Person, SearchEntry
from app.models.base import Base, Record, Row
from app.services.lists.wording import in_json
from app.services.office import Services
from app.services.privacy import belonging


@dataclass(frozen=True)
class Kept:
    """What is kept: the rows of each entity, the history, hand-outs and lists the data came from, newest first."""

    person: Any
    rows: dict[type[Row], list[Any]]
    history: list[Any]
    disclosures: list[Any]
    sources: list[Any]


def kept_of(services: Services, person_id: str) -> Kept:
    """Read everything about a person, in the trash or not; UserError when there is none with this id."""
    person = services.people.get(person_id)
    with services.database.session() as session:
        connection = session.connection()
        hers = belonging.records_of_one(connection, person_id)
        rows = {owner: list(session.scalars(select(owner).where(owner.id.in_(ids))))
                for owner, ids in _ids(connection, hers) if ids}  # fmt: skip
        subjects = [person_id, *(row.id for found in rows.values() for row in found)]
        history = _history(connection, subjects)
        named = or_(*(cast(Disclosure.person_ids, String).contains(identity) for identity in hers))
        disclosures = list(session.scalars(select(Disclosure).where(named).order_by(Disclosure.at.desc())))
        operations = {row.operation_id for row in history}
        sources = list(session.scalars(select(ImportBatch).where(ImportBatch.operation_id.in_(operations))))
    return Kept(person, rows, history, disclosures, sources)


def _ids(connection: Connection, hers: list[str]) -> Iterator[tuple[type[Row], list[str]]]:
    """Records merged into hers, the rows about her, then those that mention her, then what hangs on any of these."""
    found = list(hers)
    yield Person, hers[1:]
    for owner in belonging.about_a_person():
        ids = belonging.ids_where(connection, owner, owner.person_id, hers)  # type: ignore[attr-defined]
        found += ids
        yield owner, ids
    for owner, column in belonging.mentions():
        if owner not in belonging.about_a_person():
            yield owner, belonging.ids_where(connection, owner, owner.__table__.c[column], hers)
    for hanging in belonging.HANGING:
        yield hanging, belonging.ids_where(connection, hanging, hanging.subject_id, found)
    unsaved = [belonging.ids_where(connection, Draft, c, found) for c in (Draft.record_id, Draft.subject_id)]
    yield Draft, list({identity for ids in unsaved for identity in ids})


def _history(connection: Connection, ids: list[str]) -> list[Any]:
    found: dict[str, Any] = {}
    for chunk in belonging.chunks(ids):
        wanted = (
            select(Change.id, Change.operation_id, Operation.number, Operation.at, Operation.name, Change.entity,
                   Change.row_id, Change.before, Change.after)
            .join(Operation, Operation.id == Change.operation_id)
            .where(Change.subject_id.in_(chunk) | Change.row_id.in_(chunk))
        )  # fmt: skip
        found |= {row.id: row for row in connection.execute(wanted)}
    return sorted(found.values(), key=lambda row: (-row.number, row.id))


def as_json(services: Services, kept: Kept, today: date) -> dict[str, Any]:
    """All of it with English names, days as ISO 8601, files without their content (they lie beside it)."""
    office = services.office()
    told = ("name", "street", "postal_code", "city", "phone", "email")
    return {
        "as_of": today.isoformat(),
        "legal_basis": "GDPR Art. 15",
        "controller": {name: getattr(office, name) for name in told} if office else None,
        "person": {**_values(kept.person), **_lists(kept.person)},
        "search_text": _search_text(services, kept.person.id),
        "records": {owner.__name__: [_values(row) for row in rows] for owner, rows in kept.rows.items()},
        "history": [
            {"at": row.at.isoformat(), "action": row.name, "entity": row.entity, "before": row.before,
             "after": row.after}
            for row in kept.history
        ],
        "handed_out": [
            {"at": d.at.isoformat(), "what": d.what, "recipient": d.recipient, "purpose": d.purpose,
             "columns": d.columns, "people_named": len(d.person_ids), "file": d.file_name}
            for d in kept.disclosures
        ],
        "read_from": [{"at": batch.at.isoformat(), "file": batch.file_name} for batch in kept.sources],
    }  # fmt: skip


def json_bytes(services: Services, person_id: str, today: date | None = None) -> bytes:
    """The same as a file in UTF-8."""
    told = as_json(services, kept_of(services, person_id), today or date.today())
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _values(row: Any) -> dict[str, Any]:
    columns = [c for c in type(row).__table__.c if c.name not in ("content", "sort_key")]
    return {c.name: in_json(getattr(row, c.key)) for c in columns}


def _lists(person: Person) -> dict[str, list[str]]:
    return {name: getattr(person, name) for name in ("languages", "skills", "availability")}


def _search_text(services: Services, identity: str) -> str | None:
    with services.database.reading() as connection:
        text: str | None = connection.execute(select(SearchEntry.text).where(SearchEntry.id == identity)).scalar()
    return text


def is_told_in_json_only(row: Any) -> bool:
    """What is kept of a certificate of good conduct stands on no sheet of paper (§ 72a (5) SGB VIII); nor does input
    that nobody has saved."""
    return isinstance(row, ConductCheck | Draft) or getattr(row, "entity", "") == ConductCheck.__name__


def dated(row: Any) -> date | None:
    """The first day a row has, for its place in a list."""
    columns = [c for c in type(row).__table__.c if isinstance(c.type, Date | DateTime) and not c.name.endswith("_at")]
    return next((value for c in columns if (value := getattr(row, c.key))), None)


def tables() -> set[str]:
    """The names of all tables that an information looks into; a test holds them against the schema."""
    read = {Person, Disclosure, Change, Operation, SearchEntry, ImportBatch, Draft, *belonging.HANGING}
    known: set[type[Base]] = {*read, *belonging.about_a_person(), *(owner for owner, _c in belonging.mentions())}
    return {owner.__table__.name for owner in known if issubclass(owner, Record | Row | SearchEntry)}  # type: ignore[attr-defined]
