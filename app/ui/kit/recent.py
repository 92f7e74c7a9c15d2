"""Which records were looked at last, on this computer: a record counts once somebody has stayed with it."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.kit.memory import recall, remember

STAY_MS = 2_000
"""So long a record must be in view; who only walks through a list leaves no trace."""
MOST = 8
_PLACE = "recent"


class Recent(QObject):
    """The records looked at last, the newest first."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._next: tuple[str, str] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAY_MS)
        self._timer.timeout.connect(self.settle)

    @property
    def keys(self) -> list[tuple[str, str]]:
        """Entity and id of each."""
        pairs = (text.partition(":") for text in recall(_PLACE, "").split())
        return [(entity, key) for entity, _colon, key in pairs]

    def look(self, entity: str, record_id: str) -> None:
        """A record came into view."""
        self._next = (entity, record_id)
        self._timer.start()

    def settle(self) -> None:
        """Count the record in view now."""
        self._timer.stop()
        if self._next is not None:
            kept = [self._next, *(key for key in self.keys if key != self._next)][:MOST]
            remember(_PLACE, " ".join(f"{entity}:{key}" for entity, key in kept))
            self._next = None
            self.changed.emit()
