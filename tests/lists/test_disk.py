"""A file that cannot be written leaves the old one as it was."""

import errno
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import UserError
from app.models import Project
from app.services.lists.export import export
from app.services.office import Services
from app.services.worker import Cancelled
from tests.lists.reading import log


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file may grow beyond `size` bytes in the block, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_the_limit_is_the_error_of_a_full_disk(tmp_path: Path):
    with room_for(10), pytest.raises(OSError) as caught, (tmp_path / "a").open("wb", buffering=0) as stream:
        while True:
            stream.write(b"x" * 20)
    assert caught.value.errno == errno.EFBIG


def test_the_old_list_survives_a_full_disk(services: Services, tmp_path: Path):
    project = services.projects.of(Project.name, "Rad-Treff")[0]
    services.projects.save(project.id, {"description": "Rad " * 200_000})
    path = tmp_path / "Projekte.json"
    path.write_text("die alte Liste")
    with room_for(300_000), pytest.raises(UserError, match="kein Platz mehr"):
        export(services, "projects", path)
    assert path.read_text() == "die alte Liste"
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".tmp"] == []


def test_a_cancelled_list_leaves_nothing(services: Services, tmp_path: Path):
    with pytest.raises(Cancelled):
        export(services, "volunteers", tmp_path / "a.xlsx", cancelled=lambda: True)
    assert not (tmp_path / "a.xlsx").exists() and log(services) == []


def test_progress_reaches_the_end(services: Services, tmp_path: Path):
    told: list[tuple[int, int]] = []
    export(services, "volunteers", tmp_path / "a.xlsx", progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (4, 4)


def test_a_folder_is_no_file(services: Services, tmp_path: Path):
    (tmp_path / "a.json").mkdir()
    with pytest.raises(UserError):
        export(services, "volunteers", tmp_path / "a.json")
    assert log(services) == []
