"""Recording a proof: kind and day, and only what this kind needs besides; for one person or for many at once."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.errors import ValidationError
from app.models import Credential, CredentialKind as Kind
from app.models.base import Attribute, Kind as FieldKind
from app.models.facts import facts, fields
from app.text import _, german_date, number, translate
from app.ui.kit.combo import Combo
from app.ui.kit.dialog import Dialog
from app.ui.kit.editor_for import editor_for
from app.ui.kit.widgets import label

FURTHER: dict[Kind, tuple[Attribute, ...]] = {
    Kind.AGREEMENT: (Credential.edition,), Kind.SECRECY: (Credential.edition,), Kind.INFORMATION: (Credential.edition,),
    Kind.COMMITMENT: (), Kind.CONDUCT: (Credential.issued_on,), Kind.MEASLES: (), Kind.FOOD: (Credential.issued_on,),
    Kind.FIRST_AID: (Credential.valid_until,), Kind.LICENCE: (Credential.valid_until,),
    Kind.OTHER: (Credential.title, Credential.valid_until),
}  # fmt: skip
"""What is asked of each kind besides the day it was shown."""
BEFORE, DAY = 118, 140
"""Widths in pixels: of the words before a field, and of a date."""


class ProofEntry(QWidget):
    """The fields of a new proof, with what will hold then in words; Enter in any of them records it."""

    record_asked = Signal()

    def __init__(self, desk: Any, kinds: Sequence[Kind] = tuple(Kind)) -> None:
        super().__init__()
        self._office = desk.office
        self.kind = Combo(translate(facts(Credential.kind).label), [(kind.label, kind) for kind in kinds])
        self.kind.setProperty("role", "field")
        self.presented_on = editor_for(Credential.presented_on, desk.office)
        asked = sorted({a for kind in kinds for a in FURTHER[kind]}, key=fields(Credential).index)
        self._further = {attribute: editor_for(attribute, desk.office) for attribute in asked}
        for attribute, hint in ((Credential.title, _("zum Beispiel Schwimmabzeichen")), (Credential.valid_until, "")):
            if attribute in self._further:
                self._further[attribute].setPlaceholderText(hint or self.presented_on.placeholderText())
        self._lines: dict[Attribute, tuple[QWidget, Any]] = {}
        self._note, self.problem = label("", "small", wrap=True), label("", "problem", wrap=True)
        self.problem.hide()
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._on_kind_changed)
        for editor in (self.presented_on, *self._further.values()):
            editor.changed.connect(self._tell)
        self.begin(self.kind.itemData(0))

    def begin(self, kind: Kind) -> None:
        """Start with a kind, shown today."""
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.presented_on.set_value(date.today())
        for editor in self._further.values():
            editor.set_value(None)
        self._on_kind_changed()

    def further(self, attribute: Attribute) -> Any:
        """The field of what some kinds need besides."""
        return self._further[attribute]

    @property
    def chosen(self) -> Kind:
        """The kind in the field."""
        result: Kind = self.kind.currentData()
        return result

    def values(self) -> dict[str, Any]:
        """What was entered; ValueError with a sentence for what cannot be read."""
        told = {"kind": self.chosen, "presented_on": self.presented_on.value()}
        for attribute in FURTHER[self.chosen]:
            told[facts(attribute).name] = self._further[attribute].value()
        return told

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong, under the fields."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.record_asked.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        place = QGridLayout(self)
        place.setContentsMargins(0, 0, 0, 0)
        place.setVerticalSpacing(4)
        place.setColumnMinimumWidth(0, BEFORE)
        place.setColumnStretch(1, 1)
        for position, (attribute, editor) in enumerate(
            ((Credential.kind, self.kind), (Credential.presented_on, self.presented_on), *self._further.items())
        ):
            words = translate(facts(attribute).label)
            before = label(words, "quiet")
            editor.setAccessibleName(words)
            place.addWidget(before, position, 0)
            if facts(attribute).kind is FieldKind.DATE:
                editor.setFixedWidth(DAY)
                place.addWidget(editor, position, 1, Qt.AlignmentFlag.AlignLeft)
            else:
                place.addWidget(editor, position, 1)
            self._lines[attribute] = before, editor
        place.addWidget(self.problem, place.rowCount(), 0, 1, 2)
        place.addWidget(self._note, place.rowCount(), 0, 1, 2)

    def _on_kind_changed(self) -> None:
        for attribute in self._further:
            for part in self._lines[attribute]:
                part.setVisible(attribute in FURTHER[self.chosen])
        self.show_problem("")
        self._tell()

    def _tell(self) -> None:
        try:
            values = self.values()
        except ValueError:
            return
        self._note.setText(" ".join(filter(None, (self._lasting(values), _kept(self.chosen)))))
        self._note.setVisible(bool(self._note.text()))

    def _lasting(self, values: dict[str, Any]) -> str:
        """How long it will count, and whether it was too old."""
        shown = values["presented_on"] or date.today()
        issued = values.get("issued_on")
        term = self._office.credentials.rules(date.today()).terms[self.chosen]
        if issued and term.is_old(issued, shown):
            return _("Achtung: Es war beim Vorlegen älter als {count} Monate.").format(count=term.fresh_months)
        until = values.get("valid_until") or term.last_day(issued or shown)
        return _("Gilt bis {day}.").format(day=german_date(until)) if until else ""


def _kept(kind: Kind) -> str:
    if kind is Kind.CONDUCT:
        return _("Gespeichert werden nur diese beiden Tage. Legen Sie keine Kopie ab.")
    return _("Gespeichert wird nur der Tag.") if kind is Kind.MEASLES else ""


def record_one(office: Any, person_id: str, values: dict[str, Any]) -> None:
    """Keep a proof; of a certificate of good conduct only that it was seen."""
    if values["kind"] is Kind.CONDUCT:
        office.people.record_conduct_check(person_id, values["presented_on"] or date.today(), values["issued_on"])
    else:
        office.credentials.save(None, {"person_id": person_id, **values})


class ProofsDialog(Dialog):
    """One proof that several people brought, say an agreement all of them signed on an evening."""

    def __init__(self, parent: QWidget, desk: Any, ids: Sequence[str]) -> None:
        super().__init__(parent, _("Nachweis von {count} Personen").format(count=number(len(ids))), 480)
        self.setObjectName("proofs")
        self._office, self._ids = desk.office, list(ids)
        self.entry = ProofEntry(desk, [kind for kind in Kind if kind is not Kind.CONDUCT])
        self.entry.record_asked.connect(self.save)
        self.body.addWidget(self.entry)
        self.add_button(_("Abbrechen"))
        self.save_with(self.add_button(_("Festhalten"), self.save, "primary"))
        self.entry.kind.setFocus()

    def save(self) -> None:
        """Keep it for everybody who has not got it yet."""
        try:
            self._office.credentials.record(self._ids, self.entry.values())
        except (ValueError, ValidationError) as error:
            self.entry.show_problem(str(error))
            return
        self.accept()
