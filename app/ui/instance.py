"""One window per database: a second start brings the first one to the front."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.errors import UserError

_PATIENCE_MS = 1_000
"""How long the first window may take to answer."""


class Instance(QObject):
    """Holds the lock beside a database; `raised` is called when a second start asks for this window."""

    def __init__(self, database: Path, raised: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = "helferkreis-" + hashlib.sha256(str(database.absolute()).encode()).hexdigest()[:24]
        self._lock = QLockFile(str(database.with_name(database.name + ".lock")))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._raised = raised

    def take(self) -> bool:
        """True when the database is ours now; False when a window on this computer has it and was called to the front.

        Raises UserError when another computer holds it.
        """
        if self._lock.tryLock(0):
            return self._listen()
        if self._call_first():
            return False
        holder, host, _program = self._lock.getLockInfo()
        if holder and host != _this_host():
            raise UserError(
                "Die Bürodatei ist am Rechner {host} geöffnet. Bitte schließen Sie Helferkreis dort zuerst.",
                host=host,
            )
        self._lock.removeStaleLockFile()
        return self._lock.tryLock(0) and self._listen()

    def _listen(self) -> bool:
        QLocalServer.removeServer(self._name)
        self._server.newConnection.connect(self._on_second_start)
        return self._server.listen(self._name)

    def _call_first(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        called = socket.waitForConnected(_PATIENCE_MS)
        socket.disconnectFromServer()
        return called

    def _on_second_start(self) -> None:
        self._server.nextPendingConnection().deleteLater()
        self._raised()

    def release(self) -> None:
        """Let go of the lock."""
        self._server.close()
        self._lock.unlock()


def _this_host() -> str:
    from PySide6.QtCore import QSysInfo

    return QSysInfo.machineHostName()
