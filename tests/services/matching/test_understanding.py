"""A need said in a line."""

import pytest

from app.models import NeedTime, Urgency
from tests.services.matching.conftest import ON


@pytest.fixture(autouse=True)
def known(saved, house):
    """Tasks of the office."""
    saved("A", skills=["Arztbegleitung", "Behördenbegleitung", "Fahrdienst", "Hausaufgabenhilfe"])


@pytest.fixture
def understood(services):
    """What a line means, seen from the Monday."""
    return lambda words: services.matching.understand(words, ON)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("arabisch dienstag begleitung", "Begleitung auf Arabisch · Di 24.11. 09:00–17:00"),
        ("Begleitung Arabisch Di nachmittags", "Begleitung auf Arabisch · Di 24.11. 14:00–17:00"),
        ("Suche Arztbegleitung auf Farsi morgen um 9 Uhr", "Arztbegleitung auf Farsi · Di 24.11. 09:00–11:00"),
        ("fahrdienst 24.11. 14-16 uhr asperg", "Fahrdienst · Di 24.11. 14:00–16:00 · GU Testgasse"),
        ("hausaufgaben mittwochs nachmittags testgasse", "Hausaufgabenhilfe · Mi nachmittags · GU Testgasse"),
        ("dienstagabend fahrdienst", "Fahrdienst · Di 24.11. 18:00–20:00"),
    ],
)
def test_a_line_is_understood(understood, words, told):
    found = understood(words)
    assert found.means_a_need and found.told(ON) == told


@pytest.mark.parametrize("words", ["", "Anna Müller", "arabisch", "Di", "Jung Arabisch Ludwigsburg Tamm", "Asperg"])
def test_a_name_or_a_single_word_is_no_need(understood, words):
    assert not understood(words).means_a_need


def test_every_tuesday_is_a_weekly_need(understood):
    assert understood("fahrdienst dienstags vormittags").values(ON)["time_shape"] is NeedTime.WEEKLY


def test_two_languages_are_both_wanted(understood):
    assert understood("dolmetschen farsi arabisch dienstag").languages == ("Farsi", "Arabisch")


def test_urgent_people_are_counted(understood):
    found = understood("dringend 3 Leute fahrdienst freitag").values(ON)
    assert (found["urgency"], found["people_wanted"]) == (Urgency.HIGH, 3)


def test_the_same_line_makes_one_need(services, understood):
    found = understood("arabisch dienstag begleitung")
    assert services.matching.begin(found, ON) == services.matching.begin(found, ON)
    assert services.needs.count() == 1


def test_an_hour_that_does_not_exist_is_no_time(understood):
    assert understood("fahrdienst dienstag 99 uhr").hours is None
