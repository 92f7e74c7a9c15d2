"""Where a file goes: folder and name with a proposal, what stands in the way, and the notice afterwards."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from app.services.files import free_name
from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import ask
from app.ui.kit.memory import known_folder, remember
from app.ui.kit.widgets import button, label, row

_FOLDER = "outputs/folder"


def remembered_folder() -> Path:
    """The folder of the last output, else the user's documents."""
    return known_folder(_FOLDER)


class FilePlace(QWidget):
    """A file name that can be typed, and the folder under it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._folder = remembered_folder()
        self.name = QLineEdit()
        self.name.setObjectName("fileName")
        self.name.setAccessibleName(_("Dateiname"))
        self.name.textEdited.connect(lambda: self.changed.emit())
        self.where = label("", "small", wrap=True)
        self.elsewhere = button(_("Anderer Ordner …"), self._on_elsewhere_clicked, "link", name="folder")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.name)
        layout.addLayout(row(self.where, 1, self.elsewhere))
        self._show_folder()

    def propose(self, name: str) -> None:
        """Fill in a file name."""
        self.name.setText(name)
        self.name.setCursorPosition(0)

    def path(self, ending: str) -> Path:
        """Where to write; the name gets the ending where it lacks one."""
        name = self.name.text().strip() or _("Liste")
        return self._folder / (name if name.lower().endswith(f".{ending}") else f"{name}.{ending}")

    def take(self, path: Path) -> None:
        """Use this folder and name from now on."""
        self._folder = path.parent
        self.propose(path.name)
        self._show_folder()

    def keep(self) -> None:
        """Start in this folder the next time."""
        remember(_FOLDER, str(self._folder))

    def _show_folder(self) -> None:
        self.where.setText(_("im Ordner {folder}").format(folder=self._folder.name or self._folder))
        self.where.setToolTip(str(self._folder))

    def _on_elsewhere_clicked(self) -> None:
        dialog = QFileDialog(self, _("Ordner auswählen"), str(self._folder))
        dialog.setObjectName("chooseFolder")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_folder_selected)
        dialog.open()

    def _on_folder_selected(self, folder: str) -> None:
        self.take(Path(folder) / self.name.text())
        self.changed.emit()


def ask_before_replacing(parent: QWidget, path: Path, write: Callable[[Path], object]) -> None:
    """Write at once where nothing stands in the way; else let the user choose."""
    if not path.exists():
        write(path)
        return
    other = free_name(path)
    sentence = _("„{name}“ gibt es in diesem Ordner schon.").format(name=path.name)
    keep_both = _("Als „{name}“ speichern").format(name=other.name)
    answers = [(keep_both, lambda: write(other)), (_("Ersetzen"), lambda: write(path)), (_("Abbrechen"), None)]
    ask(parent, _("Die Datei gibt es schon"), sentence, answers)


def open_file(path: Path) -> None:
    """Show a file in the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def tell_saved(desk: Desk, path: Path, words: str) -> None:
    """Say that a file was written, with the ways to it."""
    open_, show = (_("Öffnen"), lambda: open_file(path)), (_("Im Ordner zeigen"), lambda: open_file(path.parent))
    desk.say(words, *open_, *show)
