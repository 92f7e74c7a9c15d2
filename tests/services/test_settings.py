"""The office sets its own rules: kept, told in the history, taken back, and never taken on trust."""

from datetime import datetime, timedelta

import pytest

from app.errors import UserError, ValidationError
from app.models import Setting
from app.services.opening import open_services
from app.services.query import Query
from app.services.settings import PROOF, RULES, SILENT, Settings
from app.services.today import silent

NUMBERS = [wanted for _title, group in RULES for wanted in group]


def test_a_rule_nobody_has_set_is_as_shipped(services):
    assert services.settings.number(SILENT) == 60


def test_a_rule_outlives_the_program(services, path):
    services.settings.save_numbers({SILENT: 90})
    services.close()
    again = open_services(path)
    assert again.settings.number(SILENT) == 90
    again.close()


def test_the_other_window_hears_of_a_rule(services):
    other = Settings(services.database)
    assert other.number(SILENT) == 60
    services.settings.save_numbers({SILENT: 90})
    assert other.number(SILENT) == 90


def test_the_start_page_asks_by_the_rule(services, saved):
    services.contact_entries.add(saved("Öztürk"), {"at": datetime.now() - timedelta(days=30), "topic": "Dank"})
    assert services.volunteers.count(Query(filters=silent(services.settings))) == 0
    services.settings.save_numbers({SILENT: 20})
    assert services.volunteers.count(Query(filters=silent(services.settings))) == 1


def test_a_rule_is_told_in_the_history(services):
    services.settings.save_numbers({SILENT: 90})
    line = services.history.whole()[0]
    assert line.action == "Regel des Büros geändert: Aktive ohne Kontakt werden genannt nach"
    assert line.sentences == ("Aktive ohne Kontakt werden genannt nach: 60 Tage → 90 Tage",)


def test_several_rules_are_one_action(services):
    services.settings.save_numbers({SILENT: 90, PROOF: 3})
    line = services.history.whole()[0]
    assert line.action == "Regeln des Büros geändert" and len(line.sentences) == 2


def test_a_rule_is_taken_back_and_set_again(services):
    services.settings.save_numbers({SILENT: 90})
    services.history.undo(services.history.last_undoable().id)
    assert services.settings.number(SILENT) == 60
    services.history.undo(services.history.last_redoable().id)
    assert services.settings.number(SILENT) == 90


def test_a_rule_that_was_set_again_since_is_not_taken_back(services):
    services.settings.save_numbers({SILENT: 90})
    first = services.history.last_undoable().id
    services.settings.save_numbers({SILENT: 30})
    with pytest.raises(UserError, match="danach noch einmal geändert"):
        services.history.undo(first)
    assert services.settings.number(SILENT) == 30


def test_a_rule_goes_back_to_how_it_was_shipped(services):
    services.settings.save_numbers({SILENT: 90})
    services.settings.save_numbers({SILENT: None})
    assert services.settings.own() == {} and services.settings.number(SILENT) == 60


def test_the_same_number_is_no_action(services):
    services.settings.save_numbers({SILENT: 60})
    assert services.history.whole() == []


@pytest.mark.parametrize("value", [0, 6, 100_000, -1])
def test_a_number_out_of_range_is_refused(services, value):
    with pytest.raises(ValidationError, match="Zahl von 7 bis 730"):
        services.settings.save_numbers({SILENT: value})


@pytest.mark.parametrize("value", ["viel", None, 1e9, [3], 0, True])
def test_nonsense_in_the_file_counts_for_nothing(services, value):
    with services.database.transaction("kaputt") as session:
        session.add(Setting(id=SILENT.name, value=value))
    assert services.settings.number(SILENT) == 60


@pytest.mark.parametrize("wanted", NUMBERS, ids=lambda wanted: wanted.name)
def test_what_is_shipped_can_be_set(wanted):
    assert wanted.problem(wanted.default) == "" and len(wanted.name) <= 32
