"""Fields in braces are filled, and what is not known leaves no gap."""

import pytest

from app.services.letters.wording import filled, unknown, without_empty_headings

KNOWN = {"Name": "Katja Ott", "Geburtsdatum": "", "Stunden": "12 Stunden"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guten Tag {Name}", "Guten Tag Katja Ott"),
        ("{Name}{, geboren am |Geburtsdatum|,} hat", "Katja Ott hat"),
        ("{Stunden| haben Sie geschenkt. }Danke", "12 Stunden haben Sie geschenkt. Danke"),
        ("{ Name }", "Katja Ott"),
        ("{Nahme}", "{Nahme}"),
        ("ohne {", "ohne {"),
    ],
)
def test_a_text_is_filled(text, expected):
    assert filled(text, KNOWN) == expected


def test_a_value_with_braces_is_not_filled_again():
    assert filled("{Name}", {**KNOWN, "Name": "{Stunden}"}) == "{Stunden}"


def test_what_is_no_field_is_named():
    assert unknown("{Name} {Nahme} {, |Stunden}", set(KNOWN)) == ["Nahme"]


def test_a_heading_without_text_vanishes():
    assert without_empty_headings("# A\n\n# B\nText\n\n# C\n") == "# B\nText"
