"""Hostile and damaged lists through the real import: each is refused in a sentence, or every row is accounted for."""

import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random

from sqlalchemy import func, select

from app.errors import UserError
from app.models.base import Record, entities
from app.services.database import Database
from app.services.imports import lists
from app.services.imports.groups import group_lines
from app.services.imports.planning import Outcome as Fate
from app.services.migrations.steps import create
from tests.imports.hostile import HOSTILE
from tests.imports.hostile_books import BOOKS
from tests.imports.hostile_texts import TEXTS
from tests.reliability.mutants import mutant
from tests.reliability.trial import Outcome, problems_of

HAND_MADE: dict[str, Callable[[Path], Path]] = {**HOSTILE, **BOOKS, **TEXTS}
MUTANTS = 20
_CHILD, _GROWTH = 512 * 1024, 50 * 1024
"""What the child may take, and by how much the program itself may grow, in kB."""


def hand_made(folder: Path, random: Random) -> Outcome:
    """Some of the hostile files that were thought out."""
    names = random.sample(sorted(HAND_MADE), 12)
    return _import_all(folder, (HAND_MADE[name](folder / name) for name in names))


def mutants(folder: Path, random: Random) -> Outcome:
    """Good lists with random damage."""
    return _import_all(folder, _damaged(folder, random))


def _damaged(folder: Path, random: Random) -> Iterator[Path]:
    for _number in range(MUTANTS):
        name, data = mutant(random)
        (folder / name).write_bytes(data)
        yield folder / name


def _import_all(folder: Path, paths: Iterator[Path]) -> Outcome:
    create(folder / "Büro.db")
    before, tried, lost = _of_children(), 0, 0
    with closing(Database(folder / "Büro.db")) as office:
        for path in paths:
            tried += 1
            wrong = wrongs(office, path)
            lost += len(wrong)
            if wrong:
                print(path.name, *wrong, file=sys.stderr)
            path.unlink()
    # a child begins with its parent's high-water mark (vfork), and building some of the files takes half a gigabyte
    greedy = _of_children() > max(before, _CHILD, _of_this())
    return Outcome(tried, lost + greedy + problems_of(folder / "Büro.db"))


def wrongs(office: Database, path: Path) -> list[str]:
    """What went wrong with one list: nothing when it was refused properly, or taken over with every row told."""
    before, memory = _counts(office), _of_this()
    try:
        answer = _taken_over(office, path, before)
    except UserError as refused:
        answer = _of_a_refusal(str(refused), before == _counts(office))
    except Exception as error:  # just this must not happen
        answer = [f"{path.name}: {error!r}"[:300]]
    return answer + ["the program grew"] * (_of_this() - memory > _GROWTH)


def _of_a_refusal(sentence: str, untouched: bool) -> list[str]:
    german = sentence[:1].isupper() or sentence[:1] == "„"
    slow = "brauchte zu lange" in sentence
    found = {"no sentence": not (german and sentence.endswith(".")), "too slow": slow, "written to": not untouched}
    return [what for what, wrong in found.items() if wrong]


def _taken_over(office: Database, path: Path, before: dict[str, int]) -> list[str]:
    found = lists.open_list(office, path)
    plan = lists.plan(office, found)
    rows = sum(len(table.table.rows) - _headings(table, found.kind) for table in found.tables if table.used)
    summary = lists.apply(office, plan).summary
    made = _counts(office)[_ENTITY[plan.kind]] - before[_ENTITY[plan.kind]]
    wanted = {
        "a row is missing": len(plan.steps) == rows == sum(plan.counts().values()) == sum(summary.values()),
        "a row has two outcomes": len({step.key for step in plan.steps}) == len(plan.steps) or len(found.tables) > 1,
        "too few were made": plan.kind == "shelters" or made == plan.counts()[Fate.NEW],
        "left out without a reason": all(step.reason for step in plan.of(Fate.SKIPPED)),
    }
    return [what for what, right in wanted.items() if not right]


_ENTITY = {"volunteers": "Person", "contacts": "ContactRole", "shelters": "Shelter", "events": "Event"}


def _headings(table: lists.RecognisedList, kind: str) -> int:
    """Lines within a table that only say what the rows under them have in common."""
    return len(group_lines(table.table, table.columns)) if kind in ("volunteers", "contacts") else 0


def _counts(office: Database) -> dict[str, int]:
    with office.reading() as connection:
        return {one.__name__: _count(connection, one) for one in entities()}


def _count(connection: object, owner: type[Record]) -> int:
    return connection.execute(select(func.count()).select_from(owner)).scalar_one()  # type: ignore[attr-defined]


def _of_children() -> int:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def _of_this() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
