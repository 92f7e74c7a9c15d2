"""Programs that are begun, disturbed and killed; forked from one that has loaded everything, so that many are cheap."""

import json
import multiprocessing
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.services.faults import told

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tests.reliability.acts"])
PATIENCE = 120.0
"""Seconds after which a program that says nothing counts as hanging."""


class Child:
    """A program that has prepared an act of `tests.reliability.acts` and waits for the word."""

    def __init__(self, act: str, path: Path) -> None:
        self._ours, theirs = socket.socketpair()
        self._ours.settimeout(PATIENCE)
        self._process = _CONTEXT.Process(target=_live, args=(theirs, act, str(path)), daemon=True)
        self._process.start()
        self._stream = self._ours.makefile()
        ready = self._listen()
        theirs.close()
        assert ready == "ready", ready
        self.pid = int(self._process.pid or 0)

    def go(self) -> None:
        """Let it do its act (once more)."""
        self._ours.sendall(b"go\n")

    def answer(self) -> dict[str, str]:
        """How the act ended: {"done": …}, {"told": sentence} or {"bug": trace}; {} when it died."""
        word = self._listen()
        return word if isinstance(word, dict) else {}

    def kill(self) -> None:
        """End it as a power cut would end it, or the system that has no memory left."""
        if self._process.is_alive():
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
        self.leave()

    def leave(self) -> None:
        """Let it end in its own way."""
        with suppress(OSError):
            self._ours.shutdown(socket.SHUT_WR)
        self._process.join()
        self._process.close()
        self._stream.close()
        self._ours.close()

    def _listen(self) -> Any:
        line = self._stream.readline()
        return json.loads(line) if line.endswith("\n") else None


@contextmanager
def begun(act: str, path: Path) -> Iterator[Child]:
    """A child that has prepared `act` on the office at `path`, and that is gone afterwards."""
    child = Child(act, path)
    try:
        yield child
    finally:
        child.leave()


def killed_while(act: str, path: Path, seconds: float) -> dict[str, str]:
    """Let a program do an act and kill it after so many seconds; what it could still say of it."""
    child = Child(act, path)
    child.go()
    time.sleep(seconds)
    child._ours.settimeout(0.001)
    try:
        return child.answer()
    except TimeoutError:
        return {}
    finally:
        child.kill()


def duration(act: str, path: Path) -> float:
    """Seconds an act takes when nobody disturbs it."""
    with begun(act, path) as child:
        start = time.monotonic()
        child.go()
        answer = child.answer()
        assert "done" in answer, answer
        return time.monotonic() - start


# ------------------------------------------------------------------------------------------------ in the child


def _live(ours: socket.socket, act: str, path: str) -> None:
    """Words go through the socket alone: the calls that files need may fail at any time."""
    from tests.reliability.acts import ACTS, CARELESS

    run = {**ACTS, **CARELESS}[act](Path(path))
    stream = ours.makefile()
    _say(ours, "ready")
    for _word in stream:
        _say(ours, _outcome(run))


def _outcome(run: Callable[[], Any]) -> dict[str, str]:
    try:
        return {"done": str(run())}
    except UserError as error:
        return {"told": str(error)}
    except Exception as error:
        return {"bug": " < ".join(line.strip() for line in told(error))}


def _say(ours: socket.socket, word: Any) -> None:
    ours.sendall(json.dumps(word).encode() + b"\n")
