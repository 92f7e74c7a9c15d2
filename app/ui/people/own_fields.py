"""The window in which an office defines fields of its own for people."""

from typing import Any

from app.models import ExtraField as F, ExtraKind
from app.text import _, number
from app.ui.kit.dialog import Dialog
from app.ui.kit.places import section
from app.ui.kit.plain_table import PlainTable
from app.ui.kit.widgets import button, label
from app.ui.record_dialog import RecordDialog

WIDTH, LEAST = 640, 220
FORM = (section("", F.name, F.kind, F.options, F.hint, F.position),)


class OwnFieldsDialog(Dialog):
    """A table of the fields; what goes to the trash takes nothing with it that people have there."""

    def __init__(self, window: Any) -> None:
        super().__init__(window, _("Eigene Felder"), WIDTH)
        self.setObjectName("ownFields")
        self._desk = window.desk
        self._service = window.desk.office.own_fields
        self.editing: RecordDialog | None = None
        """The dialog of the field that is being changed."""
        words = _(
            "Was Ihr Büro über Menschen wissen muss und hier kein Feld hat, legen Sie selbst an. Es steht danach unter "
            "„Weitere Angaben“ und bleibt im Büro. Bitte nichts über Gesundheit, Religion oder politische Haltung."
        )
        self.body.addWidget(label(words, "quiet", wrap=True))
        heads = (_("Bezeichnung"), _("Art"), _("Ausgefüllt"))
        self.table = PlainTable(_("Eigene Felder"), heads, (46, 30), True)
        self.table.setMinimumHeight(LEAST)
        self.table.itemDoubleClicked.connect(lambda _item: self.edit())
        self.table.itemSelectionChanged.connect(self._show_ways)
        self.body.addWidget(self.table, 1)
        self.new = button(_("Neues Feld …"), self.add, name="newField")
        self.change = button(_("Ändern …"), self.edit, name="changeField")
        self.drop = button(_("In den Papierkorb"), self.trash, name="dropField")
        for way in (self.drop, self.change, self.new):
            self.add_left(way)
        self.add_close()
        self._desk.news.committed.connect(self._on_news_committed)
        self.show_fields()

    def show_fields(self) -> None:
        """Read the fields anew."""
        self._fields = self._service.fields()
        self.table.setRowCount(len(self._fields))
        for place, one in enumerate(self._fields):
            used = self._service.used(one.id)
            told = _("1 Person") if used == 1 else _("{count} Personen").format(count=number(used))
            self.table.fill(place, (one.name, one.kind.label, told if used else "–"))
        self._show_ways()

    def add(self) -> None:
        """Define another field."""
        self._open(_("Neues Feld"), {"position": len(self._fields), "kind": ExtraKind.TEXT})

    def edit(self) -> None:
        """Change the selected field."""
        if self.table.chosen:
            one = self._fields[self.table.chosen[0]]
            self._open(one.name, self._service.get(one.id))

    def trash(self) -> None:
        """Show the selected fields no longer."""
        self._service.trash([self._fields[place].id for place in self.table.chosen])

    def _open(self, title: str, record: Any) -> None:
        self.editing = RecordDialog(self, self._desk, title, self._service, record, FORM)
        self.editing.open()

    def _show_ways(self) -> None:
        for way in (self.change, self.drop):
            way.setEnabled(bool(self.table.chosen))

    def _on_news_committed(self, changes: Any) -> None:
        if {F.__name__, "ExtraValue"} & changes.entities:
            self.show_fields()


def open_own_fields(window: Any) -> OwnFieldsDialog:
    """Show the fields the office has defined."""
    dialog = OwnFieldsDialog(window)
    dialog.open()
    return dialog
