"""Kontaktliste und Telefonkette: how the members of a helper circle reach each other, with a column to tick."""

from collections.abc import Iterable

from app.services.documents import report
from app.services.documents.circle_data import CircleContacts
from app.services.documents.data import Report, ReportPart
from app.services.documents.page import Printed, Sheet, Target, produce
from app.text import _

CONFIDENTIAL = _("Vertraulich – nur für Mitglieder des Helferkreises")


def write_many(target: Target, circles: Iterable[CircleContacts]) -> Printed:
    """Write the sheets of several circles into one file, pages counted for each."""
    return produce(target, circles, lay_out)


def lay_out(circle: CircleContacts) -> Sheet:
    """The members, then the chain."""
    title = _("Kontaktliste {circle}").format(circle=circle.title)
    parts = (_members(circle), _chain(circle), *_notes(circle))
    return report.lay_out(Report(circle.office, circle.as_of, title, circle.about, CONFIDENTIAL, parts))


def _members(circle: CircleContacts) -> ReportPart:
    if not circle.members:
        return ReportPart(_("Mitglieder"), (_("Noch ist niemand eingetragen."),))
    grouped = any(member.group for member in circle.members)
    heads = (_("Name"), _("Aufgabe"), _("Arbeitsgruppe"), _("Telefon"), _("E-Mail"))
    rows = tuple(
        (m.name, m.role, m.group, _number(circle, m.phone), m.email if circle.with_private_data else "")
        for m in circle.members
    )
    kept = [True, True, grouped, True, circle.with_private_data and any(row[4] for row in rows)]
    widths = (24, 18, 18, 22, 30)
    return ReportPart(
        _("Mitglieder"),
        heads=_of(heads, kept),
        widths=tuple(width for width, keep in zip(widths, kept, strict=True) if keep),
        rows=tuple(_of(row, kept) for row in rows),
        by_hand=not all(row[3] for row in rows),
    )


def _of(cells: Iterable[str], kept: Iterable[bool]) -> tuple[str, ...]:
    return tuple(cell for cell, keep in zip(cells, kept, strict=True) if keep)


def _chain(circle: CircleContacts) -> ReportPart:
    if not circle.calls:
        return ReportPart(_("Telefonkette"), (_("Dafür braucht es mindestens zwei Mitglieder."),))
    first = circle.calls[0].caller
    rules = _(
        "{first} beginnt. Wer jemanden nicht erreicht, übernimmt die Anrufe dieser Person. Wer niemanden mehr "
        "anzurufen hat, meldet sich bei {first}."
    )
    rows = tuple((str(n), c.caller, c.called, _number(circle, c.phone), "☐") for n, c in enumerate(circle.calls, 1))
    return ReportPart(
        _("Telefonkette"),
        (rules.format(first=first),),
        ("", _("Es ruft an"), _("Angerufen wird"), _("Telefon"), _("Erreicht")),
        (5, 26, 26, 26, 11),
        rows,
        by_hand=not all(row[3] for row in rows),
    )


def _number(circle: CircleContacts, phone: str) -> str:
    """The number where it may be told, else nothing: the row has room to write it down."""
    return phone if circle.with_private_data else ""


def _notes(circle: CircleContacts) -> Iterable[ReportPart]:
    notes = (*circle.notes, *(circle.private_notes if circle.with_private_data else ()))
    return [ReportPart(_("Nicht alles steht hier"), notes)] if notes else []
