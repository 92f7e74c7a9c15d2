"""One window for one office file: the first one keeps it, and whatever lies in a lock file locks nobody out."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from app.services import locks
from app.services.locks import HeldElsewhere, Lock, lock_path, read_note
from app.ui.instance import Instance

RACER = """
import sys
from pathlib import Path
from app.services.locks import Lock
lock = Lock(Path(sys.argv[1]))
print("bereit", flush=True)
sys.stdin.readline()
print("gewonnen" if lock.take() else "verloren", flush=True)
sys.stdin.readline()
"""


def racer(path):
    return subprocess.Popen(
        [sys.executable, "-c", RACER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def say_go(child):
    child.stdin.write("los\n")
    child.stdin.flush()


@pytest.fixture
def holder(path):
    """A program of its own that has the office open."""
    child = racer(path)
    child.stdout.readline()
    say_go(child)
    assert child.stdout.readline() == "gewonnen\n"
    yield child
    child.kill()
    child.communicate()


def note_of(path, host="büro-pc-2", **values):
    told = {"host": host, "user": "Kim", "pid": 1, "since": datetime(2026, 11, 23, 13, 5, tzinfo=UTC).isoformat()}
    lock_path(path).write_text(json.dumps({**told, **values}))


def test_a_second_program_does_not_get_the_file(path, holder):
    assert not Lock(path).take()


def test_who_has_it_open_stands_in_the_lock_file(path, holder):
    note = read_note(lock_path(path))
    assert (note.host, note.pid) == (locks.this_host(), holder.pid)


def test_a_program_that_was_killed_blocks_nobody(path, holder):
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    assert Lock(path).take()


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff garbage", b"{}", b'{"host": 5}', b"[]", b"4711\nhelferkreis\npc\n"]
)
def test_an_empty_or_garbled_lock_file_blocks_nobody(path, content):
    lock_path(path).write_bytes(content)
    assert Lock(path).take()


def test_a_note_of_this_computer_without_its_program_blocks_nobody(path):
    note_of(path, host=locks.this_host(), pid=os.getpid())
    assert Lock(path).take()


def test_another_computer_is_named_with_the_time(path):
    note_of(path)
    with pytest.raises(HeldElsewhere, match=r"seit 23\.11\.2026 \d\d:05 am Rechner büro-pc-2 geöffnet \(Kim\)"):
        Lock(path).take()


def test_a_mere_note_of_another_computer_can_be_overruled(path):
    note_of(path)
    assert Lock(path).take(anyway=True)
    assert read_note(lock_path(path)).host == locks.this_host()


def test_another_computer_that_is_at_work_cannot_be_overruled(path, holder):
    note_of(path)
    with pytest.raises(HeldElsewhere) as caught:
        Lock(path).take(anyway=True)
    assert caught.value.sure


def test_a_folder_that_cannot_be_written_blocks_nobody(tmp_path):
    assert Lock(tmp_path / "fehlt" / "Büro.db").take()


def test_nothing_is_left_when_the_file_is_closed(path):
    lock = Lock(path)
    lock.take()
    lock.release()
    assert not lock_path(path).exists() and Lock(path).take()


def test_of_four_programs_at_once_exactly_one_wins(path):
    for number in range(5):
        if number % 2:
            lock_path(path).write_bytes(b"kaputt")
        children = [racer(path) for _one in range(4)]
        for child in children:
            child.stdout.readline()
        for child in children:
            say_go(child)
        answers = [child.stdout.readline().strip() for child in children]
        for child in children:
            child.communicate("aus\n")
        assert sorted(answers) == ["gewonnen", "verloren", "verloren", "verloren"]


def test_a_second_start_calls_the_first_window(path, qtbot):
    called = []
    first = Instance(path, lambda: called.append("called"))
    assert first.take()
    first.listen()
    assert not Instance(path, lambda: None).take()
    qtbot.waitUntil(lambda: called == ["called"])
    first.release()


def test_a_window_that_does_not_answer_is_told(path, qapp, holder):
    with pytest.raises(Exception, match="antwortet nicht"):
        Instance(path, lambda: None).take()
