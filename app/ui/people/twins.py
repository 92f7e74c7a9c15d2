"""Makes one record of two: one pair, or all possible pairs of the office, one after the other."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QProgressBar, QWidget

from app.errors import UserError
from app.models import Person
from app.services.twins.alike import Pair
from app.services.twins.hanging import hanging
from app.text import _, german_date, number
from app.ui.kit.dialog import Dialog
from app.ui.kit.tasks import Job
from app.ui.kit.widgets import button, label, row
from app.ui.people.twins_table import TwinsTable

WIDTH, TALL, AROUND = 820, 560, 60
"""Pixels: of the dialog, and what the screen needs besides."""


class MergeDialog(Dialog):
    """Two records side by side; Enter makes one of them. `merged` hears the id of the record that stays."""

    def __init__(
        self, parent: QWidget, desk: Any, kept_id: str, gone_id: str,
        merged: Callable[[str], object] = lambda kept_id: None, title: str = "",
    ) -> None:  # fmt: skip
        super().__init__(parent, title or _("Zwei Einträge zusammenführen"), WIDTH)
        self.setObjectName("merge")
        self.desk, self._merged = desk, merged
        self.kept_id, self.gone_id = kept_id, gone_id
        self.reason, self.along = label("", "quiet", wrap=True), label("", "", wrap=True)
        self.made = label("", "small", wrap=True)
        self.table = TwinsTable()
        self._alike = label(_("In allen Angaben sind beide gleich, oder nur eine weiß etwas."), "quiet", wrap=True)
        self._lay_out()
        self.reason.hide()
        if kept_id:
            self.show_pair()

    def _lay_out(self) -> None:
        for part in (self.reason, self.made, self._alike, self.table, self.along):
            self.body.addWidget(part, 1 if part is self.table else 0)
        self.body.addStretch(0)  # keeps the words together at the top while there is no table
        self.apart = button(_("Verschiedene Personen"), self.keep_apart, name="keepApart")
        self.swap_sides = button(_("Seiten tauschen"), self.swap, "", _("Der andere Eintrag bleibt"), "swapTwins")
        self.add_left(self.swap_sides)
        self.add_left(self.apart)
        self.later = self.add_button(_("Abbrechen"))
        self.do = self.add_button(_("Zusammenführen"), self.merge, "primary")
        self.resize(WIDTH, min(TALL, self.screen().availableGeometry().height() - AROUND))

    def show_pair(self) -> None:
        """Show where both differ and what comes along."""
        people, database = self.desk.office.people, self.desk.office.database
        kept, gone = people.get(self.kept_id), people.get(self.gone_id)
        found = self.desk.office.merging.differences(self.kept_id, self.gone_id)
        heads = (_("Bleibt: {who}").format(who=kept.caption), _("Geht darin auf: {who}").format(who=gone.caption))
        self.table.show_differences(found, heads)
        self.made.setText(f"{_made(kept)} · {_made(gone)}")
        self.table.setVisible(bool(found))
        self._alike.setVisible(not found)
        with_it = hanging(database, self.gone_id)
        self.along.setText(
            _("{things} kommen mit. Der andere Eintrag liegt danach im Papierkorb.").format(things=", ".join(with_it))
            if with_it
            else _("Am anderen Eintrag hängt sonst nichts. Er liegt danach im Papierkorb.")
        )
        (self.table if found else self.do).setFocus()

    def swap(self) -> None:
        """Let the other record stay; what was chosen of each keeps its side."""
        self.kept_id, self.gone_id = self.gone_id, self.kept_id
        self.show_pair()

    def merge(self) -> None:
        """Make one record of both, beside the window."""
        self.do.setEnabled(False)
        kept, gone, choices = self.kept_id, self.gone_id, dict(self.table.chosen_ways)
        merging = self.desk.office.merging
        self.desk.tasks.run(
            self, lambda _job: merging.merge(kept, gone, choices), lambda _name: self._on_merged(), self._on_failed
        )

    def _on_failed(self, error: Exception) -> None:
        self.do.setEnabled(True)
        raise error

    def _on_merged(self) -> None:
        self.accept()
        self._merged(self.kept_id)

    def keep_apart(self) -> None:
        """Note that they are two people, so that they are not named again."""
        self.desk.office.twins.keep_apart(self.kept_id, self.gone_id)
        self.accept()


class TwinsDialog(MergeDialog):
    """All possible pairs of the office; after one comes the next."""

    def __init__(self, parent: QWidget, desk: Any) -> None:
        super().__init__(parent, desk, "", "", title=_("Mögliche Doppelte"))
        self.setObjectName("twins")
        self.pairs: list[Pair] = []
        self.place = 0
        self.ready = False
        """Whether everybody was compared."""
        self.later.setText(_("Schließen"))
        self.back = button(_("Zurück"), lambda: self.go(-1), "", "", "lastPair")
        self.skip = button(_("Überspringen"), lambda: self.go(1), "", "", "nextPair")
        for part in (self.back, self.skip):
            self._buttons.insertWidget(self._buttons.indexOf(self.later), part)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Vergleich aller Personen"))
        self.body.insertLayout(0, row(self._bar))
        self._show_parts(False)
        self.reason.show()
        self.reason.setText(_("Alle Personen werden miteinander verglichen …"))
        self._job = desk.tasks.run(self, self._look, self._on_found)
        self._job.progressed.connect(self._on_progressed)

    def _look(self, job: Job) -> list[Pair]:
        return list(self.desk.office.twins.pairs(job.progress))

    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _on_found(self, pairs: list[Pair]) -> None:
        self.pairs, self.ready = pairs, True
        self._bar.hide()
        self._show_next()

    def go(self, step: int) -> None:
        """Look at another pair and leave this one as it is."""
        self.place = (self.place + step) % len(self.pairs)
        self._show_next()

    def keep_apart(self) -> None:
        self.desk.office.twins.keep_apart(self.kept_id, self.gone_id)
        self._drop(lambda pair: pair is self.pairs[self.place])

    def _on_merged(self) -> None:
        gone = self.gone_id
        self._drop(lambda pair: gone in (pair.first.person_id, pair.second.person_id))

    def _drop(self, done: Callable[[Pair], bool]) -> None:
        """Go on to what is left."""
        before = sum(1 for pair in self.pairs[: self.place] if not done(pair))
        self.pairs = [pair for pair in self.pairs if not done(pair)]
        self.place = before if before < len(self.pairs) else 0
        self._show_next()

    def _show_next(self) -> None:
        self._show_parts(bool(self.pairs))
        if not self.pairs:
            self.reason.setText(_("Alle Einträge sehen nach verschiedenen Personen aus."))
            self.later.setFocus()
            return
        pair = self.pairs[self.place]
        first, second = _in_order(pair)
        self.kept_id, self.gone_id = first.person_id, second.person_id
        told = _("Paar {number} von {count}: {reason}")
        where = {"number": number(self.place + 1), "count": number(len(self.pairs))}
        self.reason.setText(told.format(**where, reason=pair.reason))
        self.do.setEnabled(True)
        self.show_pair()

    def _show_parts(self, on: bool) -> None:
        pair = (self.table, self.made, self.along, self.apart, self.swap_sides, self.do, self._alike)
        for part in (*pair, self.back, self.skip):
            part.setVisible(on and (part in pair or len(self.pairs) > 1))


def _in_order(pair: Pair) -> Sequence[Any]:
    """Who stays is proposed: the older record, unless she has left and the other is still there."""
    return (pair.second, pair.first) if pair.first.remark and not pair.second.remark else (pair.first, pair.second)


def _made(person: Any) -> str:
    """ "Katja Böhringer: angelegt 12.03.2024", in the trash said so."""
    words = _("{name}: angelegt {day}").format(name=person.caption, day=german_date(person.created_at.date()))
    return _("{who}, liegt im Papierkorb").format(who=words) if person.deleted_at else words


def open_twins(window: Any) -> TwinsDialog:
    """Show all possible pairs of the office."""
    dialog = TwinsDialog(window, window.desk)
    dialog.open()
    return dialog


def merge_two(window: Any, desk: Any, ids: Sequence[str]) -> MergeDialog:
    """Show two people who were selected side by side; the older record stays unless it is swapped."""
    if len(ids) != 2:
        raise UserError("Bitte wählen Sie genau zwei Personen aus, die zusammengehören.")
    kept, gone = sorted(ids)
    dialog = MergeDialog(window, desk, kept, gone, lambda found: desk.open(Person.__name__, found))
    dialog.open()
    return dialog
