"""What the office looks like: fields for its colour, with a check that it can be read, and for its logo."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QColorDialog, QFileDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.text import _
from app.ui.kit.memory import known_folder, remember
from app.ui.kit.widgets import button, column, frame, label, row
from app.ui.theme import LIGHT, contrast, is_colour, with_accent

LOGO_SIZE = QSize(176, 64)
_FOLDER = "logo/folder"
_SAMPLE = "background: {ground}; color: {text}; border-radius: 6px; padding: 4px 10px;"


class ColourField(QWidget):
    """A colour as #RRGGBB, chosen or typed, with a sample of what becomes of it."""

    changed = Signal()

    def __init__(self, facts: Any, editable: bool) -> None:
        super().__init__()
        self._facts = facts
        self._code = QLineEdit()
        self._code.setProperty("role", "field")
        self._code.setMaxLength(7)
        self._code.setFixedWidth(96)
        self._code.setAccessibleName(_("Farbwert"))
        self._code.setToolTip(facts.hint)
        self._choose = button(_("Farbe wählen …"), self.choose)
        self._sample, self._text = QLabel(_("Fläche")), QLabel(_("Schrift"))
        self._told = label("", "small", wrap=True)
        for part in (self._code, self._choose):
            part.setVisible(editable)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row(self._code, self._choose, self._sample, self._text, 1))
        layout.addWidget(self._told)
        self.setFocusProxy(self._code)
        self._code.textChanged.connect(self._show_sample)
        self._code.textEdited.connect(self.changed)

    def value(self) -> str:
        code = self._code.text().strip().upper()
        if not code:
            return LIGHT.accent
        if not is_colour(code):
            raise ValueError(_("„{code}“ ist kein Farbwert. Ein Beispiel: #B3122A").format(code=code))
        return code

    def set_value(self, value: str | None) -> None:
        self._code.setText(value or LIGHT.accent)

    def choose(self) -> None:
        """Open the system's or Qt's chooser."""
        dialog = QColorDialog(QColor(self._code.text()), self)
        dialog.setWindowTitle(_("Farbe des Büros"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(self._take)
        dialog.open()

    def _take(self, chosen: QColor) -> None:
        self._code.setText(chosen.name().upper())
        self.changed.emit()

    def _show_sample(self) -> None:
        code = self._code.text().strip().upper()
        good = is_colour(code)
        for part in (self._sample, self._text):
            part.setVisible(good)
        if not good:
            self._told.setText("")
            return
        used = with_accent(LIGHT, code)
        over = max((LIGHT.card, LIGHT.text), key=lambda ink: contrast(ink, code))
        self._sample.setStyleSheet(_SAMPLE.format(ground=code, text=over))
        self._text.setStyleSheet(_SAMPLE.format(ground=LIGHT.card, text=used.accent))
        too_light = used.accent != code
        words = _("Diese Farbe ist für Schrift auf Weiß zu hell. Schrift und Schaltflächen erscheinen deshalb dunkler.")
        self._told.setText(words if too_light else "")
        self._told.setVisible(too_light)


class LogoField(QWidget):
    """The logo as it is printed, on white, with the ways to change it; `value()` is PNG or None."""

    changed = Signal()

    def __init__(self, desk: Any, content: bytes | None) -> None:
        super().__init__()
        self._desk, self._content = desk, content
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        paper = frame("paper")
        paper.setLayout(column(self._picture, margins=(4, 4, 4, 4)))
        paper.setFixedSize(LOGO_SIZE + QSize(10, 10))
        self._told = label("", "small", wrap=True)
        self._choose = button(_("Bild auswählen …"), self.ask)
        self._remove = button(_("Entfernen"), lambda: self.set_value(None))
        words = label(_("Logo"), "quiet")
        words.setFixedWidth(142)
        beside = QVBoxLayout()
        beside.setSpacing(4)
        for part in (self._choose, self._remove):
            beside.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addWidget(self._told)
        beside.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(paper, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(beside, 1)
        self._show()

    def value(self) -> bytes | None:
        """The picture as it will be kept."""
        return self._content

    def set_value(self, content: bytes | None) -> None:
        """Show another picture, or none."""
        self._content = content
        self._show()
        self.changed.emit()

    def ask(self) -> None:
        """Let the user choose a picture."""
        kinds = _("Bilder (*.png *.jpg *.jpeg)")
        path, _kind = QFileDialog.getOpenFileName(self, _("Logo auswählen"), str(known_folder(_FOLDER)), kinds)
        if path:
            remember(_FOLDER, str(Path(path).parent))
            self.read(Path(path))

    def read(self, path: Path) -> None:
        """Take the picture of a file; why it cannot be used stands beside it."""
        from app.services.logo import read_logo

        self._told.setText(_("Das Bild wird gelesen …"))
        self._desk.tasks.run(self, lambda _job: read_logo(path), self.set_value, self._refuse)

    def _refuse(self, error: Exception) -> None:
        self._told.setText(str(error))

    def _show(self) -> None:
        picture = QPixmap()
        if self._content and picture.loadFromData(self._content):
            ratio = self.devicePixelRatioF()
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            picture = picture.scaled(LOGO_SIZE * ratio, keep, smooth)
            picture.setDevicePixelRatio(ratio)
        self._picture.setPixmap(picture)
        self._picture.setAccessibleName(_("Logo des Büros") if self._content else _("Kein Logo"))
        self._remove.setVisible(bool(self._content))
        self._told.setText("" if self._content else _("PNG oder JPG, am besten mit weißem oder durchsichtigem Grund."))
