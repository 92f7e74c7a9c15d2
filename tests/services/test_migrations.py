"""A database moves forward as a whole or not at all."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from app.errors import UserError
from app.models import Event, EventKind
from app.models.base import Base
from app.services.backups.restoring import restore
from app.services.backups.states import Why, make
from app.services.database import raw_engine
from app.services.migrations import steps
from app.services.opening import open_services
from app.services.sqlite import APPLICATION_ID, connect
from app.services.visits.following import first_visit_id
from app.text import fold
from tests.reliability.offices import of_version, whole

ROOT = Path(__file__).parents[2]
STEP = '''"""One step more."""
import sqlalchemy as sa
from alembic import op
revision = "9001"
down_revision = "{before}"
branch_labels = depends_on = None
def upgrade() -> None:
    op.add_column("person", sa.Column("hobby", sa.String(80)))
    op.create_table("hobby", sa.Column("id", sa.String(32), primary_key=True))
    {then}
'''
KILLED = """
import sys
from pathlib import Path
from app.services.migrations import steps
steps._SCRIPTS = Path(sys.argv[2])
steps.migrate(Path(sys.argv[1]))
"""


def tables(path: Path) -> set[str]:
    with closing(connect(path)) as connection:
        return {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}


def version(path: Path) -> int:
    with closing(connect(path)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


@pytest.fixture
def next_step(tmp_path, monkeypatch):
    """Makes a program that knows one step more: `next_step("raise RuntimeError")` gives the folder of its steps."""

    def write(then: str) -> Path:
        scripts = tmp_path / "newer"
        shutil.copytree(Path(steps.__file__).parent, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        step = STEP.format(before=steps.head(), then=then)
        (scripts / "versions" / "9001_hobby.py").write_text(step, encoding="utf-8")
        monkeypatch.setattr(steps, "_SCRIPTS", scripts)
        return scripts

    return write


def _ours(name: str | None, _kind: str, _parents: object) -> bool:
    return not (name or "").startswith("search_index")


def test_models_and_migrations_agree(path):
    engine = raw_engine(path)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _ours, "compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_a_new_database_knows_whose_it_is(path):
    with closing(connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert version(path) == int(steps.head())


def test_a_new_database_is_for_its_owner_only(path):
    assert path.stat().st_mode & 0o077 == 0 or os.name != "posix"


def test_a_database_is_never_made_over_another(path):
    before = path.read_bytes()
    with pytest.raises(UserError, match="gibt es schon"):
        steps.create(path)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "Datei").touch()
    with pytest.raises(UserError, match="keine Bürodatei angelegt"):
        steps.create(tmp_path / "Datei" / "Büro.db")


def test_an_old_database_moves_forward_when_it_is_opened(path, next_step):
    next_step("pass")
    open_services(path).close()
    assert "hobby" in tables(path)
    assert version(path) == 9001


def test_the_planner_knows_every_index_after_a_step(sample, next_step):
    path = sample.database.path
    sample.close()
    next_step("op.drop_index('ix_person_order'); op.create_index('ix_person_order', 'person', ['deleted_at', 'id'])")
    steps.migrate(path)
    with closing(connect(path)) as connection:
        assert connection.execute("SELECT 1 FROM sqlite_stat1 WHERE idx = 'ix_person_order'").fetchone()


def test_the_old_state_is_kept_beside_it(path, next_step):
    next_step("pass")
    copy = steps.migrate(path)
    assert "hobby" not in tables(copy)


def test_an_older_backup_moves_forward_when_it_comes_back(path, next_step):
    state = make(path, Why.HAND)
    next_step("pass")
    restore(state.path, path)
    assert "hobby" in tables(path) and "hobby" not in tables(state.path)
    assert version(path) == 9001


def test_the_records_come_along(path, services, next_step):
    identity = services.people.save(None, {"last_name": "Ott"})
    services.close()
    next_step("pass")
    again = open_services(path)
    assert again.people.get(identity).last_name == "Ott"
    again.close()


def test_a_table_that_others_point_to_can_be_made_anew(sample, next_step):
    next_step(
        "with op.batch_alter_table('person', recreate='always') as made: made.add_column(sa.Column('a', sa.Text()))"
    )
    before = sample.people.count()
    sample.close()
    again = open_services(sample.database.path)
    assert before and again.people.count() == before
    again.close()


def test_a_step_that_fails_halfway_changes_nothing(path, next_step):
    before = tables(path), version(path)
    next_step("raise RuntimeError('halfway')")
    with pytest.raises(RuntimeError, match="halfway"):
        steps.migrate(path)
    assert (tables(path), version(path)) == before


def test_a_step_that_breaks_links_is_rolled_back(path, next_step):
    next_step(
        "op.execute(\"INSERT INTO person_skill (id, person_id, position, skill) VALUES ('a', 'gone', 0, 'Nähen')\")"
    )
    with pytest.raises(RuntimeError, match="point nowhere"):
        steps.migrate(path)
    assert "hobby" not in tables(path)


def kill_in_the_middle(path: Path, scripts: Path, ready: Path) -> None:
    """Migrate in another process, and kill it while the step sleeps."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    child = subprocess.Popen([sys.executable, "-c", KILLED, str(path), str(scripts)], env=environment)
    while not ready.exists():
        assert child.poll() is None, "the child ended before its step began"
        time.sleep(0.05)
    child.send_signal(signal.SIGKILL)
    child.wait()


@pytest.fixture
def killed(path, next_step, tmp_path):
    """A database whose migration was killed in the middle; what was in it before."""
    before, ready = (tables(path), version(path)), tmp_path / "ready"
    sleep = (
        f"from pathlib import Path; import time; r = Path({str(ready)!r}); r.exists() or (r.touch(), time.sleep(60))"
    )
    kill_in_the_middle(path, next_step(sleep), ready)
    return before


def test_a_killed_migration_leaves_the_old_state(path, killed):
    assert (tables(path), version(path)) == killed


def test_after_a_killed_migration_the_next_one_goes_through(path, killed):
    open_services(path).close()
    assert version(path) == 9001


def test_rooms_that_a_house_named_become_records(sample, tmp_path):
    sample.database.close()
    old = of_version(tmp_path / "alt" / "Büro.db", 8, sample.database.path)
    before = whole(old)["room"]
    now = open_services(old)
    rooms = now.crud("Room").all()
    now.close()
    assert sorted(room.name for room in rooms) == sorted(before["name"])
    assert {(room.version, room.sort_key == fold(room.name)) for room in rooms} == {(1, True)}


def test_a_house_still_names_its_rooms_after_the_step(sample, tmp_path):
    house = next(one for one in sample.shelters.all() if one.rooms)
    sample.database.close()
    now = open_services(of_version(tmp_path / "alt" / "Büro.db", 8, sample.database.path))
    assert now.shelters.get(house.id).rooms == house.rooms
    now.close()


def _old_office_with_visits(sample, tmp_path) -> tuple[Path, dict[str, str]]:
    """An office whose visits are events only, and which event has which house."""
    wanted = (Event.kind == EventKind.VISIT, Event.shelter_id.is_not(None), Event.series_id.is_(None))
    events = {event.id: event.shelter_id for event in sample.events.all(*wanted)}
    sample.database.close()
    old = of_version(tmp_path / "alt" / "Büro.db", 9, sample.database.path)
    with closing(connect(old)) as connection:
        connection.execute("DELETE FROM visit")
        connection.commit()
    return old, events


def test_visits_of_an_older_calendar_become_records(sample, tmp_path):
    old, events = _old_office_with_visits(sample, tmp_path)
    now = open_services(old)
    made = {visit.event_id: (visit.id, visit.shelter_id, visit.caption) for visit in now.visits.all()}
    days = {event.id: event.start for event in now.events.all()}
    now.close()
    assert made and made == {
        event: (first_visit_id(event), house, f"Besuch am {days[event]:%d.%m.%Y}") for event, house in events.items()
    }


def test_a_house_of_an_older_calendar_counts_as_visited(sample, tmp_path):
    old, events = _old_office_with_visits(sample, tmp_path)
    now = open_services(old)
    today = date.today()
    past = {event.shelter_id for event in now.events.all() if event.id in events and event.start.date() <= today}
    visited = {house.id for house in now.shelters.all() if house.visited_on}
    now.close()
    assert past and visited == past


def test_a_visit_that_is_a_record_stays_the_only_one_of_its_event(sample, tmp_path):
    before = {visit.id for visit in sample.visits.all()}
    sample.database.close()
    now = open_services(of_version(tmp_path / "alt" / "Büro.db", 9, sample.database.path))
    assert {visit.id for visit in now.visits.all()} == before
    now.close()
