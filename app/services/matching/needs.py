"""Needs of houses, circles, projects and events: their rules, and which of them are open."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from app.errors import UserError
from app.models import Need, NeedDate, NeedState, NeedTime, Urgency
from app.services.crud import Crud
from app.services.query import Between, Filter, Not, Query, Within
from app.services.settings import UNANSWERED, Settings
from app.text import _

OPEN = (
    Filter(Need.state, NeedState.OPEN),
    Filter(Need.missing, Between(1)),
    Filter(Need.ends_on, Not(Within(None, -1))),
)
"""Needs for which somebody is still looked for: the start page, the list and the report count these."""
URGENT = (*OPEN, Filter(Need.urgency, Urgency.HIGH))
PAST = (Filter(Need.state, NeedState.OPEN), Filter(Need.ends_on, Within(None, -1)))
"""Needs whose time is over and that nobody has closed."""


def unanswered(settings: Settings) -> tuple[Filter, ...]:
    """Needs for which somebody was asked long ago and has not answered."""
    return (Filter(Need.state, NeedState.OPEN), Filter(Need.asked_since, Within(None, -settings.number(UNANSWERED))))


class Needs(Crud[Need]):
    """Help that is looked for."""

    entity = Need

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        problems = super().check(values, identity)
        if "people_wanted" in values and (values["people_wanted"] or 0) < 1:
            problems["people_wanted"] = _("Gesucht wird mindestens eine Person.")
        known = {} if identity in (None, "several") else _values(self.get(str(identity)))
        told = {**known, **values}
        if told.get("starts_on") and told.get("ends_on") and told["ends_on"] < told["starts_on"]:
            problems["ends_on"] = _("Das Ende liegt vor dem Anfang.")
        if told.get("time_shape") is NeedTime.FIXED and not told.get("dates"):
            problems["dates"] = _("Bitte mindestens einen Termin angeben, zum Beispiel 24.11. 14:00–16:00.")
        if (told.get("hours_per_week") or 0) < 0:
            problems["hours_per_week"] = _("Stunden je Woche können nicht weniger als null sein.")
        return problems

    def write(self, session: Session, record: Need, values: dict[str, Any]) -> None:
        """What belongs to another shape of time goes; fixed dates give first and last day; closing has its day."""
        shape = values.get("time_shape", record.time_shape) or NeedTime.OPEN
        if "time_shape" in values or "dates" in values:
            values = {**values, **_of_shape(shape, values)}
        state = values.get("state", record.state)
        if state in (NeedState.CLOSED, NeedState.WITHDRAWN):
            values = {**values, "closed_on": values.get("closed_on") or record.closed_on or date.today()}
        elif record.closed_on and "state" in values:
            values = {**values, "closed_on": None, "closed_because": None}
        super().write(session, record, values)

    def close(
        self, ids: Sequence[str], because: str, state: NeedState = NeedState.CLOSED, on: date | None = None
    ) -> str:
        """Nobody is looked for any more, with the reason; the answer names the action."""
        if not because.strip():
            raise UserError("Bitte geben Sie einen Grund an, zum Beispiel „gefunden“ oder „Haus geschlossen“.")
        name = _("{state}: {what}").format(state=state.label.capitalize(), what=self._what(ids))
        values = {"state": state, "closed_on": on or date.today(), "closed_because": because.strip()}
        return self.change_all(ids, values, name)

    def reopen(self, ids: Sequence[str]) -> str:
        """Somebody is looked for again; the answer names the action."""
        name = _("Wieder offen: {what}").format(what=self._what(ids))
        return self.change_all(ids, {"state": NeedState.OPEN}, name)

    def open_ids(self, urgent_first: bool = True) -> list[str]:
        """All open needs; the urgent first, then by the day until which somebody must be found."""
        ids = self.ids(Query(filters=OPEN, sort=Need.find_until))
        if not urgent_first:
            return ids
        order = list(Urgency)
        told = dict(zip(ids, self.rows(ids, (Need.urgency,)), strict=True))
        return sorted(ids, key=lambda identity: order.index(told[identity][0]))

    def _what(self, ids: Sequence[str]) -> str:
        if len(ids) == 1:
            return self.get(ids[0]).caption
        return _("{count} Bedarfe").format(count=len(ids))


def _values(need: Need) -> dict[str, Any]:
    names = ("time_shape", "dates", "starts_on", "ends_on", "hours_per_week")
    return {name: getattr(need, name) for name in names}


def _of_shape(shape: NeedTime, values: dict[str, Any]) -> dict[str, Any]:
    """What a shape leaves of the other two, and the days that follow from dates."""
    if shape is NeedTime.FIXED:
        cleared: dict[str, Any] = {"slots": [], "hours_per_week": None}
        return {**cleared, **_span(values["dates"])} if values.get("dates") else cleared
    return {"dates": [], **({"slots": [], "hours_per_week": None} if shape is NeedTime.OPEN else {})}


def _span(texts: Sequence[str]) -> dict[str, date]:
    intervals = [NeedDate.parts(text) for text in texts]
    first: datetime = min(interval["starts_at"] for interval in intervals)
    last: datetime = max(interval["ends_at"] for interval in intervals)
    return {"starts_on": first.date(), "ends_on": last.date()}
