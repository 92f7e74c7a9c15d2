"""Hours: single ones and sheets, asked about when they are there already, and summed up by one definition."""

from datetime import date, timedelta

import pytest

from app.errors import ValidationError
from app.models import Assignment, HoursEntry, Person, VolunteerStatus
from app.services.hours.newcomers import newcomer
from app.services.query import Between, Current, Filter, Query

DAY = date(2026, 3, 2)


@pytest.fixture
def house(services):
    return services.shelters.save(None, {"name": "GU Testgasse"})


def row(person, **values):
    return {"person_id": person.id, "day": DAY, "minutes": 90, "activity": "Sprachcafé", **values}


def test_half_a_quarter_is_refused(services, katja):
    with pytest.raises(ValidationError, match="Viertelstunden"):
        services.hours.save(None, row(katja, minutes=50))


def test_tomorrow_nobody_has_helped_yet(services, katja):
    with pytest.raises(ValidationError, match="Vergangenheit"):
        services.hours.save(None, row(katja, day=date.today() + timedelta(days=1)))


def test_the_same_hours_twice_are_asked_about(services, katja):
    services.hours.save(None, row(katja))
    with pytest.raises(ValidationError, match="stehen schon da"):
        services.hours.save(None, row(katja))


def test_the_same_hours_with_a_remark_are_others(services, katja):
    services.hours.save(None, row(katja))
    services.hours.save(None, row(katja, notes="zweite Gruppe am Abend"))
    assert services.hours.minutes() == 180


def test_hours_can_be_changed_without_being_their_own_twin(services, katja):
    identity = services.hours.save(None, row(katja))
    services.hours.save(identity, {"minutes": 90, "shelter_id": None})
    assert services.hours.minutes() == 90


def test_twins_of_a_sheet_are_found_in_the_office_and_above(services, katja):
    services.hours.save(None, row(katja))
    rows = [row(katja), row(katja, minutes=60), row(katja, activity="sprachcafe", minutes=60), row(katja, person_id="")]
    assert services.hours.twins(rows) == [True, False, True, False]


def test_a_sheet_is_one_action_that_can_be_taken_back(services, katja):
    name = services.hours.save_sheet([row(katja, minutes=15 * n) for n in range(1, 21)])
    assert name == "Stunden erfasst: 20 Einträge, 52,5 Std., 02.03.2026"
    services.history.undo(services.history.last_undoable().id)
    assert services.hours.count() == 0


def test_a_row_that_cannot_be_kept_keeps_the_others_back(services, katja):
    with pytest.raises(ValidationError):
        services.hours.save_sheet([row(katja), row(katja, minutes=7)])
    assert services.hours.count() == 0


def test_an_unknown_name_becomes_somebody_interested_in_the_same_action(services, katja):
    nino = newcomer("Nino Beispiel", "Sprachcafé")
    services.hours.save_sheet([row(katja), row(katja, person_id=nino.key)], [nino])
    (found,) = services.people.all(Person.last_name == "Beispiel")
    assert (found.first_name, found.status, found.heard_from) == ("Nino", VolunteerStatus.INTERESTED, "Sprachcafé")
    assert len(services.hours.of(HoursEntry.person_id, found.id)) == 1


def test_hours_belong_to_the_assignment_of_their_house(services, katja, house):
    place = {"person_id": katja.id, "shelter_id": house}
    services.assignments.save(None, {**place, "since": date(2024, 1, 1), "until": date(2025, 1, 1)})
    running = services.assignments.save(None, {**place, "since": date(2025, 2, 1)})
    services.hours.save_sheet([row(katja, shelter_id=house)])
    single = services.hours.save(None, row(katja, shelter_id=house, minutes=30))
    assert {entry.assignment_id for entry in services.hours.all()} == {running}
    assert services.crud(Assignment).get(services.hours.get(single).assignment_id).shelter_id == house


def test_hours_are_summed_by_person_house_activity_and_period(services, katja, house):
    services.hours.save_sheet([row(katja), row(katja, minutes=60, shelter_id=house), row(katja, day=date(2025, 1, 5))])
    spring = Query(filters=(Filter(HoursEntry.day, Between(date(2026, 1, 1), date(2026, 6, 30))),))
    assert services.hours.minutes(spring) == 150
    assert [(s.value, s.minutes) for s in services.hours.sums(HoursEntry.shelter_id, spring)] == [
        (None, 90),
        (house, 60),
    ]
    (told,) = services.hours.sums(HoursEntry.person_id)
    assert (told.minutes, told.people, told.entries) == (240, 1, 3)


def test_hours_in_the_trash_and_of_people_there_do_not_count(services, katja):
    services.hours.save_sheet([row(katja), row(katja, minutes=60)])
    services.hours.trash([services.hours.ids()[0]])
    assert services.hours.count() == 1
    services.people.trash([katja.id])
    assert services.hours.minutes() == 0


def test_figure_list_and_sum_agree(sample):
    year = Query(filters=(Filter(HoursEntry.day, Current("year")),))
    rows = sample.hours.rows(sample.hours.ids(year), (HoursEntry.minutes,))
    assert sum(minutes for (minutes,) in rows) == sample.hours.minutes(year) > 0


@pytest.mark.parametrize("name", ["Nino Beispiel", "Beispiel, Nino", "  Nino   Beispiel "])
def test_a_name_is_read_in_either_order(name):
    assert (newcomer(name).first_name, newcomer(name).last_name) == ("Nino", "Beispiel")
