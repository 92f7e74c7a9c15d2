"""Notices that nobody uses a window any more."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

_SIGNS_OF_LIFE = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
     QEvent.Type.TouchBegin}
)  # fmt: skip


class Idle(QObject):
    """`passed` comes after so many minutes without a key or a movement of the mouse in any window of the program."""

    passed = Signal()

    def __init__(self, parent: QWidget, minutes: int) -> None:
        super().__init__(parent)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(minutes * 60_000)
        self.timer.timeout.connect(self.passed)
        self.timer.start()
        QGuiApplication.instance().focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    def _watch(self, screen: QWindow | None) -> None:
        """Look at what comes in from outside: one event for each key, not one for each widget it passes."""
        if screen is not None:  # watching the same one again changes nothing
            screen.installEventFilter(self)
            self.timer.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self.timer.start()
        return False
