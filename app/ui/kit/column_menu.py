"""Right click on a column's head, and the dialog that chooses the columns of a list."""

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QMenu, QWidget

from app.text import _, translate
from app.ui.kit.dialog import Dialog
from app.ui.kit.list_columns import ListColumns
from app.ui.kit.widgets import button, label, row
from app.ui.theme import colour, font

LINE = 26
_NAME = Qt.ItemDataRole.UserRole
_TICKABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


def header_menu(pane: Any, place: QPoint) -> QMenu:
    """What can be done with the column under `place`."""
    header, columns = pane.card.view.header, pane.chosen_columns
    menu = QMenu(header)
    menu.aboutToHide.connect(menu.deleteLater)
    section = header.logicalIndexAt(place)
    if section >= 0:
        _add_column_ways(menu, pane, columns, section)
    menu.addAction(_("Spalten wählen …"), lambda: ColumnsDialog(pane.window(), columns).open())
    menu.addAction(_("Übliche Spalten"), columns.reset)
    menu.popup(header.mapToGlobal(place))
    return menu


def _add_column_ways(menu: QMenu, pane: Any, columns: ListColumns, section: int) -> None:
    column = pane.model.columns[section]
    place, count = pane.card.view.header.visualIndex(section), len(pane.model.columns)
    if column.sortable:
        menu.addAction(_("Aufsteigend sortieren"), partial(pane.sort_by, column.attribute, False))
        menu.addAction(_("Absteigend sortieren"), partial(pane.sort_by, column.attribute, True))
        menu.addSeparator()
    words = _("„{column}“ ausblenden").format(column=column.head.replace("&", "&&"))
    menu.addAction(words, partial(columns.hide, column.name)).setEnabled(count > 1)
    menu.addAction(_("Nach links"), partial(columns.move, column.name, -1)).setEnabled(place > 0)
    menu.addAction(_("Nach rechts"), partial(columns.move, column.name, 1)).setEnabled(place < count - 1)
    menu.addSeparator()


class ColumnsDialog(Dialog):
    """All columns with a tick: those in view first and in their order, the others under the headings of the form."""

    def __init__(self, parent: QWidget, columns: ListColumns) -> None:
        super().__init__(parent, _("Spalten wählen"), 420)
        self.setObjectName("columns")
        self._columns = columns
        self.list = QListWidget()
        self.list.setAccessibleName(_("Spalten der Liste"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setMinimumHeight(160)
        self.resize(440, min(640, parent.height() - 40))
        self.body.addWidget(label(_("Mit Haken in der Liste, von oben nach unten so wie dort von links nach rechts."),
                                  "quiet", wrap=True))  # fmt: skip
        self.body.addWidget(self.list)
        up = button(_("Nach oben"), lambda: self.move_current(-1), tip=_("Alt+↑"))
        down = button(_("Nach unten"), lambda: self.move_current(1), tip=_("Alt+↓"))
        self.body.addLayout(row(up, down, 1))
        QShortcut(QKeySequence("Alt+Up"), self, up.click)
        QShortcut(QKeySequence("Alt+Down"), self, down.click)
        self.add_left(button(_("Übliche Spalten"), self._reset))
        self.add_button(_("Abbrechen"))
        self.take = self.add_button(_("Übernehmen"), self._take, "primary")
        self.save_with(self.take)
        self.list.itemChanged.connect(lambda: self.take.setEnabled(bool(self.names())))
        self._fill()

    def names(self) -> list[str]:
        """The columns ticked, in their order."""
        items = (self.list.item(place) for place in range(self.list.count()))
        return [item.data(_NAME) for item in items if item.checkState() is Qt.CheckState.Checked and item.data(_NAME)]

    def move_current(self, steps: int) -> None:
        """Put the current column up or down."""
        place = self.list.currentRow()
        wanted = min(max(place + steps, 0), self.list.count() - 1)
        if place >= 0 and wanted != place:
            self.list.insertItem(wanted, self.list.takeItem(place))
            self.list.setCurrentRow(wanted)

    def _fill(self) -> None:
        shown = self._columns.shown
        for column in shown:
            self._add(column, True)
        known = {column.name for column in shown}
        for title, group in self._columns.groups():
            rest = [column for column in group if column.name not in known]
            if rest:
                self._add_heading(translate(title or _("Üblich in dieser Liste")))
            for column in rest:
                self._add(column, False)
        self.list.setCurrentRow(0)

    def _add(self, column: Any, ticked: bool) -> None:
        item = QListWidgetItem(column.head, self.list)
        item.setData(_NAME, column.name)
        item.setSizeHint(QSize(0, LINE))
        item.setFlags(_TICKABLE | Qt.ItemFlag.ItemIsDragEnabled)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _add_heading(self, title: str) -> None:
        item = QListWidgetItem(title, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(font(12, bold=True))
        item.setForeground(colour("quiet"))
        item.setSizeHint(QSize(0, LINE + 6))

    def _reset(self) -> None:
        self._columns.reset()
        self.accept()

    def _take(self) -> None:
        self._columns.choose(self.names())
        self.accept()
