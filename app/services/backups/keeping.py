"""Backups without asking: a state when something has changed, the second place, thinning, and what went wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from sqlalchemy import select

from app.errors import UserError
from app.models import Office
from app.services.backups import second_place
from app.services.backups.copies import Contents, NotSound, check, checksum_holds, contents, error_name
from app.services.backups.second_place import Place
from app.services.backups.states import State, Why, accept, folder_of, make, orphans, remove, states_in
from app.services.backups.thinning import FEWEST, OLDEST, Dated, kept, shrunk_from
from app.services.database import Database
from app.services.invented import invented


@dataclass(frozen=True)
class News:
    """How it stands: the newest good state, and what somebody should know, as sentences or figures."""

    state: State | None = None
    problem: str = ""
    """Why the last try failed."""
    shrunk_from: int | None = None
    """How many records there once were, while nobody has said that so few are right; nothing is thinned out then."""
    place: Place | None = None
    place_problem: str = ""
    bare: int = 0
    """How many states at the second place have no protection although the office has."""


AT_ONCE = 3
"""States at the second place that are encrypted along with a copy there: a stick may take ten seconds for each."""


class Backups:
    """The states of one open office. Everything here may take a second: never call it in the window's own thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = Lock()
        self._listeners: list[Callable[[News], None]] = []

    @property
    def path(self) -> Path | None:
        """The office's file; None for an office on a server, which keeps its own backups."""
        return self._database.path

    @property
    def automatic(self) -> bool:
        """Whether states are kept without asking: of every office in a file that is not the sample."""
        if self.path is None or self._database.frozen:
            return False
        with self._database.session() as session:
            office = session.scalars(select(Office.id)).first()
        return office is None or not invented(office)

    def subscribe(self, listener: Callable[[News], None]) -> Callable[[], None]:
        """Call `listener` after every try, in the thread that made it; the answer ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def states(self) -> list[State]:
        """The states that are kept, the newest first."""
        return states_in(folder_of(self.path)) if self.path else []

    def keep(self, why: Why) -> News:
        """Keep a state if anything has changed since the last one, and fill the second place; never raises for a medium
        that is full, slow or gone, since work goes on without a backup."""
        return self._tell(self._try(why)) if self.automatic else News()

    before = keep
    """To be called before what changes much: an import, a change to many, a deletion, a new passphrase."""

    def fill_place(self) -> News | None:
        """Bring the newest state to the second place when that has come back; None when there is nothing to do."""
        states, place = self.states(), second_place.place_of(self.path) if self.path else None
        if self.path is None or place is None or not states or place.number >= states[0].number:
            return None
        return self._tell(self._after(self.path)) if second_place.is_there(place, self.path) else None

    def make(self) -> State:
        """Keep a state because the user says so; UserError when that fails."""
        if self.path is None:
            raise UserError("Das geht nur mit einer Bürodatei. Für den Server gibt es dessen eigene Werkzeuge.")
        self._database.refuse_frozen()
        with self._lock:
            state = make(self.path, Why.HAND)
        self._tell(self._after(self.path))
        return state

    def accept(self) -> News:
        """Take the size of the newest state as right, and thin out again."""
        if newest := next(iter(self.states()), None):
            accept(newest)
        return self._tell(self._after(self.path)) if self.path else News()

    def choose_place(self, folder: Path) -> News:
        """Take a folder as second place and bring the newest state there; UserError where it cannot be written."""
        assert self.path is not None  # only an office in a file has states to bring
        second_place.choose(self.path, folder)
        return self._tell(self._after(self.path))

    def protect_place(self) -> News:
        """Encrypt all states at the second place that are not; UserError where there is no room for that."""
        assert self.path is not None
        with self._lock:
            second_place.protect_there(self.path)
        return self._tell(self._after(self.path))

    def leave_place(self) -> News:
        """Have no second place any more; what lies there stays."""
        assert self.path is not None
        second_place.forget(self.path)
        return self._tell(self._after(self.path))

    def news(self) -> News:
        """How it stands, without doing anything."""
        return standing(self.path) if self.path else News()

    def _try(self, why: Why) -> News:
        path = self.path
        assert path is not None
        with self._lock:
            try:
                newest = next(iter(states_in(folder_of(path))), None)
                if newest is None or _differs(contents(path), newest):
                    make(path, why)
            except Exception as error:
                return News(next(iter(self.states()), None), _sentence(error, path), place=second_place.place_of(path))
            return self._after(path, 0 if why is Why.EXIT else AT_ONCE)

    def _after(self, path: Path, most: int = AT_ONCE) -> News:
        """Thin out, unless too much is missing all at once, fill the second place, and protect what lies there."""
        states, now = states_in(folder_of(path)), datetime.now(UTC)
        shrunk, problem = _shrunk_from(states), ""
        try:
            if shrunk is None:
                thin(folder_of(path), now)
            place = second_place.bring(path, states[0], now) if states else second_place.place_of(path)
            if shrunk is None and (there := second_place.folder_there(path)):
                thin(there, now)
            second_place.protect_there(path, most)
        except (UserError, OSError) as error:
            place, problem = second_place.place_of(path), _sentence(error, path)
        bare = len(second_place.bare_there(path))
        return News(next(iter(states), None), "", shrunk, place, problem, bare)

    def _tell(self, news: News) -> News:
        for listener in list(self._listeners):
            listener(news)
        return news


def standing(path: Path) -> News:
    """How it stands with the backups of an office file, open or not."""
    states = states_in(folder_of(path))
    bare = len(second_place.bare_there(path))
    return News(next(iter(states), None), "", _shrunk_from(states), second_place.place_of(path), bare=bare)


def _differs(present: Contents, state: State) -> bool:
    known = (state.schema, state.rows, state.living, state.actions)
    return (present.schema, present.rows, present.living, present.actions) != known


def _shrunk_from(states: list[State]) -> int | None:
    if not states or states[0].accepted:
        return None
    return shrunk_from(states[0].total, [(state.total, state.accepted) for state in states[1:]])


def thin(folder: Path, now: datetime) -> None:
    """Remove the states that nobody needs any more; those that everything would rest on are read again first."""
    states = _sound(states_in(folder))
    stay = kept([Dated(state.number, state.at, state.why is Why.MIGRATION) for state in states], now)
    for state in states:
        if state.number not in stay:
            remove(state)
    for path in orphans(folder, now - OLDEST):
        path.unlink(missing_ok=True)


def _sound(states: list[State]) -> list[State]:
    """The states without those among the newest whose bytes have changed, so that the newest three are good ones."""
    result: list[State] = []
    for state in states:
        if len(result) >= FEWEST or checksum_holds(state.path):
            result.append(state)
    return result if len(result) > FEWEST else []


def _sentence(error: Exception, path: Path) -> str:
    """What to tell about a failure; a database is called damaged only after it was opened again and read through."""
    if isinstance(error, NotSound):
        return str(look_again(path) or error)
    if isinstance(error, UserError):
        return str(error)
    if not isinstance(error, OSError) and not error_name(error):
        raise error
    return str(look_again(path) or _failed(path))


def look_again(path: Path) -> UserError | None:
    """Open a database anew and read all of it: the sentence when it is really damaged, None when it is sound or gone.

    A stick that was pulled looks damaged to the connection that was open, and to no other.
    """
    try:
        problems = check(path).problems
    except Exception as error:
        if isinstance(error, UserError) or error_name(error):
            return None
        raise
    if not problems:
        return None
    return UserError(
        "Die Bürodatei {name} hat Schäden. Bitte holen Sie über „Datei › Sicherungen“ den letzten guten Stand zurück.",
        name=path.name,
    )


def _failed(path: Path) -> UserError:
    return UserError(
        "Gerade ließ sich keine Sicherung anlegen. Bitte prüfen Sie, ob der Datenträger von {path} angeschlossen ist.",
        path=path,
    )
