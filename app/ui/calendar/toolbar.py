"""The toolbar of the calendar: new, month, week or list, turn the pages, name of the period, kinds, outputs.

The views stand first, so that they stay under the pointer when the list has no pages to turn."""

from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from app.text import _, translate
from app.ui.kit import outputs_hook
from app.ui.kit.widgets import button, menu_button, shape_button
from app.ui.theme import font

MODES = (("month", _("Monat")), ("week", _("Woche")), ("day", _("Tag")), ("list", _("Liste")))


class PeriodLabel(QLabel):
    """The name of the month or week, as wide for all of them, so that the buttons beside it stand still."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("period")
        self.setFont(font(16, bold=True))
        self.setContentsMargins(8, 0, 8, 0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        widest = self.fontMetrics().horizontalAdvance("KW 48, 28.12.–3.1.2027")
        return QSize(widest + 16, 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 16, 30)


class Toolbar(QWidget):
    """The line over the calendar; search and filters of the list stand in it while they are needed."""

    turned = Signal(int)
    """So many pages on."""
    today_asked = Signal()
    mode_asked = Signal(str)

    def __init__(self, pane: Any) -> None:
        super().__init__()
        self._search, self._bar = pane.search, pane.bar
        self.period, self._gap = PeriodLabel(), QWidget()
        self._turners = (*self._make_turners(), self.period)
        self.modes = {key: self._mode_button(key, text) for key, text in MODES}
        self.mode_menu = self._make_mode_menu()
        self._saved = pane.view_menu.button
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for part in (pane.new_button, *self.modes.values(), self.mode_menu, *self._turners, self._search):
            line.addWidget(part, 2 if part is self._search else 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._bar, 3)
        line.addWidget(self._gap, 3)
        for part in (pane.kinds.button, pane.view_menu.button):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        if outputs_hook.registered():
            menu = QMenu(self)
            menu.aboutToShow.connect(lambda: outputs_hook.fill_list_menu(pane, menu))
            line.addWidget(menu_button(_("Ausgeben"), menu, name="output"), 0, Qt.AlignmentFlag.AlignTop)

    def show_mode(self, mode: str) -> None:
        """Show what the mode needs; the list's search and filters stay as long as they narrow something."""
        as_list = mode == "list"
        for key, switch in self.modes.items():
            switch.setChecked(key == mode)
        for part in self._turners:
            part.setVisible(not as_list)
        self._search.setVisible(as_list or bool(self._search.text()))
        self._bar.setVisible(as_list or bool(self._bar.filters))
        self._gap.setVisible(not as_list and not self._bar.filters)
        self._saved.setVisible(as_list)
        self.mode_menu.setText(next(translate(text) for key, text in MODES if key == mode))
        self.mode_menu.setAccessibleName(_("Ansicht: {mode}").format(mode=self.mode_menu.text()))

    def be_narrow(self, narrow: bool) -> None:
        """Where there is little room, the views share one button."""
        for switch in self.modes.values():
            switch.setVisible(not narrow)
        self.mode_menu.setVisible(narrow)

    def _make_mode_menu(self) -> QPushButton:
        menu = QMenu(self)
        for key, text in MODES:
            menu.addAction(translate(text), partial(self.mode_asked.emit, key))
        result = menu_button("", menu, name="modes")
        result.hide()
        return result

    def _make_turners(self) -> tuple[QWidget, ...]:
        back = shape_button("left", _("Zurück (Bild ↑)"), partial(self.turned.emit, -1), "")
        today = button(_("Heute"), self.today_asked.emit, "", _("H"), "today")
        on = shape_button("right", _("Weiter (Bild ↓)"), partial(self.turned.emit, 1), "")
        back.setFixedWidth(30)
        on.setFixedWidth(30)
        return back, today, on

    def _mode_button(self, key: str, text: str) -> QPushButton:
        result = button(text, partial(self.mode_asked.emit, key), "toggle", name=f"mode-{key}")
        result.setCheckable(True)
        return result
