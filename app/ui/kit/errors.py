"""Where exceptions end that no form has caught: a sentence for the user, or the crash dialog for a bug of ours."""

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtWidgets import QApplication, QWidget

from app.errors import UserError
from app.text import _
from app.ui.kit.dialog import Dialog, tell

_log = logging.getLogger("helferkreis")


class ErrorWindow:
    """Takes over `sys.excepthook`; one message at a time, so that a failing list cannot flood the screen."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._open: Dialog | None = None
        self._previous = sys.excepthook

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
        if not isinstance(error, UserError):
            _log.error("unexpected", exc_info=(kind, error, trace))
        if self._open is None:
            self._open = self._tell(error, "".join(traceback.format_exception(kind, error, trace)))
            self._open.finished.connect(self._on_closed)

    def _tell(self, error: BaseException, details: str) -> Dialog:
        parent = QApplication.activeModalWidget() or self._parent
        if isinstance(error, UserError):
            return tell(parent, _("Das geht so nicht"), str(error))
        sentence = _(
            "Ihre Daten sind gespeichert. Sie können weiterarbeiten; starten Sie das Programm neu, wenn es sich "
            "ungewöhnlich verhält. Die Einzelheiten helfen uns, den Fehler zu beheben."
        )
        return tell(parent, _("Im Programm ist ein Fehler aufgetreten"), sentence, details)

    def _on_closed(self) -> None:
        self._open = None
