"""The photo of a person: chosen, shown, taken away; without a consent only the sentence that says so."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from app.services.photos import NO_CONSENT, Photos, read_photo
from app.text import _, translate
from app.ui.kit.dialog import Dialog, ask
from app.ui.kit.picture_file import ask_picture
from app.ui.kit.widgets import button, label, row

SHOWN = 128
_FOLDER = "photo/folder"


class PhotoDialog(Dialog):
    """The picture as it is kept, and the ways to change it."""

    def __init__(self, parent: QWidget, desk: Any, person_id: str) -> None:
        super().__init__(parent, _("Foto von {name}").format(name=desk.office.people.get(person_id).caption), 440)
        self.setObjectName("photo")
        self._desk, self._person_id, self._photos = desk, person_id, Photos(desk.office.database)
        self._picture, self._told = QLabel(), label("", "quiet", wrap=True)
        self._picture.setAccessibleName(_("Foto"))
        self._choose = button(_("Bild auswählen …"), self.ask, name="choosePhoto")
        self._remove = button(_("Löschen"), self.remove, name="removePhoto")
        self.body.addLayout(row(self._picture, 1))
        self.body.addWidget(self._told)
        self.body.addLayout(row(self._choose, self._remove, 1))
        self.add_close(self.accept)
        self._show()

    def _show(self) -> None:
        content, agreed = self._photos.of(self._person_id), self._photos.may_keep(self._person_id)
        self._picture.setVisible(content is not None)
        if content is not None:
            picture = QPixmap()
            picture.loadFromData(content)
            self._picture.setPixmap(picture.scaledToHeight(SHOWN, Qt.TransformationMode.SmoothTransformation))
        self._choose.setVisible(agreed)
        self._remove.setVisible(self._photos.exists(self._person_id))
        kept = _("Das Foto steht nur hier im Büro beim Namen, in keiner Liste. Es wird verkleinert aufgenommen.")
        self._told.setText(kept if agreed else translate(NO_CONSENT))

    def ask(self) -> None:
        """Ask for a file."""
        ask_picture(self, _("Foto auswählen"), _FOLDER, self.take)

    def take(self, path: Path) -> None:
        """Read a file beside the window and keep the picture."""
        self._told.setText(_("Das Bild wird gelesen …"))
        self._desk.tasks.run(self, lambda _job: read_photo(path), self._on_read, self._on_failed)

    def _on_read(self, content: bytes) -> None:
        self._photos.keep(self._person_id, content)
        self._show()

    def _on_failed(self, error: Exception) -> None:
        self._show()
        raise error

    def remove(self) -> None:
        """Delete the picture for good."""
        self._photos.remove(self._person_id)
        self._show()


def before_withdrawing(window: QWidget, desk: Any, person_id: str, withdraw: Any) -> None:
    """Withdraw the consent to photos; where one is kept, it goes with it, after asking."""
    photos = Photos(desk.office.database)
    if not photos.exists(person_id):
        withdraw()
        return

    def both() -> None:
        withdraw()
        photos.remove(person_id)

    words = _("Ohne die Einwilligung darf das Büro das Foto nicht behalten. Es wird endgültig gelöscht.")
    answers = [(_("Widerrufen und Foto löschen"), both), (_("Abbrechen"), None)]
    ask(window, _("Einwilligung in Fotos widerrufen?"), words, answers)
