"""What stands beside a list: the record, what can be done with several, or a sentence while there is none."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from app.ui.kit.empty import EmptyState
from app.ui.kit.widgets import frame

Ways = Sequence[tuple[str, Callable[[], object]]]


class Beside(QStackedWidget):
    """The detail card, or another card in its place; `make_many` makes the one for several records when needed."""

    def __init__(self, detail: QWidget, make_many: Callable[[], Any]) -> None:
        super().__init__()
        self._detail, self._make_many = detail, make_many
        self._many: Any = None
        self._card: QWidget | None = None
        self.addWidget(detail)

    def show_detail(self) -> None:
        """The record itself."""
        self.setCurrentWidget(self._detail)
        if self._card is not None:
            self.removeWidget(self._card)
            self._card.deleteLater()
            self._card = None

    def show_many(self, ids: Sequence[str]) -> None:
        """One change for several records."""
        self.show_detail()
        if self._many is None:
            self._many = self._make_many()
            self.addWidget(self._many)
        self._many.show_ids(ids)
        self.setCurrentWidget(self._many)

    @property
    def many(self) -> Any:
        """The card for several records while it is shown, else None."""
        return self._many if self.currentWidget() is self._many else None

    def say(self, sentence: str, ways: Ways = ()) -> None:
        """A sentence in its place."""
        self.show_detail()
        card: QFrame = frame("card")
        QVBoxLayout(card).addWidget(EmptyState(sentence, ways, strong=False))
        self._card = card
        self.setCurrentIndex(self.addWidget(card))
