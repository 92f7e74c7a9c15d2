"""The pack for a visit without a window: houses in their order, or the next tour."""

from pathlib import Path

from pypdf import PdfReader

from tests.cli.conftest import Call


def texts(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def test_houses_are_packed_in_the_order_in_which_they_are_named(call: Call, office: Path, tmp_path: Path):
    out = tmp_path / "a.pdf"
    answer = call("--database", office, "print", "visit-pack", "GU Testgasse", "GU Musterweg", "--out", out)
    assert answer.status == 0 and "GU Testgasse, GU Musterweg" in answer.out
    cover = texts(out)[0]
    assert cover.index("GU Testgasse") < cover.index("GU Musterweg")


def test_without_a_house_the_next_tour_is_packed(call: Call, office: Path, tmp_path: Path):
    assert call("--database", office, "print", "visit-pack", "--out", tmp_path / "a.pdf").status == 0
    assert "Besuchstour am Dienstag" in texts(tmp_path / "a.pdf")[0]


def test_private_numbers_are_in_it_only_on_request(call: Call, office: Path, tmp_path: Path):
    for more, private in (((), False), (("--with-private-data",), True)):
        call("--database", office, "print", "visit-pack", "GU Musterweg", "--out", tmp_path / "a.pdf", *more)
        assert ("mit privaten Telefonnummern" in texts(tmp_path / "a.pdf")[0]) is private


def test_visits_leave_as_a_list(call: Call, office: Path, tmp_path: Path):
    out = tmp_path / "a.csv"
    assert call("--database", office, "export", "visits", "--out", out).status == 0
    assert "GU Testgasse" in out.read_text(encoding="utf-8-sig")
