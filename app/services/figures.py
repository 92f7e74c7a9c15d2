"""Every key figure, defined once: start page, list and report ask here."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app.models import Application, ApplicationState, Grant, Person, Shelter, Task, VolunteerStatus
from app.services.database import Database


@dataclass(frozen=True)
class Load:
    """A house and its newest numbers; `occupied` None while nothing was counted."""

    shelter_id: str
    name: str
    occupied: int | None
    capacity: int | None
    counted_on: date | None


class Figures:
    """The figures of the office as of today."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def volunteers_by_status(self) -> dict[VolunteerStatus, int]:
        """People outside the trash by volunteering status."""
        wanted = select(Person.status, func.count()).where(Person.status.is_not(None), Person.deleted_at.is_(None))
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(wanted.group_by(Person.status)) if row[0]}

    def new_volunteers_since(self, day: date) -> int:
        """Volunteers whose help began on or after `day`."""
        wanted = select(func.count()).where(
            Person.since >= day, Person.status.is_not(None), Person.deleted_at.is_(None)
        )
        with self._database.reading() as connection:
            return connection.execute(wanted).scalar_one()

    def loads(self) -> list[Load]:
        """The open houses with their newest occupancy, by name."""
        wanted = (
            select(
                Shelter.id,
                Shelter.name,
                Shelter.occupied.expression(Shelter),
                Shelter.capacity,
                Shelter.counted_on.expression(Shelter),
            )
            .where(Shelter.deleted_at.is_(None), Shelter.closed_on.is_(None))
            .order_by(Shelter.sort_key)
        )
        with self._database.reading() as connection:
            return [Load(*row) for row in connection.execute(wanted)]

    def granted_amount(self) -> int:
        """Cents of all running grants: approved, the application not closed, the period not over."""
        wanted = (
            select(func.coalesce(func.sum(Grant.amount), 0))
            .join(Application, Application.id == Grant.application_id)
            .where(
                Application.state == ApplicationState.GRANTED,
                Application.deleted_at.is_(None),
                Grant.deleted_at.is_(None),
            )
            .where(func.coalesce(Grant.period_to, date.max) >= date.today())
        )
        with self._database.reading() as connection:
            return int(connection.execute(wanted).scalar_one())

    def open_tasks(self) -> int:
        """Tasks not done."""
        wanted = select(func.count()).where(Task.done_on.is_(None), Task.deleted_at.is_(None))
        with self._database.reading() as connection:
            return connection.execute(wanted).scalar_one()
