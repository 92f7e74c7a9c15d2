"""The problem book: how a problem is solved, and which steps are due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from app.errors import ValidationError
from app.models import Problem, ProblemState
from app.services.crud import Crud
from app.services.query import MISSING, Ago, Filter
from app.text import _, german_date

OPEN = (Filter(Problem.state, ProblemState.OPEN),)
"""Problems nobody has solved yet."""
LONG = 30
"""Days after which an open problem is named."""
ENOUGH = 3
"""Solved problems from which on it can be said how long one takes."""
LONG_OPEN = (*OPEN, Filter(Problem.raised_on, Ago(LONG)))
WITHOUT_STEP = (*OPEN, Filter(Problem.step, MISSING))


class Problems(Crud[Problem]):
    """Difficulties of circles and houses."""

    entity = Problem

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        problems = super().check(values, identity)
        raised, solved = (self._told(name, values, identity) for name in ("raised_on", "solved_on"))
        if raised and solved and solved < raised:
            problems["solved_on"] = _("Gelöst wurde es, bevor es angesprochen war ({day}).").format(
                day=german_date(raised)
            )
        return problems

    def _told(self, name: str, values: dict[str, Any], identity: str | None) -> date | None:
        """A day as it will be once the values are kept."""
        if name in values or identity in (None, "several"):
            return values.get(name)
        found: date | None = getattr(self.get(str(identity)), name)
        return found

    def solve(self, ids: Sequence[str], how: str, on: date) -> str:
        """The problems are solved, how and since when; the answer names the action. ValidationError for a day before
        one of them was raised."""
        for identity in ids:
            if problems := self.check({"solved_on": on}, identity):
                raise ValidationError(problems)
        name = _("Gelöst: {what}").format(what=self._what(ids))
        return self.change_all(ids, {"solved_on": on, "solution": how.strip() or None}, name)

    def reopen(self, ids: Sequence[str]) -> str:
        """They are problems again; what was done stays noted. The answer names the action."""
        return self.change_all(ids, {"solved_on": None}, _("Wieder offen: {what}").format(what=self._what(ids)))

    def typical_days(self) -> int | None:
        """How many days it took in the middle to solve a problem (median); None while too few were solved to tell."""
        solved = select(Problem.days.expression(Problem)).where(
            Problem.deleted_at.is_(None), Problem.solved_on.is_not(None)
        )
        with self.database.reading() as connection:
            took = sorted(connection.execute(solved).scalars())
        return int(took[len(took) // 2]) if len(took) >= ENOUGH else None

    def _what(self, ids: Sequence[str]) -> str:
        return self.get(ids[0]).caption if len(ids) == 1 else _("{count} Probleme").format(count=len(ids))


@dataclass(frozen=True)
class Step:
    """A step that was agreed, with its day."""

    problem_id: str
    day: date
    words: str


def steps(connection: Connection, first: date, last: date, most: int = -1) -> list[Step]:
    """The steps of open problems due from `first` to `last`, both included, in order."""
    wanted = (
        select(Problem.id, Problem.due_on, Problem.step, Problem.title)
        .where(Problem.deleted_at.is_(None), Problem.solved_on.is_(None), Problem.due_on.between(first, last))
        .order_by(Problem.due_on, Problem.sort_key)
    )
    rows = connection.execute(wanted.limit(most) if most >= 0 else wanted)
    return [Step(row.id, row.due_on, _words(row.step, row.title)) for row in rows]


def count_steps(connection: Connection, last: date) -> int:
    """How many steps of open problems are due until a day."""
    open_ones = (Problem.deleted_at.is_(None), Problem.solved_on.is_(None), Problem.due_on <= last)
    return connection.execute(select(func.count()).select_from(Problem).where(*open_ones)).scalar_one()


def _words(step: str | None, title: str) -> str:
    return _("{step} · {problem}").format(step=step, problem=title) if step else title
