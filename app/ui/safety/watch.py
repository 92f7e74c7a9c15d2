"""Lets the log know of everything nobody catches: in Python, in a thread, in Qt, in the machine."""

import sys
from typing import Any

from PySide6.QtCore import qInstallMessageHandler

from app.services import hard_crash, log

_KINDS = {"QtDebugMsg": "debug", "QtInfoMsg": "info", "QtWarningMsg": "warning", "QtCriticalMsg": "critical"}


def begin() -> None:
    """Write the log from now on; after the first paint."""
    log.begin()
    hard_crash.begin()
    qInstallMessageHandler(_on_qt_message)


def _on_qt_message(kind: Any, context: Any, message: str) -> None:
    name = _KINDS.get(kind.name, "fatal")
    if name not in ("debug", "info"):
        log.qt_message(name, context.category or "", message)
    if sys.stderr is not None:
        print(message, file=sys.stderr)
