"""The one place that wires database, services and window."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from app.errors import UserError
from app.text import _, install
from app.ui.kit.memory import documents_folder, recall, remember

_CHOSEN = "window/database"
"""The database that was chosen instead of the one in the user's data folder, open from then on."""


def run_window(database: str | None = None, demo: bool = False) -> int:
    """Show the window on a database (None: the default one; demo: a throw-away sample office) until it is closed.

    The answer is the exit status. Raises UserError when the window cannot open, as on a machine without a screen.
    """
    app = application()
    session = Session(database, demo)
    if not session.begin():
        print(
            _("Helferkreis ist mit dieser Bürodatei schon geöffnet. Das Fenster wurde nach vorn geholt."),
            file=sys.stderr,
        )
        return 0
    status = app.exec()
    session.end()
    return status


def application() -> QApplication:
    """The Qt application with the program's theme; UserError for a Qt that cannot be used here."""
    _refuse_broken_qt()
    if running := QApplication.instance():
        return running  # type: ignore[return-value]
    if sys.platform.startswith("linux") and not _has_screen():
        raise UserError(
            "Hier gibt es keinen Bildschirm; „python3 dev.py tour ORDNER“ zeigt das Programm auch ohne Fenster."
        )
    app = QApplication(["helferkreis"])
    app.setApplicationName("Helferkreis")
    app.setDesktopFileName("helferkreis")
    _speak_german(app)
    from app.ui.theme import theme

    theme.start(app)
    return app


def _has_screen() -> bool:
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    return bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or chosen in ("offscreen", "minimal", "vnc")
    )


def _refuse_broken_qt() -> None:
    """PySide6 6.12.0 drops a reference to None with every call on Python before 3.12 and aborts after some thousand."""
    import PySide6

    if PySide6.__version_info__[:3] == (6, 12, 0) and sys.version_info < (3, 12):
        raise UserError("Das Programm ist unvollständig eingerichtet. Bitte rufen Sie „python3 dev.py setup“ auf.")


def _speak_german(app: QApplication) -> None:
    from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

    QLocale.setDefault(QLocale("de_DE"))
    translator = QTranslator(app)
    if translator.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    install(lambda text: QCoreApplication.translate("", text) or text)


class Session(QObject):
    """One run of the window: shell first, then the data layer in a thread, then the tabs."""

    def __init__(self, database: str | None, demo: bool) -> None:
        super().__init__()
        self._target, self._demo = database or (None if demo else recall(_CHOSEN, "") or None), demo
        self._chosen = ""
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._services: Any = None
        self._instance: Any = None
        self._opened: Callable[[], object] = lambda: None
        self._making = False

    def begin(self) -> bool:
        """Show the window and start loading; False when another window has the database."""
        from app.ui.kit.tasks import Tasks
        from app.ui.main_window import MainWindow

        self.window = MainWindow()
        self._tasks = Tasks(self)
        if self._target and not self._is_url and not self._lock(Path(self._target)):
            return False
        self.window.show()
        AfterPaint(self.window, self._look)
        return True

    def _look(self) -> None:
        """Show the list of the last visit at once, then load the rest."""
        from app.services.sqlite import path_of

        sight = None if self._demo or self._is_url else self.window.show_first_sight(path_of(self._target))
        AfterPaint(sight, self._load) if sight else self._load()

    @property
    def _is_url(self) -> bool:
        return "://" in (self._target or "")

    def _lock(self, path: Path) -> bool:
        from app.ui.instance import Instance

        if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
            return True
        self._instance = Instance(path, self._raise, self)
        return bool(self._instance.take())

    def _raise(self) -> None:
        self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()

    def _load(self) -> None:
        if self._demo:
            self._folder = tempfile.TemporaryDirectory(prefix="helferkreis-")
            self._make(Path(self._folder.name) / "Musterstadt.db", sample=True)
            return
        self._tasks.run(self, lambda _job: _open(self._target), self._attach, self._refuse)

    def _refuse(self, error: Exception) -> None:
        """Say why nothing was opened, and offer the ways that are left."""
        from app.services.sqlite import default_path

        self.window.catch_errors()
        if not isinstance(error, UserError):
            sys.excepthook(type(error), error, error.__traceback__)
            return
        self.window.end_first_sight()
        first = self._target is None and not self._making and not default_path().exists()
        self._welcome("" if first else str(error))

    def _welcome(self, sentence: str) -> None:
        from app.services.sqlite import default_path
        from app.ui.welcome import Welcome

        path = Path(self._target) if self._target and not self._is_url else default_path()
        read = (
            _("Ihre Listen einlesen"),
            _("Excel, CSV oder Outlook: Sie sehen vorher, was erkannt wurde, und können alles rückgängig machen."),
            _("Liste auswählen …"), lambda: self._make(path, then=self._read_list),
        )  # fmt: skip
        empty = (
            _("Leer beginnen"), _("Eine leere Bürodatei für Ihr Büro. Listen können Sie jederzeit später einlesen."),
            _("Leer beginnen"), lambda: self._make(path),
        )  # fmt: skip
        sample = (
            _("Beispielbüro ansehen"),
            _("Musterstadt mit erfundenen Menschen zum Ausprobieren. Beim Schließen verschwindet es wieder."),
            _("Beispielbüro öffnen"), self._look_around,
        )  # fmt: skip
        other = (
            _("Vorhandene Bürodatei öffnen"), _("Von einem anderen Ort, zum Beispiel nach einem Umzug."),
            _("Datei auswählen …"), self._choose,
        )  # fmt: skip
        ways = (other, sample) if path.exists() else (read, empty, sample, other)
        page = Welcome(ways, sentence)
        self.window.show_welcome(page)
        self._page = page

    def _look_around(self) -> None:
        self._demo = True
        self._load()

    def _choose(self) -> None:
        kinds = _("Bürodateien (*.db);;Alle Dateien (*)")
        path, _kind = QFileDialog.getOpenFileName(self.window, _("Bürodatei öffnen"), str(documents_folder()), kinds)
        if path:
            self._leave_welcome()
            self._target = self._chosen = path
            self._load()

    def _leave_welcome(self) -> None:
        self.window.stack.removeWidget(self._page)
        self._page.deleteLater()

    def _make(self, path: Path, sample: bool = False, then: Callable[[], object] | None = None) -> None:
        if hasattr(self, "_page"):
            self._leave_welcome()
            del self._page
        self._opened = then or (lambda: None)
        self._making = True
        self._tasks.run(self, lambda _job: _create(path, sample), self._attach, self._refuse)

    def _read_list(self) -> None:
        from app.ui.imports import open_wizard

        open_wizard(self.window).file.place.ask()

    def _attach(self, services: Any) -> None:
        if (
            self._instance is None
            and not self._demo
            and services.database.path
            and not self._lock(services.database.path)
        ):
            services.close()
            QTimer.singleShot(0, self.window.close)
            return
        self._services = services
        if self._chosen and not self._demo:
            remember(_CHOSEN, self._chosen)
        self.window.attach(services)
        if self._demo:
            self.window.show_demo_bar(
                _("Beispielbüro Musterstadt: alles erfunden. Änderungen verschwinden beim Schließen.")
            )
        self._opened()

    def end(self) -> None:
        """Close what is open; the sample office goes."""
        self._tasks.wait()
        if self._services is not None:
            self._services.close()
        if self._instance is not None:
            self._instance.release()
        if self._folder is not None:
            self._folder.cleanup()


class AfterPaint(QObject):
    """Calls `act` once, right after the first time a window or a part of one was painted."""

    def __init__(self, window: QObject, act: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._soon = QTimer(self)  # `singleShot` would bring up the namespace Qt, 20 ms, before anything else
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(act)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in (QEvent.Type.Paint, QEvent.Type.UpdateRequest):
            self._window.removeEventFilter(self)
            self._soon.start(0)
        return False


def _open(target: str | None) -> Any:
    from app.services.opening import open_services

    return open_services(target)


def _create(path: Path, sample: bool) -> Any:
    from app.services.migrations.steps import create
    from app.services.opening import open_services

    create(path)
    services = open_services(path)
    if sample:
        from app.services.sample import make_sample

        make_sample(services)
    return services
