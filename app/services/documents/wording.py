"""German phrases that several documents share: when something is, where it is, who pays and who publishes."""

import re
from collections.abc import Sequence
from datetime import date

from app.errors import UserError
from app.services.documents.data import Credit, Office, Slot
from app.services.documents.text import NBSP
from app.text import MONTHS, WEEKDAYS, _, german_date, german_time, long_date


def clock(slot: Slot) -> str:
    """ "19:00 bis 21:00 Uhr", "19:00 Uhr", or nothing for whole days."""
    if slot.all_day:
        return ""
    if slot.end and slot.end.date() == slot.start.date():
        return _("{start} bis {end} Uhr").format(start=german_time(slot.start), end=german_time(slot.end))
    return _("{start} Uhr").format(start=german_time(slot.start))


def when(slots: Sequence[Slot]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The days and the times of an event as lines; one line of time when all meetings have the same."""
    clocks = {clock(slot) for slot in slots}
    if len(slots) == 1:
        return (_one_day(slots[0]),), tuple(filter(None, (_one_time(slots[0]),)))
    if len(clocks) == 1:
        return tuple(_short_day(slot) for slot in slots), tuple(filter(None, (_common_time(clocks.pop()),)))
    return tuple(filter(None, (f"{_short_day(slot)}, {clock(slot)}" for slot in slots))), ()


def _common_time(time: str) -> str:
    return _("jeweils {time}").format(time=time) if time else ""


def _one_day(slot: Slot) -> str:
    if slot.end is None or slot.end.date() == slot.start.date():
        return long_date(slot.start.date())
    return _("{start} bis {end}").format(start=long_date(slot.start.date()), end=long_date(slot.end.date()))


def _one_time(slot: Slot) -> str:
    if slot.end and slot.end.date() != slot.start.date() and not slot.all_day:
        return _("Beginn {start} Uhr, Ende {end} Uhr").format(start=german_time(slot.start), end=german_time(slot.end))
    return clock(slot)


def _short_day(slot: Slot) -> str:
    return f"{WEEKDAYS[slot.start.weekday()][:2]}, {slot.start.day}. {MONTHS[slot.start.month - 1]} {slot.start.year}"


def short_slot(slot: Slot) -> str:
    """ "Mi 25.11.2026, 19:00–21:00" for tables."""
    day = f"{WEEKDAYS[slot.start.weekday()][:2]} {german_date(slot.start.date())}"
    if slot.all_day:
        return day
    until = f"–{german_time(slot.end)}" if slot.end and slot.end.date() == slot.start.date() else ""
    return f"{day}, {german_time(slot.start)}{until}"


def day_and_month(day: date, near: date) -> str:
    """ "18. November", with the year only when it is not that of `near`."""
    text = f"{day.day}. {MONTHS[day.month - 1]}"
    return text if day.year == near.year else f"{text} {day.year}"


def town(postal_code: str, city: str) -> str:
    """ "71638 Ludwigsburg", kept on one line; a district in brackets may follow on the next."""
    return " ".join(filter(None, (postal_code, city))).replace(" ", NBSP).replace(f"{NBSP}(", " (")


def joined(*parts: str, by: str = ", ") -> str:
    """The parts that say something, joined."""
    return by.join(part for part in parts if part.strip())


def credit_texts(credits: Sequence[Credit]) -> tuple[str, ...]:
    """The credit line of every funder; UserError for one who has none (grants demand it on every print)."""
    for credit in credits:
        if not credit.text.strip():
            raise UserError(
                "Beim Geldgeber „{funder}“ fehlt der Fördersatz, ohne ihn darf nicht gedruckt werden. "
                "Bitte tragen Sie ihn in der Förderung beim Geldgeber ein.",
                funder=credit.funder or _("ohne Namen"),
            )
    return tuple(credit.text.strip() for credit in credits)


def imprint(office: Office) -> tuple[str, ...]:
    """Publisher with address, and the responsible person where there is one.

    The address of the office is added where the publisher is only a name. UserError when publisher or address are
    missing (§ 8 LPresseG BW asks for them on printed matter).
    """
    publisher = " ".join(office.publisher.split())
    if not re.search(r"\d{5}", publisher):
        publisher = (
            joined(publisher, office.street, town(office.postal_code, office.city)) if _addressed(office) else ""
        )
    if not publisher or not office.publisher.strip():
        raise UserError(
            "Im Impressum fehlt der Herausgeber mit Anschrift, ohne ihn darf der Flyer nicht gedruckt werden. "
            "Bitte tragen Sie Herausgeber, Straße und Ort unter „Extras – Angaben zum Büro“ ein."
        )
    responsible = " ".join(office.responsible.split())
    lines = [_("Herausgeber: {publisher}").format(publisher=publisher)]
    return (*lines, _("V. i. S. d. P.: {person}").format(person=responsible)) if responsible else tuple(lines)


def _addressed(office: Office) -> bool:
    return bool(office.street.strip() and office.city.strip())
