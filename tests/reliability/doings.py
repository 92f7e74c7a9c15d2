"""What people do in an office, one named action each, with random records and values."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from app.models import ConsentPurpose, Event, EventKind, ParticipationState, Person, VolunteerStatus
from app.services import checklists, many, series
from app.services.imports import lists
from app.services.office import Services

Act = Callable[[Services, Random], None]
NOON = datetime(2026, 11, 23, 12)
_NAMES = ("Öztürk", "Böhringer", "Łukasz", "O'Neil", "van der Muster")


def furnish(services: Services) -> None:
    """Something to begin with, so that every act finds its records."""
    house = services.shelters.save(None, {"name": "GU Musterweg", "city": "Asperg", "capacity": 20})
    for number in range(3):
        person = services.volunteers.save(None, {"last_name": _NAMES[number], "status": VolunteerStatus.INTERESTED})
        services.people.place(person, house)
    event = services.events.save(None, {"title": "Sprachcafé", "kind": EventKind.OFFER, "start": NOON})
    services.participations.register(services.events.get(event), {"name": "Gundula Gast"})
    services.projects.save(None, {"name": "Rad-Treff"})


def _some(ids: list[str], random: Random) -> list[str]:
    return random.sample(ids, random.randint(1, min(4, len(ids))))


def _people(act: Callable[[Services, Random, list[str]], Any]) -> Act:
    """An act on some people, left out where there are none."""

    def with_people(services: Services, random: Random) -> None:
        if ids := services.people.ids():
            act(services, random, _some(ids, random))

    return with_people


def _add(services: Services, random: Random) -> None:
    known = {"languages": random.sample(["Farsi", "Arabisch C1", "Dari"], 2), "availability": ["mon.morning", "fri"]}
    services.volunteers.save(None, {"last_name": random.choice(_NAMES), **known})


def _edit(services: Services, random: Random, ids: list[str]) -> None:
    values = (
        {"city": "Asperg"},
        {"city": None},
        {"languages": ["Dari"]},
        {"notes": "x\n– „y“"},
        {"skills": ["Rad", "Café"]},
    )
    services.people.save(ids[0], random.choice(values))


def _wish(services: Services, random: Random, ids: list[str]) -> None:
    away = random.random() < 0.5
    field: Any = random.choice((Person.languages, Person.city))
    value: Any = random.choice(("Remseck", None)) if field is Person.city else ["Dari"]
    many.change(services, services.people, ids, many.Wish(field, value, away and field is not Person.city))


def _status(services: Services, random: Random, ids: list[str]) -> None:
    services.people.change_status(ids, random.choice(list(VolunteerStatus)), date(2026, 11, 20), "Probe")


def _consent(services: Services, random: Random, ids: list[str]) -> None:
    purpose = random.choice(list(ConsentPurpose))
    if set(ids) - services.people.consenting(purpose):
        services.people.record_consents(ids, {"purpose": purpose, "given_on": date(2026, 1, 2)})


def _restore(services: Services, random: Random) -> None:
    from app.services.crud import Query

    if ids := services.people.ids(Query(trashed=True)):
        services.people.restore(_some(ids, random))


def _trash_any(services: Services, random: Random) -> None:
    crud = random.choice([services.shelters, services.events, services.projects, services.participations])
    if ids := crud.ids():
        crud.trash(_some(ids, random)[:1])


def _import(services: Services, random: Random) -> None:
    rows = [f"{random.choice(_NAMES)};Anna;a{random.randint(1, 9)}@beispiel.example;Tamm" for _row in range(4)]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "Liste.csv"
        path.write_text("\n".join(["Nachname;Vorname;E-Mail;Ort", *rows]), encoding="utf-8")
        lists.apply(services.database, lists.plan(services.database, lists.open_list(services.database, path)))


def _event(services: Services, random: Random) -> None:
    start = NOON + timedelta(days=random.randint(0, 40))
    services.events.save(None, {"title": random.choice(_NAMES), "kind": EventKind.INFO, "start": start})


def _with_event(act: Callable[[Services, Random, Event], Any]) -> Act:
    """An act on an event, left out where there is none."""

    def with_event(services: Services, random: Random) -> None:
        if ids := services.events.ids():
            act(services, random, services.events.get(random.choice(ids)))

    return with_event


def _repeat(services: Services, random: Random, event: Event) -> None:
    services.events.set_series(event.id, random.choice(("FREQ=WEEKLY;COUNT=6", "FREQ=MONTHLY;BYDAY=2MO", None)))


def _one_of_a_series(services: Services, random: Random, event: Event) -> None:
    if not event.series_id:
        return
    reach = random.choice(list(series.Reach))
    if random.random() < 0.5:
        series.leave_out(services.database, event.id, event.start, reach)
    else:
        end = event.start + timedelta(hours=3)
        series.move(services.database, event.id, event.start, event.start + timedelta(hours=1), end, reach)


def _register(services: Services, random: Random, event: Event) -> None:
    services.participations.register(event, {"name": random.choice(_NAMES)})


def _attended(services: Services, random: Random) -> None:
    if ids := services.participations.ids():
        services.participations.set_state(_some(ids, random), random.choice(list(ParticipationState)))


def _task(services: Services, random: Random, ids: list[str]) -> None:
    services.tasks.add(services.people.get(ids[0]), {"title": random.choice(_NAMES)})


def _done(services: Services, random: Random) -> None:
    if ids := services.tasks.ids():
        services.tasks.set_done(random.choice(ids), random.random() < 0.5)


def _count(services: Services, random: Random) -> None:
    if ids := services.shelters.ids():
        counted = {
            "as_of": date(2026, 1, 1) + timedelta(days=random.randint(0, 300)),
            "occupied": random.randint(0, 20),
        }
        services.occupancies.save(None, {"shelter_id": ids[0], **counted})


ACTS: tuple[Act, ...] = (
    _add, _people(_edit), _people(_edit), _people(_wish), _people(_status), _people(_consent), _restore, _trash_any,
    _people(lambda services, random, ids: services.people.trash(ids)),
    _people(lambda services, random, ids: services.people.record_conduct_check(ids[0], date(2026, 5, 4))),
    _people(lambda services, random, ids: services.people.change_all(ids, {"city": "Remseck"}, "Ort")),
    _people(lambda services, random, ids: services.contact_entries.add(
        services.people.get(ids[0]), {"topic": "Gespräch", "at": NOON})),
    _people(_task), _done, _import, _event, _with_event(_repeat), _with_event(_one_of_a_series), _with_event(_register),
    _with_event(lambda services, random, event: checklists.add_standard(services.database, event)), _attended, _count,
)  # fmt: skip
