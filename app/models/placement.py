"""Who was asked for what, who works where from when to when, and long pairings."""

from datetime import date
from typing import Any

from sqlalchemy import Date, Enum, Integer, String, Text, and_, func, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Choice, Computed, Disclose, Record, entity, field, reference
from app.models.protection import Keep, Protection
from app.models.record import ContactKind
from app.text import _


class RequestState(Choice):
    """What became of a question."""

    ASKED = _("gefragt")
    ACCEPTED = _("zugesagt")
    DECLINED = _("abgesagt")
    UNANSWERED = _("keine Antwort")
    WITHDRAWN = _("zurückgezogen")


class Request(Record):
    """That somebody was asked to help with a need, and the answer; refusals are remembered."""

    protection, keep = Protection.PERSONAL, Keep.PERSON
    singular = _("Anfrage")
    plural = _("Anfragen")
    sort_by = ("asked_on",)
    part_of = "person_id"

    need_id: Mapped[str] = reference("Bedarf", "Need", protect=Protection.COUNTED)
    person_id: Mapped[str] = reference("Person", "Person")
    state: Mapped[RequestState] = field(
        "Stand",
        Enum(RequestState, native_enum=False, length=20),
        default=RequestState.ASKED,
        protect=Protection.COUNTED,
        index=True,
    )
    asked_on: Mapped[date] = field("Gefragt am", Date, protect=Protection.COUNTED)
    channel: Mapped[ContactKind | None] = field(
        "Wie", Enum(ContactKind, native_enum=False, length=20), disclose=Disclose.OFFICE
    )
    answer_by: Mapped[date | None] = field("Antwort erbeten bis", Date)
    answered_on: Mapped[date | None] = field("Geantwortet am", Date, protect=Protection.COUNTED)
    reason: Mapped[str | None] = field("Abgesagt, weil", String(200), disclose=Disclose.OFFICE)
    override: Mapped[str | None] = field("Trotzdem gefragt, weil", String(200), disclose=Disclose.OFFICE)
    notes: Mapped[str | None] = field("Notizen", Text, disclose=Disclose.OFFICE)

    person_name = Computed("Name", lambda r: person_name(r), disclose=Disclose.NAME)
    need_title = Computed("Bedarf", lambda r: _need_title(r))

    @property
    def caption(self) -> str:
        return self.state.label if self.state else self.singular


class Assignment(Record):
    """Where a volunteer works, from when to when."""

    protection, keep = Protection.PERSONAL, Keep.PERSON
    singular = _("Einsatz")
    plural = _("Einsätze")
    search_by = ("activity",)
    sort_by = ("since", "activity")
    part_of = "person_id"
    found_by = (("person_id", "deleted_at", "until", "shelter_id"),)

    person_id: Mapped[str] = reference("Person", "Person")
    shelter_id: Mapped[str | None] = reference("Unterkunft", "Shelter", protect=Protection.COUNTED)
    activity: Mapped[str | None] = field(
        "Aufgabe", String(120), found_as=("Einsatzbereich",), protect=Protection.COUNTED
    )
    since: Mapped[date | None] = field("Von", Date, protect=Protection.COUNTED)
    until: Mapped[date | None] = field("Bis", Date, hint="leer, solange der Einsatz läuft", protect=Protection.COUNTED)
    need_id: Mapped[str | None] = reference("Bedarf", "Need", protect=Protection.COUNTED)
    project_id: Mapped[str | None] = reference("Projekt", "Project", protect=Protection.COUNTED)
    request_id: Mapped[str | None] = mapped_column(String(32), index=True, info={"protect": Protection.TECHNICAL})
    """The id of the question whose answer this is."""
    hours_per_week: Mapped[int | None] = field("Stunden je Woche", Integer, protect=Protection.COUNTED)
    ended_because: Mapped[str | None] = field("Beendet, weil", String(200), disclose=Disclose.OFFICE)
    override: Mapped[str | None] = field("Trotzdem, weil", String(200), disclose=Disclose.OFFICE)
    notes: Mapped[str | None] = field("Notizen", Text, disclose=Disclose.OFFICE)

    person_name = Computed("Name", lambda a: person_name(a), disclose=Disclose.NAME)

    @property
    def caption(self) -> str:
        return self.activity or _("Einsatz")


def running(work: Any, on: Any) -> Any:
    """Assignments that run on a day or begin later; one that was ended counts no more from that day on."""
    planned = and_(work.until == on, work.ended_because.is_(None))
    return or_(work.until.is_(None), work.until > on, planned)


class Tandem(Record):
    """A long pairing with somebody or a family in a house, known by a number only: never a resident's name."""

    protection, keep = Protection.PERSONAL, Keep.PERSON
    singular = _("Tandem")
    plural = _("Tandems")
    search_by = ("code",)
    sort_by = ("code",)
    part_of = "person_id"

    code: Mapped[str] = field(
        "Nummer", String(40), hint="zum Beispiel Tandem 017, nie ein Name", protect=Protection.COUNTED
    )
    person_id: Mapped[str] = reference("Person", "Person")
    shelter_id: Mapped[str | None] = reference("Unterkunft", "Shelter", protect=Protection.COUNTED)
    topic: Mapped[str | None] = field("Wobei", String(120), hint="zum Beispiel Schule, Ausbildung, Ankommen")
    since: Mapped[date | None] = field("Von", Date, protect=Protection.COUNTED)
    until: Mapped[date | None] = field("Bis", Date, protect=Protection.COUNTED)
    review_on: Mapped[date | None] = field("Nächstes Gespräch darüber am", Date, index=True)
    ended_because: Mapped[str | None] = field("Beendet, weil", String(200), disclose=Disclose.OFFICE)
    notes: Mapped[str | None] = field(
        "Notizen", Text, hint="Bitte keinen Namen und nichts, woran man jemanden erkennt.", disclose=Disclose.OFFICE
    )

    person_name = Computed("Name", lambda t: person_name(t), disclose=Disclose.NAME)


def person_name(record: Any) -> Any:
    """First and last name of the person a record belongs to, as SQL."""
    person = entity("Person")
    return (
        select(func.trim(func.coalesce(person.first_name, "") + " " + person.last_name))
        .where(person.id == record.person_id)
        .scalar_subquery()
    )


def _need_title(request: Any) -> Any:
    need = entity("Need")
    return select(need.title).where(need.id == request.need_id).scalar_subquery()
