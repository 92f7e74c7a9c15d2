"""The visits of the sample office: a year of them with protocols and agreements, one without, a tour next week."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from app.models import Event, EventKind, EventState, Task, Visit
from app.services.calendar import NoteKind, notes_between
from app.services.sample.cast import COORDINATOR, DEPUTY
from app.services.sample.maker import Maker
from app.services.visits.following import first_visit_id
from app.services.visits.visits import tour_title

_PAST = (-336, -251, -163, -74)
"""Days from today to the visits of the first house; each further one comes five days later."""
_LONG_AGO, _UNWRITTEN = 8, 9
"""The house nobody visited lately, and the one whose last protocol is missing."""
_ON_TOUR = 4
TUESDAY = 1
_TOPICS = (
    ("Belegung und Neuankünfte", "Hausaufgabenhilfe", "Schlüssel zum Lernzimmer"),
    ("Sprachcafé im Winter", "Kinderbetreuung", "WLAN im Gemeinschaftsraum"),
    ("Begleitung zum Jobcenter", "Neue Ehrenamtliche vorstellen", "Fahrradwerkstatt"),
    ("Lautstärke im Hof", "Aushang der Angebote", "Termine des Helferkreises"),
    ("Sommerfest", "Spielzimmer", "Abstimmung mit der Sozialbetreuung"),
)
_RESULTS = (
    "Das Lernzimmer ist wieder nutzbar, der Schlüssel liegt im Büro. Die Gruppe am Mittwoch ist voll, eine zweite wäre "
    "gut. Die Heimleitung wünscht sich, dass neue Ehrenamtliche sich am ersten Tag im Büro vorstellen.",
    "Das Sprachcafé läuft gut, im Schnitt kommen zwölf Menschen. Ab November wird ein zweiter Raum gebraucht. Für die "
    "Kinder soll es nebenan ein Angebot geben.",
    "Zwei Ehrenamtliche haben sich vorgestellt und fangen nächste Woche an. Für Wege zum Jobcenter fehlt jemand, der "
    "Arabisch spricht. Die Werkstatt braucht einen abschließbaren Schrank.",
    "Am Abend war es im Hof zu laut; Hausmeister und Helferkreis sprechen gemeinsam mit den Familien. Der Aushang am "
    "Eingang ist veraltet und wird neu gemacht.",
    "Das Fest findet am zweiten Samstag im Juli statt, der Helferkreis übernimmt die Tische. Das Spielzimmer ist "
    "gestrichen, Regale fehlen noch.",
)
_AGREED = (
    ("Zweite Gruppe der Hausaufgabenhilfe suchen", COORDINATOR, 28), ("Schlüsselliste abgleichen", "Heimleitung", 14),
    ("Raum für den Winter anfragen", COORDINATOR, 21), ("Spiele für die Kinderecke besorgen", "Helferkreis", 35),
    ("Dolmetschende für das Jobcenter finden", COORDINATOR, 14), ("Schrank für die Werkstatt", "Hausmeister", 42),
    ("Neuen Aushang drucken und aufhängen", DEPUTY, 10), ("Gespräch zur Hofruhe führen", "Sozialbetreuung", 14),
    ("Tische und Bänke leihen", "Helferkreis", 30), ("Regale für das Spielzimmer", "Hausmeister", 28),
    ("Klingel reparieren lassen", "Hausmeister", 21), ("WLAN-Kennwort aushängen", "Heimleitung", 7),
)  # fmt: skip
_PRESENT = "Heimleitung, Sozialbetreuung, {count} Ehrenamtliche"


def make_visits(maker: Maker, houses: dict[str, str]) -> None:
    """Make all visits; the houses must be there."""
    tour = list(houses.values())[:_ON_TOUR]
    for number, (name, house) in enumerate(houses.items()):
        _year(maker, name, house, number)
        if house not in tour:
            _single(maker, name, house, _open_day(maker.weekday(12 + 3 * number, number % 5), 7))
    _tour(maker, {name: house for name, house in houses.items() if house in tour})


def _year(maker: Maker, name: str, house: str, number: int) -> None:
    """The past visits of one house."""
    offsets = _PAST[:-1] if number in (_LONG_AGO, _UNWRITTEN) else _PAST
    for turn, offset in enumerate(offsets):
        day = _open_day(maker.weekday(offset + 5 * number, number % 5), -7)
        visit = _single(maker, name, house, day)
        _write(maker, visit, day, number + turn, turn == len(offsets) - 1)
    if number == _UNWRITTEN:
        _single(maker, name, house, _open_day(maker.day(-6), -1))


def _open_day(day: date, step: int) -> date:
    """A day on which school is in, some steps on where it is not."""
    while day.weekday() > 4 or any(n.kind in (NoteKind.HOLIDAY, NoteKind.SCHOOL) for n in notes_between(day, day)):
        day += timedelta(days=step)
    return day


def _event(maker: Maker, title: str, day: date, begin: str, end: str, **values: Any) -> str:
    state = EventState.DONE if day < maker.today else EventState.FIXED
    return maker.save(
        Event, title=title, kind=EventKind.VISIT, state=state, start=maker.at(day, begin), end=maker.at(day, end),
        speaker="Ehrenamtskoordination", **values,
    )  # fmt: skip


def _single(maker: Maker, name: str, house: str, day: date) -> str:
    """A visit of one house in the calendar; the answer is the id of the visit."""
    return first_visit_id(_event(maker, f"Besuch {name}", day, "14:00", "15:30", shelter_id=house, location=name))


def _write(maker: Maker, visit_id: str, day: date, turn: int, newest: bool) -> None:
    """A protocol; of the newest one something is open, what was agreed before is done."""
    visits, record = maker.services.visits, maker.session.get_one(Visit, visit_id)
    values = {
        "present": _PRESENT.format(count=2 + turn % 4), "topics": "\n".join(_TOPICS[turn % len(_TOPICS)]),
        "result": _RESULTS[turn % len(_RESULTS)], "written_on": day + timedelta(days=1),
        "next_on": day + timedelta(days=84),
    }  # fmt: skip
    visits.write(maker.session, record, values)
    _agree(maker, visit_id, day, turn, newest)


def _agree(maker: Maker, visit_id: str, day: date, turn: int, newest: bool) -> None:
    for place in range(2 + turn % 2):
        what, who, days = _AGREED[(2 * turn + place) % len(_AGREED)]
        due = day + timedelta(days=days)
        still_open = newest and place < 1 + turn % 2
        if still_open and due < maker.day(-7):
            due = maker.day(2 + 3 * turn % 17)
        done = None if still_open else min(due, maker.day(-1))
        maker.save(Task, title=what, assigned_to=who, due_on=due, done_on=done, subject_type="Visit",
                   subject_id=visit_id)  # fmt: skip


def _tour(maker: Maker, houses: dict[str, str]) -> None:
    """Four houses on one day next week."""
    names: Sequence[str] = list(houses)
    day = _open_day(maker.weekday(7 - maker.today.weekday(), TUESDAY), 1)
    event = _event(maker, tour_title(names), day, "10:00", "16:00", location=", ".join(names))
    for position, house in enumerate(houses.values()):
        maker.save(Visit, shelter_id=house, event_id=event, day=day, position=position)
