"""Rücklauf erfassen: exactly the printed list, with only what was written by hand as fields."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from app.models import PrintedSheet, SheetKind
from app.services.drafts import Typing
from app.services.hours.names import Names
from app.services.hours.newcomers import newcomer
from app.services.paper import numbers
from app.services.paper.columns import Entered, meetings
from app.services.paper.entering import enter
from app.services.paper.lines import lines
from app.text import _, german_date, number
from app.ui.hours.hits import MOST, Hit, Hits
from app.ui.kit.dialog import Dialog, ask, ask_to_drop
from app.ui.kit.memory import recall, remember
from app.ui.kit.widgets import button, label, row
from app.ui.paper.lines import Reader
from app.ui.paper.sheet_model import SheetModel
from app.ui.paper.sheet_view import SheetView

KIND = f"{PrintedSheet.__name__}:paper"
SIZE = (980, 640)
_NOBODY = Names([])
_ABSENT = "paper/absent"


class EntryDialog(Dialog):
    """One printed sheet, and one button that keeps its handwriting as one action."""

    def __init__(self, parent: QWidget, desk: Any, sheet: PrintedSheet) -> None:
        title = _("Liste {number}: {title}").format(number=numbers.spoken(sheet.number), title=sheet.title)
        super().__init__(parent, title, 640)
        self.setObjectName("paperEntry")
        self.desk, self.office, self.sheet = desk, desk.office, sheet
        self.model = SheetModel(Reader(sheet, _NOBODY), lines(self.office, sheet))
        self.view = SheetView(self.model, self.suggest, Hits(self))
        self._lay_out()
        self.model.edited.connect(self.tell)
        self.resize(*SIZE)
        if sheet.kind is not SheetKind.OCCUPANCY:
            desk.tasks.run(self, lambda _job: Names.read(self.office.database), self.model.know)
        self.view.go(*self.view.first())
        self.tell()

    # ------------------------------------------------------------------------------------------ building

    def _lay_out(self) -> None:
        self.body.addWidget(label(self._about(), "quiet", wrap=True))
        if self.sheet.entered_on:
            self.body.addWidget(label(self._already(), "problem", wrap=True))
        keys = _("Enter: nächste Zeile · Tab: nächste Spalte · Strg+D: wie darüber · Esc: Zeile zurück")
        if self.sheet.kind is SheetKind.PRESENCE:
            told = _("Leertaste oder x: war da · –: war nicht da · 14-16: war da, mit Zeit · {keys}")
            if meetings(self.sheet):
                told = _("Leertaste oder x: war da · –: war nicht da · {keys}")
            keys = told.format(keys=keys)
        self.body.addWidget(label(keys, "small", wrap=True))
        self.body.addWidget(self.view, 1)
        self._total, self._said = label("", "strong"), label("", "problem", wrap=True)
        self._said.setObjectName("paperSaid")
        line = row(self._total, self._said, gap=14)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        self._absent = QCheckBox(_("Wer nicht abgehakt ist, war nicht da"))
        self._absent.setChecked(bool(recall(_ABSENT, 0)))
        if self.sheet.kind is SheetKind.PRESENCE:
            self.add_left(self._absent)
            self.add_left(button(_("Alle waren da"), self._on_all_clicked, name="tickAll"))
        else:
            self._absent.hide()
        self.add_button(_("Abbrechen"))
        self._save = self.add_button(_("Speichern"), self.save, "primary")
        self._save.setAutoDefault(False)
        self.save_with(self._save)

    def _about(self) -> str:
        parts = [_("gedruckt am {day}").format(day=german_date(self.sheet.printed_on))]
        if self.sheet.day:
            parts.insert(0, _("für den {day}").format(day=german_date(self.sheet.day)))
        return " · ".join(parts)

    def _already(self) -> str:
        count = self.sheet.entered_rows or 0
        entered = _("1 Zeile") if count == 1 else _("{count} Zeilen").format(count=number(count))
        words = _(
            "Diese Liste wurde am {day} schon erfasst: {lines}. Sie sehen, was gespeichert ist; was Sie jetzt ändern, "
            "wird berichtigt und kommt nicht noch einmal dazu."
        )
        return words.format(day=german_date(self.sheet.entered_on), lines=entered)

    def _on_all_clicked(self) -> None:
        self.model.tick_all()
        self.view.place_field()

    # ------------------------------------------------------------------------------------------ while typing

    def suggest(self, typed: str) -> list[Hit]:
        """People of the office who may be meant by a name on a blank line."""
        known = self.model.reader.names.starting(typed, MOST) if len(typed.strip()) > 1 else []
        return [Hit(" · ".join(filter(None, (one.name, one.town))), one.name, one.id) for one in known]

    def tell(self) -> None:
        """Count anew: what is filled in, what cannot be read."""
        readings = [self.model.reading(at) for at in range(self.model.rowCount())]
        filled = sum(one.entered is not None for one in readings)
        wrong = sum(bool(one.problems) for one in readings)
        self._total.setText(
            _("1 Zeile ausgefüllt") if filled == 1 else _("{count} Zeilen ausgefüllt").format(count=number(filled))
        )
        self._said.setText(_("nicht zu lesen: {count}").format(count=number(wrong)) if wrong else "")
        self._save.setText(_("Änderungen speichern") if self.sheet.entered_on else _("Speichern"))
        self._save.setEnabled(self.dirty or (filled > 0 and not self.sheet.entered_on))

    @property
    def dirty(self) -> bool:
        """Whether anything stands here that is not kept."""
        return bool(self.model.changed())

    # ------------------------------------------------------------------------------------------ saving

    def save(self) -> None:
        """Keep everything as one action; first what cannot be read is shown, and new names that may be known."""
        self.view.take_hit()
        if self._show_problem():
            return
        entered = self._entered()
        alike = self._alike(entered)
        if not alike:
            self._store(entered)
            return
        text = _(
            "Diese neuen Namen gibt es ähnlich schon: {names}. Dieselbe Person wählen Sie beim Tippen des Namens aus."
        )
        answers = [
            (_("Zurück zur Liste"), None),
            (_("Trotzdem neu aufnehmen"), lambda: self._store(entered)),
        ]
        ask(self, _("Schon bekannt?"), text.format(names="; ".join(alike)), answers)

    def _entered(self) -> list[Entered]:
        """The lines to keep: filled ones, and those emptied since."""
        changed = set(self.model.changed())
        found = [self.model.reading(at).entered for at in range(self.model.rowCount())]
        return [one for at, one in enumerate(found) if one is not None and (at in changed or not self.sheet.entered_on)]

    def _show_problem(self) -> bool:
        """Stand in the first cell that cannot be read, and say why."""
        for at in range(self.model.rowCount()):
            for key, problem in self.model.reading(at).problems.items():
                cell = self.model.keys.index(key) if key in self.model.keys else 0
                self.view.go(at, cell)
                self._said.setText(problem)
                return True
        return False

    def _alike(self, entered: Sequence[Entered]) -> list[str]:
        """New people who may be in the office already, each with the reason."""
        found = []
        for one in entered:
            if one.name and not one.person_id and one.helps:
                plain = newcomer(one.name)
                reach = {"email": one.contact} if "@" in one.contact else {"phone": one.contact}
                values = {"first_name": plain.first_name, "last_name": plain.last_name, **reach}
                found += [f"{one.name} – {like.name} ({like.reason})" for like in self.office.twins.like(values)[:1]]
        return found

    def _store(self, entered: Sequence[Entered]) -> None:
        remember(_ABSENT, int(self._absent.isChecked()))
        absent = self._absent.isChecked() and self.sheet.kind is SheetKind.PRESENCE
        enter(self.office, self.sheet.id, entered, absent)
        self.accept()

    # ------------------------------------------------------------------------------------------ leaving

    def reject(self) -> None:
        """Close; what was typed is asked about."""
        if not self.dirty:
            super().reject()
            return
        ask_to_drop(self, super().reject)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the list, wherever the keyboard stands; nothing is kept by it."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    # ------------------------------------------------------------------------------------------ drafts

    def half_typed(self) -> Typing | None:
        """Everything that stands in the cells; None while nobody has typed."""
        if not self.dirty:
            return None
        values: Mapping[str, Any] = {"rows": [[texts, person] for texts, person in self.model.typed()]}
        return Typing(KIND, self.sheet.id, self.sheet.version, self.heading.text(), values=values)


def take_up(window: Any, typing: Typing) -> bool:
    """Open the sheet with what somebody had typed."""
    sheet = window.desk.office.paper.get(typing.record_id)
    dialog = EntryDialog(window, window.desk, sheet)
    dialog.model.put([(dict(texts), str(person)) for texts, person in typing.values.get("rows", ())])
    dialog.view.go(*dialog.view.first())
    dialog.open()
    return True
