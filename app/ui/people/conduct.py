"""Noting that a certificate of good conduct was seen: two days and nothing else (§ 72a (5) SGB VIII)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.models import ConductCheck, Person
from app.models.facts import facts
from app.services.drafts import Typing
from app.text import _
from app.ui.kit.dialog import Dialog
from app.ui.kit.editors import DateEditor
from app.ui.kit.widgets import label, row


class ConductDialog(Dialog):
    """Two dates; no copy, no remark."""

    def __init__(self, parent: QWidget, office: Any, person: Person) -> None:
        super().__init__(parent, _("Führungszeugnis eingesehen"))
        self.setObjectName("conduct")
        self._office, self._person = office, person
        told = facts(Person.certificate_seen_on)
        self.seen_on, self.certificate_date = DateEditor(told), DateEditor(told)
        self.seen_on.set_value(date.today())
        self._editors = {"seen_on": self.seen_on, "certificate_date": self.certificate_date}
        explained = _("Gespeichert wird nur, dass es ohne einschlägigen Eintrag vorlag. Legen Sie keine Kopie ab.")
        self._problem = label("", "problem", wrap=True)
        for words, editor in ((_("Gesehen am"), self.seen_on), (_("Ausgestellt am"), self.certificate_date)):
            editor.setAccessibleName(words)
            name = label(words, "quiet")
            name.setFixedWidth(130)
            self.body.addLayout(row(name, editor))
        self.body.addWidget(self._problem)
        self.body.addWidget(label(explained, "small", wrap=True))
        self.add_button(_("Abbrechen"))
        self.add_button(_("Speichern"), self.save, "primary")

    def save(self) -> None:
        """Keep the dates; what is no date is said."""
        try:
            seen_on, certificate_date = self.seen_on.value(), self.certificate_date.value()
        except ValueError as error:
            self._problem.setText(str(error))
            return
        self._office.people.record_conduct_check(self._person.id, seen_on or date.today(), certificate_date)
        self.accept()

    def half_typed(self) -> Typing | None:
        """What is typed and not saved, None for nothing."""
        values: dict[str, Any] = {}
        unread: dict[str, str] = {}
        for name, editor in self._editors.items():
            try:
                values[name] = editor.value()
            except ValueError:
                unread[name] = editor.text()
        if not unread and values == {"seen_on": date.today(), "certificate_date": None}:
            return None
        name = _("Führungszeugnis, {name}").format(name=self._person.caption)
        kind = f"{ConductCheck.__name__}:conduct"
        return Typing(kind, None, None, name, Person.__name__, self._person.id, {}, values, unread)

    def put(self, values: Mapping[str, Any], unread: Mapping[str, str]) -> None:
        """Write what was half-typed into the fields."""
        for name, editor in self._editors.items():
            editor.set_value(values.get(name))
            if name in unread:
                editor.setText(unread[name])
