"""Commands take the passphrase from a file, never from an argument, and say what is wrong with it."""

from pathlib import Path

import pytest

from app.services.keys import ring, slots
from app.services.keys.opening import VARIABLE
from tests.cli.conftest import Answer, Call

PASSPHRASE = "Birne Lampe Regen Tasche Zug"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file with the passphrase, as an editor on Windows writes it."""
    path = tmp_path / "Passphrase.txt"
    path.write_text(PASSPHRASE + "\r\n", "utf-8-sig")
    return path


@pytest.fixture
def locked(call: Call, tmp_path: Path, secret: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new protected office that this process has not unlocked."""
    monkeypatch.setattr(slots, "COST", slots.Cost(2**4))
    assert call("--database", tmp_path / "Büro.db", "init", "--passphrase-file", secret).status == 0
    ring._unlocked.clear()
    return tmp_path / "Büro.db"


@pytest.fixture
def check(call: Call, locked: Path) -> "Call":
    """Checks the protected office."""

    def run(*more: object) -> Answer:
        return call("--database", locked, "check", *more)

    return run


def test_a_new_office_is_protected(locked: Path):
    assert not locked.read_bytes().startswith(b"SQLite")


def test_the_recovery_code_does_not_get_into_the_record_of_a_job(
    call: Call, tmp_path: Path, secret: Path, locked: Path
):
    answer = call("--database", tmp_path / "Zwei.db", "--passphrase-file", secret, "init")
    assert "Neuer Wiederherstellungscode" in answer.out


def test_the_passphrase_file_opens_it(check: Call, secret: Path):
    assert check("--passphrase-file", secret).status == 0


def test_the_environment_names_the_file(check: Call, secret: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(VARIABLE, str(secret))
    assert check().status == 0


def test_without_a_passphrase_the_call_says_how(check: Call):
    answer = check()
    assert (answer.status, "--passphrase-file" in answer.err, VARIABLE in answer.err) == (1, True, True)


@pytest.mark.parametrize(("content", "told"), [("falsch\n", "passt nicht"), ("", "keine Passphrase")])
def test_a_wrong_passphrase_file_is_told(check: Call, secret: Path, content: str, told: str):
    secret.write_text(content)
    answer = check("--passphrase-file", secret)
    assert (answer.status, told in answer.err) == (1, True)


def test_a_missing_passphrase_file_is_told(check: Call, tmp_path: Path):
    assert "lässt sich nicht lesen" in check("--passphrase-file", tmp_path / "nirgends").err


def test_no_answer_names_the_passphrase(check: Call, secret: Path):
    answers = [check("--passphrase-file", secret), check()]
    assert not [one for one in answers if "Birne" in one.out + one.err]


def test_a_list_goes_out_of_a_protected_office(call: Call, locked: Path, secret: Path, tmp_path: Path):
    out = tmp_path / "Liste.xlsx"
    call("--database", locked, "--passphrase-file", secret, "export", "volunteers", "--out", out)
    assert out.exists()


def test_a_copy_and_the_way_back_need_the_passphrase_only_once(call: Call, locked: Path, secret: Path, tmp_path: Path):
    given = ("--database", locked, "--passphrase-file", secret)
    assert call(*given, "backup", tmp_path / "Kopie.kbak").status == 0
    ring._unlocked.clear()
    assert call(*given, "restore", tmp_path / "Kopie.kbak").status == 0


def test_an_office_that_is_not_protected_needs_none(call: Call, office: Path):
    assert call("--database", office, "check").status == 0
