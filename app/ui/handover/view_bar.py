"""The bar over an office that is only looked at: that nothing can be changed, and the ways to go on."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from app.text import _
from app.ui.kit.widgets import button, label, row
from app.ui.offices import Wanted, Way, own_path


class ViewBar(QFrame):
    """Stands above the tabs for as long as the package is open."""

    def __init__(self, window: Any) -> None:
        super().__init__()
        self.setObjectName("sampleBar")
        self._window = window
        text = label(_("Nur zum Ansehen – hier lässt sich nichts ändern."))
        text.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(text.text())
        take = button(_("Als neues Büro übernehmen …"), self.take_over, "onSample", name="takeOver")
        leave = button(_("Ansehen beenden"), self.leave, "onSample", name="endView")
        self.setLayout(row(text, 1, take, leave, margins=(16, 3, 10, 3)))

    def take_over(self) -> None:
        """Begin with the package anew: its passphrase protects it from whoever happens to sit here."""
        self._window.office_asked.emit(Wanted(Way.PACKAGE, self._window.package))

    def leave(self) -> None:
        """Go to the own office, or close where there is none."""
        if own_path().is_file():
            self._window.office_asked.emit(Wanted(Way.OPEN, own_path()))
        else:
            self._window.close()
