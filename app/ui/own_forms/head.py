"""The fields over a form: which one, what it is called, for whom and what for it is, and as of which day."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.models import AuthorityForm
from app.models.facts import facts
from app.services.own_forms.service import Form
from app.text import _, translate
from app.ui.kit.combo import Combo
from app.ui.kit.editors import DateEditor
from app.ui.kit.widgets import label
from app.ui.outputs.recipients import RecipientField


class FormHead(QWidget):
    """`chosen` tells the id of another form; `changed` that the values may be others now."""

    chosen = Signal(str)
    changed = Signal()
    day_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = Combo(_("Formular"))
        self.choice.setObjectName("form")
        self.name, self.purpose = QLineEdit(), QLineEdit()
        for part, attribute in ((self.name, AuthorityForm.name), (self.purpose, AuthorityForm.purpose)):
            part.setAccessibleName(translate(facts(attribute).label))
            part.setMaxLength(facts(attribute).length or 200)
        self.recipient = RecipientField("")
        self.day = DateEditor(facts(AuthorityForm.filled_on))
        self.day.setProperty("role", "")
        self.day.setAccessibleName(_("Stichtag"))
        self.day.set_value(date.today())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        fields: tuple[tuple[str, QWidget], ...] = (
            (_("Formular"), self.choice), (_("Name"), self.name), (_("Für wen"), self.recipient),
            (_("Wofür"), self.purpose), (_("Stichtag"), self.day),
        )  # fmt: skip
        for head, field in fields:
            layout.addWidget(label(head, "quiet"))
            layout.addWidget(field)
        self.choice.activated.connect(lambda: self.chosen.emit(str(self.choice.currentData())))
        self.recipient.editTextChanged.connect(lambda: self.changed.emit())
        self.day.editingFinished.connect(self.day_changed)

    def offer(self, known: list[tuple[str, str]]) -> None:
        """The forms there are."""
        self.choice.clear()
        for identity, name in known:
            self.choice.addItem(name, identity)

    def show_form(self, form: Form) -> None:
        """Show what is kept of a form."""
        self.choice.setCurrentIndex(self.choice.findData(form.identity))
        for field, words in ((self.name, form.name), (self.purpose, form.purpose)):
            field.setText(words)
            field.setToolTip(words)
            field.setCursorPosition(0)
        self.recipient.setCurrentText(form.recipient)

    def as_of(self) -> date:
        """The key date; today while it cannot be read."""
        try:
            return self.day.value() or date.today()
        except ValueError:
            return date.today()
