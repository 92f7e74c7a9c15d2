"""Protected offices for the tests of the window, with a derivation that does not take half a second each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.models import VolunteerStatus
from app.services.keys import changing, ring, slots
from app.services.migrations.steps import create
from app.services.opening import open_services

PASSPHRASE = "Birne Lampe Regen Tasche Zug"
NEW = "Kanne Wiese Brille Schuh Dach"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Slots that only a program with the same low demand opens; nothing stays unlocked."""
    monkeypatch.setattr(slots, "COST", slots.Cost(2**4))
    yield
    ring._unlocked.clear()


@pytest.fixture
def made() -> slots.Made:
    """A new protection."""
    return changing.prepare(PASSPHRASE)


@pytest.fixture
def code(made: slots.Made) -> str:
    """Its recovery code."""
    return made.code


@pytest.fixture
def open_path(made: slots.Made, tmp_path: Path) -> Path:
    """A protected office with a volunteer, unlocked."""
    path = tmp_path / "Büro.db"
    changing.begin(path, made)
    create(path)
    office = open_services(path)
    office.people.save(None, {"last_name": "Böhringer", "status": VolunteerStatus.ACTIVE})
    office.close()
    return path


@pytest.fixture
def locked(open_path: Path) -> Path:
    """The same, as a new start finds it."""
    ring._unlocked.clear()
    return open_path
