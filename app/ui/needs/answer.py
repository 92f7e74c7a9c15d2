"""What is read for a need: the ranked people, who was asked, who helps already, and the lines they become."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.models import Assignment, Need, Person, Request, RequestState
from app.services.crud import Filter, Query
from app.services.matching.ranking import Matches
from app.services.matching.reasons import ago
from app.text import _, fold, german_date, number
from app.ui.needs.view import Candidate
from app.ui.theme import Tone


@dataclass(frozen=True)
class Answer:
    """The people for one need; `names` are name and telephone number, `asked` and `placed` go by the person's id."""

    need_id: str
    matches: Matches
    askable: int
    names: dict[str, tuple[str, str]]
    asked: dict[str, Request]
    placed: dict[str, Assignment]

    def order(self, searched: str) -> list[str]:
        """Who was asked first, then who is placed, then everybody by points; only those whose name was searched."""
        words = fold(searched).split()
        known = [who for who in self.matches.ids if who in self.names]
        if words:
            known = [who for who in known if all(word in fold(self.names[who][0]) for word in words)]
        first = [who for who in known if who in self.asked]
        first += [who for who in known if who in self.placed and who not in self.asked]
        ahead = set(first)
        return [*first, *(who for who in known if who not in ahead)]

    def candidate(self, who: str) -> Candidate:
        """The line of a person."""
        match, request, work = self.matches.of(who), self.asked.get(who), self.placed.get(who)
        name, phone = self.names[who]
        against = "; ".join(match.against) if match.blocked and not work else ""
        return Candidate(
            who, name, match.score, match.words, ", ".join(match.lacks), against, phone,
            request.id if request else "", _chip(request, work), bool(work),
        )  # fmt: skip

    def words(self, need: Need) -> str:
        """How many were found, asked, and can be asked."""
        found = _("Gefunden {filled} von {wanted}").format(filled=need.filled or 0, wanted=need.people_wanted)
        waiting = _("{count} gefragt").format(count=len(self.asked)) if self.asked else ""
        who = _("{free} können gefragt werden, {other} nicht").format(
            free=number(self.askable), other=number(len(self.matches) - self.askable)
        )
        return " · ".join(part for part in (found, waiting, who) if part)


def read(office: Any, need_id: str) -> Answer:
    """Rank everybody for a need, beside the window."""
    matches = office.matching.rank(need_id)
    ids = matches.ids
    people = office.people.rows(ids, (Person.first_name, Person.last_name, Person.mobile, Person.phone))
    names = {
        who: (" ".join(filter(None, (first, last))), mobile or phone or "")
        for who, (first, last, mobile, phone) in zip(ids, people, strict=False)
    }
    return Answer(need_id, matches, matches.askable, names, _asked(office, need_id), _placed(office, need_id))


def _asked(office: Any, need_id: str) -> dict[str, Request]:
    open_ones = (Filter(Request.need_id, need_id), Filter(Request.state, RequestState.ASKED))
    crud = office.crud(Request)
    found = [crud.get(identity) for identity in crud.ids(Query(filters=open_ones))]
    return {request.person_id: request for request in found}


def _placed(office: Any, need_id: str) -> dict[str, Assignment]:
    works = office.assignments.of(Assignment.need_id, need_id)
    running = [work for work in works if work.until is None or work.until >= date.today()]
    return {work.person_id: work for work in running if not work.ended_because}


def _chip(request: Request | None, work: Assignment | None) -> tuple[str, Tone] | None:
    """How long ago somebody was asked, or since when somebody helps; a question comes first."""
    if request:
        days = (date.today() - request.asked_on).days
        return _("gefragt {ago}").format(ago=ago(max(days, 0))), Tone.ATTENTION
    if work is None:
        return None
    if not work.since:
        return _("im Einsatz"), Tone.GOOD
    day = _("im Einsatz ab {day}") if work.since > date.today() else _("im Einsatz seit {day}")
    return day.format(day=german_date(work.since)), Tone.GOOD
