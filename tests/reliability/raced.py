"""Lets several programs start at the same instant: one of them gets the office, whatever lies in the lock file."""

import subprocess
import sys
from pathlib import Path
from random import Random

from app.services.locks import lock_path
from tests.reliability.trial import Outcome

RACERS, ROUNDS = 4, 5
_RACER = """
import sys
from pathlib import Path
from app.services.locks import Lock
lock = Lock(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
print(lock.take(), flush=True)
sys.stdin.readline()
"""
_LEFT = (None, b"", b"{", b'{"host": null}', b"\x00" * 5000)
"""What lies in the lock file before."""


def starting_at_once(folder: Path, random: Random) -> Outcome:
    """Rounds with exactly one winner."""
    return Outcome(ROUNDS, sum(_winners(folder / "Büro.db", random) != 1 for _round in range(ROUNDS)))


def _winners(path: Path, random: Random) -> int:
    left = random.choice(_LEFT)
    if left is not None:
        lock_path(path).write_bytes(left)
    racers = [_racer(path) for _one in range(RACERS)]
    for racer in racers:
        _send(racer)
    answers = [_answer(racer) for racer in racers]
    for racer in racers:
        if random.random() < 0.5:
            racer.kill()
        racer.communicate("\n" if racer.poll() is None else None)
    return answers.count("True")


def _racer(path: Path) -> subprocess.Popen[str]:
    command = (sys.executable, "-c", _RACER, str(path))
    racer = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    _answer(racer)
    return racer


def _send(racer: subprocess.Popen[str]) -> None:
    assert racer.stdin is not None
    racer.stdin.write("go\n")
    racer.stdin.flush()


def _answer(racer: subprocess.Popen[str]) -> str:
    assert racer.stdout is not None
    return racer.stdout.readline().strip()
