"""The deletion day: what is due with its reason, ticks, putting off, confirming, and the protocol."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.models import ErasureWay, Person
from app.models.facts import facts
from app.services.privacy.deletion_day import Protocol, postpone, run, runs
from app.services.privacy.proposals import Proposal, proposals
from app.text import _, german_date, number
from app.ui.kit.dialog import Dialog, ask
from app.ui.kit.editors import DateEditor
from app.ui.kit.plain_table import PlainTable
from app.ui.kit.progress import run_with_progress
from app.ui.kit.widgets import button, label, row
from app.ui.privacy.protocol import ProtocolDialog

PUT_OFF_DAYS = 90


class DeletionDayDialog(Dialog):
    """Tick, then delete or put off; nothing is ticked beforehand."""

    def __init__(self, parent: QWidget, desk: Any) -> None:
        super().__init__(parent, _("Löschtag"), 760)
        self.setObjectName("deletionDay")
        self._desk, self._office = desk, desk.office
        self.proposals: list[Proposal] = []
        self._lead = label("", "quiet", wrap=True)
        heads = (_("Eintrag"), _("Was geschieht"), _("Fällig seit"), _("Warum"))
        self.table = PlainTable(_("Vorschläge zum Löschen"), heads, (36, 20, 14), selectable=True)
        self.table.setMinimumHeight(180)
        self.reason = label("", wrap=True)
        self.reason.setMinimumHeight(54)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.until = DateEditor(facts(Person.left_on))
        self.until.setAccessibleName(_("Aufschieben bis"))
        self.until.set_value(date.today() + timedelta(days=PUT_OFF_DAYS))
        self.until.setFixedWidth(130)
        self._lay_out()
        self.table.itemSelectionChanged.connect(self._on_selection_changed)
        self.table.itemChanged.connect(lambda _item: self._show_state())
        self.show_proposals()

    def _lay_out(self) -> None:
        self._all = button(_("Alle anhaken"), self.tick_all, name="tickAll")
        self._put_off = button(_("Aufschieben"), self.put_off, name="putOff")
        until = label(_("Angehakte bis"), "quiet")
        self._choosing = (self._all, until, self.until, self._put_off)
        line = row(self._all, 1, until, self.until, self._put_off)
        for part in (self._lead, self.table, self.reason):
            self.body.addWidget(part)
        self.body.addLayout(line)
        self._old = button(_("Frühere Protokolle …"), self.show_protocols, name="protocols")
        self.add_left(self._old)
        self.add_button(_("Schließen"))
        self._delete = self.add_button(_("Löschen …"), self.ask_to_delete, "primary")

    # ---------------------------------------------------------------- what is shown

    def show_proposals(self) -> None:
        """Read anew what is due today, beside the window's work."""
        self._lead.setText(_("Die Aufbewahrungsfristen werden geprüft …"))
        office, today = self._office, date.today()
        self._desk.tasks.run(self, lambda _job: (proposals(office, today), bool(runs(office))), self._show)

    def _show(self, found: tuple[list[Proposal], bool]) -> None:
        self.proposals, earlier = found
        count = len(self.proposals)
        self.table.blockSignals(True)
        self.table.setRowCount(count)
        for position, proposal in enumerate(self.proposals):
            self._fill(position, proposal)
        self.table.blockSignals(False)
        self._lead.setText(_told(count))
        for part in (self.table, self.reason, *self._choosing, self._delete):
            part.setVisible(bool(count))
        self._old.setVisible(earlier)
        if count:
            self.table.selectRow(0)
            self.table.setFocus()
        self._on_selection_changed()
        self._show_state()

    def _fill(self, position: int, proposal: Proposal) -> None:
        due = german_date(proposal.last_day + timedelta(days=1))
        self.table.fill(position, (proposal.name, _what_happens(proposal), due, proposal.reason))
        tick = self.table.item(position, 0)
        if tick is not None:
            tick.setFlags(tick.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            tick.setCheckState(Qt.CheckState.Unchecked)

    @property
    def ticked(self) -> list[Proposal]:
        """What has a tick."""
        items = [self.table.item(position, 0) for position in range(self.table.rowCount())]
        checked = Qt.CheckState.Checked
        return [p for p, item in zip(self.proposals, items, strict=True) if item and item.checkState() is checked]

    def tick_all(self) -> None:
        """Tick everything, or nothing where everything is ticked."""
        whole = len(self.ticked) < len(self.proposals)
        for position in range(self.table.rowCount()):
            self.tick(position, whole)

    def tick(self, position: int, on: bool = True) -> None:
        """Tick one line."""
        if item := self.table.item(position, 0):
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _on_selection_changed(self) -> None:
        chosen = self.table.chosen
        self.reason.setText(self.proposals[chosen[0]].reason if chosen else "")

    def _show_state(self) -> None:
        count = len(self.ticked)
        self._delete.setEnabled(bool(count))
        self._put_off.setEnabled(bool(count))
        words = _("{count} löschen …").format(count=number(count)) if count else _("Löschen …")
        self._delete.setText(words)
        self._delete.setAccessibleName(words)
        self._all.setText(_("Keinen anhaken") if count and count == len(self.proposals) else _("Alle anhaken"))

    # ---------------------------------------------------------------- what is done

    def put_off(self) -> None:
        """Let what is ticked come back on the day in the field."""
        try:
            until = self.until.value() or date.today()
        except ValueError as error:
            self.reason.setText(str(error))
            return
        postpone(self._office, self.ticked, until, date.today())
        self.show_proposals()

    def ask_to_delete(self) -> None:
        """Ask once more, since it cannot be taken back."""
        count = len(self.ticked)
        title = _("1 Eintrag löschen?") if count == 1 else _("{count} Einträge löschen?").format(count=number(count))
        words = _(
            "Das lässt sich nicht rückgängig machen. Aus Bürodatei, Suche und Verlauf verschwinden die Daten sofort, "
            "aus älteren Sicherungen, sobald diese ablaufen. Die Zahlen der Statistik bleiben."
        )
        ask(self, title, words, [(_("Endgültig löschen"), self.delete), (_("Abbrechen"), None)])

    def delete(self) -> None:
        """Erase what is ticked beside the window's work, then show the protocol."""
        chosen = self.ticked
        run_with_progress(
            self._desk.tasks, self, _("Einträge werden gelöscht"),
            lambda _job: run(self._office, chosen, date.today()), self._on_done,
        )  # fmt: skip

    def _on_done(self, protocol: Protocol) -> None:
        self.show_proposals()
        ProtocolDialog(self, self._desk, protocol.run).open()

    def show_protocols(self) -> None:
        """Read what was done on earlier days."""
        ProtocolDialog(self, self._desk, runs(self._office)[0]).open()


def _told(count: int) -> str:
    if count == 0:
        return _("Heute ist nichts zu löschen: Alle Aufbewahrungsfristen laufen noch.")
    if count == 1:
        return _("1 Eintrag darf nicht länger aufbewahrt werden. Haken Sie ihn an, wenn er gelöscht werden soll.")
    due = _("{count} Einträge dürfen nicht länger aufbewahrt werden. Haken Sie an, was gelöscht werden soll.")
    return due.format(count=number(count))


def _what_happens(proposal: Proposal) -> str:
    if proposal.wanted.entity == "Event":
        return _("Namen entfernen")
    return _("anonymisieren") if proposal.wanted.way is ErasureWay.ANONYMISED else _("löschen")
