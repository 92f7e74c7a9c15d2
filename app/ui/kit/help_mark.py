"""The quiet "i" after the words of a form line, and the keys that open what it holds."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.models.base import Record
from app.text import translate
from app.ui.theme import colour, font

if TYPE_CHECKING:
    from app.ui.kit.form_line import FormLine

RADIUS = 6


class HelpMark:
    """Always there where the office has written something; a bare hint shows it under the mouse only."""

    def __init__(self, line: "FormLine") -> None:
        self._line = line
        self._hovered = False
        self._own = False

    def load(self) -> None:
        """Look anew whether the office has written something."""
        own = any(self.own(told.name) for told in self._line.facts)
        if own != self._own:
            self._own = own
            self._line.update()

    def own(self, name: str) -> str:
        """The office's text at a field of the line."""
        owner = self.owner(name)
        return str(self._line.office.helps.text_of(owner, name)) if owner else ""

    def owner(self, name: str) -> str:
        """The entity of a field; "" for what is no field of a record."""
        places = zip(self._line.line.attributes, self._line.facts, strict=True)
        attribute: Any = next(attribute for attribute, told in places if told.name == name)
        owner = getattr(attribute, "class_", None) or attribute.owner
        return owner.__name__ if issubclass(owner, Record) else ""

    def said(self, name: str) -> str:
        """Hint and office text as one, for screen readers."""
        hint = next((translate(told.hint) for told in self._line.facts if told.name == name and told.hint), "")
        return " ".join(filter(None, (hint, self.own(name))))

    def describe(self) -> None:
        """Tell the fields what the mark holds."""
        for name, editor in self._line.editors.items():
            if any(told.name == name for told in self._line.facts):
                editor.setAccessibleDescription(self.said(name))
                editor.setToolTip(self.said(name))

    def hover(self, inside: bool) -> None:
        """The mouse comes or goes."""
        self._hovered = inside
        self._line.update()

    @property
    def shown(self) -> bool:
        """Whether the mark is drawn now."""
        return self._own or (self._hovered and any(told.hint for told in self._line.facts))

    def _area(self) -> QRect:
        return QRect(self._line.label_end + 6, 6, 2 * RADIUS + 2, 2 * RADIUS + 4)

    def is_at(self, point: QPoint) -> bool:
        """Whether a click there means the mark."""
        return self.shown and self._area().adjusted(-2, -4, 2, 4).contains(point)

    def paint(self) -> None:
        """Draw it on the line."""
        if not self.shown:
            return
        painter = QPainter(self._line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = colour("info" if self._own else "quiet")
        painter.setPen(QPen(ink, 1))
        middle = QPointF(self._area().center()) + QPointF(0.5, 0.5)
        painter.drawEllipse(middle, RADIUS, RADIUS)
        painter.setFont(font(9, bold=True))
        painter.drawText(self._area(), Qt.AlignmentFlag.AlignCenter, "i")

    def open(self, name: str = "") -> QWidget | None:
        """Show what there is to say about a field, under it; without a name about the one that has most to say."""
        from app.ui.kit.help_card import HelpCard

        name = name or max(
            (told.name for told in self._line.facts), key=lambda one: (bool(self.own(one)), self.said(one))
        )
        owner = self.owner(name)
        if not owner:
            return None
        told = next(told for told in self._line.facts if told.name == name)
        card = HelpCard(self._line, told, owner, self._line.office)
        card.written.connect(self.load)
        card.written.connect(self.describe)
        editor = self._line.editors.get(name)
        card.show_under(editor or self._line)
        return card
