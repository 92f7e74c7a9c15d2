"""What all tests share: real offices on real files, made once and copied."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from app.models import Person, VolunteerStatus
from app.services import log
from app.services.database import Database
from app.services.migrations.steps import create
from app.services.office import Services
from app.services.opening import open_services
from app.services.sample import make_sample
from tests import versioned


@pytest.fixture(autouse=True)
def _log_of_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test writes into the log of whoever runs it."""
    monkeypatch.setattr(log, "folder", lambda: tmp_path / "Protokoll")


@pytest.fixture(scope="session", autouse=True)
def _versions_are_raised() -> Iterator[None]:
    """No statement of a test forgets the version of a row it changes."""
    event.listen(Engine, "before_cursor_execute", versioned.refuse)
    yield
    event.remove(Engine, "before_cursor_execute", versioned.refuse)


@pytest.fixture(scope="session")
def empty_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database without a record, made once; copy it."""
    path = tmp_path_factory.mktemp("empty") / "Büro.db"
    create(path)
    return path


@pytest.fixture(scope="session")
def sample_path(empty_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office, made once; copy it."""
    path = tmp_path_factory.mktemp("sample") / "Musterstadt.db"
    shutil.copy(empty_path, path)
    made = open_services(path)
    make_sample(made)
    made.close()
    return path


@pytest.fixture
def path(empty_path: Path, tmp_path: Path) -> Path:
    """A fresh empty office database of this test."""
    return Path(shutil.copy(empty_path, tmp_path / "Büro.db"))


@pytest.fixture
def services(path: Path) -> Iterator[Services]:
    """All services on a fresh empty office."""
    opened = open_services(path, who="Kim")
    yield opened
    opened.close()


@pytest.fixture
def database(services: Services) -> Database:
    """The database under `services`."""
    return services.database


@pytest.fixture
def sample(sample_path: Path, tmp_path: Path) -> Iterator[Services]:
    """All services on a fresh copy of the sample office."""
    opened = open_services(shutil.copy(sample_path, tmp_path / "Musterstadt.db"), who="Kim")
    yield opened
    opened.close()


@pytest.fixture
def katja(services: Services) -> Person:
    """An active volunteer."""
    return services.people.get(
        services.people.save(
            None,
            {
                "first_name": "Katja",
                "last_name": "Böhringer",
                "status": VolunteerStatus.ACTIVE,
                "languages": ["Arabisch C1", "Englisch"],
                "mobile": "0171 3920077",
            },
        )
    )


@pytest.fixture
def saved(services: Services) -> Callable[..., Person]:
    """Makes a volunteer: `saved("Öztürk", city="Remseck")`."""

    def save(last_name: str, **values: object) -> Person:
        first = {"last_name": last_name, "status": VolunteerStatus.ACTIVE}
        return services.people.get(services.people.save(None, {**first, **values}))

    return save
