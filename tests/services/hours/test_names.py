"""People are known by their names, whichever comes first."""

import pytest

from app.services.hours.names import Known, Names

LIESE, OTHER, YUSUF = (
    Known("1", "Lieselotte Musterfrau", "Ludwigsburg"),
    Known("2", "Lieselotte Musterfrau", "Asperg"),
    Known("3", "Yusuf Platzhalter", "Tamm"),
)


@pytest.mark.parametrize(
    "name", ["Yusuf Platzhalter", "platzhalter, yusuf", "Dr. Yusuf  Platzhalter", "Platzhalter Yusuf"]
)
def test_a_name_is_known_in_every_order(name):
    assert Names([LIESE, YUSUF]).called(name) == [YUSUF]


def test_namesakes_are_all_told():
    assert Names([LIESE, OTHER]).called("Lieselotte Musterfrau") == [LIESE, OTHER]


@pytest.mark.parametrize("typed", ["li", "must", "lies mus", "mus lies"])
def test_the_beginnings_of_words_are_enough(typed):
    assert Names([YUSUF, LIESE]).starting(typed) == [LIESE]


def test_nothing_typed_finds_nobody():
    assert Names([LIESE]).starting(" ") == []


def test_who_helps_comes_first(sample):
    names = Names.read(sample.database)
    assert [one.name for one in names.starting("platzhalter")] == ["Yusuf Platzhalter"]


def test_a_part_behind_a_hyphen_finds_the_name():
    alia = Known("4", "Alia Al-Masri", "Tamm")
    assert Names([LIESE, alia]).starting("masri") == [alia]
