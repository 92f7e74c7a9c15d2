"""What a trial is, and how trials share the time they are given."""

import math
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


def _nothing() -> str:
    return ""


@dataclass(frozen=True)
class Trial:
    """`attempt(folder, random)` does everything anew in an empty folder; the same seed tries the same."""

    key: str
    title: str
    attempt: Callable[[Path, Random], Outcome]
    lacking: Callable[[], str] = _nothing
    """What this machine lacks for it ("root"), or nothing; then it is told as not measured, never as passed."""
    release: int = 25
    """How many attempts there are before a release (`--level R`), however long they take."""
    brief: bool = True
    """Whether an attempt takes only some seconds, so that it runs with the other tests, too."""


@dataclass
class Account:
    """All attempts of a trial together."""

    trial: Trial
    attempts: int = 0
    tried: int = 0
    lost: int = 0
    seeds: tuple[int, ...] = ()
    lacking: str = ""

    @property
    def row(self) -> str:
        """A line of the table."""
        if self.lacking:
            return f"| {self.trial.key} {self.trial.title} | not measured: no {self.lacking} | – | – | |"
        seeds = ", ".join(map(str, self.seeds[:5]))
        return f"| {self.trial.key} {self.trial.title} | {self.attempts} | {self.tried} | {self.lost} | {seeds} |"


def attempt(trial: Trial, seed: int) -> Outcome:
    """One attempt in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="helferkreis-soak-") as folder:
        return trial.attempt(Path(folder), Random(seed))


def soak(trials: list[Trial], seconds: float, seed: int) -> Iterator[Account]:
    """Let each trial try for its share of the time, at least once; ends by itself.

    With infinite `seconds` each makes the number of attempts that a release asks for.
    """
    share = seconds / len(trials)
    for trial in trials:
        account, end = Account(trial, lacking=trial.lacking()), time.monotonic() + share
        while not account.lacking and _goes_on(account, end):
            _add(account, attempt(trial, seed + account.attempts), seed + account.attempts)
        yield account


def _goes_on(account: Account, end: float) -> bool:
    if end == math.inf:
        return account.attempts < account.trial.release
    return not account.attempts or time.monotonic() < end


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
