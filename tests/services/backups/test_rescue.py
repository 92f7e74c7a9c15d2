"""After a crash the file is looked at; only one that is read twice and still wrong is called damaged."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import UserError
from app.services.backups.rescue import offer, refuse_damaged
from app.services.opening import open_services
from app.services.sqlite import ended_badly
from tests.services.backups.conftest import flip, misplace_a_link

ROOT = Path(__file__).parents[3]
WRITER = """
import os, sys
from app.services.opening import open_services
services = open_services(sys.argv[1])
services.people.save(None, {"last_name": "Ott"})
print("saved", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def killed(path):
    """An office whose program was killed right after a save."""
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout.readline() == b"saved\n"
        os.kill(child.pid, signal.SIGKILL)
    return path


def test_a_crash_is_noticed_without_opening_the_file(killed):
    assert ended_badly(killed)


def test_a_usual_end_is_none(services, katja, path):
    services.close()
    assert not ended_badly(path)


def test_after_a_crash_a_sound_file_passes(killed):
    refuse_damaged(killed)
    services = open_services(killed)
    assert services.people.count() == 1
    services.close()


def test_after_a_crash_a_damaged_file_is_told_in_a_sentence(killed):
    misplace_a_link(killed)
    with pytest.raises(UserError, match="Büro.db hat Schäden"):
        refuse_damaged(killed)


def test_a_file_that_is_gone_is_not_called_damaged(tmp_path):
    refuse_damaged(tmp_path / "gezogen.db")
    assert not (tmp_path / "gezogen.db").exists()


def test_the_newest_sound_state_is_offered(kept, path):
    good, rotten = kept(), kept()
    flip(rotten.path)
    assert offer(path).state.path == good.path


def test_it_is_said_how_much_it_lacks(services, katja, kept, path):
    kept()
    services.people.save(katja.id, {"city": "Asperg"})
    services.people.save(katja.id, {"city": "Remseck"})
    assert offer(path).lacking == 2


def test_of_a_file_that_cannot_be_read_nobody_knows_what_is_lacking(services, katja, kept, path):
    kept()
    services.close()
    path.write_bytes(b"kaputt" * 1_000)
    assert offer(path).lacking is None


def test_without_any_state_nothing_is_offered(path):
    assert offer(path) is None
