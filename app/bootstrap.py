"""The Qt application, and the window's life from the command to the exit status."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.text import _, install
from app.ui.offices import Wanted, Way
from app.ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication  # at run time Qt comes with `app.ui`


def run_window(database: str | None = None, demo: bool = False, package: Path | None = None) -> int:
    """Show the window on a database (None: the default one; demo: a throw-away sample office) until it is closed, or
    on a handover package.

    The answer is the exit status. Raises UserError when the window cannot open, as on a machine without a screen.
    """
    app = application()
    session = Session(database, demo, Wanted(Way.PACKAGE, package) if package else None)
    if not session.begin():
        print(
            _("Helferkreis ist mit dieser Bürodatei schon geöffnet. Das Fenster wurde nach vorn geholt."),
            file=sys.stderr,
        )
        return 0
    status = app.exec()
    while session.successor is not None:
        session = session.successor
    session.end()
    return status


def application() -> "QApplication":
    """The Qt application with the program's theme; UserError for a Qt that cannot be used here."""
    from PySide6.QtWidgets import QApplication

    _refuse_broken_qt()
    if running := QApplication.instance():
        return running  # type: ignore[return-value]
    if sys.platform.startswith("linux") and not _has_screen():
        raise UserError(
            "Hier gibt es keinen Bildschirm; „python3 dev.py tour ORDNER“ zeigt das Programm auch ohne Fenster."
        )
    # A style that is set later brings up QStyle with all its enumerations before the first paint.
    app = QApplication(["helferkreis", "-style", "fusion"])
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


def _speak_german(app: "QApplication") -> None:
    from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

    QLocale.setDefault(QLocale("de_DE"))
    translator = QTranslator(app)
    if translator.load("qtbase_de", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    install(lambda text: QCoreApplication.translate("", text) or text)
