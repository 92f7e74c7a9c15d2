"""Asks how a view is called and whether everybody in the office sees it."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.errors import ValidationError
from app.text import _
from app.ui.kit.dialog import Dialog
from app.ui.kit.widgets import label


class ViewDialog(Dialog):
    """`save(name, shared)` keeps it; what it refuses is said under the name."""

    def __init__(
        self, parent: QWidget, title: str, save: Callable[[str, bool], object], name: str = "", shared: bool = True
    ) -> None:
        super().__init__(parent, title, 420)
        self.setObjectName("viewName")
        self._save = save
        self.name, self.shared = QLineEdit(name), QCheckBox(_("Für alle im Büro"))
        self.name.setAccessibleName(_("Name der Ansicht"))
        self.name.setPlaceholderText(_("zum Beispiel „Spricht Arabisch, montags frei“"))
        self.shared.setChecked(shared)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        for part in (label(_("Name der Ansicht"), "quiet"), self.name, self.problem, self.shared):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.add_button(_("Abbrechen"))
        self.save_with(self.add_button(_("Speichern"), self.save, "primary"))
        self.name.selectAll()
        self.name.setFocus()

    def save(self) -> None:
        """Keep the view and close."""
        try:
            self._save(self.name.text(), self.shared.isChecked())
        except ValidationError as refused:
            self.problem.setText(str(refused))
            self.problem.show()
            self.name.setFocus()
        else:
            self.accept()
