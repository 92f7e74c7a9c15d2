"""The lock for a pause: after idle minutes, or at once, nothing of the office can be seen until the passphrase fits.

Everything stays as it is under the cover: input that was not saved, dialogs, the place in a list. The file is closed
and its key wiped as soon as nothing uses it any more.
"""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.errors import Locked
from app.services.keys import ring
from app.text import _
from app.ui.kit.memory import recall, remember
from app.ui.kit.tasks import Tasks
from app.ui.lock.unlock_page import UnlockPage

_MINUTES = "lock/minutes"
USUAL = 10
CHOICES = (5, 10, 30, 0)
"""Minutes without a key or a click; 0 never locks."""
KEY = "Ctrl+L"
LET_GO_MS = 200
"""So often it is asked whether anything still uses the file."""
_SIGNS_OF_LIFE = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
     QEvent.Type.TouchBegin}
)  # fmt: skip


class Lock(QObject):
    """Watches for idleness and covers the window of a protected office."""

    covering = Signal()
    """The window is about to be covered; what may not even be kept under the cover closes now."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        self._path: Path = window.desk.office.database.path
        self._tasks = Tasks(self)
        self._hidden: list[QWidget] = []
        self._focus: QWidget | None = None
        self._title = ""
        self.cover: QWidget | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.lock)
        self._minutes = minutes()
        QGuiApplication.instance().focusWindowChanged.connect(self._watch)
        self._watch(window.windowHandle())
        self._letting_go = QTimer(self)
        self._letting_go.setInterval(LET_GO_MS)
        self._letting_go.timeout.connect(self._let_go)

    def _watch(self, screen: QWindow | None) -> None:
        """Look at what comes in from outside: one event for each key, not one for each widget it passes."""
        if screen is not None:  # watching the same one again changes nothing
            screen.installEventFilter(self)
            self._alive()

    @property
    def locked(self) -> bool:
        """Whether the cover is up."""
        return self.cover is not None

    def set_minutes(self, value: int) -> None:
        """Lock after so many idle minutes; 0 for never."""
        remember(_MINUTES, str(value))
        self._minutes = value
        self.timer.stop()
        self._alive()

    def lock(self) -> None:
        """Cover the window and hide every other one of the program."""
        if self.locked:
            return
        self.covering.emit()
        self._focus, self._title = QApplication.focusWidget(), self._window.windowTitle()
        while popup := QApplication.activePopupWidget():
            popup.close()
        QToolTip.hideText()
        self.cover = self._made_cover()
        for widget in QApplication.topLevelWidgets():
            if widget is not self._window and widget.isVisible():
                self._hide(widget)
        self._window.menuBar().hide()
        self._window.centralWidget().hide()
        self._window.setWindowTitle(_("Helferkreis – gesperrt"))
        self.cover.show()
        self._window.activateWindow()
        self.cover.setFocus()
        QApplication.instance().installEventFilter(self)
        self._letting_go.start()

    def _let_go(self) -> None:
        """Close the file and wipe its key; work that is still going on is brought to its end before."""
        window = self._window
        if window.desk.tasks.busy or window.desk.aside.busy or self._tasks.busy:
            return
        self._letting_go.stop()
        window.drafts.rest()
        window.backups.rest()
        if window.errors is not None:
            window.errors.passing = (Locked,)  # a clock that asks for something under the cover
        window.desk.office.database.rest()
        ring.forget()

    def _take_up(self) -> None:
        if self._letting_go.isActive():
            self._letting_go.stop()
            return
        if self._window.errors is not None:
            self._window.errors.passing = ()
        self._window.backups.go_on()
        self._window.drafts.go_on()

    def _made_cover(self) -> QWidget:
        from app.services.keys.opening import fits

        cover = QWidget(self._window)
        cover.setObjectName("ground")
        cover.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(cover)
        layout.setContentsMargins(0, 0, 0, 0)
        page = UnlockPage(self._path, self._tasks, lambda secret: ring.take(fits(self._path, secret)), self._open)
        page.forgotten.setVisible(not self._window.desk.office.database.frozen)  # that would write another slot
        layout.addWidget(page)
        cover.setFocusProxy(page)
        cover.setGeometry(self._window.rect())
        return cover

    def _open(self) -> None:
        QApplication.instance().removeEventFilter(self)
        self._take_up()
        cover, self.cover = self.cover, None
        assert cover is not None  # only its page calls this
        cover.hide()
        cover.deleteLater()
        self._window.menuBar().show()
        self._window.centralWidget().show()
        self._window.setWindowTitle(self._title)
        for widget in sorted(filter(isValid, self._hidden), key=_depth):
            widget.show()
        self._hidden.clear()
        if self._focus is not None and isValid(self._focus):
            self._focus.activateWindow()
            self._focus.setFocus()
        self._alive()

    def _alive(self) -> None:
        if self._minutes and not self.locked:
            self.timer.start(self._minutes * 60_000)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if self.cover is not None:
            return self._under_cover(self.cover, watched, kind)
        if kind == QEvent.Type.KeyPress and _is_key(event):  # a dialog keeps the menu from hearing it
            self.lock()
            return True
        if kind in _SIGNS_OF_LIFE:
            self._alive()
        return False

    def _under_cover(self, cover: QWidget, watched: QObject, kind: QEvent.Type) -> bool:
        """Let nothing through that would show or do something; True swallows the event."""
        if not isValid(self._window) or not self._window.isVisible():  # it is being closed
            return False
        if kind == QEvent.Type.Shortcut:
            return True
        if kind == QEvent.Type.Resize and watched is self._window:
            cover.resize(cover.parentWidget().size())
        elif kind == QEvent.Type.Show and self._is_other(watched):
            self._keep_back(watched)  # type: ignore[arg-type]
        return False

    def _is_other(self, watched: QObject) -> bool:
        """Whether it is a window of its own that comes up under the lock, like an error or a question."""
        return isinstance(watched, QWidget) and watched.isWindow() and watched is not self._window

    def _keep_back(self, widget: QWidget) -> None:
        """Let it come up when the lock is open; the attribute keeps it off the screen already now."""
        widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        QTimer.singleShot(0, self, lambda: self._hide(widget))

    def _hide(self, widget: QWidget) -> None:
        if isValid(widget):
            widget.hide()
            widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
            self._hidden.append(widget)


def _is_key(event: QEvent) -> bool:
    combination = event.keyCombination()  # type: ignore[attr-defined]
    return bool(QKeySequence(combination) == QKeySequence(KEY))


def _depth(widget: QWidget) -> int:
    """How many windows it stands on: a question comes back after the dialog that asked it."""
    above = widget.parentWidget()
    return 0 if above is None else 1 + _depth(above)


def minutes() -> int:
    """After how many idle minutes the user wants the lock."""
    kept = recall(_MINUTES, str(USUAL))
    return int(kept) if kept in map(str, CHOICES) else USUAL
