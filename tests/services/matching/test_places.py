"""Distances by postal code, without the internet."""

import pytest

from app.models import Distance
from app.services.matching.places import Map, Place, point, read_map

ASPERG, LUDWIGSBURG = Place("71679", "Asperg"), Place("71634", "Ludwigsburg")


def test_neighbouring_towns_are_some_kilometres_apart():
    assert Map().kilometres(ASPERG, LUDWIGSBURG) == 3


def test_the_way_back_is_as_long():
    assert Map().kilometres(LUDWIGSBURG, ASPERG) == Map().kilometres(ASPERG, LUDWIGSBURG)


def test_a_town_without_postal_code_is_found_by_its_name():
    assert Map().kilometres(Place(None, "ASPERG"), LUDWIGSBURG) == 3


def test_the_same_place_is_no_way():
    assert Map().kilometres(ASPERG, Place("71679", None)) == 0


def test_who_lives_nowhere_we_know_has_no_distance():
    assert Map().kilometres(Place("99999", "Nirgendwo"), ASPERG) is None


def test_two_unknown_places_of_one_name_are_the_same():
    assert Map().kilometres(Place(None, "Nirgendwo"), Place(None, "nirgendwo")) == 0


@pytest.mark.parametrize("known", [("71679", "71634"), ("asperg", "Ludwigsburg"), ("71634", "Asperg")])
def test_what_the_office_typed_in_wins(services, known):
    place, other = known
    services.crud(Distance).save(None, {"place": place, "other_place": other, "kilometres": 12})
    with services.database.reading() as connection:
        assert read_map(connection).kilometres(ASPERG, LUDWIGSBURG) == 12


@pytest.mark.parametrize("code", ["71634", "70806", "74321", "71686", "10115", "20095", "80331", "01067"])
def test_every_region_has_its_places(code):
    lat, lon = point(Place(code))
    assert 47 < lat < 55.1 and 5.8 < lon < 15.1


def test_of_several_places_with_one_code_the_named_one_counts():
    assert point(Place("71711", "Murr")) != point(Place("71711", "Steinheim an der Murr"))
