"""Proofs that end soon, with who has them: the forward list, and the way to those concerned."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.models import Credential, CredentialKind, Person
from app.models.facts import facts
from app.services.credentials import outlook
from app.services.credentials.outlook import TIMES, Prospect, Time
from app.text import _, german_date, number, translate
from app.ui.kit.combo import Combo
from app.ui.kit.dialog import Dialog
from app.ui.kit.latest import Latest
from app.ui.kit.memory import recall, remember
from app.ui.kit.plain_table import PlainTable
from app.ui.kit.show import distance
from app.ui.kit.widgets import button, label, row

SHOWN = 400
"""Lines the table has at most; what is done with the list is done for all of it."""
WIDTH, HIGH, AROUND, LEAST = 720, 560, 60, 180
"""Pixels: of the dialog, what the screen needs besides, and the least height of the table."""
_MEMORY = "proofs/time"


class ExpiringDialog(Dialog):
    """Name, proof and last day; the time, at first `time` or that chosen last, and the kind can be chosen."""

    def __init__(self, parent: QWidget, desk: Any, time: Time | None = None) -> None:
        super().__init__(parent, _("Nachweise, die ablaufen"), WIDTH)
        self.setObjectName("expiring")
        self.desk = desk
        self._found: list[Prospect] = []
        self.shown: list[Prospect] = []
        self._latest = Latest(self, desk.tasks)
        times = [(translate(time.label), time) for time in TIMES]
        self.time = Combo(_("Zeitraum"), [*times, (_("Fehlt Aktiven heute"), None)])
        kinds = [(kind.label, kind) for kind in CredentialKind]
        self.kind = Combo(translate(facts(Credential.kind).label), [(_("Alle Arten"), None), *kinds])
        heads = (_("Name"), _("Nachweis"), _("Letzter Tag"), _("Stand"))
        self.table = PlainTable(_("Nachweise, die ablaufen"), heads, (30, 36, 15), True)
        self.counted = label("", "quiet", wrap=True)
        self._lay_out()
        self._connect()
        if time is not None:
            self.time.setCurrentIndex(self.time.findData(time))
        self.read()

    def _lay_out(self) -> None:
        for part in (self.time, self.kind):
            part.setProperty("role", "field")
        self.body.addLayout(row(self.time, self.kind))
        self.table.setMinimumHeight(LEAST)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.counted)
        self.mark = button(_("In der Liste zeigen"), self.show_in_list, name="showInList")
        self.add_left(self.mark)
        self.add_button(_("Schließen"), self.accept)
        self.mail = self.add_button(_("E-Mail schreiben …"), self.write_mail)
        self.letter = self.add_button(_("Briefe schreiben …"), self.write_letters, "primary")
        room = self.screen().availableGeometry().height() - AROUND
        self.resize(WIDTH, min(HIGH, room))

    def _connect(self) -> None:
        keys = [time.key for time in TIMES] + [""]
        last = recall(_MEMORY, keys[0])
        self.time.setCurrentIndex(keys.index(last) if last in keys else 0)
        self.time.activated.connect(self._on_time_activated)
        self.kind.activated.connect(self.show_found)
        self.table.itemDoubleClicked.connect(lambda item: self.open_person(self.shown[item.row()].person_id))
        self.desk.news.committed.connect(self._on_news_committed)

    @property
    def ids(self) -> list[str]:
        """Whom it is about: those selected, else everybody shown, each once."""
        chosen = [self.shown[position] for position in self.table.chosen if position < len(self.shown)]
        return list(dict.fromkeys(told.person_id for told in chosen or self.shown))

    def read(self) -> None:
        """Read anew, beside the window."""
        time, today, office = self.time.currentData(), date.today(), self.desk.office

        def work(_job: Any) -> list[Prospect]:
            return outlook.missing(office, today) if time is None else outlook.ending(office, time, today)

        self._latest.ask(work, self._on_read)

    def _on_read(self, found: list[Prospect]) -> None:
        self._found = found
        self.show_found()

    def show_found(self) -> None:
        """Show those of the kind."""
        kind = self.kind.currentData()
        self.shown = [told for told in self._found if kind in (None, told.kind)]
        today = date.today()
        self.table.setRowCount(min(len(self.shown), SHOWN))
        for position, told in enumerate(self.shown[:SHOWN]):
            self.table.fill(position, (told.name, told.words, german_date(told.day), _state(told, today)))
        self.counted.setText(self._counted())
        for way in (self.mark, self.letter, self.mail):
            way.setEnabled(bool(self.shown))

    def _counted(self) -> str:
        if not self.shown:
            return _("Hier ist nichts zu tun.")
        people = len({told.person_id for told in self.shown})
        words = _("1 Person") if people == 1 else _("{count} Personen").format(count=number(people))
        if len(self.shown) > SHOWN:
            return _("{people}, gezeigt sind die ersten {count} Zeilen.").format(people=words, count=number(SHOWN))
        return words

    def write_letters(self) -> None:
        """A letter for each, with the proofs that end in the chosen time."""
        from app.ui.letters.letter_dialog import LetterDialog

        ids, until, window = self.ids, self._last_day(), self.parent()
        only_conduct = {told.kind for told in self.shown} == {CredentialKind.CONDUCT}
        template = "conduct_request" if only_conduct else "credential_reminder"
        self.accept()
        LetterDialog(window, self.desk, ids, template, until).open()  # type: ignore[arg-type]

    def write_mail(self) -> None:
        """A mail to everybody."""
        from app.ui.letters.mail_dialog import MailDialog

        ids, window = self.ids, self.parent()
        self.accept()
        MailDialog(window, self.desk, ids, "email_credential").open()  # type: ignore[arg-type]

    def _last_day(self) -> date | None:
        return max((told.day for told in self.shown if told.day), default=None)

    def show_in_list(self) -> None:
        """Show only these people in the list of volunteers, marked."""
        ids, window = self.ids, self.parent()
        self.accept()
        window.show_record(Person.__name__, "")
        window.tab.pane.marks.show_these(ids)

    def open_person(self, person_id: str) -> None:
        """Leave for a person."""
        self.accept()
        self.desk.open(Person.__name__, person_id)

    def _on_time_activated(self) -> None:
        time = self.time.currentData()
        remember(_MEMORY, time.key if time else "")
        self.read()

    def _on_news_committed(self, changes: Any) -> None:
        if {Person.__name__, Credential.__name__, "ConductCheck", "CredentialTerm"} & changes.entities:
            self.read()


def _state(told: Prospect, today: date) -> str:
    if told.day is None:
        return _("kein Einsatz ohne") if told.blocks else ""
    return _("abgelaufen") if told.day < today else distance(told.day, today)
