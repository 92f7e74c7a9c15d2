"""Files are judged by their content, held to limits, and refused in one German sentence."""

import os
from datetime import date

import pytest

from app.errors import UserError
from app.services.imports.formats.text_table import decode, separator_of
from app.services.imports.reading import read_list, sheets_of
from app.services.imports.recognition import open_list
from tests.imports import writers
from tests.imports.hostile import HOSTILE

ROWS = [["Nachname", "Vorname", "E-Mail"], ["Müßig", "Änne", "a@beispiel.example"], ["Weiß", "Jörg", None]]
READABLE = {
    "corners.xlsx",
    "merged.xlsx",
    "merges.xlsx",
    "number.xlsx",
    "nested.xlsx",
    "quote.csv",
    "blank.csv",
    "day.ics",
}


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in READABLE])
def test_a_hostile_or_wrong_file_is_refused_in_one_sentence(tmp_path, name):
    with pytest.raises(UserError) as refused:
        read_list(HOSTILE[name](tmp_path / name))
    assert str(refused.value).startswith("„") and str(refused.value).endswith(".")


def test_a_file_claiming_17_billion_cells_gives_its_first_cell(tmp_path):
    path = HOSTILE["corners.xlsx"](tmp_path / "corners.xlsx")
    assert path.stat().st_size < 2_000
    assert read_list(path)[0].rows == [["Name"]]


@pytest.mark.parametrize("name", ["merged.xlsx", "nested.xlsx", "number.xlsx"])
def test_wild_claims_do_not_hide_the_real_cells(tmp_path, name):
    assert len(read_list(HOSTILE[name](tmp_path / name))[0].rows) <= 1


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(UserError, match="gibt es nicht"):
        read_list(tmp_path / "fehlt.xlsx")


def test_a_folder_is_no_list(tmp_path):
    with pytest.raises(UserError, match="ist ein Ordner"):
        read_list(tmp_path)


def test_an_empty_file_is_empty(tmp_path):
    (tmp_path / "leer.xlsx").touch()
    with pytest.raises(UserError, match="ist leer"):
        read_list(tmp_path / "leer.xlsx")


def test_a_lock_file_of_excel_points_to_the_list(tmp_path):
    (tmp_path / "~$Liste.xlsx").write_bytes(b"x")
    with pytest.raises(UserError, match="Sperrdatei"):
        read_list(tmp_path / "~$Liste.xlsx")


def test_a_file_beyond_25_megabytes_is_refused_unread(tmp_path):
    with (tmp_path / "groß.csv").open("wb") as stream:
        os.truncate(stream.fileno(), 26 * 1024 * 1024)
    with pytest.raises(UserError, match="zu groß"):
        read_list(tmp_path / "groß.csv")


def test_a_list_of_something_else_says_what_was_missed(tmp_path):
    path = writers.xlsx(
        tmp_path / "Kasse.xlsx", {"Kasse": [["Datum", "Betrag"], [date(2016, 1, 1), 3.5], [date(2016, 1, 2), 4.5]]}
    )
    with pytest.raises(UserError, match="keine Liste von Ehrenamtlichen"):
        open_list(path, "volunteers")


@pytest.mark.parametrize(
    "encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp850", "mac_roman"]
)
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_text_in_any_encoding_with_any_separator(tmp_path, encoding, separator):
    path = writers.text(tmp_path / "Liste.txt", ROWS, separator, encoding)
    assert sheets_of(path.read_bytes(), path.name)[0].rows == [ROWS[0], ROWS[1], ROWS[2][:2]]


def test_a_quoted_cell_keeps_its_lines_and_separators(tmp_path):
    path = writers.text(tmp_path / "a.csv", [["Name", "Notiz"], ["Test", "eins\nzwei; drei"]], ";", end="\n")
    assert sheets_of(path.read_bytes(), path.name)[0].rows[1] == ["Test", "eins\nzwei; drei"]


def test_a_lonely_quotation_mark_does_not_swallow_the_list():
    sheet = sheets_of('Name;Ort\n"Müller;Asperg\nMaier;Tamm\n'.encode(), "a.csv")[0]
    assert len(sheet.rows) == 3


def test_excel_s_own_note_about_the_separator_is_followed():
    assert sheets_of(b"sep=|\nName|Ort\nA|B\n", "a.csv")[0].rows[0] == ["Name", "Ort"]


def test_one_column_has_no_separator():
    assert separator_of("Name\nAnna\nBernd\n") == ""


def test_old_mac_line_ends_are_lines():
    assert len(sheets_of(b"Name;Ort\rA;B\rC;D", "a.csv")[0].rows) == 3


def test_bytes_that_are_no_text_in_any_encoding_still_come_as_something():
    assert decode(b"M\xfcller")[:1] == "M"


@pytest.mark.parametrize("writer", [writers.xlsx, writers.xls, writers.ods])
def test_the_format_follows_the_content_not_the_name(tmp_path, writer):
    path = writer(tmp_path / "Liste.bin", {"Blatt": [["Name", "geb."], ["Test", date(1967, 5, 3)], ["Probe", 12]]})
    path = path.rename(tmp_path / "Liste.csv")
    assert read_list(path)[0].rows == [["Name", "geb."], ["Test", date(1967, 5, 3)], ["Probe", 12]]


def test_a_web_page_under_an_excel_name_is_read(tmp_path):
    path = writers.html(tmp_path / "Portal.xls", ROWS)
    assert read_list(path)[0].rows[1][:2] == ["Müßig", "Änne"]


def test_a_hidden_sheet_is_marked(tmp_path):
    path = writers.xlsx(tmp_path / "a.xlsx", {"Neu": ROWS, "Alt": ROWS}, hidden=["Alt"])
    assert [sheet.hidden for sheet in read_list(path)] == [False, True]
