"""What a person has agreed to, and that a certificate of good conduct was seen."""

from datetime import date

from sqlalchemy import Date, Enum, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Choice, Disclose, Record, Row, field, owner, reference
from app.models.protection import Keep, Protection
from app.text import _, german_date


class ConsentPurpose(Choice):
    """What a person may agree to (GDPR Art. 6(1)(a)); everything else the office does needs no consent."""

    STORE = _("Speicherung der Angaben")
    AUTHORITY_LIST = _("Name auf Listen für Behörden")
    SHARE_CONTACT = _("Weitergabe von Telefon und E-Mail")
    NEWSLETTER = _("Rundmails")
    MESSENGER = _("Kurznachrichten-Gruppe")
    PHOTO = _("Fotos")


class Consent(Record):
    """A consent with purpose, wording and dates; withdrawn ones stay as proof (GDPR Art. 7(1), (3))."""

    protection, keep = Protection.PERSONAL, Keep.PERSON
    singular = _("Einwilligung")
    plural = _("Einwilligungen")
    sort_by = ("given_on",)
    part_of = "person_id"

    person_id: Mapped[str] = reference("Person", "Person")
    purpose: Mapped[ConsentPurpose] = field(
        "Zweck", Enum(ConsentPurpose, native_enum=False, length=20), disclose=Disclose.OFFICE, index=True
    )
    given_on: Mapped[date | None] = field("Erteilt am", Date, hint="leer, wenn unbekannt", disclose=Disclose.OFFICE)
    withdrawn_on: Mapped[date | None] = field("Widerrufen am", Date, disclose=Disclose.OFFICE)
    wording: Mapped[str | None] = field("Wortlaut oder Fassung", Text, disclose=Disclose.OFFICE)
    channel: Mapped[str | None] = field(
        "Wie erteilt", String(80), hint="zum Beispiel schriftlich am Infoabend", disclose=Disclose.OFFICE
    )

    @property
    def caption(self) -> str:
        return self.purpose.label


class ConductCheck(Row):
    """That a certificate of good conduct was seen: exactly three data (§ 72a (5) SGB VIII), no copy, no remark."""

    protection, keep = Protection.STRICT, Keep.CONDUCT
    part_of = "person_id"

    person_id: Mapped[str] = owner("Person")
    seen_on: Mapped[date] = mapped_column(Date)
    certificate_date: Mapped[date | None] = mapped_column(Date)
    no_relevant_entry: Mapped[bool] = mapped_column(default=True)

    @property
    def words(self) -> str:
        """ "Führungszeugnis gesehen am 01.03.2026"."""
        return _("Führungszeugnis gesehen am {day}").format(day=german_date(self.seen_on))
