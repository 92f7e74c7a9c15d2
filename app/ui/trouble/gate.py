"""The way to the incidents: the passphrase once more, or a word where the office has none."""

from collections.abc import Callable
from typing import Any

from app.services.trouble.incidents import Incidents
from app.text import _, translate
from app.ui.kit.widgets import label
from app.ui.lock.dialogs import SecretDialog
from app.ui.lock.secret_field import SecretField
from app.ui.offices import is_sample


class GateDialog(SecretDialog):
    """Asks before the incidents are shown; `then` gets their service, `given_up` follows when it is closed without."""

    def __init__(
        self,
        window: Any,
        then: Callable[[Incidents], object],
        given_up: Callable[[], object] | None = None,
        words: str = _("Vorfälle sind vertraulich. Wer sie öffnet, wird mit Tag und Uhrzeit vermerkt."),
    ) -> None:
        super().__init__(window, _("Vorfälle öffnen"), translate(words))
        self.setObjectName("incidentGate")
        self._office, self._then = window.desk.office, then
        self._book = self._office.incident_book
        self.passphrase = SecretField(_("Passphrase"))
        if self._book.protected:
            self.body.addWidget(self.passphrase)
            self.go_button = self.finish(_("Öffnen"), self.look)
            self.passphrase.setFocus()
        else:
            self._ask_plainly()
        if given_up is not None:
            self.rejected.connect(given_up)

    def _ask_plainly(self) -> None:
        self.passphrase.hide()
        self.passphrase.setParent(self)
        invented = is_sample(self._office)  # it cannot be protected, and nothing in it is real
        words = _(
            "Dieses Büro hat keine Passphrase: Wer an diesen Rechner oder an die Bürodatei kommt, kann alles "
            "lesen. Einrichten lässt sie sich unter „Extras › Schutz einrichten“."
        )
        if invented:
            words = _(
                "Das Musterbüro hat keine Passphrase. Ihr eigenes Büro schützen Sie unter „Extras › Schutz einrichten“."
            )
        self.body.addWidget(label(words, "" if invented else "problem", wrap=True))
        self.go_button = self.finish(_("Öffnen") if invented else _("Trotzdem öffnen"), self.look)
        self.go_button.setFocus()

    def look(self) -> None:
        """Open them once the passphrase fits."""
        secret = self.passphrase.text
        if self._book.protected:
            self.work(lambda: self._book.open(secret), self._on_open)
        else:
            self._on_open(self._book.open())

    def _on_open(self, incidents: Incidents) -> None:
        self.accept()
        self._then(incidents)


def before_information(window: Any, person_id: str, then: Callable[[], object]) -> object:
    """Do `then`, which shows everything about somebody; where an incident is among it, only past the gate."""
    if not window.desk.office.incident_book.concern(person_id):
        return then()
    words = _("Zu dieser Auskunft gehört ein vertraulicher Eintrag. Wer sie öffnet, wird mit Tag und Uhrzeit vermerkt.")
    dialog = GateDialog(window, lambda _service: then(), words=words)
    dialog.open()
    return dialog
