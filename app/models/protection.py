"""How every column is protected and how long it is kept: said by its entity, derived from the field."""

from enum import Enum
from typing import Any

from app.text import _, translate


class Disclose(Enum):
    """Who may see a value outside the office; the strictest that holds decides (GDPR Art. 5(1)(c))."""

    OPEN = "open"
    """Says nothing about a person."""
    NAME = "name"
    """Identifies a person; leaves only with a consent for the recipient."""
    CONTACT = "contact"
    """Reaches a person; leaves only with a consent for the recipient."""
    OFFICE = "office"
    """Stays in the office."""
    NEVER = "never"
    """Stands in no list and no hand-out (certificate of good conduct)."""


class Protection(Enum):
    """The protection class of a column; what is not `NONE`, `TECHNICAL` or `COUNTED` goes with the person's name."""

    NONE = _("ohne Personenbezug")
    TECHNICAL = _("Verwaltungsangabe des Programms")
    COUNTED = _("personenbezogen, bleibt ohne Namen für die Statistik")
    PERSONAL = _("personenbezogen")
    CONFIDENTIAL = _("vertraulich, bleibt im Büro")
    STRICT = _("besonders geschützt, steht in keiner Liste")

    @property
    def label(self) -> str:
        return translate(self.value)

    @property
    def stays(self) -> bool:
        """Whether a value of this class outlives the name of its person."""
        return self in (Protection.NONE, Protection.TECHNICAL, Protection.COUNTED)


class Keep(Enum):
    """Which retention rules hold for a column; periods and sources are data (`resources/privacy/retention.csv`)."""

    OFFICE = "office"
    """Without a person: as long as the office needs it."""
    PERSON = "person"
    """As long as the person's record."""
    CONTACT = "contact"
    """As long as somebody speaks for a house or an organisation."""
    CONDUCT = "conduct"
    PARTICIPATION = "participation"
    SUBJECT = "subject"
    """As long as the record it hangs on."""
    INCIDENT = "incident"
    """Some years after it was closed, the counts for good."""
    DISCLOSURE = "disclosure"
    HISTORY = "history"
    DRAFT = "draft"
    """What was typed and never saved: 30 days."""
    ERASURE = "erasure"


_TECHNICAL = {"id", "version", "created_at", "changed_at", "deleted_at", "position"}
_BY_DISCLOSURE = {
    Disclose.NAME: Protection.PERSONAL,
    Disclose.CONTACT: Protection.PERSONAL,
    Disclose.OFFICE: Protection.CONFIDENTIAL,
    Disclose.NEVER: Protection.STRICT,
}


def protection(owner: Any, name: str) -> Protection:
    """The class of a column of an entity; TypeError where neither column nor entity says one.

    A column says it itself, else it follows from who may see it, else from the entity. Where the entity has nothing to
    do with people, a column that is no field of the office must say it itself.
    """
    column = owner.__table__.c[name]
    if said := column.info.get("protect"):
        return said  # type: ignore[no-any-return]
    if name in _TECHNICAL:
        return Protection.TECHNICAL
    declared = column.info.get("declared")
    if declared is not None and declared.disclose in _BY_DISCLOSURE:
        return _BY_DISCLOSURE[declared.disclose]
    if any(key.column.table.name == "person" for key in column.foreign_keys):
        return Protection.PERSONAL
    own: Protection | None = owner.protection
    known = declared is not None or "owner" in column.info or name == "sort_key"
    if own is None or (own is Protection.NONE and not known):
        raise TypeError(f"{owner.__name__}.{name} has no protection class")
    return own


def retention(owner: Any, name: str) -> Keep:
    """The retention rule of a column: its own, else that of its entity; TypeError where neither says one."""
    keep: Keep | None = owner.__table__.c[name].info.get("keep") or owner.keep
    if keep is None:
        raise TypeError(f"{owner.__name__}.{name} has no retention rule")
    return keep
