""" "Überall suchen": one field over all records and commands, with their shortcuts at the right."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit

from app.text import _

if TYPE_CHECKING:  # the answer is only built when somebody searches: its Qt classes cost the first paint 30 ms
    from app.ui.kit.find_answer import FindAnswer, Offer
    from app.ui.kit.tasks import Tasks

PAUSE_MS = 120


class FindField(QLineEdit):
    """The field in the window's head.

    `commands()` gives the actions, `records(text)` the hits of the services, `recent()` hits looked at last,
    `further()` what else one can go to: views, new records.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("findField")
        self.setAccessibleName(_("Überall suchen"))
        self.setToolTip(_("Strg+K"))
        self.setTextMargins(0, 0, 52, 0)
        self.commands: Callable[[], Sequence[QAction]] = tuple
        self.recent: Callable[[], Sequence[Any]] = tuple
        self.further: Callable[[], Sequence[Offer]] = tuple
        self.records: Callable[[str], Sequence[Any]] = lambda text: ()
        self.understood: Callable[[str], Sequence[Offer]] = lambda text: ()
        """What the words mean, where they are no name: read beside the window like the hits."""
        self.open_record: Callable[[str, str], object] = lambda entity, record_id: None
        self._popup: FindAnswer | None = None
        self._tasks: Tasks | None = None
        self._shown: str | None = None
        """The words whose answer is in view."""
        self._hint = QLabel(_("Strg K"), self)
        self._hint.setObjectName("findHint")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look_beside)
        self.textEdited.connect(lambda: self._pause.start())

    def look_up(self) -> None:
        """Show what fits the words typed so far."""
        self._pause.stop()
        text = self.text().strip()
        self._show(text, *self._answer_to(text))

    def _answer_to(self, text: str) -> "tuple[Sequence[Any], Sequence[Offer]]":
        """The hits for words, and what the words mean."""
        return (self.records(text), self.understood(text)) if text else ((), ())

    def _look_beside(self) -> None:
        """The same while somebody types: a long office is searched beside the window."""
        from app.ui.kit.tasks import Tasks

        self._tasks = self._tasks or Tasks(self)
        text = self.text().strip()
        self._tasks.run(self, lambda _job: self._answer_to(text), lambda answer: self._on_found(text, *answer))

    def _on_found(self, text: str, hits: Sequence[Any], meant: "Sequence[Offer]") -> None:
        if text == self.text().strip() != self._shown and self.hasFocus():
            self._show(text, hits, meant)

    def _show(self, text: str, hits: Sequence[Any], meant: "Sequence[Offer]" = ()) -> None:
        self._shown = text
        self._answer().show_offers([*meant, *self._offers(text, hits)])
        self._answer().place_under(self)

    @property
    def offers(self) -> list[str]:
        """The titles now offered."""
        return self._answer().titles

    def close_popup(self) -> None:
        """Put the answer away."""
        self._shown = None
        if self._popup:
            self._popup.hide()

    def _offers(self, text: str, hits: Sequence[Any]) -> "list[Offer]":
        from app.ui.kit.find_offers import command, offers

        commands = [command(action) for action in self.commands() if action.isEnabled() and action.text()]
        return offers(text, hits, self.open_record, self.recent(), [*commands, *self.further()])

    def _answer(self) -> "FindAnswer":
        if self._popup is None:
            from app.ui.kit.find_answer import FindAnswer

            self._popup = FindAnswer(self.window())
            self._popup.taken.connect(self._take)
        return self._popup

    def _take(self, offer: "Offer") -> None:
        self.clear()
        self.close_popup()
        self.clearFocus()
        offer.take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt

        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.close_popup()
            self.clearFocus()
        elif step := steps.get(Qt.Key(event.key())):
            self._answer().step(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._shown != self.text().strip():
                self.look_up()
            self._answer().take_current()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        self._hint.hide()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self._hint.show()
        self.close_popup()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._hint.setGeometry(self.width() - 54, (self.height() - 19) // 2, 44, 19)
        whole = _("Überall suchen …")
        room = self.width() - 78  # the hint, and the frame on both sides
        self.setPlaceholderText(whole if self.fontMetrics().horizontalAdvance(whole) <= room else _("Suchen …"))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            from PySide6.QtCore import Qt

            if event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
                event.accept()
                return True
        return super().event(event)
