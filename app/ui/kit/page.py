"""The sub-tabs of a record: what they are and how they are declared."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.crud import Filter
from app.ui.kit.desk import Desk
from app.ui.kit.form import Form
from app.ui.kit.places import Section

Link = tuple[type[Any], Callable[[str], tuple[Filter, ...]]]
"""An entity and, for a record's id, the filters that find what belongs to it."""


class Page(QWidget):
    """A sub-tab; reads its record when it is looked at."""

    changed = Signal()
    edit_started = Signal()
    save_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.office = desk, desk.office
        self.setObjectName("page")
        self.record: Any = None
        self._owed: Callable[[], object] | None = None
        self.place = QVBoxLayout(self)
        self.place.setContentsMargins(0, 8, 0, 12)
        self.place.setSpacing(8)

    def load(self, record: Any) -> None:
        """Show a record."""
        self.record, self._owed = record, None

    def when_seen(self, read: Callable[[], object]) -> None:
        """Do `read` now where the page is in view, else as soon as it is; showing a record makes it needless."""
        if self.isVisible():
            read()
        else:
            self._owed = read

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._owed is not None:
            QTimer.singleShot(0, self, self._read_owed)

    def _read_owed(self) -> None:
        owed, self._owed = self._owed, None
        if owed is not None:
            owed()

    @property
    def forms(self) -> list[Form]:
        """The forms that belong to the record itself and are saved with it."""
        return []

    @property
    def boxes(self) -> list[Any]:
        """Lines being edited here; each has a `form`, `save()` and `close_box()`."""
        return []


@dataclass(frozen=True)
class PageSpec:
    """A sub-tab by its title; made on its first visit, with a count where something is counted."""

    title: str
    make: Callable[[Desk], Page]
    links: tuple[Link, ...] = ()
    """What is counted on the tab."""
    for_new: bool = False
    """Whether it is there while a record is being created."""
    sections: tuple[Section, ...] = ()
    """The record's own fields on it; they group the fields in the menus of the list."""


class FormPage(Page):
    """Sections of the record's own fields, and blocks below them; a child may name a form of its own."""

    form_type: ClassVar[type[Form]] = Form

    def __init__(
        self, desk: Desk, sections: tuple[Section, ...], below: tuple[Callable[[Desk], Page], ...] = ()
    ) -> None:
        super().__init__(desk)
        self.form = self.form_type(sections, desk.office)
        self.form.changed.connect(self.changed)
        self.form.edit_started.connect(self.edit_started)
        self.form.save_asked.connect(self.save_asked)
        self.place.addWidget(self.form)
        self.below = [make(desk) for make in below]
        for block in self.below:
            self.place.addWidget(block)
        self.place.addStretch(1)

    def load(self, record: Any) -> None:
        super().load(record)
        self.form.load(record)
        for block in self.below:
            block.setVisible(not isinstance(record, dict))
            if not isinstance(record, dict):
                block.load(record)

    @property
    def forms(self) -> list[Form]:
        return [self.form]

    @property
    def boxes(self) -> list[Any]:
        return [box for block in self.below for box in block.boxes]


class BlocksPage(Page):
    """Several pages under each other."""

    def __init__(self, desk: Desk, blocks: tuple[Callable[[Desk], Page], ...]) -> None:
        super().__init__(desk)
        self.place.setSpacing(18)
        self.blocks = [make(desk) for make in blocks]
        for block in self.blocks:
            block.place.setContentsMargins(0, 0, 0, 0)
            self.place.addWidget(block)
        self.place.addStretch(1)

    def load(self, record: Any) -> None:
        super().load(record)
        for block in self.blocks:
            block.load(record)

    @property
    def boxes(self) -> list[Any]:
        return [box for block in self.blocks for box in block.boxes]


def form_page(title: str, *sections: Section, below: tuple[Callable[[Desk], Page], ...] = ()) -> PageSpec:
    """A sub-tab of fields."""
    return PageSpec(title, lambda desk: FormPage(desk, sections, below), for_new=True, sections=sections)
