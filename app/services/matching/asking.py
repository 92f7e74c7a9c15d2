"""Questions and their answers, placements and their ends: each one transaction, each with its reason."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Select, false, or_, select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models import Assignment, ContactKind, NeedTime, Person, Request, RequestState
from app.models.base import new_id
from app.models.placement import running
from app.services.crud import records_of
from app.services.database import Database
from app.services.matching.ending import end_work, reopen
from app.services.matching.reading import busy
from app.services.matching.wanted import Wanted, read_need
from app.text import _, german_date


class Asking:
    """Writes questions, answers and placements; whoever calls says what stands in the way."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ask(
        self,
        need_id: str,
        ids: Sequence[str],
        hindrances: Mapping[str, str],
        on: date,
        override: str = "",
        channel: ContactKind | None = None,
        answer_by: date | None = None,
    ) -> str:
        """Note that these people were asked; the answer names the action.

        `hindrances`: what stands in the way, by person; past it only with `override`, which is kept with the question.
        """
        wanted = self.need(need_id)
        if (last := wanted.times.span(on)[1]) and last < on:
            raise UserError("Dieser Bedarf ist seit dem {day} vorbei.", day=german_date(last))
        _refuse(self._names(list(hindrances)), hindrances, override)
        name = _("Gefragt: {who} für {need}").format(who=self._who(ids), need=wanted.title)
        with self._database.transaction(name) as session:
            for person in ids:
                why = override.strip() if person in hindrances else None
                session.add(
                    Request(
                        id=new_id(), need_id=need_id, person_id=person, state=RequestState.ASKED, asked_on=on,
                        channel=channel, answer_by=answer_by, override=why or None,
                    )
                )  # fmt: skip
        return name

    def accept(self, request_id: str, on: date, override: str = "") -> str:
        """A yes: the question is answered and the assignment begins; the answer is its id.

        UserError with the reason when she works elsewhere at that time; `override` goes past it and is kept.
        """
        request = self.request(request_id)
        wanted = self.need(request.need_id)
        self._refuse_double(wanted, request.person_id, on, override)
        name = _("Zugesagt: {who} für {need}").format(who=self._who([request.person_id]), need=wanted.title)
        with self._database.transaction(name) as session:
            asked = self._open(session, request_id)
            asked.state, asked.answered_on, asked.reason = RequestState.ACCEPTED, on, None
            return self._begin(session, wanted, asked.person_id, on, override or asked.override or "", asked.id)

    def place(self, need_id: str, person_id: str, on: date, hindrances: Mapping[str, str], override: str = "") -> str:
        """Begin an assignment at once; a question that was open is answered with yes. The answer is its id."""
        wanted = self.need(need_id)
        _refuse(self._names(list(hindrances)), hindrances, override)
        self._refuse_double(wanted, person_id, on, override)
        name = _("Einsatz begonnen: {who} bei {need}").format(who=self._who([person_id]), need=wanted.title)
        with self._database.transaction(name) as session:
            asked = session.scalars(_open_questions(need_id, person_id)).first()
            if asked:
                asked.state, asked.answered_on = RequestState.ACCEPTED, on
            return self._begin(session, wanted, person_id, on, override, asked.id if asked else None)

    def decline(self, request_id: str, because: str, on: date) -> str:
        """A no, remembered with its reason; an assignment that came of it ends, and the need is open again."""
        name = _("Abgesagt: {who} für {need}")
        return self._close(request_id, RequestState.DECLINED, name, on, because)

    def withdraw(self, request_id: str, on: date) -> str:
        """The question is taken back, for instance because somebody else was found."""
        return self._close(request_id, RequestState.WITHDRAWN, _("Anfrage zurückgezogen: {who} für {need}"), on)

    def give_up(self, request_id: str, on: date) -> str:
        """No answer came."""
        return self._close(request_id, RequestState.UNANSWERED, _("Keine Antwort: {who} für {need}"), on)

    def end(self, assignment_id: str, on: date, because: str) -> str:
        """An assignment ends with a reason, and its need is open again where it was closed; the answer names it."""
        if not because.strip():
            raise UserError("Bitte geben Sie an, warum der Einsatz endet.")
        with self._database.session() as reading:
            person = reading.get_one(Assignment, assignment_id).person_id
        name = _("Einsatz beendet: {who}").format(who=self._who([person]))
        with self._database.transaction(name) as session:
            work = session.get_one(Assignment, assignment_id)
            if work.since and on < work.since:
                raise UserError("Der Einsatz kann nicht enden, bevor er begonnen hat.")
            end_work(work, on, because.strip())
            reopen(session, [work.need_id] if work.need_id else [])
        return name

    def need(self, need_id: str) -> Wanted:
        """The need as the ranking knows it."""
        with self._database.reading() as connection:
            return read_need(connection, need_id)

    def request(self, request_id: str) -> Request:
        """A question; UserError when it is gone."""
        with self._database.session() as session:
            found = session.get(Request, request_id)
        if found is None:
            raise UserError("Diese Anfrage gibt es nicht mehr.")
        return found

    def open_question(self, need_id: str, person_id: str) -> str:
        """The id of a question that waits for its answer, "" for none."""
        with self._database.session() as session:
            found = session.scalars(_open_questions(need_id, person_id)).first()
        return found.id if found else ""

    # ------------------------------------------------------------ inside

    def _begin(
        self, session: Session, wanted: Wanted, person_id: str, on: date, override: str, request_id: str | None
    ) -> str:
        since, until = wanted.times.span(on)
        work = Assignment(
            id=new_id(), person_id=person_id, shelter_id=wanted.shelter_id, activity=wanted.what[:120], since=since,
            until=until if wanted.times.shape is NeedTime.FIXED else None, need_id=wanted.need_id,
            project_id=wanted.project_id, request_id=request_id, hours_per_week=wanted.hours_per_week,
            override=override.strip() or None,
        )  # fmt: skip
        session.add(work)
        return work.id

    def _refuse_double(self, wanted: Wanted, person_id: str, on: date, override: str) -> None:
        with self._database.reading() as connection:
            works = busy(connection, wanted, on, [person_id])
            placed = connection.execute(_placed(wanted, person_id, on)).first()
        if placed:
            raise UserError("{name} ist hier schon im Einsatz.", name=self._who([person_id]))
        _refuse(self._names([person_id]), works, override)

    def _close(self, request_id: str, state: RequestState, template: str, on: date, because: str = "") -> str:
        request = self.request(request_id)
        name = template.format(who=self._who([request.person_id]), need=self.need(request.need_id).title)
        with self._database.transaction(name) as session:
            asked = session.get_one(Request, request_id)
            asked.state, asked.answered_on, asked.reason = state, on, because.strip()[:200] or None
            for work in session.scalars(_works_of(request_id, on)):
                end_work(work, on, because.strip() or state.label)
            reopen(session, [asked.need_id])
        return name

    def _open(self, session: Session, request_id: str) -> Request:
        asked = session.get_one(Request, request_id)
        if asked.state is RequestState.ACCEPTED:
            raise UserError("Diese Anfrage ist schon zugesagt.")
        return asked

    def _who(self, ids: Sequence[str]) -> str:
        if len(ids) > 1:
            return _("{count} Personen").format(count=len(ids))
        return next(iter(self._names(ids).values()), "")

    def _names(self, ids: Sequence[str]) -> dict[str, str]:
        with self._database.session() as session:
            return {person.id: person.caption for person in records_of(session, Person, list(ids))}


def _refuse(names: Mapping[str, str], hindrances: Mapping[str, str], override: str) -> None:
    """UserError naming what stands in the way, unless there is a reason to go past it."""
    if hindrances and not override.strip():
        told = "; ".join(f"{names.get(person, '')}: {words}" for person, words in list(hindrances.items())[:5])
        raise UserError(
            "Das geht nicht ohne Grund: {told}. Wenn Sie trotzdem fragen oder einsetzen möchten, geben Sie bitte einen "
            "Grund an; er wird festgehalten.",
            told=told,
        )


def _open_questions(need_id: str, person_id: str) -> Select[Request]:
    mine = (Request.need_id == need_id, Request.person_id == person_id, Request.deleted_at.is_(None))
    return select(Request).where(*mine, Request.state == RequestState.ASKED)


def _works_of(request_id: str, on: date) -> Select[Assignment]:
    mine = (Assignment.request_id == request_id, Assignment.deleted_at.is_(None))
    return select(Assignment).where(*mine, running(Assignment, on))


def _placed(wanted: Wanted, person_id: str, on: date) -> Select[str]:
    """Work of a person for a need, running or, of fixed dates, done."""
    mine = (Assignment.need_id == wanted.need_id, Assignment.person_id == person_id, Assignment.deleted_at.is_(None))
    going = running(Assignment, on)
    done = Assignment.ended_because.is_(None) if wanted.times.shape is NeedTime.FIXED else false()
    return select(Assignment.id).where(*mine, or_(going, done))
