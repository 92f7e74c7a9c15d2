"""The dialog that hands a list out: for whom, what for, as which file, and what will be in it."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.errors import UserError
from app.services.lists.definition import SHEETS
from app.services.lists.disclosure import is_own
from app.services.lists.export import Written, proposed_name
from app.services.lists.sheet import Sheet
from app.services.worker import Cancelled
from app.text import _, number, translate
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import Dialog
from app.ui.kit.latest import Latest
from app.ui.kit.memory import recall, remember
from app.ui.kit.progress import run_with_progress
from app.ui.kit.widgets import button, label, row, scrolled
from app.ui.outputs import gathering
from app.ui.outputs.gathering import Order, Subject
from app.ui.outputs.recipients import RecipientField
from app.ui.outputs.saving import FilePlace, ask_before_replacing, tell_saved
from app.ui.outputs.sheet_card import SheetCard

PAUSE_MS = 250


class ListDialog(Dialog):
    """Shows the list as its recipient would get it, and writes it."""

    def __init__(self, parent: QWidget | None, desk: Desk, subject: Subject) -> None:
        super().__init__(parent, subject.wanted.label, 620)
        self.setObjectName("listDialog")
        self.desk, self.office, self.subject = desk, desk.office, subject
        self._key = f"outputs/{subject.key}"
        self._latest = Latest(self, desk.tasks)
        self._make_fields()
        self._lay_out()
        self._connect()
        self._size()
        self.refresh()

    # ------------------------------------------------------------ building

    def _make_fields(self) -> None:
        wanted = self.subject.wanted
        self.formats: list[QPushButton] = []  # a group of Qt would take all but one out of the reach of Tab
        last = recall(f"{self._key}/ending", wanted.endings[0])
        for ending in wanted.endings:
            choice = button(gathering.endings_in_words()[ending], None, "toggle", name=f"format-{ending}")
            choice.setCheckable(True)
            choice.setChecked(ending == (last if last in wanted.endings else wanted.endings[0]))
            choice.setProperty("ending", ending)
            choice.clicked.connect(partial(self._choose, choice))
            self.formats.append(choice)
        self.recipient = RecipientField(recall(f"{self._key}/recipient", translate(wanted.recipient)))
        self.purpose = QLineEdit(recall(f"{self._key}/purpose", translate(wanted.purpose)))
        self.purpose.setObjectName("purpose")
        self.purpose.setCursorPosition(0)
        self.purpose.setAccessibleName(_("Wofür"))
        self.options = {one.name: QLineEdit(self.subject.options.get(one.name, "")) for one in wanted.options}
        self.consent = QCheckBox(_("Namen nur mit Einwilligung"))
        self.consent.setEnabled(False)
        self.contacts = QCheckBox(_("mit Telefon, E-Mail und Anschrift"))
        self.contacts.setChecked(bool(recall(f"{self._key}/contacts", 1)))
        self.place = FilePlace()
        self.card = SheetCard()
        self.problem = label("", "problem", wrap=True)
        self.other = button("", self._on_other_clicked, name="otherName")
        self._propose()

    def _lay_out(self) -> None:
        self.heading.setText(self.subject.wanted.label)
        fields = QVBoxLayout()
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(4)
        formats = row(*self.formats, 1, gap=6)
        for head, part in ((_("Datei"), formats), (_("Für wen"), self.recipient), (_("Wofür"), self.purpose)):
            self._add_field(fields, head, part)
        for option in self.subject.wanted.options:
            field = self.options[option.name]
            field.setAccessibleName(translate(option.label))
            usual = _("leer: die neuesten Angaben; sonst z. B. 30.9.2026")
            field.setPlaceholderText(translate(option.hint) if option.hint else usual)
            self._add_field(fields, translate(option.label), field)
        fields.addWidget(self.consent)
        fields.addWidget(self.contacts)
        fields.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(20)
        line.addWidget(self._beside(fields))
        line.addWidget(self.card, 1)
        self.body.addLayout(line, 1)
        told = row(self.problem, self.other)
        told.setStretch(0, 1)  # a long sentence has the whole width
        self.body.addLayout(told)
        self._tell("")
        self.add_button(_("Abbrechen"))
        self.save = self.add_button(_("Speichern"), self.save_list, "primary")
        self.save.setObjectName("save")
        self.save_with(self.save)

    def _beside(self, fields: QVBoxLayout) -> QWidget:
        """The choices above the name of the file; on a low screen they scroll, so that the buttons stay on it."""
        choices, side = QWidget(), QWidget()
        choices.setLayout(fields)
        parts = QVBoxLayout(side)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(4)
        parts.addWidget(scrolled(choices), 1)
        self._add_field(parts, _("Name der Datei"), self.place)
        side.setFixedWidth(330)
        return side

    def _add_field(self, layout: QVBoxLayout, head: str, part: Any) -> None:
        layout.addWidget(label(head, "quiet"))
        layout.addWidget(part) if isinstance(part, QWidget) else layout.addLayout(part)
        layout.addSpacing(10)

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self.recipient.editTextChanged.connect(lambda: self._pause.start())
        self.place.changed.connect(lambda: self._tell(""))
        self.contacts.clicked.connect(lambda: self.refresh())
        for field in self.options.values():
            field.textEdited.connect(lambda: self._pause.start())

    def _size(self) -> None:
        room = self.screen().availableGeometry().size()
        self.resize(QSize(1040, 620).boundedTo(QSize(room.width() - 40, room.height() - 60)))

    # ------------------------------------------------------------ what is chosen

    @property
    def ending(self) -> str:
        """The kind of file chosen."""
        return str(next(one for one in self.formats if one.isChecked()).property("ending"))

    @property
    def order(self) -> Order:
        """Everything that decides what is in the file."""
        options = {name: field.text() for name, field in self.options.items()}
        contacts = self.contacts.isChecked() or not self._may_drop_contacts
        return Order(self.ending, self.recipient.recipient, contacts, options)

    @property
    def _may_drop_contacts(self) -> bool:
        """Tables have columns that can stay away; address books and files for machines are whole."""
        return self.subject.has_contact_columns and self.ending in SHEETS

    def _choose(self, choice: QPushButton) -> None:
        for one in self.formats:
            one.setChecked(one is choice)
        self._propose()
        self.refresh()

    def _propose(self) -> None:
        self.place.propose(proposed_name(self.office, self.subject.wanted.label, self.ending))

    # ------------------------------------------------------------ what will be in it

    def refresh(self) -> None:
        """Gather the list anew and show it."""
        self._pause.stop()
        self._latest.forget()
        order = self.order
        self.consent.setChecked(not is_own(self.office, order.recipient))
        self.consent.setVisible(self.consent.isChecked() and self.subject.wanted.person is not None)
        self.contacts.setVisible(self._may_drop_contacts)
        self.save.setEnabled(bool(order.recipient))
        if not order.recipient:
            self.card.say(_("Bitte sagen Sie, für wen die Liste ist."))
            return
        self._latest.ask(
            lambda job: gathering.sheet_for(self.office, self.subject, order), self._show_sheet, self._on_refused
        )

    def _show_sheet(self, sheet: Sheet) -> None:
        self.card.show_sheet(sheet, gathering.more_than_shown(self.ending))
        self.consent.setVisible(self.consent.isChecked() and bool(sheet.named or sheet.left_out))

    def _on_refused(self, error: UserError) -> None:
        self.card.say(str(error))
        self.save.setEnabled(False)

    # ------------------------------------------------------------ writing

    def save_list(self) -> None:
        """Write the file; one of the same name is asked about first."""
        ask_before_replacing(self, self.place.path(self.ending), self._write)

    def _write(self, path: Path) -> None:
        self._tell("")
        order, purpose = self.order, self.purpose.text().strip()
        run_with_progress(
            self.desk.tasks, self, _("„{name}“ wird geschrieben").format(name=path.name),
            lambda job: gathering.write(self.office, self.subject, order, path, purpose, job),
            self._on_written, lambda error: self._on_not_written(path, error),
        )  # fmt: skip

    def _on_written(self, written: Written) -> None:
        self._remember()
        words = _("„{name}“ gespeichert: {rows} Zeilen").format(name=written.path.name, rows=number(written.rows))
        if written.left_out:
            words += _(", {count} Personen ohne Namen").format(count=number(written.left_out))
        tell_saved(self.desk, written.path, words)
        self.accept()

    def _on_not_written(self, path: Path, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        other = gathering.other_name(error)
        self._other_path = path.with_name(other) if other else None
        self._tell(str(error), _("Als „{name}“ speichern").format(name=other) if other else "")

    def _on_other_clicked(self) -> None:
        if self._other_path is not None:
            self.place.take(self._other_path)
            self._write(self._other_path)

    def _tell(self, sentence: str, way: str = "") -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.other.setText(way)
        self.other.setVisible(bool(way))

    def _remember(self) -> None:
        remember(f"{self._key}/ending", self.ending)
        remember(f"{self._key}/recipient", self.order.recipient)
        remember(f"{self._key}/purpose", self.purpose.text())
        remember(f"{self._key}/contacts", int(self.contacts.isChecked()))
        self.recipient.keep()
        self.place.keep()
