"""The rules of the office: its own numbers for what the program reminds of, each with the way back to how it came."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.models import Setting
from app.services.drafts import Typing
from app.services.settings import RULES, Number
from app.text import _, translate
from app.ui.kit.dialog import Dialog
from app.ui.kit.editors import TypedEditor, whole
from app.ui.kit.widgets import button, label, scrolled

Groups = tuple[tuple[str, tuple[Number, ...]], ...]
FIELD, UNIT, BACK = 64, 68, 170
"""Widths in pixels of the field, of its unit and of the way back."""
AROUND, TALLEST = 200, 576
"""What heading, buttons and the frame of the system take of the screen's height; a longer page scrolls."""


class RuleLine(QWidget):
    """What the number is for, the number, its unit, and the way back where it differs from how the program came."""

    changed = Signal()

    def __init__(self, wanted: Number, value: int) -> None:
        super().__init__()
        self.wanted, self.loaded = wanted, value
        words = translate(wanted.label)
        self.field = TypedEditor(whole, str, wanted.problem(None), "")
        self.field.setFixedWidth(FIELD)
        self.field.setAccessibleName(words)
        self.field.set_value(value)
        unit = label(translate(wanted.behind))
        unit.setFixedWidth(UNIT)
        self.back = button(_("Mitgeliefert: {words}").format(words=wanted.told(wanted.default)), self.reset, "link")
        self.back.setAccessibleName(_("{label}: wie ausgeliefert").format(label=words))
        self.back.setToolTip(_("Wie ausgeliefert"))
        self.back.setFixedWidth(BACK)
        keeps = self.back.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(keeps)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        place = QGridLayout(self)
        place.setContentsMargins(0, 0, 0, 0)
        place.setHorizontalSpacing(8)
        place.setVerticalSpacing(0)
        place.setColumnStretch(0, 1)
        for column, part in enumerate((label(words, wrap=True), self.field, unit, self.back)):
            place.addWidget(part, 0, column)
        if wanted.hint:
            place.addWidget(label(translate(wanted.hint), "small", wrap=True), 1, 0, 1, 4)
        place.addWidget(self.problem, 2, 0, 1, 4)
        self.field.changed.connect(self._show_state)
        self._show_state()

    def value(self) -> int | None:
        """The number; None, as the program comes, for an empty field. ValueError with a sentence for anything else."""
        found = self.field.value()
        if found is not None and (problem := self.wanted.problem(found)):
            raise ValueError(problem)
        return None if found is None else int(found)

    def reset(self) -> None:
        """Write in the number the program comes with."""
        self.field.set_value(self.wanted.default)
        self.field.setFocus()
        self._show_state()

    def type(self, words: str) -> None:
        """Write in what was typed, be it a number or not."""
        self.field.setText(words)
        self._show_state()

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong, under the line."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _show_state(self) -> None:
        self.show_problem("")
        self.back.setVisible(self.field.text().strip() != str(self.wanted.default))
        self.changed.emit()


class RulesDialog(Dialog):
    """Every rule, or some `groups` of them, under its heading; saved together as one action."""

    def __init__(self, parent: QWidget, desk: Any, title: str = "", words: str = "", groups: Groups = RULES) -> None:
        super().__init__(parent, title or _("Regeln des Büros"), 680)
        self.setObjectName("rules")
        self._settings, self._groups = desk.office.settings, groups
        self.lines: list[RuleLine] = []
        usual = _("Ab wann erinnert das Programm? Die Zahlen gelten für alle, die mit dieser Bürodatei arbeiten.")
        self.body.addWidget(label(words or usual, "quiet", wrap=True))
        area = scrolled(self._page())
        self.body.addWidget(area, 1)
        self.add_button(_("Abbrechen"))
        self.save_with(self.add_button(_("Speichern"), self.save, "primary"))
        room = self.screen().availableGeometry().height() - AROUND
        area.setMinimumHeight(min(area.widget().sizeHint().height(), TALLEST, room))
        self.lines[0].field.setFocus()

    def half_typed(self) -> Typing | None:
        """What is typed and not saved, None for nothing."""
        unread = {one.wanted.name: one.field.text() for one in self.lines if one.field.text() != str(one.loaded)}
        kind, name = f"{Setting.__name__}:rules", self.heading.text()
        return Typing(kind, None, None, name, unread=unread) if unread else None

    def put(self, unread: Mapping[str, str]) -> None:
        """Write what was half-typed into the fields."""
        for one in self.lines:
            if one.wanted.name in unread:
                one.type(unread[one.wanted.name])

    def _page(self) -> QWidget:
        page = QWidget()
        place = QVBoxLayout(page)
        place.setContentsMargins(0, 0, 12, 0)
        place.setSpacing(6)
        for title, group in self._groups:
            place.addSpacing(4)
            place.addWidget(label(translate(title), "heading"))
            for wanted in group:
                self.lines.append(RuleLine(wanted, self._settings.number(wanted)))
                place.addWidget(self.lines[-1])
        place.addStretch(1)
        return page

    def save(self) -> None:
        """Keep what was changed; what cannot be used is said at its line."""
        values: dict[Number, int | None] = {}
        wrong: list[RuleLine] = []
        for line in self.lines:
            try:
                values[line.wanted] = line.value()
            except ValueError as error:
                line.show_problem(str(error))
                wrong.append(line)
        if wrong:
            wrong[0].field.setFocus()
            return
        self._settings.save_numbers(values)
        self.accept()
