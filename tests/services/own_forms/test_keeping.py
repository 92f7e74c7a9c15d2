"""Filling in changes the chosen cells and nothing else, in workbooks full of what a rewrite would lose."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from app.errors import UserError
from app.services.imports.limits import MB
from app.services.own_forms.checking import check
from app.services.own_forms.package import Package
from app.services.own_forms.planning import Write
from app.services.own_forms.reading import read
from app.services.own_forms.writing import _write
from app.services.sample.forms import form_of_county
from tests.services.own_forms import books

WRITES = (Write(12, 2, 12), Write(14, 3, "=1+1 & <b>"), Write(40, 1, "ganz unten", 4), Write(41, 30, 2.5))
BOOKS = {
    "plain": books.plain(), "county": form_of_county(), "decorated": books.decorated(), "prefixed": books.PREFIXED,
    "unnumbered": books.UNNUMBERED, "empty": books.EMPTY, "extended": books.EXTENDED, "chained": books.CHAINED,
}  # fmt: skip


def fill(content: bytes, writes: tuple[Write, ...], folder: Path) -> bytes:
    """The first worksheet filled in."""
    _write(folder / "neu.xlsx", content, "Formular.xlsx", {first(content): writes})
    return (folder / "neu.xlsx").read_bytes()


def first(content: bytes) -> str:
    return Package(content, "Formular.xlsx").worksheets[0].name


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def told(cell) -> str:
    """What a cell holds, of an array formula its text."""
    return str(getattr(cell.value, "text", cell.value))


def without_results(part: bytes) -> bytes:
    """A worksheet without the results of its formulas."""
    formula = rb"(<f\b[^>]*?(?:/>|>[^<\[]*</f>))<v>[^<]*</v>|(<f\b[^>]*?(?:/>|>[^<\[]*</f>))<v\s*/>"
    return re.sub(rb'(<c r="[A-Z]+\d+") t="str"', rb"\1", re.sub(formula, rb"\1\2", part))


pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
"""Which openpyxl says of what it would lose."""


@pytest.fixture(params=BOOKS)
def book(request) -> bytes:
    return BOOKS[request.param]


def test_every_other_part_is_the_same_byte_for_byte(book, tmp_path):
    before, after = parts(book), parts(fill(book, WRITES, tmp_path))
    changed = {name for name in before if before[name] != after[name]}
    sheets = {name for name in before if name.startswith("xl/worksheets/")}
    assert before.keys() == after.keys()
    assert changed <= sheets | {"xl/workbook.xml"}
    others = changed - {"xl/worksheets/sheet1.xml", "xl/workbook.xml"}
    assert [n for n in others if without_results(before[n]) != without_results(after[n])] == []


def test_every_cell_but_the_chosen_ones_is_the_same(book, tmp_path):
    old, new = (load_workbook(BytesIO(content)) for content in (book, fill(book, WRITES, tmp_path)))
    chosen = {(first(book), write.row, write.column) for write in WRITES}
    for page in old.worksheets:
        for row in page.iter_rows():
            for cell in row:
                same = new[page.title].cell(cell.row, cell.column)
                if (page.title, cell.row, cell.column) not in chosen:
                    assert (told(same), same.style_id) == (told(cell), cell.style_id)


def test_the_values_stand_in_their_cells(book, tmp_path):
    page = load_workbook(BytesIO(fill(book, WRITES, tmp_path))).worksheets[0]
    assert [page.cell(write.row, write.column).value for write in WRITES] == [write.value for write in WRITES]


def test_the_order_of_rows_and_cells_is_kept(book, tmp_path):
    sheet = parts(fill(book, WRITES, tmp_path))["xl/worksheets/sheet1.xml"]
    rows = [int(number) for number in re.findall(rb'<(?:x:)?row[^>]* r="(\d+)"', sheet)]
    assert rows == sorted(rows)


def test_a_text_like_a_formula_is_a_text(tmp_path):
    page = load_workbook(BytesIO(fill(books.plain(), (Write(1, 2, '=WEBDIENST("x")'),), tmp_path))).worksheets[0]
    assert page["B1"].data_type in ("s", "inlineStr")


def test_a_text_that_a_program_would_decode_is_escaped(tmp_path):
    sheet = parts(fill(books.plain(), (Write(1, 2, "_x0041_"),), tmp_path))["xl/worksheets/sheet1.xml"]
    assert b">_x005F_x0041_<" in sheet


def test_a_cell_keeps_its_look(tmp_path):
    page = load_workbook(BytesIO(fill(books.plain(), (Write(1, 2, "Verband"),), tmp_path))).worksheets[0]
    assert page["B1"].font.italic


def test_a_new_row_looks_like_the_first_of_its_table(tmp_path):
    page = load_workbook(BytesIO(fill(books.plain(), (Write(20, 1, "Haus", 6),), tmp_path))).worksheets[0]
    assert page["A20"].border.bottom.style == "thin"


def test_stored_results_go_so_that_no_program_shows_old_ones(tmp_path):
    sheet = parts(fill(books.CHAINED, (Write(1, 1, 5),), tmp_path))["xl/worksheets/sheet1.xml"]
    assert b"999" not in sheet
    assert b"<v>7</v>" in sheet


def test_the_file_asks_to_be_calculated_when_it_is_opened(book, tmp_path):
    assert parts(fill(book, WRITES, tmp_path))["xl/workbook.xml"].count(b'fullCalcOnLoad="1"') == 1


def test_the_chain_of_calculation_goes_with_a_formula(tmp_path):
    after = parts(fill(books.CHAINED, (Write(1, 2, 5),), tmp_path))
    assert [name for name, part in after.items() if "calcChain" in name or b"calcChain" in part] == []


def test_the_chain_of_calculation_stays_without_that(tmp_path):
    assert "xl/calcChain.xml" in parts(fill(books.CHAINED, (Write(1, 1, 5),), tmp_path))


@pytest.mark.parametrize(
    "part", ["xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/charts/chart1.xml", "docProps/app.xml"]
)
def test_the_check_notices_a_byte_too_many(part):
    content = books.decorated()
    stream = BytesIO()
    with ZipFile(stream, "w") as file:
        for name, told in parts(content).items():
            file.writestr(name, told.replace(b"1", b"2", 1) if name == part else told)
    with pytest.raises(UserError, match="nicht gespeichert"):
        check(Package(content, "a.xlsx"), stream.getvalue(), {}, frozenset())


def test_a_form_is_small_enough_to_be_read_at_once():
    assert len(books.decorated()) < MB


class TestReading:
    def page(self, content: bytes, number: int = 0) -> dict:
        return read(content, "Formular.xlsx", lambda done, total: None)["pages"][number]

    def boxes(self, content: bytes, number: int = 0) -> dict[tuple[int, int], list]:
        return {(row, column): rest for row, column, *rest in self.page(content, number)["boxes"]}

    @pytest.fixture(autouse=True)
    def _no_cap(self, monkeypatch):
        monkeypatch.setattr("app.services.imports.limits.cap_memory", lambda: None)

    def test_a_day_is_shown_the_german_way(self):
        assert self.boxes(books.decorated())[4, 6][0] == "04.01.2026"

    def test_a_formula_that_others_share_is_bound(self):
        assert self.boxes(books.CHAINED)[1, 4][1] == "bound"

    def test_every_cell_of_an_array_formula_is_bound(self):
        assert self.boxes(books.decorated(), 2)[1, 3][1] == "bound"

    def test_the_head_of_a_table_is_known(self):
        assert self.page(books.decorated(), 1)["headed"] == [[1, 1, 1, 3]]

    def test_hidden_sheets_are_known(self):
        assert self.page(books.decorated(), 2)["hidden"]

    def test_merged_cells_are_known(self):
        assert [1, 1, 2, 6] in self.page(books.decorated())["merges"]

    def test_cells_without_numbers_are_counted(self):
        assert list(self.boxes(books.UNNUMBERED)) == [(1, 1), (1, 2)]


def test_days_are_counted_from_1904_where_the_file_does(tmp_path):
    assert Package(books.CHAINED, "a.xlsx").counts_from_1904
    assert not Package(books.plain(), "a.xlsx").counts_from_1904


def test_the_county_form_is_the_same_every_day():
    assert form_of_county() == form_of_county()
