"""What waits until a window was painted: a start shows the window first."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer


class AfterPaint(QObject):
    """Calls `act` once, right after the first time a window or a part of one was painted."""

    def __init__(self, window: QObject, act: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._soon = QTimer(self)  # `singleShot` would bring up the namespace Qt, 20 ms, before anything else
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(act)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Paint, QEvent.Type.UpdateRequest):
            self._window.removeEventFilter(self)
            self._soon.start(0)
        return False
