"""A small office of its own for each test, made once and copied."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.office import Services
from app.services.opening import open_services
from tests.lists.office import fill


@pytest.fixture(scope="session")
def template(empty_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small office; copy it."""
    path = Path(shutil.copy(empty_path, tmp_path_factory.mktemp("small") / "office.db"))
    services = open_services(path)
    fill(services)
    services.close()
    return path


@pytest.fixture
def services(template: Path, tmp_path: Path) -> Iterator[Services]:
    """All services on a fresh copy of the small office."""
    services = open_services(shutil.copy(template, tmp_path / "office.db"))
    yield services
    services.close()
