"""What stands around a person: absences, couples and families, a photo, own fields of the office, twins."""

from datetime import date, datetime

from sqlalchemy import Date, Enum, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column, object_session

from app.models.base import Choice, Disclose, Record, Row, field, now, owner, reference
from app.models.protection import Keep, Protection
from app.text import _, german_date


class Absence(Record):
    """A time in which somebody cannot help; why is nobody's business unless they say so."""

    protection, keep = Protection.PERSONAL, Keep.PERSON
    singular = _("Abwesenheit")
    plural = _("Abwesenheiten")
    sort_by = ("since",)
    part_of = "person_id"

    person_id: Mapped[str] = reference("Person", "Person")
    since: Mapped[date] = field("Von", Date)
    until: Mapped[date | None] = field("Bis", Date, hint="leer: bis auf Weiteres")
    reason: Mapped[str | None] = field(
        "Grund",
        String(120),
        hint="zum Beispiel Urlaub, Prüfungen; bitte nichts über Gesundheit",
        disclose=Disclose.OFFICE,
    )

    @property
    def caption(self) -> str:
        until = german_date(self.until) if self.until else _("auf Weiteres")
        return _("{since} bis {until}").format(since=german_date(self.since), until=until)


class LinkKind(Choice):
    """How two people belong together."""

    COUPLE = _("Paar")
    FAMILY = _("Familie")
    HOUSEHOLD = _("gemeinsamer Haushalt")
    TOGETHER = _("kommen zusammen")


class PersonLink(Record):
    """Two people who belong together; it is seen from both sides."""

    protection, keep = Protection.PERSONAL, Keep.PERSON
    singular = _("Zusammengehörigkeit")
    plural = _("Gehören zusammen")
    sort_by = ("created_at",)
    part_of = "person_id"

    person_id: Mapped[str] = reference("Person", "Person")
    other_id: Mapped[str] = reference("Gehört zu", "Person")
    kind: Mapped[LinkKind] = field(
        "Wie", Enum(LinkKind, native_enum=False, length=20), default=LinkKind.COUPLE, disclose=Disclose.OFFICE
    )
    notes: Mapped[str | None] = field("Notizen", String(200), disclose=Disclose.OFFICE)

    @property
    def caption(self) -> str:
        return self.kind.label if self.kind else self.singular


class PersonPhoto(Row):
    """A picture of somebody who has agreed to it (§ 22 KUG)."""

    protection, keep = Protection.PERSONAL, Keep.PERSON
    part_of = "person_id"

    person_id: Mapped[str] = owner("Person")
    media_type: Mapped[str] = mapped_column(String(80))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)

    @property
    def words(self) -> str:
        return _("Foto")


class ExtraKind(Choice):
    """What an office's own field holds."""

    TEXT = _("Text")
    NUMBER = _("Zahl")
    DATE = _("Datum")
    YES_NO = _("ja oder nein")
    CHOICE = _("Auswahl")


class ExtraField(Record):
    """A field an office adds to people by itself."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Eigenes Feld")
    plural = _("Eigene Felder")
    sort_by = ("name",)

    name: Mapped[str] = field("Bezeichnung", String(80))
    kind: Mapped[ExtraKind] = field("Art", Enum(ExtraKind, native_enum=False, length=20), default=ExtraKind.TEXT)
    options: Mapped[str | None] = field("Zur Auswahl", Text, hint="eine Möglichkeit je Zeile")
    hint: Mapped[str | None] = field("Erklärung", String(200))
    position: Mapped[int] = field("Reihenfolge", Integer, default=0)


class ExtraValue(Row):
    """What somebody has in an office's own field, as text; dates as ISO 8601, yes as "ja"."""

    protection, keep = Protection.CONFIDENTIAL, Keep.PERSON
    part_of = "person_id"
    __table_args__ = (Index("ix_extra_value_one", "person_id", "field_id", unique=True),)

    person_id: Mapped[str] = owner("Person")
    field_id: Mapped[str] = owner("ExtraField")
    value: Mapped[str] = mapped_column(Text)

    @property
    def words(self) -> str:
        return self.value

    @property
    def caption(self) -> str:
        """What the office calls the field."""
        session = object_session(self)
        found = session.get(ExtraField, self.field_id) if session else None
        return found.name if found else ExtraField.singular


class TwinDecision(Row):
    """That two records which look alike are different people; ids in order, so that a pair is kept once."""

    protection, keep = Protection.TECHNICAL, Keep.PERSON
    part_of = "first_id"
    __table_args__ = (Index("ix_twin_decision_pair", "first_id", "second_id", unique=True),)

    first_id: Mapped[str] = owner("Person")
    second_id: Mapped[str] = owner("Person")
    decided_at: Mapped[datetime] = mapped_column(default=now)

    @property
    def words(self) -> str:
        return _("verschiedene Personen")
