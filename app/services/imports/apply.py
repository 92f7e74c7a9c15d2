"""Carries a plan out: one transaction, one named action that can be taken back as a whole."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.models import HelperCircle, ImportBatch, ImportMapping, Organisation, Shelter
from app.models.base import Record, new_id
from app.services.database import Database
from app.services.imports.apply_others import write_events, write_shelters
from app.services.imports.apply_people import write_people
from app.services.imports.planning import Outcome, Plan
from app.services.worker import Progress
from app.text import _

_ACTIONS = {
    "volunteers": _("Eingelesen: {file}, {count} Ehrenamtliche"),
    "shelters": _("Eingelesen: {file}, {count} Unterkünfte"),
    "events": _("Eingelesen: {file}, {count} Termine"), "contacts": _("Eingelesen: {file}, {count} Ansprechpersonen"),
}  # fmt: skip


@dataclass(frozen=True)
class Batch:
    """An import that is done: `operation_id` takes it back (`History.undo`), None when nothing had to be written."""

    id: str
    operation_id: str | None
    action: str
    summary: dict[str, int]
    made_along: dict[type[Record], int] = field(default_factory=dict)
    """What the rows named and nobody knew yet: houses, circles, organisations."""


_ALONG: tuple[type[Record], ...] = (Shelter, HelperCircle, Organisation)


def apply(database: Database, plan: Plan, progress: Progress | None = None) -> Batch:
    """Write what the plan says; either everything or nothing."""
    steps = plan.of(Outcome.NEW, Outcome.CHANGED)
    name = _ACTIONS[plan.kind].format(file=plan.file_name, count=len(steps))
    summary = {outcome.name.casefold(): count for outcome, count in plan.counts().items()}
    batch = ImportBatch(id=new_id(), file_name=plan.file_name[:200], kind=plan.kind, summary=summary)
    writers = {"shelters": write_shelters, "events": write_events}
    with database.transaction(name) as session:
        before = _counts(session)
        writers.get(plan.kind, write_people)(session, plan, progress or (lambda done, total: None))
        _remember(session, plan)
        session.flush()
        made = {entity: count - before[entity] for entity, count in _counts(session).items()}
        batch.operation_id = session.info["action"].operation_id
        session.add(batch)
    if plan.kind == "shelters":
        del made[Shelter]
    return Batch(batch.id, batch.operation_id, name, summary, {entity: n for entity, n in made.items() if n})


def _counts(session: Session) -> dict[type[Record], int]:
    return {entity: session.scalar(select(func.count()).select_from(entity)) or 0 for entity in _ALONG}


def _remember(session: Session, plan: Plan) -> None:
    """Keep corrected columns for the next list of the same shape."""
    for signature, columns in plan.mappings.items():
        session.execute(delete(ImportMapping).where(ImportMapping.signature == signature))
        session.add(ImportMapping(id=new_id(), signature=signature, kind=plan.kind, columns=columns))


def report(plan: Plan, batch: Batch | None, file: str) -> dict[str, Any]:
    """What `import --report` writes; questions nobody answered count as left out."""
    counts = plan.counts()
    return {
        "file": file,
        "kind": plan.kind,
        "rows": len(plan.steps),
        "created": counts[Outcome.NEW],
        "updated": counts[Outcome.CHANGED],
        "unchanged": counts[Outcome.UNCHANGED],
        "merged": counts[Outcome.MERGED],
        "skipped": [
            {
                "sheet": s.found.sheet,
                "row": s.found.row,
                "reason": s.reason,
                "values": [_plain(c) for c in s.found.cells],
            }
            for s in plan.skipped
        ],
        "unread": [
            {"sheet": s.found.sheet, "row": s.found.row, "cell": told} for s in plan.steps for told in s.found.unread
        ],
        "columns": plan.columns,
        "held_back": plan.held_back,
        "batch": batch.id if batch else None,
    }


def _plain(cell: Any) -> Any:
    return cell.isoformat() if hasattr(cell, "isoformat") else cell
