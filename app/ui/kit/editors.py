"""One editor for each kind of field: `value()`, `set_value(value)`, `changed`.

`value()` raises ValueError with a German sentence when nothing sensible was typed.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QPoint, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QCheckBox, QCompleter, QLineEdit, QPlainTextEdit

from app import text as german
from app.models.base import Choice, Facts, Kind
from app.services.hours import duration
from app.services.occupancy import languages
from app.text import _, translate
from app.ui.kit import typed
from app.ui.kit.combo import Combo
from app.ui.kit.end_mark import EndMark
from app.ui.theme import colour

NOTES_LINES, NOTES_FRAME = 12, 8
"""So many lines are shown at most, and the pixels above and below them."""
FIELD_HEIGHT = 26
"""Pixels, as the other fields of a form."""


class TextEditor(QLineEdit):
    """One line of text."""

    changed = Signal()

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self.setProperty("role", "field")
        self.setPlaceholderText(translate(facts.hint))
        if facts.length:
            self.setMaxLength(facts.length)
        self.textEdited.connect(self.changed)

    def value(self) -> Any:
        return self.text().strip() or None

    def set_value(self, value: Any) -> None:
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)


class NotesEditor(QPlainTextEdit):
    """Text over several lines, as high as its words; Tab goes on to the next field."""

    changed = Signal()

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setPlaceholderText(translate(facts.hint))
        self.document().setDocumentMargin(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()
        self.textChanged.connect(self.changed)

    def value(self) -> Any:
        return self.toPlainText().strip() or None

    def set_value(self, value: Any) -> None:
        self.setPlainText(value or "")

    def _fit(self) -> None:
        wanted = self._lines()
        more = Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted > NOTES_LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(more)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * min(wanted, NOTES_LINES) + NOTES_FRAME)

    def _lines(self) -> int:
        """Lines of the words that stand there, or of the hint in their place."""
        if self.toPlainText() or not self.placeholderText():
            return max(int(self.document().size().height()), 1)
        metrics, margin = self.fontMetrics(), 2 * int(self.document().documentMargin())
        room = QRect(0, 0, max(self.viewport().width() - margin, 1), 1000)
        told = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.placeholderText())
        return max(round(told.height() / metrics.lineSpacing()), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class TypedEditor(QLineEdit):
    """One line that is read by `parse` and shown by `write`; leaves what it cannot read standing."""

    changed = Signal()

    def __init__(self, parse: Callable[[str], Any], write: Callable[[Any], str], sentence: str, hint: str) -> None:
        super().__init__()
        self.setProperty("role", "field")
        self.setPlaceholderText(hint)
        self._parse, self._write, self._sentence = parse, write, sentence
        self.textEdited.connect(self.changed)
        self.editingFinished.connect(self._on_editing_finished)

    def value(self) -> Any:
        typed_text = self.text().strip()
        if not typed_text:
            return None
        try:
            return self._parse(typed_text)
        except ValueError:
            raise ValueError(self._sentence.format(typed=typed_text)) from None

    def set_value(self, value: Any) -> None:
        self.setText("" if value is None else self._write(value))

    def _on_editing_finished(self) -> None:
        try:
            value = self.value()
        except ValueError:
            return
        self.set_value(value)


class DateEditor(TypedEditor):
    """A date, typed the German way or taken from a calendar (arrow down)."""

    def __init__(self, facts: Facts) -> None:
        sentence = _("„{typed}“ ist kein Datum. Schreiben Sie zum Beispiel 24.12., 1.5.1967 oder morgen.")
        super().__init__(typed.parse_date, german.german_date, sentence, translate(facts.hint) or _("TT.MM.JJJJ"))
        self.setTextMargins(0, 0, 18, 0)
        self._open = EndMark(self, "down", _("Kalender"), self.open_calendar)

    def open_calendar(self) -> None:
        """Show a month to pick from, under the field."""
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        weekend = QTextCharFormat()
        weekend.setForeground(colour("quiet"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, weekend)
        with suppress(ValueError):
            calendar.setSelectedDate(self.value() or calendar.selectedDate())
        calendar.clicked.connect(lambda day: self._take(calendar, day.toPython()))
        calendar.activated.connect(lambda day: self._take(calendar, day.toPython()))
        calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        calendar.show()
        calendar.setFocus()

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _take(self, calendar: QCalendarWidget, day: Any) -> None:
        calendar.close()
        self.set_value(day)
        self.changed.emit()


class YesNoEditor(QCheckBox):
    """Yes or no."""

    changed = Signal()

    def __init__(self, facts: Facts) -> None:
        super().__init__(_("ja"))
        self.setMinimumHeight(FIELD_HEIGHT)  # else its words stand above those of its label
        self.setToolTip(translate(facts.hint))
        self.clicked.connect(lambda: self.changed.emit())

    def value(self) -> Any:
        return self.isChecked()

    def set_value(self, value: Any) -> None:
        self.setChecked(bool(value))


class ChoiceEditor(Combo):
    """One of a closed set of values, or none."""

    changed = Signal()

    def __init__(self, facts: Facts) -> None:
        super().__init__(choices=[("–", None), *((choice.label, choice) for choice in facts.choices or ())])
        self.setProperty("role", "field")
        self.activated.connect(lambda: self.changed.emit())

    def value(self) -> Choice | None:
        return self.currentData()

    def set_value(self, value: Choice | None) -> None:
        self.setCurrentIndex(next((i for i in range(self.count()) if self.itemData(i) is value), 0))


class SeveralEditor(QLineEdit):
    """Several values between commas; the `known` ones, asked for with the first letter, are suggestions."""

    changed = Signal()

    def __init__(self, facts: Facts, known: Callable[[], list[str]]) -> None:
        super().__init__()
        self._known = known
        self.setProperty("role", "field")
        self.setPlaceholderText(translate(facts.hint))
        self.textEdited.connect(self._on_text_edited)
        self._popup = QCompleter(self)
        self._popup.setWidget(self)
        self._popup.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._popup.popup().setProperty("role", "popup")
        self._popup.activated[str].connect(self._on_popup_activated)  # type: ignore[index]

    def value(self) -> Any:
        return [part for part in (" ".join(p.split()) for p in self.text().split(",")) if part]

    def set_value(self, value: Any) -> None:
        self.setText(", ".join(value or ()))
        self.setCursorPosition(0)

    def _on_text_edited(self, text: str) -> None:
        self.changed.emit()
        if self._popup.model() is None:
            self._popup.setModel(QStringListModel(self._known(), self))
        started = text[: self.cursorPosition()].rpartition(",")[2].strip()
        self._popup.setCompletionPrefix(started)
        if started and self._popup.completionCount():
            self._popup.complete()
        else:
            self._popup.popup().hide()

    def _on_popup_activated(self, choice: str) -> None:
        before = self.text()[: self.cursorPosition()].rpartition(",")[0]
        after = self.text()[self.cursorPosition() :]
        self.setText(", ".join(p.strip() for p in (before, choice, after.strip(" ,")) if p.strip()))
        self.changed.emit()


def number_editor(facts: Facts) -> TypedEditor:
    """Whole numbers."""
    sentence = _("„{typed}“ ist keine ganze Zahl.")
    return TypedEditor(whole, lambda value: str(value), sentence, translate(facts.hint))


def money_editor(facts: Facts) -> TypedEditor:
    """Sums of money, kept as whole cents."""
    sentence = _("„{typed}“ ist kein Betrag. Schreiben Sie zum Beispiel 1.250 oder 89,90.")
    return TypedEditor(typed.parse_money, german.money, sentence, translate(facts.hint) or "0,00 €")


def hours_editor(facts: Facts) -> TypedEditor:
    """How long something took, kept as minutes in quarters of an hour; what was rounded is seen at once."""
    sentence = _("„{typed}“ ist keine Dauer. Schreiben Sie zum Beispiel 1,5 oder 1:30 oder 14–15.30.")
    hint = translate(facts.hint) or duration.EXAMPLES
    result = TypedEditor(lambda text: duration.read(text).minutes, german.hours, sentence, hint)
    result.setToolTip(duration.ROUNDING)
    return result


class CountsEditor(TypedEditor):
    """How many there are of each: "Arabisch 34, Farsi 12"."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(languages.read, languages.told, "", translate(facts.hint))

    def value(self) -> Any:
        return languages.read(self.text())  # its own sentence says which part cannot be read


def datetime_editor(facts: Facts) -> TypedEditor:
    """A date with a time."""
    sentence = _("„{typed}“ ist kein Zeitpunkt. Schreiben Sie zum Beispiel 25.11. 19:00 oder morgen 14 Uhr.")
    hint = translate(facts.hint) or _("TT.MM.JJJJ HH:MM")
    return TypedEditor(typed.parse_datetime, german.german_datetime, sentence, hint)


def whole(text: str) -> int:
    """A whole number as people type it; ValueError for anything else."""
    value = typed.parse_number(text)
    if value != int(value):
        raise ValueError(text)
    return int(value)


PLAIN_EDITORS: dict[Kind, Callable[[Facts], Any]] = {
    Kind.TEXT: TextEditor, Kind.PHONE: TextEditor, Kind.EMAIL: TextEditor, Kind.URL: TextEditor,
    Kind.NOTES: NotesEditor, Kind.NUMBER: number_editor, Kind.MONEY: money_editor, Kind.HOURS: hours_editor,
    Kind.DATE: DateEditor,
    Kind.DATETIME: datetime_editor, Kind.YES_NO: YesNoEditor, Kind.CHOICE: ChoiceEditor, Kind.COUNTS: CountsEditor,
}  # fmt: skip
"""The editors that need nothing but the facts; references and lists of values need the services (`kit.form`)."""
