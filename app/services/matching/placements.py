"""Assignments and questions as records: nobody works in two places at once, or is asked twice, unnoticed."""

from datetime import date
from typing import Any

from app.models import Assignment, Request, RequestState
from app.services.crud import Crud
from app.services.matching.reading import busy
from app.services.matching.wanted import read_needs
from app.services.query import Filter, Query
from app.text import _


class Assignments(Crud[Assignment]):
    """Where volunteers work."""

    entity = Assignment

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        problems = super().check(values, identity)
        told = values if identity in (None, "several") else {**_values(self.get(str(identity))), **values}
        since, until = told.get("since"), told.get("until")
        if since and until and until < since:
            problems["until"] = _("Das Ende liegt vor dem Anfang.")
        if {"need_id", "person_id", "since", "until"} & values.keys() and (words := self._twice(told)):
            problems["need_id"] = _(
                "{words}. Wenn es trotzdem geht, schreiben Sie den Grund unter „Trotzdem, weil“."
            ).format(words=words[:1].upper() + words[1:])
        return problems

    def _twice(self, told: dict[str, Any]) -> str:
        """What the person does elsewhere at the time of the need; "" where a reason is told, too."""
        need, person, today = told.get("need_id"), told.get("person_id"), date.today()
        over = told.get("until") and told["until"] < today
        if not need or not person or told.get("override") or over:
            return ""
        with self.database.reading() as connection:
            found = read_needs(connection, [need])
            return busy(connection, found[0], today, [person]).get(person, "") if found else ""


class Requests(Crud[Request]):
    """Who was asked for what."""

    entity = Request

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        problems = super().check(values, identity)
        need, person = values.get("need_id"), values.get("person_id")
        if identity is None and need and person and values.get("state") in (None, RequestState.ASKED):
            same = (Filter(Request.need_id, need), Filter(Request.person_id, person))
            if self.count(Query(filters=(*same, Filter(Request.state, RequestState.ASKED)))):
                problems["person_id"] = _(
                    "Diese Person ist für diesen Bedarf schon gefragt und hat noch nicht geantwortet."
                )
        return problems


def _values(work: Assignment) -> dict[str, Any]:
    names = ("need_id", "person_id", "since", "until", "override")
    return {name: getattr(work, name) for name in names}
