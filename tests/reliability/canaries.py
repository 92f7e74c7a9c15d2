"""Watches every word that a tour of the whole program writes, and looks for the canaries of a protected office."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.reliability.io_faults import lacking
from tests.reliability.tour import NEEDLES, WANTED
from tests.reliability.trial import Outcome

_CALLS = "write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range"
_LONGEST = 4_000_000
"""Bytes of one call that are looked at."""
_OF_THE_PICTURES = "/Helferliste.csv"
"""The list that the pictures of the import show: it plays the user's own and is written for the picture alone."""
_LINE = re.compile(rb"^\d+ +(\w+)\(\d+<([^>]*)>")


def touring(folder: Path, _random: Random) -> Outcome:
    """All services, in a protected office."""
    return tour(folder, "protected")


def touring_window(folder: Path, _random: Random) -> Outcome:
    """The same with every view of the window."""
    return tour(folder, "protected", "window")


def tour(folder: Path, *words: str) -> Outcome:
    """Tried are the files that were written, lost those in which a canary was found outside the wanted ones."""
    place = folder / "Büro"
    (place / "tmp").mkdir(parents=True)
    return watched(place, folder / "calls", sys.executable, "-m", "tests.reliability.tour", str(place), *words)


def watched(place: Path, log: Path, *program: str) -> Outcome:
    """Run a program that works in `place`, and look at everything it writes there or elsewhere."""
    command = ("strace", "-f", "-qq", "-y", "-xx", "-s", str(_LONGEST), "-e", f"trace={_CALLS}", "-o", str(log))
    subprocess.run((*command, *program), env=_environment(place), check=True, stdout=subprocess.DEVNULL)
    written = dict(_written(log))
    sung = {path for path, sings in written.items() if sings} | {str(path) for path in _left(place)}
    for path in sorted(sung):
        print(f"found in {path}", file=sys.stderr, flush=True)
    return Outcome(len(written), len(sung))


def _environment(place: Path) -> dict[str, str]:
    """A home of its own, so that settings, recent files and temporary files are seen."""
    homes = {f"XDG_{name}_HOME": str(place / name.lower()) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    own = {
        "HOME": str(place),
        "TMPDIR": str(place / "tmp"),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "qt.qpa.*=false",
    }
    return {**os.environ, **homes, **own}


def _written(log: Path) -> Iterator[tuple[str, bool]]:
    """Every file that was written, and whether a canary went into it, also into one that is gone already."""
    needles = [_as_traced(needle) for needle in _needles()]
    sings: dict[str, bool] = {}
    with log.open("rb") as lines:
        for line in lines:
            if (found := _LINE.match(line)) and (path := _path(found[2])).startswith("/") and not _is_wanted(path):
                sings[path] = sings.get(path, False) or any(needle in line for needle in needles)
    yield from sings.items()


def _path(traced: bytes) -> str:
    """The path of a handle, which strace tells in the same way as the bytes."""
    plain = re.sub(rb"\\x([0-9a-f]{2})", lambda found: bytes([int(found[1], 16)]), traced)
    return plain.decode(errors="replace").removesuffix(" (deleted)")


def _left(place: Path) -> Iterator[Path]:
    """Files that are there at the end and hold a canary, or are called by it."""
    needles = list(_needles())
    for path in place.rglob("*"):
        if path.is_file() and not _is_wanted(str(path)):
            content = path.read_bytes() + path.name.encode()
            if any(needle in content for needle in needles):
                yield path


def _is_wanted(path: str) -> bool:
    return f"/{WANTED}/" in path or path.startswith("/dev/") or path.endswith(_OF_THE_PICTURES)


def _needles() -> Iterator[bytes]:
    for needle in NEEDLES:
        yield from (needle.encode(), needle.encode("utf-16-le"))


def _as_traced(needle: bytes) -> bytes:
    return b"".join(b"\\x%02x" % byte for byte in needle)


__all__ = ["lacking", "touring", "touring_window"]
