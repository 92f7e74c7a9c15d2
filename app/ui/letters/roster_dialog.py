"""The dialog for the telephone list and the emergency roster: for whom, who stands in it, and the pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.services import outputs
from app.services.documents.data import Report
from app.services.documents.register import document
from app.services.letters.rosters import CONFIDENTIAL, Allowed, allowed, phone_list
from app.services.lists.disclosure import OWN_OFFICE, persons
from app.services.lists.export import proposed_name
from app.services.office import Services
from app.text import _, translate
from app.ui.kit.desk import Desk
from app.ui.kit.latest import Latest
from app.ui.kit.widgets import button, label, scrolled
from app.ui.letters import work
from app.ui.letters.left_out import LeftOutDialog
from app.ui.letters.stick_dialog import Carried, StickDialog
from app.ui.office_dialog import OfficeDialog
from app.ui.outputs.pages_dialog import Leaving, PagesDialog
from app.ui.outputs.recipients import RecipientField

PAUSE_MS = 300
_WATCHED = {"Person", "Consent", "Office"}


@dataclass(frozen=True)
class Made:
    """The pages, who stands on them, and who does not."""

    page: work.Page
    who: Allowed
    report: Report


class RosterDialog(PagesDialog):
    """`key` as in the register of documents; `ids` None stands for everybody active."""

    def __init__(self, parent: QWidget | None, desk: Desk, key: str, ids: Sequence[str] | None = None) -> None:
        super().__init__(parent, desk, document(key).label)
        self.setObjectName("rosterDialog")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.draw)
        self.key, self.ids = key, ids
        self._made: Made | None = None
        self._latest = Latest(self, desk.tasks)
        self.recipient = RecipientField(translate(OWN_OFFICE))
        self.told = label("", "quiet", wrap=True)
        self.withheld = button("", self.show_withheld, "link", name="withheld")
        self.withheld.hide()
        self._lay_out()
        self.recipient.editTextChanged.connect(lambda: self._pause.start())
        self.desk.news.committed.connect(self._on_news_committed)
        self.draw()

    def _lay_out(self) -> None:
        choices, fields = QWidget(), QVBoxLayout()
        inner = QVBoxLayout(choices)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        self.fill_fields(inner)
        inner.addWidget(label(_("Für wen"), "quiet"))
        inner.addWidget(self.recipient)
        inner.addSpacing(8)
        inner.addWidget(self.told)
        inner.addWidget(self.withheld)
        inner.addStretch(1)
        fields.setSpacing(4)
        fields.addWidget(scrolled(choices), 1)
        self.add_file_name(fields)
        fields.addWidget(label(translate(CONFIDENTIAL), "small", wrap=True))
        self.lay_out(fields)
        tip = _("Als PDF, das nur mit einer Passphrase aufgeht, auf jedem Rechner")
        self.stick = button(_("Für den USB-Stick …"), self.carry, tip=tip, name="forStick")
        self.add_left(self.stick)
        self.place.propose(proposed_name(self.office, self.heading.text(), "pdf"))

    def fill_fields(self, fields: QVBoxLayout) -> None:
        """Further choices above the recipient; a list of everybody has none."""

    def maker(self, recipient: str) -> Callable[[Services], Made]:
        """What makes the pages, in the worker; UserError where the choices cannot be read."""
        ids = self.ids
        return lambda office: _make(office, ids, recipient)

    def draw(self) -> None:
        """Draw the list as its recipient may have it."""
        self._pause.stop()
        self._latest.forget()
        recipient = self.recipient.recipient
        self.allow(False)
        if not recipient:
            self.preview.say(_("Bitte sagen Sie, für wen die Liste ist."))
            return
        try:
            make = self.maker(recipient)
        except UserError as unread:
            self.preview.say(str(unread))
            return
        self._latest.ask(lambda job: make(self.office), self._on_made, self._on_refused)

    def _on_made(self, made: Made) -> None:
        self._made = made
        self.preview.show_pdf(made.page.pdf, made.page.sizes)
        self.warning = made.page.warning
        self.tell(made.page.warning)
        self.told.setText(self.count_words().format(who=persons(len(made.who.ids))))
        self._tell_withheld(made.who)
        self.allow(True)

    def count_words(self) -> str:
        """What is said of how many stand in it; {who} counts them."""
        return _("{who} in dieser Liste.") if self.ids is not None else _("{who}, alle Aktiven.")

    def _tell_withheld(self, who: Allowed) -> None:
        left = len(who.withheld) + len(who.unknown)
        words = _("{who} nicht dabei").format(who=persons(left))
        self.withheld.setText(words)
        self.withheld.setAccessibleName(words)
        self.withheld.setVisible(bool(left))

    def _on_refused(self, error: UserError) -> None:
        self._made = None
        mend = (_("Angaben zum Büro ergänzen"), lambda: OfficeDialog(self, self.desk).open())
        self.preview.say(str(error), () if self.office.office() else (mend,))
        self.told.setText("")
        self.withheld.hide()

    def show_withheld(self) -> None:
        """Name those who may not stand in it."""
        if self._made:
            who = self._made.who
            people = [(identity, _("keine Einwilligung zur Weitergabe")) for identity in who.withheld]
            people += [(identity, _("keine Telefonnummer, keine E-Mail")) for identity in who.unknown]
            LeftOutDialog(self, self.desk, people).open()

    def _on_news_committed(self, changes: Any) -> None:
        if _WATCHED & changes.entities:
            self.draw()

    def leaving(self) -> Leaving:
        """The pages shown; whoever stands on them is named in the log with the recipient."""
        assert self._made is not None
        made, recipient, key, office = self._made, self.recipient.recipient, self.key, self.office
        record = office.office_records.ids()[0]
        return Leaving(
            self.heading.text(),
            lambda job: made.page.pdf,
            lambda path, pdf: outputs.write_logged(office, key, record, path, pdf, recipient, made.who.ids),
            lambda: outputs.log_print(office, key, record, recipient, made.who.ids),
        )

    def allow(self, possible: bool) -> None:
        super().allow(possible)
        self.stick.setEnabled(possible)

    def carry(self) -> None:
        """Ask for a passphrase and a place for the pages that go along in a bag."""
        assert self._made is not None
        made, store = self._made, self.leaving().store
        carried = Carried(self.place.path("pdf").stem, made.report, store, self._on_carried)
        StickDialog(self, self.desk, carried).open()

    def _on_carried(self) -> None:
        self.keep()
        self.accept()

    def keep(self) -> None:
        """Offer this recipient the next time."""
        self.recipient.keep()


def _make(services: Services, ids: Sequence[str] | None, recipient: str) -> Made:
    who = allowed(services, recipient, ids)
    report = phone_list(services, who.ids)
    return Made(work.look("phone-list", report), who, report)
