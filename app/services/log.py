"""The program's log: what happened by code and id, so that it can be shown to anybody; no word of a record is in it."""

import logging
import os
import re
import sys
import threading
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app import __version__
from app.services.faults import kind, place, told

NAME = "helferkreis"
SIZE, FILES = 1_000_000, 5
"""Bytes after which a file is set aside, and how many there are at most."""
_IDENTITY = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LARGEST = 999_999
"""Longer numbers may be somebody's: a telephone, a birthday, an account."""
_QT = re.compile(r"Q\w+::\w+")
_MARK = re.compile(r"%[^a-zA-Z%]*[a-zA-Z]")


def folder() -> Path:
    """Where the log lies: beside the user's own office, never beside a file on a stick or a share."""
    from app.services.sqlite import default_path

    return default_path().parent / "Protokoll"


def begin() -> None:
    """Write what is logged from now on, and what nobody caught in a thread; once in a process."""
    if not any(isinstance(handler, LogFile) for handler in logging.getLogger(NAME).handlers):
        attach()
        threading.excepthook = _on_thread_fault
        sys.unraisablehook = _on_unraisable
        event("begin", version=Code(__version__))


def attach() -> "LogFile":
    """Let the file receive what is logged: all of our own, and the warnings of other libraries."""
    own, others = LogFile(), LogFile()
    others.setLevel(logging.WARNING)
    others.addFilter(lambda record: record.name != NAME)
    logging.getLogger(NAME).setLevel(logging.INFO)
    logging.getLogger(NAME).addHandler(own)
    logging.getLogger().addHandler(others)
    return own


def event(code: str, **facts: Any) -> None:
    """Log that something happened: a code of our own and ids, counts, kinds; any other value is left out."""
    logging.getLogger(NAME).info(" ".join([code, *(f"{name}=%s" for name in facts)]), *facts.values())


def fault(error: BaseException) -> None:
    """Log an exception that is a fault of the program."""
    logging.getLogger(NAME).error("unexpected", exc_info=(type(error), error, error.__traceback__))


def refused(error: BaseException) -> None:
    """Log that something was refused with a sentence, by the place in the source; the sentence may hold a name."""
    lines = told(error)
    logging.getLogger(NAME).info("refused at %s", Code(lines[-1].strip() if len(lines) > 1 else lines[0]))


def qt_message(kind_name: str, category: str, message: str) -> None:
    """Log a message of Qt by what it says first, the name of a function; the rest may be a text from the screen."""
    found = _QT.match(message)
    logging.getLogger(NAME).warning("qt %s %s %s", Code(kind_name), Code(category), Code(found[0] if found else "-"))


class Code(str):
    """A text from the program's own source, which may stand in the log as it is."""


class LogFile(logging.Handler):
    """Adds a line a record to a file; a file that cannot be written stops nobody."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(Careful())

    @property
    def path(self) -> Path:
        """The file that is written now."""
        return folder() / "helferkreis.log"

    def emit(self, record: logging.LogRecord) -> None:
        line = self.format(record) + "\n"
        with suppress(OSError):
            path = self.path
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if path.exists() and path.stat().st_size + len(line) > SIZE:
                _set_aside(path)
            with open(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a", encoding="utf-8") as stream:
                stream.write(line)


class Careful(logging.Formatter):
    """One line a record, of which only what is sure to be nobody's: templates, ids, small numbers, kinds, frames.

    Of other libraries' records there is no more than where they come from, since their words may hold any value.
    """

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        words = _words(record) if record.name == NAME else f"{record.name} {place(record.pathname)}:{record.lineno}"
        error = record.exc_info[1] if record.exc_info else None
        lines = (f"{at} {record.levelname} {words}", *(told(error) if error else ()))
        return " < ".join(line.strip() for line in lines).replace("\r", " ").replace("\n", " ")


def _words(record: logging.LogRecord) -> str:
    values = record.args if isinstance(record.args, tuple) else ()
    marks = iter(values)
    return _MARK.sub(lambda found: _safe(next(marks, None)), str(record.msg))


def _safe(value: Any) -> str:
    if isinstance(value, BaseException):
        return kind(value)
    if isinstance(value, type):
        return value.__name__
    if isinstance(value, Code) or (isinstance(value, str) and _IDENTITY.fullmatch(value)):
        return str.__str__(value)
    if value is None or isinstance(value, bool) or (isinstance(value, int) and abs(value) <= _LARGEST):
        return str(value)
    return f"<{type(value).__name__}>"


def files() -> list[Path]:
    """The log's files, the oldest first."""
    return sorted(folder().glob("helferkreis*.log"), key=lambda path: (path.stat().st_mtime, path.name))


def _set_aside(path: Path) -> None:
    for number in range(FILES - 1, 0, -1):
        older = path.with_stem(f"{path.stem}.{number - 1}") if number > 1 else path
        if older.exists():
            os.replace(older, path.with_stem(f"{path.stem}.{number}"))


def _on_thread_fault(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None:
        fault(arguments.exc_value)


def _on_unraisable(found: Any) -> None:
    if found.exc_value is not None:
        fault(found.exc_value)
