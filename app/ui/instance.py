"""One window per database: a second start brings the first one to the front."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.errors import Held
from app.services.locks import Lock

_PATIENCE_MS = 1_000
"""How long the first window may take to answer."""


class Instance(QObject):
    """Holds the lock beside a database; `raised` is called when a second start asks for this window."""

    def __init__(self, database: Path, raised: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = "helferkreis-" + hashlib.sha256(str(database.resolve()).encode()).hexdigest()[:24]
        self._lock = Lock(database)
        self._server = QLocalServer(self)
        self._raised = raised

    def take(self, anyway: bool = False) -> bool:
        """True when the database is ours now; False when a window on this computer has it and was called to the front.

        Raises HeldElsewhere when another computer holds it (see `Lock.take`), Held when the first window does not
        answer.
        """
        if self._lock.take(anyway):
            return self._listen()
        if self._call_first():
            return False
        raise Held(
            "Die Bürodatei ist auf diesem Rechner schon geöffnet, aber das Fenster antwortet nicht. Bitte schließen "
            "Sie es, oder starten Sie den Rechner neu."
        )

    def _listen(self) -> bool:
        QLocalServer.removeServer(self._name)
        self._server.newConnection.connect(self._on_second_start)
        self._server.listen(self._name)  # where that fails the lock still holds
        return True

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
        self._lock.release()
