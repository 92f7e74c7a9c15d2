"""P11: the same work again and again, as on a long day: memory and the slowest actions stay what they were."""

import os
import statistics
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.bench import acting
from tests.bench.measure import Promise
from tests.bench.memory import private_bytes

ROUNDS = int(os.environ.get("HELFERKREIS_BENCH_ROUNDS", "24"))
"""Rounds of office work, some fifteen seconds each; a twelfth of them is an "hour"."""


def promises(path: Path, folder: Path) -> Iterable[Promise]:
    """Memory and the 95th percentile of the actions in the last hour, against the first."""
    state: dict[str, Any] = {}

    def hours() -> dict[str, Any]:
        if not state:
            state.update(_worked(path, folder))
        return state

    def one(key: str, title: str, figure: str, unit: str) -> Promise:
        return Promise(
            key, title, "its own first hour", 1.1, 1.05,
            lambda: (hours()[f"last {figure}"], True), lambda: (hours()[f"first {figure}"], True), unit, most_pairs=5,
        )  # fmt: skip

    yield one("P11a", f"private memory after {ROUNDS} rounds of office work", "memory", "MB")
    yield one("P11b", f"p95 of all actions after {ROUNDS} rounds", "p95", "ms")


def _worked(path: Path, folder: Path) -> dict[str, float]:
    window, heart = acting._window(path), acting._Heart()
    hour = max(1, ROUNDS // 12)
    spent: list[list[float]] = []
    memory: list[float] = []
    for number in range(ROUNDS + 1):
        gaps = _round(window, heart, folder)
        if number:  # the first one imports what every later one finds
            spent.append(gaps)
            memory.append(private_bytes() / 1e6)
    window.close()
    return {
        "first memory": statistics.median(memory[:hour]), "last memory": statistics.median(memory[-hour:]),
        "first p95": _p95(spent[:hour]), "last p95": _p95(spent[-hour:]),
    }  # fmt: skip


def _round(window: Any, heart: Any, folder: Path) -> list[float]:
    gaps = []
    for _name, act, wait in acting._round(window, folder):
        heart.begin()
        begun = time.perf_counter()
        act()
        acting._settle(max(wait, (time.perf_counter() - begun) * 1000))
        gaps.append(heart.longest)
    return gaps


def _p95(rounds: list[list[float]]) -> float:
    return statistics.quantiles([gap for gaps in rounds for gap in gaps], n=20, method="inclusive")[-1]
