"""Documents and lists of the helper circles, without a window."""

from pathlib import Path

from pypdf import PdfReader

from tests.cli.conftest import Call


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_a_year_of_a_circle_is_one_page(call: Call, office: Path, tmp_path: Path):
    out = tmp_path / "a.pdf"
    answer = call("--database", office, "print", "circle-year", "Helferkreis Asperg", "--out", out)
    assert answer.status == 0 and len(PdfReader(out).pages) == 1
    assert "Helferkreis Asperg: Entwicklung" in text_of(out)


def test_the_time_of_a_circle_can_be_chosen(call: Call, office: Path, tmp_path: Path):
    out, time = tmp_path / "a.pdf", ("--since", "1.1.2025", "--until", "31.12.2025")
    call("--database", office, "print", "circle-year", "Helferkreis Asperg", *time, "--out", out)
    assert "01.01.2025 bis 31.12.2025" in text_of(out)


def test_numbers_stand_on_the_contact_sheet_only_when_asked_for(call: Call, office: Path, tmp_path: Path):
    plain, full = tmp_path / "a.pdf", tmp_path / "b.pdf"
    call("--database", office, "print", "circle-contacts", "Helferkreis Asperg", "--out", plain)
    call("--database", office, "print", "circle-contacts", "Helferkreis Asperg", "--with-private-data", "--out", full)
    assert "@example.org" not in text_of(plain) and "@example.org" in text_of(full)


def test_members_of_all_circles_are_listed(call: Call, office: Path, tmp_path: Path):
    out = tmp_path / "a.csv"
    answer = call("--database", office, "export", "circle-members", "--out", out)
    assert answer.status == 0 and "Helferkreis Asperg" in out.read_text(encoding="utf-8-sig")
