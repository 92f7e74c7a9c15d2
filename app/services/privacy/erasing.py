"""Erases records for good, keeps a list of their ids without names, and applies it again to a restored backup."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert, or_, select

from app.errors import UserError
from app.models import ConductCheck, Disclosure, Erasure, ErasureWay, Event, Incident, Operation, Participation, Person
from app.models.base import entity, new_id, now
from app.services import history, log, search
from app.services.files import write_bytes
from app.services.office import Services
from app.services.privacy.belonging import told_of_incidents
from app.services.privacy.eraser import Eraser
from app.text import _


@dataclass(frozen=True)
class Wanted:
    """One record to be erased; for an event it means the names of its participants, for an
    incident what was written of it. `rule` "": on request."""

    entity: str
    record_id: str
    way: ErasureWay
    rule: str = ""


_HANDLERS = {
    Person.__name__: Eraser.person,
    ConductCheck.__name__: Eraser.conduct_check,
    Event.__name__: Eraser.participants,
    Incident.__name__: Eraser.incident,
    Disclosure.__name__: Eraser.disclosure,
    Operation.__name__: Eraser.history,
}


def erase(services: Services, wanted: Sequence[Wanted], name: str, today: date | None = None) -> str:
    """Erase records as one action called `name`, which must name nobody; the answer is the id of the run,
    which is that of the action in the history.

    It cannot be undone. Nothing of it is left in the live files afterwards: rows, history, search, log and the free
    pages of the file. Copies made before keep their state; `reapply_erasures` cleans one that is restored.
    """
    with services.database.transaction(name, undoable=False) as session:
        history.open_operation(session, session.info["action"])
        run: str = session.info["action"].operation_id
        eraser = Eraser(session.connection(), today or date.today())
        done = [one for one in wanted if _HANDLERS[one.entity](eraser, one.record_id, one.way)]
        eraser.finish()
        _note(session.connection(), [_entry(one, run) for one in done])
        _announce(session, done)
        search.forget(session.connection())
    _tidy_up(services)
    log.event("erased", run=run, records=len(done))
    return run


def _tidy_up(services: Services) -> None:
    """Where the disk fails now, it is erased all the same: the program's end empties the log of the database, and its
    next start completes the list. A sentence would ask for what is done already."""
    for act in (services.database.wipe, lambda: write_list(services)):
        try:
            act()
        except UserError as error:
            log.refused(error)


def _entry(one: Wanted, run: str) -> dict[str, Any]:
    return {
        "id": new_id(), "at": now(), "entity": one.entity, "record_id": one.record_id, "way": one.way,
        "rule": one.rule or None, "run": run,
    }  # fmt: skip


def _note(connection: Any, entries: list[dict[str, Any]]) -> None:
    if entries:
        connection.execute(insert(Erasure), entries)


def _announce(session: Any, done: Iterable[Wanted]) -> None:
    """Tell the window what to read anew."""
    action = session.info["action"]
    action.entities |= {one.entity for one in done} | {Person.__name__, Participation.__name__}
    action.ids |= {one.record_id for one in done}


# -------------------------------------------------------------------- after a backup was restored


def erasure_list(path: Path) -> Path:
    """Where the list of an office file lies: beside it, so that it outlives the file."""
    return path.with_name(path.name + ".loeschliste.json")


def write_list(services: Services) -> None:
    """Write the list beside the office file where it lacks something: ids, days and ways, no names.

    Also to be called some time after a start, since a program may be killed right after an erasure.
    """
    path = services.database.path
    if path is None:
        return
    with services.database.reading() as connection:
        rows = connection.execute(select(Erasure.__table__)).mappings().all()
    known = _known(services)
    every = known | {row["id"]: dict(row) for row in rows}
    if every.keys() != known.keys():
        entries = sorted(every.values(), key=lambda entry: (entry["at"], entry["id"]))
        told = [{**entry, "at": entry["at"].isoformat(), "way": entry["way"].name} for entry in entries]
        write_bytes(erasure_list(path), json.dumps(told, indent=1).encode())


def reapply_erasures(services: Services) -> int:
    """Erase again what an older state has brought back, from the list beside the file; how many records it was.

    To be called after a backup was put back and opened. A second call finds nothing more to do.
    """
    known = _known(services)
    wanted = [one for one in known.values() if _came_back(services, one)]
    with services.database.transaction(_("Löschliste übernommen"), undoable=False) as session:
        present = set(session.connection().execute(select(Erasure.id)).scalars())
        _note(session.connection(), [one for identity, one in known.items() if identity not in present])
    if wanted:
        again = [Wanted(one["entity"], one["record_id"], one["way"], one["rule"] or "") for one in wanted]
        erase(services, again, _("Löschungen nach dem Zurückspielen einer Sicherung wiederholt"))
    return len(wanted)


def _known(services: Services) -> dict[str, dict[str, Any]]:
    path = services.database.path
    if path is None or not erasure_list(path).exists():
        return {}
    entries = json.loads(erasure_list(path).read_text(encoding="utf-8"))
    return {e["id"]: {**e, "at": datetime.fromisoformat(e["at"]), "way": ErasureWay[e["way"]]} for e in entries}


def _came_back(services: Services, entry: dict[str, Any]) -> bool:
    identity = entry["record_id"]
    if entry["entity"] == Event.__name__:
        named = Participation.person_id.is_(None), Participation.name.is_not(None)
        then = Participation.event_id == identity, Participation.created_at <= entry["at"]
        wanted = select(Participation.id).where(*named, *then)
    elif entry["entity"] == Incident.__name__:
        told = or_(*(column.is_not(None) for column in told_of_incidents()))
        wanted = select(Incident.id).where(Incident.id == identity, told)
    else:
        owner = entity(entry["entity"])
        wanted = select(owner.id).where(owner.id == identity)
    with services.database.reading() as connection:
        return connection.execute(wanted.limit(1)).first() is not None
