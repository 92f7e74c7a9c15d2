"""The trash: what was put away, what hangs on it, and the way back."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from app.services.past import local
from app.services.trash import TrashLine, hanging, in_trash
from app.text import _, german_datetime, number, translate
from app.ui.kit.combo import Combo
from app.ui.kit.dialog import Dialog
from app.ui.kit.plain_table import PlainTable
from app.ui.kit.widgets import label


class TrashDialog(Dialog):
    """Select, see what comes back with it, restore."""

    def __init__(self, parent: QWidget, desk: Any) -> None:
        super().__init__(parent, _("Papierkorb"), 640)
        self.setObjectName("trash")
        self._office = desk.office
        self._all: list[TrashLine] = []
        self.lines: list[TrashLine] = []
        """What is shown, newest first."""
        self.kinds = Combo(_("Art der Einträge"))
        heads = (_("Eintrag"), _("Art"), _("Im Papierkorb seit"))
        self.table = PlainTable(_("Einträge im Papierkorb"), heads, (46, 26), selectable=True)
        self.table.setMinimumHeight(160)
        self._empty = label(_("Der Papierkorb ist leer."), "quiet")
        self.words = label("", "quiet", wrap=True)
        self.words.setMinimumHeight(36)
        for part in (self.kinds, self.table, self.words, self._empty):
            self.body.addWidget(part)
        self.add_button(_("Schließen"))
        self._restore = self.add_button(_("Wiederherstellen"), self.restore, "primary")
        self.kinds.activated.connect(lambda: self._show_lines())
        self.table.itemSelectionChanged.connect(self._on_selection_changed)
        self.table.installEventFilter(self)
        self.show_trash()

    def show_trash(self) -> None:
        """Read anew what lies in the trash."""
        self._all = in_trash(self._office.database)
        chosen = self.kinds.currentData()
        self.kinds.clear()
        self.kinds.addItem(_("Alles ({count})").format(count=number(len(self._all))), None)
        present = [line.entity for line in self._all]
        for kind in sorted(set(present), key=lambda kind: translate(kind.plural)):
            self.kinds.addItem(f"{translate(kind.plural)} ({number(present.count(kind))})", kind)
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(chosen)))
        for part in (self.kinds, self.table, self.words, self._restore):
            part.setVisible(bool(self._all))
        self._empty.setHidden(bool(self._all))
        self._show_lines()

    def restore(self) -> None:
        """Take what is selected out of the trash, each kind as one action."""
        ids: dict[Any, list[str]] = {}
        for row in self.table.chosen:
            ids.setdefault(self.lines[row].entity, []).append(self.lines[row].record_id)
        for kind, chosen in ids.items():
            self._office.crud(kind).restore(chosen)
        self.show_trash()

    def _show_lines(self) -> None:
        kind = self.kinds.currentData()
        self.lines = [line for line in self._all if kind is None or line.entity is kind]
        names: dict[str, str] = {}
        for owner in {line.entity for line in self.lines}:
            names |= self._office.captions(owner, [line.record_id for line in self.lines if line.entity is owner])
        self.table.setRowCount(len(self.lines))
        for row, line in enumerate(self.lines):
            at = german_datetime(local(line.at))
            self.table.fill(row, (names[line.record_id], translate(line.entity.singular), at))
        if self.lines:
            self.table.selectRow(0)
            self.table.setFocus()
        self._on_selection_changed()

    def _on_selection_changed(self) -> None:
        chosen = self.table.chosen
        count = len(chosen)
        words = _("{count} wiederherstellen").format(count=number(count)) if count > 1 else _("Wiederherstellen")
        self._restore.setText(words)
        self._restore.setAccessibleName(words)
        self._restore.setEnabled(bool(chosen))
        self.words.setText(self._what_hangs(self.lines[chosen[0]]) if count == 1 else "")

    def _what_hangs(self, line: TrashLine) -> str:
        found = [f"{number(count)} {translate(kind)}" for kind, count in hanging(self._office.database, line)]
        if not found:
            return _("Es hängt nichts weiter daran.")
        return _("Daran hängen: {what}. Das ist alles wieder da, sobald Sie den Eintrag wiederherstellen.").format(
            what=", ".join(found)
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the list restores."""
        if event.type() is QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # type: ignore[attr-defined]
            self.restore()
            return True
        return False
