"""What hangs on any record (tasks, contacts, documents), and what the program keeps: history, imports, hand-outs."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Date, DateTime, Enum, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Choice, Disclose, Record, Row, field, now
from app.models.protection import Keep, Protection
from app.text import _


class TaskKind(Choice):
    """A follow-up can be moved, a deadline is set by others."""

    FOLLOW_UP = _("Wiedervorlage")
    DEADLINE = _("Frist")


class Task(Record):
    """Something to do until a date, mostly hanging on a record."""

    protection, keep = Protection.CONFIDENTIAL, Keep.SUBJECT
    singular = _("Aufgabe")
    plural = _("Aufgaben")
    search_by = ("title", "notes", "assigned_to")
    sort_by = ("due_on", "title")
    part_of = "subject_id"

    title: Mapped[str] = field("Aufgabe", String(200), disclose=Disclose.OFFICE)
    kind: Mapped[TaskKind] = field("Art", Enum(TaskKind, native_enum=False, length=20), default=TaskKind.FOLLOW_UP)
    due_on: Mapped[date | None] = field("Fällig am", Date, index=True)
    done_on: Mapped[date | None] = field("Erledigt am", Date)
    assigned_to: Mapped[str | None] = field("Wer", String(80), disclose=Disclose.OFFICE)
    notes: Mapped[str | None] = field("Notizen", Text, disclose=Disclose.OFFICE)
    subject_type: Mapped[str | None] = mapped_column(String(40), info={"protect": Protection.TECHNICAL})
    subject_id: Mapped[str | None] = mapped_column(String(32), index=True)

    @property
    def caption(self) -> str:
        return self.title


class Direction(Choice):
    """Who called whom."""

    IN = _("kam zu uns")
    OUT = _("ging von uns aus")


class ContactKind(Choice):
    """How the contact took place."""

    CALL = _("Telefonat")
    TALK = _("Gespräch")
    EMAIL = _("E-Mail")
    LETTER = _("Brief")
    MESSAGE = _("Kurznachricht")
    COACHING = _("Begleitgespräch")
    OTHER = _("Sonstiges")


class ContactEntry(Record):
    """A call, talk or letter, hanging on a record."""

    protection, keep = Protection.CONFIDENTIAL, Keep.SUBJECT
    singular = _("Kontakt")
    plural = _("Kontakte")
    search_by = ("topic", "text")
    sort_by = ("at",)
    found_by = (("subject_id", "deleted_at", "at"),)
    part_of = "subject_id"

    at: Mapped[datetime] = field("Wann", DateTime, index=True)
    kind: Mapped[ContactKind] = field("Art", Enum(ContactKind, native_enum=False, length=20), default=ContactKind.CALL)
    direction: Mapped[Direction | None] = field("Richtung", Enum(Direction, native_enum=False, length=5))
    topic: Mapped[str | None] = field("Thema", String(160), disclose=Disclose.OFFICE)
    text: Mapped[str | None] = field("Worum es ging", Text, disclose=Disclose.OFFICE)
    by: Mapped[str | None] = field("Wer", String(80), disclose=Disclose.OFFICE)
    subject_type: Mapped[str | None] = mapped_column(String(40), info={"protect": Protection.TECHNICAL})
    subject_id: Mapped[str | None] = mapped_column(String(32), index=True)

    @property
    def caption(self) -> str:
        return self.topic or self.kind.label


class Document(Record):
    """A file kept in the database, hanging on a record."""

    protection, keep = Protection.CONFIDENTIAL, Keep.SUBJECT
    singular = _("Dokument")
    plural = _("Dokumente")
    search_by = ("name", "file_name")
    sort_by = ("name",)
    part_of = "subject_id"

    name: Mapped[str] = field("Bezeichnung", String(200), disclose=Disclose.OFFICE)
    file_name: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str | None] = mapped_column(String(80))
    size: Mapped[int] = mapped_column(Integer, default=0)
    digest: Mapped[str | None] = mapped_column(String(64))
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    dated_on: Mapped[date | None] = field("Datum", Date)
    notes: Mapped[str | None] = field("Notizen", Text, disclose=Disclose.OFFICE)
    subject_type: Mapped[str | None] = mapped_column(String(40), info={"protect": Protection.TECHNICAL})
    subject_id: Mapped[str | None] = mapped_column(String(32), index=True)


class Operation(Row):
    """One action of a user, named in German; its changes can be undone together."""

    protection, keep = Protection.CONFIDENTIAL, Keep.HISTORY

    number: Mapped[int] = mapped_column(Integer, unique=True)
    name: Mapped[str] = mapped_column(String(300))
    at: Mapped[datetime] = mapped_column(default=now, index=True)
    who: Mapped[str | None] = mapped_column(String(80))
    undoable: Mapped[bool] = mapped_column(Boolean, default=True)
    undoes: Mapped[str | None] = mapped_column(String(32))
    undone_by: Mapped[str | None] = mapped_column(String(32))


class Change(Row):
    """What one operation did to one row: the values before and after (JSON; None where the row did not exist)."""

    protection, keep = Protection.CONFIDENTIAL, Keep.HISTORY

    __table_args__ = (Index("ix_change_subject", "subject_id", "number"),)

    operation_id: Mapped[str] = mapped_column(String(32), index=True)
    number: Mapped[int] = mapped_column(Integer)
    entity: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[str] = mapped_column(String(32), index=True)
    subject_id: Mapped[str] = mapped_column(String(32))
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class ImportBatch(Row):
    """One list that was read in: what became of its rows, and the operation that undoes it."""

    protection, keep = Protection.CONFIDENTIAL, Keep.HISTORY

    operation_id: Mapped[str | None] = mapped_column(String(32))
    file_name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime] = mapped_column(default=now)
    summary: Mapped[dict[str, Any]] = mapped_column(JSON)


class ImportMapping(Row):
    """How the columns of a list of this shape were read the last time."""

    protection, keep = Protection.NONE, Keep.OFFICE

    signature: Mapped[str] = mapped_column(String(64), unique=True, info={"protect": Protection.NONE})
    kind: Mapped[str] = mapped_column(String(40), info={"protect": Protection.NONE})
    columns: Mapped[dict[str, Any]] = mapped_column(JSON, info={"protect": Protection.NONE})
    changed_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)


class SavedView(Record):
    """A list as somebody wants to see it again: search, filters, order and columns under a name."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Ansicht")
    plural = _("Ansichten")
    sort_by = ("name",)

    name: Mapped[str] = field("Name der Ansicht", String(80))
    place: Mapped[str] = mapped_column(String(40), index=True, info={"protect": Protection.NONE})
    """The list it belongs to, by the name its memory has."""
    shared: Mapped[bool] = field("Für alle im Büro", Boolean, default=True)
    kept_by: Mapped[str | None] = mapped_column(String(80), info={"protect": Protection.PERSONAL})
    state: Mapped[dict[str, Any]] = mapped_column(JSON, info={"protect": Protection.CONFIDENTIAL})


class FieldHelp(Record):
    """What the office wants to be read at a field: how it is filled in here."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Hilfetext")
    plural = _("Hilfetexte")
    sort_by = ("entity", "field_name")

    text: Mapped[str] = field("Hilfetext", Text)
    entity: Mapped[str] = mapped_column(String(40), info={"protect": Protection.NONE})
    field_name: Mapped[str] = mapped_column(String(60), info={"protect": Protection.NONE})

    @property
    def caption(self) -> str:
        return self.text


class Disclosure(Row):
    """A list or document with names that left the office (GDPR Art. 30, Art. 15(1)(c))."""

    protection, keep = Protection.PERSONAL, Keep.DISCLOSURE

    at: Mapped[datetime] = mapped_column(default=now, index=True)
    who: Mapped[str | None] = mapped_column(String(80))
    what: Mapped[str] = mapped_column(String(120))
    recipient: Mapped[str] = mapped_column(String(160))
    purpose: Mapped[str | None] = mapped_column(String(200))
    columns: Mapped[list[str]] = mapped_column(JSON)
    person_ids: Mapped[list[str]] = mapped_column(JSON)
    left_out: Mapped[int] = mapped_column(Integer, default=0)
    file_name: Mapped[str | None] = mapped_column(String(200))
    digest: Mapped[str | None] = mapped_column(String(64))


class SearchEntry(Base):
    """The folded text of one record for the search; `id` is the record's, `number` what the index knows it by."""

    protection, keep = Protection.PERSONAL, Keep.SUBJECT

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(String(32), unique=True)
    entity: Mapped[str] = mapped_column(String(40), index=True)
    text: Mapped[str] = mapped_column(Text)
