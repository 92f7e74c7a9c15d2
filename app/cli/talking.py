"""What commands say while they work and at their end."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn


def say(*lines: str) -> None:
    """Print some lines."""
    for line in lines:
        print(line)


def refuse(sentence: str) -> NoReturn:
    """End a wrong call with what is wrong about it."""
    print(sentence, file=sys.stderr)
    raise SystemExit(2)


@contextmanager
def progress_line() -> Iterator[Callable[[int, int], None]]:
    """A line that counts up, only where somebody watches."""
    watched = sys.stderr.isatty()

    def tell(done: int, total: int) -> None:
        if watched and total:
            print(f"\r{done * 100 // total:3} %", end="", file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        if watched:
            print("\r      \r", end="", file=sys.stderr, flush=True)
