"""The card for a call: numbers large, ready to dial or to copy, and the talk noted in the same place."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from app.services.today import Reach
from app.text import _
from app.ui.kit.widgets import button, frame, label, row
from app.ui.start.popup import Popup

WIDTH = 420


class ReachCard(Popup):
    """Says `note(topic, done)` when a talk is to be kept; `of_task` asks whether the task is done with it."""

    def __init__(self, parent: QWidget, reach: Reach, note: Callable[[str, bool], object], of_task: bool) -> None:
        super().__init__(parent, WIDTH)
        self.setObjectName("reach")
        self.setAccessibleName(_("{name} erreichen").format(name=reach.name))
        self._note = note
        self.body.addWidget(label(reach.name, "heading", wrap=True))
        for phone in reach.phones:
            dial = QUrl(f"tel:{''.join(c for c in phone if c.isdigit() or c == '+')}")
            self._add_way(phone, "name", _("Anrufen"), dial)
        if reach.email:
            self._add_way(reach.email, "", _("Schreiben"), QUrl(f"mailto:{reach.email}"))
        if not (reach.phones or reach.email):
            self.body.addWidget(label(_("Weder Telefon noch E-Mail ist eingetragen."), "quiet", wrap=True))
        self.body.addWidget(frame("rule"))
        self.topic = QLineEdit()
        self.topic.setPlaceholderText(_("Worum ging es? (darf leer bleiben)"))
        self.topic.setAccessibleName(_("Worum ging es?"))
        self.topic.returnPressed.connect(self.keep)
        self.done = QCheckBox(_("Aufgabe damit erledigt"))
        self.done.setVisible(of_task)
        self.body.addWidget(self.topic)
        self.body.addWidget(self.done)
        self.body.addLayout(row(1, button(_("Gespräch festhalten"), self.keep, "primary", name="keepTalk")))

    def ask(self, point: QPoint) -> None:
        """Show it at a point of the screen, ready to type."""
        self.show_at(point, self.topic)

    def keep(self) -> None:
        """Keep the talk and close."""
        topic, done = self.topic.text(), self.done.isChecked()
        self.close()
        self._note(topic, done)

    def _add_way(self, words: str, role: str, verb: str, url: QUrl) -> None:
        said: QLabel = label(words, role)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = button(_("Kopieren"), partial(self._copy, words), "link")
        copy.setAccessibleName(_("{words} kopieren").format(words=words))
        go = button(verb, partial(QDesktopServices.openUrl, url), "link")
        go.setAccessibleName(_("{verb}: {words}").format(verb=verb, words=words))
        self.body.addLayout(row(said, 1, copy, go, gap=12))

    def _copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
