"""Pictures of a house without people: small beside each other, opened large, taken up only after a look for faces."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QImageReader, QKeyEvent, QPixmap
from PySide6.QtWidgets import QCheckBox, QLabel, QToolButton, QWidget

from app.errors import UserError
from app.models import ShelterPhoto
from app.models.facts import facts
from app.services.houses.photos import Picture, read_picture
from app.text import _, german_date
from app.ui.kit.chips import FlowLayout
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import Dialog
from app.ui.kit.editors import DateEditor, TextEditor
from app.ui.kit.page import Page
from app.ui.kit.picture_file import ask_picture
from app.ui.kit.places import dotted
from app.ui.kit.widgets import button, clear, label, row

SMALL = QSize(168, 112)
LARGEST = 0.8
"""Of the screen, for a picture opened large."""
_FOLDER = "shelter_photo/folder"


class PhotosPage(Page):
    """The pictures of a house; each is drawn when the window has time for it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        add = button(_("+ Bild"), self.ask, "flat", name="addPhoto")
        self._told = label("", "quiet", wrap=True)
        self._grid = QWidget()
        self._flow = FlowLayout(10)
        self._grid.setLayout(self._flow)
        self.place.addLayout(row(label(_("Bilder"), "heading"), 1, add))
        self.place.addWidget(self._told)
        self.place.addWidget(self._grid)
        desk.news.committed.connect(self._on_news_committed)

    def load(self, record: Any) -> None:
        super().load(record)
        self._show()

    def _show(self) -> None:
        clear(self._flow)
        pictures = self.office.shelter_photos.pictures(self.record.id)
        self._told.setText("" if pictures else _("Noch kein Bild. Auf keinem darf jemand zu erkennen sein."))
        self._told.setVisible(not pictures)
        self._grid.setVisible(bool(pictures))
        for at, picture in enumerate(pictures):
            self._flow.addWidget(self._thumbnail(picture, at, pictures))

    def _thumbnail(self, picture: Picture, at: int, pictures: Sequence[Picture]) -> QToolButton:
        result = QToolButton()
        result.setObjectName("thumbnail")
        result.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        result.setIconSize(SMALL)
        result.setText(result.fontMetrics().elidedText(picture.title, Qt.TextElideMode.ElideRight, SMALL.width()))
        result.setToolTip(picture.title)
        result.setAccessibleName(picture.title)
        result.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        result.clicked.connect(lambda: self.open_large(pictures, at))
        QTimer.singleShot(0, result, lambda: result.setIcon(self._icon(picture.id)))
        return result

    def _icon(self, identity: str) -> QIcon:
        return QIcon(scaled(self.office.shelter_photos.content(identity), SMALL * self.devicePixelRatioF()))

    def open_large(self, pictures: Sequence[Picture], at: int) -> None:
        """Show a picture as large as the screen allows."""
        LargeDialog(self, self.desk, pictures, at).open()

    def ask(self) -> None:
        """Ask for a file."""
        ask_picture(self, _("Bild auswählen"), _FOLDER, self.take)

    def take(self, path: Path) -> None:
        """Read a file beside the window, then ask what is to be seen on it."""
        self._told.setText(_("Das Bild wird gelesen …"))
        self._told.show()
        self.desk.tasks.run(self, lambda _job: read_picture(path), self.name_it, self._on_failed)

    def name_it(self, content: bytes) -> None:
        """Ask what is to be seen on a picture that was read."""
        self._show()
        NewPictureDialog(self, self.desk, self.record.id, content).open()

    def _on_failed(self, error: Exception) -> None:
        self._show()
        raise error

    def _on_news_committed(self, changes: Any) -> None:
        if ShelterPhoto.__name__ in changes.entities and self.record is not None:
            self.when_seen(self._show)


class NewPictureDialog(Dialog):
    """The picture, what it shows, and the tick that nobody is to be seen on it."""

    def __init__(self, parent: QWidget, desk: Desk, shelter_id: str, content: bytes) -> None:
        super().__init__(parent, _("Bild aufnehmen"), 480)
        self.setObjectName("newPicture")
        self._desk, self._shelter_id, self._content = desk, shelter_id, content
        picture = QLabel()
        picture.setAccessibleName(_("Bild"))
        picture.setPixmap(scaled(content, QSize(440, 200)))
        self.title, self.taken_on = TextEditor(facts(ShelterPhoto.title)), DateEditor(facts(ShelterPhoto.taken_on))
        self.title.setAccessibleName(facts(ShelterPhoto.title).label)
        self.taken_on.setAccessibleName(facts(ShelterPhoto.taken_on).label)
        self.title.setPlaceholderText(_("zum Beispiel: Gemeinschaftsraum EG"))
        self.taken_on.setFixedWidth(130)
        self.nobody = QCheckBox(_("Auf dem Bild ist niemand zu erkennen"))
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.body.addWidget(picture)
        for words, field, rest in ((_("Was zu sehen ist"), self.title, ()), (_("Aufgenommen am"), self.taken_on, (1,))):
            before = label(words, "quiet")
            before.setFixedWidth(130)
            self.body.addLayout(row(before, field, *rest))
        self.body.addWidget(self.nobody)
        self.body.addWidget(self.problem)
        self.add_button(_("Abbrechen"))
        self.save_with(self.add_button(_("Aufnehmen"), self.save, "primary"))
        self.title.setFocus()

    def save(self) -> None:
        """Keep the picture; what is missing is said under the fields."""
        try:
            title, day = self.title.value() or _("Bild"), self.taken_on.value()
            self._desk.office.shelter_photos.keep(self._shelter_id, title, self._content, day, self.nobody.isChecked())
        except (UserError, ValueError) as error:
            self.problem.setText(str(error))
            self.problem.show()
            self.resize(self.width(), self._layout.totalHeightForWidth(self.width()))
        else:
            self.accept()


class LargeDialog(Dialog):
    """One picture after the other, by buttons or arrow keys."""

    def __init__(self, parent: QWidget, desk: Desk, pictures: Sequence[Picture], at: int) -> None:
        super().__init__(parent, pictures[at].title)
        self.setObjectName("largePicture")
        self._desk, self._pictures, self.at = desk, pictures, at
        self._picture, self._told = QLabel(), label("", "quiet")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self._picture, 1)
        self.body.addWidget(self._told)
        self._back, self._on = (self._step(words, way) for words, way in ((_("Zurück"), -1), (_("Weiter"), 1)))
        self.add_left(button(_("In den Papierkorb"), self.trash, name="trashPicture"))
        self.add_close(self.accept)
        self._show()

    def _step(self, words: str, way: int) -> Any:
        return self.add_button(words, self._going(way))

    def _going(self, way: int) -> Callable[[], None]:
        return lambda: self.go(way)

    def go(self, way: int) -> None:
        """Show the picture so many places on; at the ends stay."""
        self.at = min(max(self.at + way, 0), len(self._pictures) - 1)
        self._show()

    def _show(self) -> None:
        one, room = self._pictures[self.at], self.screen().availableGeometry().size() * LARGEST
        shown = scaled(self._desk.office.shelter_photos.content(one.id), QSize(room.width(), room.height() - 140))
        self.setWindowTitle(one.title)
        self.heading.setText(one.title)
        self._picture.setPixmap(shown)
        self._picture.setAccessibleName(one.title)
        count = _("Bild {number} von {count}").format(number=self.at + 1, count=len(self._pictures))
        self._told.setText(dotted([count, german_date(one.taken_on)]))
        self._back.setEnabled(self.at > 0)
        self._on.setEnabled(self.at < len(self._pictures) - 1)

    def trash(self) -> None:
        """Put the picture into the trash."""
        self._desk.office.shelter_photos.trash([self._pictures[self.at].id])
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self.go(way)


def scaled(content: bytes, room: QSize) -> QPixmap:
    """A kept picture, made to fit while it is read, which is many times as quick as afterwards."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer)
    size = reader.size()
    if size.width() > room.width() or size.height() > room.height():
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())
