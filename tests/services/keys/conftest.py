"""Protected offices for the tests of keys, with a derivation that does not take half a second each."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.keys import changing, ring, slots
from app.services.migrations.steps import create

PASSPHRASE = "Birne Lampe Regen Tasche Zug"
CANARY = "Kanarienvogel-4711"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slots that only a program with the same low demand opens."""
    monkeypatch.setattr(slots, "COST", slots.Cost(2**4))


@pytest.fixture
def forgotten() -> Iterator[None]:
    """As after a new start: nothing is unlocked."""
    ring._unlocked.clear()
    yield
    ring._unlocked.clear()


@pytest.fixture(scope="session")
def protected_office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A protected office with its recovery code, made once; copy it with `lay`."""
    path = tmp_path_factory.mktemp("protected") / "Büro.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slots, "COST", slots.Cost(2**4))
        made = changing.prepare(PASSPHRASE)
        changing.begin(path, made)
        create(path)
    return path, made.code


@pytest.fixture
def protected(protected_office: tuple[Path, str], forgotten: None, tmp_path: Path) -> Path:
    """A fresh protected office, locked."""
    return lay(protected_office[0], tmp_path / "Büro.db")


def lay(source: Path, target: Path) -> Path:
    """Copy an office with its slot file."""
    shutil.copy(ring.slots_path(source), ring.slots_path(target))
    return Path(shutil.copy(source, target))
