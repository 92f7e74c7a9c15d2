"""What the tests let the child process do."""

import os
import time
from typing import Any

from app.errors import UserError


def double(number: int, progress: Any) -> int:
    return number * 2


def count(progress: Any) -> str:
    for step in range(3):
        progress(step + 1, 3)
    return "fertig"


def talk(progress: Any) -> str:
    print("a library that talks")
    return "fertig"


def complain(progress: Any) -> None:
    raise UserError("Zeile {row} ist leer.", row=7)


def stumble(progress: Any) -> None:
    raise ZeroDivisionError


def die(progress: Any) -> None:
    os._exit(9)


def sleep(progress: Any) -> None:
    time.sleep(60)


def swallow(progress: Any) -> None:
    raise MemoryError
