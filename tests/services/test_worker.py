"""Long work and foreign files live in a child process; whatever happens there, the program goes on."""

import time

import pytest

from app.errors import UserError
from app.services import worker
from app.services.faults import ChildFault
from app.services.worker import Cancelled, run_in_child
from tests.services import jobs


def run(job, *arguments, **options):
    return run_in_child(f"{jobs.__name__}:{job.__name__}", arguments, **options)


@pytest.fixture(autouse=True)
def child_finds_the_tests(monkeypatch):
    """The child is isolated (`-I`); here it may see the folder of the tests."""
    plain = worker.command()
    monkeypatch.setattr(worker, "command", lambda: [plain[0], "-m", *plain[3:]])


def test_the_child_is_isolated_from_the_users_settings(monkeypatch):
    monkeypatch.undo()
    assert "-I" in worker.command()


def test_a_result_comes_back():
    assert run(jobs.double, 21) == 42


def test_progress_is_told_while_it_happens():
    told = []
    assert run(jobs.count, progress=lambda done, total: told.append((done, total))) == "fertig"
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_library_that_prints_breaks_nothing():
    assert run(jobs.talk) == "fertig"


def test_a_sentence_for_the_user_comes_back_as_one():
    with pytest.raises(UserError, match="Zeile 7 ist leer."):
        run(jobs.complain)


def test_a_bug_in_the_child_is_a_bug_here():
    with pytest.raises(ChildFault) as caught:
        run(jobs.stumble)
    assert caught.value.lines[0] == "ZeroDivisionError"


@pytest.mark.parametrize("job", [jobs.die, jobs.swallow])
def test_a_child_that_dies_is_one_sentence(job):
    with pytest.raises(UserError, match="ließ sich nicht verarbeiten"):
        run(job)


def test_a_child_that_takes_too_long_is_ended():
    begun = time.monotonic()
    with pytest.raises(UserError, match="brauchte zu lange"):
        run(jobs.sleep, seconds=0.5)
    assert time.monotonic() - begun < 20


def test_a_cancelled_child_is_ended():
    with pytest.raises(Cancelled):
        run(jobs.sleep, cancelled=lambda: True)
