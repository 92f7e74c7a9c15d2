"""The way back: the present state is kept, what was erased stays erased, a killed program leaves one or the other."""

import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import UserError
from app.models import ErasureWay, SheetKind
from app.services.backups import differences, restoring
from app.services.backups.copies import check, contents
from app.services.backups.restoring import restore
from app.services.backups.states import Why
from app.services.opening import open_services
from app.services.paper.numbers import FIRST
from app.services.privacy.erasing import Wanted, erase, erasure_list
from app.services.sqlite import connect
from tests.services.backups.conftest import flip

ROOT = Path(__file__).parents[3]
KILLED = """
import os, sys
from pathlib import Path
from app.services.backups import restoring
replace = os.replace
def stop(source, target):
    if "{when}" == "after" and Path(target) == Path(sys.argv[2]):
        replace(source, target)
    if Path(target) == Path(sys.argv[2]):
        print("there", flush=True)
        sys.stdin.read()
    replace(source, target)
os.replace = stop
restoring.restore(Path(sys.argv[1]), Path(sys.argv[2]))
"""
FULL = """
import resource, sys
from pathlib import Path
from app.errors import UserError
from app.services.backups.restoring import restore
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
try:
    restore(Path(sys.argv[1]), Path(sys.argv[2]))
except UserError as error:
    print(error)
"""


def people(path):
    opened = open_services(path)
    found = sorted(person.last_name for person in opened.people.all())
    opened.close()
    return found


@pytest.fixture
def back(services, katja, kept, path):
    """A state with Katja alone; the office has gone on to Zeller and Ott and is closed."""
    state = kept()
    services.people.save(katja.id, {"last_name": "Zeller"})
    services.people.save(None, {"last_name": "Ott"})
    services.close()
    return state


def test_an_old_state_comes_back(back, path):
    restore(back.path, path)
    assert people(path) == ["Böhringer"]


def test_the_present_one_is_among_the_states(back, path, states):
    kept = restore(back.path, path)
    assert (states()[0].path, states()[0].why) == (kept, Why.RESTORE)
    assert people(kept) == ["Ott", "Zeller"]


def test_and_can_be_gone_back_to(back, path):
    restore(restore(back.path, path), path)
    assert people(path) == ["Ott", "Zeller"]


def test_every_state_that_is_kept_can_be_gone_back_to(services, saved, kept, path, states):
    for number in range(4):
        saved(f"Person {number}")
        kept()
    services.close()
    for state in states():
        restore(state.path, path)
        assert contents(path).living["person"] == state.living["person"]


def test_what_was_erased_stays_erased_where_the_list_was_not_written_any_more(services, katja, kept, path):
    state = kept()
    erase(services, [Wanted("Person", katja.id, ErasureWay.DELETED)], "Gelöscht")
    erasure_list(path).unlink()
    services.close()
    restore(state.path, path)
    assert people(path) == []


def test_the_state_itself_stays_as_it_was(back, path):
    before = back.path.read_bytes()
    restore(back.path, path)
    assert back.path.read_bytes() == before


@pytest.mark.parametrize("place", range(0, 400_000, 40_000))
def test_one_rotten_bit_is_found(back, path, place):
    flip(back.path, place)
    with pytest.raises(UserError, match="beschädigt|keine Bürodatei"):
        restore(back.path, path)
    assert people(path) == ["Ott", "Zeller"]


def test_a_state_of_a_newer_program_is_refused(back, path):
    with closing(connect(back.path)) as connection:
        connection.execute("PRAGMA user_version=9999")
    back.path.with_name(back.path.name + ".json").unlink()
    with pytest.raises(UserError, match="neueren Fassung"):
        restore(back.path, path)


def test_an_empty_file_is_replaced(back, path):
    path.write_bytes(b"")
    restore(back.path, path)
    assert people(path) == ["Böhringer"]


@pytest.mark.parametrize(("when", "found"), [("before", ["Ott", "Zeller"]), ("after", ["Böhringer"])])
def test_killed_half_way_it_is_one_or_the_other(back, path, when, found):
    command = [sys.executable, "-c", KILLED.format(when=when), str(back.path), str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout.readline() == b"there\n"
        child.send_signal(signal.SIGKILL)
    assert check(path).problems == () and people(path) == found


@pytest.mark.parametrize("room", [0, 30_000, 300_000])
def test_on_a_full_disk_it_is_a_sentence_and_the_present_office_stays(back, path, room):
    command = (sys.executable, "-c", FULL, str(back.path), str(path), str(room))
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert answer.stdout.count("Bitte prüfen Sie den Platz") == 1, answer.stderr
    assert people(path) == ["Ott", "Zeller"] and list(path.parent.glob("*.part*")) == []


# ------------------------------------------------------------------------------------------- what was erased


@pytest.fixture
def erased(services, katja, kept, path):
    """A state with Katja, who was erased since; the office is closed."""
    state = kept()
    erase(services, [Wanted("Person", katja.id, ErasureWay.DELETED)], "Auf Wunsch gelöscht")
    services.close()
    return state


def test_who_was_erased_does_not_come_back(erased, path):
    restore(erased.path, path)
    assert people(path) == []


def test_not_even_when_the_present_office_cannot_be_read(erased, path):
    path.write_bytes(b"kaputt" * 1_000)
    restore(erased.path, path)
    assert people(path) == []


def test_nothing_of_the_erased_is_in_the_restored_file(erased, path):
    restore(erased.path, path)
    assert "Böhringer".encode() not in path.read_bytes()


def test_an_erasure_that_fails_leaves_the_present_office(back, path, monkeypatch):
    def fail(_services):
        raise UserError("Das ging nicht.")

    monkeypatch.setattr(restoring, "reapply_erasures", fail)
    with pytest.raises(UserError, match="Das ging nicht"):
        restore(back.path, path)
    assert people(path) == ["Ott", "Zeller"]


# ------------------------------------------------------------------------------------------- what differs


def test_in_words_it_is_said_what_is_less(services, saved, kept, path):
    for name in ("Ott", "Öztürk", "Zeller"):
        saved(name)
    before = kept()
    services.people.trash([saved("Kranz").id, *(p.id for p in services.people.all() if p.last_name != "Ott")])
    now = contents(path)
    assert differences.summary(before, now.living, now.actions) == "2 Personen mehr"


def test_the_same_number_is_told_by_the_changes(services, katja, kept, path):
    before = kept()
    services.people.save(katja.id, {"city": "Asperg"})
    now = contents(path)
    assert differences.summary(before, now.living, now.actions) == "1 Änderung weniger"
    assert differences.summary(kept(), now.living, now.actions) == "wie jetzt"


def test_record_by_record_it_is_said_what_would_happen(services, saved, kept, path):
    gone, other = saved("Ott"), saved("Öztürk")
    before = kept()
    saved("Zeller")
    services.people.trash([gone.id])
    services.people.save(other.id, {"city": "Asperg"})
    assert differences.told(differences.compare(before.path, path)) == (
        "Es fehlen dann: 1 Person. Wieder da: 1 Person. Mit früheren Angaben: 1 Person."
    )


def test_a_state_without_a_difference_says_so(services, katja, kept, path):
    assert differences.told(differences.compare(kept().path, path)) == "Alle Einträge sind darin wie jetzt."


def test_a_copy_that_another_program_rebuilt_is_refused(back, path, tmp_path):
    foreign = tmp_path / "Fremd.db"
    foreign.write_bytes(back.path.read_bytes())
    with closing(connect(foreign)) as connection:
        connection.execute("CREATE TRIGGER spy AFTER UPDATE ON person BEGIN DELETE FROM consent; END")
    with pytest.raises(UserError, match="umgebaut"):
        restore(foreign, path)
    assert people(path) == ["Ott", "Zeller"]


def test_numbers_of_lists_printed_since_do_not_come_again(services, kept, path):
    state = kept(Why.HAND)
    services.paper.issue(SheetKind.HOURS, "Einsatzliste", [])
    services.close()
    restore(state.path, path)
    again = open_services(path)
    try:
        assert again.paper.issue(SheetKind.HOURS, "Einsatzliste", []).number == FIRST + 1
    finally:
        again.close()
