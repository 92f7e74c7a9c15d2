"""Every declared field can be seen and filled somewhere in the window."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from PySide6.QtWidgets import QWidget

from app.models.base import Attribute, entities
from app.models.facts import facts, fields
from app.ui.hours.rates_dialog import FIELDS as RATE_FORM
from app.ui.kit.form import Form
from app.ui.kit.places import Section, placed
from app.ui.kit.related import Related
from app.ui.office_dialog import PLACES
from app.ui.people.own_fields import FORM as OWN_FIELD_FORM
from app.ui.people.proof_rules import DEMAND_FORM, TERM_FORM
from app.ui.tabs import TABS

ELSEWHERE = {
    "AuthorityForm.name": "is asked for when the form of an authority is loaded",
    "AuthorityForm.recipient": "stands in the dialog Formular einer Behörde ausfüllen",
    "AuthorityForm.purpose": "stands in the dialog Formular einer Behörde ausfüllen",
    "AuthorityForm.filled_on": "is the day on which the form was filled in last",
    "LetterTemplate.name": "stands in the editor of templates",
    "LetterTemplate.use": "stands in the editor of templates",
    "LetterTemplate.subject": "stands in the editor of templates",
    "LetterTemplate.body": "stands in the editor of templates",
    "LetterTemplate.shipped": "is kept with a shipped template that the office has changed",
    "Expense.rate": "follows from the kind, the day and the funder",
    "HoursEntry.assignment_id": "follows from the person, the house and the day",
    "Request.state": "follows from the buttons Fragen, Zugesagt, Abgesagt and the menu beside them",
    "Request.override": "is asked for where something stands in the way",
    "Distance.place": "stands in the dialog Entfernungen, as the other place and the kilometres",
    "Distance.other_place": "stands in the dialog Entfernungen",
    "Distance.kilometres": "stands in the dialog Entfernungen",
    "EventSeries.rule": "the line Wiederholung edits it as Event.rule",
    "Event.series_id": "follows from the repetition, which the line Wiederholung edits",
    "Arrival.prepared_on": "follows from the dialog Ankunft vorbereiten",
    **dict.fromkeys(
        (f"CircleMarker.{name}" for name in ("circle_id", "marker", "reached_on", "lost_on", "notes")),
        "is set by the ladder of the page Entwicklung and its dialog",
    ),
    **dict.fromkeys(
        (
            f"PrintedSheet.{name}"
            for name in ("number", "kind", "title", "day", "printed_on", "entered_on", "entered_rows", "blank")
        ),
        "follows from printing a list and from Rücklauf erfassen",
    ),
    **dict.fromkeys(
        (f"ShelterPhoto.{name}" for name in ("shelter_id", "title", "taken_on")),
        "is asked for by the dialog of a new picture",
    ),
    "FieldHelp.text": "is written at the field it is about",
    "SavedView.name": "is asked for when a view is saved",
    "SavedView.shared": "is asked for when a view is saved",
}
"""Fields without a line of their own, each with its reason."""
OWN_PAGES = ("app.ui.calendar.checklist", "app.ui.calendar.participants", "app.ui.calendar.texts")
"""Pages that draw their lines themselves, by the module that declares them."""


def _shown(desk: Any) -> Iterator[Attribute]:
    for sections in (PLACES, OWN_FIELD_FORM, TERM_FORM, DEMAND_FORM, RATE_FORM):
        yield from placed(sections)
    for spec in TABS:
        for pane in getattr(import_module(spec.module).Tab, "panes", ()):
            for page in pane(desk).pages():
                yield from _on_page(page.make(desk))
    for name in OWN_PAGES:
        yield from _of(vars(import_module(name)).values())


def _on_page(page: Any) -> Iterator[Attribute]:
    for part in (page, *page.findChildren(QWidget)):
        yield from _of([getattr(part, "related", None)])
        if isinstance(part, Form):
            yield from (attribute for line in part.lines for attribute in line.line.attributes)


def _of(declared: Any) -> Iterator[Attribute]:
    for related in (value for value in declared if isinstance(value, Related)):
        sections: tuple[Section, ...] = related.form
        yield from (related.link, *placed(sections))


def test_every_field_has_a_place(desk, qtbot):
    shown = {f"{_owner(a)}.{getattr(a, 'key', None) or a.name}" for a in _shown(desk)}
    declared = {f"{entity.__name__}.{facts(f).name}" for entity in entities() for f in fields(entity)}
    assert sorted(declared - shown - ELSEWHERE.keys()) == []


def test_no_reason_outlives_its_field():
    declared = {f"{entity.__name__}.{facts(f).name}" for entity in entities() for f in fields(entity)}
    assert ELSEWHERE.keys() <= declared


def _owner(attribute: Any) -> str:
    return str((getattr(attribute, "class_", None) or attribute.owner).__name__)
