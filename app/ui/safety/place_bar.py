"""Tells of an office file that lies in danger, and offers the better way."""

from pathlib import Path
from typing import Any

from app.services.place import Danger, Place
from app.text import _
from app.ui.kit.dialog import Dialog
from app.ui.kit.memory import recall, remember
from app.ui.kit.widgets import label
from app.ui.offices import Wanted, Way
from app.ui.safety.bar import Bar

_TOLD = "safety/places-told"
"""The office files whose place was told, one a line."""


def look_at_place(window: Any) -> None:
    """Look in the worker where the office lies, and say once when that is no good place."""
    path = window.desk.office.database.path
    if path is None or str(path) in recall(_TOLD, "").splitlines():
        return

    def look(_job: Any) -> Place | None:
        from app.services.place import place_of

        return place_of(path)

    window.desk.aside.run(window, look, lambda place: place and show_place(window, path, place))


def show_place(window: Any, path: Path, place: Place) -> Bar:
    """The line above everything; closed with the cross it does not come back for this file."""
    sentence = _("Die Bürodatei liegt auf einem Netzlaufwerk.")
    if place.danger is Danger.SYNCED:
        sentence = _("Die Bürodatei liegt in einem Ordner, den {program} abgleicht.").format(program=place.by)
    words = f"{sentence} {_('Dort kann sie Schaden nehmen.')}"

    def explain() -> None:
        PlaceDialog(window, path, place, bar.end).open()

    bar: Bar = Bar(window, words, [(_("Was tun? …"), explain)], lambda: keep_told(path))
    return bar


def keep_told(path: Path) -> None:
    """Do not say it again for this file."""
    remember(_TOLD, "\n".join([*recall(_TOLD, "").splitlines()[-20:], str(path)]))


class PlaceDialog(Dialog):
    """Why the place is in danger, and one button for the better one."""

    def __init__(self, window: Any, path: Path, place: Place, told: Any) -> None:
        super().__init__(window, _("Wo die Bürodatei besser liegt"), 560)
        self.setObjectName("place")
        self._window, self._path, self._told = window, path, told
        for words in (*_reasons(place), _("Datei: {path}").format(path=path)):
            self.body.addWidget(label(words, wrap=True))
        self.add_button(_("Dort lassen"), self.leave_there)
        self.home = self.add_button(_("Auf diesen Rechner holen"), self.bring_home, "primary")
        self.home.setFocus()

    def leave_there(self) -> None:
        """The user knows better; it is not said again."""
        keep_told(self._path)
        self._told()
        self.reject()

    def bring_home(self) -> None:
        """Copy the office to the user's own folder and open it there."""
        from app.services.place import bring_home
        from app.services.sqlite import default_path
        from app.ui.kit.progress import run_with_progress

        source, target = self._path, default_path().with_name(self._path.name)
        self.accept()
        run_with_progress(
            self._window.desk.tasks, self._window, _("Bürodatei wird geholt"),
            lambda _job: bring_home(source, target), self._go_on,
        )  # fmt: skip

    def _go_on(self, home: Path) -> None:
        self._told()
        self._window.office_asked.emit(Wanted(Way.OPEN, home))


def _reasons(place: Place) -> tuple[str, ...]:
    if place.danger is Danger.SYNCED:
        why = _(
            "{program} überträgt die Datei, während Helferkreis hineinschreibt. Dabei können Eingaben verloren gehen, "
            "und Angaben über Menschen liegen auf fremden Rechnern."
        ).format(program=place.by)
    else:
        why = _(
            "Reißt die Verbindung ab, während Helferkreis schreibt, kann die Datei beschädigt werden. Außerdem ist "
            "alles langsamer."
        )
    better = _(
        "Besser: Die Bürodatei liegt auf diesem Rechner, und nur die Sicherungen gehen in den anderen Ordner (Datei › "
        "Sicherungen › Zweiten Ort wählen). Beim Holen wird die Datei kopiert und geprüft; die alte bleibt liegen, "
        "bitte benutzen Sie sie dann nicht mehr."
    )
    return why, better
