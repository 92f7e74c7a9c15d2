"""The office itself: what stands on every letter, flyer and list."""

from sqlalchemy import LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Kind, Record, field
from app.models.protection import Keep, Protection
from app.text import _


class Office(Record):
    """Name, address, colour and imprint of the office; there is one."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Büro")
    plural = _("Büro")
    sort_by = ("name",)

    name: Mapped[str] = field("Name des Verbands", String(160))
    short_name: Mapped[str | None] = field("Kurzname", String(40), hint="für Dateinamen, zum Beispiel AWO-LB")
    unit: Mapped[str | None] = field("Bereich", String(160), hint="zum Beispiel Ehrenamtskoordination")
    street: Mapped[str | None] = field("Straße", String(120))
    postal_code: Mapped[str | None] = field("PLZ", String(10))
    city: Mapped[str | None] = field("Ort", String(80))
    phone: Mapped[str | None] = field("Telefon", String(60), kind=Kind.PHONE)
    email: Mapped[str | None] = field("E-Mail", String(160), kind=Kind.EMAIL)
    website: Mapped[str | None] = field("Internet", String(200), kind=Kind.URL)
    publisher: Mapped[str | None] = field(
        "Herausgeber", String(200), hint="Name und Anschrift für das Impressum (§ 8 LPressG)"
    )
    responsible: Mapped[str | None] = field(
        "Verantwortlich (V.\u00a0i.\u00a0S.\u00a0d.\u00a0P.)", String(200), protect=Protection.PERSONAL
    )
    coordinator: Mapped[str | None] = field("Ansprechperson", String(120), protect=Protection.PERSONAL)
    accent: Mapped[str] = field(
        "Farbe", String(7), default="#B3122A", hint="Farbwert aus Ihrem Erscheinungsbild, zum Beispiel #B3122A"
    )
    letter_head: Mapped[str | None] = field(
        "Briefkopf", Text, hint="was rechts oben auf Briefen steht; leer: Name, Anschrift und Telefon von oben"
    )
    letter_foot: Mapped[str | None] = field("Brieffuß", Text, hint="zum Beispiel Vorstand, Register, Bankverbindung")
    house_rules: Mapped[str | None] = field("Hausregeln für alle Häuser", Text)
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True, info={"protect": Protection.NONE})
