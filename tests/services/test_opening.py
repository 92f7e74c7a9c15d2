"""A file that is no usable database is answered in one German sentence, and stays as it is."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import UserError
from app.services import opening
from app.services.database import connect
from app.services.opening import open_services


def refused(path: Path) -> str:
    """The sentence that opening ends with; the file and its folder must stay what they were."""
    before = {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(UserError) as told:
        open_services(path)
    assert {file: file.read_bytes() for file in path.parent.iterdir() if file.is_file()} == before
    return str(told.value)


def test_an_empty_file_is_not_taken_for_a_database(tmp_path):
    (tmp_path / "Büro.db").touch()
    assert "ist leer" in refused(tmp_path / "Büro.db")


def test_a_missing_file_is_not_made(tmp_path):
    assert "gibt es nicht" in refused(tmp_path / "Büro.db")


def test_a_folder_is_not_a_database(tmp_path):
    (tmp_path / "Büro.db").mkdir()
    assert "ist ein Ordner" in refused(tmp_path / "Büro.db")


@pytest.mark.parametrize("content", [b"Hallo", b"PK\x03\x04" + bytes(5_000), b"SQLite format 3\x00" + bytes(50)])
def test_any_other_file_is_left_alone(tmp_path, content):
    (tmp_path / "Büro.db").write_bytes(content)
    assert "keine Bürodatei von Helferkreis" in refused(tmp_path / "Büro.db")


def test_the_database_of_another_program_is_left_alone(tmp_path):
    with closing(sqlite3.connect(tmp_path / "Büro.db")) as foreign:
        foreign.execute("CREATE TABLE person (name)")
    assert "keine Bürodatei von Helferkreis" in refused(tmp_path / "Büro.db")


def test_a_newer_database_is_left_alone(path):
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA user_version=9999")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert "neueren Fassung" in refused(path)


def test_a_cut_off_database_is_told(path):
    content = path.read_bytes()
    path.write_bytes(content[:5_000])
    assert str(path) in refused(path)


def test_a_database_used_by_somebody_else_is_told(path, monkeypatch):
    monkeypatch.setattr("app.services.database.WAIT", 0.2)
    with closing(connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="von einem anderen Programm benutzt"):
            open_services(path)
        other.execute("ROLLBACK")


@pytest.fixture
def powerless(empty_path) -> Iterator[Path]:
    """A database that this process may read but not write, even when it runs as root."""
    folder = Path(tempfile.mkdtemp())
    file = Path(shutil.copy(empty_path, folder / "Büro.db"))
    file.chmod(0o444)
    folder.chmod(0o555)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65_534)
    yield file
    os.seteuid(user)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_database_that_may_not_be_written_is_told(powerless):
    assert "darf nicht beschrieben werden" in refused(powerless)


def test_a_second_opening_sees_the_same_office(path, services):
    second = open_services(path)
    services.people.save(None, {"last_name": "Ott"})
    assert second.people.count() == 1
    second.close()


def test_an_address_of_a_file_is_its_path(path):
    services = open_services(f"sqlite:///{path}")
    assert services.database.path == path
    services.close()


def test_the_usual_place_is_in_the_users_own_folder():
    assert opening.default_path().name == "Helferkreis.db"
    assert opening.default_path().is_absolute()


STRANGE = {
    "ein Auslöser": "CREATE TRIGGER spy AFTER UPDATE ON person BEGIN UPDATE person SET notes = 'x'; END",
    "eine Ansicht": "CREATE VIEW volunteers AS SELECT * FROM person",
    "eine Tabelle": "CREATE TABLE gathered (name)",
    "eine Spalte": "ALTER TABLE person ADD COLUMN hobby",
    "eine gerechnete Spalte": "ALTER TABLE person ADD COLUMN size AS (length(notes))",
    "ein Suchindex": "CREATE VIRTUAL TABLE spy USING fts5(text)",
    "weniger Spalten": "ALTER TABLE person DROP COLUMN notes",
    "ein fehlender Auslöser": "DROP TRIGGER search_entry_changed",
    "eine Ansicht statt der Tabelle": "ALTER TABLE draft RENAME TO own; CREATE VIEW draft AS SELECT * FROM own",
}


@pytest.mark.parametrize("change", STRANGE.values(), ids=list(STRANGE))
def test_a_database_rebuilt_by_another_program_is_left_alone(path, change):
    with closing(connect(path)) as connection:
        connection.executescript(change)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert "von einem anderen Programm umgebaut" in refused(path)


def test_a_trigger_under_the_name_of_ours_is_seen(path):
    with closing(connect(path)) as connection:
        connection.executescript("DROP TRIGGER search_entry_changed; CREATE TRIGGER search_entry_changed AFTER UPDATE "
                                 "ON search_entry BEGIN DELETE FROM person; END")  # fmt: skip
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert "search_entry_changed" in refused(path)


def test_a_trigger_in_an_older_database_is_seen_before_it_moves_forward(path):
    with closing(connect(path)) as connection:
        connection.executescript(f"{STRANGE['ein Auslöser']}; PRAGMA user_version=1")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert "spy" in refused(path)
