"""What a trial is, and how trials share the time they are given."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from app.services.sqlite import connect

HEAD = "| trial | attempts | tried | lost | seeds that lost |\n|---|---:|---:|---:|---|"


@dataclass(frozen=True)
class Outcome:
    """What one attempt tried and what it lost; nothing may ever be lost."""

    tried: int
    lost: int


@dataclass(frozen=True)
class Trial:
    """`attempt(folder, random)` does everything anew in an empty folder; the same seed tries the same."""

    key: str
    title: str
    attempt: Callable[[Path, Random], Outcome]


@dataclass
class Account:
    """All attempts of a trial together."""

    trial: Trial
    attempts: int = 0
    tried: int = 0
    lost: int = 0
    seeds: tuple[int, ...] = ()

    @property
    def row(self) -> str:
        """A line of the table."""
        seeds = ", ".join(map(str, self.seeds[:5]))
        return f"| {self.trial.key} {self.trial.title} | {self.attempts} | {self.tried} | {self.lost} | {seeds} |"


def attempt(trial: Trial, seed: int) -> Outcome:
    """One attempt in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="helferkreis-soak-") as folder:
        return trial.attempt(Path(folder), Random(seed))


def soak(trials: list[Trial], seconds: float, seed: int) -> Iterator[Account]:
    """Let each trial try for its share of the time, at least once; ends by itself."""
    share = seconds / len(trials)
    for trial in trials:
        account, end = Account(trial), time.monotonic() + share
        while not account.attempts or time.monotonic() < end:
            _add(account, attempt(trial, seed + account.attempts), seed + account.attempts)
        yield account


def _add(account: Account, outcome: Outcome, seed: int) -> None:
    account.attempts += 1
    account.tried += outcome.tried
    account.lost += outcome.lost
    if outcome.lost:
        account.seeds += (seed,)


def problems_of(path: Path) -> int:
    """What is wrong with the pages, the indexes and the links of a database."""
    with closing(connect(path)) as connection:
        pages = [row for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        return len(pages) + len(connection.execute("PRAGMA foreign_key_check").fetchall())
