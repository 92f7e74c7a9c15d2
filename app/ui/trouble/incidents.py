"""Vorfälle: a window of its own, which closes with the lock and when nobody uses it."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from app.models import Incident
from app.models.base import new_id, now
from app.services.drafts import Offer, State, Typing
from app.services.past import local
from app.services.query import MISSING, PRESENT, Filter, Query
from app.services.trouble.incidents import Incidents
from app.text import _, german_date, german_datetime
from app.ui.kit.combo import Combo
from app.ui.kit.dialog import Dialog
from app.ui.kit.plain_table import PlainTable
from app.ui.kit.widgets import button, label, row
from app.ui.trouble.gate import GateDialog
from app.ui.trouble.idle import Idle
from app.ui.trouble.incident_form import IncidentDialog, first_values

V = Incident
IDLE_MINUTES = 5
SHOWN = 220
"""Letters of what happened that are shown under the list."""
_SHOWN: tuple[tuple[str, Query], ...] = (
    (_("Offen"), Query(filters=(Filter(V.closed_on, MISSING),), sort=V.happened_at, descending=True)),
    (_("Abgeschlossen"), Query(filters=(Filter(V.closed_on, PRESENT),), sort=V.happened_at, descending=True)),
    (_("Alle"), Query(sort=V.happened_at, descending=True)),
    (_("Im Papierkorb"), Query(sort=V.happened_at, descending=True, trashed=True)),
)  # fmt: skip


class IncidentsDialog(Dialog):
    """The incidents with all that can be done with them."""

    def __init__(self, window: Any, service: Incidents) -> None:
        super().__init__(window, _("Vorfälle"), 760)
        self.setObjectName("incidents")
        self._window, self.desk, self.service = window, window.desk, service
        self.records: list[Incident] = []
        words = _("Vertraulich. Nach {minutes} Minuten ohne Eingabe schließt sich dieses Fenster.")
        self.which = Combo(_("Welche"), [(words_, query) for words_, query in _SHOWN])
        self.which.setCurrentIndex(2)
        self.which.activated.connect(lambda: self.show_all())
        quiet = label(words.format(minutes=IDLE_MINUTES), "quiet", wrap=True)
        line = row(quiet, self.which)
        line.setStretch(0, 1)
        self.body.addLayout(line)
        heads = (_("Wann"), _("Art"), _("Gegen wen"), _("Wo"), _("Stand"))
        self.table = PlainTable(_("Vorfälle"), heads, (16, 25, 14, 21), selectable=True)
        self.table.setMinimumHeight(150)
        self.table.doubleClicked.connect(lambda _index: self.edit())
        self.table.itemSelectionChanged.connect(self._show_one)
        self.body.addWidget(self.table, 1)
        self.told = label("", wrap=True)
        self.body.addWidget(self.told)
        self._add_buttons()
        self._watch()
        self.show_all()
        self.resize(820, min(560, self.screen().availableGeometry().height() - 60))
        self.table.setFocus()

    def _add_buttons(self) -> None:
        self.remove_button = button(_("Entfernen"), self.remove, name="removeIncident")
        self.paper_button = button(_("Bericht …"), self.make_report, name="reportIncident")
        self.edit_button = button(_("Bearbeiten …"), self.edit, name="editIncident")
        new = button(_("+ Vorfall"), self.add, name="newIncident")
        for part in (self.remove_button, self.paper_button, self.edit_button, new):
            self.add_left(part)  # the last one stands first
        self.add_button(_("Wer hat geöffnet? …"), self.show_openings).setObjectName("openings")
        self.add_button(_("Schließen"), self.accept)

    def _watch(self) -> None:
        self.idle = Idle(self, IDLE_MINUTES)
        self.idle.passed.connect(self.close_for_good)
        if (lock := getattr(self._window, "lock", None)) is not None:
            lock.covering.connect(self.close_for_good)
        self._ended = self.desk.office.subscribe(self._on_committed)
        self.finished.connect(lambda _result: self._ended())

    # ---------------------------------------------------------------- the list

    def show_all(self) -> None:
        """Read the incidents anew."""
        query = self.which.currentData()
        kept = self.chosen.id if self.chosen else ""
        self.records = [self.service.get(identity) for identity in self.service.ids(query)]
        places = self._places()
        self.table.setRowCount(len(self.records))
        for position, one in enumerate(self.records):
            where = places.get(one.shelter_id or "") or places.get(one.circle_id or "") or one.place or ""
            self.table.fill(position, (german_datetime(one.happened_at), one.kind.label, one.target.label, where,
                                       _state(one)))  # fmt: skip
        if self.records:
            ids = [one.id for one in self.records]
            self.table.selectRow(ids.index(kept) if kept in ids else 0)
        self._show_one()

    def _places(self) -> dict[str, str]:
        office = self.desk.office
        houses = office.captions("Shelter", [one.shelter_id for one in self.records if one.shelter_id])
        return houses | office.captions("HelperCircle", [one.circle_id for one in self.records if one.circle_id])

    @property
    def chosen(self) -> Incident | None:
        """The one the keys act on."""
        rows = self.table.chosen
        return self.records[rows[0]] if rows and rows[0] < len(self.records) else None

    def _show_one(self) -> None:
        one, trashed = self.chosen, self.which.currentData().trashed
        for part in (self.edit_button, self.paper_button):
            part.setEnabled(one is not None and not trashed)
        self.remove_button.setEnabled(one is not None)
        words = _("Wiederherstellen") if trashed else _("Entfernen")
        self.remove_button.setText(words)
        self.remove_button.setAccessibleName(words)
        said = " ".join((one.text or "").split()) if one else _("Hier ist nichts eingetragen.")
        self.told.setText(said if len(said) <= SHOWN else f"{said[: SHOWN - 1]}…")

    def _on_committed(self, changes: Any) -> None:
        if Incident.__name__ in changes.entities:
            self.show_all()

    # ---------------------------------------------------------------- what can be done

    def add(self) -> None:
        """Type in another one."""
        self.open_form(first_values())

    def edit(self) -> None:
        """Change the selected one."""
        if self.chosen and not self.which.currentData().trashed:
            self.open_form(self.service.get(self.chosen.id))

    def open_form(self, record: Any) -> IncidentDialog:
        """The fields of one."""
        dialog = IncidentDialog(self, self.desk, self.service, record)
        dialog.open()
        return dialog

    def remove(self) -> None:
        """Put the selected ones into their trash, or take them out."""
        ids = [self.records[position].id for position in self.table.chosen]
        if ids:
            act = self.service.restore if self.which.currentData().trashed else self.service.trash
            act(ids)

    def make_report(self) -> None:
        """One incident on paper, for the police or a counselling centre."""
        if self.chosen:
            from app.ui.trouble.report_dialog import ReportDialog

            ReportDialog(self, self.desk, self.service.get(self.chosen.id)).open()

    def show_openings(self) -> None:
        """Who looked at the incidents."""
        OpeningsDialog(self, self.desk).open()

    # ---------------------------------------------------------------- closing

    def close_for_good(self) -> None:
        """Leave nothing on the screen; what is half-typed is kept as a draft and offered again."""
        forms = [form for form in self.findChildren(IncidentDialog) if not form.ended]
        typings = [typing for form in forms if (typing := form.half_typed()) is not None]
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for dialog in self.findChildren(Dialog):
            dialog.reject()
        self.reject()
        for typing in typings:
            put_aside(self._window, typing)


def _state(one: Incident) -> str:
    if one.closed_on:
        return _("abgeschlossen {day}").format(day=german_date(one.closed_on))
    return _("gemeldet {day}").format(day=german_date(one.reported_on)) if one.reported_on else _("offen")


class OpeningsDialog(Dialog):
    """Who opened the incidents, and when."""

    def __init__(self, parent: QWidget, desk: Any) -> None:
        super().__init__(parent, _("Wer hat die Vorfälle geöffnet?"), 440)
        self.setObjectName("openings")
        found = desk.office.incident_book.openings()
        self.table = PlainTable(_("Wer hat die Vorfälle geöffnet?"), (_("Wann"), _("Wer")), (45,))
        self.table.setMinimumHeight(220)
        self.table.setRowCount(len(found))
        for position, one in enumerate(found):
            self.table.fill(position, (german_datetime(local(one.at)), one.who or _("unbekannt")))
        self.body.addWidget(self.table, 1)
        self.add_close(self.accept)


# ------------------------------------------------------------------------------------ ways in


def open_incidents(window: Any) -> None:
    """Ask, then show the incidents."""
    window.desk.office.database.refuse_frozen()
    GateDialog(window, lambda service: IncidentsDialog(window, service).open()).open()


def put_aside(window: Any, typing: Typing) -> None:
    """Keep half-typed input and offer it above everything; only past the gate it is seen again."""
    kept = replace(typing, id=new_id())
    window.desk.office.drafts.keep(kept)
    window.drafts.show(Offer(kept, now(), State.SAME))


def again(window: Any, typing: Typing) -> bool:
    """Go on with half-typed input past the gate; who gives up there is offered it again."""

    def take_up(service: Incidents) -> None:
        dialog = IncidentsDialog(window, service)
        dialog.open()
        first = {name: value for name, value in typing.first.items() if name != "fields"}
        record = service.get(typing.record_id) if typing.record_id else first
        dialog.open_form(record).form.put(typing.values, typing.unread)

    GateDialog(window, take_up, lambda: put_aside(window, typing)).open()
    return True
