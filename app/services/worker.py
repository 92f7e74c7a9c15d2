"""One child process for everything that is long or reads foreign files, so that the window stays quick and safe."""

import json
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from app.errors import UserError
from app.services.faults import ChildFault, told
from app.services.files import FULL
from app.text import _

Progress = Callable[[int, int], None]
"""Called with (done, total) in whole steps; total is 0 while unknown."""


class Cancelled(Exception):
    """The user asked to stop; nothing was written."""


def run_in_child(
    job: str,
    arguments: tuple[Any, ...],
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    seconds: float = 600.0,
) -> Any:
    """Run `job` ("package.module:function") in a child process and return what it returns (plain JSON data).

    `arguments` are plain data (they are pickled towards the child, never back). The function is called as
    `function(*arguments, progress=report)`. A UserError of the child is raised here again; a child that dies or takes
    longer than `seconds` raises UserError; `cancelled`, asked several times a second, ends the child with Cancelled.
    """
    child = subprocess.Popen(
        command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, creationflags=_NO_CONSOLE
    )
    watch = _Watch(child, cancelled, seconds)
    try:
        _send(child, job, arguments)
        answer = _listen(child.stdout, progress)  # type: ignore[arg-type]
    finally:
        watch.stop()
    return _result(answer, watch.reason)


_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def command() -> list[str]:
    """How the child is started: the bundled program with a switch of its own, else the interpreter, isolated."""
    if getattr(sys, "frozen", False):
        program = Path(sys.executable)  # Windows gives standard input and output to console programs only
        return [str(program.with_name("helferkreis-cli").with_suffix(program.suffix)), "--worker"]
    return [sys.executable, "-I", "-m", "app.services.worker"]


class _Watch:
    """Ends the child when time is up or the user cancels."""

    def __init__(self, child: subprocess.Popen[bytes], cancelled: Callable[[], bool] | None, seconds: float) -> None:
        self.reason = ""
        self._child, self._cancelled, self._left = child, cancelled, seconds
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._done.set()
        self._child.kill()
        self._child.wait()
        for stream in (self._child.stdin, self._child.stdout):
            if stream:
                _close_quietly(stream)
        self._thread.join()

    def _run(self) -> None:
        while not self._done.wait(0.1):
            self._left -= 0.1
            if self._cancelled and self._cancelled():
                self.reason = "cancelled"
            elif self._left <= 0:
                self.reason = "late"
            if self.reason:
                self._child.kill()
                return


def _close_quietly(stream: Any) -> None:
    with suppress(OSError):  # the child died before it had read everything
        stream.close()


def _send(child: subprocess.Popen[bytes], job: str, arguments: tuple[Any, ...]) -> None:
    with suppress(OSError):  # told by the missing answer
        pickle.dump((job, arguments), child.stdin)  # type: ignore[arg-type]
        child.stdin.flush()  # type: ignore[union-attr]


def _listen(stream: BinaryIO, progress: Progress | None) -> dict[str, Any]:
    for line in stream:
        message = json.loads(line)
        if "progress" not in message:
            return message  # type: ignore[no-any-return]
        if progress:
            progress(*message["progress"])
    return {}


def _result(answer: dict[str, Any], reason: str) -> Any:
    if "result" in answer:
        return answer["result"]
    if "error" in answer:
        raise UserError(answer["error"], **answer["values"])
    if reason == "cancelled":
        raise Cancelled
    if reason == "late":
        raise UserError(
            "Die Datei brauchte zu lange und wurde deshalb nicht weiter bearbeitet. Bitte teilen Sie sie auf."
        )
    if "bug" in answer:
        raise ChildFault(tuple(answer["bug"]))
    raise UserError("Die Datei ließ sich nicht verarbeiten: Sie ist beschädigt oder viel zu groß.")


_NO_ROOM = _("Auf dem Datenträger ist kein Platz mehr. Bitte schaffen Sie Platz oder wählen Sie einen anderen Ort.")


def main() -> None:
    """The child's side: one job from standard input, messages as JSON lines to standard output."""
    output = sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not break the protocol
    job, arguments = pickle.load(sys.stdin.buffer)
    _say(output, _outcome(job, arguments, lambda done, total: _say(output, {"progress": [done, total]})))


def _say(output: BinaryIO, message: dict[str, Any]) -> None:
    output.write(json.dumps(message).encode() + b"\n")
    output.flush()


def _outcome(job: str, arguments: tuple[Any, ...], progress: Progress) -> dict[str, Any]:
    module, function = job.split(":")
    try:
        return {"result": getattr(import_module(module), function)(*arguments, progress=progress)}
    except UserError as error:
        return {"error": error.template, "values": {key: str(value) for key, value in error.values.items()}}
    except MemoryError:
        return {}
    except OSError as error:
        return {"error": _NO_ROOM, "values": {}} if error.errno in FULL else {"bug": told(error)}
    except Exception as error:
        return {"bug": told(error)}


if __name__ == "__main__":
    main()
