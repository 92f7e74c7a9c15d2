"""An announcement in a line of plain words: what is surely meant is read, the rest is told."""

from datetime import date

import pytest

from app.errors import UserError
from app.services.arrivals.reading import read_announcement

HOUSES = {"t": "GU Testgasse", "m": "GU Musterweg", "z": "AU Ziegelmuster", "z2": "AU Ziegelmuster Nord"}
TODAY = date(2026, 11, 23)


def read(text):
    return read_announcement(text, HOUSES, TODAY)


def test_a_whole_line_fills_the_fields():
    found = read("12 Personen, 3 Familien, Arabisch, am 02.12. in GU Testgasse")
    assert found.values == {
        "people": 12, "families": 3, "languages": {"Arabisch": 12}, "arrives_on": date(2026, 12, 2), "shelter_id": "t",
    }  # fmt: skip
    assert found.left == ""


def test_a_sentence_is_read_as_well():
    found = read("Am 2. Dezember kommen 17 Menschen (davon 6 Kinder), Arabisch 12, Dari 5, in die Testgasse")
    assert (found.values["minors"], found.values["languages"]) == (6, {"Arabisch": 12, "Dari": 5})


@pytest.mark.parametrize(("words", "day"), [("morgen", date(2026, 11, 24)), ("05.01.", date(2027, 1, 5)),
                                            ("5.1.27", date(2027, 1, 5)), ("31.11.", None)])  # fmt: skip
def test_a_day_is_the_next_one(words, day):
    assert read(f"8 Personen {words}").values.get("arrives_on") == day


def test_of_two_languages_without_numbers_nothing_is_guessed():
    found = read("12 Personen, Arabisch und Dari")
    assert "languages" not in found.values and "arabisch" in found.left


def test_what_is_not_understood_is_told():
    assert read("8 Personen, Herr Ott ruft an").left == "herr ott ruft an"


def test_the_longer_name_of_two_houses_counts():
    assert read("8 Personen in AU Ziegelmuster Nord").values["shelter_id"] == "z2"


def test_a_word_that_fits_two_houses_names_none():
    two = {"a": "GU Am Beispiel", "b": "AU Beispiel"}
    assert "shelter_id" not in read_announcement("8 Personen, Beispiel", two, TODAY).values


def test_a_letter_is_no_line():
    with pytest.raises(UserError, match="mehr als eine Zeile"):
        read("8 Personen " * 60)
