"""P5: saving one record with history, version and search text, against a bare durable transaction."""

import itertools
import time
from pathlib import Path
from typing import Any

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
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE person SET city = ?, mobile = ? WHERE id = ?", (next(towns), "0171 3920012", identity))
        raw.execute("COMMIT")
        return (time.perf_counter() - begun) * 1000, identity

    return [Promise("P5", "save a record, durable", "raw transaction in WAL and FULL", 5.0, 3.0, ours, bare)]
