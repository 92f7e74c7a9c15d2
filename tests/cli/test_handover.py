"""A package is made and taken over without a window; passphrases come from files."""

from pathlib import Path

import pytest

from app.services.backups.copies import contents
from app.services.handover import scratch
from app.services.keys import ring, slots
from app.services.keys.opening import fits
from tests.cli.conftest import Answer, Call

PASSPHRASE = "Birne Lampe Regen Tasche Zug"


@pytest.fixture
def secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with the passphrase of the package."""
    monkeypatch.setattr(slots, "COST", slots.Cost(2**4))
    monkeypatch.setattr(scratch, "root", lambda: tmp_path / "Ansicht")
    path = tmp_path / "Passphrase.txt"
    path.write_text(PASSPHRASE)
    return path


@pytest.fixture
def made(call: Call, office: Path, secret: Path, tmp_path: Path) -> Answer:
    """The answer to making a package of the sample office."""
    more = ("--recipient", "Jo", "--package-passphrase-file", secret)
    answer = call("--database", office, "handover", tmp_path / "Übergabe.hkpaket", *more)
    ring._unlocked.clear()
    return answer


def test_a_package_becomes_an_office_with_the_same_passphrase(
    call: Call, made: Answer, office: Path, secret: Path, tmp_path: Path
):
    new = tmp_path / "Vertretung.db"
    answer = call("open", tmp_path / "Übergabe.hkpaket", "--as", new, "--passphrase-file", secret)
    assert (answer.status, answer.err) == (0, "")
    assert contents(new).living == contents(office).living and fits(new, PASSPHRASE)


def test_an_office_that_is_there_is_not_replaced(call: Call, made: Answer, office: Path, secret: Path, tmp_path: Path):
    answer = call("open", tmp_path / "Übergabe.hkpaket", "--as", office, "--passphrase-file", secret)
    assert (answer.status, "gibt es schon" in answer.err) == (1, True)


def test_without_a_passphrase_file_the_call_says_how(call: Call, made: Answer, tmp_path: Path):
    answer = call("open", tmp_path / "Übergabe.hkpaket", "--as", tmp_path / "neu.db")
    assert (answer.status, "--passphrase-file" in answer.err) == (1, True)


def test_the_file_alone_is_opened_as_by_a_double_click(call: Call, tmp_path: Path):
    (tmp_path / "Brief.hkpaket").write_text("Guten Tag")
    answer = call(tmp_path / "Brief.hkpaket")
    assert (answer.status, "kein Übergabepaket" in answer.err) == (1, True)


def test_no_answer_names_the_passphrase(made: Answer):
    assert made.status == 0 and "Birne" not in made.out + made.err
