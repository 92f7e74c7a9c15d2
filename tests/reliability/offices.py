"""Offices to be disturbed, plain and protected, of every age; and what one can see of them afterwards."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config

from app.models import VolunteerStatus
from app.services.backups.states import Why, make
from app.services.database import raw_engine
from app.services.keys import changing, slots
from app.services.migrations import steps
from app.services.migrations.steps import create
from app.services.opening import open_services
from app.services.sqlite import APPLICATION_ID, connect

OLD_PASSPHRASE = "Mantel Löffel Wolke Garten Knopf"
PASSPHRASE = "Birne Lampe Regen Tasche Zug"
NEW_PASSPHRASE = "Kanne Wiese Brille Schuh Dach"
CHEAP = slots.Cost(2**4)
"""A derivation that does not take half a second; only a program with the same low demand opens such slots."""
_UNTOLD = ("before", "after", "summary", "state", "at", "id", "run", "columns", "number", "sql", "sha256")
"""Columns that hold ids or instants, which are others each time."""
_INNER = ("search_index_", "sqlite_stat", "alembic_version")
"""Tables that SQLite or Alembic keep for themselves."""


@contextmanager
def cheap_keys() -> Iterator[None]:
    """Let this process make and open slots of little cost."""
    before, slots.COST = slots.COST, CHEAP
    try:
        yield
    finally:
        slots.COST = before


def an_office(path: Path, protected: bool, people: int = 8) -> Path:
    """An office with some people, a change that can be undone, and one kept state from before that change."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if protected:
        changing.begin(path, changing.prepare(OLD_PASSPHRASE))
    create(path)
    services = open_services(path, who="Kim")
    for number in range(people):
        values = {"first_name": "Kim", "last_name": f"Person {number}", "status": VolunteerStatus.ACTIVE}
        services.people.save(None, {**values, "languages": ["Arabisch", f"Sprache {number}"]})
    make(path, Why.START)
    if protected:
        changing.change_passphrase(path, OLD_PASSPHRASE, PASSPHRASE)
    services.people.change_all(services.people.ids(), {"city": "Ludwigsburg"}, "Ort")
    services.close()
    return path


def of_version(path: Path, version: int, source: Path) -> Path:
    """What a program of an earlier schema has made, with the records of the office at `source`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connect(path, create=True).close()
    engine = raw_engine(path)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(steps.__file__).parent))
        config.attributes["connection"] = connection
        command.upgrade(config, f"{version:04d}")
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={version}")
    engine.dispose()
    with closing(connect(path)) as connection:
        _fill(connection, source)
    return path


def _fill(connection: Any, source: Path) -> None:
    connection.execute("ATTACH DATABASE ? AS source", (str(source),))
    connection.execute("PRAGMA foreign_keys=OFF")
    for table in _tables(connection):
        there = set(_columns(connection, table, "source"))
        if not there:
            continue
        wanted = {name: f'"{name}"' if name in there else "''" for name in _columns(connection, table)}
        names, values = ", ".join(f'"{name}"' for name in wanted), ", ".join(wanted.values())
        connection.execute(f'INSERT INTO main."{table}" ({names}) SELECT {values} FROM source."{table}"')


def seen(path: Path) -> dict[str, list[Any]]:
    """The rows of an office without ids and instants, so that two ways to the same state look the same."""
    with closing(connect(path, writing=False)) as connection:
        connection.execute("BEGIN")
        return {table: _rows(connection, table) for table in _tables(connection)}


def whole(path: Path) -> dict[str, dict[str, list[Any]]]:
    """All values of an office by table and column; the word for what a migration may not touch."""
    with closing(connect(path, writing=False)) as connection:
        tables = {table: _columns(connection, table) for table in _tables(connection)}
        return {
            table: {name: [row[0] for row in connection.execute(f'SELECT "{name}" FROM "{table}" ORDER BY rowid')]
                    for name in names}
            for table, names in tables.items()
        }  # fmt: skip


def _rows(connection: Any, table: str) -> list[Any]:
    names = [name for name in _columns(connection, table) if name not in _UNTOLD and not name.endswith(("_id", "_at"))]
    names = [name for name in names if name not in ("undoes", "undone_by")]
    wanted = ", ".join(f'"{name}"' for name in names) or "1"
    return sorted(connection.execute(f'SELECT {wanted} FROM "{table}"').fetchall(), key=repr)


def _tables(connection: Any) -> list[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name")
    return [row[0] for row in rows if not row[0].startswith(_INNER) and row[0] != "search_index"]


def _columns(connection: Any, table: str, schema: str = "main") -> list[str]:
    return [row[1] for row in connection.execute(f'PRAGMA {schema}.table_info("{table}")')]
