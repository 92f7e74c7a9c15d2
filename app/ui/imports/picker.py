"""The menu of meanings under a column's head: found by typing, taken with Enter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.text import _, fold

ROWS_SHOWN = 11
ROW = 26
_NAME = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Meaning:
    """A field a column may be given; `used_by` names the column that has it already."""

    name: str | None
    label: str
    used_by: str = ""

    @property
    def words(self) -> str:
        """What the menu shows."""
        return (
            _("{field} (jetzt: {column})").format(field=self.label, column=self.used_by) if self.used_by else self.label
        )


class MeaningPicker(QFrame):
    """A popup with a search field over the list of meanings."""

    def __init__(
        self, parent: QWidget, meanings: Sequence[Meaning], chosen: str | None, take: Callable[[str | None], object]
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "box")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("meanings")
        self._take = take
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Was steht in der Spalte? Tippen zum Suchen …"))
        self.search.setAccessibleName(_("Feld suchen"))
        self.list = QListWidget()
        self.list.setProperty("role", "popup")
        self.list.setAccessibleName(_("Felder"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fill(meanings, chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        self.search.textEdited.connect(self._on_text_edited)
        self.search.installEventFilter(self)
        self.list.itemClicked.connect(self._on_item_clicked)

    def _fill(self, meanings: Sequence[Meaning], chosen: str | None) -> None:
        for meaning in meanings:
            item = QListWidgetItem(meaning.words)
            item.setData(_NAME, meaning.name)
            item.setSizeHint(QSize(0, ROW))
            self.list.addItem(item)
            if meaning.name == chosen:
                self.list.setCurrentItem(item)
        height = ROW * min(ROWS_SHOWN, len(meanings)) + 12
        widest = max(self.list.fontMetrics().horizontalAdvance(meaning.words) for meaning in meanings)
        self.list.setFixedSize(max(300, min(460, widest + 40)), height)

    def open_under(self, place: QPoint) -> None:
        """Show the menu with its upper left corner at `place`, pushed back onto the screen where it would leave it."""
        self.adjustSize()
        room = self.parentWidget().screen().availableGeometry()
        x = min(place.x(), room.right() - self.width())
        y = min(place.y(), room.bottom() - self.height())
        self.move(max(room.left(), x), max(room.top(), y))
        self.show()
        self.search.setFocus()

    def _on_text_edited(self, text: str) -> None:
        wanted = fold(text)
        items = [self.list.item(row) for row in range(self.list.count())]
        for item in items:
            item.setHidden(wanted not in fold(item.text()))
        shown = [item for item in items if not item.isHidden()]
        shown.sort(key=lambda item: not fold(item.text()).startswith(wanted))
        if shown:
            self.list.setCurrentItem(shown[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress:
            return False
        key = event.key()  # type: ignore[attr-defined]
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_item_clicked(self.list.currentItem())
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def _step(self, direction: int) -> None:
        row = self.list.currentRow() + direction
        while 0 <= row < self.list.count() and self.list.item(row).isHidden():
            row += direction
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def _on_item_clicked(self, item: QListWidgetItem | None) -> None:
        if item is not None and not item.isHidden():
            self.close()
            self._take(item.data(_NAME))
