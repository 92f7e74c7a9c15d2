"""A list and its record: beside each other where there is room, else under each other."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from app.ui.kit.memory import keep_splitter

NARROW = 1100
"""Below this width of the tab the record stands under the list."""
LOW = 520
"""A tab lower than this has no room for two cards under each other."""


class TwoCards(QSplitter):
    """The two cards of a tab; where the user parts them is remembered under `key`."""

    def __init__(self, card: QWidget, beside: QWidget, key: str) -> None:
        super().__init__()
        self.setHandleWidth(12)
        self.setChildrenCollapsible(False)
        for part, stretch in ((card, 8), (beside, 5)):
            self.addWidget(part)
            self.setStretchFactor(self.indexOf(part), stretch)
        self.setSizes([776, 540])
        keep_splitter(self, key)

    def turn(self, room: QSize) -> None:
        """Put the cards as a tab of this size has room for them."""
        beside = room.width() >= NARROW or room.height() < LOW
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.orientation() is not wanted:
            self.setOrientation(wanted)
