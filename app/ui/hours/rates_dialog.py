"""Kilometersätze: what a journey is worth, by the office's own rates and by those that come with the program."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models import MileageRate
from app.services.hours import shipped
from app.text import _, german_date, money
from app.ui.kit.dialog import Dialog
from app.ui.kit.places import dotted, section, span
from app.ui.kit.references import names
from app.ui.kit.related import RelatedLine
from app.ui.kit.widgets import button, clear, label, row, scrolled
from app.ui.record_dialog import RecordDialog

M = MileageRate
FIELDS = (section("", M.funder_id, M.kind, M.rate, M.most, M.valid_from, M.valid_to, M.source),)


class RatesDialog(Dialog):
    """The own rates, each opens its form; under them the shipped ones, each can be taken over for a funder."""

    def __init__(self, parent: QWidget, desk: Any) -> None:
        super().__init__(parent, _("Kilometersätze"), 620)
        self.setObjectName("rates")
        self.desk, self.office = desk, desk.office
        told = _(
            "Gerechnet wird mit dem Satz des Geldgebers, der am Tag der Fahrt gilt; ohne einen solchen mit dem des "
            "Büros, und wo auch der fehlt, mit der üblichen Pauschale."
        )
        self.body.addWidget(label(told, "quiet", wrap=True))
        page = QWidget()
        page.setObjectName("page")
        self._lines = QVBoxLayout(page)
        self._lines.setContentsMargins(0, 0, 8, 0)
        self._lines.setSpacing(6)
        area = scrolled(page)
        area.setMinimumHeight(300)
        self.body.addWidget(area, 1)
        self.add_left(button(_("+ Kilometersatz"), lambda: self.edit({}), name="addRate"))
        self.add_close(self.accept)
        self._show()
        desk.news.committed.connect(self._on_news_committed)

    def edit(self, rate: Any) -> None:
        """The form of a rate, or of a new one with first values."""
        title = _("Neuer Kilometersatz") if isinstance(rate, dict) else _("Kilometersatz")
        RecordDialog(self, self.desk, title, self.office.rates, rate, FIELDS).open()

    def drop(self, identity: str) -> None:
        """Move a rate to the trash."""
        self.office.rates.trash([identity])

    def _show(self) -> None:
        clear(self._lines)
        self._lines.addWidget(label(_("Sätze des Büros"), "heading"))
        own = self.office.rates.all()
        known = dict(
            zip(ids := [r.funder_id for r in own if r.funder_id], names(self.office, "Funder", ids), strict=True)
        )
        for rate in own:
            self._lines.addWidget(self._own(rate, known.get(rate.funder_id, _("alle Geldgeber"))))
        if not own:
            self._lines.addWidget(label(_("Noch keiner eingetragen."), "quiet"))
        self._lines.addSpacing(8)
        self._lines.addWidget(label(_("Mit dem Programm geliefert"), "heading"))
        for one in shipped.rates():
            self._lines.addWidget(self._shipped(one))
        self._lines.addStretch(1)

    def _own(self, rate: MileageRate, funder: str) -> QWidget:
        main = dotted([_("{money} je km").format(money=money(rate.rate)), funder, rate.kind.label])
        line = RelatedLine(main, dotted([_most(rate.most), _period(rate), rate.source or ""]), None)
        line.opened.connect(partial(self.edit, rate))
        line.row.addWidget(button(_("Entfernen"), partial(self.drop, rate.id), "flat", name="dropRate"))
        return line

    def _shipped(self, one: shipped.ShippedRate) -> QWidget:
        main = dotted([_("{money} je km").format(money=money(one.cents)), one.rule, one.kind.label])
        usual = _("gilt, wo nichts anderes eingetragen ist") if one.usual else ""
        place = QWidget()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(main, wrap=True))
        words.addWidget(label(dotted([_most(one.most), _period(one), one.source, usual]), "small", wrap=True))
        first = {"kind": one.kind, "rate": one.cents, "most": one.most, "source": f"{one.rule}, {one.source}"[:200]}
        line = row(
            button(_("Übernehmen …"), partial(self.edit, first), "flat", name="takeRate"), margins=(12, 2, 12, 2)
        )
        line.insertLayout(0, words, 1)
        place.setLayout(line)
        return place

    def _on_news_committed(self, changes: Any) -> None:
        if M.__name__ in changes.entities:
            self._show()


def _most(cents: int | None) -> str:
    return _("höchstens {amount} je Fahrt").format(amount=money(cents)) if cents else ""


def _period(rate: Any) -> str:
    return span([german_date(rate.valid_from), german_date(rate.valid_to)])
