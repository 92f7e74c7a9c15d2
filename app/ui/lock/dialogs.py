"""Another passphrase, another recovery code, protection for an office that has none, and the end of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QPushButton

from app.errors import UserError
from app.services.keys import changing, opening, turning
from app.text import _
from app.ui.kit.dialog import Dialog
from app.ui.kit.widgets import label
from app.ui.lock.code_view import CodeView
from app.ui.lock.new_passphrase import NewPassphrase
from app.ui.lock.secret_field import SecretField
from app.ui.offices import Wanted, Way


class SecretDialog(Dialog):
    """Asks for secrets; slow work runs in the worker, and what is wrong is said under the fields."""

    def __init__(self, window: Any, title: str, words: str) -> None:
        super().__init__(window, title, 480)
        self._window = window
        self.path: Path = window.desk.office.database.path
        self.body.addWidget(label(words, "quiet", wrap=True))
        self.said = label("", "problem", wrap=True)
        self.said.hide()

    def finish(self, words: str, act: Callable[[], object]) -> QPushButton:
        """The last of the fields, and the buttons."""
        self.body.addWidget(self.said)
        self.add_button(_("Abbrechen"))
        return self.add_button(words, act, "primary")

    def say(self, sentence: str) -> None:
        """What is wrong; "" for nothing."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self._layout.activate()
        self.resize(self.width(), max(self.height(), self._layout.totalHeightForWidth(self.width())))

    def work(self, act: Callable[[], Any], done: Callable[[Any], object]) -> None:
        """Do something slow; nothing can be changed meanwhile."""
        self.say("")
        self.setEnabled(False)
        self._window.desk.aside.run(self, lambda _job: act(), partial(self._on_done, done), self._on_failed)

    def _on_done(self, done: Callable[[Any], object], result: Any) -> None:
        self.setEnabled(True)
        done(result)

    def _on_failed(self, error: Exception) -> None:
        self.setEnabled(True)
        if not isinstance(error, UserError):
            raise error
        self.say(str(error))
        self.focus_first()

    def focus_first(self) -> None:
        """Back to the field that may be wrong."""
        first = self.findChild(SecretField)
        if first is not None:
            first.setFocus()
            first.line.selectAll()


class ChangeDialog(SecretDialog):
    """The old passphrase or the recovery code, and a new passphrase."""

    def __init__(self, window: Any) -> None:
        words = _(
            "Der Wiederherstellungscode gilt weiter. Ältere Sicherungen öffnen sich mit der Passphrase, die damals "
            "galt."
        )
        super().__init__(window, _("Passphrase ändern"), words)
        self.old, self.new = SecretField(_("Bisherige Passphrase")), NewPassphrase()
        self.body.addWidget(self.old)
        self.body.addWidget(self.new)
        self.change_button = self.finish(_("Ändern"), self.change)
        self.old.setFocus()

    def change(self) -> None:
        """Keep a state, then seal the key anew."""
        old, new, path = self.old.text, self.new.passphrase, self.path
        if not new:
            self.say(self.new.problem)
            return
        backups = self._window.desk.office.backups
        self.work(lambda: _change(backups, path, old, new), self._on_changed)

    def _on_changed(self, _result: Any) -> None:
        self.accept()
        self._window.desk.say(_("Die neue Passphrase gilt ab jetzt."))


def _change(backups: Any, path: Path, old: str, new: str) -> None:
    from app.services.backups.states import Why

    opening.fits(path, old)
    backups.before(Why.PASSPHRASE)
    changing.change_passphrase(path, old, new)


class CodeDialog(SecretDialog):
    """A new recovery code, for a sheet that was lost."""

    def __init__(self, window: Any) -> None:
        words = _("Der bisherige Code gilt danach nur noch für ältere Sicherungen.")
        super().__init__(window, _("Neuer Wiederherstellungscode"), words)
        self.passphrase = SecretField(_("Passphrase"))
        self.body.addWidget(self.passphrase)
        self.make_button = self.finish(_("Neuen Code anlegen"), self.make)
        self.passphrase.setFocus()

    def make(self) -> None:
        """Ask for the passphrase once more, since the code opens everything."""
        passphrase, path = self.passphrase.text, self.path
        self.work(lambda: changing.change_code(path, passphrase), self._show)

    def _show(self, code: str) -> None:
        self.accept()
        ShowCodeDialog(self._window, code).open()


class ShowCodeDialog(Dialog):
    """The code, to be printed; `then` follows when the user says that it is kept."""

    def __init__(self, window: Any, code: str, words: str = "", then: Callable[[], object] | None = None) -> None:
        super().__init__(window, _("Ihr Wiederherstellungscode"), 480)
        said = _("Wenn die Passphrase vergessen wird, öffnet nur dieser Code die Bürodatei.")
        self.body.addWidget(label(said, "quiet", wrap=True))
        self.view = CodeView(code, window.desk.office.database.path)
        self.body.addWidget(self.view)
        self._then = then
        if then is not None:
            self.add_button(_("Abbrechen"))
        self.done_button = self.add_button(words or _("Fertig"), self._on_done, "primary")
        self.done_button.setEnabled(False)
        self.view.changed.connect(lambda: self.done_button.setEnabled(self.view.kept.isChecked()))

    def _on_done(self) -> None:
        self.accept()
        if self._then is not None:
            self._then()


class ProtectDialog(SecretDialog):
    """A passphrase for an office that has none."""

    def __init__(self, window: Any) -> None:
        words = _(
            "Die Bürodatei und alle Sicherungen auf diesem Rechner werden verschlüsselt. Das Fenster öffnet sich "
            "dazu neu."
        )
        super().__init__(window, _("Schutz einrichten"), words)
        self.new = NewPassphrase()
        self.body.addWidget(self.new)
        self.go_button = self.finish(_("Weiter"), self.prepare)
        self.new.setFocus()

    def prepare(self) -> None:
        """Go on to the code."""
        passphrase, path = self.new.passphrase, self.path
        if not passphrase:
            self.say(self.new.problem)
            return

        def make() -> Any:
            turning.refuse_without_room(path)
            return changing.prepare(passphrase)

        self.work(make, self._show)

    def _show(self, made: Any) -> None:
        self.accept()
        turn = partial(turn_with, self._window, partial(_protect_all, self.path, made))
        ShowCodeDialog(self._window, made.code, _("Jetzt verschlüsseln"), turn).open()


def _protect_all(path: Path, made: Any) -> None:
    from app.services.keys.whole import protect_all

    protect_all(path, made)


class UnprotectDialog(SecretDialog):
    """The passphrase once more, and what it means to have none."""

    def __init__(self, window: Any) -> None:
        words = _(
            "Danach kann jede Person, die an diesen Rechner oder an die Bürodatei kommt, alles lesen. Frühere "
            "Sicherungen bleiben geschützt. Das Fenster öffnet sich neu."
        )
        super().__init__(window, _("Schutz aufheben"), words)
        self.passphrase = SecretField(_("Passphrase"))
        self.body.addWidget(self.passphrase)
        self.go_button = self.finish(_("Schutz aufheben"), self.unprotect)
        self.passphrase.setFocus()

    def unprotect(self) -> None:
        """Write the office in plain once the passphrase fits."""
        passphrase, path = self.passphrase.text, self.path

        def look() -> None:
            turning.refuse_without_room(path)
            opening.fits(path, passphrase)

        self.work(look, self._on_fits)

    def _on_fits(self, _result: Any) -> None:
        self.accept()
        turn_with(self._window, partial(turning.unprotect, self.path))


def turn_with(window: Any, turn: Callable[[], object]) -> None:
    """Close the office, do something with its file, and open it again in a window at the same place."""
    window.office_asked.emit(Wanted(Way.OPEN, window.desk.office.database.path, turn=turn))


class UnlockDialog(SecretDialog):
    """The passphrase of another file than the one in the window: a state from a time with another protection."""

    def __init__(self, window: Any, path: Path, then: Callable[[], object]) -> None:
        words = _("„{name}“ ist mit einer anderen Passphrase geschützt als die Bürodatei jetzt.").format(name=path.stem)
        super().__init__(window, _("Passphrase der Sicherung"), words)
        self._file, self._then = path, then
        self.passphrase = SecretField(_("Passphrase oder Wiederherstellungscode"))
        self.body.addWidget(self.passphrase)
        self.go_button = self.finish(_("Weiter"), self.unlock)
        self.passphrase.setFocus()

    def unlock(self) -> None:
        """Go on once it fits."""
        secret = self.passphrase.text
        self.work(lambda: opening.unlock(self._file, secret), self._on_open)

    def _on_open(self, _key: Any) -> None:
        self.accept()
        self._then()
