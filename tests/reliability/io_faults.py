"""Lets single calls to the system fail, once or for ever, while the program works, and looks at what is left."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from app.errors import UserError
from app.services.backups.copies import check, checksum_holds
from app.services.backups.states import Why, folder_of, states_in
from app.services.keys import slots
from app.services.keys.opening import fits, is_protected
from app.services.migrations import steps
from tests.reliability.acts import ACTS, unlocked
from tests.reliability.children import Child, begun
from tests.reliability.offices import NEW_PASSPHRASE, PASSPHRASE, an_office, cheap_keys, of_version, seen
from tests.reliability.trial import Outcome, problems_of

POINTS = 6
"""Faults of one attempt."""
FAULTS = (
    ("pwrite64", "EIO"), ("pwrite64", "ENOSPC"), ("write", "ENOSPC"), ("write", "EIO"), ("fsync", "EIO"),
    ("openat", "EMFILE"), ("openat", "EACCES"), ("ftruncate", "EIO"), ("rename", "EIO"),
    ("rename", "ENOSPC"), ("pread64", "EIO"), ("unlink", "EIO"), ("mmap", "ENOMEM"),
)  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """The `number`-th of the calls `call` fails, and with `lasting` all after it."""

    call: str
    error: str
    number: int
    lasting: bool

    @property
    def when(self) -> str:
        """As strace wants it."""
        return f"{self.number}+" if self.lasting else str(self.number)


def lacking() -> str:
    """strace, or the right to look into another program."""
    if shutil.which("strace") is None:
        return "strace"
    allowed = subprocess.run(("strace", "-qq", "-o", "/dev/null", sys.executable, "-c", ""), capture_output=True)
    return "right to trace" if allowed.returncode else ""


def failing_calls(folder: Path, random: Random) -> Outcome:
    """One act, one kind of fault that it can meet, at several of its calls."""
    for number in count():
        act = random.choice(list(ACTS))
        outcome = failing(folder / f"{act} {number}", random, act, *random.choice(FAULTS))
        if outcome.tried:
            break
    return outcome


def failing(folder: Path, random: Random, act: str, call: str, error: str) -> Outcome:
    """Let some of the calls of an act fail, each in an office of its own."""
    of_keys = act in ("change passphrase", "open")
    lasting, protected = random.random() < 0.5, of_keys or (act != "migrate" and random.random() < 0.3)
    with cheap_keys():
        office = _office(folder / "base" / "Büro.db", act, protected)
        before, after, calls = _usual(office, act, call)
        numbers = sorted(random.sample(range(1, calls + 1), min(POINTS, calls)))
        lost = 0
        for number in numbers:
            fault = Fault(call, error, number, lasting)
            found = list(_found(_copy(office, folder / str(number)), act, fault, before, after, random.random() < 0.5))
            for problem in found:
                print(f"{act}, protected={protected}, {fault}: {problem}", file=sys.stderr, flush=True)
            lost += len(found)
    return Outcome(len(numbers), lost)


def _office(path: Path, act: str, protected: bool) -> Path:
    if act != "migrate":
        return an_office(path, protected)
    source = an_office(path.parent / "newer" / "Büro.db", False)
    return of_version(path, int(steps.head()) - 1, source)


def _copy(office: Path, folder: Path) -> Path:
    shutil.copytree(office.parent, folder)
    return folder / office.name


def _usual(office: Path, act: str, call: str) -> tuple[Any, Any, int]:
    """What is seen before an act and after it, and how many calls it takes, when nothing fails."""
    path = _copy(office, office.parent.parent / "usual")
    before = _state(path)
    log = path.with_name("calls")
    with begun(act, path) as child, _traced(child, log, "-e", f"trace={call}"):
        child.go()
        answer = child.answer()
        assert "done" in answer, answer
    return before, _state(path), len(log.read_text(errors="replace").splitlines())


def _found(path: Path, act: str, fault: Fault, before: Any, after: Any, dies: bool) -> Iterator[str]:
    """What is wrong after a fault: words that are no sentence, a third state, damage, and a second try that fails."""
    log = path.with_name("calls")
    inject = f"inject={fault.call}:error={fault.error}:when={fault.when}"
    child, again = Child(act, path), {}
    try:
        with _traced(child, log, "-e", f"trace={fault.call}", "-e", inject):
            child.go()
            answer = child.answer()
        if "bug" in answer or not answer:
            yield f"no sentence: {answer.get('bug', 'died')}"
        if "done" in answer and _state(path) != after:
            yield "told as done, but is not"
        if not dies and "done" not in answer:
            child.go()
            again = child.answer()
            if "bug" in again:
                yield f"no sentence the second time: {again['bug']}"
    finally:
        child.kill() if dies else child.leave()
    for problem in _left(path, act, before, after, dies or "done" in answer):
        yield f"{problem} – first {answer}, then {again}"


def _left(path: Path, act: str, before: Any, after: Any, unfinished: bool) -> Iterator[str]:
    state = _state(path)
    if state != after and not (unfinished and state[:2] == before[:2]):  # the present state may be kept already
        yield f"neither before nor after: {_difference(state, after)}"
    if unfinished and state != after:
        with begun(act, path) as child:
            child.go()
            child.answer()
        if _state(path) != after:
            yield f"not to be done any more: {_difference(_state(path), after)}"
    yield from damage(path)


def damage(path: Path) -> Iterator[str]:
    """What is wrong with the file itself, and with the states that are kept of it."""
    unlocked(path)
    if count := problems_of(path):
        yield f"{count} problems in the file"
    for state in states_in(folder_of(path)):
        if not checksum_holds(state.path) or check(state.path).problems:
            yield f"unsound state {state.path.name}"


def _state(path: Path) -> Any:
    """The rows, by which passphrase they open, and whether a state more was kept."""
    opens = ()
    if is_protected(path):
        opens = tuple(_opens(path, secret) for secret in (PASSPHRASE, NEW_PASSPHRASE))
    unlocked(path)
    return seen(path), opens, any(state.why is not Why.START for state in states_in(folder_of(path)))


def _opens(path: Path, secret: str) -> bool:
    with suppress(slots.WrongPassphrase):
        return bool(fits(path, secret))
    return False


def _difference(state: Any, wanted: Any) -> str:
    rows, others = state[0], wanted[0]
    tables = [name for name in rows.keys() | others.keys() if rows.get(name) != others.get(name)]
    return f"{tables[:6]} {state[1:]} {wanted[1:]}"


@contextmanager
def _traced(child: Child, log: Path, *arguments: str) -> Iterator[None]:
    """Attach strace for a while."""
    command = ("strace", "-qq", "-o", str(log), *arguments, "-p", str(child.pid))
    tracer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(child.pid, True, tracer)
        yield
    finally:
        tracer.terminate()
        tracer.wait()
        _wait(child.pid, False, tracer)


def _wait(pid: int, traced: bool, tracer: subprocess.Popen[bytes]) -> None:
    status = Path(f"/proc/{pid}/status")
    end = time.monotonic() + 10
    while time.monotonic() < end:
        with suppress(OSError):
            line = next(line for line in status.read_text().splitlines() if line.startswith("TracerPid"))
            if (line.split()[1] != "0") == traced:
                return
            time.sleep(0.002)
            continue
        return
    raise UserError(f"strace {tracer.pid} did not answer")
