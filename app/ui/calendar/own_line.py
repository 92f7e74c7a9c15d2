"""A form line that is more than one field, built by itself."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.form import FormLine


class OwnLine(FormLine):
    """A form line that builds its fields itself, anew for each record."""

    reuses: ClassVar[bool] = False

    @property
    def editable(self) -> bool:
        return True

    def build(self, place: QVBoxLayout) -> None:
        """Put the fields into `place` and register each with `keep`."""
        raise NotImplementedError

    def make_fields(self) -> QWidget:
        self.editors = self._made = {}
        fields = QWidget()
        place = QVBoxLayout(fields)
        place.setContentsMargins(0, 1, 0, 1)
        place.setSpacing(4)
        self.build(place)
        for name, editor in self.editors.items():
            editor.changed.connect(partial(self._on_editor_changed, name))
        return fields

    def fill(self) -> None:
        """`keep` has done it."""

    def keep(self, name: str, editor: Any, spoken: str) -> Any:
        """Fill an editor with the stored value and let the form know it."""
        editor.setObjectName(name)
        editor.setAccessibleName(spoken)
        editor.set_value(self.stored(name))
        self.editors[name] = editor
        return editor
