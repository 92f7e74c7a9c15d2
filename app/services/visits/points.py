"""What was agreed with a house and is not done: one definition for the pack, the protocol and its own block."""

from datetime import date

from sqlalchemy import or_, select

from app.models import Event, EventKind, Task, Visit
from app.services.office import Services


def open_points(services: Services, shelter_id: str) -> list[Task]:
    """The open tasks that hang on a house, on its visits, or on a visit of the calendar, the most urgent first."""
    visits = select(Visit.id).where(Visit.shelter_id == shelter_id, Visit.deleted_at.is_(None))
    events = select(Event.id).where(Event.shelter_id == shelter_id, Event.kind == EventKind.VISIT)
    subject = or_(Task.subject_id == shelter_id, Task.subject_id.in_(visits), Task.subject_id.in_(events))
    found = services.tasks.all(subject, Task.done_on.is_(None))
    return sorted(found, key=lambda task: (task.due_on or date.max, task.title))
