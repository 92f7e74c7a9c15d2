"""The dialog that changes the wording of a template, with what becomes of it beside."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from app.errors import UserError
from app.models import LetterTemplate, LetterUse, Person, VolunteerStatus
from app.models.facts import facts
from app.services.drafts import Typing
from app.services.letters.fields import Recipient, values_of
from app.services.letters.filling import Filled, fill
from app.services.letters.recipients import recipients
from app.services.letters.templates import Template, problems_of
from app.services.query import Filter, Query
from app.text import _, translate
from app.ui.kit.combo import Combo
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import Dialog, ask
from app.ui.kit.latest import Latest
from app.ui.kit.widgets import button, label, menu_button, row, set_role
from app.ui.letters import work
from app.ui.letters.field_menu import field_menu, show_examples
from app.ui.outputs.preview import Preview

PAUSE_MS = 300
SIZE, AROUND = QSize(1080, 760), QSize(40, 60)
KIND = "template"
"""What brings half-typed wording back."""


class TemplateDialog(Dialog):
    """Name, subject and text, with fields in braces; `kept` tells the key or id of the template saved."""

    kept = Signal(str)

    def __init__(
        self, parent: QWidget, desk: Desk, template: Template, example: Recipient | None = None, copy: bool = False
    ) -> None:
        super().__init__(parent, _("Neue Vorlage") if copy else _("Vorlage bearbeiten"), 620)
        self.setObjectName("templateDialog")
        self.desk, self.office, self.example, self.copy = desk, desk.office, example, copy
        self.base = template
        self.template = _copied(template) if copy else template
        self._latest = Latest(self, desk.tasks)
        self._make_pieces()
        self._lay_out()
        self._show(self.template)
        self._connect()
        self.text.setFocus()
        self._gather()

    # ------------------------------------------------------------ building

    def _make_pieces(self) -> None:
        self.name, self.subject, self.text = QLineEdit(), QLineEdit(), QPlainTextEdit()
        told = (LetterTemplate.name, LetterTemplate.subject, LetterTemplate.body)
        for part, field in zip((self.name, self.subject, self.text), told, strict=True):
            part.setObjectName(facts(field).name)
            part.setAccessibleName(translate(facts(field).label))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(90)
        self.use = Combo(translate(facts(LetterTemplate.use).label), [(use.label, use) for use in LetterUse])
        self.fields = field_menu(self, self.insert)
        self.insert_button = menu_button(_("Feld einfügen"), self.fields, name="insertField")
        self.problem = label("", "problem", wrap=True)
        self.preview = Preview(self.desk.tasks)
        self.mail = QPlainTextEdit()
        self.mail.setReadOnly(True)
        self.mail.setAccessibleName(_("Vorschau"))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.preview)
        self.pages.addWidget(self.mail)

    def _lay_out(self) -> None:
        fields = QVBoxLayout()
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(4)
        fields.addWidget(label(translate(facts(LetterTemplate.name).label), "quiet"))
        first = row(gap=6)
        first.addWidget(self.name, 2)
        first.addWidget(self.use, 1)
        fields.addLayout(first)
        fields.addWidget(label(translate(facts(LetterTemplate.subject).label), "quiet"))
        fields.addWidget(self.subject)
        fields.addLayout(row(label(translate(facts(LetterTemplate.body).label), "quiet"), 1, self.insert_button))
        fields.addWidget(self.text, 1)
        fields.addWidget(self.problem)
        side = QWidget()
        side.setLayout(fields)
        line = QHBoxLayout()
        line.setSpacing(20)
        line.addWidget(side, 1)
        line.addWidget(self.pages, 1)
        self.body.addLayout(line, 1)
        self.add_left(self._way_back())
        self.add_button(_("Abbrechen"))
        self.save_with(self.add_button(_("Speichern"), self.save, "primary"))
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().size() - AROUND))

    def _way_back(self) -> QWidget:
        """To the shipped wording, or away with an own template."""
        if self.base.key:
            way = button(_("Wie ausgeliefert"), self.go_back, name="asShipped")
            way.setEnabled(self.base.is_changed)
        else:
            way = button(_("Vorlage löschen"), self.go_back, name="deleteTemplate")
        way.setVisible(not self.copy)
        return way

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        for changed in (self.name.textEdited, self.subject.textEdited, self.text.textChanged, self.use.activated):
            changed.connect(lambda *_changed: self._pause.start())
        self.fields.aboutToShow.connect(self._show_examples)

    def _show(self, template: Template) -> None:
        self.name.setText(template.name)
        self.subject.setText(template.subject)
        self.text.setPlainText(template.body)
        self.use.setCurrentIndex(self.use.findData(template.use))
        self.use.setVisible(not template.key)
        self._tell(())

    # ------------------------------------------------------------ what becomes of it

    def typed(self) -> Template:
        """The template as it stands in the fields."""
        return replace(
            self.template, name=self.name.text().strip(), subject=self.subject.text().strip(),
            body=self.text.toPlainText().strip("\n"), use=self.use.currentData(),
        )  # fmt: skip

    def insert(self, name: str) -> None:
        """Put a field where the cursor stands, in the subject while that is edited."""
        words = "{" + name + "}"
        if self.subject.hasFocus():
            self.subject.insert(words)
            self._pause.start()
        else:
            self.text.insertPlainText(words)
            self.text.setFocus()

    def _gather(self) -> None:
        """Somebody real as the example."""
        if self.example is not None:
            self.look()
            return
        self.desk.tasks.run(self, lambda job: _somebody(self.office), self._on_gathered)

    def _on_gathered(self, found: Recipient | None) -> None:
        self.example = found
        self.look()

    def look(self) -> None:
        """Show what the template becomes, and what is wrong with it."""
        self._pause.stop()
        self._latest.forget()
        template, example = self.typed(), self.example
        self._tell(problems_of(template))
        if example is None:
            self.preview.say(_("Sobald jemand eingetragen ist, steht hier ein Beispiel."))
            return
        self._latest.ask(lambda job: _looked(self.office, template, example), self._on_looked, self._on_refused)

    def _on_looked(self, told: tuple[Filled, work.Page | None]) -> None:
        filled, page = told
        self.pages.setCurrentIndex(int(page is None))
        if page is not None:
            self.preview.show_pdf(page.pdf, page.sizes)
        else:
            self.mail.setPlainText(f"{filled.letter.subject}\n\n{filled.letter.body}")

    def _on_refused(self, error: UserError) -> None:
        self.pages.setCurrentIndex(0)
        self.preview.say(str(error))

    def _show_examples(self) -> None:
        show_examples(self.fields, values_of(self.example) if self.example else {})

    def _tell(self, problems: tuple[str, ...]) -> None:
        self.problem.setText(" ".join(problems))
        self.problem.setVisible(bool(problems))
        set_role(self.text, problem=bool(problems))
        self.text.setAccessibleDescription(self.problem.text())

    @property
    def ready(self) -> bool:
        """Whether the preview shows what is typed."""
        return not self.desk.tasks.busy and (self.pages.currentIndex() == 1 or self.preview.drawn)

    # ------------------------------------------------------------ the way out

    def save(self) -> None:
        """Keep the wording; what is wrong stands under the text."""
        template = self.typed()
        if problems := problems_of(template):
            self._tell(problems)
            return
        kept = template if template == self.base else self.office.templates.keep(template)
        self.kept.emit(kept.key or kept.identity)
        self.accept()

    def go_back(self) -> None:
        """Back to the shipped wording, or let go of an own template; both can be taken back."""
        if self.base.key:
            self.template = self.office.templates.as_shipped(self.base)
            self.kept.emit(self.base.key)
            self.accept()
            return
        sentence = _("„{name}“ kommt in den Papierkorb.").format(name=self.base.name)
        ask(self, _("Vorlage löschen?"), sentence, [(_("Löschen"), self._delete), (_("Abbrechen"), None)])

    def _delete(self) -> None:
        self.office.templates.trash([self.base.identity])
        self.kept.emit("")
        self.accept()

    def half_typed(self) -> Typing | None:
        """What is typed and not saved."""
        typed, before = self.typed(), self.template
        names = ("name", "subject", "body")
        values = {name: getattr(typed, name) for name in names if getattr(typed, name) != getattr(before, name)}
        if typed.use is not before.use:
            values["use"] = typed.use.name
        first = {"key": self.base.key, "identity": self.base.identity, "copy": self.copy}
        kind = f"{LetterTemplate.__name__}:{KIND}"
        return Typing(kind, None, None, self.heading.text(), first=first, values=values) if values else None

    def put(self, values: Any) -> None:
        """Bring half-typed wording back."""
        before = self.template
        name, subject, body = (str(values.get(n, getattr(before, n))) for n in ("name", "subject", "body"))
        use = LetterUse[str(values.get("use", before.use.name))]
        self._show(replace(before, name=name, subject=subject, body=body, use=use))
        self.text.moveCursor(QTextCursor.MoveOperation.End)


def again(window: Any, typing: Typing) -> bool:
    """Open the editor with what was typed; False when its template is gone."""
    key, identity = str(typing.first.get("key", "")), str(typing.first.get("identity", ""))
    known = window.desk.office.templates.known()
    template = next((t for t in known if (key and t.key == key) or (identity and t.identity == identity)), None)
    if template is None:
        return False
    dialog = TemplateDialog(window, window.desk, template, None, bool(typing.first.get("copy")))
    dialog.put(typing.values)
    dialog.open()
    return True


def _copied(template: Template) -> Template:
    return replace(template, name=_("{name} (Kopie)").format(name=template.name), key="", identity="")


def _somebody(office: Any) -> Recipient | None:
    """The first of the active people."""
    active = Query(filters=(Filter(Person.status, VolunteerStatus.ACTIVE),))
    ids = office.volunteers.top_ids(active, 1) or office.people.top_ids(Query(), 1)
    found = recipients(office, ids, date.today()) if ids else []
    return found[0] if found else None


def _looked(office: Any, template: Template, example: Recipient) -> tuple[Filled, work.Page | None]:
    filled = fill(office, template, [example], date.today())[0]
    return filled, None if template.use is LetterUse.EMAIL else work.look("letter", filled.letter)
