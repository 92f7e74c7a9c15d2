"""Twins are noticed in any spelling, and left alone once somebody said that they are two."""

import pytest

from app.services.twins.alike import Twins


@pytest.fixture
def twins(services):
    return Twins(services.database)


def told(found):
    return [(one.name, one.reason) for one in found]


@pytest.mark.parametrize("typed", ["Böhringer", "Boehringer", "BÖHRINGER", "Böhringer-Ott"])
def test_another_spelling_is_noticed(twins, katja, typed):
    found = twins.like({"first_name": "Katja", "last_name": typed, "mobile": "+49 171 3920077"})
    assert [one.person_id for one in found] == [katja.id]


def test_the_reason_is_told(twins, katja):
    assert told(twins.like({"first_name": "Katja", "last_name": "Boehringer"})) == [
        ("Katja Böhringer", "Name in anderer Schreibung")
    ]


def test_a_name_the_wrong_way_round_is_noticed(twins, katja):
    assert twins.like({"first_name": "Böhringer", "last_name": "Katja"})


def test_a_new_last_name_with_the_old_number_is_noticed(twins, saved):
    anna = saved("Ott", first_name="Anna", phone="07141 555123", email="anna@example.org")
    found = twins.like({"first_name": "Anna", "last_name": "Reiser", "phone": "07141/555123", "email": anna.email})
    assert [one.person_id for one in found] == [anna.id]


def test_somebody_in_the_trash_is_noticed_and_called_so(twins, services, katja):
    services.people.trash([katja.id])
    assert [one.remark for one in twins.like({"first_name": "Katja", "last_name": "Böhringer"})] == ["im Papierkorb"]


def test_a_namesake_born_on_another_day_is_no_twin(twins, saved):
    from datetime import date

    saved("Ott", first_name="Anna", birth_date=date(1970, 1, 1))
    assert twins.like({"first_name": "Anna", "last_name": "Ott", "birth_date": date(1980, 1, 1)}) == []


def test_the_record_itself_is_not_named(twins, katja):
    assert twins.like({"first_name": "Katja", "last_name": "Böhringer"}, katja.id) == []


def test_a_last_name_alone_says_nothing_yet(twins, katja):
    assert twins.like({"last_name": "Böhringer"}) == []


def test_pairs_of_the_whole_office_are_found(twins, katja, saved):
    other = saved("Boehringer", first_name="Katja")
    assert [(p.first.person_id, p.second.person_id) for p in twins.pairs()] == [(katja.id, other.id)]


def test_two_people_kept_apart_are_not_named_again(twins, katja, saved):
    other = saved("Boehringer", first_name="Katja")
    twins.keep_apart(other.id, katja.id)
    assert twins.pairs() == [] and twins.like({"first_name": "Katja", "last_name": "Böhringer"}, other.id) == []


def test_keeping_apart_twice_is_no_error(twins, katja, saved):
    other = saved("Boehringer", first_name="Katja")
    twins.keep_apart(other.id, katja.id)
    twins.keep_apart(katja.id, other.id)
    assert twins.pairs() == []
