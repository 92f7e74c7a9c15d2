"""Databases to measure on: made once a run, the size of a large office."""

from pathlib import Path

from app.services.migrations.steps import create
from app.services.office import Services
from app.services.opening import open_services
from app.services.sample import make_sample


def office(folder: Path, volunteers: int) -> Path:
    """A sample office with so many volunteers; made on first use."""
    path = folder / f"office-{volunteers}.db"
    if not path.exists():
        create(path)
        services = open_services(path)
        make_sample(services, volunteers=volunteers)
        services.close()
    return path


def opened(folder: Path, volunteers: int) -> Services:
    return open_services(office(folder, volunteers))


def read_from_disk(path: Path) -> None:
    """Once through the file: else who reads first pays for the disk, and the other one does not."""
    with path.open("rb") as file:
        while file.read(1 << 24):
            pass
