"""A whole key date is kept as one action, corrected with its history, and taken back at once."""

from datetime import date, timedelta

import pytest

from app.errors import StaleError, UserError, ValidationError
from app.models import Occupancy
from app.services.occupancy.entries import Typed
from tests.services.occupancy.conftest import FIRST, SECOND

THIRD = date(2026, 11, 1)


def row_of(services, day, house):
    return next(row for row in services.occupancies.grid(day) if row.shelter_id == house)


def correct(services, day, house, **values):
    row = row_of(services, day, house)
    return services.occupancies.save_grid(day, [Typed(house, {**row.values, **values}, row.record_id, row.version)])


def test_houses_stand_in_the_order_of_the_tour(services, houses):
    assert [row.name for row in services.occupancies.grid(THIRD)] == ["GU Zur Mühle", "GU Am Bogen"]


def test_the_last_count_is_the_hint(services, houses):
    row = row_of(services, THIRD, houses[0])
    assert (row.values, row.last["occupied"], row.last_day) == ({}, 45, SECOND)


def test_a_key_date_with_numbers_opens_them(services, houses):
    row = row_of(services, SECOND, houses[0])
    assert (row.values["occupied"], row.last["occupied"]) == (45, 40)


def test_a_closed_house_is_not_asked_for(services, houses):
    services.shelters.save(houses[1], {"closed_on": SECOND})
    assert [row.name for row in services.occupancies.grid(SECOND)] == ["GU Am Bogen"]


def test_all_houses_are_one_action(services, houses):
    name = services.occupancies.save_grid(THIRD, [Typed(house, {"occupied": 20}) for house in houses])
    assert name == "Belegung zum 01.11.2026 erfasst: 2 Häuser"
    services.history.undo(services.history.last_undoable().id)
    assert services.occupancies.days() == [SECOND, FIRST]


def test_a_correction_changes_the_count_and_keeps_the_old_one(services, houses):
    correct(services, SECOND, houses[0], occupied=46)
    row = row_of(services, SECOND, houses[0])
    assert row.values["occupied"] == 46
    assert row.corrected["occupied"].value == 45
    assert len(services.occupancies.of(Occupancy.shelter_id, houses[0])) == 2


def test_a_number_added_later_is_no_correction(services, houses):
    correct(services, SECOND, houses[0], women=12)
    assert row_of(services, SECOND, houses[0]).corrected == {}


def test_a_correction_taken_back_is_none(services, houses):
    correct(services, SECOND, houses[0], occupied=46)
    services.history.undo(services.history.last_undoable().id)
    assert row_of(services, SECOND, houses[0]).corrected == {}


def test_an_emptied_row_takes_its_count_away(services, houses):
    correct(services, SECOND, houses[0], occupied=None, capacity=None)
    assert row_of(services, SECOND, houses[0]).values == {}


def test_somebody_elses_change_is_not_overwritten(services, houses):
    row = row_of(services, SECOND, houses[0])
    services.occupancies.save(row.record_id, {"occupied": 47})
    with pytest.raises(StaleError):
        services.occupancies.save_grid(SECOND, [Typed(houses[0], {"occupied": 46}, row.record_id, row.version)])


def test_two_counts_of_one_day_are_refused(services, houses):
    with pytest.raises(UserError, match="GU Am Bogen"):
        services.occupancies.save_grid(SECOND, [Typed(houses[0], {"occupied": 46})])
    with pytest.raises(ValidationError, match="schon Zahlen"):
        services.occupancies.save(None, {"shelter_id": houses[0], "as_of": SECOND, "occupied": 46})


def test_tomorrow_nobody_can_have_counted(services, houses):
    with pytest.raises(ValidationError, match="Vergangenheit"):
        services.occupancies.save_grid(date.today() + timedelta(days=1), [Typed(houses[0], {"occupied": 1})])


def test_nobody_is_fewer_than_nobody(services, houses):
    with pytest.raises(ValidationError, match="von 0 bis"):
        services.occupancies.save_grid(THIRD, [Typed(houses[0], {"women": -1})])


def test_nothing_typed_is_no_action(services, houses):
    assert services.occupancies.save_grid(THIRD, [Typed(houses[0], {"occupied": None})]) == ""
