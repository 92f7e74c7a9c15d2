"""Visits are planned as one event, alone or as a tour, and stay in step with it."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.errors import UserError, ValidationError
from app.models import EventKind, EventState, Operation, Shelter
from app.services.office import Services
from app.services.query import Ago, Filter, Query
from app.services.visits.protocol import Protocol, write

START = datetime(2027, 3, 2, 10)


@pytest.fixture
def houses(services: Services) -> list[str]:
    towns = (("GU Nord", "Asperg", 2), ("GU Süd", "Marbach", 1), ("AU Ost", "Asperg", None))
    return [services.shelters.save(None, {"name": n, "city": c, "tour_position": p}) for n, c, p in towns]


def test_a_tour_is_one_event_that_names_its_houses(services: Services, houses: list[str]) -> None:
    event = services.events.get(services.visits.plan(houses, START))
    assert (event.title, event.end) == ("Tour: GU Nord, GU Süd, AU Ost", START + timedelta(hours=4.5))
    assert [visit.shelter_id for visit in services.visits.stops(event.id)] == houses


def test_a_visit_of_one_house_is_an_event_there(services: Services, houses: list[str]) -> None:
    event = services.events.get(services.visits.plan(houses[:1], START))
    assert (event.title, event.shelter_id) == ("Besuch GU Nord", houses[0])
    assert len(services.visits.stops(event.id)) == 1


@pytest.mark.parametrize(
    ("count", "words"), [(1, "Besuch am 02.03.2027 geplant"), (3, "Tour am 02.03.2027 geplant, Häuser: 3")]
)
def test_undo_names_what_was_planned(services: Services, houses: list[str], count: int, words: str) -> None:
    services.visits.plan(houses[:count], START)
    with services.database.session() as session:
        last = select(Operation.name).order_by(Operation.number.desc())
        assert session.scalars(last).first() == words


def test_a_tour_begins_in_the_order_the_houses_have(services: Services, houses: list[str]) -> None:
    assert services.visits.suggested(houses) == [houses[1], houses[0], houses[2]]


def test_moving_the_event_moves_its_visits(services: Services, houses: list[str]) -> None:
    event = services.visits.plan(houses, START)
    services.events.move(event, START + timedelta(days=7))
    assert {visit.day for visit in services.visits.stops(event)} == {date(2027, 3, 9)}


def test_another_day_for_a_visit_moves_its_event(services: Services, houses: list[str]) -> None:
    event = services.visits.plan(houses[:1], START)
    (visit,) = services.visits.stops(event)
    services.visits.save(visit.id, {"day": date(2027, 3, 5)})
    told = services.events.get(event)
    assert (told.start, told.end) == (START + timedelta(days=3), START + timedelta(days=3, hours=1.5))


def test_one_house_of_a_tour_has_no_day_of_its_own(services: Services, houses: list[str]) -> None:
    event = services.visits.plan(houses, START)
    with pytest.raises(ValidationError, match="gehört zu einer Tour"):
        services.visits.save(services.visits.stops(event)[0].id, {"day": date(2027, 3, 5)})


def test_a_visit_with_a_protocol_keeps_its_day(services: Services, houses: list[str]) -> None:
    event = services.visits.plan(houses[:1], START)
    (visit,) = services.visits.stops(event)
    write(services, visit.id, Protocol(topics="Schlüssel"))
    services.events.move(event, START + timedelta(days=7))
    assert services.visits.get(visit.id).day == START.date()


def test_visits_go_to_the_trash_with_their_event_and_come_back(services: Services, houses: list[str]) -> None:
    event = services.visits.plan(houses, START)
    services.events.trash([event])
    assert services.visits.count(Query()) == 0
    services.events.restore([event])
    assert services.visits.count(Query()) == 3


def test_a_house_that_left_a_tour_stays_away_when_the_event_comes_back(services: Services, houses: list[str]) -> None:
    event = services.visits.plan(houses, START)
    services.visits.arrange(event, houses[:2])
    services.events.trash([event])
    services.events.restore([event])
    assert [visit.shelter_id for visit in services.visits.stops(event)] == houses[:2]


@pytest.mark.parametrize("off", [{"state": EventState.CANCELLED}, {"kind": EventKind.TRAINING}])
def test_visits_go_with_an_event_that_is_called_off(services: Services, houses: list[str], off: dict[str, Any]) -> None:
    event = services.visits.plan(houses, START)
    services.events.save(event, off)
    assert services.visits.next(date(2027, 1, 1)) is None
    assert services.visits.unwritten(date(2027, 4, 1), date(2027, 1, 1)) == []


def test_a_visit_that_takes_place_after_all_has_its_houses_again(services: Services, houses: list[str]) -> None:
    event = services.visits.plan(houses, START)
    services.visits.arrange(event, houses[1:])
    services.events.save(event, {"state": EventState.CANCELLED})
    services.events.save(event, {"state": EventState.FIXED, "start": START + timedelta(days=1)})
    assert [(v.shelter_id, v.day) for v in services.visits.stops(event)] == [(h, date(2027, 3, 3)) for h in houses[1:]]


def test_calling_off_keeps_what_is_written(services: Services, houses: list[str]) -> None:
    event = services.visits.plan(houses[:2], START)
    first = services.visits.stops(event)[0]
    write(services, first.id, Protocol(topics="Schlüssel"))
    services.events.save(event, {"state": EventState.CANCELLED})
    assert [visit.id for visit in services.visits.stops(event)] == [first.id]


def test_an_event_of_a_house_made_in_the_calendar_is_a_visit(services: Services, houses: list[str]) -> None:
    values = {"title": "Besuch", "kind": EventKind.VISIT, "start": START, "shelter_id": houses[0]}
    event = services.events.save(None, values)
    services.events.save(event, {"title": "Besuch mit Leitung"})
    assert [visit.shelter_id for visit in services.visits.stops(event)] == houses[:1]


def test_the_order_of_a_tour_can_be_changed(services: Services, houses: list[str]) -> None:
    event = services.visits.plan(houses, START)
    services.visits.arrange(event, houses[::-1])
    assert [visit.shelter_id for visit in services.visits.stops(event)] == houses[::-1]
    assert services.events.get(event).title == "Tour: AU Ost, GU Süd, GU Nord"


def test_a_house_leaves_a_tour_unless_its_protocol_is_written(services: Services, houses: list[str]) -> None:
    event = services.visits.plan(houses, START)
    write(services, services.visits.stops(event)[0].id, Protocol(topics="Schlüssel"))
    services.visits.arrange(event, houses[:2])
    assert len(services.visits.stops(event)) == 2
    with pytest.raises(UserError, match="schon ein Protokoll"):
        services.visits.arrange(event, houses[1:2])


def test_nothing_is_planned_without_a_house(services: Services) -> None:
    with pytest.raises(UserError, match="mindestens eine Unterkunft"):
        services.visits.plan([], START)


def test_many_houses_fit_the_title_with_a_count(services: Services) -> None:
    many = [services.shelters.save(None, {"name": f"GU Am langen Straßennamen {n}"}) for n in range(12)]
    event = services.events.get(services.visits.plan(many, START))
    assert event.title.endswith("weitere")
    assert len(event.title) <= 60 and len(event.location) <= 200


def test_houses_without_a_visit_for_long_are_found(services: Services, houses: list[str]) -> None:
    today = date.today()
    services.visits.save(None, {"shelter_id": houses[0], "day": today - timedelta(days=10)})
    services.visits.save(None, {"shelter_id": houses[1], "day": today + timedelta(days=10)})
    found = services.shelters.ids(Query(filters=(Filter(Shelter.visited_on, Ago(90)),)))
    assert set(found) == set(houses[1:])
