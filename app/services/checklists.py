"""The steps of preparing and following up an event: the usual ones of an info evening, and ticking them off."""

from collections.abc import Sequence
from datetime import date, timedelta

from app.models import ChecklistItem, Event
from app.services.bulk import add_all
from app.services.crud import Crud
from app.services.database import Database
from app.text import _

INFO_EVENT = (
    (-56, _("Ziel und Zielgruppe festlegen")),
    (-56, _("Datum festlegen (Feiertage, Ferien, Ramadan prüfen)")),
    (-56, _("Raum buchen, Zugang ohne Stufen prüfen")),
    (-56, _("Referent/in anfragen")),
    (-42, _("Entwurf des Flyers")),
    (-42, _("Logo und Fördersatz vom Geldgeber freigeben lassen")),
    (-42, _("Übersetzungen beauftragen")),
    (-28, _("Flyer drucken und verteilen")),
    (-28, _("Amtsblatt, Presse und Aushänge")),
    (-14, _("Anmeldungen prüfen, erinnern")),
    (-7, _("Material bereitlegen, Teilnahmeliste drucken")),
    (2, _("Interessierte eintragen")),
    (14, _("Allen ein Erstgespräch anbieten")),
    (28, _("Auswerten")),
)
"""Days from the event (eight weeks of lead are recommended) and what is to be done."""

_MUSIC = (-28, _("Musik bei der GEMA anmelden, Künstlersozialabgabe prüfen"))


def add_standard(database: Database, event: Event) -> str:
    """Give an event the usual steps as one action; the answer names it."""
    name = _("Checkliste angelegt: {title}").format(title=event.title)
    steps = sorted((*INFO_EVENT, _MUSIC), key=lambda step: step[0]) if event.music else INFO_EVENT
    rows = [
        {"event_id": event.id, "title": title, "offset_days": offset, "position": position}
        for position, (offset, title) in enumerate(steps)
    ]
    with database.transaction(name) as session:
        add_all(session, ChecklistItem, rows)
    return name


def set_done(checklist: Crud[ChecklistItem], ids: Sequence[str], done: bool = True, on: date | None = None) -> str:
    """Tick steps off, or open them again, as one action; the answer names it."""
    template = _("Erledigt: {step}") if done else _("Wieder offen: {step}")
    titles = ", ".join(checklist.get(i).title for i in ids)
    return checklist.change_all(ids, {"done_on": (on or date.today()) if done else None}, template.format(step=titles))


def due_on(item: ChecklistItem, event: Event) -> date:
    """The day a step is due."""
    return event.start.date() + timedelta(days=item.offset_days)


def offset_words(days: int) -> str:
    """How far from the event a step lies: "– 6 Wochen", "+ 2 Tage", "am Tag selbst"."""
    if not days:
        return _("am Tag selbst")
    sign, far = ("–" if days < 0 else "+"), abs(days)
    if far % 7:
        return _("{sign} 1 Tag").format(sign=sign) if far == 1 else _("{sign} {n} Tage").format(sign=sign, n=far)
    return _("{sign} 1 Woche").format(sign=sign) if far == 7 else _("{sign} {n} Wochen").format(sign=sign, n=far // 7)
