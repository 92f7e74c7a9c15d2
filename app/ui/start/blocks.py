"""What the cards of the start page say, line by line, each with its sentence for "nothing to do"."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.models import Application, Credential, Event, EventState, Need, Person, Shelter, Urgency
from app.services import settings as rules, today as asked
from app.services.ahead import Ahead, ahead
from app.services.matching.load import never_asked
from app.services.matching.needs import OPEN, PAST, unanswered
from app.services.occasions import Occasion, coming
from app.services.query import MISSING, Filter
from app.services.related import counts
from app.services.today import Due, Found, House, Today
from app.services.trouble.recurring import recurring
from app.text import _, german_time, money, number
from app.ui import tones
from app.ui.arrivals.start import arrival_lines
from app.ui.kit.desk import Desk
from app.ui.kit.places import dotted
from app.ui.kit.show import distance, short_date
from app.ui.occupancy.start import house_lines
from app.ui.paper.start import paper_lines
from app.ui.start.lines import Line
from app.ui.start.visits import visit_lines
from app.ui.theme import Tone

EVENTS = 12
NEEDS = 12
WEEK = 7
"""Days in which birthdays and anniversaries are named."""


@dataclass(frozen=True)
class Source:
    """Where the lines come from."""

    desk: Desk
    today: Today

    @property
    def day(self) -> date:
        """The day it is."""
        return date.today()


@dataclass(frozen=True)
class Shown:
    """The lines of a block, how many there are in words, and the list that has them all ("" for none)."""

    lines: tuple[Line, ...]
    count: str = ""
    entity: str = ""
    filters: tuple[Filter, ...] = ()


@dataclass(frozen=True)
class Block:
    """A card: its title, how its lines are read, what it says without any, and whose changes concern it.

    `new` is what can be begun there while it is empty.
    """

    key: str
    title: str
    read: Callable[[Source], Shown]
    empty: str
    watches: frozenset[str]
    new: str = ""


def due(source: Source) -> Shown:
    """Tasks overdue, due today or within the week."""
    found, today = source.today.due(source.day), source.day
    late = sum(1 for line in found.lines if line.day and line.day <= today)
    count = _("{count} fällig").format(count=number(late)) if late else ""
    lines = (*(_task(line, today) for line in found.lines), *_trainings(source), *paper_lines(source))
    return Shown(lines, count)


def _trainings(source: Source) -> tuple[Line, ...]:
    """Problems that come again, each with the training that would help."""
    office = source.desk.office
    found = recurring(office.database, office.settings, source.day)
    return tuple(Line(one.words, chip=(_("Planen"), Tone.INFO), category=one.category) for one in found)


def _task(told: Due, today: date) -> Line:
    assert told.day is not None
    chip = (distance(told.day, today), tones.due(told.day, today))
    return Line(
        told.text, told.entity, told.record_id, aside=told.what, chip=chip, task_id=told.task_id,
        moves=not told.fixed, follow_up=_prepare(told) if told.fixed else "", reach=told.reach,
    )  # fmt: skip


def _prepare(told: Due) -> str:
    return _("Vorbereiten: {title}").format(title=told.text)


def offers(source: Source) -> Shown:
    """People who offered help and heard nothing, and how many active ones nobody has spoken to."""
    found, today = source.today.offers(), source.day
    settings = source.desk.office.settings
    lines = [
        *_waiting(source.desk.office),
        *(_offer(line, today, settings.number(rules.LONG_WAIT)) for line in found.lines),
    ]
    return Shown(tuple(lines), *_all_of(found, Person.__name__, asked.offers(settings)))


def _waiting(office: Any) -> tuple[Line, ...]:
    """Questions nobody has answered, offers nobody has made use of, active people nobody has spoken to."""
    settings, here = office.settings, Filter(Person.anonymised_on, MISSING)
    days, silent_days = settings.number(rules.UNANSWERED), settings.number(rules.SILENT)
    return _counted(
        office,
        (_("Bedarfe mit Anfragen, seit {days} Tagen ohne Antwort: {{count}}").format(days=days), Need,
         unanswered(settings)),
        (_("Angebote, die nie gefragt wurden: {count}"), Person, (*never_asked(settings), here)),
        (_("Aktive, seit {days} Tagen ohne Kontakt: {{count}}").format(days=silent_days), Person,
         (*asked.silent(settings), here)),
    )  # fmt: skip


def _offer(told: Due, today: date, long: int) -> Line:
    """A wait of more than `long` days asks for attention."""
    days = (today - told.day).days if told.day else 0
    words = _("seit {days} Tagen").format(days=days) if told.day else _("noch nie gehört")
    tone = Tone.ATTENTION if days > long or not told.day else Tone.NEUTRAL
    return _of_person(told, (words, tone), _("Auf das Angebot antworten: {name}"), today)


def proofs(source: Source) -> Shown:
    """Proofs that have run out or soon will."""
    today = source.day
    found = source.today.proofs(source.desk.office.credentials.announced(today))
    lines = (_proof(line, today) for line in found.lines)
    return Shown(tuple(lines), *_all_of(found, Credential.__name__, ()))


def _proof(told: Due, today: date) -> Line:
    assert told.day is not None
    words = _("abgelaufen") if told.day < today else distance(told.day, today)
    follow_up = _("{proof} anfordern: {name}").format(proof=told.what, name="{name}")
    line = _of_person(told, (words, tones.due(told.day, today)), follow_up, today)
    return replace(line, aside=dotted([told.what, line.aside]))


def _of_person(told: Due, chip: tuple[str, Tone], follow_up: str, today: date) -> Line:
    aside = _("Wiedervorlage {day}").format(day=short_date(told.follow_up, today)) if told.follow_up else ""
    phone = next(iter(told.reach.phones), "") if told.reach else ""
    words = follow_up.format(name=told.text)
    return Line(
        told.text, told.entity, told.record_id, aside=aside, figure=phone, chip=chip, follow_up=words, reach=told.reach
    )


def _all_of(found: Found, entity: str, filters: tuple[Filter, ...]) -> tuple[str, str, tuple[Filter, ...]]:
    return (_("Alle {count}").format(count=number(found.total)), entity, filters) if found.total else ("", "", ())


def events(source: Source) -> Shown:
    """The next events with what they miss."""
    today = source.day
    coming = ahead(source.desk.office.database, datetime.now(), EVENTS)
    return Shown(tuple(_event(event, today) for event in coming))


def _event(event: Ahead, today: date) -> Line:
    lead = short_date(event.start, today) + ("" if event.all_day else f" {german_time(event.start)}")
    words = _("Vorbereiten: {title}").format(title=event.title)
    return Line(
        event.title, Event.__name__, event.event_id, lead, " · ".join(event.missing), chip=_coming(event),
        follow_up=words, warns=True,
    )  # fmt: skip


def _coming(event: Ahead) -> tuple[str, Tone] | None:
    if event.state is EventState.DRAFT:
        return event.state.label, tones.state(event.state)
    if not event.registered:
        return None
    if not event.capacity:
        return _("{count} angemeldet").format(count=event.registered), Tone.GOOD
    full = event.registered >= event.capacity
    return f"{event.registered} / {event.capacity}", Tone.ATTENTION if full else Tone.GOOD


def visits(source: Source) -> Shown:
    """The next visit with its pack, and missing protocols."""
    return Shown(visit_lines(source.desk.office, source.day))


def birthdays(source: Source) -> Shown:
    """Birthdays and anniversaries of the next seven days."""
    today = source.day
    return Shown(tuple(_occasion(one, today) for one in coming(source.desk.office.database, today, WEEK)))


def _occasion(one: Occasion, today: date) -> Line:
    chip = (distance(one.day, today), Tone.GOOD if one.is_round else Tone.NEUTRAL)
    words = _("Gratulieren: {name}").format(name=one.name)
    return Line(one.name, Person.__name__, one.person_id, aside=one.words, chip=chip, follow_up=words)


def houses(source: Source) -> Shown:
    """Every open house with its occupancy; those with too few volunteers first, with the reason."""
    found = source.today.houses()
    gaps = sum(house.gap for house in found)
    count = "" if not gaps else _("1 Lücke") if gaps == 1 else _("{count} Lücken").format(count=gaps)
    return Shown((*arrival_lines(source), *house_lines(source.desk.office), *map(_house, found)), count)


def _house(house: House) -> Line:
    figure = f"{house.occupied} / {house.capacity or 0}" if house.occupied is not None else _("keine Zahl")
    share = house.occupied / house.capacity if house.occupied and house.capacity else 0.0
    words = _("Ehrenamtliche finden: {name}").format(name=house.name)
    return Line(
        house.name, Shelter.__name__, house.shelter_id, aside=_gap(house), figure=figure, share=share,
        follow_up=words, warns=True,
    )  # fmt: skip


def _gap(house: House) -> str:
    if not house.gap:
        return ""
    people = number(house.occupied)
    if not house.helpers:
        return _("niemand hilft hier, {people} Menschen leben im Haus").format(people=people)
    return _("nur {helpers} Ehrenamtliche für {people} Menschen").format(helpers=house.helpers, people=people)


def needs(source: Source) -> Shown:
    """Open needs, the urgent first, and those whose time is over."""
    office, today = source.desk.office, source.day
    service = office.needs
    ids = service.open_ids()
    named = (Need.title, Need.place_name, Need.missing, Need.asked, Need.urgency, Need.find_until)
    rows = zip(ids, service.rows(ids[:NEEDS], named), strict=False)
    past = _counted(office, (_("Vorbei und nicht abgeschlossen: {count}"), Need, PAST))
    shown = (*(_need(identity, row, today) for identity, row in rows), *past)
    return Shown(shown, *((_("Alle {count}").format(count=number(len(ids))), Need.__name__, OPEN) if ids else ()))


def _counted(office: Any, *wanted: tuple[str, type[Any], tuple[Filter, ...]]) -> tuple[Line, ...]:
    """Lines for how many there are, each leading to its list; none for nothing. One statement for all."""
    found = counts(office.database, [(entity, filters) for _words, entity, filters in wanted])
    return tuple(
        Line(words.format(count=number(count)), entity.__name__, chip=(_("Liste"), Tone.INFO), filters=_shown(filters))
        for (words, entity, filters), count in zip(wanted, found, strict=True)
        if count
    )


def _shown(filters: tuple[Filter, ...]) -> tuple[Filter, ...]:
    """The filters a list shows; that nobody is listed who is anonymous goes without saying."""
    return tuple(one for one in filters if one.attribute is not Person.anonymised_on)


def _need(identity: str, row: tuple[Any, ...], today: date) -> Line:
    title, place, missing, asked, urgency, until = row
    lacking = _("1 Person fehlt") if missing == 1 else _("{count} Personen fehlen").format(count=missing)
    asides = (place, lacking, _("{count} gefragt").format(count=asked) if asked else "")
    chip = (urgency.label, tones.state(urgency)) if urgency is Urgency.HIGH else None
    if chip is None and until:
        chip = (distance(until, today), tones.due(until, today))
    words = _("Nachfragen: {title}").format(title=title)
    return Line(title, Need.__name__, identity, aside=dotted(list(filter(None, asides))), chip=chip, follow_up=words)


def funding(source: Source) -> Shown:
    """Deadlines of applications and grants with their amounts."""
    found, today = source.today.funding(source.day), source.day
    return Shown(tuple(_deadline(line, today) for line in found.lines))


def _deadline(told: Due, today: date) -> Line:
    assert told.day is not None
    amount = money(told.amount).replace(",00", "") if told.amount else ""
    chip = (distance(told.day, today), tones.due(told.day, today))
    return Line(
        told.text, told.entity, told.record_id, figure=amount, chip=chip, task_id=told.task_id,
        moves=not told.fixed, follow_up=_prepare(told),
    )  # fmt: skip


_RULES = "Setting"
_EVERYBODY = frozenset({Person.__name__, _RULES})
BLOCKS: tuple[tuple[Block, ...], ...] = (
    (
        Block("due", _("Heute und überfällig"), due, _("Nichts fällig. Schön."),
              _EVERYBODY | {"Task", "Shelter", "Organisation", "Problem", "Event", "PrintedSheet"}),
        Block("offers", _("Warten auf Antwort"), offers, _("Alle Angebote sind beantwortet."),
              _EVERYBODY | {"Task", "ContactEntry", "StatusChange", "Request", "Need", "Assignment"}),
    ),
    (
        Block("events", _("Nächste Termine"), events, _("Es steht kein Termin an."),
              frozenset({"Event", "EventSeries", "Participation", "ChecklistItem"}), Event.__name__),
        Block("visits", _("Besuche"), visits, _("Es ist kein Besuch geplant, und kein Protokoll fehlt."),
              frozenset({"Visit", Event.__name__, Shelter.__name__})),
        Block("proofs", _("Nachweise laufen ab"), proofs, _("Kein Nachweis läuft in nächster Zeit ab."),
              _EVERYBODY | {"Task", "ConductCheck", "Credential", "CredentialTerm"}),
        Block("birthdays", _("Geburtstage und Jubiläen"), birthdays, _("Diese Woche gibt es keinen Anlass."),
              frozenset({Person.__name__})),
    ),
    (
        Block("houses", _("Unterkünfte"), houses, _("Noch keine Unterkunft eingetragen."),
              _EVERYBODY | {"Shelter", "Occupancy", "Assignment", "Arrival"}, Shelter.__name__),
        Block("needs", _("Offene Bedarfe"), needs, _("Zurzeit wird niemand gesucht."),
              _EVERYBODY | {"Need", "Request", "Assignment"}, Need.__name__),
        Block("funding", _("Förderfristen"), funding, _("Keine Frist in Sicht."),
              frozenset({_RULES, "Task", Application.__name__, "Grant", "FundingProgramme"}), Application.__name__),
    ),
)  # fmt: skip
"""The cards of each column, from left to right."""
