"""The form of a problem: topics are suggested, and how it ended is only there once it did."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from app.models import Problem
from app.services.trouble.topics import suggested
from app.text import _
from app.ui.kit.form import Form
from app.ui.kit.page import FormPage
from app.ui.kit.places import Section, dotted, line, section

P = Problem
AGREED = line(P.responsible, P.due_on, label=_("Wer, bis wann"), join=dotted)
RAISED = line(P.raised_on, P.raised_by, label=_("Angesprochen"), join=dotted)
SECTIONS = (
    section("", P.title, P.category, P.shelter_id, P.circle_id, RAISED, P.text),
    section(_("Schritt und Lösung"), P.step, AGREED, P.solved_on, P.solution),
)
AT_END = ("solved_on", "solution")
"""Fields that are not read while they are empty."""


def suggest_topics(form: Form, office: Any) -> None:
    """Offer topics while one is typed; any other word may stand there, too."""
    editor = form.editor("category")
    completer = QCompleter(suggested(office.database), editor)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.popup().setProperty("role", "popup")
    completer.activated.connect(lambda _words: editor.changed.emit())
    editor.setCompleter(completer)


class ProblemForm(Form):
    """Hides how it was solved while it is not."""

    def __init__(self, sections: tuple[Section, ...], office: Any) -> None:
        super().__init__(sections, office)
        self._desk_office = office

    def load(self, record: Any) -> None:
        super().load(record)
        self._show_end()

    def edit(self, name: str = "") -> None:
        super().edit(name)
        suggest_topics(self, self._desk_office)
        self._show_end()

    def _show_end(self) -> None:
        for one in self.lines:
            name = one.facts[0].name
            if name in AT_END:
                one.setVisible(self.editing or bool(one.stored(name)))


class ProblemFormPage(FormPage):
    """The sub-tab with the fields of a problem."""

    form_type = ProblemForm
