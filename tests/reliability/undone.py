"""Does random things, takes them back and does them again: every state must come again, exactly."""

from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any

from app.models import Change, DeletionMark, Disclosure, Draft, Erasure, ImportBatch, ImportMapping, Operation
from app.models.base import Base, Record, Row
from app.services.migrations.steps import create
from app.services.office import Services
from app.services.opening import open_services
from tests.reliability.doings import ACTS, furnish
from tests.reliability.trial import Outcome, problems_of

STEPS = 50
_UNTOLD = {"version", "changed_at", "number"}
_OWN = {Change, DeletionMark, Disclosure, Draft, Erasure, ImportBatch, ImportMapping, Operation}
"""What nobody takes back: the history itself, and logs."""
State = dict[str, list[str]]


class Sequence:
    """An office, and what must come again when the last actions are taken back or done again."""

    def __init__(self, path: Path, random: Random) -> None:
        self.path, self.random = path, random
        self.services: Services = open_services(path)
        furnish(self.services)
        self.before: list[State] = []
        self.after: list[State] = []
        self.present = state_of(self.services)
        self.tried = self.lost = 0

    def act(self) -> None:
        """Do something; what was taken back before can no longer be done again."""
        last = self._last()
        self.random.choice(ACTS)(self.services, self.random)
        if self._last() != last:
            self.before.append(self.present)
            self.after.clear()
            self.present = state_of(self.services)

    def undo(self) -> None:
        """Take the last action back."""
        if self.before:
            self.after.append(self.present)
            self.services.history.undo(self._last())
            self._compare(self.before.pop())

    def redo(self) -> None:
        """Do the action again that was taken back last."""
        if self.after:
            self.before.append(self.present)
            again = self.services.history.last_redoable()
            self.services.history.undo(again.id if again else "")
            self._compare(self.after.pop())

    def open_again(self) -> None:
        """End the program and begin it again."""
        self.services.close()
        self.services = open_services(self.path)

    def _compare(self, wanted: State) -> None:
        self.present = state_of(self.services)
        self.tried += 1
        self.lost += self.present != wanted

    def _last(self) -> str:
        found = self.services.history.last_undoable()
        return found.id if found else ""


def doing_and_undoing(folder: Path, random: Random) -> Outcome:
    """Random steps forth and back, then back to the beginning."""
    create(folder / "Büro.db")
    sequence = Sequence(folder / "Büro.db", random)
    ways = (sequence.act, sequence.act, sequence.act, sequence.undo, sequence.redo)
    for _step in range(STEPS):
        random.choice(ways)()
        if random.random() < 0.05:
            sequence.open_again()
    while sequence.before:
        sequence.undo()
    sequence.services.close()
    return Outcome(sequence.tried, sequence.lost + problems_of(folder / "Büro.db"))


def state_of(services: Services) -> State:
    """What can be seen of the office: everything outside the trash, what hangs on it, and what the search finds."""
    owners = [m.class_ for m in Base.registry.mappers if issubclass(m.class_, Row) and m.class_ not in _OWN]
    with services.database.reading() as connection:
        rows = {o: _raw(connection, f"SELECT * FROM {o.__tablename__}") for o in owners}
        entries = [tuple(r) for r in connection.exec_driver_sql("SELECT id, text FROM search_entry ORDER BY id")]
    living = _living(rows)
    state = {o.__name__: sorted(_seen(o, found, living)) for o, found in rows.items()}
    return {**state, "search": [text for identity, text in entries if identity in living]}


def _raw(connection: Any, statement: str) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.exec_driver_sql(statement).mappings()]


def _living(rows: dict[Any, list[dict[str, Any]]]) -> set[str]:
    """The ids of records outside the trash that belong to nothing, or to something that is not in the trash either."""
    records = [(o, row) for o, found in rows.items() if issubclass(o, Record) for row in found]
    present = {row["id"]: row.get(o.part_of) if o.part_of else None for o, row in records if row["deleted_at"] is None}
    gone: set[str] = set()
    while fallen := {i for i, owner in present.items() if owner and owner not in present and i not in gone}:
        gone |= fallen
        present = {i: owner for i, owner in present.items() if i not in gone}
    return set(present)


def _seen(owner: Any, rows: Iterable[dict[str, Any]], living: set[str]) -> Iterable[str]:
    """The rows in words, without what only counts changes; the items of a list have no lasting id."""
    record = issubclass(owner, Record)
    for row in rows:
        if (row["id"] if record else row.get(owner.part_of, "")) in living or not (record or owner.part_of):
            untold = _UNTOLD if record else {*_UNTOLD, "id"}
            yield repr([(key, value) for key, value in row.items() if key not in untold])
