"""Of several questions to the worker only the newest is answered, and a fault is never taken for a refusal."""

import sys

import pytest

from app.errors import UserError
from app.ui.kit.latest import Latest
from app.ui.kit.tasks import Tasks


@pytest.fixture
def tasks(qtbot):
    return Tasks()


def wait(qtbot, tasks):
    qtbot.waitUntil(lambda: not tasks.busy)


def refuse(_job):
    raise UserError("Das geht nicht.")


def test_only_the_newest_is_answered(qtbot, tasks):
    latest, answers = Latest(tasks, tasks), []
    for number in range(3):
        latest.ask(lambda job, number=number: number, answers.append)
    wait(qtbot, tasks)
    assert answers == [2]


def test_nothing_is_answered_once_it_is_forgotten(qtbot, tasks):
    latest, answers = Latest(tasks, tasks), []
    latest.ask(lambda job: 1, answers.append)
    latest.forget()
    wait(qtbot, tasks)
    assert answers == []


def test_a_refusal_is_told(qtbot, tasks):
    latest, told = Latest(tasks, tasks), []
    latest.ask(refuse, told.append, lambda error: told.append(str(error)))
    wait(qtbot, tasks)
    assert told == ["Das geht nicht."]


def test_a_fault_reaches_the_last_handler(qtbot, tasks, monkeypatch):
    latest, faults, told = Latest(tasks, tasks), [], []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: faults.append(kind))
    with qtbot.captureExceptions() as caught:
        latest.ask(lambda job: 1 // 0, told.append, told.append)
        wait(qtbot, tasks)
    assert told == [] and ZeroDivisionError in [*faults, *(kind for kind, _error, _trace in caught)]
