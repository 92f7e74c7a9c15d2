"""What can be done with the event in view: print its documents, edit, and the rest under "Mehr"."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu

from app.ui.calendar.flow import Flow
from app.ui.kit import outputs_hook
from app.ui.kit.widgets import button, set_role


class Foot(QFrame):
    """The buttons under an event; beside its name where the event lies under the calendar and height is short."""

    def __init__(self, pane: Any) -> None:
        super().__init__()
        self._pane, self._card = pane, pane.detail
        self._line = Flow()
        self._margin = QHBoxLayout(self)
        self._margin.addWidget(self._line)
        for position, text in enumerate(self._printable()):
            role = "" if position else "primary"
            self._line.add(button(text, partial(self.print_document, text), role, name="printDocument"))
        self._take_actions()
        self.place()
        self._card.fields_shown.connect(self.give_way)

    def give_way(self) -> None:
        """Leave a new event, and under an event its fields, the room: what is typed has its own buttons there."""
        fields = any(form.editing for form in self._card.forms)
        self.setHidden(self._card.creating or (self._is_below() and fields))

    def _is_below(self) -> bool:
        return self._pane.splitter.orientation() is Qt.Orientation.Horizontal

    def place(self) -> None:
        """Stand where the present shape of the window wants it."""
        below = self._is_below()
        self._margin.setContentsMargins(*((18, 10, 18, 10) if below else (0, 0, 0, 0)))
        set_role(self, role="foot" if below else "")
        if below:
            place = self._card.layout()
            place.insertWidget(place.indexOf(self._card.save_bar), self)
        else:
            self._card.button_line.addWidget(self)

    def print_document(self, text: str) -> None:
        """Print the document of this name for the event in view."""
        menu = QMenu(self)
        outputs_hook.fill_record_menu(self._pane, self._pane.card.current_id, menu)
        wanted = next(entry for entry in menu.actions() if entry.text() == text)
        self._card.leave(wanted.trigger)

    def _printable(self) -> list[str]:
        menu = QMenu(self)
        if outputs_hook.registered():
            outputs_hook.fill_record_menu(self._pane, "", menu)
        return [entry.text() for entry in menu.actions() if entry.isEnabled()]

    def _take_actions(self) -> None:
        """The buttons other records have beside their name; the menu of documents has become buttons."""
        while item := self._card.button_line.takeAt(0):
            if item.widget().objectName() == "print":
                item.widget().hide()
                item.widget().deleteLater()
            else:
                self._line.add(item.widget())
