"""What a volunteer has shown or signed: proofs and what is missing, consents, documents."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.errors import ValidationError
from app.models import Consent, ConsentPurpose, Credential, CredentialKind
from app.services.credentials.states import Light, State
from app.text import _, german_date, number
from app.ui.kit.desk import Desk
from app.ui.kit.page import BlocksPage, PageSpec
from app.ui.kit.places import dotted, section
from app.ui.kit.related import Related, RelatedLine, RelatedPage, block
from app.ui.kit.widgets import button, clear, frame, label, row
from app.ui.people.gate import lacking, tone
from app.ui.people.photo import before_withdrawing
from app.ui.people.proof_entry import ProofEntry, record_one
from app.ui.record_dialog import RecordDialog
from app.ui.records import DOCUMENTS, DOCUMENTS_BLOCK
from app.ui.theme import Tone

C = Credential
CREDENTIALS = Related(
    _("Nachweise"),
    Credential,
    C.person_id,
    (C.kind,),
    (section("", C.kind, C.title, C.presented_on, C.issued_on, C.valid_until, C.edition, C.seen_by, C.notes),),
    _("+ Nachweis"),
    empty=_("Noch kein Nachweis festgehalten."),
)
ONLY_THE_DAY = (section("", C.presented_on),)
"""The form of measles protection (§ 20 (9) IfSG)."""
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
        change = partial(self.office.consents.change_all, [record_id], {"withdrawn_on": date.today()}, name)
        if purpose is ConsentPurpose.PHOTO:
            before_withdrawing(self.window(), self.desk, self.record.id, change)
        else:
            change()


class ProofLines(RelatedPage):
    """What somebody has and what is missing, with the way to record it; of a certificate of good conduct two days."""

    def __init__(self, desk: Desk, related: Related, titled: bool = False) -> None:
        super().__init__(desk, related, titled)
        self._all_fields = related
        self.entry = ProofEntry(desk)
        self.entry.record_asked.connect(self.record_proof)
        self._entering = self._box_around(self.entry)
        self.place.insertWidget(1, self._entering)

    def _box_around(self, entry: ProofEntry) -> QFrame:
        box = frame("box")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(12, 8, 12, 10)
        inside.addWidget(entry)
        keep = button(_("Festhalten"), self.record_proof, "primary", name="recordProof")
        inside.addLayout(row(1, button(_("Abbrechen"), self.end_entry), keep))
        box.hide()
        return box

    def load(self, record: Any) -> None:
        if getattr(self.record, "id", "") != record.id:
            self._entering.hide()
        super().load(record)

    def add(self) -> None:
        """Open the fields for a proof, first for what is missing."""
        states = self.office.credentials.state_of(self.record.id, date.today())
        self.enter(next((state.kind for state in states if state.gap), CredentialKind.AGREEMENT))
        self.entry.kind.setFocus()

    def enter(self, kind: CredentialKind) -> None:
        """Open the fields for a kind."""
        self._close_box()
        self.entry.begin(kind)
        self._entering.show()
        self.entry.presented_on.setFocus()
        self.entry.presented_on.selectAll()

    def end_entry(self) -> None:
        """Close the fields."""
        self._entering.hide()

    def record_proof(self) -> None:
        """Keep what was entered; what is missing is said under the fields."""
        try:
            record_one(self.office, self.record.id, self.entry.values())
        except (ValueError, ValidationError) as error:
            self.entry.show_problem(str(error))
            return
        self._entering.hide()
        self._show_lines()

    def _show_lines(self) -> None:
        clear(self._lines)
        self._box = None
        for state in self.office.credentials.state_of(self.record.id, date.today()):
            line = self.proof_line(state)
            line.setProperty("record", state.record_id)
            self._lines.addWidget(line)
        if not self._lines.count():
            self._lines.addWidget(label(self.related.empty, "quiet", wrap=True))

    def proof_line(self, state: State) -> RelatedLine:
        """One proof, or what is missing."""
        line = RelatedLine(state.title or state.kind.label, _told(state), _chip(state))
        if state.record_id:
            line.opened.connect(lambda: self._edit(line, state.record_id))
        else:
            line.opened.connect(lambda: self.enter(state.kind))
        if state.gap is not None and not state.record_id:
            there = button(_("Liegt vor …"), lambda: self.enter(state.kind), "flat", name=f"enter{state.kind.name}")
            there.setAccessibleName(_("{kind} liegt vor …").format(kind=state.kind.label))
            line.row.addWidget(there)
        return line

    def _open_box(self, record: Any, position: int, line: QWidget | None = None) -> None:
        kind = record["kind"] if isinstance(record, dict) else record.kind
        only = kind is CredentialKind.MEASLES
        self.related = replace(self._all_fields, form=ONLY_THE_DAY) if only else self._all_fields
        super()._open_box(record, position, line)

    def _on_news_committed(self, changes: Any) -> None:
        concerned = {"Credential", "ConductCheck", "Assignment", "Shelter", "CredentialTerm", "CredentialDemand"}
        if concerned & changes.entities and self._box is None and self.record is not None:
            self.when_seen(self._show_lines)


def _told(state: State) -> str:
    """The days of a proof, or why one is demanded."""
    if state.light is Light.MISSING:
        return state.source
    seen = _("gesehen am {day}") if state.kind is CredentialKind.CONDUCT else _("lag vor am {day}")
    days = [seen.format(day=german_date(state.presented_on))] if state.presented_on else []
    if state.issued_on:
        days.append(_("ausgestellt am {day}").format(day=german_date(state.issued_on)))
    return dotted(days)


def _chip(state: State) -> tuple[str, Tone]:
    day = german_date(state.until)
    if state.light is Light.MISSING and state.gap is not None:
        return lacking(state.gap, True), tone(state.gap)
    if state.light is Light.ENDED:
        return _("abgelaufen {day}").format(day=day), tone(state.gap) if state.gap else Tone.NEUTRAL
    if state.light is Light.SOON:
        return _("läuft ab {day}").format(day=day), Tone.ATTENTION
    if state.light is Light.FORMER:
        return _("früher"), Tone.NEUTRAL
    return (_("gültig bis {day}").format(day=day) if day else _("liegt vor")), Tone.GOOD


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
    lambda desk: BlocksPage(desk, (block(CREDENTIALS, ProofLines), block(CONSENTS, ConsentsPage), DOCUMENTS_BLOCK)),
    (CREDENTIALS.counted, CONSENTS.counted, DOCUMENTS.counted),
)
