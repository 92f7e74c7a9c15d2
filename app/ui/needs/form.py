"""The form of a need in three shapes of time: only the fields of the chosen shape are there."""

from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.models import Need, NeedDate, NeedTime
from app.models.base import Facts
from app.text import _
from app.ui.kit import typed
from app.ui.kit.availability import AvailabilityGrid
from app.ui.kit.editors import NotesEditor
from app.ui.kit.form import Form
from app.ui.kit.page import FormPage
from app.ui.kit.places import Section, dotted, line, section, span

N = Need
BETWEEN = "–"


class DatesEditor(NotesEditor):
    """Dates with times, one a line: "24.11. 14:00–16:00", "morgen 9–11", "Dienstag 14:00"."""

    def value(self) -> Any:
        lines = [words.strip() for words in self.toPlainText().replace(";", "\n").splitlines()]
        return [self._read(words) for words in lines if words]

    def set_value(self, value: Any) -> None:
        super().set_value("\n".join(written(text) for text in value or ()))

    def _read(self, words: str) -> str:
        sentence = _("„{typed}“ ist kein Termin. Schreiben Sie zum Beispiel 24.11. 14:00–16:00.")
        try:
            return read(words)
        except ValueError:
            raise ValueError(sentence.format(typed=words)) from None


def read(words: str) -> str:
    """A date with its times as ISO 8601 interval; without an end it takes an hour. Raises ValueError."""
    plain = (
        words.replace("Uhr", " ").replace(" - ", BETWEEN).replace(_(" bis "), BETWEEN).replace(f" {BETWEEN} ", BETWEEN)
    )
    first, _dash, last = " ".join(plain.split()).partition(BETWEEN)
    if not last and first.rpartition(" ")[2].count("-") == 1:
        first, _dash, last = " ".join(plain.split()).rpartition("-")
    day, _gap, clock = first.strip().rpartition(" ")
    if not day:
        raise ValueError(words)
    begin = datetime.combine(typed.parse_date(_without_weekday(day)), typed.parse_time(clock))
    end = datetime.combine(begin.date(), typed.parse_time(last.strip())) if last else begin + timedelta(hours=1)
    if end <= begin:
        raise ValueError(words)
    return f"{begin:%Y-%m-%dT%H:%M}/{end:%Y-%m-%dT%H:%M}"


def _without_weekday(day: str) -> str:
    """ "Di 24.11." is the 24th; a weekday alone stays one."""
    name, _gap, rest = day.partition(" ")
    return rest if rest and name.strip(",.").isalpha() and rest[:1].isdigit() else day


def written(text: str) -> str:
    """ "24.11.2026 14:00–16:00"."""
    return NeedDate(**NeedDate.parts(text)).words


class DatesLabel(QLabel):
    """The dates to read, one a line."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(0, 5, 0, 5)

    def set_value(self, value: Any) -> None:
        """Show these dates."""
        self.setText("\n".join(written(text) for text in value or ()))


def dates(facts: Facts, editable: bool) -> QWidget:
    """The reader or the editor of dates."""
    return DatesEditor(facts) if editable else DatesLabel()


def week(facts: Facts, editable: bool) -> QWidget:
    """The weekly grid of a need."""
    grid = AvailabilityGrid(facts, editable)
    grid.setAccessibleName(_("Wochenzeiten"))
    return grid


SECTIONS = (
    section(
        "",
        N.title,
        N.category,
        N.languages,
        line(N.people_wanted, N.urgency, label=_("Wie viele, wie eilig"), join=" · ".join),
        N.find_until,
    ),
    section(
        _("Wann"),
        N.time_shape,
        line(N.dates, widget=dates),
        line(N.slots, widget=week),
        N.hours_per_week,
        line(N.starts_on, N.ends_on, label=_("Zeitraum"), join=span),
    ),
    section(
        _("Wo und für wen"),
        N.shelter_id,
        N.circle_id,
        N.project_id,
        N.event_id,
        N.arrival_id,
        N.target_group,
        N.requirements,
    ),
    section(
        _("Weiteres"),
        N.asked_by,
        N.state,
        line(N.closed_on, N.closed_because, label=_("Erledigt am, weil"), join=dotted),
        N.notes,
    ),
)
OF_SHAPE = {
    "dates": (NeedTime.FIXED,), "slots": (NeedTime.WEEKLY,), "hours_per_week": (NeedTime.WEEKLY,),
    "starts_on": (NeedTime.WEEKLY, NeedTime.OPEN),
}  # fmt: skip
"""Fields that only some shapes of time have."""
WHILE_EDITING = (
    "circle_id", "project_id", "event_id", "arrival_id", "find_until", "target_group", "requirements", "asked_by",
    "closed_on",
)  # fmt: skip
"""Fields that are not read while they are empty."""


class NeedForm(Form):
    """Shows the lines of the shape that is chosen; what is empty and rarely filled is there while editing only."""

    def __init__(self, sections: tuple[Section, ...], office: Any) -> None:
        self._record: Any = None
        super().__init__(sections, office)

    def load(self, record: Any) -> None:
        self._record = record
        super().load(record)
        self._show_shape()

    def edit(self, name: str = "") -> None:
        super().edit(name)
        self.editor("time_shape").changed.connect(self._show_shape)
        self._show_shape()

    def _shape(self) -> NeedTime:
        if self.editing:
            return self.editor("time_shape").value() or NeedTime.OPEN
        record = self._record
        stored = record.get("time_shape") if isinstance(record, dict) else getattr(record, "time_shape", None)
        return stored or NeedTime.OPEN

    def _show_shape(self) -> None:
        shape = self._shape()
        for one in self.lines:
            name = one.facts[0].name
            fits = name not in OF_SHAPE or shape in OF_SHAPE[name]
            filled = any(one.stored(told.name) for told in one.facts)
            one.setVisible(fits and (self.editing or filled or name not in WHILE_EDITING))


class NeedFormPage(FormPage):
    """The sub-tab with the fields of a need."""

    form_type = NeedForm
