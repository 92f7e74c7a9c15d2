"""Wordings the office has changed or added, and distances it knows better than the table."""

from sqlalchemy import Enum, Integer, String, Text
from sqlalchemy.orm import Mapped

from app.models.base import Choice, Record, field
from app.models.protection import Keep, Protection
from app.text import _


class LetterUse(Choice):
    """What a template becomes."""

    LETTER = _("Brief")
    FORM = _("Formular")
    EMAIL = _("E-Mail")


class LetterTemplate(Record):
    """The text of a letter with fields in braces ("Guten Tag {Vorname}"): an own one, or a shipped one changed."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Vorlage")
    plural = _("Vorlagen")
    sort_by = ("name",)

    name: Mapped[str] = field("Name der Vorlage", String(120))
    use: Mapped[LetterUse] = field("Wird", Enum(LetterUse, native_enum=False, length=20), default=LetterUse.LETTER)
    shipped: Mapped[str | None] = field("Grundlage", String(40), hint="leer bei eigenen Vorlagen", index=True)
    subject: Mapped[str | None] = field("Betreff", String(200))
    body: Mapped[str] = field("Text", Text)


class Distance(Record):
    """How far two places are from each other, by postal code or name, where the bundled table does not know it."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Entfernung")
    plural = _("Entfernungen")
    sort_by = ("place", "other_place")

    place: Mapped[str] = field("Ort oder PLZ", String(80))
    other_place: Mapped[str] = field("Anderer Ort oder PLZ", String(80))
    kilometres: Mapped[int] = field("Kilometer", Integer)
