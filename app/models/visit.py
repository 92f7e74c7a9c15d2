"""Visits of a house with their protocol, and printed sheets whose handwriting comes back."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Date, Enum, Integer, String, Text, func, select
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Choice, Computed, Disclose, Kind, Record, entity, field, reference
from app.models.protection import Keep, Protection
from app.text import _, german_date


class Visit(Record):
    """The office in a house on a day; what was agreed are tasks that hang on the visit.

    A tour is one event of the calendar with several visits, in the order of `position`.
    """

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Besuch")
    plural = _("Besuche")
    search_by = ("topics", "result")
    sort_by = ("day",)
    part_of = "shelter_id"
    found_by = (("shelter_id", "deleted_at", "day"),)

    shelter_id: Mapped[str] = reference("Unterkunft", "Shelter")
    event_id: Mapped[str | None] = reference("Termin", "Event")
    day: Mapped[date] = field("Besuch am", Date, index=True)
    position: Mapped[int] = mapped_column(default=0)
    present: Mapped[str | None] = field("Wer dabei war", String(300), protect=Protection.PERSONAL)
    topics: Mapped[str | None] = field("Themen", Text, hint="eine Zeile je Thema", disclose=Disclose.OFFICE)
    result: Mapped[str | None] = field(
        "Was besprochen wurde",
        Text,
        hint="Bitte nichts über einzelne Bewohnerinnen und Bewohner.",
        disclose=Disclose.OFFICE,
    )
    written_on: Mapped[date | None] = field("Protokoll vom", Date)
    next_on: Mapped[date | None] = field("Nächster Besuch", Date)

    shelter_name = Computed("Unterkunft", lambda v: _called("Shelter", v.shelter_id))
    tour = Computed("Termin", lambda v: _called("Event", v.event_id, "title"))
    open_points = Computed("Offene Punkte", lambda v: _agreed(v, entity("Task").done_on.is_(None)), Kind.NUMBER)
    agreed = Computed("Vereinbart", lambda v: _agreed(v), Kind.NUMBER)

    @property
    def caption(self) -> str:
        return _("Besuch am {day}").format(day=german_date(self.day)) if self.day else self.singular


def _called(kind: str, identity: Any, name: str = "name") -> Any:
    """The name of a record that is referred to, as SQL."""
    owner = entity(kind)
    return select(getattr(owner, name)).where(owner.id == identity).scalar_subquery()


def _agreed(visit: Any, *conditions: Any) -> Any:
    task = entity("Task")
    return (
        select(func.count(task.id))
        .where(task.subject_id == visit.id, task.deleted_at.is_(None), *conditions)
        .scalar_subquery()
    )


class SheetKind(Choice):
    """What is written by hand on a printed sheet."""

    PRESENCE = _("Wer da war")
    HOURS = _("Stunden")
    OCCUPANCY = _("Belegung")


class PrintedSheet(Record):
    """A sheet that was printed to be written on: its number leads back to exactly its rows in their order.

    The number is a running number and a check digit (`services.paper.numbers`); of people `rows` holds the ids only.
    """

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Gedruckte Liste")
    plural = _("Gedruckte Listen")
    search_by = ("title",)
    sort_by = ("number",)

    number: Mapped[int] = field("Nummer", Integer, unique=True)
    kind: Mapped[SheetKind] = field("Was eingetragen wird", Enum(SheetKind, native_enum=False, length=20))
    title: Mapped[str] = field("Liste", String(200))
    day: Mapped[date | None] = field("Für den", Date)
    printed_on: Mapped[date] = field("Gedruckt am", Date, index=True)
    entered_on: Mapped[date | None] = field("Erfasst am", Date)
    entered_rows: Mapped[int | None] = field("Erfasste Zeilen", Integer)
    blank: Mapped[int] = field("Leere Zeilen", Integer, default=0)
    rows: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, info={"protect": Protection.PERSONAL})
    """What each row is about, in the printed order: {"person": id}, {"participation": id} or {"shelter": id}."""
    context: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, info={"protect": Protection.TECHNICAL})
    """What entered rows belong to, by field: {"shelter_id": id, "event_id": id, "activity": "Sprachcafé"}."""
    about_type: Mapped[str | None] = mapped_column(String(40), info={"protect": Protection.TECHNICAL})
    about_id: Mapped[str | None] = mapped_column(String(32), index=True, info={"protect": Protection.TECHNICAL})

    @property
    def caption(self) -> str:
        return self.title
