"""The three acts of an import in order, as the window and the command line call them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.models import ImportMapping
from app.services.database import Database
from app.services.imports.apply import Batch, apply, report
from app.services.imports.houses import known_houses
from app.services.imports.plan_others import plan_events
from app.services.imports.plan_people import plan_people
from app.services.imports.plan_shelters import plan_shelters
from app.services.imports.planning import Plan
from app.services.imports.proposal import propose_kind
from app.services.imports.reading import read_list
from app.services.imports.recognition import RecognisedList, recognise_sheets
from app.services.imports.skipped import write_skipped
from app.services.worker import Progress


def open_list(
    database: Database, path: Path, kind: str = "", progress: Progress | None = None, cancelled: Any = None
) -> RecognisedList:
    """Read and recognise a file as a list of `kind` with what the office knows: its houses and earlier corrections.

    Without a kind as the one that explains most of it. Raises UserError when the file cannot be read or holds no such
    list.
    """
    sheets = read_list(path, progress, cancelled)
    kind = kind or propose_kind(sheets, path)
    with database.reading() as connection:
        rows = connection.execute(
            select(ImportMapping.signature, ImportMapping.columns).where(ImportMapping.kind == kind)
        )
        remembered = {signature: columns for signature, columns in rows}
    return recognise_sheets(sheets, path, kind, known_houses(database), remembered)


def plan(database: Database, recognised: RecognisedList, decisions: Mapping[str, str] | None = None) -> Plan:
    """What will happen to every row; changes nothing. `decisions` answer questions by the key of their step:
    "new", "skip", the id of a person, or the key of an earlier step."""
    planners = {"shelters": plan_shelters, "events": plan_events}
    steps = planners.get(recognised.kind, plan_people)(database, recognised.records(), decisions or {})
    return Plan(
        recognised.kind, recognised.path.name, recognised.columns, steps, recognised.corrections(), recognised.headers,
        recognised.held_back,
    )  # fmt: skip


__all__ = ["Batch", "Plan", "RecognisedList", "apply", "open_list", "plan", "report", "write_skipped"]
