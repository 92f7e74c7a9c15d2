"""The emergency roster: for which house or arrival, who is looked for, and the page with the phone chain."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from app.errors import UserError
from app.models import Need
from app.models.facts import facts
from app.services.letters.emergency import EACH, MOST, Wanted, for_arrival, ranked
from app.services.letters.rosters import Allowed, allowed, roster_of
from app.services.occupancy.languages import called
from app.services.office import Services
from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.editors import whole
from app.ui.kit.references import ReferenceEditor
from app.ui.kit.widgets import label, row
from app.ui.letters import work
from app.ui.letters.roster_dialog import Made, RosterDialog

KEY = "emergency-roster"
NARROW = 64
"""Pixels of a field for a small number."""
FURTHEST, MANY = 500, 200
"""The largest numbers of kilometres and of people that can be asked for."""


class EmergencyDialog(RosterDialog):
    """House, languages, car, evenings, distance and numbers beside the page; `ids` None stands for everybody active."""

    def __init__(
        self, parent: QWidget | None, desk: Desk, ids: Sequence[str] | None = None, wanted: Wanted | None = None
    ) -> None:
        self.first = wanted or Wanted()
        super().__init__(parent, desk, KEY, ids)
        self.setObjectName("emergencyDialog")

    def fill_fields(self, fields: QVBoxLayout) -> None:
        """Who is looked for, above the recipient."""
        self.house = ReferenceEditor(facts(Need.shelter_id), self.desk.office)
        self.house.setAccessibleName(_("Für welches Haus"))
        self.house.setObjectName("house")
        self.house.set_value(self.first.shelter_id)
        self.languages = QLineEdit(", ".join(self.first.languages))
        self.languages.setObjectName("languages")
        self.languages.setAccessibleName(_("Gesuchte Sprachen"))
        self.languages.setPlaceholderText(_("zum Beispiel Arabisch, Dari"))
        self.speakers = QCheckBox(_("Nur wer eine davon spricht"))
        self.car, self.evening = QCheckBox(_("Nur mit Auto")), QCheckBox(_("Nur wer abends frei ist"))
        self.near = _number(_("Höchstens so viele Kilometer"), "")
        self.near.setPlaceholderText(_("egal"))
        self.most = _number(_("Höchstens so viele Personen"), str(MOST))
        self.each = _number(_("Anrufe je Person"), str(EACH))
        for part in (label(_("Für welches Haus"), "quiet"), self.house, label(_("Gesuchte Sprachen"), "quiet"),
                     self.languages, self.speakers, self.car, self.evening):  # fmt: skip
            fields.addWidget(part)
        for words, field in (
            (_("Höchstens km"), self.near),
            (_("Personen"), self.most),
            (_("Anrufe je Person"), self.each),
        ):
            fields.addLayout(row(label(words, "quiet"), 1, field))
        fields.addSpacing(8)
        self._watch()

    def _watch(self) -> None:
        for text in (self.languages, self.near, self.most, self.each):
            text.textEdited.connect(lambda: self._pause.start())
        self.house.changed.connect(lambda: self._pause.start())
        for box in (self.speakers, self.car, self.evening):
            box.toggled.connect(lambda: self._pause.start())

    def wanted(self) -> Wanted:
        """Who is looked for as the fields say; UserError for what cannot be read."""
        try:
            names = [called(word) for word in self.languages.text().split(",") if word.strip()]
            house = self.house.value()
        except ValueError as unknown:
            raise UserError("{problem}", problem=str(unknown)) from None
        near = _figure(self.near, 0, FURTHEST) if self.near.text().strip() else None
        return Wanted(
            house, tuple(dict.fromkeys(names)), self.speakers.isChecked(), self.car.isChecked(),
            self.evening.isChecked(), near, _figure(self.most, 1, MANY), _figure(self.each, 1, 9),
        )  # fmt: skip

    def maker(self, recipient: str) -> Callable[[Services], Made]:
        wanted, ids = self.wanted(), self.ids
        return lambda office: make(office, wanted, ids, recipient)

    def count_words(self) -> str:
        return _("{who} in dieser Liste, der Reihe nach.")


def make(services: Services, wanted: Wanted, ids: Sequence[str] | None, recipient: str) -> Made:
    """The page for a recipient: the ranking among those who may stand on it."""
    may = allowed(services, recipient, ids)
    helpers = ranked(services, wanted, may.ids)
    report = roster_of(services, helpers, wanted)
    who = Allowed(tuple(helper.person_id for helper in helpers), may.withheld, may.unknown)
    return Made(work.look(KEY, report), who, report)


def wanted_for(services: Services, shelter_id: str | None, arrival_id: str | None) -> Wanted:
    """Who is looked for at first: for an arrival its house and languages."""
    return for_arrival(services, Wanted(), arrival_id) if arrival_id else Wanted(shelter_id)


def _number(name: str, text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setFixedWidth(NARROW)
    return field


def _figure(field: QLineEdit, low: int, high: int) -> int:
    try:
        value = whole(field.text())
    except ValueError:
        value = -1
    if not low <= value <= high:
        raise UserError("„{name}“: Bitte geben Sie eine Zahl von {low} bis {high} ein.", name=field.accessibleName(),
                        low=low, high=high)  # fmt: skip
    return value
