"""Notes where the program was when the system ended it, and moves that note, without names, into the log."""

import faulthandler
import re
from contextlib import suppress
from pathlib import Path
from typing import IO

from app.services import log
from app.services.faults import place

_FRAME = re.compile(r'\s*File "(.*)", line (\d+) in (\S+)')
_CAUSE = re.compile(r"(?:Fatal Python error|Windows fatal exception): ([A-Za-z ]{1,40})")
MOST_FRAMES = 30
_kept: list[IO[str]] = []
"""Open as long as the program runs: it is written to when nothing else works any more."""


def note_path() -> Path:
    """The file that is written by a dying program; empty as long as none has died."""
    return log.folder() / "absturz.txt"


def begin() -> None:
    """Log how the last run ended, when it was badly, and watch this one; once in a process.

    A folder that cannot be written stops nobody. A second window adds to the same note.
    """
    if _kept:
        return
    path = note_path()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.exists() and (said := path.read_text(encoding="utf-8", errors="replace")):
            log.event("hard_crash", where=log.Code(reduced(said)))
            path.write_text("", encoding="utf-8")
        stream = path.open("a", encoding="utf-8")
        _kept.append(stream)
        faulthandler.enable(stream, all_threads=False)


def reduced(said: str) -> str:
    """The cause and the frames of a note, without the folders in which the name of a user may stand."""
    cause = _CAUSE.search(said)
    frames = [f"{place(m[1])}:{m[2]} {m[3]}" for line in said.splitlines() if (m := _FRAME.fullmatch(line))]
    return " < ".join([cause[1].strip() if cause else "unknown", *frames[:MOST_FRAMES]])
