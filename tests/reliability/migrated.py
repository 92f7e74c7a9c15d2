"""Opens offices of every earlier schema and is killed meanwhile: old or new, and every value as it was."""

import shutil
import sys
from pathlib import Path
from random import Random
from typing import Any

from app.services.backups.states import folder_of, states_in
from app.services.keys.turning import settle
from app.services.migrations import steps
from app.services.migrations.steps import create
from app.services.opening import open_services, version_of
from app.services.sample import make_sample
from tests.reliability.children import duration, killed_while
from tests.reliability.io_faults import damage
from tests.reliability.offices import of_version, whole
from tests.reliability.trial import Outcome

KILLS = 2
"""Kills of one attempt for each schema."""
PEOPLE = 20


def moving_forward(folder: Path, random: Random) -> Outcome:
    """Of every schema there was: once undisturbed, then killed."""
    newest = _filled(folder / "newest" / "Büro.db")
    tried = lost = 0
    for version in range(1, int(steps.head())):
        old = of_version(folder / f"{version}" / "Büro.db", version, newest)
        before = whole(old)
        path = _copy(old, folder / f"{version} whole")
        takes = duration("migrate", path)
        problems = list(_changed(before, whole(path)))
        for kill in range(KILLS):
            path = _copy(old, folder / f"{version} {kill}")
            killed_while("migrate", path, random.uniform(0, takes * 1.1))
            problems += _problems(path, version, before)
        for problem in problems:
            print(f"from schema {version}: {problem}", file=sys.stderr, flush=True)
        tried, lost = tried + 1 + KILLS, lost + len(problems)
    return Outcome(tried, lost)


def _filled(path: Path) -> Path:
    path.parent.mkdir()
    create(path)
    services = open_services(path)
    make_sample(services, PEOPLE)
    services.close()
    return path


def _copy(office: Path, folder: Path) -> Path:
    shutil.copytree(office.parent, folder)
    return folder / office.name


def _problems(path: Path, version: int, before: Any) -> list[str]:
    settle(path)
    found = [*damage(path), *_changed(before, whole(path))]
    if version_of(path) not in (version, int(steps.head())):
        found.append(f"killed at schema {version_of(path)}")
    open_services(path).close()
    if version_of(path) != int(steps.head()) or not states_in(folder_of(path)):
        found.append("the next start does not bring it forward")
    return [*found, *damage(path), *_changed(before, whole(path))]


def _changed(before: Any, now: Any) -> list[str]:
    """Columns with other values than before, of those that are still there."""
    both = [(table, name) for table in before.keys() & now.keys() for name in before[table].keys() & now[table].keys()]
    return [f"{table}.{name} has changed" for table, name in both if before[table][name] != now[table][name]]
