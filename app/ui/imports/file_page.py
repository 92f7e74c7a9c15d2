"""The wizard's first page: which file, and what is in it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.text import _, translate
from app.ui.imports.kinds import KINDS
from app.ui.kit.memory import known_folder, remember
from app.ui.kit.widgets import button, column, label
from app.ui.theme import colour

PATTERNS = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.txt *.tsv *.vcf *.ics *.htm *.html"
_FOLDER = "imports/folder"


class DropPlace(QFrame):
    """Takes a file dropped onto it, or asks for one."""

    chosen = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setMinimumHeight(150)
        self.setMaximumHeight(320)
        self._hot = False
        self.words = label(_("Ziehen Sie Ihre Liste hierher"), "strong")
        self.choose = button(_("Datei auswählen …"), self.ask, "primary", name="choose")
        self.choose.setAutoDefault(True)  # Enter, too
        hint = label(
            _("Excel, LibreOffice, CSV und Text; aus Outlook auch Kontakte (.vcf) und Kalender (.ics)"), "small"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        layout.addStretch(1)
        for part in (self.words, self.choose, hint):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def ask(self) -> None:
        """Let the user choose a file."""
        title, kinds = _("Liste auswählen"), _("Listen ({patterns})").format(patterns=PATTERNS)
        dialog = QFileDialog(self, title, str(known_folder(_FOLDER)), f"{kinds};;{_('Alle Dateien (*)')}")
        dialog.setObjectName("chooseFile")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.open()

    def take(self, path: Path) -> None:
        """Go on with a file; the next choice starts in its folder."""
        remember(_FOLDER, str(path.parent))
        self.chosen.emit(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._heat(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._heat(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._heat(False)
        event.acceptProposedAction()
        self.take(Path(next(url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile())))

    def _heat(self, hot: bool) -> None:
        self._hot = hot
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colour("accent_soft" if self._hot else "card"))
        painter.setPen(QPen(colour("accent" if self._hot else "bar"), 1.2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 8, 8)


class FilePage(QWidget):
    """Asks for the file; the kind of list is proposed and can be said."""

    chosen = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self.place = DropPlace()
        self.place.chosen.connect(self.chosen)
        self.problem = label("", "problem", wrap=True)
        self.problem.setObjectName("problem")
        self.problem.hide()
        self._group = QButtonGroup(self)
        self._kinds = QHBoxLayout()
        self._kinds.setSpacing(8)
        self._add_kind(_("Automatisch erkennen"), "")
        for kind in KINDS:
            self._add_kind(translate(kind.title), kind.key)
        self._kinds.addStretch(1)
        self._lay_out()

    def _add_kind(self, text: str, key: str) -> None:
        choice = button(text, None, "toggle", name=f"kind-{key or 'any'}")
        choice.setCheckable(True)
        choice.setChecked(not key)
        choice.setProperty("kind", key)
        self._group.addButton(choice)
        self._kinds.addWidget(choice)

    def _lay_out(self) -> None:
        words = _("Ihre Datei bleibt, wie sie ist. Sie sehen vorher, was sich ändert, und können es rückgängig machen.")
        intro = label(words, "quiet", wrap=True)
        layout = column(intro, self.place, self.problem, gap=12)
        layout.setStretch(1, 8)
        layout.addWidget(label(_("Was steht in der Liste?"), "heading"))
        layout.addLayout(self._kinds)
        layout.addStretch(1)
        self.setLayout(layout)

    @property
    def kind(self) -> str:
        """The kind the user said, "" to let the program find it."""
        return str(self._group.checkedButton().property("kind"))

    def set_kind(self, key: str) -> None:
        """Propose a kind."""
        for choice in self._group.buttons():
            choice.setChecked(choice.property("kind") == key)

    def tell_problem(self, sentence: str) -> None:
        """Say why a file could not be read, "" for nothing; another can be chosen."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def take_focus(self) -> bool:
        """Start the keyboard at the button that asks for a file."""
        self.place.choose.setFocus()
        return True
