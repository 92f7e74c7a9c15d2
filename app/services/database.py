"""The one place that opens the database: safe settings, one transaction per action, an announcement after it."""

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, OperationalError, TimeoutError as PoolTimeout
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from app.errors import UserError
from app.services import history, search
from app.services.sqlite import WAIT, connect, driver
from app.text import _, storable

_MANY = 1_000
"""Changes in one transaction after which the database counts its tables anew, to choose the right index."""


@dataclass(frozen=True)
class Changes:
    """What one transaction did: entity names, row ids, and the operation that can be undone."""

    entities: frozenset[str]
    ids: frozenset[str]
    operation_id: str | None
    name: str
    undoes: str | None = None


@dataclass
class Action:
    """The running transaction's name and what it has changed so far; `undoable` False: it stays as it is done."""

    name: str
    undoable: bool = True
    undoes: str | None = None
    who: str = ""
    operation_id: str | None = None
    number: int = 0
    entities: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)


def name_action(session: Session, name: str) -> None:
    """Give the running transaction its name when that needs a record first; before the first flush."""
    session.info["action"].name = name


class OfficeSession(Session):
    """A session whose flushes write history and search text (`history.record`, `search.record`)."""


Listener = Callable[[Changes], None]


class Database:
    """An open office database. Reads go through `reading()`, every change through `transaction(name)`."""

    def __init__(self, target: str | Path, who: str = "", frozen: bool = False) -> None:
        self.path = None if "://" in str(target) else Path(target)
        self.frozen = frozen
        """Only to be looked at: every transaction is refused with one sentence."""
        self.who = who or _user_name()
        self._listeners: list[Listener] = []
        self._write = _engine(target, pool_size=1, writing=not frozen, frozen=frozen)
        self._read = _engine(target, pool_size=4, writing=False, frozen=frozen)

    @property
    def name(self) -> str:
        """How the status bar calls the database."""
        return self.path.stem if self.path else str(self._write.url.database)

    @property
    def dialect(self) -> str:
        """ "sqlite" or "postgresql"."""
        return self._write.dialect.name

    @contextmanager
    def transaction(self, name: str, *, undoable: bool = True, undoes: str | None = None) -> Iterator[Session]:
        """Commit the block under the German `name` and announce what changed; any exception rolls it back.

        Raises UserError for a full disk, a database used by another program, or one that cannot be written.
        """
        self.refuse_frozen()
        action = Action(name, undoable, undoes, self.who)
        made = OfficeSession(self._write, expire_on_commit=False, info={"action": action})
        with self._renewed(), made as session, session.begin():
            yield session
            if action.number >= _MANY:
                session.connection().exec_driver_sql("ANALYZE")
        if action.entities:
            self._announce(
                Changes(
                    frozenset(action.entities), frozenset(action.ids), action.operation_id, action.name, action.undoes
                )
            )

    def refuse_frozen(self) -> None:
        """UserError for a database that is open for looking only; before whatever would change it."""
        if self.frozen:
            raise UserError(
                "Dieses Büro ist nur zum Ansehen geöffnet; darin lässt sich nichts ändern und nichts ausgeben. Zum "
                "Arbeiten übernehmen Sie es bitte als neues Büro."
            )

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that only reads, with one consistent state for the block; may be used in any thread."""
        with self._renewed(), self._read.connect() as connection:
            yield connection

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Read whole records; they leave the block detached."""
        with self._renewed(), Session(self._read, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def _renewed(self) -> Iterator[None]:
        """Explain what fails, and go on with new connections where the medium did: one that met a fault may stay as it
        was then, unable to write, or hold a damaged file to be its own."""
        try:
            with _explained():
                yield
        except UserError as error:
            if isinstance(error.__cause__, DBAPIError):
                self._read.dispose()
                self._write.dispose()
            raise

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after each commit, in the thread that committed; the answer ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _announce(self, changes: Changes) -> None:
        for listener in list(self._listeners):
            listener(changes)

    def wipe(self) -> None:
        """Leave nothing of removed rows in the file and in its log (GDPR Art. 17); seconds for a large office.

        Removed rows are overwritten anyway; where the disk has no room to write the file anew, that must do.
        """
        if self.path:
            with suppress(UserError):
                self._outside_transactions("VACUUM")
            self._outside_transactions("PRAGMA wal_checkpoint(TRUNCATE)")

    def _outside_transactions(self, *statements: str) -> None:
        with _explained(), self._write.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            try:
                for statement in statements:
                    connection.exec_driver_sql(statement)
            finally:
                connection.exec_driver_sql("BEGIN")

    def rest(self) -> None:
        """Let go of every connection that nobody uses; the next use opens new ones, if the key is known then."""
        self._read.dispose()
        self._write.dispose()

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of it; where that fails, the log keeps everything."""
        if self.path and not self.frozen:
            with suppress(DBAPIError, UserError):
                self._outside_transactions("PRAGMA wal_checkpoint(TRUNCATE)")
        self._read.dispose()
        self._write.dispose()


def _user_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _engine(target: str | Path, pool_size: int, writing: bool, frozen: bool = False) -> Engine:
    if "://" in str(target):
        return create_engine(make_url(str(target)), pool_size=pool_size, hide_parameters=True, pool_pre_ping=True)
    engine = create_engine(
        "sqlite+pysqlite://",
        module=driver(),
        creator=lambda: connect(Path(target), writing, frozen=frozen),
        poolclass=QueuePool,
        pool_size=pool_size,
        pool_timeout=WAIT,
        max_overflow=0 if writing else 4,
        pool_use_lifo=True,  # the connection used last has the pages in its cache
        pool_reset_on_return=None,
        hide_parameters=True,
    )
    event.listen(
        engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
    )
    return engine


def raw_engine(path: Path) -> Engine:
    """A writing engine for one file, for migrations and copies."""
    return _engine(path, pool_size=1, writing=True)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except StaleDataError as error:
        raise UserError(
            "Der Eintrag wurde inzwischen an anderer Stelle geändert. Bitte öffnen Sie ihn noch einmal und "
            "wiederholen Sie Ihre Änderung."
        ) from error
    except PoolTimeout as error:
        raise UserError(
            "Im Programm läuft gerade noch eine längere Arbeit. Bitte warten Sie, bis sie fertig ist, und speichern "
            "Sie noch einmal."
        ) from error
    except DBAPIError as error:
        raise explained(error) from error


_SENTENCES = {
    "SQLITE_FULL": _(
        "Der Datenträger ist voll. Ihre letzte Änderung wurde nicht gespeichert, alles Frühere schon. "
        "Bitte schaffen Sie Platz und speichern Sie noch einmal."
    ),
    "SQLITE_BUSY": _(
        "Die Bürodatei wird gerade von einem anderen Programm benutzt. Bitte warten Sie einen "
        "Augenblick und versuchen Sie es noch einmal."
    ),
    "SQLITE_READONLY": _(
        "Die Bürodatei darf nicht beschrieben werden. Bitte prüfen Sie die Rechte der Datei und ihres Ordners."
    ),
    "SQLITE_CANTOPEN": _("Die Bürodatei ist nicht erreichbar. Bitte prüfen Sie, ob der Datenträger angeschlossen ist."),
    "SQLITE_IOERR": _(
        "Der Datenträger antwortet nicht richtig. Bitte prüfen Sie, ob er angeschlossen ist, und "
        "versuchen Sie es noch einmal."
    ),
    "SQLITE_NOTADB": _("Die Datei ist keine Bürodatei von Helferkreis. Bitte wählen Sie eine andere."),
    "SQLITE_CORRUPT": _(
        "Die Bürodatei ließ sich nicht lesen. Bitte prüfen Sie, ob der Datenträger angeschlossen "
        "ist, und starten Sie das Programm neu."
    ),
}


def explained(error: DBAPIError) -> Exception:
    """The sentence for a failure of the medium; any other database error is ours and stays what it is."""
    name = getattr(error.orig, "sqlite_errorname", "") or ""
    if "locked" in str(error.orig):
        name = "SQLITE_BUSY"
    if isinstance(error, OperationalError) and not name:
        name = "SQLITE_CANTOPEN" if "unable to open" in str(error.orig) else name
    sentence = next((text for start, text in _SENTENCES.items() if name.startswith(start)), None)
    return UserError(sentence) if sentence else error


@event.listens_for(OfficeSession, "before_flush")
def _before_flush(session: Session, _context: Any, _instances: Any) -> None:
    for instance in (*session.new, *session.dirty):
        _make_storable(instance)
    search.keep_sort_keys(session)


def _make_storable(instance: Any) -> None:
    for key, value in list(vars(instance).items()):
        if value.__class__ is str and (taken := storable(value)) != value:
            setattr(instance, key, taken)


@event.listens_for(OfficeSession, "after_flush")
def _after_flush(session: Session, _context: Any) -> None:
    history.record(session)
    search.record(session)
