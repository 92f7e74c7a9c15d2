"""Proofs a volunteer has brought, how long each counts, and who must have which."""

from datetime import date

from sqlalchemy import Boolean, Date, Enum, Integer, String, Text
from sqlalchemy.orm import Mapped

from app.models.base import Choice, Computed, Disclose, Record, field, reference
from app.models.placement import person_name
from app.models.protection import Keep, Protection
from app.models.shelter import ShelterKind
from app.text import _


class CredentialKind(Choice):
    """Kinds of proof; of a certificate of good conduct only `ConductCheck` knows, it is here to be demanded."""

    AGREEMENT = _("Ehrenamtsvereinbarung")
    SECRECY = _("Verschwiegenheitserklärung")
    INFORMATION = _("Informationsblatt zum Datenschutz")
    COMMITMENT = _("Selbstverpflichtung")
    CONDUCT = _("Führungszeugnis")
    MEASLES = _("Masernschutz")
    FOOD = _("Belehrung nach § 43 IfSG")
    FIRST_AID = _("Erste Hilfe")
    LICENCE = _("Führerschein")
    OTHER = _("Sonstiger Nachweis")


class Credential(Record):
    """A proof somebody has brought; of measles protection only the day it was seen (§ 20 (9) IfSG)."""

    protection, keep = Protection.PERSONAL, Keep.PERSON
    singular = _("Nachweis")
    plural = _("Nachweise")
    search_by = ("title",)
    sort_by = ("presented_on",)
    part_of = "person_id"

    person_id: Mapped[str] = reference("Person", "Person")
    kind: Mapped[CredentialKind] = field(
        "Art", Enum(CredentialKind, native_enum=False, length=20), disclose=Disclose.OFFICE, index=True
    )
    title: Mapped[str | None] = field(
        "Bezeichnung", String(120), hint="nur bei „Sonstiger Nachweis“", disclose=Disclose.OFFICE
    )
    presented_on: Mapped[date | None] = field("Lag vor am", Date, disclose=Disclose.OFFICE)
    issued_on: Mapped[date | None] = field("Ausgestellt am", Date, disclose=Disclose.OFFICE)
    valid_until: Mapped[date | None] = field(
        "Gültig bis", Date, hint="leer: nach der Regel, oder ohne Ende", disclose=Disclose.OFFICE, index=True
    )
    edition: Mapped[str | None] = field("Fassung", String(40), disclose=Disclose.OFFICE)
    seen_by: Mapped[str | None] = field("Gesehen von", String(80), disclose=Disclose.OFFICE)
    notes: Mapped[str | None] = field("Notizen", Text, disclose=Disclose.OFFICE)

    person_name = Computed("Name", lambda c: person_name(c), disclose=Disclose.NAME)

    @property
    def caption(self) -> str:
        return self.title or self.kind.label


class CredentialTerm(Record):
    """How long a kind of proof counts: a rule of law or of the office, with its time of validity."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Gültigkeitsregel")
    plural = _("Gültigkeitsregeln")
    sort_by = ("valid_from",)

    kind: Mapped[CredentialKind] = field("Art", Enum(CredentialKind, native_enum=False, length=20))
    valid_months: Mapped[int | None] = field("Gilt Monate", Integer, hint="leer: ohne Ende")
    fresh_months: Mapped[int | None] = field("Bei Vorlage höchstens Monate alt", Integer)
    warn_weeks: Mapped[int] = field("Wochen vorher erinnern", Integer, default=8)
    valid_from: Mapped[date | None] = field("Gültig ab", Date)
    valid_to: Mapped[date | None] = field("Gültig bis", Date)
    source: Mapped[str | None] = field("Quelle", String(200))

    @property
    def caption(self) -> str:
        return self.kind.label


class CredentialDemand(Record):
    """Who must have a proof: everybody, or those with a task, in a kind of house, in one house, born after a day."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Nachweispflicht")
    plural = _("Nachweispflichten")
    sort_by = ("valid_from",)

    kind: Mapped[CredentialKind] = field("Art", Enum(CredentialKind, native_enum=False, length=20))
    activity: Mapped[str | None] = field("Nur bei der Aufgabe", String(80))
    shelter_kind: Mapped[ShelterKind | None] = field(
        "Nur in Häusern der Art", Enum(ShelterKind, native_enum=False, length=20)
    )
    shelter_id: Mapped[str | None] = reference("Nur in der Unterkunft", "Shelter")
    born_after: Mapped[date | None] = field("Nur für nach diesem Tag Geborene", Date)
    blocks: Mapped[bool] = field("Ohne ihn kein Einsatz", Boolean, default=True)
    valid_from: Mapped[date | None] = field("Gültig ab", Date)
    valid_to: Mapped[date | None] = field("Gültig bis", Date)
    source: Mapped[str | None] = field("Quelle", String(200))

    @property
    def caption(self) -> str:
        return self.kind.label
