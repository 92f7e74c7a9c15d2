"""Buttons beside each other that go on in the next line where the room ends."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.chips import FlowLayout


class Flow(QWidget):
    """A line of widgets as long as there is room."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self._line = FlowLayout(8)
        self.setLayout(self._line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for part in parts:
            self.add(part)

    def add(self, part: QWidget) -> None:
        """One more at the end."""
        self._line.addWidget(part)
