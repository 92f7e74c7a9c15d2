"""A card of the start page: its title and lines that are read anew after every commit."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.text import translate
from app.ui.kit.desk import Desk
from app.ui.kit.widgets import clear, label, scrolled

LEAST = 96


class BlockCard(QFrame):
    """Scrolls its lines where there is no room for all of them."""

    def __init__(self, desk: Desk, title: str, read: Callable[[Desk, date], list[QWidget]]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._desk, self._read = desk, read
        self._whole = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 14, 1, 8)
        layout.setSpacing(4)
        head = label(translate(title), "heading")
        head.setContentsMargins(16, 0, 16, 0)
        layout.addWidget(head)
        self._page = QWidget()
        self._lines = QVBoxLayout(self._page)
        self._lines.setContentsMargins(16, 0, 16, 4)
        self._lines.setSpacing(0)
        self._area = scrolled(self._page)
        layout.addWidget(self._area, 1)

    def refresh(self) -> None:
        """Read the lines anew."""
        clear(self._lines)
        for line in self._read(self._desk, date.today()):
            self._lines.addWidget(line)
        self._lines.addStretch(1)
        self._fit()

    def show_whole(self, whole: bool) -> None:
        """Grow with the lines, so that the page around scrolls instead of the card."""
        self._whole = whole
        self._fit()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        width = self._area.viewport().width()
        tall = self._lines.heightForWidth(width) if self._lines.hasHeightForWidth() else self._lines.sizeHint().height()
        self._area.setMinimumHeight(tall if self._whole else LEAST)
