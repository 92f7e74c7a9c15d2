"""P12: ranking 5,000 people for a need, against the same SQL by the driver alone."""

import gc
import time
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import event

from app.models import NeedTime, Request, RequestState
from app.services import bulk
from app.services.database import connect
from app.services.office import Services
from tests.bench import offices
from tests.bench.measure import Clock, Promise

PEOPLE, ASKED = 5_000, 1_500
ON = date.today()


def promises(folder: Path) -> Iterable[Promise]:
    """The whole ranking, proofs and overlaps included: as a ratio, and against a tenth of a second."""
    services = offices.opened(folder, PEOPLE)
    need = _need(services)
    statements = _statements(services, need)
    people = next(number for number, (sql, _values) in enumerate(statements) if "person.preferred_places" in sql)
    path = offices.office(folder, PEOPLE)
    raw = connect(path, writing=False)
    offices.read_from_disk(path)

    @_without_garbage
    def rank() -> tuple[float, Any]:
        begun = time.perf_counter()
        found = services.matching.rank(need, ON)
        return (time.perf_counter() - begun) * 1000, sorted(found.ids)

    @_without_garbage
    def fetch() -> tuple[float, Any]:
        begun = time.perf_counter()
        answers = [raw.execute(sql, values).fetchall() for sql, values in statements]
        return (time.perf_counter() - begun) * 1000, sorted(row[0] for row in answers[people])

    yield Promise("P12", f"rank {PEOPLE:,} people for a need", "the same SQL by the driver", 2.0, 1.3, rank, fetch)
    yield Promise("P12a", "the same, in milliseconds", "the same SQL", 2.0, 1.3, rank, fetch, limit=100, aim_limit=50)


def _without_garbage(clock: Clock) -> Clock:
    """No search for garbage meanwhile, as in the worker of the window (`kit/tasks.py`), where ranking takes place."""

    def measured() -> tuple[float, Any]:
        gc.disable()
        try:
            return clock()
        finally:
            gc.enable()

    return measured


def _need(services: Services) -> str:
    """A need of a house with a language, a task and a time, in an office where many were asked before."""
    dice, house = Random(12), services.shelters.ids()[0]
    tuesday = ON + timedelta(days=(1 - ON.weekday()) % 7 + 7)
    values = {"category": "Arztbegleitung", "languages": ["Arabisch"], "shelter_id": house}
    need = services.needs.save(
        None,
        {"title": "Begleitung", "time_shape": NeedTime.FIXED, "dates": [f"{tuesday}T14:00/{tuesday}T16:00"], **values},
    )
    others = [services.needs.save(None, {"title": f"Früher {n}", **values}) for n in range(10)]
    people = dice.sample(services.volunteers.ids(), ASKED)
    rows = [
        {
            "person_id": person, "need_id": dice.choice(others), "asked_on": ON - timedelta(days=dice.randrange(300)),
            "state": dice.choice((RequestState.DECLINED, RequestState.ACCEPTED, RequestState.UNANSWERED)),
        }
        for person in people
    ]  # fmt: skip
    with services.database.transaction("Fragen") as session:
        bulk.add_all(session, Request, rows)
    return need


def _statements(services: Services, need: str) -> list[tuple[str, Any]]:
    """The SQL of a ranking, caught on its way to the driver."""
    services.matching.rank(need, ON)
    caught: list[tuple[str, Any]] = []

    def note(*told: Any) -> None:
        if told[2].startswith(("SELECT", "WITH")):
            caught.append((told[2], told[3]))

    event.listen(services.database._read, "before_cursor_execute", note)
    services.matching.rank(need, ON)
    event.remove(services.database._read, "before_cursor_execute", note)
    return caught
