"""The rules for proofs in the window: own lines stand in place of the shipped ones, and go again."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from app.models import CredentialDemand, CredentialKind as Kind, CredentialTerm
from app.ui.people.proof_rules import ProofRulesDialog


@pytest.fixture
def dialog(window):
    dialog = ProofRulesDialog(window, window.desk)
    dialog.open()
    return dialog


def stand_on(dialog, words, column=0):
    QApplication.processEvents()
    rows = [line[column] for line in dialog.table.told()]
    dialog.table.selectRow(rows.index(words))


def term(dialog, words):
    QApplication.processEvents()
    return next(line for line in dialog.terms.told() if line[0] == words)


def test_every_kind_says_how_long_it_counts_and_why(dialog):
    assert term(dialog, "Führungszeugnis")[1] == "60 Monate, höchstens 3 Monate alt"
    assert "IfSG" in term(dialog, Kind.FOOD.label)[2]


def test_an_own_period_stands_in_place_of_the_shipped_one(dialog, office):
    stand_on(dialog, "Führungszeugnis")
    dialog.edit()
    dialog.editing.form.editor("valid_months").set_value(36)
    dialog.editing.save()
    assert term(dialog, "Führungszeugnis")[1].startswith("36 Monate")
    assert office.credentials.rules(date.today()).terms[Kind.CONDUCT].months == 36


def test_one_click_brings_the_shipped_period_back(dialog, office):
    office.crud(CredentialTerm).save(None, {"kind": Kind.CONDUCT, "valid_months": 36, "warn_weeks": 8})
    stand_on(dialog, "Führungszeugnis")
    dialog.reset()
    assert term(dialog, "Führungszeugnis")[1].startswith("60 Monate")


def test_what_is_not_demanded_any_more_is_no_gap(dialog, office, person):
    katja = person()
    dialog._show_page(1)
    stand_on(dialog, Kind.SECRECY.label)
    dialog.end()
    gaps = office.credentials.gaps(None, date.today(), [katja.id])[katja.id]
    assert Kind.SECRECY not in {gap.kind for gap in gaps}
    QApplication.processEvents()
    assert "nicht verlangt" in [line[2] for line in dialog.demands.told()]


def test_what_a_house_decides_is_not_changed_here(dialog):
    dialog._show_page(1)
    stand_on(dialog, "Häuser, die es verlangen", 1)
    assert not dialog.change.isEnabled() and not dialog.stop.isEnabled()


def test_an_own_demand_is_added(dialog, office):
    dialog.add()
    dialog.editing.form.editor("kind").set_value(Kind.FIRST_AID)
    dialog.editing.form.editor("activity").set_value("Schwimmen")
    dialog.editing.save()
    QApplication.processEvents()
    assert office.crud(CredentialDemand).all()[0].activity == "Schwimmen"
    assert "Aufgabe „Schwimmen“" in [line[1] for line in dialog.demands.told()]
