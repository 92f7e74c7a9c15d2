"""Cuts the power of a disk while the program saves on it, and counts what was told as done before and is gone."""

import fcntl
import os
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from app.services.backups.copies import check, checksum_holds
from app.services.backups.states import folder_of
from app.services.keys import changing
from app.services.migrations.steps import create
from app.services.opening import open_services
from tests.reliability.killed import PASSPHRASE, missing_people
from tests.reliability.trial import Outcome, problems_of
from tests.reliability.writer import EXPORT

CUTS = 3
"""Cuts of one attempt, one after the other on the same disk."""
LONGEST = 0.5
"""Seconds after its first word until the power fails, at most."""
_SIZE = 96_000_000
_SHUTDOWN, _WITHOUT_THE_JOURNAL = 0x8004587D, 2
"""EXT4_IOC_SHUTDOWN with NOLOGFLUSH: nothing that was not made durable comes to the disk any more."""


def lacking() -> str:
    """Root, or loop devices with ext4."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "root"
    if shutil.which("mkfs.ext4") is None or not Path("/dev/loop-control").exists():
        return "ext4 on a loop device"
    return ""


def saving(folder: Path, random: Random) -> Outcome:
    """Single records, plain."""
    return cutting(folder, random, "save", protected=False)


def saving_protected(folder: Path, random: Random) -> Outcome:
    """Single records in a protected office."""
    return cutting(folder, random, "save", protected=True)


def keeping_files(folder: Path, random: Random) -> Outcome:
    """Kept states, and lists written over older ones."""
    return cutting(folder, random, "files", protected=False)


def cutting(folder: Path, random: Random, act: str, protected: bool) -> Outcome:
    """Begin an office on a disk of its own and cut the power of that while the program does `act`."""
    tried = lost = 0
    missing = _missing_files if act.startswith("files") else missing_people
    with _disk(folder) as disk:
        path = disk.place / "Büro" / "Büro.db"
        if protected:
            changing.begin(path, changing.prepare(PASSPHRASE))
        create(path)
        for _cut in range(CUTS):
            told = _told_before_the_cut(disk, act, path, random.uniform(0, LONGEST))
            disk.come_back()
            tried += len(told)
            lost += _lost(path, told, missing)
    return Outcome(tried, lost)


def _lost(path: Path, told: list[str], missing: Callable[[Any, list[str]], int]) -> int:
    if not path.exists():
        return len(told) + 1
    services = open_services(path)
    try:
        return missing(services, told) + problems_of(path)
    finally:
        services.close()


def _missing_files(services: Any, told: list[str]) -> int:
    """States that are gone or rotten, and a list older than the last one told."""
    path = services.database.path
    states = [folder_of(path) / name for kind, name in map(_split, told) if kind == "state"]
    lists = [int(name) for kind, name in map(_split, told) if kind == "list"]
    bad = sum(not (state.exists() and checksum_holds(state) and not check(state).problems) for state in states)
    export = path.with_name(EXPORT)
    there = int(export.read_bytes().split()[0]) if lists and export.exists() and export.stat().st_size else -1
    return bad + int(bool(lists) and there < lists[-1])


def _split(word: str) -> tuple[str, str]:
    kind, _blank, name = word.partition(" ")
    return kind, name


def _told_before_the_cut(disk: "_Disk", act: str, path: Path, seconds: float) -> list[str]:
    """What the program had said when the power went; what it says after that does not count."""
    command = (sys.executable, "-m", "tests.reliability.writer", act, str(path), PASSPHRASE)
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert child.stdout is not None
    handle = child.stdout.fileno()
    first = os.read(handle, 6)
    time.sleep(seconds)
    os.set_blocking(handle, False)
    said = first + _waiting(handle)
    disk.cut()
    child.kill()
    child.wait()
    child.stdout.close()
    lines = said.decode().splitlines(keepends=True)
    return [line.strip() for line in lines if line.endswith("\n") and line.strip() != "ready"]


def _waiting(handle: int) -> bytes:
    said = b""
    try:
        while more := os.read(handle, 1 << 20):
            said += more
    except BlockingIOError:
        pass
    return said


class _Disk:
    """A disk in a file, with a plug that can be pulled."""

    def __init__(self, folder: Path) -> None:
        self.place, self._image = folder / "Platte", folder / "Platte.img"
        self.place.mkdir()
        with self._image.open("wb") as stream:
            stream.truncate(_SIZE)
        subprocess.run(("mkfs.ext4", "-q", "-F", self._image), check=True)
        self._mount()

    def cut(self) -> None:
        """Pull the plug."""
        handle = os.open(self.place, os.O_RDONLY)
        fcntl.ioctl(handle, _SHUTDOWN, struct.pack("I", _WITHOUT_THE_JOURNAL))
        os.close(handle)

    def come_back(self) -> None:
        """Put the plug in again."""
        self.leave()
        self._mount()

    def leave(self) -> None:
        """Unmount, as soon as those who died have let go."""
        for _try in range(100):
            if not subprocess.run(("umount", self.place), stderr=subprocess.DEVNULL).returncode:
                return
            time.sleep(0.02)
        subprocess.run(("umount", "-l", self.place), check=True)

    def _mount(self) -> None:
        subprocess.run(("mount", "-o", "loop", self._image, self.place), check=True)


@contextmanager
def _disk(folder: Path) -> Iterator[_Disk]:
    disk = _Disk(folder)
    try:
        yield disk
    finally:
        disk.leave()
