"""Telephone list and emergency roster: who is called, in print, for whoever keeps it at hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from app.errors import UserError
from app.models import Person, Shelter, VolunteerStatus
from app.services.documents.data import Report, ReportPart
from app.services.gather.common import office_of
from app.services.keys.changing import refuse_weak
from app.services.letters.emergency import Helper, Wanted, chain, ranked
from app.services.lists.disclosure import gate
from app.services.query import Filter, Query
from app.text import _

if TYPE_CHECKING:
    from app.services.office import Services

CONFIDENTIAL = _("Vertraulich – nicht weitergeben, nach Gebrauch vernichten")


def active_ids(services: "Services") -> list[str]:
    """Everybody who is active now, in the order of names."""
    return services.volunteers.ids(Query(filters=(Filter(Person.status, VolunteerStatus.ACTIVE),)))


@dataclass(frozen=True)
class Allowed:
    """Who stands in a list for a recipient; who not by want of consent, and who because no number is known."""

    ids: tuple[str, ...]
    withheld: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def allowed(services: "Services", recipient: str, ids: Sequence[str] | None = None) -> Allowed:
    """Of these people (None: everybody active), those whose name and number the recipient may have (GDPR Art. 6).

    Raises UserError when nobody agreed.
    """
    wanted = active_ids(services) if ids is None else list(ids)
    known = _with_a_way(services).intersection(wanted)
    open_to = gate(services, recipient)
    kept = {i for i in known if open_to.may_name(i) and open_to.may_reach(i)}
    withheld = known - kept
    if known and not kept:
        raise UserError("Niemand hat zugestimmt, dass Name und Telefonnummer weitergegeben werden.")
    return Allowed(
        tuple(i for i in wanted if i in kept),
        tuple(i for i in wanted if i in withheld),
        tuple(i for i in wanted if i not in known),
    )


def _with_a_way(services: "Services") -> set[str]:
    """Everybody who can be called or written to; by ids alone, since the records of a big office take seconds."""
    wanted = select(Person.id).where(Person.deleted_at.is_(None), Person.anonymised_on.is_(None), _can_be_called())
    with services.database.reading() as connection:
        return set(connection.execute(wanted).scalars())


def _can_be_called() -> Any:
    return or_(*((func.coalesce(way, "") != "") for way in (Person.phone, Person.mobile, Person.email)))


def phone_list(services: "Services", ids: Sequence[str] | None = None) -> Report:
    """Name, telephone numbers and e-mail of these people (None: everybody active) in the order of names."""
    people = _people(services, ids)
    rows = tuple((p.sort_name, _numbers(p), p.email or "", p.shelter_names or "") for p in people)
    heads = (_("Name"), _("Telefon"), _("E-Mail"), _("Unterkunft"))
    return _report(services, _("Telefonliste"), (ReportPart("", heads=heads, widths=(25, 21, 36, 22), rows=rows),))


def emergency_roster(services: "Services", ids: Sequence[str] | None = None, wanted: Wanted | None = None) -> Report:
    """Who can come when people arrive tonight, the best first with reasons, who calls whom, and boxes to tick.

    UserError when nobody fits.
    """
    wanted = wanted or Wanted()
    return roster_of(services, ranked(services, wanted, active_ids(services) if ids is None else ids), wanted)


def roster_of(services: "Services", helpers: Sequence[Helper], wanted: Wanted) -> Report:
    """The page for these people in their order; UserError for nobody."""
    if not helpers:
        raise UserError("Darauf trifft niemand mit Telefonnummer zu. Bitte grenzen Sie weniger ein.")
    office = office_of(services)
    calls = chain(len(helpers), wanted.each)
    heads = (_("Nr."), _("Name"), _("Telefon"), _("Warum"), _("ruft an"), _("erreicht"), _("kommt"))
    rows = tuple(
        (str(place), one.name, one.phone, one.reasons, _numbered(calls[place]), "☐", "☐")
        for place, one in enumerate(helpers, 1)
    )
    part = ReportPart("", _how(calls[0], office.phone), heads, (36, 214, 170, 468, 82, 86, 78), rows)
    house = services.captions(Shelter, [wanted.shelter_id]).get(wanted.shelter_id, "") if wanted.shelter_id else ""
    title = _("Notfallplan: Wen rufen wir an?")
    return replace(_report(services, title, (part,)), subtitle=_dotted(house, ", ".join(wanted.languages)))


def locked(report: Report, passphrase: str) -> bytes:
    """The pages as a PDF that any reader opens with the passphrase and nobody without, to be carried on a stick.

    UserError for a passphrase that is too short.
    """
    from app.services.documents import lock
    from app.services.documents.report import write_many

    refuse_weak(passphrase)
    content = BytesIO()
    write_many(content, [report])
    return lock.locked(content.getvalue(), passphrase)


def _how(first: Sequence[int], phone: str) -> tuple[str, ...]:
    """How the chain works, in two sentences."""
    words = _("Das Büro ruft Nr. {first} an, jede und jeder dann die Nummern in der eigenen Zeile und hakt ab.").format(
        first=_numbered(first)
    )
    further = _("Wer jemanden nicht erreicht, ruft selbst an, wen diese Person anrufen sollte.")
    back = _("Wer niemanden mehr anzurufen hat, meldet sich im Büro: {phone}.").format(phone=phone) if phone else ""
    return (" ".join(filter(None, (words, further, back))),)


def _numbered(places: Sequence[int]) -> str:
    """ "4", or "4–6" where there are more; short enough for its column."""
    return f"{places[0]}–{places[-1]}" if len(places) > 1 else "".join(map(str, places))


def _dotted(*parts: str) -> str:
    """Filled parts with a dot between them."""
    return " · ".join(filter(None, parts))


def _people(services: "Services", ids: Sequence[str] | None) -> list[Any]:
    wanted = active_ids(services) if ids is None else list(ids)
    people = services.people.all(Person.id.in_(wanted), _can_be_called())
    if not people:
        raise UserError("Von niemandem ist eine Telefonnummer bekannt. Bitte tragen Sie zuerst Telefonnummern ein.")
    return people


def _numbers(person: Any) -> str:
    return ", ".join(filter(None, (person.mobile, person.phone)))


def _report(services: "Services", title: str, parts: tuple[ReportPart, ...]) -> Report:
    return Report(office_of(services), date.today(), title, confidential=CONFIDENTIAL, parts=parts)
