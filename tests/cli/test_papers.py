"""Letters, labels and lists for several people, without a window."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from app.models import Disclosure
from app.services.opening import open_services
from tests.cli.conftest import Call


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "a.pdf"


def test_a_letter_to_somebody_by_name(call: Call, office: Path, out: Path):
    answer = call("--database", office, "print", "letter", "Hakan Aksoy", "--template", "thanks", "--out", out)
    assert answer.status == 0 and "Guten Tag Herr Aksoy" in text_of(out)


def test_letters_to_all_that_a_filter_finds(call: Call, office: Path, out: Path):
    call("--database", office, "print", "letter", "--filter", "Ort=Asperg", "--out", out)
    pages = [page.extract_text() for page in PdfReader(out).pages]
    assert len(pages) > 1 and all("Asperg" in page for page in pages)


def test_several_people_are_named_at_once(call: Call, office: Path, out: Path):
    answer = call("--database", office, "print", "labels", "Hakan Aksoy", "Reem Al-Ahmad", "--out", out)
    assert "2 Personen" in answer.out and {"Hakan", "Reem"} <= set(text_of(out).split())


def test_badges_have_the_names(call: Call, office: Path, out: Path):
    call("--database", office, "print", "badges", "Hakan Aksoy", "--out", out)
    assert "Hakan Aksoy" in text_of(out)


def test_a_template_nobody_knows_is_refused(call: Call, office: Path, out: Path):
    answer = call("--database", office, "print", "letter", "Hakan Aksoy", "--template", "nix", "--out", out)
    assert answer.status == 1 and "thanks" in answer.err and not out.exists()


def test_a_letter_to_nobody_is_refused(call: Call, office: Path, out: Path):
    assert "--filter" in call("--database", office, "print", "letter", "--out", out).err


def test_a_telephone_list_is_logged_with_its_recipient(call: Call, office: Path, out: Path):
    answer = call("--database", office, "print", "phone-list", "--recipient", "AWO", "--out", out)
    services = open_services(office)
    with services.database.session() as session:
        line = session.scalars(select(Disclosure).order_by(Disclosure.id.desc())).first()
        assert answer.status == 0 and line is not None and (line.recipient, line.file_name) == ("AWO", "a.pdf")
    services.close()


def test_two_handouts_at_once_are_refused(call: Call, office: Path, out: Path):
    assert "nur einzeln" in call("--database", office, "print", "handout", "a", "b", "--out", out).err


def test_an_emergency_roster_is_for_a_house_and_its_language(call: Call, office: Path, out: Path):
    asked = ("--house", "Testgasse", "--language", "ar", "--near", "15")
    answer = call("--database", office, "print", "emergency-roster", *asked, "--out", out)
    assert answer.status == 0 and "GU Testgasse · Arabisch" in text_of(out)


def test_without_a_house_an_emergency_roster_is_of_everybody(call: Call, office: Path, out: Path):
    assert "18 Personen" in call("--database", office, "print", "emergency-roster", "--out", out).out


def test_a_language_nobody_knows_is_refused(call: Call, office: Path, out: Path):
    answer = call("--database", office, "print", "emergency-roster", "--language", "xx", "--out", out)
    assert answer.status == 1 and "keine bekannte Sprache" in answer.err
