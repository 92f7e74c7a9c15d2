"""The rest of a list of which only the first hits are shown so far: read beside the window, then put below them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from app.ui.kit.table import TableModel
from app.ui.kit.tasks import Tasks


class ListRest(QObject):
    """Completes a list; who types on makes what was asked before superfluous."""

    def __init__(self, model: TableModel, completed: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._completed = model, completed
        self._tasks = Tasks(self)  # of its own: an export or an import must not keep the list waiting
        self._wanted: object = None

    def read(self, query: Any) -> None:
        """Read what is missing of `query`, or nothing where the list is complete."""
        self._wanted = wanted = object() if self._model.partial else None
        if wanted is None:
            return

        def work(_job: object) -> list[str] | None:
            return self._model.service.ids(query) if wanted is self._wanted else None

        self._tasks.run(self, work, lambda ids: self._put(ids, wanted))

    def _put(self, ids: list[str] | None, wanted: object) -> None:
        if ids is not None and wanted is self._wanted:
            self._model.complete(ids)
            self._completed()
