"""The problem book: steps that are due, how long it took, and what comes again."""

from datetime import date, datetime, timedelta

import pytest

from app.errors import ValidationError
from app.models import EventKind, EventState, Problem, ProblemState
from app.services import deadlines
from app.services.lists.export import export
from app.services.plausibility import findings
from app.services.query import Filter, Query
from app.services.settings import TROUBLE_COUNT
from app.services.today import Today
from app.services.trouble.problems import LONG_OPEN
from app.services.trouble.recurring import event_values, recurring
from app.services.trouble.topics import shipped, suggested, training

TODAY = date.today()
KEYS = "Schlüssel und Räume"


@pytest.fixture
def problem(services):
    """Makes a problem raised so many days ago."""

    def make(days=10, title="Der Schlüssel ist weg", **values):
        return services.problems.save(None, {"title": title, "raised_on": TODAY - timedelta(days=days), **values})

    return make


@pytest.fixture
def suggestions(services):
    """What is suggested today, as topic and count."""
    return lambda: [(one.category, one.count) for one in recurring(services.database, services.settings, TODAY)]


def told(services, identity):
    return services.problems.rows([identity], (Problem.state, Problem.days))[0]


def test_an_open_problem_grows_older_day_by_day(services, problem):
    assert told(services, problem(12)) == (ProblemState.OPEN, 12)


def test_a_solved_problem_keeps_how_long_it_took(services, problem):
    identity = problem(12)
    services.problems.solve([identity], "Schlüsselbuch", TODAY - timedelta(days=2))
    assert told(services, identity) == (ProblemState.SOLVED, 10)


def test_solving_notes_how_and_can_be_taken_back(services, problem):
    identity = problem()
    services.problems.solve([identity], "Schlüsselbuch", TODAY)
    assert services.problems.get(identity).solution == "Schlüsselbuch"
    services.history.undo(services.history.last_undoable().id)
    assert services.problems.get(identity).solved_on is None


def test_nothing_is_solved_before_it_was_raised(services, problem):
    with pytest.raises(ValidationError, match="bevor es angesprochen war"):
        services.problems.solve([problem(3)], "", TODAY - timedelta(days=4))


def test_a_problem_can_be_opened_again(services, problem):
    identity = problem(solved_on=TODAY)
    services.problems.reopen([identity])
    assert services.problems.get(identity).state is ProblemState.OPEN


def test_the_usual_time_is_the_one_in_the_middle(services, problem):
    for days in (10, 20, 90):
        problem(days, solved_on=TODAY)
    assert services.problems.typical_days() == 20


def test_of_two_solutions_nothing_is_usual(services, problem):
    problem(solved_on=TODAY), problem(solved_on=TODAY)
    assert services.problems.typical_days() is None


def test_a_step_is_due_in_the_calendar_until_it_is_solved(services, problem):
    identity = problem(step="Schlüsselbuch", due_on=TODAY)
    found = deadlines.between(services.database, services.settings, TODAY, TODAY)
    assert [(one.what, one.title) for one in found] == [("Problem", "Schlüsselbuch · Der Schlüssel ist weg")]
    services.problems.solve([identity], "", TODAY)
    assert deadlines.between(services.database, services.settings, TODAY, TODAY) == []


def test_a_step_that_is_overdue_stands_on_the_start_page_among_the_tasks(services, problem):
    services.tasks.save(None, {"title": "Anrufen", "due_on": TODAY})
    identity = problem(step="Schlüsselbuch", due_on=TODAY - timedelta(days=3))
    found = Today(services.database, services.settings).due(TODAY)
    assert [line.record_id for line in found.lines] == [identity, ""] and found.total == 2


def test_what_is_open_for_thirty_days_is_found(services, problem):
    problem(29)
    old, solved = problem(31), problem(31, solved_on=TODAY)
    assert services.problems.ids(Query(filters=LONG_OPEN)) == [old] != [solved]


def test_a_problem_without_a_step_is_missing_something(services, problem):
    problem()
    problem(step="Anrufen")
    assert [(f.check.title, f.count) for f in findings(services)] == [("Problem ohne Schritt", 1)]


def test_three_of_a_topic_suggest_its_training(services, problem):
    for days in (1, 50, 170):
        problem(days, category=KEYS)
    one = recurring(services.database, services.settings, TODAY)[0]
    assert one.words == f"Dreimal „{KEYS}“ in 6 Monaten: Schulung „{training(KEYS)}“ planen"


def test_older_ones_and_other_topics_do_not_count(problem, suggestions):
    for days in (1, 50, 190):
        problem(days, category=KEYS)
    problem(3, category="Nachbarschaft")
    assert suggestions() == []


def test_the_office_says_how_many_it_takes(services, problem, suggestions):
    problem(category=KEYS), problem(category=KEYS)
    services.settings.save_numbers({TROUBLE_COUNT: 2})
    assert suggestions() == [(KEYS, 2)]


def test_a_planned_training_ends_the_suggestion(services, problem, suggestions):
    for days in (1, 2, 3):
        problem(days, category=KEYS)
    values = event_values(services.database, services.settings, KEYS, TODAY)
    services.events.save(None, {**values, "start": datetime.now() + timedelta(days=9)})
    assert suggestions() == []


def test_after_a_training_counting_begins_anew(services, problem, suggestions):
    held = {"title": training(KEYS), "kind": EventKind.TRAINING, "start": datetime.now() - timedelta(days=30)}
    services.events.save(None, held)
    for days in (1, 2, 3, 60):
        problem(days, category=KEYS)
    assert suggestions() == [(KEYS, 3)]


def test_a_training_that_was_called_off_changes_nothing(services, problem, suggestions):
    held = {"title": training(KEYS), "kind": EventKind.TRAINING, "start": datetime.now(), "state": EventState.CANCELLED}
    services.events.save(None, held)
    for days in (1, 2, 3):
        problem(days, category=KEYS)
    assert suggestions() == [(KEYS, 3)]


def test_the_training_is_for_the_circles_and_houses_concerned(services, problem):
    house = services.shelters.save(None, {"name": "GU Testgasse"})
    circle = services.circles.save(None, {"name": "Helferkreis Asperg", "shelter_id": house})
    problem(category=KEYS, circle_id=circle, shelter_id=house)
    problem(category=KEYS, shelter_id=services.shelters.save(None, {"name": "GU Musterweg"}))
    values = event_values(services.database, services.settings, KEYS, TODAY)
    assert values["kind"] is EventKind.TRAINING and values["target_group"] == "Helferkreis Asperg, GU Musterweg"


def test_own_words_are_suggested_behind_the_shipped_topics(services, problem):
    problem(category="Fahrräder")
    assert suggested(services.database) == [*shipped(), "Fahrräder"]
    assert training("Fahrräder") == "Fahrräder: Erfahrungen und Lösungen"


def test_every_shipped_topic_has_a_training_that_fits_a_title():
    assert all(0 < len(topic) <= 160 and category for category, topic in shipped().items())


def test_the_problem_book_is_a_list(services, problem, tmp_path):
    problem(step="Schlüsselbuch")
    written = export(services, "problems", tmp_path / "Probleme.csv")
    assert written.rows == 1 and "Schlüsselbuch" in written.path.read_text(encoding="utf-8-sig")


def test_the_sample_has_a_topic_that_comes_again(sample):
    assert sample.problems.count(Query(filters=(Filter(Problem.state, ProblemState.SOLVED),))) == 9
    assert [one.category for one in recurring(sample.database, sample.settings, TODAY)] == [KEYS]
