"""Share of use, change and people per helper have one definition, for one house and for all."""

from datetime import date

from app.services.figures import KEY_FIGURES
from app.services.occupancy.doubts import doubts
from app.services.occupancy.overview import together, total
from tests.services.occupancy.conftest import FIRST, SECOND


def standing(services, house, day=None):
    return next(one for one in services.overview.standings(day) if one.shelter_id == house)


def test_a_house_stands_by_its_newest_count(services, houses):
    bow = standing(services, houses[0])
    assert (bow.counted, bow.occupied, bow.places, bow.change, bow.share) == (SECOND, 45, 50, 5, 0.9)


def test_an_earlier_key_date_knows_nothing_of_later_ones(services, houses):
    bow = standing(services, houses[0], date(2026, 9, 30))
    assert (bow.counted, bow.occupied, bow.change) == (FIRST, 40, None)


def test_places_of_the_house_stand_in_for_those_nobody_counted(services, houses):
    assert standing(services, houses[1]).places == 30


def test_people_per_helper_are_those_of_the_house(services, houses, katja):
    services.assignments.save(None, {"person_id": katja.id, "shelter_id": houses[0], "activity": "Sprachcafé"})
    assert standing(services, houses[0]).per_helper == 45
    assert standing(services, houses[1]).alone


def test_the_total_is_that_of_the_start_page(services, houses):
    all_houses = total(services.overview.standings())
    shown = services.figures.tell(next(wanted for wanted in KEY_FIGURES if wanted.key == "occupancy"))
    assert shown.figure == f"{all_houses.occupied} / {all_houses.places}" == "75 / 80"


def test_the_curve_of_all_ends_at_the_total(services, houses):
    curve = together(services.overview.series().values())
    assert [(point.day, point.occupied) for point in curve] == [(FIRST, 70), (SECOND, 75)]


def test_a_closed_house_leaves_the_curve(services, houses):
    services.shelters.save(houses[1], {"closed_on": SECOND})
    assert [point.occupied for point in together(services.overview.series().values())] == [70, 45]


def test_doubts_are_told_and_nothing_more():
    odd = {"occupied": 60, "women": 40, "men": 30, "households": 70, "languages": {"Farsi": 61}}
    assert set(doubts(odd, {"occupied": 20}, 54)) == {"occupied", "women", "households", "languages"}
    assert doubts({"occupied": 50, "women": 20, "men": 30}, {"occupied": 49}, 54) == {}


def test_a_leap_is_told():
    assert doubts({"occupied": 80}, {"occupied": 30}, 100) == {"occupied": "zuletzt waren es 30"}
