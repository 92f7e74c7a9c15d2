"""Arrivals: numbers that fit together, needs and tasks made at once, and the count of the house afterwards."""

from datetime import date, timedelta

import pytest

from app.errors import UserError, ValidationError
from app.models import Arrival, Need, Occupancy, Task
from app.services.arrivals.template import Makes


def made(services, identity):
    needs, tasks = services.needs.of(Need.arrival_id, identity), services.tasks.of(Task.subject_id, identity)
    return {need.title: need for need in needs}, {task.title: task for task in tasks}


def test_without_a_word_it_was_announced_today(arrival):
    assert arrival().announced_on == date.today()


@pytest.mark.parametrize("name", ["families", "minors", "travelling_alone"])
def test_a_part_is_not_more_than_the_whole(arrival, name):
    with pytest.raises(ValidationError, match="12 Personen"):
        arrival(**{name: 13})


def test_languages_are_not_spoken_by_more_than_come(arrival):
    with pytest.raises(ValidationError, match="12 Personen"):
        arrival(languages={"Arabisch": 8, "Dari": 5})


def test_nobody_is_no_arrival(arrival):
    with pytest.raises(ValidationError, match="1 bis"):
        arrival(people=0)


def test_a_later_change_is_checked_against_what_is_stored(services, arrival):
    one = arrival(minors=6)
    with pytest.raises(ValidationError, match="4 Personen"):
        services.arrivals.save(one.id, {"people": 4})


def test_no_field_can_hold_a_resident():
    texts = {"source", "notes"}
    assert {c.key for c in Arrival.__table__.columns if "VARCHAR" in str(c.type) or "TEXT" in str(c.type)} >= texts
    assert not {"name", "first_name", "last_name", "birth_date"} & {c.key for c in Arrival.__table__.columns}


def test_needs_and_tasks_lead_back_to_the_arrival(services, arrival, house):
    one = arrival(languages={"Arabisch": 12})
    services.arrivals.prepare(one.id, services.arrivals.proposals(one.id))
    needs, tasks = made(services, one.id)
    need = needs["Dolmetschen am Ankunftstag: Arabisch"]
    assert (need.shelter_id, need.languages, need.starts_on) == (house, ["Arabisch"], one.arrives_on)
    assert tasks["Helferkreis informieren"].due_on <= one.arrives_on - timedelta(days=6)


def test_it_is_noted_when_it_was_prepared(services, arrival):
    one = arrival()
    services.arrivals.prepare(one.id, services.arrivals.proposals(one.id))
    assert services.arrivals.get(one.id).prepared_on == date.today()


def test_all_of_it_is_taken_back_at_once(services, arrival):
    one = arrival()
    services.arrivals.prepare(one.id, services.arrivals.proposals(one.id))
    services.history.undo(services.history.last_undoable().id)
    assert made(services, one.id) == ({}, {}) and services.arrivals.get(one.id).prepared_on is None


def test_only_what_is_chosen_is_made(services, arrival):
    one = arrival()
    tasks = [p for p in services.arrivals.proposals(one.id) if p.makes is Makes.TASK]
    services.arrivals.prepare(one.id, tasks[:2])
    assert [len(part) for part in made(services, one.id)] == [0, 2]


def test_nothing_chosen_is_refused(services, arrival):
    with pytest.raises(UserError, match="nichts angekreuzt"):
        services.arrivals.prepare(arrival().id, [])


def test_a_need_is_looked_for_until_the_day_before(services, arrival):
    one = arrival()
    services.arrivals.prepare(one.id, services.arrivals.proposals(one.id))
    assert made(services, one.id)[0]["Fahrdienst am Ankunftstag"].find_until == one.arrives_on - timedelta(days=1)


def test_the_count_of_the_house_grows_by_those_who_came(services, arrival, house):
    counted = {"shelter_id": house, "as_of": date(2026, 1, 1), "occupied": 19, "capacity": 24, "households": 9}
    services.occupancies.save(None, {**counted, "languages": {"Arabisch": 10}})
    first = services.arrivals.first_occupancy(arrival(families=3, languages={"Arabisch": 8, "Dari": 4}).id)
    assert (first["occupied"], first["capacity"], first["households"]) == (31, 24, 12)
    assert first["languages"] == {"Arabisch": 18, "Dari": 4}


def test_without_a_house_there_is_nothing_to_count(services, arrival):
    with pytest.raises(UserError, match="Haus"):
        services.arrivals.first_occupancy(arrival(shelter_id=None).id)


def test_start_names_those_ahead_and_those_not_counted(services, arrival, house):
    ahead, past, far = arrival(3), arrival(-2), arrival(60)
    assert [one.id for one in services.arrivals.near(date.today())] == [past.id, ahead.id] and far
    services.occupancies.save(None, {"shelter_id": house, "as_of": date.today(), "occupied": 31})
    assert [one.id for one in services.arrivals.near(date.today())] == [ahead.id]


def test_an_entered_occupancy_can_be_stored(services, arrival):
    identity = services.occupancies.save(None, services.arrivals.first_occupancy(arrival(-1).id))
    assert services.crud(Occupancy).get(identity).occupied == 12
