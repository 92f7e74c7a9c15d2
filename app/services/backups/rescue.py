"""After a crash: a look at the office file, and what can be done when it is really damaged or gone."""

from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from app.services.backups.copies import check, is_whole
from app.services.backups.keeping import look_again
from app.services.backups.second_place import states_there
from app.services.backups.states import State, folder_of, states_in
from app.services.sqlite import connect


@dataclass(frozen=True)
class Offer:
    """The newest good state, and how many actions came after it: None where nobody can tell any more."""

    state: State
    lacking: int | None


def refuse_damaged(database: Path) -> None:
    """UserError when the file is damaged; to be called after a crash, before anything else opens it."""
    with suppress(FileNotFoundError):
        if database.stat().st_size and (problem := look_again(database)):
            raise problem


def offer(database: Path) -> Offer | None:
    """The newest state that is sound from the first byte to the last, here or at the second place; None without one."""
    states = [*states_in(folder_of(database)), *states_there(database)]
    for state in sorted(states, key=lambda one: one.number, reverse=True):
        if _is_sound(state):
            return Offer(state, _lacking(database, state))
    return None


def _is_sound(state: State) -> bool:
    try:
        return not check(state.path).problems and is_whole(state.path)
    except Exception:  # whatever is wrong with it, an older one may be well
        return False


def _lacking(database: Path, state: State) -> int | None:
    """How many actions the damaged file still tells of; None where even that cannot be read."""
    try:
        with closing(connect(database, writing=False)) as connection:
            return int(connection.execute("SELECT max(number) FROM operation").fetchone()[0] or 0) - state.actions
    except Exception:  # it is damaged, in whatever way
        return None
