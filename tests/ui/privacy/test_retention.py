"""The periods in the window: each with its source, one of the office's own in two fields, and the way back."""

from datetime import date

import pytest

from app.services.privacy.rules import rules, rules_of
from app.ui.privacy.plugin import open_periods
from app.ui.scenes import settle

POSITION = {key: position for position, key in enumerate(rules(date.today()))}


@pytest.fixture
def periods(window):
    """Opens the periods and selects one: `periods("left")`."""

    def show(key):
        dialog = open_periods(window)
        dialog.table.selectRow(POSITION[key])
        settle()
        return dialog

    return show


def test_every_period_stands_there_with_its_source(periods):
    told = periods("left").table.told()
    assert told[POSITION["left"]][0] == "Ausgeschiedene" and all(all(line) for line in told)


def test_an_own_period_is_set(periods, office, write):
    dialog = periods("left")
    dialog.edit()
    write(dialog.editing.months, "60")
    write(dialog.editing.reason, "Beschluss vom 12.10.")
    dialog.editing.save()
    assert rules_of(office.settings, date.today())["left"].months == 60
    assert dialog.table.told()[POSITION["left"]][2] == "eigene Festlegung: Beschluss vom 12.10."
    assert "Ausgeliefert: drei Jahre" in dialog.told.text()


def test_more_than_the_law_allows_is_refused_in_its_place(periods, office, write):
    dialog = periods("conduct_check")
    dialog.edit()
    write(dialog.editing.months, "12")
    write(dialog.editing.reason, "so")
    dialog.editing.save()
    assert dialog.editing.isVisible() and "§ 72a Abs. 5 SGB VIII" in dialog.editing.problem.text()
    assert office.settings.own() == {}


def test_the_way_back_is_there_for_own_periods_only(periods, office, write):
    dialog = periods("left")
    assert not dialog.back.isEnabled()
    dialog.edit()
    write(dialog.editing.months, "60")
    write(dialog.editing.reason, "Beschluss")
    dialog.editing.save()
    dialog.back.click()
    assert office.settings.own() == {} and not dialog.back.isEnabled()


def test_what_cannot_be_changed_says_so(periods):
    dialog = periods("subject")
    assert not dialog.change.isEnabled() and "lässt sich nicht ändern" in dialog.told.text()
