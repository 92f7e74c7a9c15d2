"""A protocol is one action: what was agreed becomes follow-ups, open points are ticked off or go on."""

from datetime import date, datetime, timedelta

import pytest

from app.errors import ValidationError
from app.models import Event, Task, Visit
from app.services.office import Services
from app.services.query import Filter, Query
from app.services.visits.points import open_points
from app.services.visits.protocol import Agreement, Protocol, write

DAY = date(2027, 3, 2)
LATER = DAY + timedelta(days=28)


@pytest.fixture
def house(services: Services) -> str:
    return services.shelters.save(None, {"name": "GU Testgasse"})


def visit_of(services: Services, house: str, day: date = DAY) -> str:
    return services.visits.save(None, {"shelter_id": house, "day": day})


def titles(services: Services, house: str) -> list[str]:
    return [task.title for task in open_points(services, house)]


def test_agreements_become_follow_ups_that_hang_on_the_visit(services: Services, house: str) -> None:
    visit = visit_of(services, house)
    write(services, visit, Protocol(agreements=(Agreement("Klingel melden", "Sozialbetreuung", LATER),)))
    (task,) = open_points(services, house)
    assert (task.title, task.assigned_to, task.due_on) == ("Klingel melden", "Sozialbetreuung", LATER)
    assert (task.subject_type, task.subject_id) == ("Visit", visit)


def test_a_protocol_is_taken_back_as_one_action(services: Services, house: str) -> None:
    visit = visit_of(services, house)
    said = Protocol(topics="Schlüssel", agreements=(Agreement("Klingel melden"),), next_on=LATER, plan_next=True)
    name = write(services, visit, said)
    assert name == "Protokoll: GU Testgasse am 02.03.2027"
    services.history.undo(services.history.last_undoable().id)
    assert titles(services, house) == []
    assert services.visits.get(visit).written_on is None
    assert services.events.count(Query()) == 0


def test_open_points_are_ticked_off_or_go_on(services: Services, house: str) -> None:
    first = visit_of(services, house)
    write(services, first, Protocol(agreements=(Agreement("Klingel"), Agreement("Schlüssel"))))
    bell, key = sorted(open_points(services, house), key=lambda task: task.title)
    second = visit_of(services, house, LATER)
    write(services, second, Protocol(done=(bell.id,), carried={key.id: LATER + timedelta(days=14)}))
    (left,) = open_points(services, house)
    assert (left.title, left.subject_id, left.due_on) == ("Schlüssel", second, LATER + timedelta(days=14))


def test_what_hangs_on_the_house_stays_there(services: Services, house: str) -> None:
    task = services.tasks.add(services.shelters.get(house), {"title": "Briefkasten"})
    write(services, visit_of(services, house), Protocol(carried={task: LATER}))
    assert services.tasks.get(task).subject_type == "Shelter"
    assert services.tasks.get(task).due_on == LATER


def test_the_next_visit_is_planned_at_the_same_time_of_day(services: Services, house: str) -> None:
    event = services.visits.plan([house], datetime(2027, 3, 2, 14, 30))
    (visit,) = services.visits.stops(event)
    write(services, visit.id, Protocol(next_on=LATER, plan_next=True))
    (planned,) = services.events.all(Event.id != event)
    assert planned.start == datetime(2027, 3, 30, 14, 30)
    assert services.visits.stops(planned.id)[0].shelter_id == house


def test_the_next_visit_lies_behind_this_one(services: Services, house: str) -> None:
    with pytest.raises(ValidationError, match="liegt vor diesem"):
        write(services, visit_of(services, house), Protocol(next_on=DAY))


def test_an_agreement_too_long_is_refused_and_nothing_kept(services: Services, house: str) -> None:
    visit = visit_of(services, house)
    with pytest.raises(ValidationError, match="zu lang"):
        write(services, visit, Protocol(topics="Schlüssel", agreements=(Agreement("x" * 201),)))
    assert services.visits.get(visit).topics is None


def test_open_points_of_another_house_are_not_named(services: Services, house: str) -> None:
    other = services.shelters.save(None, {"name": "GU Nord"})
    write(services, visit_of(services, other), Protocol(agreements=(Agreement("Klingel"),)))
    assert titles(services, house) == []
    assert services.visits.count(Query(filters=(Filter(Visit.open_points, 1),))) == 1
    assert services.tasks.count(Query(filters=(Filter(Task.title, "Klingel"),))) == 1
