"""Gives lists their number at the moment they leave: which documents are sheets, and what their lines are about."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from app.models import Event, HelperCircle, PrintedSheet, SheetKind, Shelter
from app.services.office import Services
from app.services.paper import numbers
from app.services.paper.columns import CONSENT, DAYS
from app.text import _

Issue = Callable[[Services, str, Any], PrintedSheet]


def _sign_in(services: Services, identity: str, data: Any) -> PrintedSheet:
    """Presence of everybody who is printed; with the words that somebody new agrees to."""
    from app.services.documents.agreement import agreement

    event = services.events.get(identity)
    context = {
        DAYS: _meetings(data), CONSENT: agreement(data.office.name) if data.with_contact else "",
        "event_id": event.id, "shelter_id": event.shelter_id, "project_id": event.project_id,
    }  # fmt: skip
    return services.paper.issue(
        SheetKind.PRESENCE, event.title, [{"participation": one.id} for one in data.participants],
        day=(data.slots[0].start if data.slots else event.start).date(), blank=data.blank,
        context={name: value for name, value in context.items() if value}, about=(Event.__name__, event.id),
    )  # fmt: skip


def _meetings(data: Any) -> list[str]:
    """The days that have a column of their own; none where there is but one."""
    days = list(dict.fromkeys(slot.start.date().isoformat() for slot in data.slots))
    return days if len(days) > 1 else []


def hours_sheet(services: Services, data: Any, about: tuple[str, str] | None = None) -> PrintedSheet:
    """The hours of everybody who is printed; those of a house belong to it."""
    from app.services.documents.agreement import agreement

    context = {"shelter_id": about[1]} if about and about[0] == Shelter.__name__ else {}
    context[CONSENT] = agreement(data.office.name)
    rows = [{"person": one.id, **({"activity": one.activity} if one.activity else {})} for one in data.people]
    title = _("Einsatzliste {title}").format(title=data.title)
    return services.paper.issue(SheetKind.HOURS, title, rows, blank=data.blank, context=context, about=about)


def _count_sheet(services: Services, _identity: str, data: Any) -> PrintedSheet:
    from app.services.gather import count_sheet

    return count_sheet.issue(services, data)


ISSUED: dict[str, Issue] = {
    "count-sheet": _count_sheet,
    "sign-in": _sign_in,
    "hours-sheet": lambda services, identity, data: hours_sheet(services, data, (Shelter.__name__, identity)),
    "circle-hours-sheet": lambda services, identity, data: hours_sheet(
        services, data, (HelperCircle.__name__, identity)
    ),
    "people-hours-sheet": lambda services, _identity, data: hours_sheet(services, data),
}
"""How a document becomes a printed sheet, by its key; its data have a field `sheet`."""


def previewed(key: str, data: Any) -> Any:
    """The data of a document that is only looked at: they show where the number will stand."""
    return replace(data, sheet=numbers.PREVIEW) if key in ISSUED else data


def number(services: Services, key: str, identity: str, data: Any) -> tuple[Any, list[str]]:
    """Give a document that leaves now its number: its data with it, and the id of the sheet, to be withdrawn where the
    document does not leave after all. Other documents stay as they are."""
    if key not in ISSUED:
        return data, []
    sheet = ISSUED[key](services, identity, data)
    return replace(data, sheet=numbers.spoken(sheet.number)), [sheet.id]


@contextmanager
def numbered(services: Services, key: str, identity: str, data: Any) -> Iterator[Any]:
    """The data with their number, for a document that leaves inside the block; where that fails, the sheet is taken
    back."""
    final, sheets = number(services, key, identity, data)
    try:
        yield final
    except BaseException:
        services.paper.withdraw(sheets)
        raise
