"""Questions to the worker of which only the newest is answered: what was chosen otherwise meanwhile is let go."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from app.errors import UserError
from app.ui.kit.tasks import Job, Tasks


class Latest:
    """One line of questions of an `owner`, say for the page that shows its present choices."""

    def __init__(self, owner: QObject, tasks: Tasks) -> None:
        self._owner, self._tasks = owner, tasks
        self._newest = 0

    def forget(self) -> None:
        """Want no answer to what was asked before."""
        self._newest += 1

    def ask(
        self,
        work: Callable[[Job], Any],
        done: Callable[[Any], object],
        refused: Callable[[UserError], object] | None = None,
    ) -> None:
        """Do `work` in the worker; `done(result)` or `refused(error)` follows unless something else was asked since.

        Any other exception is a fault of the program and reaches its last handler.
        """
        self.forget()
        asked = self._newest

        def failed(error: Exception) -> None:
            if refused is None or not isinstance(error, UserError):
                raise error
            if asked == self._newest:
                refused(error)

        self._tasks.run(self._owner, work, lambda found: done(found) if asked == self._newest else None, failed)
