"""The command line on a database of its own."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import cli


@dataclass(frozen=True)
class Answer:
    """What a call gave: exit status, standard output and standard error."""

    status: int
    out: str
    err: str


Call = Callable[..., Answer]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Calls `helferkreis` with these arguments."""

    def run(*arguments: object) -> Answer:
        status = cli.main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Answer(status, told.out, told.err)

    return run


@pytest.fixture
def office(sample_path: Path, tmp_path: Path) -> Path:
    """A copy of the sample office."""
    return Path(shutil.copy(sample_path, tmp_path / "Musterstadt.db"))
