"""Belegung erfassen: all houses on one key date, typed like in a spreadsheet and kept as one action."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from app.models import Occupancy
from app.models.facts import facts
from app.services.drafts import Typing
from app.services.occupancy.entries import problems_of
from app.text import _, german_date, number
from app.ui.kit.dialog import Dialog, ask, ask_to_drop
from app.ui.kit.editors import DateEditor
from app.ui.kit.widgets import button, label, menu_button, row
from app.ui.occupancy.cells import NOTE, OCCUPIED
from app.ui.occupancy.grid_model import GridModel
from app.ui.occupancy.grid_view import GridView
from app.ui.occupancy.words import houses, percent

KIND = f"{Occupancy.__name__}:counts"
SIZE = (1240, 640)
EARLIER = 14
"""So many key dates the menu offers."""
MOST_DOUBTS = 8
"""So many houses are named in the question about what looks odd."""


class GridDialog(Dialog):
    """The houses with their numbers on a key date; `house` is the one to begin with."""

    def __init__(self, parent: QWidget, desk: Any, day: date | None = None, house: str = "") -> None:
        super().__init__(parent, _("Belegung erfassen"), 640)
        self.setObjectName("occupancyGrid")
        self.desk, self.service = desk, desk.office.occupancies
        self.day = day or date.today()
        self.model = GridModel(self.service.grid(self.day))
        self.view = GridView(self.model)
        self._lay_out()
        self.model.edited.connect(self.tell)
        self.view.told.connect(self.say)
        self.resize(*SIZE)
        at = next((at for at, one in enumerate(self.model.rows) if one.shelter_id == house), 0)
        self.view.go(at, OCCUPIED)
        self.tell()

    # ------------------------------------------------------------------------------------------ building

    def _lay_out(self) -> None:
        self._date = DateEditor(facts(Occupancy.as_of))
        self._date.setAccessibleName(_("Stichtag"))
        self._date.setFixedWidth(120)
        self._date.set_value(self.day)
        self._date.editingFinished.connect(self._on_date_editing_finished)
        self._days = QMenu(self)
        self._days.aboutToShow.connect(self._fill_days)
        earlier = menu_button(_("Früherer Stichtag"), self._days, "flat", "earlierDays")
        self._of_day = label("", "small")
        keys = _(
            "Enter: nächstes Haus · Tab: nächste Zahl · Strg+D: wie darüber · Strg+L: wie zuletzt · "
            "Strg+V: aus Excel · Strg+Z: zurück"
        )
        self.body.addLayout(row(label(_("Stichtag"), "quiet"), self._date, earlier, self._of_day, 1))
        self.body.addWidget(label(keys, "small", wrap=True))
        self.body.addWidget(self.view, 1)
        self._total, self._said = label("", "strong", wrap=True), label("", "small", wrap=True)
        self._said.setObjectName("gridSaid")
        self._said.setMinimumHeight(self._said.fontMetrics().lineSpacing() * 2)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._total)
        self.body.addWidget(self._said)
        words = _("Was noch leer ist, wird wie am Stichtag davor. Einzeln: Strg+L")
        self.add_left(button(_("Leere wie zuletzt"), self.view.all_like_last, "", words, name="allLikeLast"))
        sheet = _("Ein Blatt mit allen Häusern zum Zählen von Hand an diesem Stichtag; seine Nummer bringt es zurück.")
        self.add_left(button(_("Zählbogen drucken …"), self.print_sheet, "", sheet, name="countSheet"))
        self.add_button(_("Abbrechen"))
        self._save = self.add_button(_("Speichern"), self.save, "primary")
        self.save_with(self._save)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.view.step_back)

    def _fill_days(self) -> None:
        self._days.clear()
        for day in self.service.days()[:EARLIER]:
            self._days.addAction(german_date(day), partial(self._ask_for, day))
        if self._days.isEmpty():
            self._days.addAction(_("Es gibt noch keine Zahlen")).setEnabled(False)

    def print_sheet(self) -> None:
        """The sheet on which the numbers of this key date are written by hand."""
        from app.services.documents.register import document
        from app.services.gather.sources import Choices
        from app.ui.outputs.print_dialog import PrintDialog

        PrintDialog(self, self.desk, document("count-sheet"), choices=Choices(since=self.day)).open()

    # ------------------------------------------------------------------------------------------ the key date

    def _on_date_editing_finished(self) -> None:
        try:
            day = self._date.value()
        except ValueError as refused:
            self.say(str(refused))
            return
        problem = _("Bitte nennen Sie den Stichtag.") if day is None else problems_of({"as_of": day}).get("as_of")
        if problem:
            self.say(problem)
        elif day != self.day:
            self._ask_for(day)

    def _ask_for(self, day: date) -> None:
        """Show another key date; what was typed goes along, or is asked about."""
        if day == self.day or not self.dirty:
            self.show_day(day)
            return
        text = _("Sie haben Zahlen zum {day} eingetippt, die noch nicht gespeichert sind.")
        taken = _("Mitnehmen zum {day}").format(day=german_date(day))
        answers = [
            (_("Beim {day} bleiben").format(day=german_date(self.day)), None),
            (taken, lambda: self.show_day(day, self.model.typed())),
            (_("Verwerfen"), lambda: self.show_day(day)),
        ]
        question = ask(self, _("Anderer Stichtag"), text.format(day=german_date(self.day)), answers)
        question.rejected.connect(lambda: self._date.set_value(self.day))

    def show_day(self, day: date, texts: Mapping[str, Sequence[str]] | None = None) -> None:
        """Show a key date with what is stored for it, or with texts by house that were typed before."""
        place = self.view.place
        self.day = day
        self._date.set_value(day)
        self.model.show(self.service.grid(day), texts)
        self.view.go(max(place[0], 0), place[1] if place[1] > 0 else OCCUPIED)
        self.tell()

    # ------------------------------------------------------------------------------------------ while typing

    def say(self, words: str) -> None:
        """A word about the cell, or about what has just happened."""
        self._said.setText(words or NOTE)

    def tell(self) -> None:
        """Count anew: houses, people, share of use, what is open or odd."""
        readings = [self.model.reading(at) for at in range(len(self.model.rows))]
        counted = [(row, one) for row, one in zip(self.model.rows, readings, strict=True) if one.filled]
        stored = sum(bool(one.record_id) for one in self.model.rows)
        words = _("noch keine Zahlen zu diesem Stichtag")
        self._of_day.setText(_("schon mit Zahlen: {houses}").format(houses=houses(stored)) if stored else words)
        self._total.setText(self._sum(counted))
        changed = len(self.model.changed())
        self._save.setText(_("{houses} speichern").format(houses=houses(changed)) if changed else _("Speichern"))
        self._save.setEnabled(bool(changed))

    def _sum(self, counted: Sequence[Any]) -> str:
        known = [
            (one.values["occupied"], _places(row, one)) for row, one in counted if one.values["occupied"] is not None
        ]
        people, room = sum(occupied for occupied, _room in known), sum(room or 0 for _occupied, room in known)
        parts = [_("{count} von {total} Häusern").format(count=number(len(known)), total=number(len(self.model.rows)))]
        if room:
            words = _("{people} von {places} Plätzen belegt ({share})")
            parts.append(words.format(people=number(people), places=number(room), share=percent(people / room)))
        last = sum(row.last.get("occupied") or 0 for row, _one in counted)
        parts += [_("zuletzt dort {people}").format(people=number(last))] if last else []
        problems, odd = sum(bool(one.problems) for _row, one in counted), sum(bool(one.doubts) for _row, one in counted)
        parts += [_("{count} nicht lesbar").format(count=number(problems))] if problems else []
        parts += [_("{count} bitte prüfen").format(count=number(odd))] if odd else []
        return " · ".join(parts)

    # ------------------------------------------------------------------------------------------ saving

    def save(self) -> None:
        """Keep what can be read as one action; stays open at a cell that cannot, and asks about what looks odd."""
        unread = [at for at in self.model.changed() if self.model.reading(at).problems]
        if unread:
            self.view.go(unread[0], min(self.model.reading(unread[0]).problems))
            return
        odd = [at for at in self.model.changed() if self.model.reading(at).doubts]
        if odd:
            self._ask_about(odd)
        else:
            self._keep()

    def _ask_about(self, odd: Sequence[int]) -> None:
        """Name each house with what does not fit in it; both answers are possible, for a house can be overfull."""
        lines = [
            _("{house}: {what}").format(house=self.model.rows[at].name, what="; ".join(one.doubts.values()))
            for at, one in ((at, self.model.reading(at)) for at in odd[:MOST_DOUBTS])
        ]
        if len(odd) > MOST_DOUBTS:
            lines.append(_("und {houses} mehr").format(houses=houses(len(odd) - MOST_DOUBTS)))
        first = partial(self.view.go, odd[0], min(self.model.reading(odd[0]).doubts))
        text = "\n".join(lines)
        ask(
            self,
            _("Stimmen diese Zahlen?"),
            text,
            [(_("Zurück zur Zahl"), first), (_("Trotzdem speichern"), self._keep)],
        )

    def _keep(self) -> None:
        self.service.save_grid(self.day, self.model.to_save())
        self.accept()

    # ------------------------------------------------------------------------------------------ leaving

    @property
    def dirty(self) -> bool:
        """Whether anything stands here that is not stored."""
        return bool(self.model.changed())

    def reject(self) -> None:
        """Close; what was typed is asked about."""
        if not self.dirty:
            super().reject()
            return
        text = _("Noch nicht gespeichert: {houses}.").format(houses=houses(len(self.model.changed())))
        ask_to_drop(self, self._give_up, text)

    def _give_up(self) -> None:
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the grid, wherever the keyboard stands; nothing is kept by it."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    # ------------------------------------------------------------------------------------------ drafts

    def half_typed(self) -> Typing | None:
        """Everything that is not stored yet; None while nobody has typed."""
        if not self.dirty:
            return None
        name = _("Belegung zum {day}").format(day=german_date(self.day))
        first = {"counted": self.day.isoformat()}
        return Typing(KIND, None, None, name, first=first, values={"texts": self.model.typed()})


def take_up(window: Any, typing: Typing) -> bool:
    """Open the grid with what somebody had typed."""
    dialog = GridDialog(window, window.desk, date.fromisoformat(str(typing.first["counted"])))
    dialog.show_day(dialog.day, {house: list(map(str, texts)) for house, texts in typing.values["texts"].items()})
    dialog.open()
    return dialog.dirty


def _places(row: Any, one: Any) -> int | None:
    places: int | None = one.values["capacity"]
    return row.places if places is None else places
