"""Kills a program while it saves or keeps typing, and counts what was told as done and is gone."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from app.models import Change, Person, SearchEntry
from app.services.keys import changing
from app.services.keys.opening import unlock
from app.services.migrations.steps import create
from app.services.opening import open_services
from tests.reliability.trial import Outcome, problems_of

PASSPHRASE = "Birne Lampe Regen Tasche Zug"
KILLS = 4
"""Deaths of one attempt, one after the other on the same file."""
LONGEST = 0.4
"""Seconds after its first word that a program lives at most."""


def saving(folder: Path, random: Random) -> Outcome:
    """Single records, plain."""
    return _attempt(_plain(folder), "save", random, missing_people)


def saving_protected(folder: Path, random: Random) -> Outcome:
    """Single records in a protected office."""
    return _attempt(_protected(folder), "save", random, missing_people)


def changing_many(folder: Path, random: Random) -> Outcome:
    """All people at once: everybody or nobody."""
    path = _plain(folder)
    services = open_services(path)
    for number in range(40):
        services.people.save(None, {"last_name": f"Person {number}"})
    services.close()
    return _attempt(path, "bulk", random, _half_done)


def typing(folder: Path, random: Random) -> Outcome:
    """Unsaved input."""
    return _attempt(_plain(folder), "draft", random, _forgotten_input)


def _plain(folder: Path) -> Path:
    create(folder / "Büro.db")
    return folder / "Büro.db"


def _protected(folder: Path) -> Path:
    path = folder / "Büro.db"
    changing.begin(path, changing.prepare(PASSPHRASE))
    create(path)
    return path


def _attempt(path: Path, act: str, random: Random, missing: Callable[[Any, list[str]], int]) -> Outcome:
    tried = lost = 0
    for _kill in range(KILLS):
        told = _killed(path, act, random.uniform(0, LONGEST))
        tried += len(told)
        services = open_services(path)
        lost += missing(services, told)
        services.close()
        lost += problems_of(path)
    return Outcome(tried, lost)


def _killed(path: Path, act: str, seconds: float) -> list[str]:
    """What a program said it had done before it died."""
    command = (sys.executable, "-m", "tests.reliability.writer", act, str(path), PASSPHRASE)
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    rest, _error = child.communicate()
    lines = (first + rest).splitlines(keepends=True)
    return [line.strip() for line in lines if line.endswith("\n") and line.strip() != "ready"]


def missing_people(services: Any, told: list[str]) -> int:
    """People who are not there, or without their history or their place in the search."""
    with services.database.session() as session:
        people = {row[0] for row in session.query(Person.id)}
        history = {row[0] for row in session.query(Change.row_id)}
        found = {row[0] for row in session.query(SearchEntry.id)}
    whole = people & history & found
    return sum(identity not in whole for identity in told) + len(people - whole)


def _half_done(services: Any, told: list[str]) -> int:
    """1 for a change that has reached some people only, or was told and is gone."""
    cities = {person.city for person in services.people.all()}
    (city, *others) = cities
    behind = bool(told) and (city is None or int(city) < int(told[-1]))
    return int(bool(others) or behind)


def _forgotten_input(services: Any, told: list[str]) -> int:
    offers = services.drafts.offered()
    if not told:
        return 0
    return int(not offers or int(offers[0].typing.values["last_name"]) < int(told[-1]))


def open_for_writing(path: Path, passphrase: str) -> Any:
    """The services in the program that is going to be killed."""
    from app.services.keys.opening import is_protected

    if is_protected(path):
        unlock(path, passphrase)
    return open_services(path)
