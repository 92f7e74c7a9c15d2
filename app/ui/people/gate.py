"""The traffic light before "aktiv": what is there, what is missing, and one click for what lies on the desk."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models import CredentialKind
from app.services.credentials.gaps import MISSING, Gap
from app.services.credentials.states import Light, State
from app.text import _, german_date, number, translate
from app.ui.kit.chips import Chip
from app.ui.kit.plain_table import ROW, PlainTable
from app.ui.kit.widgets import button, clear, label, row
from app.ui.people.conduct import ConductDialog
from app.ui.theme import Tone

SHOWN = 100
"""People a table names at most."""
HEAD, SEEN = 40, 8
"""The head and frame of that table in pixels, and the people in it who are seen without scrolling."""
FEW = 200
"""More people than these are looked through beside the window."""
NAME = 250
"""Width of the kinds of proof, in pixels."""


def tone(gap: Gap) -> Tone:
    """Red where nobody is placed without, else yellow."""
    return Tone.STRONG if gap.blocks else Tone.ATTENTION


def lacking(gap: Gap, missing: bool) -> str:
    """What is wrong with a proof, for a chip beside its name."""
    return gap.words.partition(": ")[2] or (_("fehlt") if missing else _("abgelaufen"))


class Gate(QWidget):
    """What these people must have; `complete` once nothing is missing."""

    changed = Signal()

    def __init__(self, desk: Any, ids: Sequence[str]) -> None:
        super().__init__()
        self._desk, self._office, self._ids = desk, desk.office, list(ids)
        self.complete = True
        self.ready = True
        """False while many people are looked through beside the window."""
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(4)
        self.read()

    def read(self) -> None:
        """Look anew."""
        clear(self._place)
        if not self._ids:
            self._show_one(self._office.credentials.states_of_nobody(date.today()))
        elif len(self._ids) == 1:
            self._show_one(self._office.credentials.state_of(self._ids[0], date.today()))
        else:
            self._show_many()

    def _show_one(self, states: list[State]) -> None:
        wanted = [state for state in states if state.demanded]
        self.complete = not any(state.gap for state in wanted)
        for state in sorted(wanted, key=lambda s: list(CredentialKind).index(s.kind)):
            self._place.addLayout(self._line(state))

    def _line(self, state: State) -> Any:
        name = label(state.title or state.kind.label)
        name.setFixedWidth(NAME)
        if state.gap is None:
            words = _("lag vor am {day}").format(day=german_date(state.presented_on))
            return row(name, Chip(words, Tone.GOOD), 1)
        chip = Chip(lacking(state.gap, state.light is Light.MISSING), tone(state.gap))
        chip.setToolTip(state.gap.words)
        parts: list[QWidget | int] = [name, chip, 1]
        if self._ids:
            there = button(_("Liegt vor"), lambda: self._record(state.kind), "flat", name=f"there{state.kind.name}")
            there.setAccessibleName(_("{kind} liegt vor").format(kind=state.kind.label))
            parts.append(there)
        return row(*parts)

    def _record(self, kind: CredentialKind) -> None:
        if kind is CredentialKind.CONDUCT:
            dialog = ConductDialog(self.window(), self._office, self._office.people.get(self._ids[0]))
            dialog.accepted.connect(self._on_recorded)
            dialog.open()
            return
        values = {"person_id": self._ids[0], "kind": kind, "presented_on": date.today()}
        self._office.credentials.save(None, values)
        self._on_recorded()

    def _on_recorded(self) -> None:
        self.read()
        self.changed.emit()

    def _show_many(self) -> None:
        if len(self._ids) <= FEW:
            self._show_lacking(self._office.people.lacking(self._ids, date.today()))
            return
        self.complete, self.ready = False, False
        self._place.addWidget(label(_("Die Nachweise werden geprüft …"), "quiet"))
        office, ids = self._office, self._ids
        self._desk.tasks.run(self, lambda job: office.people.lacking(ids, date.today()), self._on_looked)

    def _on_looked(self, found: dict[str, tuple[Gap, ...]]) -> None:
        clear(self._place)
        self.ready = True
        self._show_lacking(found)
        self.changed.emit()

    def _show_lacking(self, found: dict[str, tuple[Gap, ...]]) -> None:
        self.complete = not found
        if not found:
            self._place.addLayout(row(Chip(_("Alle Nachweise liegen vor"), Tone.GOOD), 1))
            return
        words = _("Bei {count} von {all} Personen fehlt etwas.")
        told = words.format(count=number(len(found)), all=number(len(self._ids)))
        self._place.addLayout(row(Chip(told, Tone.ATTENTION), 1))
        self._place.addWidget(self._table(found))

    def _table(self, found: dict[str, tuple[Gap, ...]]) -> PlainTable:
        table = PlainTable(_("Was fehlt"), (_("Person"), _("Es fehlt")), (34,))
        shown = list(found)[:SHOWN]
        names = self._office.captions("Person", shown)
        table.setRowCount(len(shown))
        for position, person in enumerate(shown):
            words = ", ".join(_short(gap) for gap in found[person])
            table.fill(position, (names[person], words))
            table.item(position, 1).setToolTip(words)
        table.setMinimumHeight(HEAD + ROW * min(len(shown), SEEN))
        return table


def _short(gap: Gap) -> str:
    """The name of what is missing; where more than that is wrong, all of it."""
    return gap.kind.label if gap.words == translate(MISSING).format(kind=gap.kind.label) else gap.words
