"""What the window remembers on this computer (sizes, columns, last tab): the only door to QSettings."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QCoreApplication, QSettings, QStandardPaths, QTimer
from PySide6.QtWidgets import QSplitter, QWidget

_FORMAT = 1
"""Raise it when stored states of an older window no longer fit."""

WRITTEN_MS = 1_500
"""What is to be remembered is written down together after so long: each time takes the disk 10 ms."""
_fresh: dict[str, Any] = {}
"""Not yet written down."""


def _settings() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Helferkreis", "Helferkreis")


def keep_in(folder: Path) -> None:
    """Remember in another folder than the user's, for tests and for pictures that show a first visit."""
    write_down()
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))


def remember(key: str, value: Any) -> None:
    """Keep a value (text, number, list of texts, bytes) under `key`."""
    _fresh[key] = value
    _write_soon()


def _write_soon() -> None:
    program = QCoreApplication.instance()
    if program is None:
        return
    timer = program.findChild(QTimer, "memory")
    if timer is None:
        timer = QTimer(program, singleShot=True, interval=WRITTEN_MS)
        timer.setObjectName("memory")
        timer.timeout.connect(write_down)
        program.aboutToQuit.connect(write_down)
    if not timer.isActive():
        timer.start()


def write_down() -> None:
    """Write everything that is to be remembered, at once; before the program ends."""
    if _fresh:
        settings = _settings()
        for key, value in _fresh.items():
            settings.setValue(f"{_FORMAT}/{key}", value)
        _fresh.clear()


def recall(key: str, default: Any = None) -> Any:
    """The kept value, or `default` where there is none or it has another type."""
    value = _fresh[key] if key in _fresh else _settings().value(f"{_FORMAT}/{key}", default)
    return value if default is None or isinstance(value, type(default)) else default


def documents_folder() -> Path:
    """Where the user keeps documents; the home folder where the system names one that is not there."""
    named = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return named if named.is_dir() else Path.home()


def known_folder(key: str) -> Path:
    """The folder kept under `key` as long as it is there, else the documents."""
    kept = recall(key, "")
    return Path(kept) if kept and Path(kept).is_dir() else documents_folder()


def keep_geometry(window: QWidget, key: str) -> None:
    """Remember size and place of a window."""
    remember(f"{key}/geometry", window.saveGeometry())


def restore_geometry(window: QWidget, key: str) -> bool:
    """Size and place as they were; False when nothing is known."""
    state = recall(f"{key}/geometry", QByteArray())
    return not state.isEmpty() and window.restoreGeometry(state)


def keep_splitter(splitter: QSplitter, key: str) -> None:
    """Let a splitter come back as it was left."""
    state = recall(f"{key}/splitter", QByteArray())
    if not state.isEmpty():
        splitter.restoreState(state)
    splitter.splitterMoved.connect(lambda: remember(f"{key}/splitter", splitter.saveState()))


def keep_widths(key: str, widths: Mapping[str, int]) -> None:
    """Remember the widths of columns by their names; none forgets them."""
    remember(f"{key}/widths", " ".join(f"{name}:{width}" for name, width in widths.items()))


def recall_widths(key: str) -> dict[str, int]:
    """The widths the user gave the columns of a list."""
    pairs = (part.partition(":") for part in recall(f"{key}/widths", "").split())
    return {name: int(width) for name, _colon, width in pairs if width.isdigit()}
