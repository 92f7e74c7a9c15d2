"""Work in small steps, one in each turn of the event loop, so that keys and mouse come in between."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class Turns(QObject):
    """Does steps one after the other while `page` is in view; a step that still waits is not lined up twice."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        page.installEventFilter(self)
        self._waiting: dict[Hashable, Callable[[], object]] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_timer_timeout)

    def add(self, key: Hashable, step: Callable[[], object]) -> None:
        """Do `step` soon, after what waits already."""
        self._waiting.setdefault(key, step)
        if self._page.isVisible():
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Hide:  # also when the window closes: the office may be gone after that
            self._timer.stop()
        elif event.type() is QEvent.Type.Show and self._waiting:
            self._timer.start()
        return False

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
