"""Lets a small disk fill up, to the last byte, while the program saves and writes files on it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any

from app.errors import UserError
from app.services.backups import copies
from app.services.backups.copies import check, checksum_holds
from app.services.backups.states import Why, folder_of, make, states_in
from app.services.files import write_bytes
from app.services.lists.export import export
from app.services.opening import open_services
from app.services.outputs import find, print_document
from tests.reliability.offices import an_office
from tests.reliability.trial import Outcome, problems_of

SIZE = 8_000_000
FREED = 5_000_000
"""So much room has to be enough to go on."""
MOST_FREE = 500_000
"""Bytes that are free at most when a file is begun; a list, a document and a state need less or more."""


def lacking() -> str:
    """Root, for a disk of its own; the tests of the files and of the states set a limit to a file instead."""
    return "" if hasattr(os, "geteuid") and os.geteuid() == 0 and sys.platform == "linux" else "root"


def filling(folder: Path, random: Random) -> Outcome:
    """Fill the disk up to some bytes, work until nothing goes any more, make room, go on."""
    with _disk(folder / "Platte") as place, _without_reserve():
        office = an_office(place / "Büro.db", protected=False)
        services = open_services(office)
        services.shelters.save(None, {"name": "Haus am Wald"})
        services.office_records.save(None, {"name": "Musterstadt"})
        writers = _writers(services, place)
        try:
            for write in writers:
                write()
            tried, problems = _when_full(services, place, writers, random)
            for problem in problems:
                print(problem, file=sys.stderr, flush=True)
        finally:
            services.close()
        return Outcome(tried, len(problems) + problems_of(office))


def _when_full(services: Any, place: Path, writers: list[Any], random: Random) -> tuple[int, list[str]]:
    ballast = place / "Ballast"
    tried, problems = 0, []
    for write in random.sample(writers, len(writers)):
        _fill(ballast, place, int(MOST_FREE ** random.uniform(0.6, 1)))
        tried += 1
        problems += write.again()
    saved: list[str] = []
    _fill(ballast, place, random.randrange(200_000))
    for number in range(400):
        tried += 1
        try:
            saved.append(services.people.save(None, {"last_name": f"Voll {number}", "notes": "x" * 2_000}))
        except UserError:
            break
        except Exception as error:
            problems.append(f"no sentence while saving: {error!r}")
            break
    problems += _reading(services, saved)
    problems += _going_on(services, ballast)
    return tried, problems


def _reading(services: Any, saved: list[str]) -> list[str]:
    """Looking, searching and drawing go on; nobody who was told as saved is gone."""
    there = set(services.people.ids())
    gone = [f"saved and gone: {identity}" for identity in saved if identity not in there]
    return gone + ([] if services.search("Person") else ["nothing is found any more"])


def _going_on(services: Any, ballast: Path) -> list[str]:
    """With some room again the same program saves."""
    left = ballast.stat().st_size - FREED
    os.truncate(ballast, max(0, left))
    try:
        services.people.save(None, {"last_name": "Danach"})
    except Exception as error:
        return [f"with room again it still says: {error!r}"]
    return []


def _fill(ballast: Path, place: Path, free: int) -> None:
    """Leave so many bytes on the disk."""
    with ballast.open("ab") as stream:
        room = os.statvfs(place)
        more = room.f_bavail * room.f_frsize - free
        if more < 0:
            os.truncate(ballast, max(0, ballast.stat().st_size + more))
        else:
            os.posix_fallocate(stream.fileno(), ballast.stat().st_size, max(1, more))


class Writer:
    """Something that writes a file over an older one."""

    def __init__(self, path: Path, write: Callable[[Path], Any]) -> None:
        self.path, self._write = path, write

    def __call__(self) -> None:
        self._write(self.path)

    def again(self) -> list[str]:
        """The new file or the old one, and a sentence; nothing half beside it."""
        before, beside = self.path.read_bytes(), set(self.path.parent.iterdir())
        try:
            self()
        except UserError:
            if self.path.read_bytes() != before:
                return [f"{self.path.name} was destroyed"]
        except Exception as error:
            return [f"no sentence while writing {self.path.name}: {error!r}"]
        left = set(self.path.parent.iterdir()) - beside
        return [f"left beside: {name}" for name in left]


class _Stater:
    """Keeps a state."""

    def __init__(self, office: Path) -> None:
        self._office = office

    def __call__(self) -> None:
        make(self._office, Why.TIME)

    def again(self) -> list[str]:
        """A sound state more, or none and a sentence; those before stay sound."""
        with suppress(UserError):
            try:
                self()
            except UserError:
                raise
            except Exception as error:
                return [f"no sentence while keeping a state: {error!r}"]
        states, parts = states_in(folder_of(self._office)), list(folder_of(self._office).glob("*.part*"))
        bad = [state.path.name for state in states if not checksum_holds(state.path) or check(state.path).problems]
        for state in states[1:]:
            copies.discard(state.path)
            copies.sidecar(state.path).unlink(missing_ok=True)
        return [f"unsound or unfinished: {name}" for name in (*bad, *parts)]


def _writers(services: Any, place: Path) -> list[Any]:
    """All the ways a file comes onto the disk."""
    names = {"volunteers": ("Liste.xlsx", "Liste.csv")}
    lists = [
        Writer(place / name, lambda path, key=key: export(services, key, path)) for key in names for name in names[key]
    ]
    handout = find(services, "handout")
    printed = Writer(place / "Aushang.pdf", lambda path: print_document(services, "handout", handout, path))
    bytes_ = Writer(place / "Bild.png", lambda path: write_bytes(path, bytes(150_000)))
    return [*lists, printed, bytes_, _Stater(services.database.path)]


@contextmanager
def _without_reserve() -> Iterator[None]:
    """Begin a copy without looking how much room there is: others may fill the disk at the same time."""
    before, copies.RESERVE = copies.RESERVE, -SIZE
    try:
        yield
    finally:
        copies.RESERVE = before


@contextmanager
def _disk(place: Path) -> Iterator[Path]:
    """A disk in memory, of few bytes."""
    place.mkdir()
    subprocess.run(("mount", "-t", "tmpfs", "-o", f"size={SIZE}", "helferkreis-soak", place), check=True)
    try:
        yield place
    finally:
        for _try in range(50):
            if not subprocess.run(("umount", place), stderr=subprocess.DEVNULL).returncode:
                break
            time.sleep(0.05)
        else:
            subprocess.run(("umount", "-l", place), check=True)
