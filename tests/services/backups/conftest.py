"""What the tests of the backups share: states of a real office, and a clock that can be set."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from app.services.backups.states import State, Why, folder_of, make, states_in
from app.services.sqlite import connect

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def kept(services, path) -> Callable[..., State]:
    """Keeps a state of the office as it is: `kept(days=3)` three days ago."""

    def keep(why: Why = Why.TIME, days: float = 0) -> State:
        return make(path, why, NOW - timedelta(days=days))

    return keep


@pytest.fixture
def states(path) -> Callable[[], list[State]]:
    """The states there are now, the newest first."""
    return lambda: states_in(folder_of(path))


def flip(path, place: int = 9_000) -> None:
    """Let one bit of a file rot."""
    content = bytearray(path.read_bytes())
    content[place % len(content)] ^= 4
    path.write_bytes(content)


def misplace_a_link(path):
    """A fault that only a check finds."""
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("INSERT INTO person_skill (id, person_id, position, skill) VALUES ('a', 'gone', 0, 'EG')")
