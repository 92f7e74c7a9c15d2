"""Languages are counts of known languages, however they are typed; a name is none."""

import pytest

from app.services.occupancy.languages import read, told

WRITTEN = ["Arabisch 34, Farsi 12", "34 Arabisch; 12 Farsi", "arabisch: 34\nfarsi=12", "Arabisch (34) und Farsi (12)",
           "Arab. 34 Farsi 12", "34x Arabisch, 12 Pers. Farsi"[:13] + ", Farsi 12 Pers."]  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN)
def test_counts_are_read_however_they_are_written(text):
    assert read(text) == {"Arabisch": 34, "Farsi": 12}


def test_nothing_typed_is_nothing():
    assert read("  ") is None


def test_the_same_language_twice_is_added():
    assert read("Dari 3, Dari 4") == {"Dari": 7}


def test_what_is_not_told_apart_stands_at_the_end():
    assert told(read("sonstige 90, Urdu 2, Arabisch 7")) == "Arabisch 7, Urdu 2, andere 90"


@pytest.mark.parametrize("text", ["Familie Mustermann 4", "Herr Beispiel: 1", "Arabisch 3, Zimmer 12"])
def test_a_name_is_no_language(text):
    with pytest.raises(ValueError, match="andere"):
        read(text)


@pytest.mark.parametrize("text", ["Arabisch", "Arabisch viele", "34"])
def test_a_language_needs_its_number(text):
    with pytest.raises(ValueError, match="Anzahl"):
        read(text)


def test_what_is_told_can_be_read_again():
    counts = {"Arabisch": 1312, "Farsi": 12, "andere": 5}
    assert read(told(counts)) == counts
