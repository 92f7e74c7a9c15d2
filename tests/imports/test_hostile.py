"""Every hostile file that was thought out ends in a sentence, or in an import with every row told."""

import pytest

from tests.imports.hostile import workbook
from tests.imports.hostile_books import BOOKS, PLAIN
from tests.imports.hostile_texts import TEXTS
from tests.reliability import hostile_lists
from tests.reliability.hostile_lists import HAND_MADE, wrongs


@pytest.mark.parametrize("name", [*BOOKS, *TEXTS])
def test_a_hostile_file_ends_well(office, tmp_path, name):
    assert wrongs(office, HAND_MADE[name](tmp_path / name)) == []


def test_there_are_enough_of_them():
    assert len(HAND_MADE) > 100


def test_a_reader_that_lets_an_error_through_would_be_found(office, tmp_path, monkeypatch):
    monkeypatch.setattr(hostile_lists.lists, "open_list", lambda office, path: 1 / 0)
    assert "ZeroDivisionError" in wrongs(office, BOOKS["twice.xlsx"](tmp_path / "a.xlsx"))[0]


def test_an_import_that_drops_a_row_would_be_found(office, tmp_path, monkeypatch):
    careful = hostile_lists.lists.plan

    def careless(*arguments):
        made = careful(*arguments)
        del made.steps[-1]
        return made

    monkeypatch.setattr(hostile_lists.lists, "plan", careless)
    assert wrongs(office, workbook(tmp_path / "a.xlsx", PLAIN)) == ["a row is missing"]
