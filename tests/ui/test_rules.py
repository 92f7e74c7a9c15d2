"""The rules of the office in the window: changed together, refused where they make no sense, and put back."""

import re

import pytest

from app.services.settings import LONG_WAIT, MATCHING, RULES, SILENT
from app.ui.rules_dialog import RulesDialog
from app.ui.scenes import settle


@pytest.fixture
def dialog(window):
    """Regeln des Büros of an office that has set none."""
    window.menus.fill()
    next(entry for entry in window.menus.extras.actions() if entry.text() == "Regeln des Büros …").trigger()
    settle()
    return window.findChild(RulesDialog)


def line(dialog, wanted):
    return next(line for line in dialog.lines if line.wanted is wanted)


def test_a_rule_is_changed_in_the_window(dialog, write, office):
    write(line(dialog, SILENT).field, "90")
    dialog.save()
    assert office.settings.number(SILENT) == 90
    assert office.history.last_undoable().name.startswith("Regel des Büros geändert")


def test_only_what_differs_offers_the_way_back(dialog, write):
    one = line(dialog, SILENT)
    assert not one.back.isVisible()
    write(one.field, "90")
    assert one.back.isVisible() and one.back.text() == "Mitgeliefert: 60 Tage"


def test_every_unit_has_the_case_that_its_label_asks_for():
    said = [f"{one.label} {one.behind}" for _heading, group in (*RULES, *MATCHING) for one in group]
    assert [words for words in said if re.search(r" (nach|ab|von) (Tage|Monate|Probleme|Kilometer)$", words)] == []


def test_one_click_brings_back_what_the_program_came_with(dialog, write, office):
    office.settings.save_numbers({SILENT: 90})
    again = RulesDialog(dialog.parentWidget(), dialog.parentWidget().desk)
    again.show()
    line(again, SILENT).back.click()
    again.save()
    assert office.settings.own() == {}


@pytest.mark.parametrize("typed", ["0", "999", "viel", "2,5"])
def test_a_number_that_makes_no_sense_is_refused_at_its_line(dialog, write, office, typed):
    write(line(dialog, LONG_WAIT).field, typed)
    dialog.save()
    assert dialog.isVisible() and line(dialog, LONG_WAIT).problem.text().endswith("Zahl von 1 bis 180 ein.")
    assert office.settings.own() == {}


def test_nothing_changed_is_no_action(dialog, office):
    dialog.save()
    assert not dialog.isVisible() and office.history.whole() == []
