"""Help in the window: the keys, and what this program is."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from app import __version__
from app.text import _
from app.ui.kit.dialog import Dialog, tell
from app.ui.kit.widgets import label


class ShortcutsDialog(Dialog):
    """Every key that does something now, in two columns."""

    def __init__(self, parent: QWidget, actions: Sequence[QAction]) -> None:
        super().__init__(parent, _("Tastenkürzel"), 760)
        self.setObjectName("shortcuts")
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        with_keys = [a for a in actions if not a.shortcut().isEmpty()]
        half = (len(with_keys) + 1) // 2
        for position, action in enumerate(with_keys):
            row, side = position % half, position // half * 2
            grid.addWidget(
                label(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), "strong"), row, side
            )
            words = label(action.text().replace("&&", "&"), wrap=True)
            words.setMinimumWidth(220)
            grid.addWidget(words, row, side + 1)
        self.body.addLayout(grid)
        self.add_button(_("Schließen"), self.accept, "primary")


def tell_about(parent: QWidget) -> None:
    """Name and version of the program, and where the data is."""
    words = _(
        "Fassung {number}\n\nDas Programm der Ehrenamtskoordination. Alle Angaben bleiben auf diesem Rechner; "
        "das Programm braucht kein Internet."
    )
    tell(parent, _("Über Helferkreis"), words.format(number=__version__))
