"""An empty office for every test of an import."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.database import Database
from tests.imports.office import empty_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Database]:
    database = empty_office(tmp_path)
    yield database
    database.close()
