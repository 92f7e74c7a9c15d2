"""The top of a detail card: name, chips and buttons, which stand still whatever name there is."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPixmap, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui.kit.chips import Chips
from app.ui.kit.widgets import label
from app.ui.theme import Tone, font

NAME_SIZE, GAP, PICTURE = 20, 12, 64


class DetailHead(QWidget):
    """The buttons stand beside a name of up to two lines, else beside the chips, else under them."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.chips = label("", "name", wrap=True), Chips()
        self.name.setMinimumHeight(28)
        self.picture = QLabel()
        self.picture.hide()
        self.buttons = QWidget()
        self.buttons.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.button_line = QHBoxLayout(self.buttons)
        self.button_line.setContentsMargins(0, 0, 0, 0)
        self.button_line.setSpacing(8)
        self._row = -1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(18, 14, 18, 6)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.picture, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        self._place(0)

    def show_words(self, name: str, chips: list[tuple[str, Tone]]) -> None:
        """Say another name and other chips."""
        self.name.setText(name)
        self.chips.show_chips(chips)
        self._arrange()

    def show_picture(self, content: bytes | None, words: str) -> None:
        """Show a small picture before the name; None for none."""
        self.picture.setVisible(content is not None)
        if content is not None:
            sharp = QPixmap()
            sharp.loadFromData(content)
            ratio = self.devicePixelRatioF()
            sharp = sharp.scaledToHeight(round(PICTURE * ratio), Qt.TransformationMode.SmoothTransformation)
            sharp.setDevicePixelRatio(ratio)
            self.picture.setPixmap(sharp)
            self.picture.setAccessibleName(words)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        edge = self._grid.contentsMargins()
        room = self.width() - edge.left() - edge.right() - self.buttons.sizeHint().width() - GAP
        room -= PICTURE + GAP if self.picture.isVisibleTo(self) else 0
        chips = self.chips.sizeHint().width() if self.chips.isVisibleTo(self) else 0
        self._place(0 if self.buttons.isHidden() or self._fits(room) else 1 if chips <= room else 2)

    def _fits(self, room: int) -> bool:
        """Whether the name needs no more than two lines of this width."""
        metrics = QFontMetrics(font(NAME_SIZE, bold=True))
        wanted = metrics.boundingRect(QRect(0, 0, room, 1000), Qt.TextFlag.TextWordWrap, self.name.text())
        return wanted.width() <= room and wanted.height() < 3 * metrics.height()

    def _place(self, row: int) -> None:
        """Put the buttons into this row; what stands above them has the whole width."""
        if row == self._row:
            return
        self._row = row
        for part in (self.name, self.chips, self.buttons):
            self._grid.removeWidget(part)
        self._grid.addWidget(self.name, 0, 1, 1, 2 if row else 1)
        self._grid.addWidget(self.chips, 1, 1, 1, 1 if row == 1 else 2)
        place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        if row < 2:
            self._grid.addWidget(self.buttons, row, 2, place)
        else:
            self._grid.addWidget(self.buttons, row, 0, 1, 3, place)
