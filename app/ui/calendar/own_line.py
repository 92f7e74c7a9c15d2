"""A form line that is more than one field, built by itself."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.form import FormLine


class OwnLine(FormLine):
    """A form line that builds its fields itself."""

    def build(self, place: QVBoxLayout) -> None:
        """Put the fields into `place` and register each with `keep`."""
        raise NotImplementedError

    def edit(self) -> None:
        if self.editing:
            return
        if self._reader:
            self._reader.hide()
        self._fields = QWidget()
        place = QVBoxLayout(self._fields)
        place.setContentsMargins(0, 1, 0, 1)
        place.setSpacing(4)
        self.build(place)
        for name, editor in self.editors.items():
            editor.changed.connect(partial(self._forget_problem, name))
            editor.changed.connect(self.changed)
        self._place.insertWidget(0, self._fields)

    def _forget_problem(self, name: str) -> None:
        if self.problem:
            self.show_problem(name, "")

    def keep(self, name: str, editor: Any, spoken: str) -> Any:
        """Fill an editor with the stored value and let the form know it."""
        editor.setObjectName(name)
        editor.setAccessibleName(spoken)
        editor.set_value(self.stored(name))
        self.editors[name] = editor
        return editor
