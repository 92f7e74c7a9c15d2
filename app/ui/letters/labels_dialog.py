"""The dialog for labels and name badges: which sheet, from which label on, for whom in which order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QPushButton, QSpinBox, QVBoxLayout, QWidget

from app.errors import UserError
from app.services.documents.data import Labels
from app.services.documents.label_sheets import BADGES, LabelSheet, sheets
from app.services.letters.households import households
from app.services.letters.labelling import badges, of_households
from app.services.lists.export import proposed_name
from app.services.office import Services
from app.text import _, number
from app.ui.kit.combo import Combo
from app.ui.kit.desk import Desk
from app.ui.kit.latest import Latest
from app.ui.kit.memory import recall, remember
from app.ui.kit.widgets import button, label, row, scrolled
from app.ui.letters import work
from app.ui.letters.left_out import LeftOutDialog
from app.ui.letters.sheet_picture import SheetPicture
from app.ui.office_dialog import OfficeDialog
from app.ui.outputs.pages_dialog import Leaving, PagesDialog

_MEMORY = "letters/labels"
_WATCHED = {"Person", "Office", "PersonLink", "Assignment"}


@dataclass(frozen=True)
class Wish:
    """What is to be printed; `cut` of badges is their own sheet."""

    cut: LabelSheet
    first: int
    together: bool
    by_place: bool


@dataclass(frozen=True)
class Made:
    """The labels with the page to look at; `without` are the ids of those without a whole address."""

    labels: Labels
    page: work.Page
    without: tuple[str, ...] = ()


class LabelsDialog(PagesDialog):
    """Address labels, one a household or a person, or a badge for each."""

    def __init__(self, parent: QWidget | None, desk: Desk, ids: Sequence[str]) -> None:
        super().__init__(parent, desk, _("Aufkleber und Namensschilder"))
        self.setObjectName("labelsDialog")
        self.ids = list(ids)
        self._made: Made | None = None
        self._latest = Latest(self, desk.tasks)
        self._make_pieces()
        self._lay_out()
        self._connect()
        self.draw()

    # ------------------------------------------------------------ building

    def _make_pieces(self) -> None:
        self.kinds: list[QPushButton] = []  # a group of Qt would take the other one out of the reach of Tab
        for name, words in (("labels", _("Adressaufkleber")), ("badges", _("Namensschilder"))):
            choice = button(words, partial(self.choose_kind, name), "toggle", name=name)
            choice.setCheckable(True)
            choice.setChecked(name == "labels")
            self.kinds.append(choice)
        self.sheet = Combo(_("Bogen"), [(one.name, one) for one in sheets()])
        names = [one.name for one in sheets()]
        last = recall(f"{_MEMORY}/sheet", "")
        self.sheet.setCurrentIndex(names.index(last) if last in names else 0)
        self.picture = SheetPicture()
        self.first = QSpinBox()
        self.first.setObjectName("firstLabel")
        self.first.setProperty("role", "field")
        self.first.setFixedWidth(64)
        self.first.setMinimum(1)
        self.first.lineEdit().setTextMargins(7, 0, 0, 0)
        ways = [(_("einer je Haushalt"), True), (_("einer je Person"), False)]
        self.together = Combo(_("Wie viele"), ways)
        self.together.setCurrentIndex(recall(f"{_MEMORY}/each", 0))
        self.order = Combo(_("Reihenfolge"), [(_("nach Namen"), False), (_("nach Postleitzahl"), True)])
        self.order.setCurrentIndex(recall(f"{_MEMORY}/order", 0))
        self.told = label("", "quiet", wrap=True)
        self.without = button("", self.show_without, "link", name="withoutAddress")

    def _lay_out(self) -> None:
        choices = QVBoxLayout()
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(4)
        self._only_labels: list[QWidget] = []
        for words, part in ((_("Bogen"), self.sheet), (_("Wie viele"), self.together), (_("Reihenfolge"), self.order)):
            head = label(words, "quiet")
            choices.addWidget(head)
            choices.addWidget(part)
            self._only_labels += [head, part]
        self._from = label("", "quiet")
        choices.addLayout(row(self._from, 1, self.first))
        choices.addLayout(row(1, self.picture, 1))
        choices.addWidget(self.told)
        choices.addWidget(self.without)
        choices.addStretch(1)
        inside = QWidget()
        inside.setObjectName("page")
        inside.setLayout(choices)
        fields = QVBoxLayout()
        fields.setSpacing(6)
        fields.addLayout(row(*self.kinds, 1, gap=6))
        fields.addWidget(scrolled(inside), 1)
        self.add_file_name(fields)
        self.lay_out(fields, 330)

    def _connect(self) -> None:
        self.sheet.activated.connect(self._on_sheet_chosen)
        for part in (self.together, self.order):
            part.activated.connect(self.draw)
        self.first.valueChanged.connect(self.draw)
        self.picture.chosen.connect(self.first.setValue)
        self.desk.news.committed.connect(lambda changes: self.draw() if _WATCHED & changes.entities else None)
        self._show_from()

    # ------------------------------------------------------------ what is chosen

    @property
    def key(self) -> str:
        """ "labels" or "badges", as in the register of documents."""
        return next(one.objectName() for one in self.kinds if one.isChecked())

    @property
    def cut(self) -> LabelSheet:
        """The sheet chosen."""
        return BADGES if self.key == "badges" else self.sheet.currentData()

    def choose_kind(self, key: str) -> None:
        """Print "labels" or "badges"."""
        for one in self.kinds:
            one.setChecked(one.objectName() == key)
        for part in self._only_labels:
            part.setVisible(self.key == "labels")
        self._on_sheet_chosen()

    def _show_from(self) -> None:
        words = _("Erstes freies Schild") if self.key == "badges" else _("Erster freier Aufkleber")
        self._from.setText(words)
        self.first.setAccessibleName(words)
        self.first.setMaximum(self.cut.count)

    def _on_sheet_chosen(self) -> None:
        self.first.blockSignals(True)
        self._show_from()
        self.first.setValue(1)
        self.first.blockSignals(False)
        self.draw()

    # ------------------------------------------------------------ the pages

    def draw(self) -> None:
        """Draw the sheets with the present choices."""
        wish = Wish(self.cut, self.first.value(), bool(self.together.currentData()), bool(self.order.currentData()))
        ids, key = self.ids, self.key
        self.allow(False)
        self.picture.show_sheet(wish.cut, wish.first, len(self._made.labels.texts) if self._made else 0)
        self._latest.ask(lambda job: _make(self.office, key, ids, wish), self._on_made, self._on_refused)

    def _on_made(self, made: Made) -> None:
        self._made = made
        self.preview.show_pdf(made.page.pdf, made.page.sizes)
        self.warning = made.page.warning
        self.tell(made.page.warning)
        self.place.propose(proposed_name(self.office, made.labels.title, "pdf"))
        self.picture.show_sheet(self.cut, self.first.value(), len(made.labels.texts))
        self._count(made)
        self.allow(True)

    def _count(self, made: Made) -> None:
        count, pages = len(made.labels.texts), len(made.page.sizes)
        words = _("{count} Schilder auf {pages}.") if self.key == "badges" else _("{count} Aufkleber auf {pages}.")
        sheets_ = _("1 Bogen") if pages == 1 else _("{count} Bögen").format(count=number(pages))
        self.told.setText(words.format(count=number(count), pages=sheets_))
        left = _("{count} ohne vollständige Anschrift").format(count=number(len(made.without)))
        self.without.setText(left)
        self.without.setAccessibleName(left)
        self.without.setVisible(bool(made.without))

    def _on_refused(self, error: UserError) -> None:
        self._made = None
        mend = (_("Angaben zum Büro ergänzen"), lambda: OfficeDialog(self, self.desk).open())
        self.preview.say(str(error), () if self.office.office() else (mend,))
        self.told.setText("")
        self.without.hide()

    def show_without(self) -> None:
        """Name those who get no label."""
        if self._made:
            reason = _("Straße oder Ort fehlt")
            LeftOutDialog(self, self.desk, [(identity, reason) for identity in self._made.without]).open()

    # ------------------------------------------------------------ the way out

    def leaving(self) -> Leaving:
        """The sheets as they are shown."""
        assert self._made is not None
        made = self._made
        return Leaving(
            made.labels.title,
            lambda job: made.page.pdf,
            lambda path, pdf: work.store(self.office, path, pdf, (), ""),
            lambda: None,
        )

    def keep(self) -> None:
        """Start with these choices the next time."""
        remember(f"{_MEMORY}/sheet", self.sheet.currentText())
        remember(f"{_MEMORY}/each", self.together.currentIndex())
        remember(f"{_MEMORY}/order", self.order.currentIndex())


def _make(services: Services, key: str, ids: Sequence[str], wish: Wish) -> Made:
    if key == "badges":
        made = badges(services, ids, wish.first)
        return Made(made, work.look("badges", made))
    found = households(services, ids, wish.together, wish.by_place)
    made = of_households(services, found, wish.cut.name, wish.first)
    without = tuple(identity for house in found if not house.is_complete for identity in house.ids)
    return Made(made, work.look("labels", made), without)
