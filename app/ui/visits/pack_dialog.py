"""The dialog of the visit pack: houses in their order, what goes in, and every page as it will be printed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QCheckBox, QSpinBox, QVBoxLayout, QWidget

from app.errors import UserError
from app.services.lists.export import proposed_name
from app.services.office import Services
from app.services.visits import packing
from app.services.visits.packing import Wanted
from app.text import _, german_date, number
from app.ui.kit.desk import Desk
from app.ui.kit.latest import Latest
from app.ui.kit.memory import recall, remember
from app.ui.kit.widgets import label, row, scrolled
from app.ui.office_dialog import OfficeDialog
from app.ui.outputs.pages_dialog import Leaving, PagesDialog
from app.ui.outputs.rendering import Size, page_sizes
from app.ui.visits.house_list import HouseList

if TYPE_CHECKING:
    from app.services.documents.visit_data import Part, VisitPack

_MEMORY = "visits/pack"
_WATCHED = {"Person", "Office", "Assignment", "Shelter", "Visit", "Event", "Task", "Need", "Occupancy", "ContactRole"}
MOST_BLANK = 60


@dataclass(frozen=True)
class Made:
    """The pack as it is looked at, with its pages."""

    pack: "VisitPack"
    pdf: bytes
    sizes: list[Size]


class PackDialog(PagesDialog):
    """One PDF for one house or a tour; what is ticked is printed."""

    def __init__(self, parent: QWidget | None, desk: Desk, chosen: Sequence[str], event_id: str = "") -> None:
        super().__init__(parent, desk, _("Besuchsmappe"))
        self.setObjectName("visitPack")
        self.event_id = event_id
        self._planned = list(chosen)
        self._made: Made | None = None
        self._sheets: list[str] = []
        self._latest = Latest(self, desk.tasks)
        self.houses = HouseList(desk.office, chosen, not event_id)
        self.parts = {key: _check(words, recall(f"{_MEMORY}/{key}", True)) for key, words in _words()}
        self.private = _check(_("Private Telefonnummern"), False)
        self.private.setToolTip(_("Die Mappe nennt dann auch die Nummern der Ehrenamtlichen; das wird festgehalten."))
        self.blank = QSpinBox()
        self._make_blank()
        self.told = label("", "quiet", wrap=True)
        self._lay_out()
        self._connect()
        self.draw()

    # ------------------------------------------------------------ building

    def _make_blank(self) -> None:
        self.blank.setProperty("role", "field")
        self.blank.setObjectName("blankLines")
        self.blank.setAccessibleName(_("Freie Zeilen, mindestens"))
        self.blank.setRange(10, MOST_BLANK)
        self.blank.setValue(recall(f"{_MEMORY}/blank", 10))
        self.blank.setFixedWidth(64)
        self.blank.lineEdit().setTextMargins(7, 0, 0, 0)

    def _lay_out(self) -> None:
        choices = QVBoxLayout()
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(4)
        choices.addWidget(self.houses, 1)
        choices.addSpacing(4)
        choices.addWidget(label(_("Was in die Mappe kommt"), "quiet"))
        for check in self.parts.values():
            choices.addWidget(check)
        choices.addLayout(row(label(_("Freie Zeilen, mindestens"), "quiet"), 1, self.blank))
        choices.addWidget(self.private)
        choices.addWidget(self.told)
        inside = QWidget()
        inside.setObjectName("page")
        inside.setLayout(choices)
        fields = QVBoxLayout()
        fields.setSpacing(6)
        fields.addWidget(scrolled(inside), 1)
        self.add_file_name(fields)
        self.lay_out(fields, 330)

    def _connect(self) -> None:
        self.houses.changed.connect(self.draw)
        for check in (*self.parts.values(), self.private):
            check.clicked.connect(self.draw)
        self.blank.valueChanged.connect(self.draw)
        self.desk.news.committed.connect(lambda changes: self.draw() if _WATCHED & changes.entities else None)

    # ------------------------------------------------------------ the pages

    @property
    def about(self) -> Wanted:
        """The houses ticked; the event only while they are those of its tour."""
        ids = self.houses.ids
        same = set(ids) == set(self._planned)
        return Wanted(tuple(ids), self.event_id or None if same else None)

    def draw(self) -> None:
        """Draw the pages with the present choices."""
        about = self.about
        self.allow(False)
        self.parts["cover"].setEnabled(len(about.shelter_ids) > 1)
        if not about.shelter_ids:
            self._latest.forget()
            self._made = None
            self.preview.say(_("Bitte kreuzen Sie links an, wohin es geht."))
            return
        parts = tuple(key for key, check in self.parts.items() if check.isChecked())
        blank, private = self.blank.value(), self.private.isChecked()
        self._latest.ask(lambda job: _make(self.office, about, parts, blank, private), self._on_made, self._on_refused)

    def _on_made(self, made: Made) -> None:
        self._made = made
        self.preview.show_pdf(made.pdf, made.sizes)
        self.place.propose(proposed_name(self.office, _file_title(made.pack), "pdf"))
        self.tell(self.warning)
        self.told.setText(_("{pages} Seiten").format(pages=number(len(made.sizes))))
        self.allow(True)

    def _on_refused(self, error: UserError) -> None:
        self._made = None
        mend = (_("Angaben zum Büro ergänzen"), lambda: OfficeDialog(self, self.desk).open())
        self.preview.say(str(error), () if self.office.office() else (mend,))
        self.told.setText("")

    # ------------------------------------------------------------ the way out

    def leaving(self) -> Leaving:
        """The pages as they are shown, now with the numbers of their lists."""
        assert self._made is not None
        pack, about, office = self._made.pack, self.about, self.office

        return Leaving(
            _("Besuchsmappe {title}").format(title=pack.title),
            lambda job: self._final(about, pack),
            lambda path, pdf: packing.store(office, about, pack, path, pdf),
            lambda: packing.log_print(office, about, pack),
            lambda: office.paper.withdraw(self._sheets),
        )

    def _final(self, about: Wanted, pack: "VisitPack") -> bytes:
        self._sheets = []
        numbered, sheets = packing.number_sheets(self.office, pack, about)
        self._sheets = [sheet.id for sheet in sheets]
        return packing.draw(numbered)[0]

    def keep(self) -> None:
        """Start with these choices the next time; whether numbers are private is asked anew."""
        for key, check in self.parts.items():
            remember(f"{_MEMORY}/{key}", check.isChecked())
        remember(f"{_MEMORY}/blank", self.blank.value())


def _words() -> tuple[tuple[str, str], ...]:
    return (
        ("cover", _("Deckblatt der Tour")),
        ("points", _("Offene Punkte und letztes Protokoll")),
        ("helpers", _("Wer hilft wann, Angebote, Gruppen")),
        ("needs", _("Offene Bedarfe")),
        ("sheet", _("Liste zum Eintragen der Stunden")),
        ("protocol", _("Leeres Protokoll")),
    )


def _file_title(pack: "VisitPack") -> str:
    """What the file is called: the house, or the day of the tour in short."""
    if len(pack.houses) > 1 and pack.day:
        return _("Besuchsmappe Tour am {day}").format(day=german_date(pack.day))
    return _("Besuchsmappe {title}").format(title=pack.title)


def _check(words: str, on: Any) -> QCheckBox:
    result = QCheckBox(words)
    result.setChecked(bool(on))
    return result


def _make(services: Services, about: Wanted, parts: Sequence[str], blank: int, private: bool) -> Made:
    from app.services.gather.visit_pack import visit_pack

    pack = visit_pack(services, about.shelter_ids, about.event_id, private)
    chosen = cast("tuple[Part, ...]", tuple(parts))
    pack = replace(pack, parts=chosen, blank=blank)
    pdf, _printed = packing.draw(packing.preview(pack))
    return Made(pack, pdf, page_sizes(pdf))


def open_pack(window: Any, chosen: Sequence[str], event_id: str = "") -> PackDialog:
    """Show the pack of these houses."""
    dialog = PackDialog(window, window.desk, chosen, event_id)
    dialog.open()
    return dialog
