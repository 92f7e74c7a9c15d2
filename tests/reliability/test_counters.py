"""The counters of the trials can count: careless code, as it was before, is found by them."""

import io
from random import Random

from reportlab.pdfgen.canvas import Canvas

from app.services import taking_back
from app.services.lists import text_files, xlsx
from app.services.people import People
from tests.reliability import hostile_texts, searched, undone


def test_a_csv_with_formulas_is_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(text_files, "is_formula", lambda text: False)
    assert hostile_texts.handing_out(tmp_path, Random(1)).lost > 0


def test_a_text_that_came_back_as_another_is_counted():
    assert hostile_texts.same("Öz\r\ne\u0301", "Öz\né", False)
    assert not hostile_texts.same("Öz", "Oz", True)
    assert not hostile_texts.same("a\x07", "a\ufffd", False), "a replacement that nobody was told of"


def test_a_document_that_leads_elsewhere_is_counted():
    content = io.BytesIO()
    canvas = Canvas(content)
    canvas.drawString(9, 9, "Anna")
    canvas.linkURL("http://beispiel.example", (0, 0, 99, 99))
    canvas.save()
    assert hostile_texts.dangers(content.getvalue()) == 1


def test_a_search_that_ends_in_an_error_is_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(People, "ids", lambda self, query: 1 / 0)
    assert searched.searching(tmp_path, Random(1)).lost > 0


def test_signs_that_a_spreadsheet_would_decode_are_written_as_such():
    assert xlsx._written("_x0041_ <") == "_x005F_x0041_ &lt;"


def test_an_undo_that_forgets_the_items_of_lists_is_counted(tmp_path, monkeypatch):
    careful = taking_back._take_back_one
    monkeypatch.setattr(taking_back, "_take_back_one", lambda session, operation, change: (
        None if change.entity == "PersonLanguage" else careful(session, operation, change)))  # fmt: skip
    assert undone.doing_and_undoing(tmp_path, Random(0)).lost > 0
