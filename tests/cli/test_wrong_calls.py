"""Whatever goes wrong is one German sentence, and the exit status says whose turn it is."""

import json
from pathlib import Path

import pytest

from app import cli
from tests.cli.conftest import Answer, Call

ANY = (("check",), ("backup", "b"), ("export", "events", "--out", "a.csv"), ("print", "flyer", "--out", "a.pdf"))


def refusal(answer: Answer) -> str:
    """The one sentence on standard error: no traceback, nothing on standard output."""
    assert (answer.status, answer.out) == (1, ""), answer
    assert answer.err.count("\n") == 1 and "Traceback" not in answer.err
    return answer.err


@pytest.mark.parametrize("command", ANY)
def test_a_missing_database_is_never_made(call: Call, tmp_path: Path, command: tuple[str, ...]):
    assert "gibt es nicht" in refusal(call("--database", tmp_path / "fehlt.db", *command))
    assert not (tmp_path / "fehlt.db").exists()


def test_a_folder_an_empty_file_and_a_foreign_file_are_no_database(call: Call, tmp_path: Path):
    (tmp_path / "leer.db").touch()
    (tmp_path / "brief.db").write_text("Sehr geehrte Damen und Herren " * 100)
    for name, words in (
        (".", "ist ein Ordner"),
        ("leer.db", "ist leer"),
        ("brief.db", "keine Bürodatei von Helferkreis"),
    ):
        for command in (("check",), ("export", "events", "--out", tmp_path / "a.csv"), ("backup", tmp_path / "b.kbak")):
            assert words in refusal(call("--database", tmp_path / name, *command))


def test_a_database_of_a_newer_program_is_left_alone(call: Call, office: Path, tmp_path: Path):
    from app.services.database import connect

    connection = connect(office)
    connection.execute("PRAGMA user_version=9999")
    connection.close()
    assert "neueren Fassung" in refusal(call("--database", office, "export", "events", "--out", tmp_path / "a.csv"))


def test_init_never_touches_what_is_there(call: Call, office: Path):
    before = office.read_bytes()
    assert "gibt es schon" in refusal(call("--database", office, "init", "--demo"))
    assert office.read_bytes() == before


def test_a_database_on_a_server_is_not_made_here(call: Call):
    assert "nur mit einer Bürodatei" in refusal(call("--database", "postgresql://server/office", "init"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("export", "events", "--out", "a.pdf"), "Endungen"),
        (("export", "events", "--out", "fehlt/a.csv"), "Den Ordner"),
        (("export", "events", "--out", "a.csv", "--filter", "Farbe=rot"), "Möglich sind"),
        (("export", "events", "--out", "a.csv", "--filter", "Art=rot"), "Möglich sind"),
        (("print", "flyer", "--out", "a.txt"), "PDF"),
        (("print", "handout", "Schloss", "--out", "a.pdf"), "gibt es nicht"),
        (("print", "flyer", "--out", "a.pdf", "--language", "xx"), "xx"),
        (("import", "events", "fehlt.xlsx"), "gibt es nicht"), (("restore", "fehlt.kbak"), "gibt es nicht"),
    ],
)  # fmt: skip
def test_what_the_user_can_mend_is_said(
    call: Call, office: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], words: str
):
    monkeypatch.chdir(office.parent)
    assert words in refusal(call("--database", office, *arguments))


def test_an_address_nobody_knows_is_no_database(call: Call, tmp_path: Path):
    answer = call("--database", "wunder://server/office", "export", "events", "--out", tmp_path / "a.csv")
    assert "wird hier nicht unterstützt" in refusal(answer)


def test_a_passing_sample_office_is_neither_made_nor_kept(call: Call):
    for command in (("init",), ("check",), ("backup", "a.kbak")):
        assert "nicht mit --demo" in refusal(call("--demo", *command))


def test_a_foreign_file_is_not_restored(call: Call, office: Path, tmp_path: Path):
    (tmp_path / "brief.kbak").write_text("Sehr geehrte Damen und Herren " * 100)
    assert "keine Bürodatei von Helferkreis" in refusal(call("--database", office, "restore", tmp_path / "brief.kbak"))
    assert call("--database", office, "check").status == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("fly",), "„fly“ gibt es nicht"),
        (("import", "cats", "a.csv"), "volunteers, shelters, occupancy, events, contacts"),
        (("export", "events"), "Es fehlt: --out"), (("export", "cats", "--out", "a.csv"), "volunteers-by-shelter"),
        (("print", "poster", "--out", "a.pdf"), "flyer, sign-in, handout"), (("init", "--volunteers", "3"), "--demo"),
        (("init", "--demo", "--volunteers", "viele"), "keine Zahl"), (("list", "cats"), "LISTS, DOCUMENTS"),
        (("print", "flyer", "--size", "A3", "--out", "a.pdf"), "A4, A5"), (("check", "--fast"), "Unbekannte Angabe"),
        (("export",), "Es fehlt"), (("--database",), "Hier fehlt ein Wert"),
    ],
)  # fmt: skip
def test_a_wrong_call_leaves_with_two(call: Call, arguments: tuple[str, ...], words: str):
    answer = call(*arguments)
    assert (answer.status, answer.out) == (2, "") and words in answer.err
    assert not any(word in answer.err for word in ("usage", "invalid", "error:", "argument", "required"))


def test_a_fault_of_the_program_leaves_with_three(call: Call, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("app.cli.parser._add_list", lambda commands: 1 / 0)
    answer = call("list", "LISTS")
    assert (answer.status, "Traceback" in answer.err) == (3, False)
    monkeypatch.setenv(cli.DEBUG, "1")
    assert "ZeroDivisionError" in call("list", "LISTS").err


def test_a_list_that_is_no_list_of_people_is_refused(call: Call, office: Path, tmp_path: Path):
    (tmp_path / "leer.csv").touch()
    assert "leer" in refusal(call("--database", office, "import", "volunteers", tmp_path / "leer.csv"))
    (tmp_path / "x.xlsx").write_bytes(b"PK\x03\x04 kaputt")
    assert "x.xlsx" in refusal(call("--database", office, "import", "volunteers", tmp_path / "x.xlsx"))


def test_an_export_to_the_same_name_replaces_it(call: Call, office: Path, tmp_path: Path):
    (tmp_path / "a.json").write_text("alt")
    call("--database", office, "export", "shelters", "--out", tmp_path / "a.json")
    assert len(json.loads((tmp_path / "a.json").read_text("utf-8"))) == 10
