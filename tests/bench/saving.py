"""P5: saving one record with history, version and search text, against raw SQL that writes the same rows."""

import itertools
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

from app.services.crud import Query
from app.services.database import connect
from app.services.office import Services
from tests.bench.measure import Promise


def promises(services: Services, path: Path) -> list[Promise]:
    """Change a person's town and phone."""
    identity = services.volunteers.ids(Query())[0]
    raw = connect(path)
    towns = itertools.cycle(("Asperg", "Marbach am Neckar"))

    def ours() -> tuple[float, Any]:
        begun = time.perf_counter()
        services.volunteers.save(identity, {"city": next(towns), "mobile": "0171 3920011"})
        return (time.perf_counter() - begun) * 1000, identity

    def bare() -> tuple[float, Any]:
        begun = time.perf_counter()
        _save_raw(raw, identity, next(towns))
        return (time.perf_counter() - begun) * 1000, identity

    return [Promise("P5", "save a record, durable", "the same rows by raw SQL", 5.0, 3.0, ours, bare)]


def _save_raw(raw: Any, identity: str, town: str) -> None:
    """Version, history and search text as the program keeps them, statement by statement."""
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("SELECT * FROM person WHERE id = ?", (identity,)).fetchone()
    change = "UPDATE person SET city = ?, mobile = ?, version = version + 1 WHERE id = ?"
    raw.execute(change, (town, "0171 3920012", identity))
    number = raw.execute("SELECT max(number) FROM operation").fetchone()[0] + 1
    operation = (uuid4().hex, number, "Person geändert", "2026-11-23 08:00:00", "", 1)
    raw.execute("INSERT INTO operation (id, number, name, at, who, undoable) VALUES (?,?,?,?,?,?)", operation)
    values = (uuid4().hex, operation[0], 1, "Person", identity, identity, '{"city": "A"}', '{"city": "B"}')
    raw.execute(f"INSERT INTO change ({_CHANGE}) VALUES (?,?,?,?,?,?,?,?)", values)
    text = raw.execute("SELECT text FROM search_entry WHERE id = ?", (identity,)).fetchone()[0]
    raw.execute("UPDATE search_entry SET text = ? WHERE id = ?", (f"{text} {town[0]}"[-200:], identity))
    raw.execute("COMMIT")


_CHANGE = 'id, operation_id, number, entity, row_id, subject_id, "before", "after"'
