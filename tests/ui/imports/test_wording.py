"""How a row of a list is told in German."""

from datetime import date, datetime

import pytest

from app.services.imports.planning import NEW, SKIP, Candidate, Outcome, Step
from app.services.imports.rows.common import Found
from app.ui.imports import wording


def step(outcome: Outcome = Outcome.NEW, **values) -> Step:
    return Step(Found("Helfer", 4, values), outcome, values)


@pytest.mark.parametrize(
    ("kind", "name", "value", "expected"),
    [
        ("volunteers", "status", "ACTIVE", "aktiv"),
        ("volunteers", "birth_date", date(1967, 5, 1), "01.05.1967"),
        ("volunteers", "languages", ["Arabisch C1", "Deutsch"], "Arabisch C1, Deutsch"),
        ("volunteers", "consents", ["STORE"], "Speicherung der Angaben"),
        ("volunteers", "email", "", "–"),
        ("events", "all_day", False, "nein"),
    ],
)
def test_a_value_is_told_as_one_would_write_it(kind, name, value, expected):
    assert wording.words(kind, name, value) == expected


def test_a_repetition_is_told_in_words():
    told = wording.words("events", "recurrence", "FREQ=WEEKLY;COUNT=8", datetime(2026, 11, 25, 19))
    assert told == "jede Woche am Mittwoch, 8-mal"


def test_what_only_the_program_needs_is_not_shown():
    assert wording.in_order("events", {"title": "Café", "uid": "x-1"}) == ["title"]


def test_fields_stand_in_the_order_they_are_declared_in():
    assert wording.in_order("volunteers", {"email": "a@beispiel.example", "last_name": "Kranz"}) == [
        "last_name",
        "email",
    ]


def test_a_change_is_told_from_and_to():
    changed = step(Outcome.CHANGED, city="Asperg")
    changed.changes = {"city": ("Ludwigsburg", "Asperg")}
    assert wording.summary("volunteers", changed) == "Ort: Ludwigsburg → Asperg"


@pytest.mark.parametrize(("answer", "said"), [(NEW, "neu"), (SKIP, "ausgelassen"), ("id1", "geändert")])
def test_an_answer_says_what_it_does(answer, said):
    asked = step(Outcome.ASK, last_name="Kranz")
    asked.candidates = [Candidate("id1", "Anna Kranz", "gleicher Name")]
    assert wording.state(asked, answer)[0] == said


def test_a_row_without_a_name_is_called_so():
    assert wording.title_of(step(city="Asperg")) == "ohne Namen"
