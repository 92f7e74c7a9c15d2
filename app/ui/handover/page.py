"""Opens a package in a window without an office: its passphrase, then to look at it or to take it over."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QCheckBox, QStackedWidget

from app.services.files import free_name
from app.services.keys import changing
from app.text import _
from app.ui.kit.tasks import Tasks
from app.ui.kit.widgets import column, label
from app.ui.lock.code_view import CodeView
from app.ui.lock.new_passphrase import NewPassphrase
from app.ui.lock.page import Page
from app.ui.lock.secret_field import SecretField
from app.ui.offices import Wanted, Way, own_path


class Visit:
    """A package while a window is concerned with it; `end` removes the copy that was made to open it."""

    def __init__(self, package: Path) -> None:
        self.package = package
        self.opened: Any = None

    def unlock(self, secret: str) -> None:
        """In the worker; raises as `handover.opening.open_package`."""
        from app.services.handover.opening import open_package

        self.end()
        self.opened = open_package(self.package, secret)

    def services(self) -> Any:
        """The office in the package, to look at; in the worker."""
        from app.services.handover.opening import view

        return view(self.opened)

    def take_over(self, target: Path, made: Any) -> None:
        """Make an office of its own from it; in the worker."""
        from app.services.handover.opening import take_over

        take_over(self.opened, target, made)
        self.end()

    def end(self) -> None:
        """Let go of the copy."""
        if self.opened is not None:
            self.opened.close()
            self.opened = None


class PackagePage(QStackedWidget):
    """`asked` gets what is wanted of the package, `back` leads to where one would be without it."""

    def __init__(
        self, visit: Visit, tasks: Tasks, asked: Callable[[Wanted], object], back: Callable[[], object]
    ) -> None:
        super().__init__()
        self._visit, self._tasks, self._asked, self._back = visit, tasks, asked, back
        self._secret = ""
        self._made: Any = None
        self.target = free_name(own_path().with_name(f"{_office_name(visit.package)}.db"))
        self.ask, self.choose, self.protect = self._ask_page(), self._choose_page(), self._protect_page()
        self.code: Page | None = None
        for page in (self.ask, self.choose, self.protect):
            self.addWidget(page)
        self.setFocusProxy(self.ask)

    def _ask_page(self) -> Page:
        words = _("„{name}“ ist verschlüsselt. Bitte geben Sie die Passphrase ein, die Sie dazu bekommen haben.")
        page = Page(_("Übergabepaket öffnen"), words.format(name=self._visit.package.stem), self._tasks)
        self.field = SecretField(_("Passphrase des Pakets"))
        self.field.entered.connect(self.unlock)
        self.field.changed.connect(lambda: page.say(""))
        page.body.addWidget(self.field)
        page.add_button(_("Abbrechen"), self._back)
        self.open = page.add_button(_("Öffnen"), self.unlock, "primary")
        page.setFocusProxy(self.field)
        return page

    def _choose_page(self) -> Page:
        words = _("Das Paket ist in Ordnung. Was möchten Sie damit tun?")
        page = Page(_("Ansehen oder übernehmen?"), words, self._tasks)
        for title, told in (
            (_("Nur ansehen"), _("Es wird nichts geändert, und wenn Sie das Fenster schließen, bleibt hier nichts.")),
            (
                _("Als neues Büro übernehmen"),
                _("Sie arbeiten damit weiter, in einer eigenen Bürodatei. Andere Büros auf diesem Rechner bleiben, wie "
                  "sie sind."),
            ),
        ):  # fmt: skip
            page.body.addLayout(column(label(title, "strong"), label(told, "quiet", wrap=True), gap=2))
        page.add_left(_("Abbrechen"), self._back)
        page.add_button(_("Übernehmen …"), lambda: self.go(self.protect))
        self.look = page.add_button(_("Nur ansehen"), self.view, "primary")
        page.setFocusProxy(self.look)
        return page

    def _protect_page(self) -> Page:
        words = _("Die neue Bürodatei „{name}“ liegt dann in {folder}. Sie wird wie das Paket verschlüsselt.")
        page = Page(_("Als neues Büro übernehmen"), words.format(name=self.target.name, folder=self.target.parent),
                    self._tasks)  # fmt: skip
        self.same = QCheckBox(_("Die Passphrase des Pakets gilt weiter"))
        self.fields = NewPassphrase()
        self.same.toggled.connect(lambda on: self.fields.setVisible(not on))
        self.fields.changed.connect(lambda: page.say(""))
        self.fields.entered.connect(self.prepare)
        page.body.addWidget(self.same)
        page.body.addWidget(self.fields)
        page.add_button(_("Zurück"), lambda: self.go(self.choose))
        self.next = page.add_button(_("Weiter"), self.prepare, "primary")
        page.setFocusProxy(self.same)
        return page

    def _code_page(self, code: str) -> Page:
        words = _(
            "Das neue Büro hat einen eigenen Wiederherstellungscode. Wenn die Passphrase vergessen wird, öffnet nur er "
            "die Bürodatei. Bitte drucken Sie ihn aus oder schreiben Sie ihn auf."
        )
        page = Page(_("Ihr Wiederherstellungscode"), words, self._tasks)
        self.kept = CodeView(code, self.target)
        page.body.addWidget(self.kept)
        self.take = page.add_button(_("Büro übernehmen"), self.take_over, "primary")
        self.take.setEnabled(False)
        self.kept.changed.connect(lambda: self.take.setEnabled(self.kept.kept.isChecked()))
        page.setFocusProxy(self.kept)
        return page

    def go(self, page: Page) -> None:
        """Show one of the pages."""
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus()

    # ----------------------------------------------------------------------------------- what the user does

    def unlock(self) -> None:
        """Open the package with what was typed."""
        secret = self.field.text
        if secret:
            self.ask.work(lambda: self._visit.unlock(secret), partial(self._on_unlocked, secret))

    def _on_unlocked(self, secret: str, _done: object) -> None:
        self._secret = secret
        self.field.clear()
        self.go(self.choose)

    def view(self) -> None:
        """Show what is in it."""
        self._forget()
        self._asked(Wanted(Way.VIEW, self._visit.opened.path, visit=self._visit))

    def prepare(self) -> None:
        """Go on to the recovery code of the new office."""
        from app.services.keys.spoken import canonical

        passphrase = canonical(self._secret) if self.same.isChecked() else self.fields.passphrase
        if not passphrase:
            self.protect.say(self.fields.problem)
            return
        self.protect.work(lambda: changing.prepare(passphrase), self._on_made)

    def _on_made(self, made: Any) -> None:
        self._made = made
        self._forget()
        self.show_code(made.code)

    def show_code(self, code: str) -> None:
        """The recovery code, before it is needed."""
        self.code = self._code_page(code)
        self.addWidget(self.code)
        self.go(self.code)

    def take_over(self) -> None:
        """Make the new office and open it."""
        turn = partial(self._visit.take_over, self.target, self._made)
        self._asked(Wanted(Way.TAKE, self.target, visit=self._visit, turn=turn))

    def _forget(self) -> None:
        self._secret = ""
        self.fields.clear()


def _office_name(package: Path) -> str:
    """How the new file is called: as the package, without what only a package has in its name."""
    words = package.stem.split()
    plain = [word for word in words if not word.replace("-", "").isdigit() and word != _("Übergabe")]
    return " ".join(plain) or package.stem
