"""Work in small steps, one in each turn of the event loop, so that keys and mouse come in between."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, QTimer


class Turns(QObject):
    """Does steps one after the other; a step that still waits is not lined up twice."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: dict[Hashable, Callable[[], object]] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_timer_timeout)

    def add(self, key: Hashable, step: Callable[[], object]) -> None:
        """Do `step` soon, after what waits already."""
        self._waiting.setdefault(key, step)
        self._timer.start()

    @property
    def done(self) -> bool:
        """Whether nothing waits any more."""
        return not self._waiting

    def _on_timer_timeout(self) -> None:
        key = next(iter(self._waiting), None)
        step = self._waiting.pop(key, None)
        if not self._waiting:
            self._timer.stop()
        if step:
            step()
