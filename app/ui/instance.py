"""One window per database: a second start brings the first one to the front.

The lock is taken before the window is there, the ear for a second start is opened after its first paint: what Qt needs
for that takes as long as the rest of the start.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from app.errors import Held
from app.services.locks import Lock

_PATIENCE_MS = 1_000
"""How long the first window may take to answer, or to open its ear."""
_AGAIN_MS = 20


class Instance(QObject):
    """Holds the lock beside a database; `raised` is called when a second start asks for this window."""

    def __init__(self, database: Path, raised: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self._lock = Lock(database)
        self._server: Any = None
        self._raised = raised

    def take(self, anyway: bool = False) -> bool:
        """True when the database is ours now; False when a window on this computer has it and was called to the front.

        Raises HeldElsewhere when another computer holds it (see `Lock.take`), Held when the first window does not
        answer.
        """
        if self._lock.take(anyway):
            return True
        if self._call_first():
            return False
        raise Held(
            "Die Bürodatei ist auf diesem Rechner schon geöffnet, aber das Fenster antwortet nicht. Bitte schließen "
            "Sie es, oder starten Sie den Rechner neu."
        )

    def listen(self) -> None:
        """Hear second starts from now on, once the lock is taken and the window painted."""
        from PySide6.QtNetwork import QLocalServer

        if self._server is None:
            self._server = QLocalServer(self)
            QLocalServer.removeServer(self._name)
            self._server.newConnection.connect(self._on_second_start)
            self._server.listen(self._name)  # where that fails the lock still holds

    @property
    def _name(self) -> str:
        import hashlib

        return "helferkreis-" + hashlib.sha256(str(self._database.resolve()).encode()).hexdigest()[:24]

    def _call_first(self) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket, end = QLocalSocket(), time.monotonic() + _PATIENCE_MS / 1000
        while True:
            socket.connectToServer(self._name)
            if socket.waitForConnected(_PATIENCE_MS):
                socket.disconnectFromServer()
                return True
            if time.monotonic() > end:
                return False
            time.sleep(_AGAIN_MS / 1000)

    def _on_second_start(self) -> None:
        self._server.nextPendingConnection().deleteLater()
        self._raised()

    def release(self) -> None:
        """Let go of the lock."""
        if self._server is not None:
            self._server.close()
        self._lock.release()
