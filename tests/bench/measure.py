"""Pairs of ours and the bare reference in turn, and what their ratio says."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

WARM_UP = 2
NOISE = 0.05
"""How far the reference may be from itself before no verdict is given."""

Clock = Callable[[], tuple[float, Any]]
"""Does the work once; the answer is the figure (milliseconds, bytes …) and the result to compare."""


class Unmeasured(Exception):
    """A program to compare with did not do its part: no figure, and no verdict."""


@dataclass(frozen=True)
class Promise:
    """What quality demands of one figure: at most `must` times the reference, better `aim` times."""

    key: str
    title: str
    reference: str
    must: float
    aim: float
    ours: Clock
    bare: Clock
    unit: str = "ms"
    limit: float | None = None
    """Where the promise is a figure and no ratio: the 95th percentile of ours stays below it."""
    aim_limit: float = 0.0
    most_pairs: int = 1_000
    details: Callable[[], str] = str
    """What to print below the row."""
    same: Callable[[Any, Any], bool] = lambda ours, bare: bool(ours == bare)


@dataclass
class Outcome:
    """The figures of one promise and the verdict."""

    promise: Promise
    ours: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    noise: float = 0.0
    agree: bool = True

    @property
    def ratio(self) -> float:
        """Ratio of the lower quartiles."""
        return _low(self.ours) / _low(self.bare)

    @property
    def ratio_of_minima(self) -> float:
        return min(self.ours) / min(self.bare)

    @property
    def pairs(self) -> tuple[float, float]:
        """Smallest and largest ratio pair by pair."""
        ratios = [a / b for a, b in zip(self.ours, self.bare, strict=True)]
        return min(ratios), max(ratios)

    @property
    def noisy(self) -> bool:
        return abs(self.noise - 1) > NOISE

    @property
    def unclear(self) -> bool:
        return self.verdict == "unclear"

    @property
    def verdict(self) -> str:
        """met or missed when quartiles and minima agree about it, else unclear."""
        if not self.agree:
            return "WRONG RESULT"
        if self.promise.limit is not None:
            return self._verdict_of_limit(self.promise.limit)
        ratios, must = (self.ratio, self.ratio_of_minima), self.promise.must
        if all(r <= must for r in ratios):
            return "aim met" if all(r <= self.promise.aim for r in ratios) else "met"
        return "missed" if all(r > must * 1.05 for r in ratios) else "unclear"

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.ours, n=20, method="inclusive")[-1] if len(self.ours) > 1 else self.ours[0]

    def _verdict_of_limit(self, limit: float) -> str:
        if self.p95 <= limit:
            return "aim met" if self.p95 <= self.promise.aim_limit else "met"
        return "missed"


def run(promise: Promise, pairs: int) -> Outcome:
    """Measure one promise: warm up, the reference against itself, A B / B A in turn; unclear ones twice as long."""
    outcome, pairs = Outcome(promise), min(pairs, promise.most_pairs)
    for _round in range(WARM_UP):
        mine, theirs = promise.ours()[1], promise.bare()[1]
        outcome.agree = outcome.agree and promise.same(mine, theirs)
    outcome.noise = _against_itself(promise.bare, max(5, pairs // 3))
    _measure(outcome, pairs)
    if outcome.unclear:
        _measure(outcome, pairs)
    return outcome


def _measure(outcome: Outcome, pairs: int) -> None:
    for number in range(pairs):
        if number % 2:
            outcome.bare.append(outcome.promise.bare()[0])
            outcome.ours.append(outcome.promise.ours()[0])
        else:
            outcome.ours.append(outcome.promise.ours()[0])
            outcome.bare.append(outcome.promise.bare()[0])


def _against_itself(clock: Clock, pairs: int) -> float:
    first, second = [], []
    for number in range(pairs):
        (first if number % 2 else second).append(clock()[0])
        (second if number % 2 else first).append(clock()[0])
    return _low(first) / _low(second)


def _low(values: list[float]) -> float:
    return statistics.quantiles(values, n=4, method="inclusive")[0] if len(values) > 1 else values[0]


def row(outcome: Outcome) -> str:
    """One line of the table."""
    p = outcome.promise
    ours, bare = (f"{statistics.median(v):,.1f} ({min(v):,.1f}–{max(v):,.1f})" for v in (outcome.ours, outcome.bare))
    low, high = outcome.pairs
    verdict = f"{outcome.verdict} (machine too noisy: {outcome.noise:.2f})" if outcome.noisy else outcome.verdict
    ratio, goal = f"{outcome.ratio:.2f} × ({low:.2f}–{high:.2f})", f"{p.must:g} × / {p.aim:g} ×"
    if p.limit is not None:
        ratio, goal = f"p95 {outcome.p95:,.1f} {p.unit}", f"{p.limit:g} / {p.aim_limit:g} {p.unit}"
    return f"| {p.key} | {p.title} | {ours} {p.unit} | {p.reference}: {bare} {p.unit} | {ratio} | {goal} | {verdict} |"


HEAD = (
    "| | figure | ours: median (range) | reference: median (range) | ratio (pair by pair) | must / aim | |\n"
    "|---|---|---|---|---|---|---|"
)
