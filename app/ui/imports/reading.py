"""What the wizard says about recognised columns; nothing here knows a widget."""

from app.services.imports.columns import Column
from app.services.imports.recognition import RecognisedTable
from app.services.imports.values.days import DAYS
from app.services.imports.vocabulary import IGNORED, targets
from app.text import WEEKDAYS, _, translate
from app.ui.imports.heads import Head, Sureness
from app.ui.imports.picker import Meaning

SURE = 0.6
"""From this confidence on a column counts as recognised."""


def shown_columns(table: RecognisedTable) -> list[Column]:
    """The columns worth looking at: headed or filled ones."""
    return [column for column in table.columns if column.header or column.filled]


def head_of(column: Column, kind: str) -> Head:
    """What stands above a column."""
    word = " ".join(column.header.replace("-\n", "").split())
    if left_out(column):
        return Head(word, "", Sureness.LEFT_OUT)
    field = label_of(kind, str(column.field))
    field = f"{field}: {column.tick}" if column.tick else field
    return Head(word, field, Sureness.SURE if column.confidence >= SURE else Sureness.UNSURE)


def left_out(column: Column) -> bool:
    """Whether nothing of the column is taken over."""
    return column.field in (None, IGNORED.name)


def label_of(kind: str, field: str) -> str:
    """The German name of a meaning."""
    return next((label for name, label in _labels(kind) if name == field), field)


def meanings(table: RecognisedTable, kind: str, of: Column) -> list[Meaning]:
    """Everything a column may be given, "nicht übernehmen" first; meanings of other columns name these."""
    many = {target.name for target in targets(kind) if target.many}
    others = [column for column in table.columns if column is not of and column.field not in (None, *many)]
    used = {column.field: " ".join(column.header.split()) for column in others}
    choices = [Meaning(name, label, used.get(name, "")) for name, label in _labels(kind)]
    return [Meaning(None, IGNORED.label), *choices]


def _labels(kind: str) -> list[tuple[str, str]]:
    own = [(target.name, translate(target.label)) for target in targets(kind) if target is not IGNORED]
    return own + [(day, name) for day, name in zip(DAYS, _day_names(), strict=True) if kind == "volunteers"]


def _day_names() -> list[str]:
    return [_("Verfügbar am {day}").format(day=day) for day in WEEKDAYS]


def counts(table: RecognisedTable, kind: str) -> dict[Sureness, int]:
    """How many columns are sure, unsure and left out."""
    found = [head_of(column, kind).sureness for column in shown_columns(table)]
    return {sureness: found.count(sureness) for sureness in Sureness}


def defaults_of(table: RecognisedTable) -> list[str]:
    """What holds for all rows of a table, as short sentences."""
    lines = []
    if shelters := table.defaults.get("shelters"):
        lines.append(_("alle Zeilen: Unterkunft „{shelter}“").format(shelter=", ".join(shelters)))
    if status := table.defaults.get("status"):
        lines.append(_("alle Zeilen: Status „{status}“").format(status=_status_label(str(status))))
    return lines


def _status_label(name: str) -> str:
    from app.models import VolunteerStatus

    return VolunteerStatus[name].label
