"""A program killed while it erases leaves the old state or the new one, and the next try goes through."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.models import ErasureWay
from app.services.opening import open_services
from app.services.privacy.erasing import Wanted, erase, erasure_list, write_list
from tests.privacy.conftest import CANARY, traces

ROOT = Path(__file__).parents[2]
CHILD = """
import sys, time
from pathlib import Path
from app.models import ErasureWay
from app.services import {module}
from app.services.opening import open_services
from app.services.privacy.erasing import Wanted, erase
def wait(*_arguments):
    Path(sys.argv[3]).touch()
    time.sleep(60)
{module}.{name} = wait
erase(open_services(sys.argv[1]), [Wanted("Person", sys.argv[2], ErasureWay.ANONYMISED)], "Gelöscht")
"""
IN_THE_MIDDLE, AFTER_THE_COMMIT = ("search", "forget"), ("database", "Database.wipe")


@pytest.fixture
def killed(services, kim, tmp_path_factory):
    """Erases in another process and kills it at a place; gives the office as the next start finds it."""
    services.close()
    opened = []

    def kill(module: str, name: str):
        ready = tmp_path_factory.mktemp("ready") / "ready"
        script = CHILD.format(module=module, name=name)
        arguments = (sys.executable, "-c", script, str(services.database.path), kim, str(ready))
        child = subprocess.Popen(arguments, env={**os.environ, "PYTHONPATH": str(ROOT)})
        while not ready.exists():
            assert child.poll() is None, "the child ended before it was killed"
            time.sleep(0.02)
        child.kill()
        child.wait()
        opened.append(open_services(services.database.path))
        return opened[0]

    yield kill
    for office in opened:
        office.close()


def test_killed_in_the_middle_everything_is_as_before(killed, kim):
    again = killed(*IN_THE_MIDDLE)
    assert (again.people.ids(), again.people.get(kim).first_name) == ([kim], f"{CANARY}a")


def test_after_that_the_next_try_goes_through(killed, kim):
    again = killed(*IN_THE_MIDDLE)
    erase(again, [Wanted("Person", kim, ErasureWay.ANONYMISED)], "Gelöscht")
    assert traces(again) == []


def test_killed_after_the_commit_the_person_is_gone(killed):
    assert killed(*AFTER_THE_COMMIT).people.ids() == []


def test_closing_then_leaves_no_trace(killed):
    again = killed(*AFTER_THE_COMMIT)
    again.close()
    assert traces(again) == []


def test_the_next_start_completes_the_list(killed, kim):
    again = killed(*AFTER_THE_COMMIT)
    write_list(again)
    assert kim in erasure_list(again.database.path).read_text()
