"""What a person may ask of the office: everything about her (Art. 15), and to be forgotten (Art. 17)."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QRadioButton

from app.models import ErasureWay
from app.services.backups.thinning import OLDEST
from app.text import _, number, translate
from app.ui.kit.dialog import Dialog, ask
from app.ui.kit.memory import known_folder, remember
from app.ui.kit.progress import run_with_progress
from app.ui.kit.widgets import label, row
from app.ui.outputs.saving import open_file

_FOLDER = "outputs/folder"
_STAYS = {
    ErasureWay.ANONYMISED: _(
        "Name, Anschrift, Telefon, Notizen, Gespräche, Nachweise, Einwilligungen und Dateien werden gelöscht. "
        "Ohne Namen bleiben: Anrede, Geburtsjahr auf fünf Jahre gerundet, Status mit Tagen, Einsätze mit Haus und "
        "Zeitraum, Teilnahmen. Alle Zahlen der Statistik bleiben, wie sie sind."
    ),
    ErasureWay.DELETED: _(
        "Alles zu dieser Person wird gelöscht, auch Einsätze und Mitgliedschaften; sie fehlen danach in der Statistik. "
        "Bei Terminen bleibt nur, wie viele dabei waren."
    ),
}


def give_information(window: Any, person_id: str) -> None:
    """Ask for a folder and put PDF, JSON and files of the person there."""
    dialog = QFileDialog(window, _("Auskunft erteilen: Ordner auswählen"), str(known_folder(_FOLDER)))
    dialog.setObjectName("informationFolder")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.fileSelected.connect(lambda chosen: write_information(window, person_id, Path(chosen)))
    dialog.open()


def write_information(window: Any, person_id: str, place: Path) -> None:
    """Write the information beside the window's work, and say where it lies."""
    from app.services.privacy.hand_over import hand_over

    def done(handed: Any) -> None:
        remember(_FOLDER, str(place))
        words = _("Auskunft mit {count} Dateien gespeichert und im Protokoll der Weitergaben vermerkt.")
        window.desk.say(
            words.format(count=number(len(handed.files))),
            _("Öffnen"), lambda: open_file(handed.files[0]),
            _("Im Ordner zeigen"), lambda: open_file(handed.folder),
        )  # fmt: skip

    office = window.desk.office
    run_with_progress(
        window.desk.tasks, window, _("Auskunft wird erstellt"), lambda _job: hand_over(office, person_id, place), done
    )


class EraseDialog(Dialog):
    """Anonymise or delete, what stays, and where the name stands otherwise."""

    def __init__(self, window: Any, person_id: str) -> None:
        self._window, self._person_id = window, person_id
        name = window.desk.office.people.get(person_id).caption
        super().__init__(window, _("Daten löschen: {name}").format(name=name), 560)
        self.setObjectName("erase")
        self.keep_numbers = QRadioButton(_("Anonymisieren – empfohlen"))
        self.everything = QRadioButton(_("Vollständig löschen"))
        self.keep_numbers.setChecked(True)
        for choice, way in ((self.keep_numbers, ErasureWay.ANONYMISED), (self.everything, ErasureWay.DELETED)):
            self.body.addWidget(choice)
            self.body.addLayout(row(label(translate(_STAYS[way]), "quiet", wrap=True), margins=(22, 0, 0, 8)))
        self.elsewhere = label("", "problem", wrap=True)
        self.elsewhere.hide()
        self.body.addWidget(self.elsewhere)
        backups = _(
            "In Sicherungen bleiben die Daten, bis diese ablaufen, höchstens {days} Tage; nach dem Zurückspielen einer "
            "Sicherung werden sie wieder gelöscht."
        ).format(days=OLDEST.days)
        self.body.addWidget(label(backups, "small", wrap=True))
        self.body.addStretch(1)
        self.add_button(_("Abbrechen"), None, "primary")
        self.add_button(_("Daten löschen …"), self.ask_to_erase)
        self._look_elsewhere()

    @property
    def way(self) -> ErasureWay:
        """What was chosen."""
        return ErasureWay.ANONYMISED if self.keep_numbers.isChecked() else ErasureWay.DELETED

    def _look_elsewhere(self) -> None:
        from app.services.privacy.mentions import elsewhere

        office, person_id = self._window.desk.office, self._person_id
        self._window.desk.tasks.run(self, lambda _job: elsewhere(office, person_id), self._show_elsewhere)

    def _show_elsewhere(self, hits: list[Any]) -> None:
        named = ", ".join(_("{kind} „{title}“").format(kind=hit.subtitle, title=hit.title) for hit in hits[:5])
        words = _(
            "Der Name steht außerdem hier und bleibt dort stehen: {places}. Bitte ändern Sie das vorher von Hand."
        )
        self.elsewhere.setText(words.format(places=named))
        self.elsewhere.setVisible(bool(hits))
        self._layout.activate()
        height = self._layout.totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), height))

    def ask_to_erase(self) -> None:
        """Ask once more, since it cannot be taken back."""
        words = _("Das lässt sich nicht rückgängig machen, auch nicht über den Papierkorb.")
        answers = [(_("Endgültig löschen"), self.erase), (_("Abbrechen"), None)]
        ask(self, _("Daten dieser Person endgültig löschen?"), words, answers)

    def erase(self) -> None:
        """Erase beside the window's work, then leave the person."""
        from app.services.privacy.deletion_day import forget_person

        office, person_id, way = self._window.desk.office, self._person_id, self.way
        work = _("Daten werden gelöscht")
        run_with_progress(
            self._window.desk.tasks,
            self,
            work,
            lambda _job: forget_person(office, person_id, way),
            lambda _run: self.accept(),
        )
