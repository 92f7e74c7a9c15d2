"""Writing down what a visit brought, from the paper of the pack: one dialog, one action."""

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.errors import ValidationError
from app.models import Visit
from app.models.base import Attribute
from app.models.facts import facts
from app.services.drafts import Typing
from app.services.visits.points import open_points
from app.services.visits.protocol import Protocol, write
from app.text import _, german_date, translate
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import Dialog, ask_to_drop
from app.ui.kit.editor_for import editor_for
from app.ui.kit.editors import DateEditor
from app.ui.kit.widgets import label, row, scrolled
from app.ui.visits.agreements import AgreementRows
from app.ui.visits.points_left import OpenPointRows

KIND = "protocol"
_TEXTS: tuple[Attribute, ...] = (Visit.present, Visit.topics, Visit.result)
DAY, HIGH = 140, 640


class ProtocolDialog(Dialog):
    """Who was there, topics, what was said, old points, new agreements, the next visit."""

    def __init__(self, parent: QWidget, desk: Desk, visit_id: str) -> None:
        office = desk.office
        self.visit = office.visits.get(visit_id)
        title = _("Protokoll {house}").format(house=self.visit.shelter_name)
        super().__init__(parent, title, 620)
        self.setObjectName("protocol")
        self.desk = desk
        self.editors = {facts(attribute).name: editor_for(attribute, office) for attribute in _TEXTS}
        self.points = OpenPointRows(open_points(office, self.visit.shelter_id))
        self.agreed = AgreementRows()
        self.next_on = DateEditor(facts(Visit.next_on))
        self.plan_next = QCheckBox(_("gleich in den Kalender eintragen"))
        self.problem = label("", "problem", wrap=True)
        self._lay_out()
        for name, editor in self.editors.items():
            editor.set_value(getattr(self.visit, name))
        self.next_on.set_value(self.visit.next_on)
        self._show_next()
        self._begun = self._typed()
        self._connect()
        QTimer.singleShot(0, self, self.editors["present"].setFocus)

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        fields = QVBoxLayout()
        fields.setContentsMargins(0, 0, 8, 0)
        fields.setSpacing(6)
        words = _("Besuch am {day}. Bitte nichts über einzelne Bewohnerinnen und Bewohner.")
        fields.addWidget(label(words.format(day=german_date(self.visit.day)), "quiet", wrap=True))
        for attribute in _TEXTS:
            self._put_line(fields, attribute)
        if self.points.done:
            fields.addWidget(label(_("Noch offen"), "heading"))
            fields.addWidget(self.points)
        fields.addWidget(label(_("Vereinbart"), "heading"))
        fields.addWidget(self.agreed)
        fields.addSpacing(4)
        self._put_next(fields)
        fields.addStretch(1)
        inside = QWidget()
        inside.setObjectName("page")
        inside.setLayout(fields)
        self.body.addWidget(scrolled(inside), 1)
        self.body.addWidget(self.problem)
        self.problem.hide()
        self.add_button(_("Abbrechen"))
        self.save = self.add_button(_("Protokoll speichern"), self.write, "primary")
        self.save.setAutoDefault(False)
        self.save.setDefault(False)
        self.save_with(self.save)
        room = self.screen().availableGeometry().size()
        self.resize(680, min(HIGH, room.height() - 60))

    def _put_line(self, fields: QVBoxLayout, attribute: Attribute) -> None:
        told = facts(attribute)
        editor, words = self.editors[told.name], translate(told.label)
        editor.setAccessibleName(words)
        editor.setProperty("role", "field")
        fields.addWidget(label(words, "heading"))
        fields.addWidget(editor)

    def _put_next(self, fields: QVBoxLayout) -> None:
        self.next_on.setAccessibleName(_("Nächster Besuch"))
        self.next_on.setFixedWidth(DAY)
        fields.addLayout(row(label(_("Nächster Besuch"), "heading"), self.next_on, self.plan_next, 1))

    def _connect(self) -> None:
        self.next_on.changed.connect(self._show_next)
        for changed in (self.next_on.changed, self.agreed.changed, self.points.changed):
            changed.connect(self.problem.hide)
        self.next_on.editingFinished.connect(self._show_next)
        self.agreed.ended.connect(lambda: self.next_on.setFocus(Qt.FocusReason.TabFocusReason))
        self.plan_next.setChecked(True)

    def _show_next(self) -> None:
        """The way into the calendar is open as soon as there is a day that is not planned."""
        self.plan_next.setEnabled(bool(self.next_on.text().strip()))

    # ------------------------------------------------------------ what is written

    def write(self) -> None:
        """Keep everything as one action."""
        try:
            protocol = self._protocol()
            name = write(self.desk.office, self.visit.id, protocol)
        except (ValueError, ValidationError) as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self._begun = self._typed()
        self.accept()
        count = len(protocol.agreements)
        words = _("{name} gespeichert") if not count else _("{name} gespeichert, Wiedervorlagen: {count}")
        self.desk.say(words.format(name=name, count=count), _("Rückgängig"), self.desk.undo_last)

    def _protocol(self) -> Protocol:
        texts = {name: editor.value() or "" for name, editor in self.editors.items()}
        next_on = self.next_on.value()
        return Protocol(
            **texts,
            agreements=tuple(self.agreed.value()),
            done=self.points.ticked,
            carried=self.points.carried(),
            next_on=next_on,
            plan_next=bool(next_on) and self.plan_next.isChecked(),
        )

    def reject(self) -> None:
        """Close; what was typed is asked about first."""
        if self._typed() == self._begun:
            super().reject()
            return
        ask_to_drop(self, super().reject, _("Das Protokoll ist noch nicht gespeichert."))

    # ------------------------------------------------------------ drafts

    def _typed(self) -> dict[str, Any]:
        texts = {name: editor.value() for name, editor in self.editors.items()}
        return {**texts, "next": self.next_on.text(), "agreed": self.agreed.texts(), "points": self.points.texts()}

    def half_typed(self) -> Typing | None:
        """What is typed and not saved, None for nothing."""
        typed = self._typed()
        if typed == self._begun:
            return None
        name = _("Protokoll {visit}").format(visit=self.desk.office.visits.called(self.visit))
        kind = f"{Visit.__name__}:{KIND}"
        return Typing(kind, None, None, name, Visit.__name__, self.visit.id, {}, {"typed": typed})

    def put(self, typed: dict[str, Any]) -> None:
        """Write what was half-typed into the fields."""
        for name, editor in self.editors.items():
            editor.set_value(typed.get(name))
        self.next_on.setText(str(typed.get("next", "")))
        self.agreed.put(typed.get("agreed", ()))
        self.points.put(typed.get("points", {}))
        self._show_next()


def again(window: Any, typing: Typing) -> bool:
    """Open the protocol with what somebody had typed."""
    dialog = ProtocolDialog(window, window.desk, str(typing.subject_id))
    dialog.put(dict(typing.values.get("typed", {})))
    dialog.open()
    return True


def open_protocol(window: Any, visit_id: str) -> ProtocolDialog:
    """Write down what a visit brought."""
    dialog = ProtocolDialog(window, window.desk, visit_id)
    dialog.open()
    return dialog
