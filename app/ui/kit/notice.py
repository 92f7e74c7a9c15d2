"""The notice at the bottom of the window: what was just done, with a way back, gone after eight seconds."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.text import _
from app.ui.kit.widgets import button, label, shape_button

SHOWN_MS = 8000
AROUND = 320
"""What a notice needs besides its words, in pixels; a longer sentence goes on in the next line."""


class Notice(QFrame):
    """Floats over the bottom of its host; a second notice replaces the first."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("notice")
        self.setProperty("role", "notice")
        self._text = label()
        self._way: Callable[[], object] | None = None
        self._other_way: Callable[[], object] | None = None
        self._back, self._other = button("", self._on_way_clicked), button("", self._on_other_clicked)
        self._close = shape_button("cross", _("Hinweis schließen"), self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 7, 8, 7)
        layout.setSpacing(12)
        for part in (self._text, self._back, self._other, self._close):
            layout.addWidget(part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        host.installEventFilter(self)
        self.hide()

    def say(
        self,
        text: str,
        way: str = "",
        slot: Callable[[], object] | None = None,
        other: str = "",
        other_slot: Callable[[], object] | None = None,
    ) -> None:
        """Show `text`, with a button `way` that does `slot`, and where given a second one."""
        self._text.setText(text)
        self.setAccessibleName(text)
        for part, words, act in ((self._back, way, slot), (self._other, other, other_slot)):
            part.setText(words)
            part.setAccessibleName(words)
            part.setVisible(bool(act))
        self._way, self._other_way = slot, other_slot
        self.show()
        self._place()
        self.raise_()
        self._timer.start()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        host = self.parentWidget()
        room, wide = max(200, host.width() - AROUND), self._text.fontMetrics().horizontalAdvance(self.text) + 2
        self._text.setWordWrap(wide > room)
        self._text.setFixedWidth(min(wide, room))
        self.adjustSize()
        self.move(
            28, host.height() - self.height() - 56
        )  # over the list, clear of its footer and of a record's buttons

    def _on_way_clicked(self) -> None:
        self.hide()
        if self._way:
            self._way()

    def _on_other_clicked(self) -> None:
        self.hide()
        if self._other_way:
            self._other_way()

    def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
