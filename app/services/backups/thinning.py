"""Which states stay as they grow old: a pure rule over their times, and the question before good ones would go."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

ALL = timedelta(hours=48)
"""So long every state stays."""
OLDEST = timedelta(days=92)
"""Nothing stays longer, since what was erased lives on in it (GDPR Art. 17)."""
FEWEST = 3
"""So many of the newest stay, whatever their age."""
SHRUNK = 0.8
"""With less than this share of what there was before, somebody has to say that it is right."""
A_FEW = 5
"""A loss of fewer records is never asked about, as long as one is left."""


@dataclass(frozen=True)
class Dated:
    """A state for the rule: `number` tells the order in which they were made, `at` what the clock said (with zone)."""

    number: int
    at: datetime
    long: bool = False
    """Stays as long as anything may: the state before a migration."""


def kept(states: Sequence[Dated], now: datetime, zone: tzinfo | None = None) -> set[int]:
    """The numbers of the states that stay at `now`; days, weeks and months are those of `zone` (None: this computer's).

    All of 48 hours; then the newest of each of the last 14 days, 8 weeks and 3 months that have one; at most 92 days;
    and always the three newest.
    """
    ordered = _with_possible_times(sorted(states, key=lambda state: state.number, reverse=True), now)
    young = [state for state in ordered if now - state.at <= OLDEST]
    stay = {state.number for state in ordered[:FEWEST]}
    stay |= {state.number for state in young if state.long or now - state.at <= ALL}
    for period, most in _PERIODS:
        stay |= _newest_of_each(young, lambda at, period=period: period(at.astimezone(zone)), most)  # type: ignore[misc]
    return stay


_PERIODS: tuple[tuple[Callable[[datetime], Hashable], int], ...] = (
    (lambda at: at.date(), 14),
    (lambda at: at.isocalendar()[:2], 8),
    (lambda at: (at.year, at.month), 3),
)


def _newest_of_each(states: Sequence[Dated], period: Callable[[datetime], Hashable], most: int) -> set[int]:
    """The newest state of each of the last periods."""
    newest: dict[Hashable, int] = {}
    for state in states:
        newest.setdefault(period(state.at), state.number)
    return set(list(newest.values())[:most])


def _with_possible_times(states: Sequence[Dated], now: datetime) -> list[Dated]:
    """No state is from the future: one that says so was made before the next one, when the clock was wrong."""
    result, latest = [], now
    for state in states:
        latest = state.at if state.at <= now else latest
        result.append(Dated(state.number, latest, state.long))
    return result


def shrunk_from(total: int, before: Sequence[tuple[int, bool]]) -> int | None:
    """How many records there once were, when `total` is so much less that somebody should be asked; else None.

    `before` are the earlier states, the newest first: their records, and whether the user found that number right.
    """
    until = next((place for place, (_count, accepted) in enumerate(before) if accepted), len(before))
    most = max((count for count, _accepted in before[: until + 1]), default=0)
    lost = most - total
    return most if lost > 0 and (total == 0 or (lost > A_FEW and total < SHRUNK * most)) else None
