"""The trash: what was put away, by kind, and the way back."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from app.models.base import entities
from app.services.crud import Query
from app.text import _
from app.ui.kit.dialog import Dialog
from app.ui.kit.widgets import label

SHOWN = 500


class TrashDialog(Dialog):
    """Pick a kind, select, restore."""

    def __init__(self, parent: QWidget, desk: Any) -> None:
        super().__init__(parent, _("Papierkorb"), 560)
        self.setObjectName("trash")
        self._office = desk.office
        self.kinds, self.list = QComboBox(), QListWidget()
        self.kinds.setAccessibleName(_("Art der Einträge"))
        self.list.setAccessibleName(_("Einträge im Papierkorb"))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setMinimumHeight(320)
        self._empty = label(_("Der Papierkorb ist leer."), "quiet")
        for part in (self.kinds, self.list, self._empty):
            self.body.addWidget(part)
        self.add_button(_("Schließen"))
        self._restore = self.add_button(_("Wiederherstellen"), self.restore, "primary")
        self.kinds.currentIndexChanged.connect(self._show_kind)
        self.list.itemSelectionChanged.connect(lambda: self._restore.setEnabled(bool(self.list.selectedItems())))
        self.show_kinds()

    def show_kinds(self) -> None:
        """Count anew what lies in the trash."""
        self.kinds.clear()
        for entity in entities():
            if count := self._office.crud(entity).count(Query(trashed=True)):
                self.kinds.addItem(f"{entity.plural} ({count})", entity)
        for part in (self.kinds, self.list):
            part.setVisible(bool(self.kinds.count()))
        self._empty.setHidden(bool(self.kinds.count()))
        self._restore.setEnabled(False)
        self._restore.setVisible(bool(self.kinds.count()))

    def restore(self) -> None:
        """Take what is selected out of the trash."""
        ids = [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]
        self._office.crud(self.kinds.currentData()).restore(ids)
        self.show_kinds()

    def _show_kind(self) -> None:
        self.list.clear()
        if (entity := self.kinds.currentData()) is None:
            return
        ids = self._office.crud(entity).ids(Query(trashed=True))[:SHOWN]
        names = self._office.captions(entity, ids)
        for record_id in ids:
            item = QListWidgetItem(names[record_id])
            item.setData(Qt.ItemDataRole.UserRole, record_id)
            self.list.addItem(item)
