"""The sub-tab "Stammdaten" of a person: the fields, and under the name whether she may be there already."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.models import Person
from app.models.base import Loose, new_id
from app.models.facts import facts
from app.services.first_talk import FOLLOW_UP, TOPIC
from app.services.own_fields import typed
from app.services.twins.alike import Likeness
from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.form import Form, FormLine
from app.ui.kit.page import FormPage, Page, PageSpec
from app.ui.kit.places import Section, line, section
from app.ui.people.twin_hint import NAMED, TwinHint
from app.ui.people.twins import MergeDialog


class PersonForm(Form):
    """The fields of a person; a new one begins with the name, whatever stands above it."""

    def __init__(self, sections: tuple[Section, ...], office: Any) -> None:
        self._own: list[Loose] = []
        self._own_parts: list[QWidget] = []
        self._talk: list[FormLine] = []
        super().__init__(sections, office)

    def load(self, record: Any) -> None:
        self._new = isinstance(record, dict)
        self._show_talk()
        self.show_own(self._office.own_fields.attributes())
        if not self._new and self._own:
            for name, value in self._office.own_fields.values_of(record.id).items():
                setattr(record, name, value)
        super().load(record)

    def _show_talk(self) -> None:
        """Right under the name of a new person: what the call was about, and when to come back to it."""
        for part in self._talk:
            self.lines.remove(part)
            self._layout.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._talk = []
        if self._new:
            before = self.lines
            self.lines = []
            self._add_section(section("", TOPIC, FOLLOW_UP), self._office, first=True)
            self._talk, self.lines = self.lines, before
            place = next(i for i, one in enumerate(before) if "last_name" in {told.name for told in one.facts}) + 1
            self.lines[place:place] = self._talk
            for part in reversed(self._talk):
                self.put_under("last_name", part)

    def show_own(self, fields: list[Loose]) -> None:
        """Have a line for each field the office has defined, in a section of its own."""
        if fields == self._own:
            return
        for part in self._own_parts:
            self._layout.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.lines = [line for line in self.lines if line not in self._own_parts]
        self._own, before = list(fields), self._layout.count()
        if fields:
            self._add_section(section(_("Weitere Angaben"), *map(line, fields)), self._office, first=False)
        added = (self._layout.itemAt(place).widget() for place in range(before, self._layout.count()))
        self._own_parts = [part for part in added if part is not None]

    def put(self, values: Mapping[str, Any], unread: Mapping[str, str]) -> set[str]:
        """Input that was kept aside is plain text where it belongs to a field of the office."""
        own = {told.told.name: told.told for told in (*self._own, FOLLOW_UP)}
        kept = {name: typed(own[name], v) if name in own and isinstance(v, str) else v for name, v in values.items()}
        return super().put(kept, unread)

    def edit(self, name: str = "") -> None:
        super().edit(name or (facts(Person.first_name).name if self._new else ""))

    def put_under(self, name: str, part: Any) -> None:
        """Show a widget under the line of a field."""
        line = next(line for line in self.lines if name in {told.name for told in line.facts})
        self._layout.insertWidget(self._layout.indexOf(line) + 1, part)


class PersonPage(FormPage):
    """Watches what is typed for people who are there already."""

    form_type: ClassVar[type[Form]] = PersonForm

    def __init__(
        self, desk: Desk, sections: tuple[Section, ...], below: tuple[Callable[[Desk], Page], ...] = ()
    ) -> None:
        super().__init__(desk, sections, below)
        self.hint = TwinHint(desk, self._typed)
        self.form.changed.connect(self.hint.wait)
        self.hint.look_asked.connect(self._on_look_asked)
        self.hint.merge_asked.connect(self._on_merge_asked)
        self.hint.apart_asked.connect(self._on_apart_asked)
        self._begun = ""
        """A new record has a later id than this."""
        self._others: list[str] = []
        """Who was said to be another person before the new one was stored."""
        self._merge_with: Likeness | None = None

    def load(self, record: Any) -> None:
        new = isinstance(record, dict)
        stored = not new and isinstance(self.record, dict) and record.id > self._begun
        same = not new and getattr(self.record, "id", "") == record.id
        others, twin = self._others, self._merge_with
        self._others, self._merge_with, self._begun = [], None, new_id() if new else ""
        super().load(record)
        self._put_hint()
        self.hint.begin(None if new else record.id, self._values_of(record))
        if stored and others:
            QTimer.singleShot(0, self, partial(self._keep_apart, record.id, others))
        if twin is not None and (stored or same):
            QTimer.singleShot(0, self, partial(self._merge, record.id, twin))

    def _put_hint(self) -> None:
        """Right under the name, whatever lines have come or gone."""
        if isinstance(self.form, PersonForm):
            self.form.put_under(facts(Person.last_name).name, self.hint)

    def _typed(self) -> dict[str, Any]:
        typed, _problems = self.form.typed()
        return {**self._values_of(self.record), **typed}

    def _values_of(self, record: Any) -> dict[str, Any]:
        read = record.get if isinstance(record, dict) else partial(getattr, record)
        return {name: read(name, None) for name in NAMED}

    # ---------------------------------------------------------------- what the user does

    def _on_look_asked(self, told: Likeness) -> None:
        """Go to the record that is there; one in the trash comes back before."""
        if told.in_trash:
            self.office.people.restore([told.person_id])
        self.desk.open(Person.__name__, told.person_id)

    def _on_merge_asked(self, told: Likeness) -> None:
        """What is typed is stored first, so that nothing of it is lost, then both stand side by side."""
        self._merge_with = told
        self.save_asked.emit()

    def _on_apart_asked(self, told: Likeness) -> None:
        self.hint.leave_out(told.person_id)
        if isinstance(self.record, dict):
            self._others.append(told.person_id)
        else:
            self.office.twins.keep_apart(self.record.id, told.person_id)

    def _keep_apart(self, person_id: str, others: list[str]) -> None:
        for other in others:
            self.office.twins.keep_apart(person_id, other)

    def _merge(self, person_id: str, told: Likeness) -> None:
        """The record that was there first stays, unless it lies in the trash."""
        kept, gone = (person_id, told.person_id) if told.in_trash else sorted((person_id, told.person_id))
        MergeDialog(self.window(), self.desk, kept, gone, partial(self.desk.open, Person.__name__)).open()


def person_page(*sections: Section, below: tuple[Callable[[Desk], Page], ...] = ()) -> PageSpec:
    """The sub-tab of these fields."""
    title = _("Stammdaten")
    return PageSpec(title, lambda desk: PersonPage(desk, sections, below), for_new=True, sections=sections)
