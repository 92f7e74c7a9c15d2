"""The pool of interpreters by language pair, and who carries how much."""

from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from app.models import Person, PersonLanguage
from app.services.matching.interpreters import GERMAN, Interpreter
from app.text import _, money, number
from app.ui.kit.combo import Combo
from app.ui.kit.dialog import Dialog
from app.ui.kit.plain_table import PlainTable
from app.ui.kit.widgets import button, label, row


class InterpretersDialog(Dialog):
    """Two languages above, who translates between them below; Enter or a double click opens the person."""

    def __init__(self, parent: QWidget, desk: Any) -> None:
        super().__init__(parent, _("Dolmetschen"), 760)
        self.setObjectName("interpreters")
        self._desk, self._found = desk, list[Interpreter]()
        self.one, self.other = self._choice(_("Von")), self._choice(_("Nach"))
        self.other.setCurrentIndex(self.other.findData(GERMAN))
        self.body.addLayout(row(label(_("zwischen")), self.one, label(_("und")), self.other, 1))
        heads = (_("Name"), _("Dolmetscht"), _("Spricht auch"), _("Bei"), _("Je Stunde"), _("Telefon"))
        self.table = PlainTable(_("Wer dolmetscht"), heads, (19, 21, 14, 16, 15), selectable=True)
        self.table.setMinimumHeight(300)
        self.table.doubleClicked.connect(lambda _index: self.look())
        self.body.addWidget(self.table, 1)
        self.state = label("", "quiet")
        self.body.addWidget(self.state)
        self.add_button(_("Schließen"))
        self.open_button = self.add_button(_("Person öffnen"), self.look, "primary")
        for box in (self.one, self.other):
            box.activated.connect(self.show_pool)
        self.show_pool()

    def _choice(self, name: str) -> QComboBox:
        known = self._desk.office.people.facets(Person.languages)
        names = sorted({PersonLanguage.parts(text)["language"] for text, _count in known} | {GERMAN})
        box = Combo(choices=[(_("alle Sprachen"), ""), *((language, language) for language in names)])
        box.setAccessibleName(name)
        box.setMinimumContentsLength(14)
        return box

    def show_pool(self) -> None:
        """Show who serves the two languages chosen."""
        self._found = self._desk.office.matching.interpreters(self.one.currentData(), self.other.currentData())
        self.table.setRowCount(len(self._found))
        for position, told in enumerate(self._found):
            fee = money(told.fee) if told.fee else _("ehrenamtlich")
            self.table.fill(position, (
                told.name, ", ".join(told.languages), ", ".join(told.spoken), told.topics, fee, told.phone,
            ))  # fmt: skip
        count = len(self._found)
        words = _("1 Person") if count == 1 else _("{count} Personen").format(count=number(count))
        hint = _("Wer dolmetscht, trägt „dolmetscht“ hinter der Sprache.")
        self.state.setText(words if count else hint)
        self.open_button.setEnabled(bool(count))
        if count:
            self.table.selectRow(0)

    def look(self) -> None:
        """Show the selected person."""
        if chosen := self.table.chosen:
            self.accept()
            self._desk.open("Person", self._found[chosen[0]].person_id)


class LoadDialog(Dialog):
    """Who carries how much: those with most above, those never asked below."""

    def __init__(self, parent: QWidget, desk: Any) -> None:
        super().__init__(parent, _("Wer trägt wie viel?"), 760)
        self.setObjectName("load")
        self._desk = desk
        self._found = desk.office.matching.load()
        words = _("Aktive und Hospitierende; Stunden der letzten zwölf Monate. So zeigt sich, wer zu viel trägt.")
        self.body.addWidget(label(words, "quiet", wrap=True))
        heads = (_("Name"), _("Stunden"), _("Einsätze"), _("Tandems"), _("Je Woche"), _("Gefragt"))
        self.table = PlainTable(
            _("Wer trägt wie viel"), heads, (32, 14, 14, 14, 13), selectable=True, figures=range(1, 6)
        )
        self.table.setMinimumHeight(320)
        self.table.setRowCount(len(self._found))
        for position, told in enumerate(self._found):
            self.table.fill(position, (
                told.name, number(told.minutes / 60, 2), number(told.works), number(told.tandems),
                number(told.hours_per_week), number(told.asked),
            ))  # fmt: skip
        self.table.doubleClicked.connect(lambda _index: self.look())
        self.body.addWidget(self.table, 1)
        never = button(_("Nie gefragte zeigen"), self.show_never_asked)
        never.setToolTip(_("Angebote, die noch nie gefragt wurden"))
        self.add_left(never)
        self.add_button(_("Schließen"))
        self.add_button(_("Person öffnen"), self.look, "primary").setEnabled(bool(self._found))
        if self._found:
            self.table.selectRow(0)

    def look(self) -> None:
        """Show the selected person."""
        if chosen := self.table.chosen:
            self.accept()
            self._desk.open("Person", self._found[chosen[0]].person_id)

    def show_never_asked(self) -> None:
        """Show the list of offers that were never asked."""
        from app.services.matching.load import never_asked

        self.accept()
        self._desk.filter_asked.emit("Person", never_asked(self._desk.office.settings))
