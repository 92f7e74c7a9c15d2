"""What stands beside a list: the record, or a sentence while there is none or several are selected."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from app.ui.kit.empty import EmptyState
from app.ui.kit.widgets import frame

Ways = Sequence[tuple[str, Callable[[], object]]]


class Beside(QStackedWidget):
    """The detail card, or a card with a sentence and buttons in its place."""

    def __init__(self, detail: QWidget) -> None:
        super().__init__()
        self._detail = detail
        self.addWidget(detail)

    def show_detail(self) -> None:
        """The record itself."""
        self.setCurrentWidget(self._detail)
        while self.count() > 1:
            if old := self.widget(1):
                self.removeWidget(old)
                old.deleteLater()

    def say(self, sentence: str, ways: Ways = ()) -> None:
        """A sentence in its place."""
        self.show_detail()
        card: QFrame = frame("card")
        QVBoxLayout(card).addWidget(EmptyState(sentence, ways, strong=False))
        self.setCurrentIndex(self.addWidget(card))
