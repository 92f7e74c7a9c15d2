"""How a new office shall be protected: a passphrase and its code, or neither, with what that means."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from app.services.keys import changing
from app.text import _
from app.ui.kit.tasks import Tasks
from app.ui.kit.widgets import label
from app.ui.lock.code_view import CodeView
from app.ui.lock.new_passphrase import NewPassphrase
from app.ui.lock.page import Page


class FirstPage(QStackedWidget):
    """Comes before a new office is made at `path`; `then` follows once it is settled, `back` leads where one was."""

    def __init__(self, path: Path, tasks: Tasks, then: Callable[[], object], back: Callable[[], object]) -> None:
        super().__init__()
        self._path, self._tasks, self._then, self._back = path, tasks, then, back
        self._made: Any = None
        self.ask = self._ask_page()
        self.decline = self._decline_page()
        self.code: Page | None = None
        for page in (self.ask, self.decline):
            self.addWidget(page)
        self.setFocusProxy(self.ask)

    def _ask_page(self) -> Page:
        words = _(
            "Eine Passphrase verschlüsselt alles, was Sie eintragen, auch die Sicherungen. Wer den Rechner oder einen "
            "Stick findet, kann dann nichts lesen."
        )
        page = Page(_("Das Büro mit einer Passphrase schützen"), words, self._tasks)
        self.fields = NewPassphrase()
        page.body.addWidget(self.fields)
        page.add_left(_("Ohne Schutz beginnen …"), lambda: self.go(self.decline))
        page.add_button(_("Zurück"), self._back)
        self.protect = page.add_button(_("Weiter"), self.prepare, "primary")
        self.fields.entered.connect(self.prepare)
        self.fields.changed.connect(lambda: page.say(""))
        page.setFocusProxy(self.fields)
        return page

    def _decline_page(self) -> Page:
        words = _(
            "Ohne Passphrase kann jede Person, die an diesen Rechner, an die Bürodatei oder an eine Sicherung kommt, "
            "alle Namen, Telefonnummern und Notizen lesen."
        )
        page = Page(_("Wirklich ohne Schutz?"), words, self._tasks)
        more = _(
            "Für personenbezogene Daten genügt das nur, wenn die Festplatte selbst verschlüsselt ist, unter Windows "
            "zum Beispiel mit BitLocker. Später richten Sie den Schutz über „Extras › Schutz einrichten“ ein."
        )
        page.body.addWidget(label(more, "quiet", wrap=True))
        page.add_button(_("Ohne Schutz beginnen"), self.go_without)
        back = page.add_button(_("Doch eine Passphrase festlegen"), lambda: self.go(self.ask), "primary")
        page.setFocusProxy(back)
        return page

    def _code_page(self, code: str) -> Page:
        words = _(
            "Wenn die Passphrase vergessen wird, öffnet nur dieser Code die Bürodatei. Bitte drucken Sie ihn aus oder "
            "schreiben Sie ihn auf, und legen Sie ihn an einen sicheren Ort."
        )
        page = Page(_("Ihr Wiederherstellungscode"), words, self._tasks)
        self.view = CodeView(code, self._path)
        page.body.addWidget(self.view)
        self.begin = page.add_button(_("Büro beginnen"), self.go_protected, "primary")
        self.begin.setEnabled(False)
        self.view.changed.connect(lambda: self.begin.setEnabled(self.view.kept.isChecked()))
        page.setFocusProxy(self.view)
        return page

    def prepare(self) -> None:
        """Go on to the code once the passphrase can be taken."""
        passphrase = self.fields.passphrase
        if not passphrase:
            self.ask.say(self.fields.problem)
            return
        self.ask.work(lambda: changing.prepare(passphrase), self._on_made)

    def _on_made(self, made: Any) -> None:
        self._made = made
        self.fields.clear()
        self.show_code(made.code)

    def show_code(self, code: str) -> None:
        """The recovery code, before it is needed."""
        self.code = self._code_page(code)
        self.addWidget(self.code)
        self.go(self.code)

    def go(self, page: Page) -> None:
        """Show one of the pages."""
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus()

    def go_protected(self) -> None:
        """Lay the slots for the office that comes."""
        assert self.code is not None  # its button was pressed
        self.code.work(lambda: changing.begin(self._path, self._made), lambda _done: self._then())

    def go_without(self) -> None:
        """Begin as it was chosen."""
        self.decline.work(lambda: changing.decline(self._path), lambda _done: self._then())
