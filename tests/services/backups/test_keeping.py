"""States are kept without asking, and whatever goes wrong with them, work goes on."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import UserError
from app.services.backups import keeping
from app.services.backups.copies import checksum_holds
from app.services.backups.keeping import thin
from app.services.backups.states import Why, folder_of, make
from app.services.sqlite import connect
from tests.services.backups.conftest import NOW, flip

ROOT = Path(__file__).parents[3]
KILLED = """
import sys
from pathlib import Path
from app.services.backups import copies
from app.services.backups.states import Why, make
copies.check = lambda part: (print("copied", flush=True), sys.stdin.read())
make(Path(sys.argv[1]), Why.TIME)
"""
FULL = """
import resource, sys
from pathlib import Path
from app.errors import UserError
from app.services.backups.states import Why, make
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    make(Path(sys.argv[1]), Why.TIME)
except UserError as error:
    print(error)
"""


def test_the_first_state_is_kept(services, states):
    services.backups.keep(Why.START)
    assert [state.why for state in states()] == [Why.START]


def test_a_state_is_for_its_owner_only(services, path, states):
    services.backups.keep(Why.START)
    assert (folder_of(path).stat().st_mode | states()[0].path.stat().st_mode) & 0o077 == 0 or os.name != "posix"


def test_without_a_change_there_is_no_other(services, katja, states):
    services.backups.keep(Why.START)
    services.backups.keep(Why.EXIT)
    assert len(states()) == 1


@pytest.mark.parametrize("act", ["new", "edit", "trash"])
def test_after_a_change_there_is(services, katja, states, act):
    services.backups.keep(Why.START)
    if act == "trash":
        services.people.trash([katja.id])
    else:
        services.people.save(katja.id if act == "edit" else None, {"last_name": "Ott"})
    services.backups.keep(Why.TIME)
    assert [state.why for state in states()] == [Why.TIME, Why.START]


def test_of_the_sample_office_nothing_is_kept(sample):
    sample.backups.keep(Why.START)
    assert not folder_of(sample.database.path).exists()


def test_a_state_says_how_many_records_are_in_it(kept, saved):
    saved("Ott"), saved("Öztürk")
    assert kept().living["person"] == 2


def test_a_clock_that_is_set_back_does_not_mix_up_the_order(kept, states):
    first, second = kept(days=0), kept(days=30)
    assert [state.number for state in states()] == [second.number, first.number]


def test_the_newest_state_is_told_to_who_listens(services, states):
    told = []
    services.backups.subscribe(told.append)
    services.backups.keep(Why.START)
    assert told[0].state == states()[0] and told[0].problem == ""


# --------------------------------------------------------------------------------------------- what may go wrong


def test_a_folder_that_cannot_be_written_is_one_sentence(services, path):
    folder_of(path).write_text("kein Ordner")
    news = services.backups.keep(Why.TIME)
    assert "kann nicht angelegt werden" in news.problem and news.state is None


def test_a_full_disk_is_one_sentence_and_leaves_nothing(services, path, states, monkeypatch):
    services.backups.keep(Why.START)
    services.people.save(None, {"last_name": "Ott"})
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(100, 100, 0))
    news = services.backups.keep(Why.TIME)
    assert "nicht genug Platz" in news.problem and news.state == states()[0]
    assert list(folder_of(path).glob("*.part*")) == []


def test_a_disk_that_fills_up_meanwhile_leaves_the_last_state(services, path, states, monkeypatch):
    services.backups.keep(Why.START)
    services.people.save(None, {"last_name": "Ott"})

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "konnte nicht geschrieben werden" in services.backups.keep(Why.TIME).problem
    assert len(states()) == 1 and list(folder_of(path).glob("*.part*")) == []


@pytest.mark.parametrize("room", [0, 4_096, 100_000, 300_000])
def test_wherever_the_disk_is_full_it_is_a_sentence_and_nothing_is_left(services, path, states, room):
    services.backups.keep(Why.START)
    command = (sys.executable, "-c", FULL, str(path), str(room))
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert "konnte nicht geschrieben werden" in answer.stdout, answer.stderr
    assert len(states()) == 1 and len(list(folder_of(path).iterdir())) == 2


def test_killed_half_way_the_last_good_state_is_there(services, katja, path, states):
    services.backups.keep(Why.START)
    services.people.save(katja.id, {"last_name": "Zeller"})
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with child:
        assert child.stdout.readline() == b"copied\n"
        child.send_signal(signal.SIGKILL)
    assert [checksum_holds(state.path) for state in states()] == [True]


def test_what_was_left_by_a_killed_program_is_swept_out(services, path):
    folder_of(path).mkdir()
    part = folder_of(path) / "Büro 00001 20261123-120000.kbak.part"
    part.write_text("halb")
    os.utime(part, (time.time() - 3_600,) * 2)
    services.backups.keep(Why.TIME)
    assert not part.exists()


def test_a_damaged_office_is_told_and_not_kept(services, katja, path, states):
    services.backups.keep(Why.START)
    services.close()
    damage(path)
    news = services.backups.keep(Why.TIME)
    assert "hat Schäden" in news.problem and len(states()) == 1


def damage(path):
    """Let an index miss a row, as after a bad disk; the file can still be opened."""
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "UPDATE sqlite_master SET sql=replace(sql, 'deleted_at', 'version') WHERE name LIKE 'ix_person_order'"
        )
        connection.execute("UPDATE operation SET number = number + 1000")


def test_an_office_that_is_gone_is_not_called_damaged(services, katja, path):
    services.backups.keep(Why.START)
    away = path.with_name("gezogen")
    path.rename(away)
    problem = services.backups.keep(Why.TIME).problem
    away.rename(path)
    assert "angeschlossen" in problem


# ------------------------------------------------------------------------------------------------- thinning out


def test_old_states_go_with_the_words_beside_them(kept, path, states):
    for days in (200, 150, 120, 1, 0.5, 0.1):
        kept(days=days)
    thin(folder_of(path), NOW)
    assert len(states()) == 3 and len(list(folder_of(path).iterdir())) == 6


def test_a_state_that_rotted_does_not_count_as_one_of_the_last_three(kept, path, states):
    olds = [kept(days=days) for days in (150, 120, 110)]
    rotten = kept(days=100)
    flip(rotten.path)
    thin(folder_of(path), NOW)
    assert {state.number for state in olds} <= {state.number for state in states()}


def test_only_states_are_ever_removed(kept, path):
    for days in (200, 150, 120, 1, 0.5, 0.1):
        kept(days=days)
    other = folder_of(path) / "Brief.kbak"
    other.write_text("Sehr geehrte")
    thin(folder_of(path), NOW)
    assert other.exists()


def test_a_copy_without_a_word_beside_it_goes_when_it_is_old(kept, path):
    lost = [kept(days=120).path, kept(days=20).path]
    for copy in lost:
        copy.with_name(copy.name + ".json").unlink()
    for _number in range(4):
        kept()
    thin(folder_of(path), NOW)
    assert [copy.exists() for copy in lost] == [False, True]


@pytest.fixture
def old(services, path, saved):
    """Twenty people, kept on five old days."""
    for number in range(20):
        saved(f"Person {number}")
    return [make(path, Why.TIME, datetime.now(UTC) - timedelta(days=days)) for days in (150, 140, 130, 120, 110)]


def test_an_emptied_office_keeps_its_old_states_and_asks(services, old, states):
    services.people.trash([person.id for person in services.people.all()])
    news = services.backups.keep(Why.TIME)
    assert news.shrunk_from == 20 and len(states()) == 6


def test_it_asks_again_until_it_is_answered(services, old):
    services.people.trash([person.id for person in services.people.all()])
    services.backups.keep(Why.TIME)
    assert services.backups.keep(Why.EXIT).shrunk_from == 20 == services.backups.news().shrunk_from


def test_after_the_answer_it_thins_out_again(services, old, states):
    services.people.trash([person.id for person in services.people.all()])
    services.backups.keep(Why.TIME)
    assert services.backups.accept().shrunk_from is None and len(states()) == 3


# ------------------------------------------------------------------------------------------- by hand, on a server


def test_by_hand_a_state_is_kept_even_without_a_change(services, states):
    services.backups.keep(Why.START)
    services.backups.make()
    assert [state.why for state in states()] == [Why.HAND, Why.START]


def test_by_hand_a_failure_is_said(services, path):
    folder_of(path).write_text("kein Ordner")
    with pytest.raises(UserError, match="kann nicht angelegt werden"):
        services.backups.make()


def test_looking_again_at_a_sound_office_finds_nothing(services, path):
    assert keeping.look_again(path) is None
