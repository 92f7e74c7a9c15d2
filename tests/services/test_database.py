"""The database keeps what it was given, whatever happens around it."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from app.errors import UserError
from app.models import Person, Task
from app.services.database import Database
from app.services.opening import open_services
from tests.versioned import ForgottenVersionError

FULL = """
import resource, signal, sys
from app.errors import UserError
from app.services.opening import open_services
services = open_services(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    for number in range(2_000):
        services.people.save(None, {"last_name": f"Muster {number}", "notes": "x" * 2_000})
        print(number, flush=True)
except UserError as error:
    print(error, flush=True)
services.close()
"""


def pragma(database: Database, name: str) -> object:
    with database.transaction("Prüfung") as session:
        return session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1), ("trusted_schema", 0),
        ("cell_size_check", 1), ("temp_store", 2), ("mmap_size", 0),
    ],
)  # fmt: skip
def test_the_database_is_opened_safely(database, name, value):
    assert pragma(database, name) == value


def test_readings_cannot_write(database):
    with pytest.raises(Exception, match="nicht beschrieben"), database.reading() as connection:
        connection.execute(insert(Person).values(last_name="Ott"))


def test_a_change_is_there_after_opening_again(path):
    first = open_services(path)
    identity = first.people.save(None, {"last_name": "Ott"})
    first.close()
    again = open_services(path)
    assert again.people.get(identity).last_name == "Ott"
    again.close()


def test_nothing_is_left_beside_a_closed_database(path):
    services = open_services(path)
    services.people.save(None, {"last_name": "Ott"})
    services.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_an_exception_rolls_everything_back(services, database):
    with pytest.raises(ZeroDivisionError), database.transaction("Halb") as session:
        session.add(Person(last_name="Ott"))
        session.flush()
        raise ZeroDivisionError
    assert services.people.count() == 0


def test_a_reading_sees_one_state(services, database, katja):
    with database.reading() as connection:
        before = connection.execute(select(Person.city)).scalar()
        services.people.save(katja.id, {"city": "Tamm"})
        assert connection.execute(select(Person.city)).scalar() == before


def test_two_writers_lose_nothing(path):
    offices = [open_services(path) for _number in range(2)]

    def write(number: int) -> None:
        for count in range(20):
            offices[number].people.save(None, {"last_name": f"Muster {number} {count}"})

    threads = [threading.Thread(target=write, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert offices[0].people.count() == 40
    for office in offices:
        office.close()


def test_a_counter_raised_by_two_writers_loses_no_step(path):
    offices = [open_services(path) for _number in range(2)]
    identity = offices[0].people.save(None, {"last_name": "Ott", "birth_year": 0})

    def count(database: Database) -> None:
        for _number in range(20):
            with database.transaction("Zählen") as session:
                session.get_one(Person, identity).birth_year += 1

    threads = [threading.Thread(target=count, args=(office.database,)) for office in offices]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert offices[0].people.get(identity).birth_year == 40
    for office in offices:
        office.close()


def test_a_record_changed_under_an_open_hand_is_not_overwritten(path, database, katja):
    other = open_services(path)
    with database.session() as session:
        held = session.get_one(Person, katja.id)
    other.people.save(katja.id, {"city": "Tamm"})
    held.city = "Asperg"
    with pytest.raises(UserError, match="inzwischen an anderer Stelle"), database.transaction("Spät") as session:
        session.add(held)
    assert other.people.get(katja.id).city == "Tamm"
    other.close()


def test_a_change_during_a_long_one_is_told_to_wait(path, monkeypatch):
    monkeypatch.setattr("app.services.database.WAIT", 0.2)
    services = open_services(path)
    with services.database.transaction("Lange Arbeit") as session:
        session.add(Person(last_name="Ott"))
        session.flush()
        with pytest.raises(UserError, match="noch eine längere Arbeit"):
            services.people.save(None, {"last_name": "Pohl"})
    services.close()


def test_a_commit_is_announced_with_what_changed(services, katja):
    heard = []
    services.subscribe(heard.append)
    services.people.save(katja.id, {"city": "Tamm"})
    assert (heard[0].name, heard[0].entities) == ("Person geändert: Katja Böhringer", {"Person"})
    assert katja.id in heard[0].ids


def test_the_announcement_comes_after_the_commit(services, katja):
    heard = []
    services.subscribe(lambda _changes: heard.append(services.people.get(katja.id).city))
    services.people.save(katja.id, {"city": "Tamm"})
    assert heard == ["Tamm"]


def test_a_child_row_is_announced_with_its_record(services, katja):
    heard = []
    services.subscribe(heard.append)
    services.people.save(katja.id, {"languages": ["Dari"]})
    assert katja.id in heard[0].ids


def test_what_was_rolled_back_is_not_announced(services, database):
    heard = []
    services.subscribe(heard.append)
    with pytest.raises(ZeroDivisionError), database.transaction("Halb") as session:
        session.add(Person(last_name="Ott"))
        session.flush()
        raise ZeroDivisionError
    assert heard == []


def test_an_ended_subscription_hears_nothing(services, katja):
    heard = []
    services.subscribe(heard.append)()
    services.people.save(katja.id, {"city": "Tamm"})
    assert heard == []


def test_a_record_that_others_point_to_is_not_wiped_out(services, database, katja):
    with pytest.raises(Exception, match="FOREIGN KEY"), database.transaction("Löschen") as session:
        session.delete(session.get_one(Person, katja.id))
    assert services.people.count() == 1


def test_another_database_address_makes_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModuleNotFoundError):
        Database("postgresql+psycopg://office@localhost/helferkreis")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("spare", [200_000, 600_000])
def test_a_full_disk_is_said_and_loses_nothing(path, spare):
    command = [sys.executable, "-c", FULL, str(path), str(path.stat().st_size + spare)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120)
    *saved, sentence = done.stdout.splitlines()
    assert "Datenträger" in sentence, done.stderr
    again = open_services(path)
    assert again.people.count() == len(saved) > 0
    again.close()


def test_a_bulk_update_that_raises_the_version_is_seen_by_others(services, database, katja):
    statement = update(Person).where(Person.id == katja.id).values(city="Tamm", version=Person.version + 1)
    with database.transaction("Masse") as session:
        session.execute(statement)
    assert services.people.get(katja.id).version == katja.version + 1


def test_a_bulk_update_that_forgets_the_version_is_found_by_every_test(services, database, katja):
    statement = update(Person).where(Person.id == katja.id).values(city="Tamm")
    with pytest.raises(ForgottenVersionError), database.transaction("Masse") as session:
        session.execute(statement)
    assert services.people.get(katja.id).city != "Tamm"


def test_a_statement_past_the_models_is_found_as_well(database):
    with pytest.raises(ForgottenVersionError), database.transaction("Masse") as session:
        session.connection().exec_driver_sql("UPDATE person SET city = 'Tamm'")


def test_a_task_without_a_record_hangs_on_nothing(services):
    services.tasks.add(None, {"title": "Post holen"})
    assert services.tasks.all(Task.subject_id.is_(None))[0].title == "Post holen"
