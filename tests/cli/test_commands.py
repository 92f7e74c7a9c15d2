"""Each command does the whole job without the window."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from app import __version__
from app.services.backups.copies import check
from app.services.backups.states import Why, folder_of, states_in
from app.services.opening import open_services
from tests.cli.conftest import Call
from tests.services.backups.conftest import misplace_a_link

LIST = (
    "Nachname;Vorname;E-Mail;Telefon\n"
    "Muster;Mia;mia@example.org;07141 231250\n"
    "Probe;Paul;paul@example.org;07141 231251\n"
)
COMMANDS = (
    "",
    "init",
    "import",
    "export",
    "print",
    "fill",
    "backup",
    "restore",
    "check",
    "handover",
    "open",
    "list",
    "screenshots",
)


@pytest.fixture
def fresh(call: Call, tmp_path: Path) -> Path:
    assert call("--database", tmp_path / "neu.db", "init").status == 0
    return tmp_path / "neu.db"


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "Helfer.csv"
    path.write_text(LIST, "utf-8")
    return path


def test_a_new_database_is_in_order(call: Call, fresh: Path):
    answer = call("--database", fresh, "check")
    assert (answer.status, answer.out[:11]) == (0, "In Ordnung:")


def test_the_sample_office_has_as_many_volunteers_as_asked_for(call: Call, tmp_path: Path):
    path = tmp_path / "muster.db"
    assert call("--database", path, "init", "--demo", "--volunteers", 150).status == 0
    assert call("--database", path, "export", "volunteers", "--out", tmp_path / "a.json").status == 0
    assert len(json.loads((tmp_path / "a.json").read_text("utf-8"))) == 150


def test_a_list_comes_in_and_goes_out(call: Call, fresh: Path, people: Path, tmp_path: Path):
    answer = call("--database", fresh, "import", "volunteers", people, "--report", tmp_path / "r.json")
    assert (answer.status, "2 neu" in answer.out) == (0, True)
    assert call("--database", fresh, "export", "volunteers", "--out", tmp_path / "a.json").status == 0
    names = [person["last_name"] for person in json.loads((tmp_path / "a.json").read_text("utf-8"))]
    assert names == ["Muster", "Probe"]


def test_the_report_has_what_machines_expect(call: Call, fresh: Path, people: Path, tmp_path: Path):
    call("--database", fresh, "import", "volunteers", people, "--report", tmp_path / "r.json")
    report = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert {"file", "kind", "rows", "created", "updated", "unchanged", "skipped", "columns", "batch"} <= report.keys()
    assert (report["created"], report["columns"]["Vorname"], bool(report["batch"])) == (2, "first_name", True)


def test_a_dry_run_changes_nothing(call: Call, fresh: Path, people: Path, tmp_path: Path):
    answer = call("--database", fresh, "import", "volunteers", people, "--dry-run", "--report", tmp_path / "r.json")
    assert answer.out.startswith("Probelauf")
    assert json.loads((tmp_path / "r.json").read_text("utf-8"))["batch"] is None
    call("--database", fresh, "export", "volunteers", "--out", tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == []


def test_the_list_for_the_county_says_who_is_missing(call: Call, office: Path, tmp_path: Path):
    out = tmp_path / "Landratsamt.xlsx"
    answer = call("--database", office, "export", "volunteers-by-shelter", "--out", out, "--purpose", "Bericht")
    assert answer.status == 0 and "Nur als Zahl enthalten: " in answer.out
    assert load_workbook(out).active["A1"].value == "Ehrenamtliche je Unterkunft"


def test_filters_may_be_given_several_times(call: Call, office: Path, tmp_path: Path):
    call("--database", office, "export", "volunteers", "--out", tmp_path / "a.csv", "--filter", "status=aktiv",
         "--filter", "Ort=Asperg")  # fmt: skip
    rows = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()[1:]
    assert rows and all("Asperg" in row and "aktiv" in row for row in rows)


@pytest.mark.parametrize(("document", "pages"), [("flyer", (1,)), ("handout", (1, 2)), ("sign-in", (1, 2, 3))])
def test_every_document_prints_without_naming_a_record(
    call: Call, office: Path, tmp_path: Path, document: str, pages: tuple[int, ...]
):
    assert call("--database", office, "print", document, "--out", tmp_path / "a.pdf").status == 0
    assert len(PdfReader(tmp_path / "a.pdf").pages) in pages


def test_a_flyer_in_arabic_on_a5(call: Call, office: Path, tmp_path: Path):
    out = tmp_path / "a.pdf"
    assert call("--database", office, "print", "flyer", "--out", out, "--language", "ar", "--size", "a5").status == 0
    assert round(float(PdfReader(out).pages[0].mediabox.width)) == 420


def test_a_handout_for_a_house_by_name(call: Call, office: Path, tmp_path: Path):
    answer = call("--database", office, "print", "handout", "GU Testgasse", "--out", tmp_path / "a.pdf")
    assert "GU Testgasse" in answer.out


def test_a_sheet_of_hours_of_a_project(call: Call, office: Path, tmp_path: Path):
    wanted = ("timesheet", "Yusuf Platzhalter", "--since", "1.1.2020", "--project", "Sprachbr")
    answer = call("--database", office, "print", *wanted, "--out", tmp_path / "a.pdf")
    assert (answer.status, "Yusuf Platzhalter" in answer.out) == (0, True)
    assert "Sprachbrücke" in PdfReader(tmp_path / "a.pdf").pages[0].extract_text()


def test_a_backup_brings_back_what_was(call: Call, fresh: Path, people: Path, tmp_path: Path):
    assert call("--database", fresh, "backup", tmp_path / "leer.kbak").status == 0
    call("--database", fresh, "import", "volunteers", people)
    answer = call("--database", fresh, "restore", tmp_path / "leer.kbak")
    assert (answer.status, "Der Stand davor liegt in" in answer.out) == (0, True)
    call("--database", fresh, "export", "volunteers", "--out", tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == []


def test_without_a_file_the_backup_lies_with_the_others(call: Call, fresh: Path):
    assert call("--database", fresh, "backup").status == 0
    assert [(state.why, check(state.path).problems) for state in states_in(folder_of(fresh))] == [(Why.HAND, ())]


def test_before_a_list_comes_in_the_office_is_kept(call: Call, fresh: Path, people: Path):
    call("--database", fresh, "import", "volunteers", people)
    assert [(state.why, state.total) for state in states_in(folder_of(fresh))] == [(Why.IMPORT, 0)]


def test_a_trial_run_keeps_nothing(call: Call, fresh: Path, people: Path):
    call("--database", fresh, "import", "volunteers", people, "--dry-run")
    assert not folder_of(fresh).exists()


def test_a_damaged_database_names_its_last_good_state(call: Call, fresh: Path):
    call("--database", fresh, "backup")
    misplace_a_link(fresh)
    answer = call("--database", fresh, "check")
    assert str(states_in(folder_of(fresh))[0].path) in answer.err


def test_an_open_database_is_not_replaced(call: Call, office: Path, tmp_path: Path):
    call("--database", office, "backup", tmp_path / "a.kbak")
    services = open_services(office)
    services.events.ids()
    answer = call("--database", office, "restore", tmp_path / "a.kbak")
    services.close()
    assert (answer.status, "ist noch geöffnet" in answer.err) == (1, True)


@pytest.mark.parametrize("damage", [b"kaputt", b"\x00" * 5000])
def test_a_damaged_database_is_replaced_and_kept(call: Call, office: Path, tmp_path: Path, damage: bytes):
    call("--database", office, "backup", tmp_path / "a.kbak")
    office.write_bytes(damage * 10)
    assert call("--database", office, "check").status == 1
    assert call("--database", office, "restore", tmp_path / "a.kbak").status == 0
    assert call("--database", office, "check").status == 0
    assert (tmp_path / "Musterstadt beschädigt.db").read_bytes() == damage * 10


def test_the_sample_office_can_be_asked_without_a_database(call: Call, tmp_path: Path):
    answer = call("--demo", "export", "shelters", "--out", tmp_path / "a.csv")
    assert (answer.status, "Einträge: 10" in answer.out) == (0, True)


def test_all_lists_and_documents_are_named(call: Call):
    lists = call("list", "LISTS").out
    assert all(key in lists for key in ("volunteers ", "volunteers-by-shelter", "occupancy", ".ics", ".vcf"))
    assert all(key in call("list", "documents").out for key in ("flyer", "handout", "sign-in"))


def test_the_version_is_told(call: Call):
    assert call("--version").out.strip() == f"Helferkreis {__version__}"


@pytest.mark.parametrize(
    "command", ["", "init", "import", "export", "print", "backup", "restore", "check", "list", "screenshots"]
)
def test_help_is_german(call: Call, command: str):
    answer = call(*filter(None, [command]), "--help")
    assert answer.status == 0 and answer.out.startswith("Aufruf: helferkreis")
    assert not any(word in answer.out for word in ("usage", "options", "positional", "show this", "None"))


class TestForms:
    """The sample office has a form of its county."""

    def test_they_are_named(self, call: Call):
        answer = call("--demo", "list", "FORMS")
        assert "Monatsmeldung Unterkünfte" in answer.out and "noch nie" in answer.out

    def test_one_is_filled_in_as_of_a_day(self, call: Call, tmp_path: Path):
        out = tmp_path / "Meldung.xlsx"
        answer = call("--demo", "fill", "monatsmeldung", "--out", out, "--as-of", "30.9.2026")
        assert answer.status == 0 and "Pflicht: F6" in answer.out
        assert load_workbook(out)["Meldung"]["F3"].value.date().isoformat() == "2026-09-30"

    def test_one_that_is_not_there_is_told(self, call: Call, fresh: Path, tmp_path: Path):
        answer = call("--database", fresh, "fill", "Nichts", "--out", tmp_path / "a.xlsx")
        assert answer.status and "noch keines" in answer.err


def test_the_counts_of_the_county_come_in_and_go_out(call: Call, office: Path, tmp_path: Path):
    lists = Path(__file__).parent.parent / "data" / "lists" / "belegung"
    report = tmp_path / "r.json"
    call("--database", office, "import", "occupancy", lists / "Entwicklung_Belegung.xls", "--report", report)
    assert json.loads(report.read_text("utf-8"))["updated"] == 3
    out = tmp_path / "a.json"
    call("--database", office, "export", "occupancy", "--out", out, "--filter", "Stichtag=05.10.2026")
    told = {house["shelter"]: house["occupied"] for house in json.loads(out.read_text("utf-8"))}
    assert told["GU Fantasieallee"] == 27
