"""Who comes: people of the office or plain names, their state, and whether they want to help."""

from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QMenu

from app.models import Participation, ParticipationState
from app.models.facts import facts
from app.services.crud import Query
from app.text import _
from app.ui import tones
from app.ui.calendar.flow import Flow
from app.ui.hours.opening import open_for_event
from app.ui.kit import columns
from app.ui.kit.columns import Cell, Column, Look
from app.ui.kit.desk import Desk
from app.ui.kit.list_card import ListView
from app.ui.kit.page import Page
from app.ui.kit.places import section
from app.ui.kit.references import ReferenceEditor
from app.ui.kit.related import Related, RelatedBox
from app.ui.kit.table import TableModel
from app.ui.kit.widgets import button, follow_theme, label, menu_button
from app.ui.theme import Tone

P = Participation
PARTICIPANTS = Related(
    _("Teilnehmende"), P, P.event_id, (P.person_name,),
    (
        section(
            "", P.person_id, P.name, P.organisation, P.state, P.wants_to_help, P.phone, P.email, P.registered_on,
            P.heard_from, P.notes,
        ),
    ),
    _("+ Person"),
)  # fmt: skip


def _helps(value: bool | None) -> Cell:
    return (_("möchte mitmachen") if value else ""), Tone.INFO


COLUMNS = (
    columns.name(P.person_name, 150),
    columns.chip(P.state, tones.state, 128),
    Column(P.wants_to_help, Look.CHIP, 140, title=_("Danach"), cell=_helps),
)


class NameField(ReferenceEditor):
    """Finds people while typing; what names nobody we know is taken as a name."""

    chosen = Signal()
    """One of the suggestions was taken."""

    def __init__(self, office: Any) -> None:
        super().__init__(facts(P.person_id), office)
        self.setPlaceholderText(_("Name tippen …"))
        self.setAccessibleName(_("Person eintragen"))
        self.setObjectName("newParticipant")

    def taken(self) -> dict[str, Any]:
        """Person or name as typed; empty when nothing was."""
        typed = self.text().strip()
        if self._value is None and typed:
            known = dict((name.casefold(), key) for key, name in self._office.choices(self._target, typed, 2))
            self._value = known.get(typed.casefold())
        return {"person_id": self._value} if self._value else {"name": typed} if typed else {}

    def _take(self, name: str) -> None:
        super()._take(name)
        self.chosen.emit()

    def _on_editing_finished(self) -> None:
        """A plain name stays a plain name."""


class ParticipantsPage(Page):
    """A field to add, buttons for the selected, and the list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.field = NameField(desk.office)
        self.model = TableModel(desk.office.participations, COLUMNS)
        self.view = ListView(self.model, _("Teilnehmende"))
        self.view.setMinimumHeight(170)
        header = self.view.horizontalHeader()
        header.setStretchLastSection(False)
        for position, column in enumerate(COLUMNS):
            header.resizeSection(position, column.width)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.empty = label(_("Noch niemand eingetragen."), "quiet", wrap=True)
        self._box: RelatedBox | None = None
        self._lay_out()
        self.field.returnPressed.connect(self.add)
        self.field.chosen.connect(self.add)
        self.view.opened.connect(self.edit_current)
        self.view.clicked.connect(self._on_view_clicked)
        self.view.selectionModel().selectionChanged.connect(self._show_buttons)
        follow_theme(self, self.view.viewport().update)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.field, 1)
        top.addWidget(button(_("Eintragen"), self.add, name="addParticipant"))
        self.place.addLayout(top)
        top.addWidget(
            button(_("Stunden …"), self.enter_hours, "", _("Stunden aller Anwesenden erfassen"), "enterHours")
        )
        self.buttons = self._buttons()
        self.place.addWidget(self.buttons)
        self.place.addWidget(self.empty)
        self.place.addWidget(self.view, 1)
        self.place.addStretch(0)

    def _buttons(self) -> Flow:
        menu = QMenu(self)
        for state in ParticipationState:
            menu.addAction(state.label, partial(self.set_state, state))
        self.state_button = menu_button(_("Stand"), menu, name="participantState")
        self.helps_button = button(_("Mitmachen"), self.turn_wants_to_help, name="wantsToHelp")
        self.helps_button.setToolTip(_("Möchte nach dem Termin mitmachen"))
        self.edit_button = button(_("Bearbeiten"), self.edit_current, name="editParticipant")
        self.drop_button = button(_("Entfernen"), self.drop, name="dropParticipant")
        return Flow(self.state_button, self.helps_button, self.edit_button, self.drop_button)

    # ------------------------------------------------------------ what is shown

    def load(self, record: Any) -> None:
        """Show an event; what is just being edited for the same event stays open."""
        same = self.record is not None and self.record.id == record.id
        super().load(record)
        if self._box is not None and same:
            return
        self._close_box()
        chosen = self.selected_ids()
        self.model.show(Query(filters=PARTICIPANTS.filters(record.id), sort=P.person_name))
        for record_id in chosen:
            if (row := self.model.row_of(record_id)) >= 0:
                flags = self.view.selectionModel().SelectionFlag
                self.view.selectionModel().select(self.model.index(row, 0), flags.Select | flags.Rows)
        self.view.setVisible(bool(self.model.ids))
        self.empty.setVisible(not self.model.ids)
        self._show_buttons()

    def selected_ids(self) -> list[str]:
        """The participations selected."""
        return [self.model.ids[row] for row in sorted(self.view.selected) if row < len(self.model.ids)]

    def _show_buttons(self) -> None:
        count = len(self.view.selected)
        for part in (self.state_button, self.helps_button, self.drop_button):
            part.setVisible(count > 0)
        self.edit_button.setVisible(count == 1)
        self.buttons.setVisible(count > 0 and self._box is None)

    # ------------------------------------------------------------ what the user does

    def add(self) -> None:
        """Put the typed person or name on the list."""
        if who := self.field.taken():
            self.field.set_value(None)
            self.office.participations.register(self.record, who)

    def enter_hours(self) -> None:
        """A sheet of hours with a line for everybody who was there."""
        open_for_event(self.window(), self.desk, self.record.id)

    def set_state(self, state: ParticipationState) -> None:
        """Give everybody selected a state, as one action."""
        self.office.participations.set_state(self.selected_ids(), state)

    def turn_wants_to_help(self) -> None:
        """Note that the selected want to help; when they all do already, that they do not."""
        self._turn(self.selected_ids())

    def drop(self) -> None:
        """Take the selected from the list."""
        self.office.participations.trash(self.selected_ids())

    def edit_current(self) -> None:
        """Open the fields of the current line."""
        if ids := self.selected_ids()[:1]:
            self._close_box()
            self._box = RelatedBox(PARTICIPANTS, self.desk, self.office.participations.get(ids[0]))
            self._box.closed.connect(self._on_box_closed)
            self.place.insertWidget(2, self._box)
            self.view.hide()
            self.buttons.hide()
            self._box.form.edit()

    def _on_view_clicked(self, index: QModelIndex) -> None:
        if COLUMNS[index.column()].attribute is P.wants_to_help:
            self._turn([self.model.ids[index.row()]])

    def _turn(self, ids: list[str]) -> None:
        wanting = [row[0] for row in self.office.participations.rows(ids, (P.wants_to_help,))]
        self.office.participations.set_wants_to_help(ids, not all(wanting))

    def _on_box_closed(self) -> None:
        self._close_box()
        self.load(self.record)

    def _close_box(self) -> None:
        if self._box:
            self._box.hide()
            self._box.deleteLater()
            self._box = None
