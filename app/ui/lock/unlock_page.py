"""Asks for the passphrase before anything of an office is shown: at the start, and after a pause."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from app.text import _
from app.ui.kit.tasks import Tasks
from app.ui.lock.new_passphrase import NewPassphrase
from app.ui.lock.page import Page
from app.ui.lock.secret_field import SecretField


class UnlockPage(Page):
    """One field; `opens(secret)` runs in the worker and raises UserError, `then` follows when it does not."""

    def __init__(self, path: Path, tasks: Tasks, opens: Callable[[str], Any], then: Callable[[], object]) -> None:
        words = _("„{name}“ ist geschützt. Bitte geben Sie die Passphrase ein.").format(name=path.stem)
        super().__init__(_("Helferkreis ist gesperrt"), words, tasks)
        self._path, self._opens, self._then = path, opens, then
        self.field = SecretField(_("Passphrase"))
        self.field.entered.connect(self.try_it)
        self.field.changed.connect(lambda: self.say(""))
        self.fresh = NewPassphrase()
        self.fresh.hide()
        self.body.addWidget(self.field)
        self.body.addWidget(self.fresh)
        self.forgotten = self.add_left(_("Passphrase vergessen?"), self.on_other_way)
        self.open = self.add_button(_("Entsperren"), self.try_it, "primary")
        self.setFocusProxy(self.field)

    def ask_code(self) -> None:
        """Take the recovery code instead, and a new passphrase with it."""
        words = _("Geben Sie den Wiederherstellungscode von Ihrem Ausdruck ein und dazu eine neue Passphrase.")
        self._ask(words, _("Wiederherstellungscode"), _("Doch die Passphrase eingeben"))
        self.field.show_text()
        self.fresh.show()

    def ask_passphrase(self) -> None:
        """Take the passphrase, as at first."""
        words = _("„{name}“ ist geschützt. Bitte geben Sie die Passphrase ein.").format(name=self._path.stem)
        self._ask(words, _("Passphrase"), _("Passphrase vergessen?"))
        self.fresh.clear()
        self.fresh.hide()

    def on_other_way(self) -> None:
        """Change between passphrase and recovery code."""
        self.ask_passphrase() if self.fresh.isVisibleTo(self) else self.ask_code()

    def _ask(self, words: str, secret: str, other_way: str) -> None:
        self.words.setText(words)
        self.field.line.setAccessibleName(secret)
        self.field.caption.setText(secret)
        self.field.clear()
        self.forgotten.setText(other_way)
        self.forgotten.setAccessibleName(other_way)
        self.say("")
        self.field.setFocus()

    def try_it(self) -> None:
        """Open with what was typed."""
        secret, new = self.field.text, self.fresh.passphrase if self.fresh.isVisibleTo(self) else None
        if not secret:
            return
        if new == "":
            self.say(self.fresh.problem)
            return
        self.work(lambda: self._open(secret, new), lambda _done: self._on_open())

    def _open(self, secret: str, new: str | None) -> None:
        """In the worker: two derivations at most, some 0.4 s each."""
        from app.services.keys import changing
        from app.services.keys.opening import DamagedOffice

        with suppress(DamagedOffice):  # told where the good states are offered
            self._opens(secret)
        if new is not None:
            changing.change_passphrase(self._path, secret, new)

    def _on_open(self) -> None:
        self.field.clear()
        self.fresh.clear()
        self._then()

    def on_refused(self) -> None:
        """Let the next try replace this one."""
        self.field.setFocus()
        self.field.line.selectAll()
