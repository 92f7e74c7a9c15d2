"""Nothing that somebody wrote into a field is ever calculated or breaks a file."""

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from openpyxl import load_workbook

from app.services.lists import xlsx
from app.services.lists.clean import Cleaner, sheet_name
from app.services.lists.sheet import Heading, Sheet
from app.services.lists.text_files import write_csv

DANGEROUS = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "=HYPERLINK(\"http://example.org\")", "|calc",
    "%0A=1",    "=cmd|' /C calc'!A0", "＝1+1", "＋1", "－1", "＠SUM(1)", " =1+1", "#REF!", "=", "'=1",
)  # fmt: skip
TEXTS = st.text(st.characters(), max_size=60)  # surrogates and control characters included


def written(folder: Path, texts: list[str]) -> list[tuple[object, str]]:
    """Values and types of the cells after writing the texts and reading the file."""
    sheet = {
        "title": texts[0], "headings": [{"name": "a", "title": "Text", "kind": "text", "total": False}], "head": [],
        "rows": [(text,) for text in texts], "total": None, "notes": texts[:1], "office": texts[0], "footer": texts[0],
        "paging": "Seite &P von &N", "accent": "#B3122A", "landscape": True,
    }  # fmt: skip
    xlsx.write(str(folder / "a.xlsx"), sheet, lambda done, total: None)
    return [(cell.value, cell.data_type) for row in load_workbook(folder / "a.xlsx").active.iter_rows() for cell in row]


def test_no_known_attack_becomes_a_formula(tmp_path: Path):
    found = written(tmp_path, list(DANGEROUS))
    assert {kind for value, kind in found if value is not None} == {"s"}
    assert [value for value, _kind in found[3 : 3 + 4]] == ["=1+1", "+1+1", "-1+1", "@SUM(A1)"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXTS, min_size=1, max_size=20))
def test_any_text_gives_a_file_that_opens_without_formulas(tmp_path: Path, texts: list[str]):
    assert {kind for value, kind in written(tmp_path, texts) if value is not None} <= {"s"}


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(TEXTS, st.sampled_from(DANGEROUS)), min_size=1, max_size=20))
def test_any_text_gives_a_csv_without_formulas(tmp_path: Path, texts: list[str]):
    sheet = Sheet("T", "wir", headings=[Heading("a", "Text")], rows=[(text,) for text in texts])
    with (tmp_path / "a.csv").open("wb") as stream:
        write_csv(stream, sheet)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))[1:]
    assert not [
        cell for row in rows for cell in row if cell.strip(" \u00a0\n").startswith(("=", "+", "-", "@", "\t", "\r"))
    ]


def test_a_csv_says_how_many_apostrophes_it_set(tmp_path: Path):
    sheet = Sheet("T", "wir", headings=[Heading("a", "A"), Heading("b", "B", "number")], rows=[("=1", -5), ("ok", 3)])
    with (tmp_path / "a.csv").open("wb") as stream:
        notes = write_csv(stream, sheet)
    assert (tmp_path / "a.csv").read_text("utf-8-sig").splitlines() == ["A;B", "'=1;-5", "ok;3"]
    assert notes == ["Felder mit einem Apostroph vor dem Text, damit ihn kein Programm als Formel rechnet: 1."]


def test_replaced_characters_are_counted():
    clean = Cleaner()
    assert [clean(text) for text in ("a\x00b", "half \ud83d", "e\u0301", "x" * 40_000, "Zeile\r\nzwei")] == [
        "a\ufffdb", "half \ufffd", "é", "x" * 32_767, "Zeile\nzwei",
    ]  # fmt: skip
    assert clean.replaced == 3


@pytest.mark.parametrize("title", ["a/b:c?[d]*e\\f", "", "''", "x" * 50, "'Liste'", "\ud800"])
def test_a_sheet_has_a_name_that_programs_accept(title: str):
    name = sheet_name(title)
    assert 0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") and not name.startswith("'")
