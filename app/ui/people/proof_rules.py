"""The rules for proofs: how long each counts and who must have it; lines of the office's own instead."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.models import CredentialDemand as D, CredentialTerm as T
from app.models.base import entity
from app.services.credentials.rules import Demand, Term
from app.text import _, german_date
from app.ui.kit.dialog import Dialog
from app.ui.kit.places import section
from app.ui.kit.plain_table import PlainTable
from app.ui.kit.widgets import button, label, row
from app.ui.record_dialog import RecordDialog

LEAST, WIDTH, HIGH, AROUND = 150, 940, 620, 60
"""Pixels: the least height of a table, the dialog where there is room, and what the screen needs besides."""
NARROW = 780
"""Pixels the dialog needs at least."""
TERM_FORM = (section("", T.kind, T.valid_months, T.fresh_months, T.warn_weeks, T.valid_from, T.valid_to, T.source),)
DEMAND_FORM = (
    section(
        "", D.kind, D.activity, D.shelter_kind, D.shelter_id, D.born_after, D.blocks, D.valid_from, D.valid_to, D.source
    ),
)


class ProofRulesDialog(Dialog):
    """Two tables; what is selected is changed by a line of the office's own, which can be taken away again."""

    def __init__(self, parent: QWidget, desk: Any) -> None:
        super().__init__(parent, _("Regeln für Nachweise"), NARROW)
        self.setObjectName("proofRules")
        self._desk = desk
        self.editing: RecordDialog | None = None
        """The dialog of the line that is being changed."""
        self.terms = _table(_("Wie lange ein Nachweis gilt"), (_("Nachweis"), _("Gilt"), _("Grundlage")), (26, 28))
        self.demands = _table(
            _("Wer einen Nachweis braucht"), (_("Nachweis"), _("Für wen"), _("Ohne ihn"), _("Grundlage")), (25, 31, 12)
        )
        self._pages = QStackedWidget()
        self._told = label(" ", "quiet", wrap=True)
        self._switches = [button(words, None, "toggle") for words in (_("Wie lange gilt was?"), _("Wer braucht was?"))]
        self._ways()
        self._lay_out()
        desk.news.committed.connect(self._on_news_committed)
        self.show_lines()
        self._show_page(0)

    def _ways(self) -> None:
        self.change = button(_("Ändern …"), self.edit, name="changeRule")
        self.new = button(_("Neue Regel …"), self.add, name="newRule")
        self.stop = button(_("Nicht mehr verlangen"), self.end, name="endRule")
        self.back = button(_("Wie ausgeliefert"), self.reset, name="shippedRule")

    def _lay_out(self) -> None:
        words = _(
            "Nach diesen Regeln sagt das Programm, was fehlt und was abläuft. Eigene Festlegungen stehen fett und "
            "gehen den mitgelieferten vor."
        )
        self.body.addWidget(label(words, "quiet", wrap=True))
        for position, switch in enumerate(self._switches):
            switch.setCheckable(True)
            switch.clicked.connect(lambda _on, position=position: self._show_page(position))
        self.body.addLayout(row(*self._switches, 1))
        for table in (self.terms, self.demands):
            self._pages.addWidget(table)
            table.itemSelectionChanged.connect(self._show_ways)
            table.itemDoubleClicked.connect(lambda _item: self.change.click())
        self.body.addWidget(self._pages, 1)
        self._told.setMinimumHeight(38)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._told)
        for way in (self.back, self.stop, self.new, self.change):
            self.add_left(way)
        self.add_close(self.accept)
        room = self.screen().availableGeometry().size()
        self.resize(min(WIDTH, room.width() - AROUND), min(HIGH, room.height() - AROUND))

    @property
    def table(self) -> PlainTable:
        """The table in view."""
        return self.terms if self._pages.currentIndex() == 0 else self.demands

    @property
    def chosen(self) -> Term | Demand:
        """The selected line."""
        lines: Sequence[Term | Demand] = self._terms if self.table is self.terms else self._demands
        return lines[min((self.table.chosen or [0])[0], len(lines) - 1)]

    def show_lines(self) -> None:
        """Read anew what holds today."""
        self._terms, self._demands = self._desk.office.credentials.lines(date.today())
        houses = sorted({demand.shelter_id for demand in self._demands if demand.shelter_id})
        names = self._desk.office.captions("Shelter", houses)
        rows = [(term.kind.label, _lasting(term), term.source) for term in self._terms]
        _fill(self.terms, rows, self._terms)
        _fill(self.demands, [_demand_row(demand, names) for demand in self._demands], self._demands)
        self._show_ways()

    def edit(self) -> None:
        """Change the selected line; a shipped one becomes one of the office's own."""
        line = self.chosen
        is_term = isinstance(line, Term)
        crud = self._desk.office.crud(T if is_term else D)
        record = crud.get(line.record_id) if line.record_id else _first(line)
        self._open(crud, record, TERM_FORM if is_term else DEMAND_FORM)

    def add(self) -> None:
        """Ask for a demand of the office's own."""
        self._show_page(1)
        self._open(self._desk.office.crud(D), {"blocks": True, "valid_from": date.today()}, DEMAND_FORM)

    def end(self) -> None:
        """Demand it of nobody any more, in an own line that can be taken away again."""
        line = self.chosen
        assert isinstance(line, Demand)
        first = {**_first(line), "valid_from": None, "valid_to": date.today() - timedelta(days=1)}
        self._desk.office.crud(D).save(None, {**first, "source": _("eigene Festlegung: nicht verlangt")})

    def reset(self) -> None:
        """Take the office's own line away."""
        line = self.chosen
        self._desk.office.crud(T if isinstance(line, Term) else D).trash([line.record_id])

    def _open(self, crud: Any, record: Any, form: Any) -> None:
        title = _("Eigene Festlegung: {what}").format(what=entity(crud.entity.__name__).singular)
        self.editing = RecordDialog(self, self._desk, title, crud, record, form)
        self.editing.open()

    def _show_page(self, position: int) -> None:
        self._pages.setCurrentIndex(position)
        for place, switch in enumerate(self._switches):
            switch.setChecked(place == position)
        self._show_ways()

    def _show_ways(self) -> None:
        line = self.chosen
        by_house = isinstance(line, Demand) and bool(line.house_asks)
        self.stop.setVisible(isinstance(line, Demand))
        self.stop.setEnabled(isinstance(line, Demand) and not line.record_id and not by_house)
        self.change.setEnabled(not by_house)
        self.back.setEnabled(bool(line.record_id))
        self._told.setText(_("Welche Häuser das verlangen, steht bei jeder Unterkunft.") if by_house else _told(line))

    def _on_news_committed(self, changes: Any) -> None:
        if {T.__name__, D.__name__} & changes.entities:
            self.show_lines()


def _table(name: str, heads: Sequence[str], shares: Sequence[int]) -> PlainTable:
    table = PlainTable(name, heads, shares, True)
    table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
    table.setMinimumHeight(LEAST)
    return table


def _fill(table: PlainTable, rows: Sequence[Sequence[str]], lines: Sequence[Term | Demand]) -> None:
    at = (table.chosen or [0])[0]
    table.blockSignals(True)
    table.setRowCount(len(rows))
    for position, (words, line) in enumerate(zip(rows, lines, strict=True)):
        table.fill(position, words, strong=1 if line.record_id else -1)
    table.selectRow(min(at, len(rows) - 1))
    table.blockSignals(False)


def _lasting(term: Term) -> str:
    parts = [_("{count} Monate").format(count=term.months) if term.months else _("ohne Ende")]
    if term.fresh_months:
        parts.append(_("höchstens {count} Monate alt").format(count=term.fresh_months))
    return ", ".join(parts)


def _demand_row(demand: Demand, houses: dict[str, str]) -> tuple[str, ...]:
    over = demand.valid_to is not None and demand.valid_to < date.today()
    blocks = _("nicht verlangt") if over else _("kein Einsatz") if demand.blocks else _("Hinweis")
    return demand.kind.label, _whom(demand, houses), blocks, demand.source


def _whom(demand: Demand, houses: dict[str, str]) -> str:
    parts = [_("Aufgabe „{words}“").format(words=demand.activity)] if demand.activity else []
    if demand.house_asks:
        parts.append(_("Häuser, die es verlangen"))
    if demand.shelter_kind:
        parts.append(demand.shelter_kind.label)
    if demand.shelter_id:
        parts.append(houses.get(demand.shelter_id, ""))
    if demand.born_after:
        parts.append(_("geboren nach {day}").format(day=german_date(demand.born_after)))
    return ", ".join(parts) or _("alle")


def _told(line: Term | Demand) -> str:
    """The selected line in full."""
    words = [line.source]
    if isinstance(line, Term):
        words.append(_("Ankündigung {count} Wochen vor dem Ende").format(count=line.warn_weeks))
    if line.valid_from:
        words.append(_("gilt seit {day}").format(day=german_date(line.valid_from)))
    if line.valid_to:
        words.append(_("gilt bis {day}").format(day=german_date(line.valid_to)))
    return " · ".join(filter(None, words))


def _first(line: Term | Demand) -> dict[str, Any]:
    """What an own line starts with: the shipped one, from today on."""
    common = {"kind": line.kind, "valid_from": date.today(), "source": None}
    if isinstance(line, Term):
        told = {"valid_months": line.months, "fresh_months": line.fresh_months, "warn_weeks": line.warn_weeks}
        return {**common, **told}
    narrowed = {"activity": line.activity or None, "shelter_kind": line.shelter_kind, "born_after": line.born_after}
    return {**common, **narrowed, "blocks": line.blocks}
