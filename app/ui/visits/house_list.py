"""The houses to visit: a tick for each, in an order that keys and mouse change."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.models import Shelter
from app.services.office import Services
from app.services.query import MISSING, Filter, Query
from app.text import _
from app.ui.kit.widgets import button, row

LINE = 26
_ID = Qt.ItemDataRole.UserRole
_LIVE = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsUserCheckable
    | Qt.ItemFlag.ItemIsDragEnabled
)


class HouseList(QWidget):
    """Ticked are those that are visited, from top to bottom."""

    changed = Signal()

    def __init__(self, office: Services, chosen: Sequence[str], suggest: bool = True) -> None:
        super().__init__()
        self._office = office
        self.list = QListWidget()
        self.list.setObjectName("houses")
        self.list.setAccessibleName(_("Unterkünfte in der Reihenfolge des Besuchs"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setMinimumHeight(4 * LINE)
        place = QVBoxLayout(self)
        place.setContentsMargins(0, 0, 0, 0)
        place.setSpacing(6)
        place.addWidget(self.list, 1)
        place.addLayout(self._buttons())
        self.show_chosen(office.visits.suggested(chosen) if suggest else chosen)
        self.list.itemChanged.connect(lambda: self.changed.emit())
        self.list.model().rowsMoved.connect(lambda: self.changed.emit())

    def _buttons(self) -> QHBoxLayout:
        up = button(_("Nach oben"), lambda: self.move_current(-1), tip=_("Alt+↑"))
        down = button(_("Nach unten"), lambda: self.move_current(1), tip=_("Alt+↓"))
        own = button(_("Ordnen"), self.suggest, "", _("Nach der Reihenfolge der Tour, dann nach Ort"))
        for keys, pressed in (("Alt+Up", up), ("Alt+Down", down)):
            QShortcut(QKeySequence(keys), self, pressed.click)
        return row(up, down, 1, own, gap=6)

    @property
    def ids(self) -> list[str]:
        """The houses ticked, in their order."""
        items = (self.list.item(place) for place in range(self.list.count()))
        return [item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked]

    def show_chosen(self, chosen: Sequence[str]) -> None:
        """Tick these houses, which stand first and in this order."""
        here = Query(filters=(Filter(Shelter.closed_on, MISSING),))
        rest = [identity for identity in self._office.shelters.ids(here) if identity not in set(chosen)]
        ids = [*chosen, *self._office.visits.suggested(rest)]
        names = self._office.captions(Shelter, ids)
        self.list.blockSignals(True)
        self.list.clear()
        for identity in ids:
            self._add(identity, names.get(identity, ""), identity in set(chosen))
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.changed.emit()

    def _add(self, identity: str, name: str, ticked: bool) -> None:
        item = QListWidgetItem(name, self.list)
        item.setData(_ID, identity)
        item.setSizeHint(QSize(0, LINE))
        item.setFlags(_LIVE)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def suggest(self) -> None:
        """Put the houses ticked into the order of a tour."""
        self.show_chosen(self._office.visits.suggested(self.ids))

    def move_current(self, steps: int) -> None:
        """Put the current house up or down."""
        place = self.list.currentRow()
        wanted = min(max(place + steps, 0), self.list.count() - 1)
        if place >= 0 and wanted != place:
            self.list.blockSignals(True)
            self.list.insertItem(wanted, self.list.takeItem(place))
            self.list.setCurrentRow(wanted)
            self.list.blockSignals(False)
            self.changed.emit()
