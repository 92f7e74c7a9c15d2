"""One incident on paper: for whom, whether somebody is named, and the pages."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from app.errors import UserError
from app.models import Incident
from app.services.lists.export import proposed_name
from app.services.office import Services
from app.services.trouble.report import TITLE, hand_out, report
from app.text import _, translate
from app.ui.kit.latest import Latest
from app.ui.kit.widgets import label
from app.ui.letters import work
from app.ui.outputs.pages_dialog import Leaving, PagesDialog

PAUSE_MS = 300


class ReportDialog(PagesDialog):
    """The pages of one incident; whom they go to is logged."""

    def __init__(self, parent: QWidget, desk: Any, incident: Incident) -> None:
        super().__init__(parent, desk, translate(TITLE))
        self.setObjectName("incidentReport")
        self.incident, self._page = incident, None
        self._latest = Latest(self, desk.tasks)
        self.recipient, self.purpose = self._field(_("Für wen")), self._field(_("Wozu"))
        self.recipient.setPlaceholderText(_("zum Beispiel Polizei"))
        self.purpose.setText(_("Meldung eines Vorfalls"))
        self.named = QCheckBox(_("Betroffene Person nennen"))
        self.named.setEnabled(bool(incident.person_id))
        self._lay_out()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.draw)
        self.recipient.textEdited.connect(lambda: self._pause.start())
        self.named.toggled.connect(lambda _on: self.draw())
        self.recipient.setFocus()
        self.draw()

    def _field(self, words: str) -> QLineEdit:
        field = QLineEdit()
        field.setProperty("role", "field")
        field.setAccessibleName(words)
        field.setMaxLength(160)
        return field

    def _lay_out(self) -> None:
        fields = QVBoxLayout()
        fields.setSpacing(4)
        for field in (self.recipient, self.purpose):
            fields.addWidget(label(field.accessibleName(), "quiet"))
            fields.addWidget(field)
            fields.addSpacing(6)
        fields.addWidget(self.named)
        fields.addWidget(label(_("Nur wenn sie damit einverstanden ist. Die Weitergabe wird vermerkt."), "small", True))
        fields.addStretch(1)
        self.add_file_name(fields)
        self.lay_out(fields)
        self.place.propose(proposed_name(self.office, self.heading.text(), "pdf"))

    def draw(self) -> None:
        """Draw the report as its recipient may have it."""
        self._pause.stop()
        self._latest.forget()
        self.allow(False)
        recipient, named, incident = self.recipient.text().strip(), self.named.isChecked(), self.incident
        self._latest.ask(lambda job: _make(self.office, incident, recipient, named), self._on_made, self._on_refused)

    def _on_made(self, page: Any) -> None:
        self._page = page
        self.preview.show_pdf(page.pdf, page.sizes)
        self.warning = page.warning
        self.tell(
            page.warning or ("" if self.recipient.text().strip() else _("Bitte sagen Sie, für wen der Bericht ist."))
        )
        self.allow(bool(self.recipient.text().strip()))

    def _on_refused(self, error: UserError) -> None:
        self._page = None
        self.preview.say(str(error))

    def leaving(self) -> Leaving:
        """The pages shown, with the line of the log for whom they go to."""
        assert self._page is not None
        pdf, office, incident = self._page.pdf, self.office, self.incident
        told = (self.recipient.text().strip(), self.purpose.text().strip(), self.named.isChecked())
        return Leaving(
            self.heading.text(),
            lambda job: pdf,
            lambda path, _pdf: hand_out(office, incident, path, pdf, *told),
            lambda: hand_out(office, incident, None, pdf, *told),
        )


def _make(services: Services, incident: Incident, recipient: str, named: bool) -> Any:
    return work.look("information", report(services, incident, recipient, named))
