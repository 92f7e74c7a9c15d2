"""Fills a flyer from an event."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from app.errors import UserError
from app.models import Event, EventKind, EventState, EventText
from app.services.documents.data import Flyer, FlyerLanguage, Office, Slot
from app.services.documents.languages import language
from app.services.gather.common import coming_events, credits_of, office_of, slots_of
from app.services.office import Services
from app.services.people import looks_like_email
from app.services.repetition import words
from app.text import _

MOST_DATES = 8
"""A series with more meetings prints the next ones and its rhythm."""
_NEXT = 3
_PHONE = re.compile(r"\+?\d[\d ()/-]{5,}\d")
Paper = Literal["A4", "A5"]


def next_flyer(services: Services) -> str:
    """The event a flyer is most likely wanted for: the next info event, else the next one open to all."""
    coming = coming_events(services)
    for kinds in ((EventKind.INFO,), (EventKind.TRAINING, EventKind.OFFER), tuple(EventKind)):
        for event in coming:
            if event.kind in kinds:
                return event.id
    raise UserError("Es gibt keinen kommenden Termin für einen Flyer. Bitte tragen Sie zuerst einen im Kalender ein.")


def flyer(services: Services, event_id: str, languages: Sequence[str] | None = None, paper: Paper = "A4") -> Flyer:
    """The flyer of an event. `languages`: codes of the versions to print (None: all there are).

    Raises UserError for a cancelled event, a version that was not written, and an office without data.
    """
    event = services.events.get(event_id)
    if event.state is EventState.CANCELLED:
        raise UserError("„{title}“ ist abgesagt. Dafür wird kein Flyer gedruckt.", title=event.title)
    office, slots = office_of(services), slots_of(services, event, date.today())
    contact, phone, email = _contact(services, event)
    return Flyer(
        office=office,
        title=event.title,
        slots=slots if len(slots) <= MOST_DATES else slots[:_NEXT],
        benefit=event.subtitle or "",
        place=event.location or "",
        room=event.room or "",
        street=event.street or "",
        postal_code=event.postal_code or "",
        city=event.city or "",
        transit=event.transit or "",
        good_to_know=tuple(_good_to_know(event, office, slots)),
        text=event.description or "",
        languages=_languages(services, event, languages),
        registration=bool(event.registration_until or event.registration_contact or event.capacity),
        register_until=event.registration_until,
        contact=contact,
        phone=phone,
        email=email,
        credits=credits_of(services, event, event.start.date()),
        paper=paper,
    )


def _contact(services: Services, event: Event) -> tuple[str, str, str]:
    """Name, telephone and e-mail for the registration; empty ones are filled with those of the office."""
    written = event.registration_contact or ""
    email = next((word.strip(",;()") for word in written.split() if looks_like_email(word.strip(",;()"))), "")
    found = _PHONE.search(written)
    phone = found.group().strip() if found else ""
    name = " ".join(written.replace(email, "").replace(phone, "").split()).strip(" ,;")
    record = services.office()
    return name or (record.coordinator if record else "") or "", phone, email


def _good_to_know(event: Event, office: Office, slots: Sequence[Slot]) -> Iterator[str]:
    if event.rule and len(slots) > MOST_DATES:
        yield _capital(words(str(event.rule), event.start))
    if event.target_group:
        yield _("Für: {group}").format(group=event.target_group)
    if event.speaker and event.speaker != office.line:
        yield _("Mit: {name}").format(name=event.speaker)
    if event.free_of_charge:
        yield _("Eintritt frei")
    if event.accessible:
        yield _capital(event.accessible.label)
    if event.childcare:
        yield _("Kinderbetreuung")
    if event.interpreting:
        yield _("Dolmetschen in: {languages}").format(languages=event.interpreting)
    if event.photo_notice:
        yield _("Es wird fotografiert")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _languages(services: Services, event: Event, wanted: Sequence[str] | None) -> tuple[FlyerLanguage, ...]:
    written = {text.language.lower(): text for text in services.event_texts.of(EventText.event_id, event.id)}
    codes = [code.lower() for code in wanted] if wanted is not None else list(written)
    for code in codes:
        if code != "de" and code not in written:
            raise UserError(
                "Die Fassung „{code}“ fehlt. Bitte schreiben Sie sie beim Termin „{title}“.",
                code=f"{language(code).name} ({code})", title=event.title,
            )  # fmt: skip
    chosen = [written[code] for code in dict.fromkeys(codes) if code in written]
    return tuple(FlyerLanguage(text.language.lower(), text.title, text.body or "") for text in chosen)
