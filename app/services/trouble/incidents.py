"""Incidents: who opens them is noted, and what happens to them is named without a word of what they say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.models import Incident, IncidentKind, Operation
from app.services import history
from app.services.crud import Crud, records_of
from app.services.query import Between, Filter, Query
from app.text import _, number

if TYPE_CHECKING:
    from app.services.database import Database

OPENED = _("Vorfälle geöffnet")
"""What opening them is called in the history of the office, where the coordinator sees it."""


@dataclass(frozen=True)
class Opening:
    """Who looked at the incidents, and when (UTC)."""

    at: datetime
    who: str


class Incidents(Crud[Incident]):
    """The incidents of an office; only `IncidentBook.open` makes it for a screen."""

    entity = Incident

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        problems = super().check(values, identity)
        happened, closed = values.get("happened_at"), values.get("closed_on")
        if happened and closed and closed < happened.date():
            problems["closed_on"] = _("Der Abschluss liegt vor dem Vorfall.")
        return problems

    def action_name(self, is_new: bool, name: str) -> str:
        """Says that something changed, never what."""
        return _("Vorfall angelegt") if is_new else _("Vorfall geändert")

    def _set_deleted(self, ids: Sequence[str], at: Any, template: str) -> str:
        what = _("Vorfall") if len(ids) == 1 else _("{count} Vorfälle").format(count=number(len(ids)))
        name = template.format(what=what)
        with self.database.transaction(name) as session:
            for record in records_of(session, self.entity, ids):
                record.deleted_at = at
        return name


class IncidentBook:
    """The way to the incidents: past the passphrase where the office has one, and never unnoted."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    @property
    def protected(self) -> bool:
        """Whether the passphrase is asked for."""
        from app.services.keys.opening import is_protected

        return self._database.path is not None and is_protected(self._database.path)

    def open(self, secret: str = "") -> Incidents:
        """The incidents, once it is noted who opens them.

        WrongPassphrase where the office is protected and `secret` does not fit; half a second then. UserError for an
        office that is only looked at, where nothing can be noted.
        """
        self._database.refuse_frozen()
        if self.protected:
            from app.services.keys.opening import fits

            assert self._database.path is not None
            fits(self._database.path, secret)
        with self._database.transaction(OPENED, undoable=False) as session:
            history.open_operation(session, session.info["action"])
        return Incidents(self._database)

    def concern(self, person_id: str) -> bool:
        """Whether an incident is about somebody, so that her information (Art. 15 GDPR) tells of it."""
        wanted = select(Incident.id).where(Incident.person_id == person_id).limit(1)
        with self._database.reading() as connection:
            return connection.execute(wanted).first() is not None

    def openings(self, most: int = 200) -> list[Opening]:
        """Who opened the incidents, the last one first."""
        wanted = select(Operation.at, Operation.who).where(Operation.name == OPENED)
        with self._database.reading() as connection:
            rows = connection.execute(wanted.order_by(Operation.number.desc()).limit(most)).all()
        return [Opening(row.at, row.who or "") for row in rows]

    def counts(self, year: int) -> dict[IncidentKind, list[int]]:
        """How many of each kind there were in each month of a year; kinds that did not occur are left out."""
        days = Between(datetime(year, 1, 1), datetime(year, 12, 31, 23, 59, 59))
        crud = Incidents(self._database)
        found: dict[IncidentKind, list[int]] = {}
        ids = crud.ids(Query(filters=(Filter(Incident.happened_at, days),)))
        for kind, at in crud.rows(ids, (Incident.kind, Incident.happened_at)):
            found.setdefault(kind, [0] * 12)[at.month - 1] += 1
        return {kind: found[kind] for kind in IncidentKind if kind in found}

    def years(self, today: date) -> list[int]:
        """The years with incidents and the present one, the last one first."""
        with self._database.reading() as connection:
            times = connection.execute(select(Incident.happened_at).where(Incident.deleted_at.is_(None))).scalars()
            return sorted({today.year, *(at.year for at in times)}, reverse=True)
