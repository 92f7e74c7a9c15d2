"""Suggestions under the cell in which somebody types."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QListWidget, QWidget

from app.text import _

MOST, LEAST_WIDTH = 8, 300


@dataclass(frozen=True)
class Hit:
    """What is shown, what is put into the cell, and whose id goes with it."""

    words: str
    text: str
    person_id: str | None = None


class Hits(QListWidget):
    """A short list over the sheet; the keyboard stays in the cell, and arrows walk through the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "popup")
        self.setAccessibleName(_("Vorschläge"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.hits: list[Hit] = []
        self.hide()

    @property
    def chosen(self) -> Hit | None:
        """The hit that Enter takes."""
        row = self.currentRow()
        return self.hits[row] if not self.isHidden() and 0 <= row < len(self.hits) else None

    def offer(self, hits: list[Hit], place: QWidget, first: bool) -> None:
        """Show hits under a field, with the first one chosen or none."""
        self.hits = hits[:MOST]
        self.clear()
        if not self.hits:
            self.hide()
            return
        self.addItems([hit.words for hit in self.hits])
        self.setCurrentRow(0 if first else -1)
        self.show()
        self.stay_at(place)
        self.raise_()

    def step(self, by: int) -> None:
        """Choose the next or the previous hit; above the first one none is chosen."""
        self.setCurrentRow(min(max(self.currentRow() + by, -1), len(self.hits) - 1))

    def stay_at(self, field: QWidget) -> None:
        """Stand under a field, or above it where there is no room."""
        if self.isHidden():
            return
        window = self.parentWidget()
        assert window is not None
        high = len(self.hits) * self.sizeHintForRow(0) + 10
        corner = field.mapTo(window, QPoint(0, field.height() + 2))
        if corner.y() + high > window.height():
            corner.setY(field.mapTo(window, QPoint(0, 0)).y() - high - 2)
        self.setGeometry(corner.x(), corner.y(), max(field.width(), LEAST_WIDTH), high)
