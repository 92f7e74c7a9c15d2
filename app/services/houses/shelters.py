"""Houses: the stage follows from the kind where nobody says another."""

from typing import Any

from sqlalchemy.orm import Session

from app.models import Shelter
from app.services.crud import Crud
from app.services.database import Database
from app.text import _


class Shelters(Crud[Shelter]):
    """Reads and writes houses."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, Shelter)

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        problems = super().check(values, identity)
        opened, closed = values.get("opened_on"), values.get("closed_on")
        if opened and closed and closed < opened:
            problems["closed_on"] = _("Das Haus wäre geschlossen, bevor es eröffnet wurde.")
        return problems

    def write(self, session: Session, record: Shelter, values: dict[str, Any]) -> None:
        super().write(session, record, values)
        if values.get("kind") and record.stage is None and "stage" not in values:
            record.stage = record.kind.stage if record.kind else None
