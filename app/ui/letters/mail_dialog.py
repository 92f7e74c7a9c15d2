"""The dialog for mails: template, words, whom they reach and whom not, and the way into the mail program."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from app.errors import UserError
from app.models import LetterUse
from app.services.drafts import Typing
from app.services.letters.fields import Recipient, of_office, values_of
from app.services.letters.mail import Reach, is_personal, reach
from app.services.letters.recipients import recipients
from app.services.letters.templates import Template
from app.services.letters.wording import filled
from app.services.lists.disclosure import persons
from app.services.settings import PORTION
from app.services.worker import Cancelled
from app.text import _, number
from app.ui.kit.combo import Combo
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import Dialog
from app.ui.kit.latest import Latest
from app.ui.kit.progress import run_with_progress
from app.ui.kit.widgets import button, label, menu_button, row
from app.ui.letters import mail_out
from app.ui.letters.field_menu import field_menu, show_examples
from app.ui.letters.left_out import LeftOutDialog
from app.ui.letters.mail_out import Order, Sent
from app.ui.outputs.saving import open_file, remembered_folder

KIND = "mail"
SIZE, AROUND = QSize(760, 660), QSize(40, 60)


class MailDialog(Dialog):
    """A mail to one person or many, in BCC and in portions, or one for each."""

    def __init__(self, parent: QWidget | None, desk: Desk, ids: Sequence[str], template: str = "") -> None:
        super().__init__(parent, _("E-Mail schreiben"), 560)
        self.setObjectName("mailDialog")
        self.desk, self.office, self.ids = desk, desk.office, list(ids)
        self.example: Recipient | None = None
        self.found = Reach(())
        self._wanted, self._put = template, ("", "")
        self._latest = Latest(self, desk.tasks)
        self._make_pieces()
        self._lay_out()
        self._connect()
        self._gather()

    # ------------------------------------------------------------ building

    def _make_pieces(self) -> None:
        known = self.office.templates.known(LetterUse.EMAIL)
        choices = [(_("Leere E-Mail"), None), *((template.name, template) for template in known)]
        self.template = Combo(_("Vorlage"), choices)
        self.template.setObjectName("mailTemplate")
        self.edit = button(_("Vorlage bearbeiten …"), self.edit_template, "link", name="editTemplate")
        self.edit.setEnabled(False)
        self.subject, self.text = QLineEdit(), QPlainTextEdit()
        self.subject.setObjectName("mailSubject")
        self.subject.setAccessibleName(_("Betreff"))
        self.text.setObjectName("mailText")
        self.text.setAccessibleName(_("Text"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(90)
        self.fields = field_menu(self, self.insert)
        self.insert_button = menu_button(_("Feld einfügen"), self.fields, name="insertField")
        self.circular = QCheckBox(_("Rundmail: nur an Personen, die Rundmails zugestimmt haben"))
        self.each = QCheckBox(_("Jede Person bekommt eine eigene E-Mail"))
        self.contact = QCheckBox(_("Als Kontakt festhalten"))
        self.contact.setChecked(not self.office.database.frozen)
        self.contact.setEnabled(not self.office.database.frozen)
        self.told, self.problem = label("", "quiet", wrap=True), label("", "problem", wrap=True)
        self.left_out = button("", self.show_left_out, "link", name="leftOut")
        several = len(self.ids) > 1
        self.circular.setVisible(several)
        self.each.setVisible(several)

    def _lay_out(self) -> None:
        heads = label(_("Vorlage"), "quiet"), label(_("Betreff"), "quiet")
        for head in heads:
            head.setFixedWidth(max(one.sizeHint().width() for one in heads))
        first = row(heads[0], gap=8)
        first.addWidget(self.template, 1)
        first.addWidget(self.edit)
        self.body.addLayout(first)
        second = row(heads[1], gap=8)
        second.addWidget(self.subject, 1)
        self.body.addLayout(second)
        self.body.addLayout(row(label(_("Text"), "quiet"), 1, self.insert_button))
        self.body.addWidget(self.text, 1)
        self.body.addWidget(self.circular)
        self.body.addLayout(row(self.contact, self.each, 1, gap=24))
        last = row(gap=12)
        last.addWidget(self.told, 1)
        last.addWidget(self.left_out)
        self.body.addLayout(last)
        self.body.addWidget(self.problem)
        self.problem.hide()
        self.add_button(_("Abbrechen"))
        self.draft = self.add_button(_("Als Entwurf speichern"), lambda: self.write(True))
        self.send = self.add_button(_("Im Mailprogramm öffnen"), lambda: self.write(False), "primary")
        self.draft.setObjectName("draft")
        self.send.setObjectName("send")
        self.save_with(self.send)
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().size() - AROUND))

    def _connect(self) -> None:
        self.template.activated.connect(self._on_template_chosen)
        self.circular.clicked.connect(self._read)
        self.each.clicked.connect(self._tell)
        for changed in (self.subject.textChanged, self.text.textChanged):
            changed.connect(self._tell)
        self.fields.aboutToShow.connect(lambda: show_examples(self.fields, self._values))
        self.desk.news.committed.connect(self._on_news_committed)

    # ------------------------------------------------------------ whom it reaches

    def _gather(self) -> None:
        first = self.ids[:1]
        self._allow(False)
        self.desk.tasks.run(self, lambda job: recipients(self.office, first, date.today()), self._on_gathered)
        self._read()

    def _on_gathered(self, to: list[Recipient]) -> None:
        self.example = to[0] if to else None
        keys = [template.key if template else "" for template in self._templates]
        if self._wanted in keys and not (self.subject.text() or self.text.toPlainText()):
            self.template.setCurrentIndex(keys.index(self._wanted))
            self._on_template_chosen()

    @property
    def _templates(self) -> list[Template | None]:
        return [self.template.itemData(place) for place in range(self.template.count())]

    def _read(self) -> None:
        ids, circular = self.ids, self.circular.isChecked()
        self._latest.ask(lambda job: reach(self.office, ids, circular), self._on_read)

    def _on_read(self, found: Reach) -> None:
        self.found = found
        who = persons(len(found.people))
        self.heading.setText(
            _("E-Mail an {who}").format(who=found.people[0].caption if len(found.people) == 1 else who)
        )
        self._tell()

    def _tell(self) -> None:
        """Say how the mail goes out, and how many it does not reach."""
        count, size = len(self.found.people), self.office.settings.number(PORTION)
        portions = -(-count // size)
        if self._personal:
            self.each.setChecked(True)
        self.each.setEnabled(not self._personal)
        if not count:
            words = _("So kann niemand erreicht werden.")
        elif count == 1:
            words = _("Geht an {address}.").format(address=self.found.people[0].email)
        elif self.each.isChecked():
            words = _("{count} einzelne E-Mails als Entwürfe in einem Ordner.").format(count=number(count))
        elif portions == 1:
            words = _("Eine E-Mail; die {count} Adressen stehen in BCC, niemand sieht die anderen.")
            words = words.format(count=number(count))
        else:
            words = _("{portions} E-Mails mit je höchstens {size} Adressen in BCC, als Entwürfe in einem Ordner.")
            words = words.format(portions=number(portions), size=number(size))
        self.told.setText(words)
        left = len(self.left)
        words = _("1 ist nicht dabei") if left == 1 else _("{count} sind nicht dabei").format(count=number(left))
        self.left_out.setText(words)
        self.left_out.setAccessibleName(words)
        self.left_out.setVisible(bool(left))
        self._allow(bool(count))

    @property
    def left(self) -> list[tuple[str, str]]:
        """The ids of those whom the mail does not reach, with the reason."""
        return [
            *((identity, _("keine E-Mail-Adresse")) for identity in self.found.without),
            *((identity, _("hat Rundmails nicht zugestimmt")) for identity in self.found.unasked),
        ]

    def show_left_out(self) -> None:
        """Name them."""
        LeftOutDialog(self, self.desk, self.left).open()

    def _allow(self, possible: bool) -> None:
        self.send.setEnabled(possible)
        self.draft.setEnabled(possible)

    # ------------------------------------------------------------ the words

    @property
    def _values(self) -> dict[str, str]:
        """What can stand in place of fields at once: everything for one person, else what is the same for all."""
        values = values_of(self.example) if self.example else {}
        return values if len(self.ids) == 1 else {name: values[name] for name in of_office() if name in values}

    @property
    def _personal(self) -> bool:
        return len(self.ids) > 1 and is_personal(f"{self.subject.text()}\n{self.text.toPlainText()}")

    def _on_template_chosen(self) -> None:
        """Put the words of the template into the fields, with what is known already."""
        template, values = self.template.currentData(), self._values
        self.edit.setEnabled(template is not None)
        words = (filled(template.subject, values), filled(template.body, values)) if template else ("", "")
        self._put = words
        self.subject.setText(words[0])
        self.text.setPlainText(words[1])
        self.text.setFocus()

    def edit_template(self) -> None:
        """Change the wording for this and later mails."""
        from app.ui.letters.template_dialog import TemplateDialog

        dialog = TemplateDialog(self, self.desk, self.template.currentData(), self.example)
        dialog.kept.connect(self._take_template)
        dialog.open()

    def _take_template(self, wanted: str) -> None:
        known: list[Template | None] = [None, *self.office.templates.known(LetterUse.EMAIL)]
        self.template.clear()
        for told in known:
            self.template.addItem(told.name if told else _("Leere E-Mail"), told)
        kept = [place for place, told in enumerate(known) if told and wanted in (told.key, told.identity)]
        self.template.setCurrentIndex(kept[0] if kept else 0)
        self._on_template_chosen()

    def insert(self, name: str) -> None:
        """Put a field into the text, or what it says where there is one person."""
        self.text.insertPlainText(self._values.get(name, "{" + name + "}"))
        self.text.setFocus()

    # ------------------------------------------------------------ the way out

    def order(self, draft: bool) -> Order:
        """What is to be done, as it stands in the fields."""
        return Order(
            self.ids, self.subject.text().strip(), self.text.toPlainText(), self.circular.isChecked(),
            self.each.isChecked() and len(self.ids) > 1, self.contact.isChecked(), draft,
        )  # fmt: skip

    def write(self, draft: bool) -> None:
        """Hand the mail on, in a link where that is short enough, else as drafts."""
        self._say_problem("")
        order, folder = self.order(draft), remembered_folder()
        run_with_progress(
            self.desk.tasks, self, _("E-Mails werden vorbereitet"),
            lambda job: mail_out.prepare(self.office, order, folder, job), self._on_prepared, self._on_refused,
        )  # fmt: skip

    def _on_prepared(self, sent: Sent) -> None:
        if sent.link:
            mail_out.open_link(sent.link)
            self.desk.say(_("Die E-Mail steht in Ihrem Mailprogramm. Bitte senden Sie sie dort ab."))
        else:
            place = sent.drafts[0] if len(sent.drafts) == 1 else sent.drafts[0].parent
            open_file(place)
            words = _("{count} Entwürfe liegen im Ordner „{folder}“.")
            words = words.format(count=number(len(sent.drafts)), folder=sent.drafts[0].parent.name)
            if len(sent.drafts) == 1:
                words = _("Der Entwurf „{name}“ ist gespeichert.").format(name=place.name)
            self.desk.say(words, _("Im Ordner zeigen"), lambda: open_file(sent.drafts[0].parent))
        self.accept()

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, UserError):
            raise error
        self._say_problem(str(error))

    def _say_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _on_news_committed(self, changes: Any) -> None:
        if {"Person", "Consent"} & changes.entities:
            self._read()

    def half_typed(self) -> Typing | None:
        """What is written and not handed on yet."""
        words = self.subject.text(), self.text.toPlainText()
        if words == self._put:
            return None
        first = {"ids": self.ids, "circular": self.circular.isChecked()}
        values = {"subject": words[0], "body": words[1]}
        return Typing(f"ContactEntry:{KIND}", None, None, self.heading.text(), first=first, values=values)


def again(window: Any, typing: Typing) -> bool:
    """Open the mail with what was written; False when nobody of them is left."""
    ids = [str(identity) for identity in typing.first.get("ids", ())]
    there = window.desk.office.captions("Person", ids)
    if not there:
        return False
    dialog = MailDialog(window, window.desk, [identity for identity in ids if identity in there])
    dialog.subject.setText(str(typing.values.get("subject", "")))
    dialog.text.setPlainText(str(typing.values.get("body", "")))
    dialog.circular.setChecked(bool(typing.first.get("circular")))
    dialog.open()
    return True
