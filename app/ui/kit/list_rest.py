"""The rest of a list of which only the first hits are shown so far: read beside the window, then put below them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from app.ui.kit.table import TableModel
from app.ui.kit.tasks import Tasks

PAUSE_MS = 120
"""While somebody types, the rest waits for this pause: the next key makes it superfluous."""


class ListRest(QObject):
    """Completes a list; who types on makes what was asked before superfluous."""

    def __init__(self, model: TableModel, completed: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._completed = model, completed
        self._tasks = Tasks(self)  # of its own: an export or an import must not keep the list waiting
        self._wanted: object = None
        self._query: Any = None
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._begin)

    def read(self, query: Any) -> None:
        """Read what is missing of `query` after a pause, or nothing where the list is complete."""
        self._query, self._wanted = query, None
        if self._model.partial:
            self._pause.start()
        else:
            self._pause.stop()

    def _begin(self) -> None:
        query, wanted = self._query, object()
        self._wanted = wanted

        def work(_job: object) -> list[str] | None:
            return self._model.service.ids(query) if wanted is self._wanted else None

        self._tasks.run(self, work, lambda ids: self._put(ids, wanted))

    def _put(self, ids: list[str] | None, wanted: object) -> None:
        if ids is not None and wanted is self._wanted:
            self._model.complete(ids)
            self._completed()
