"""The protocol of a deletion run, the last one or an earlier one, to read and to save."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from app.services.privacy.deletion_day import protocol, runs
from app.services.privacy.protocol_report import kind, reason, write
from app.text import _, german_datetime, number
from app.ui.kit.combo import Combo
from app.ui.kit.dialog import Dialog
from app.ui.kit.memory import known_folder
from app.ui.kit.plain_table import PlainTable
from app.ui.kit.save_path import ask_save_path
from app.ui.kit.widgets import label
from app.ui.outputs.saving import tell_saved


class ProtocolDialog(Dialog):
    """How many of what, by which rule, when, by whom; nobody's name."""

    def __init__(self, parent: QWidget, desk: Any, run: str) -> None:
        super().__init__(parent, _("Löschprotokoll"), 720)
        self.setObjectName("protocol")
        self._desk = desk
        self.chosen = Combo(_("Löschlauf"))
        for one in runs(desk.office):
            self.chosen.addItem(german_datetime(protocol(desk.office, one).at), one)
        self.chosen.setCurrentIndex(self.chosen.findData(run))
        self.chosen.activated.connect(lambda: self.show_protocol())
        self._said = label("", "quiet", wrap=True)
        heads = (_("Was"), _("Wie viele"), _("Was geschah"), _("Warum"))
        self.table = PlainTable(_("Löschprotokoll"), heads, (17, 13, 18))
        self.table.setMinimumHeight(160)
        for part in (self.chosen, self._said, self.table):
            self.body.addWidget(part)
        self.add_button(_("Als PDF speichern …"), self.ask_where)
        self.add_close(self.accept)
        self.show_protocol()

    def show_protocol(self) -> None:
        """Show the chosen run."""
        self.protocol = protocol(self._desk.office, self.chosen.currentData())
        who = self.protocol.who or _("unbekannt")
        words = _("Ausgeführt am {moment} von {who}. Namen stehen hier nicht.")
        self._said.setText(words.format(moment=german_datetime(self.protocol.at), who=who))
        self.table.setRowCount(len(self.protocol.lines))
        for position, line in enumerate(self.protocol.lines):
            why = reason(self._desk.office, self.protocol, line)
            self.table.fill(position, (kind(line), number(line.count), line.way.label, why))
            if item := self.table.item(position, 3):
                item.setToolTip(why)

    def ask_where(self) -> None:
        """Ask for a file and write the protocol there."""
        name = _("Löschprotokoll") + f" {date.today().isoformat()}.pdf"
        ask_save_path(self, _("Löschprotokoll speichern"), known_folder("outputs/folder") / name, self.save)

    def save(self, path: Path) -> None:
        """Write the protocol as PDF."""
        write(self._desk.office, self.protocol, path)
        tell_saved(self._desk, path, _("Löschprotokoll gespeichert: {name}").format(name=path.name))
