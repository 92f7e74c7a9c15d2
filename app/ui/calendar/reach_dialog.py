"""Asks how much of a series is meant; the answers stand under each other, the smallest first."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.series import Reach
from app.text import _
from app.ui.kit.dialog import Dialog
from app.ui.kit.widgets import button, label


class ReachDialog(Dialog):
    """One date, the rest of the series, or all of it."""

    def __init__(self, parent: QWidget | None, title: str, question: str, then: Callable[[Reach], object]) -> None:
        super().__init__(parent, title, 380)
        self.setObjectName("question")
        self._then = then
        self.body.addWidget(label(question, wrap=True))
        for reach in Reach:
            answer = button(reach.label, partial(self._answer, reach), "" if reach is not Reach.ONE else "primary")
            answer.setDefault(reach is Reach.ONE)
            self.body.addWidget(answer)
        self.add_button(_("Abbrechen"))

    def _answer(self, reach: Reach) -> None:
        self.accept()
        self._then(reach)
