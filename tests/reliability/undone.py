"""Does random things and takes all of them back: every state before must come again, exactly."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from app.models import ContactEntry
from app.services.migrations.steps import create
from app.services.opening import open_services
from tests.reliability.trial import Outcome, problems_of

STEPS = 25
_UNTOLD = ("version", "changed_at", "number")
_TABLES = {
    "person": "id", "person_language": "person_id", "status_change": "person_id", "contact_entry": "subject_id",
    "search_entry": "id",
}  # fmt: skip
"""Tables, and their column with the id of the person."""


def doing_and_undoing(folder: Path, random: Random) -> Outcome:
    """A sequence of actions, then each taken back, the last one first, then some done again."""
    create(folder / "Büro.db")
    services = open_services(folder / "Büro.db")
    before: list[dict[str, Any]] = []
    for _step in range(STEPS):
        state = _state(services)
        random.choice(_ACTS)(services, random)
        if _state(services) != state:
            before.append(state)
    lost = _take_back(services, before)
    services.close()
    return Outcome(len(before), lost + problems_of(folder / "Büro.db"))


def _take_back(services: Any, before: list[dict[str, Any]]) -> int:
    lost = 0
    for state in reversed(before):
        after = _state(services)
        services.history.undo(services.history.last_undoable().id)
        lost += _state(services) != state
        services.history.undo(services.history.last_redoable().id)
        lost += _state(services) != after
        services.history.undo(services.history.last_undoable().id)
    return lost


def _state(services: Any) -> dict[str, Any]:
    """What can be seen of the people: their fields and lists, what hangs on them, what the search finds."""
    with services.database.reading() as connection:
        living = {row[0] for row in connection.exec_driver_sql("SELECT id FROM person WHERE deleted_at IS NULL")}
        return {table: _rows(connection, table, link, living) for table, link in _TABLES.items()}


def _rows(connection: Any, table: str, link: str, living: set[str]) -> list[Any]:
    """The rows that belong to the living, without what only counts changes; the rows of a list have no lasting id."""
    untold = {*_UNTOLD, *(() if link == "id" else ("id",))}
    rows = connection.exec_driver_sql(f"SELECT * FROM {table}").mappings()
    seen = [row for row in rows if row[link] in living and row.get("deleted_at") is None]
    return sorted(([(key, value) for key, value in row.items() if key not in untold] for row in seen), key=repr)


# --------------------------------------------------------------------------------------------------- what is done


def _add(services: Any, random: Random) -> None:
    name = random.choice(("Öztürk", "Böhringer", "Łukasz", "O'Neil"))
    services.people.save(None, {"last_name": name, "languages": random.sample(["Farsi", "Arabisch", "Dari"], 2)})


def _edit(services: Any, random: Random) -> None:
    if ids := services.people.ids():
        values = random.choice(({"city": "Asperg"}, {"city": None}, {"languages": ["Dari"]}, {"notes": "x\n– „y“"}))
        services.people.save(random.choice(ids), values)


def _many(services: Any, random: Random) -> None:
    if ids := services.people.ids():
        chosen = random.sample(ids, random.randint(1, len(ids)))
        services.people.change_all(chosen, {"city": random.choice(("Remseck", "Ludwigsburg"))}, "Ort")


def _trash(services: Any, random: Random) -> None:
    if ids := services.people.ids():
        services.people.trash(random.sample(ids, 1))


def _talk(services: Any, random: Random) -> None:
    if ids := services.people.ids():
        entry = {"subject_type": "Person", "subject_id": random.choice(ids), "topic": "Gespräch"}
        services.crud(ContactEntry).save(None, {**entry, "at": _noon()})


def _noon() -> Any:
    from datetime import datetime

    return datetime(2026, 11, 23, 12)


_ACTS: tuple[Callable[[Any, Random], None], ...] = (_add, _add, _edit, _edit, _many, _trash, _talk)
