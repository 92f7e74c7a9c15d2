"""Where exceptions end that no form has caught: a sentence for the user, or the crash dialog for a bug of ours."""

import sys
from types import TracebackType

from PySide6.QtWidgets import QApplication, QWidget

from app.errors import UserError
from app.services import log
from app.text import _
from app.ui.kit.dialog import Dialog, tell


class ErrorWindow:
    """Takes over `sys.excepthook`; one message at a time, so that a failing list cannot flood the screen."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._open: Dialog | None = None
        self._previous = sys.excepthook
        self.passing: tuple[type[BaseException], ...] = ()
        """What is only logged for now."""

    def install(self) -> None:
        """Catch from now on."""
        sys.excepthook = self.show

    def uninstall(self) -> None:
        """Give the hook back."""
        sys.excepthook = self._previous

    def show(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log the error and tell the user once."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        (log.refused if isinstance(error, UserError) else log.fault)(error.with_traceback(trace))
        if self._open is None and not isinstance(error, self.passing):
            self._open = self._tell(error)
            self._open.finished.connect(self._on_closed)

    def _tell(self, error: BaseException) -> Dialog:
        parent = QApplication.activeModalWidget() or self._parent
        if isinstance(error, UserError):
            return tell(parent, _("Das geht so nicht"), str(error))
        sentence = _(
            "Ihre Daten sind gespeichert. Sie können weiterarbeiten; starten Sie das Programm neu, wenn es sich "
            "ungewöhnlich verhält. Die Einzelheiten helfen, den Fehler zu beheben; Namen und andere Angaben aus Ihrem "
            "Büro stehen nicht darin."
        )
        return tell(parent, _("Im Programm ist ein Fehler aufgetreten"), sentence, _report(error))

    def _on_closed(self) -> None:
        self._open = None


def _report(error: BaseException) -> str:
    from PySide6.QtCore import qVersion

    from app.services.diagnosis import report

    return report(error, (f"Qt {qVersion()}",))
