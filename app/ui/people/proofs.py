"""What a volunteer has shown or signed: certificate of good conduct, consents, documents."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models import ConductCheck, Consent
from app.models.base import facts
from app.models.person import Person
from app.services.drafts import Typing
from app.text import _, german_date, number
from app.ui.kit.chips import Chip
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import Dialog
from app.ui.kit.editors import DateEditor
from app.ui.kit.page import BlocksPage, Page, PageSpec
from app.ui.kit.places import section
from app.ui.kit.related import Related, RelatedLine, RelatedPage, block
from app.ui.kit.widgets import button, clear, label, row
from app.ui.record_dialog import RecordDialog
from app.ui.records import DOCUMENTS, DOCUMENTS_BLOCK
from app.ui.theme import Tone

CONSENTS = Related(
    _("Einwilligungen"),
    Consent,
    Consent.person_id,
    (Consent.purpose,),
    (section("", Consent.purpose, Consent.given_on, Consent.withdrawn_on, Consent.channel, Consent.wording),),
    _("+ Einwilligung"),
    quiet=(Consent.given_on, Consent.channel),
    chip=(Consent.withdrawn_on, lambda day: Tone.ATTENTION),
    sort=Consent.given_on,
    empty=_("Noch keine Einwilligung festgehalten. Ohne sie steht der Name auf keiner Liste für Behörden."),
)


class ConsentsPage(RelatedPage):
    """Consents with a button to withdraw each; a withdrawn one stays as proof (GDPR Art. 7(1), (3))."""

    def make_line(self, record_id: str, values: dict[Any, Any]) -> QWidget:
        if values["raw", Consent.withdrawn_on]:
            day = values[Consent.withdrawn_on]
            return super().make_line(
                record_id, {**values, Consent.withdrawn_on: _("widerrufen am {day}").format(day=day)}
            )
        line = super().make_line(record_id, values)
        assert isinstance(line, RelatedLine)
        purpose = values["raw", Consent.purpose]
        line.row.addWidget(button(_("Widerrufen"), lambda: self.withdraw(record_id, purpose), "flat", name="withdraw"))
        return line

    def withdraw(self, record_id: str, purpose: Any) -> None:
        """Note that the consent holds no longer from today."""
        name = _("Einwilligung widerrufen: {purpose}").format(purpose=purpose.label)
        self.office.consents.change_all([record_id], {"withdrawn_on": date.today()}, name)


class ConductPage(Page):
    """That a certificate of good conduct was seen: date and nothing else (§ 72a (5) SGB VIII)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.place.addLayout(
            row(label(_("Führungszeugnis"), "heading"), 1, button(_("+ Einsicht"), self.ask, "flat", name="addCheck"))
        )
        self._state = QVBoxLayout()
        self.place.addLayout(self._state)

    def load(self, record: Any) -> None:
        super().load(record)
        clear(self._state)
        seen = record.certificate_seen_on
        words = _("gesehen am {day}").format(day=german_date(seen)) if seen else _("noch nicht gesehen")
        self._state.addLayout(row(Chip(words, Tone.GOOD if seen else Tone.NEUTRAL), 1))

    def ask(self) -> None:
        """Ask when the certificate was seen."""
        dialog = ConductDialog(self.window(), self.office, self.record)
        dialog.accepted.connect(self._on_dialog_accepted)
        dialog.open()

    def _on_dialog_accepted(self) -> None:
        self.load(self.office.people.get(self.record.id))


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


class ConsentsDialog(RecordDialog):
    """One consent that several people gave, say by their signatures on a list."""

    again = "consents"

    def __init__(self, parent: QWidget, desk: Desk, ids: Sequence[str]) -> None:
        title = _("Einwilligung von {count} Personen").format(count=number(len(ids)))
        sections = (section("", Consent.purpose, Consent.given_on, Consent.channel, Consent.wording),)
        super().__init__(parent, desk, title, _OfMany(desk.office.people, ids), {"given_on": date.today()}, sections)

    def kept_with_it(self) -> dict[str, Any]:
        return {"ids": list(self.service.ids)}


class _OfMany:
    """Stands where a form saves one record, and saves one for each person."""

    entity = Consent

    def __init__(self, people: Any, ids: Sequence[str]) -> None:
        self._people, self.ids = people, ids

    def save(self, _identity: None, values: dict[str, Any]) -> None:
        """Keep the consent of everybody who has not given it yet."""
        self._people.record_consents(self.ids, values)


PROOFS_PAGE = PageSpec(
    _("Nachweise"),
    lambda desk: BlocksPage(desk, (ConductPage, block(CONSENTS, ConsentsPage), DOCUMENTS_BLOCK)),
    (CONSENTS.counted, DOCUMENTS.counted),
)
