"""Wires database, services and window: one office in one window, from the lock to the last backup."""

import os
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from app.errors import Held, Locked, UserError
from app.ui.after_paint import AfterPaint
from app.ui.offices import Wanted, Way, good_state, is_sample, keep, opened, own_office, remove


class Session(QObject):
    """One office in one window: shell first, then the data layer in a thread, then the tabs.

    `successor` is the session of another office that the user has gone on to; this one has ended then.
    """

    def __init__(self, database: str | None, demo: bool, wanted: Wanted | None = None) -> None:
        super().__init__()
        chosen = str(wanted.path) if wanted else database or (None if demo else own_office() or None)
        self._target, self._demo, self._wanted = chosen, demo, wanted
        self._folder: Any = None
        self._services: Any = None
        self._instance: Any = None
        self._page: Any = None
        self._asked = False
        self._held: Held | None = None
        self._visit: Any = None
        self._ended_badly = False
        self.successor: Session | None = None

    def begin(self) -> bool:
        """Show the window and start loading; False when another window has the database."""
        from app.ui.kit.tasks import Tasks
        from app.ui.main_window import MainWindow

        if not self._mine():
            return False
        self.window = MainWindow()
        self.window.office_asked.connect(self._on_office_asked)
        self._tasks = Tasks(self)
        self.window.show()
        held = self._held
        AfterPaint(self.window, self._look if held is None else lambda: self._refuse(held))
        return True

    def _mine(self, anyway: bool = False) -> bool:
        """False when another window has the file; what another computer has is told once there is a window."""
        try:
            self._held = None
            shared = not self._target or self._is_url or self._way in (Way.PACKAGE, Way.VIEW)
            return shared or self._lock(Path(self._target or ""), anyway)
        except Held as error:
            self._held = error
            self._release()
            return True

    def _enter(self, anyway: bool = False) -> None:
        """Load the file unless somebody else has it."""
        self._leave_page()
        self._release()
        if not self._mine(anyway):
            self.window.close()
        elif self._held is not None:
            self._refuse(self._held)
        else:
            self._load()

    def _is_ours(self, path: Path | None) -> bool:
        """Whether an office that was just made or found is ours; else the window says so or goes."""
        if self._instance is not None or self._demo or path is None:
            return True
        self._target = str(path)
        if not self._mine():
            QTimer.singleShot(0, self.window.close)
            return False
        if self._held is not None:
            self._refuse(self._held)
        self._listen()
        return self._held is None

    def _look(self) -> None:
        """Show the list of the last visit at once, then load the rest."""
        from app.services.sqlite import ended_badly, path_of

        none = self._demo or self._is_url or self._way is not Way.OPEN
        self._ended_badly = not none and ended_badly(path_of(self._target))
        sight = None if none or self._ended_badly else self.window.show_first_sight(path_of(self._target))
        AfterPaint(sight, self._load) if sight else self._load()

    @property
    def _is_url(self) -> bool:
        return "://" in (self._target or "")

    @property
    def _way(self) -> Way:
        return self._wanted.way if self._wanted else Way.OPEN

    def _lock(self, path: Path, anyway: bool = False) -> bool:
        from app.ui.instance import Instance

        if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
            return True
        self._instance = Instance(path, self._raise, self)
        return bool(self._instance.take(anyway))

    def _listen(self) -> None:
        """Let a second start find this window."""
        if self._instance is not None:
            self._instance.listen()

    def _raise(self) -> None:
        self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()

    def _load(self) -> None:
        from app.ui.safety import watch

        watch.begin()
        self._listen()
        path, way = self._target, self._way
        if way in (Way.EMPTY, Way.LIST) and not self._asked:
            self._asked = True
            self._ask_protection()
            return
        if way is Way.PACKAGE:
            self._ask_about_package(self._own_path)
            return
        self._leave_page()
        if self._demo:
            from tempfile import TemporaryDirectory

            self._folder = TemporaryDirectory(prefix="helferkreis-")
            path, way = str(Path(self._folder.name) / "Musterbüro.db"), Way.SAMPLE
        wanted, badly = self._wanted or Wanted(way, self._own_path), self._ended_badly
        self._tasks.run(self, lambda _job: opened(path, way, wanted, badly), self._attach, self._refuse)

    def _ask_protection(self) -> None:
        """A new office begins with the question whether it gets a passphrase."""
        from app.ui.lock.first_page import FirstPage

        self._show(FirstPage(self._own_path, self._tasks, self._load, partial(self._welcome, "", None)))

    def _ask_passphrase(self) -> None:
        """A protected office shows nothing before."""
        from app.services.keys.opening import is_locked, unlock
        from app.ui.lock.unlock_page import UnlockPage

        path = self._own_path
        if self._wanted is not None and self._wanted.state is not None and is_locked(self._wanted.state):
            path = self._wanted.state
        self._show(UnlockPage(path, self._tasks, lambda secret: unlock(path, secret), self._load))

    def _ask_about_package(self, package: Path) -> None:
        """To look at it, or to take it over."""
        from app.ui.handover.page import PackagePage, Visit

        self._visit = Visit(package)
        self._show(PackagePage(self._visit, self._tasks, self._on_office_asked, self._forget_package))

    def _forget_package(self) -> None:
        """As without it: the own office, or the question how to begin."""
        self._visit.end()
        self._wanted, self._target = None, own_office() or None
        self._enter()

    def _show(self, page: Any) -> None:
        self._leave_page()
        self._page = page
        self.window.show_welcome(page)

    def _leave_page(self) -> None:
        if self._page is not None:
            self.window.stack.removeWidget(self._page)
            self._page.deleteLater()
            self._page = None

    def _refuse(self, error: Exception) -> None:
        """Say why nothing was opened, and offer the ways that are left."""
        self.window.catch_errors()
        if not isinstance(error, UserError):
            sys.excepthook(type(error), error, error.__traceback__)
            return
        self.window.end_first_sight()
        path = self._own_path
        if isinstance(error, Locked):
            self._ask_passphrase()
            return
        if isinstance(error, Held):
            from app.ui.safety.held import held_page

            self._show(held_page(self.window, error, self._enter))
            return
        self._tasks.run(self, lambda _job: good_state(path), lambda offer: self._welcome(str(error), offer))

    @property
    def _own_path(self) -> Path:
        from app.services.sqlite import default_path

        return Path(self._target) if self._target and not self._is_url else default_path()

    def _welcome(self, sentence: str, offer: Any) -> None:
        from app.ui.welcome import Welcome, ways

        path = self._own_path
        first = self._target is None and not path.exists() and offer is None
        self._show(Welcome(ways(self.window, path, path.exists(), offer), "" if first else sentence))

    def _on_office_asked(self, wanted: Wanted) -> None:
        """Go to another office: in this window while it shows none, else in one that takes its place."""
        if self._page is None:
            self._check(wanted)
            return
        self._leave_page()
        self._wanted, self._target, self._asked = wanted, str(wanted.path), False
        self._enter()

    def _check(self, wanted: Wanted) -> None:
        """Stay where we are when a file cannot be opened, and ask about what is not saved."""
        from app.services.backups.restoring import refuse_unfit
        from app.services.handover.package import read_head
        from app.services.opening import refuse_wrong_files, version_of

        def look(_job: Any) -> None:
            if wanted.state is not None:
                refuse_unfit(wanted.state)
            elif wanted.way is Way.PACKAGE:
                read_head(wanted.path)
            elif wanted.way is Way.OPEN:
                refuse_wrong_files(wanted.path)
                with suppress(Locked):  # the other window asks
                    version_of(wanted.path)

        go = partial(self.window.leave, lambda: self._hand_over(wanted))
        self._tasks.run(self, look, lambda _done: go(), lambda error: self._on_unfit(wanted, error))

    def _on_unfit(self, wanted: Wanted, error: Exception) -> None:
        """A state may have another passphrase than the office has now."""
        if not isinstance(error, Locked) or wanted.state is None:
            sys.excepthook(type(error), error, error.__traceback__)
            return
        from app.ui.lock.dialogs import UnlockDialog

        UnlockDialog(self.window, wanted.state, lambda: self._check(wanted)).open()

    def _hand_over(self, wanted: Wanted) -> None:
        self.window.keep_look()
        same = wanted.path == self._own_path
        if same:
            self._release()
        successor = Session(None, False, wanted)
        if not successor.begin():
            return
        self.successor = successor
        self.window.close()
        self.window.stop_reading()
        self.end(keep=wanted.state is None or not same)
        self.window.deleteLater()
        if wanted.instead is not None:
            remove(wanted.instead)

    def _attach(self, services: Any) -> None:
        if not self._is_ours(services.database.path):
            services.close()
            return
        from app.services.freed import give_back

        self._services = services
        if services.database.frozen:
            self.window.package = self._visit.package
            self.window.attach(services)
            return
        self.window.attach(services)
        invented = is_sample(services)
        if invented:
            self.window.show_sample_bar(passing=self._demo)
        else:
            self.window.backups.begin()
        QTimer.singleShot(0, self, give_back)
        if self._wanted is not None:
            keep(self._wanted.path, own=not invented)
            self._first_steps()

    def _first_steps(self) -> None:
        from app.ui.welcome import first_steps

        first_steps(self.window, self._way)

    def end(self, keep: bool = True) -> None:
        """Close what is open, mostly with a last backup; an office that was only passing goes."""
        self._tasks.wait()
        if self._services is not None:
            self.window.backups.end(keep)
            self._services.close()
        self._release()
        if self._visit is not None:
            self._visit.end()
        if self._folder is not None:
            self._folder.cleanup()

    def _release(self) -> None:
        if self._instance is not None:
            self._instance.release()
            self._instance = None
