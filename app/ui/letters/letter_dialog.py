"""The dialog for letters and forms: templates, the real pages for each recipient, and what is missing for whom."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.errors import UserError
from app.models import LetterUse, Person
from app.services.letters.fields import Recipient
from app.services.letters.filling import Filled, fill, gaps_of_office
from app.services.letters.recipients import recipients
from app.services.letters.templates import Template
from app.services.lists.disclosure import persons
from app.services.lists.export import proposed_name
from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.latest import Latest
from app.ui.kit.places import address, line, section
from app.ui.kit.widgets import button, row
from app.ui.letters import work
from app.ui.letters.recipient_bar import RecipientBar
from app.ui.letters.template_list import TemplateList
from app.ui.office_dialog import OfficeDialog
from app.ui.outputs.pages_dialog import Leaving, PagesDialog
from app.ui.record_dialog import RecordDialog

P = Person
PAPER = (LetterUse.LETTER, LetterUse.FORM)
MENDED = (
    section(
        "",
        line(P.salutation, P.academic_title, label=_("Anrede")),
        line(P.first_name, P.last_name, label=_("Name")),
        address(P.street, P.postal_code, P.city, _("Anschrift")),
        P.birth_date,
        P.since,
        P.languages,
        P.skills,
    ),
)
"""What letters say of a person and can be mended at once."""
_WATCHED = {"Person", "Office", "LetterTemplate", "Assignment", "Credential", "ConductCheck", "HoursEntry"}


class LetterDialog(PagesDialog):
    """A template for one person or many; `until` is the day by which a proof must end to be named."""

    def __init__(
        self, parent: QWidget | None, desk: Desk, ids: Sequence[str], template: str = "", until: date | None = None
    ) -> None:
        super().__init__(parent, desk, _("Briefe und Formulare"))
        self.setObjectName("letterDialog")
        self.ids, self.until = list(ids), until
        self._to: list[Recipient] = []
        self._filled: list[Filled] = []
        self._latest = Latest(self, desk.tasks)
        self._make_pieces()
        self._lay_out()
        self._connect()
        self._offer(template)
        self.gather()

    # ------------------------------------------------------------ building

    def _make_pieces(self) -> None:
        self.templates = TemplateList()
        self.change = button(_("Vorlage bearbeiten …"), lambda: self.edit_template(False), "link", name="editTemplate")
        self.copy = button(_("Neue Vorlage …"), lambda: self.edit_template(True), "link", name="copyTemplate")
        self.bar = RecipientBar()
        self.posted = QCheckBox(_("Wer keine Anschrift hat, bekommt keinen"))
        self.contact = QCheckBox(_("Als Kontakt festhalten"))
        self.contact.setChecked(not self.office.database.frozen)
        self.contact.setEnabled(not self.office.database.frozen)

    def _lay_out(self) -> None:
        fields = QVBoxLayout()
        fields.setSpacing(4)
        fields.addWidget(self.templates, 1)
        fields.addLayout(row(self.change, 1, self.copy))
        fields.addSpacing(4)
        for part in (self.posted, self.contact):
            fields.addWidget(part)
        fields.addSpacing(4)
        self.add_file_name(fields)
        self.lay_out(fields, 310, self.bar)
        self.bar.take_keys(self)
        self.templates.search.setFocus()

    def _connect(self) -> None:
        self.templates.chosen.connect(self._on_template_chosen)
        self.bar.turned.connect(self.draw)
        self.bar.mend_asked.connect(self.mend)
        self.bar.office_asked.connect(lambda: OfficeDialog(self, self.desk).open())
        self.posted.toggled.connect(self._show_letters)
        self.desk.news.committed.connect(self._on_news_committed)

    def _offer(self, wanted: str = "") -> None:
        known = self.office.templates.known()
        self.templates.offer([template for template in known if template.use in PAPER], wanted)

    # ------------------------------------------------------------ the letters

    @property
    def template(self) -> Template | None:
        """The template chosen."""
        return self.templates.template

    def gather(self) -> None:
        """Read anew what is known of the recipients."""
        ids, until = self.ids, self.until
        self.allow(False)
        self.preview.say(_("Die Briefe werden vorbereitet …"))
        self._latest.ask(lambda job: recipients(self.office, ids, date.today(), until), self._on_gathered)

    def _on_gathered(self, to: list[Recipient]) -> None:
        self._to = to
        self.fill()

    def _on_template_chosen(self) -> None:
        if self._to:
            self.fill()

    def fill(self) -> None:
        """Put what is known into the template."""
        template, to = self.template, self._to
        if template is None:
            return
        self.allow(False)
        self._latest.ask(
            lambda job: fill(self.office, template, to, date.today()),
            partial(self._on_filled, template),
            self._on_refused,
        )

    def _on_filled(self, template: Template, filled: list[Filled]) -> None:
        self._filled = filled
        self._ours = gaps_of_office(template, self._to[0]) if self._to else []
        without = sum(not one.has_address for one in filled)
        self.posted.setVisible(0 < without < len(filled))
        self._show_letters()

    def _show_letters(self) -> None:
        kept = [one for one in self._filled if one.has_address] if self._leaves_out else self._filled
        self.bar.show_letters(kept, self._ours)
        who = kept[0].letter.person if len(kept) == 1 else persons(len(kept))
        self.heading.setText(_("Briefe und Formulare für {who}").format(who=who))
        if self.template:
            title = self.template.name if len(kept) > 1 else f"{self.template.name} {who}"
            self.place.propose(proposed_name(self.office, title, "pdf"))
        self.draw()

    @property
    def _leaves_out(self) -> bool:
        return self.posted.isChecked() and self.posted.isVisibleTo(self)

    def draw(self) -> None:
        """Show the letter in view."""
        current = self.bar.current
        self.allow(False)
        if current is None:
            self.preview.say(_("Hier gibt es niemanden, an den ein Brief gehen kann."))
            return
        letter = current.letter
        self._latest.ask(lambda job: work.look("letter", letter), self._on_drawn, self._on_refused)

    def _on_drawn(self, page: work.Page) -> None:
        self.preview.show_pdf(page.pdf, page.sizes)
        self.warning = page.warning
        self.tell(page.warning)
        self.allow(True)

    def _on_refused(self, error: UserError) -> None:
        ways = ((_("Angaben zum Büro ergänzen"), lambda: OfficeDialog(self, self.desk).open()),)
        self.preview.say(str(error), ways)

    # ------------------------------------------------------------ what the user does

    def mend(self) -> None:
        """Complete what is known of the person in view."""
        current = self.bar.current
        if current is not None:
            person = self.office.people.get(current.person_id)
            RecordDialog(self, self.desk, person.caption, self.office.people, person, MENDED).open()

    def edit_template(self, copy: bool) -> None:
        """Change the wording, or make another one of it."""
        from app.ui.letters.template_dialog import TemplateDialog

        if self.template is None:
            return
        example = self._to[self._place_of_current()] if self._to else None
        dialog = TemplateDialog(self, self.desk, self.template, example, copy)
        dialog.kept.connect(self._offer)
        dialog.open()

    def _place_of_current(self) -> int:
        current = self.bar.current
        places = (place for place, to in enumerate(self._to) if current and to.person.id == current.person_id)
        return next(places, 0)

    def _on_news_committed(self, changes: Any) -> None:
        if "LetterTemplate" in changes.entities:
            self._offer()
        if (_WATCHED - {"LetterTemplate"}) & changes.entities:
            self.gather()

    # ------------------------------------------------------------ the way out

    def leaving(self) -> Leaving:
        """All letters as they are now, in the order of the list."""
        assert self.template is not None
        records = [one.letter for one in self.bar.filled]
        noted = [one.person_id for one in self.bar.filled] if self.contact.isChecked() else []
        name, office = self.template.name, self.office
        return Leaving(
            name,
            lambda job: work.draw("letter", records, job),
            lambda path, pdf: work.store(office, path, pdf, noted, name),
            lambda: work.note_letter(office, noted, name),
        )

    def keyPressEvent(self, event: Any) -> None:
        """Pages are turned from everywhere."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.preview.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
