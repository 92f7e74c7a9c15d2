"""What the makers of the sample office share: the day, the dice, and the way into the services."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from app.errors import ValidationError
from app.models.base import Record, Row
from app.services import bulk
from app.services.invented import SEED, key
from app.services.office import Services

T = TypeVar("T")

ACTION = "Musterbüro angelegt"


class Maker:
    """Makes records in one open transaction; the same day gives the same records."""

    def __init__(self, services: Services, session: Session, today: date) -> None:
        self.services, self.session, self.today = services, session, today
        self.random = Random(SEED)
        self._made = self._mobiles = 0

    def day(self, offset: int) -> date:
        """Today plus so many days."""
        return self.today + timedelta(days=offset)

    def weekday(self, offset: int, weekday: int) -> date:
        """The first such weekday (0 is Monday) on or after today plus `offset` days."""
        begin = self.day(offset)
        return begin + timedelta(days=(weekday - begin.weekday()) % 7)

    def at(self, day: date, clock: str) -> datetime:
        """A local time of a day, as "19:00"."""
        return datetime.combine(day, time.fromisoformat(clock))

    def identity(self) -> str:
        """A key that is the same in every run."""
        self._made += 1
        return key(self._made)

    def save(self, owner: type[Record], **values: Any) -> str:
        """Make one record by the rules of its service; the answer is its id."""
        service = self.services.crud(owner)
        if problems := service.check(values):
            raise ValidationError(problems)
        record = owner(id=self.identity())
        self.session.add(record)
        service.write(self.session, record, values)
        self.session.flush()
        return record.id

    def save_all(self, owner: type[Row], rows: Sequence[dict[str, Any]]) -> list[str]:
        """Make many records at once; the answer is their ids."""
        return bulk.add_all(
            self.session, owner, [row if "id" in row else {"id": self.identity(), **row} for row in rows]
        )

    def mobile(self) -> str:
        """The next mobile number: first those the BNetzA keeps for fiction, then ones nobody can have."""
        number, self._mobiles = self._mobiles, self._mobiles + 1
        if number < 100:
            return f"0171 39200{number:02d}"
        return f"0176 040690{number - 100:02d}" if number < 200 else f"0176 00{number:06d}"

    def phone(self) -> str:
        """A landline number that belongs to nobody: in the local network none begins with 0."""
        return f"07141 0{int(self.random.random() * 100_000):05d}"

    def pick(self, items: Sequence[T]) -> T:
        """One of `items`; quicker than `Random.choice`, which counts in a list of 100,000."""
        return items[int(self.random.random() * len(items))]
