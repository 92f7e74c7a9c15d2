"""The problem book in the window."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from app.models import Event, EventKind, Problem, ProblemState
from app.ui.trouble.blocks import ProblemsPage
from app.ui.trouble.solve import SolveDialog
from tests.ui.conftest import reading, type_text

TODAY = date.today()
KEYS = "Schlüssel und Räume"


@pytest.fixture
def problem(office):
    """Makes a problem of a topic, raised so many days ago."""

    def make(title="Der Schlüssel ist weg", days=10, **values):
        return office.problems.save(None, {"title": title, "raised_on": TODAY - timedelta(days=days), **values})

    return make


@pytest.fixture
def pane(window):
    """The problem book in view."""
    window.show_record("Problem", "")
    QApplication.processEvents()
    return window.tab.pane


def test_the_list_says_where_a_problem_is(pane):
    assert Problem.place_name in [column.attribute for column in pane.chosen_columns.shown]


def solving():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, SolveDialog) and w.isVisible())


def pressed(widget, words):
    next(b for b in widget.findChildren(QPushButton) if b.text() == words and b.isVisibleTo(widget)).click()


def block(window):
    """The problems on the page in view."""
    return next(part for part in window.tab.pane.detail.page.blocks if isinstance(part, ProblemsPage))


def test_a_problem_is_noted_with_two_keys_and_its_words(pane, office):
    pane.commands[0].trigger()
    type_text(pane.detail.page.form.editor("title"), "Spenden im Flur")
    pane.commands[2].trigger()
    found = office.problems.all()[0]
    assert (found.title, found.raised_on) == ("Spenden im Flur", TODAY)


def test_solving_takes_the_words_and_enter(problem, pane, office):
    identity = problem()
    pane.refresh()
    pane.solve()
    dialog = solving()
    dialog.form.editor("solution").setPlainText("Schlüsselbuch")
    dialog.keep()
    kept = office.problems.get(identity)
    assert (kept.solution, kept.solved_on, kept.state) == ("Schlüsselbuch", TODAY, ProblemState.SOLVED)


def test_a_day_before_the_problem_stands_at_its_field(problem, pane):
    problem(days=2)
    pane.refresh()
    pane.solve()
    dialog = solving()
    dialog.form.editor("solved_on").set_value(TODAY - timedelta(days=9))
    dialog.keep()
    assert "bevor es angesprochen war" in reading(dialog) and dialog.isVisible()


def test_the_head_says_how_long_it_is_open(problem, pane, office):
    told = pane.head(office.problems.get(problem(days=38)))
    assert [words for words, _tone in told.chips] == ["offen seit 38 Tagen", "noch kein Schritt vereinbart"]


def test_what_is_solved_offers_no_solution_any_more(problem, pane, office):
    told = pane.head(office.problems.get(problem(days=0, solved_on=TODAY)))
    assert told.chips[1][0] == "am selben Tag" and pane.solve_button.isHidden()


def test_topics_are_suggested_while_typing(problem, pane):
    problem(category="Fahrräder")
    pane.refresh()
    pane.edit_record()
    model = pane.detail.page.form.editor("category").completer().model()
    offered = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert KEYS in offered and "Fahrräder" in offered


def test_one_click_begins_the_training_against_what_comes_again(problem, pane, window, office):
    house = office.shelters.save(None, {"name": "GU Testgasse"})
    for days in (1, 2, 3):
        problem(days=days, category=KEYS, shelter_id=house)
    pane.refresh()
    QApplication.processEvents()
    pane.suggestion.findChild(QPushButton, "planTraining").click()
    first = window.tab.pane.detail.record
    assert window.tab.pane.entity is Event and first["kind"] is EventKind.TRAINING
    assert first["title"].startswith("Räume gut nutzen") and first["target_group"] == "GU Testgasse"


def test_nothing_is_suggested_where_nothing_comes_again(problem, pane):
    problem(category=KEYS)
    pane.refresh()
    QApplication.processEvents()
    assert pane.suggestion.isHidden()


def test_the_start_page_leads_to_the_training(problem, window, qtbot):
    for days in (1, 2, 3):
        problem(days=days, category=KEYS)
    window.go_to("start")
    card = next(card for card in window.tab.cards if card.block.key == "due")
    qtbot.waitUntil(lambda: any(line.category for line in card.view.lines.lines))
    card.view.opened.emit(next(line for line in card.view.lines.lines if line.category))
    assert window.tab.pane.detail.record["title"].startswith("Räume gut nutzen")


def test_a_problem_of_a_circle_is_one_of_its_house(window, office):
    house = office.shelters.save(None, {"name": "GU Testgasse"})
    circle = office.circles.save(None, {"name": "Helferkreis Asperg", "shelter_id": house})
    window.show_record("HelperCircle", circle)
    window.tab.pane.detail.go_to_page("Bedarfe")
    page = block(window)
    page.add()
    page.boxes[0].form.editor("title").setText("Zu wenige")
    page.boxes[0].save()
    found = office.problems.all()[0]
    assert (found.circle_id, found.shelter_id) == (circle, house)


def test_a_line_at_a_house_is_solved_from_there(problem, window, office):
    house = office.shelters.save(None, {"name": "GU Testgasse"})
    identity = problem(shelter_id=house)
    window.show_record("Shelter", house)
    window.tab.pane.detail.go_to_page("Bedarfe")
    pressed(block(window), "Gelöst …")
    solving().keep()
    assert office.crud(Problem).get(identity).solved_on == TODAY
