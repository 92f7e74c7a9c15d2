"""What the wizard lets the services do; everything here runs in the worker thread."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.services.backups.states import Why
from app.services.imports import lists
from app.services.imports.lists import Batch, Plan, RecognisedList
from app.services.imports.plan_people import values_of
from app.services.imports.plan_shelters import BY_DAY, stored_shelters
from app.services.imports.planning import Candidate, Outcome, Step
from app.services.office import Services
from app.services.worker import Cancelled
from app.ui.kit.tasks import Job


def read(services: Services, path: Path, kind: str, job: Job) -> RecognisedList:
    """The recognised list of a file; without a kind the one that fits best."""
    return lists.open_list(services.database, path, kind, job.progress, lambda: job.cancelled)


@dataclass(frozen=True)
class Review:
    """A plan with what the window asks of it at every turn: how many rows have each outcome, and which ones ask."""

    plan: Plan
    counts: dict[Outcome, int]
    questions: list[Step]


def review(services: Services, found: RecognisedList) -> Review:
    """What will become of every row."""
    plan = lists.plan(services.database, found)
    return Review(plan, plan.counts(), plan.of(Outcome.ASK))


def apply(services: Services, found: RecognisedList, answers: Mapping[str, str], job: Job) -> tuple[Plan, Batch]:
    """Write the list with the answers, all or nothing, after a backup; the plan says what became of each row."""
    final = lists.plan(services.database, found, answers)
    services.backups.before(Why.IMPORT)
    return final, lists.apply(services.database, final, lambda done, total: _go_on(job, done, total))


def _go_on(job: Job, done: int, total: int) -> None:
    """Tell the progress; a job that was cancelled ends here, and the transaction with it."""
    if job.cancelled:
        raise Cancelled
    job.progress(done, total)


def stored_values(services: Services, plan: Plan, candidate: Candidate) -> dict[str, Any]:
    """What is known about a candidate: in the database, or in an earlier row of the same list."""
    earlier: Step | None = next((step for step in plan.steps if step.key == candidate.id), None)
    if earlier is not None:
        return earlier.values
    with services.database.reading() as connection:
        if plan.kind == "shelters":
            house = stored_shelters(connection).get(candidate.id, {})
            return {name: value for name, value in house.items() if name not in (BY_DAY, "counts")}
        return values_of(connection, [candidate.id]).get(candidate.id, {})
