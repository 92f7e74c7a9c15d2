"""A new status: its day and reason, what is missing before "aktiv", and the talk when somebody leaves."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models import Person, StatusChange, VolunteerStatus
from app.models.facts import facts
from app.services.backups.states import Why
from app.services.many import Wish
from app.services.statuses import NOTE, ExitTalk, StatusNote
from app.text import _, number
from app.ui.kit.combo import Combo
from app.ui.kit.dialog import Dialog
from app.ui.kit.editors import DateEditor, TextEditor
from app.ui.kit.many_card import SAFE
from app.ui.kit.widgets import label, row
from app.ui.people.gate import FEW, Gate

BEFORE = 150
"""Width of the words before a field, in pixels."""
_REASON = facts(Person.heard_from)
_LONGEST = StatusChange.__table__.c.reason.type.length  # type: ignore[attr-defined]


class StatusDialog(Dialog):
    """Day and reason of a step; `done` gets what was noted."""

    def __init__(
        self,
        parent: QWidget,
        desk: Any,
        ids: Sequence[str],
        status: VolunteerStatus,
        done: Callable[[StatusNote], object],
        name: str = "",
    ) -> None:
        who = name or _who(desk.office, ids)
        super().__init__(parent, _("{who}: {status}").format(who=who, status=status.label), 600)
        self.setObjectName("statusDialog")
        self._status, self._done = status, done
        self._keys = desk.office.keys.still_out(ids) if status is VolunteerStatus.LEFT else []
        self.gate = Gate(desk, ids) if status is VolunteerStatus.ACTIVE else None
        self.on, self.reason, self.override = DateEditor(facts(Person.left_on)), _words(), _words()
        self.talk = Combo(_("Abschlussgespräch"), [(talk.label, talk) for talk in ExitTalk])
        self.talk.setProperty("role", "field")
        self.on.set_value(date.today())
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self._lay_out()
        self.add_button(_("Abbrechen"))
        self._keep = self.add_button(_("Status ändern"), self.save, "primary")
        self.save_with(self._keep)
        self._show_gate()
        self.reason.setFocus()

    def _lay_out(self) -> None:
        if self.gate is not None:
            self.body.addWidget(self.gate)
            self.body.addSpacing(6)
            self.gate.changed.connect(self._show_gate)
        self.on.setFixedWidth(130)
        self.reason.setPlaceholderText(_("steht nachher im Verlauf"))
        self.override.setPlaceholderText(_("zum Beispiel: Antrag gestellt, bis dahin nur zu zweit"))
        self._why = _line(_("Trotzdem aktiv, weil"), self.override)
        self.body.addWidget(_line(_("Ab wann"), self.on))
        self.body.addWidget(_line(_("Grund"), self.reason))
        self.body.addWidget(self._why)
        talk = _line(_("Abschlussgespräch"), self.talk)
        self.body.addWidget(talk)
        talk.setVisible(self._status is VolunteerStatus.LEFT)
        if self._keys:
            rest = len(self._keys) - FEW
            told = self._keys[:FEW] + ([_("{count} weitere").format(count=rest)] if rest > 0 else [])
            words = _("Noch nicht zurück: {keys}. Eine Wiedervorlage erinnert daran.")
            self.body.addWidget(label(words.format(keys="; ".join(told)), "strong", wrap=True))
        self.body.addWidget(self.problem)

    @property
    def lacking(self) -> bool:
        """Whether something is missing that must be explained."""
        return self.gate is not None and not self.gate.complete

    def save(self) -> None:
        """Hand on what was noted; what is missing is said under the fields."""
        try:
            on = self.on.value() or date.today()
        except ValueError as error:
            return self._say(str(error), self.on)
        if self.lacking and not self.override.value():
            return self._say(_("Bitte sagen Sie, warum es trotzdem losgehen kann."), self.override)
        why = self.override.value() or "" if self.lacking else ""
        self.accept()
        self._done(StatusNote(on, self.reason.value() or "", why, self.talk.currentData()))

    def _say(self, sentence: str, field: Any) -> None:
        self.problem.setText(sentence)
        self.problem.show()
        field.setFocus()
        self.fit()

    def _show_gate(self) -> None:
        self._why.setVisible(self.lacking)
        self._keep.setEnabled(self.gate is None or self.gate.ready)
        self.problem.hide()
        if self.isVisible():
            self.fit()

    def fit(self) -> None:
        """Be as high as the words need."""
        self._layout.activate()
        self.resize(self.width(), self._layout.totalHeightForWidth(self.width()))


def ask_status(parent: QWidget, desk: Any, chosen: Sequence[str], status: VolunteerStatus) -> None:
    """Ask for day and reason, then give these people the status as one action; who has it already stays as she is."""
    ids = _without(desk.office, chosen, status)
    if not ids:
        words = (
            _("Alle Ausgewählten sind schon „{status}“.") if len(chosen) > 1 else _("Der Status ist schon „{status}“.")
        )
        desk.say(words.format(status=status.label))
        return

    def change(note: StatusNote) -> None:
        told = note.on, note.reason, note.override, note.talk
        if len(ids) <= SAFE:
            desk.office.people.change_status(ids, status, *told)
        else:
            desk.tasks.run(parent, lambda job: _after_a_backup(desk.office, ids, status, *told), lambda name: None)

    StatusDialog(parent, desk, ids, status, change).open()


def _without(office: Any, ids: Sequence[str], status: VolunteerStatus) -> list[str]:
    """Those who have another status."""
    states = office.people.rows(ids, (Person.status,))
    return [person for person, (now,) in zip(ids, states, strict=True) if now is not status]


def guard_save(
    parent: QWidget, desk: Any, record: Any, values: dict[str, Any], store: Callable[[dict[str, Any]], object]
) -> bool:
    """Ask before a form stores another status; somebody new is only asked about before "aktiv"."""
    status, is_new = values.get("status"), isinstance(record, dict)
    if status is None or (is_new and status is not VolunteerStatus.ACTIVE) or (not is_new and status is record.status):
        return False
    ids = [] if is_new else [record.id]
    name = _("Neue Person") if is_new else record.caption
    StatusDialog(parent, desk, ids, status, lambda note: store({NOTE: note}), name).open()
    return True


def guard_many(parent: QWidget, desk: Any, ids: Sequence[str], wish: Wish, do: Callable[[Wish], object]) -> bool:
    """Ask before many become active where something is missing."""
    if wish.field is not Person.status or wish.value is not VolunteerStatus.ACTIVE:
        return False
    becoming = _without(desk.office, ids, wish.value)
    if len(becoming) <= FEW and not desk.office.people.lacking(becoming, wish.on or date.today()):
        return False

    def go_on(note: StatusNote) -> None:
        do(replace(wish, on=note.on, reason=note.reason, override=note.override))

    dialog = StatusDialog(parent, desk, becoming, wish.value, go_on)
    dialog.on.set_value(wish.on or date.today())
    dialog.reason.set_value(wish.reason)
    dialog.override.setFocus()
    dialog.open()
    return True


def _after_a_backup(office: Any, *work: Any) -> str:
    office.backups.before(Why.BULK)
    return str(office.people.change_status(*work))


def _who(office: Any, ids: Sequence[str]) -> str:
    if len(ids) == 1:
        return str(office.captions("Person", ids)[ids[0]])
    return _("{count} Personen").format(count=number(len(ids)))


def _words() -> TextEditor:
    field = TextEditor(_REASON)
    field.setMaxLength(_LONGEST)
    return field


def _line(words: str, field: QWidget) -> QWidget:
    field.setAccessibleName(words)
    before = label(words, "quiet")
    before.setFixedWidth(BEFORE)
    result = QWidget()
    place = QVBoxLayout(result)
    place.setContentsMargins(0, 0, 0, 0)
    place.addLayout(row(before, field, *((1,) if field.maximumWidth() < 300 else ())))
    return result
