"""The dialog of the forms of authorities: say once what belongs where, look at the form filled in, and save it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.errors import UserError
from app.services.own_forms.gathering import headings_of, sums_of
from app.services.own_forms.layout import position, reference
from app.services.own_forms.places import Place, PlaceKind
from app.services.own_forms.service import FilledIn, Form, Preview
from app.services.worker import Cancelled
from app.text import _, number
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import Dialog, tell
from app.ui.kit.empty import EmptyState
from app.ui.kit.memory import recall, remember
from app.ui.kit.progress import run_with_progress
from app.ui.kit.tab_bar import TabBar
from app.ui.kit.widgets import column, label, menu_button, scrolled
from app.ui.outputs.saving import FilePlace, ask_before_replacing, tell_saved
from app.ui.own_forms.cell_card import CellCard, Columns
from app.ui.own_forms.files import FormFiles
from app.ui.own_forms.grid import PageView
from app.ui.own_forms.head import FormHead
from app.ui.own_forms.told import Told

PAUSE_MS = 150
SIDE = 330
LEAST_WORDS, MOST_WORDS = 56, 128
"""Height of what is told under the sheet, a seventh of the dialog."""
SIZE, AROUND = QSize(1240, 800), QSize(40, 60)
_LAST = "forms/last"
_OF_LISTS = (PlaceKind.SUM, PlaceKind.TABLE)


class FormsDialog(Dialog):
    """Left the form and the cell in hand, right its worksheets with the values in their places."""

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, _("Formular einer Behörde ausfüllen"), 700)
        self.setObjectName("formsDialog")
        self.desk, self.office, self.forms = desk, desk.office, desk.office.forms
        self.form: Form | None = None
        self.places: dict[str, Place] = {}
        self._columns: dict[str, Columns] = {}
        self._asked = 0
        self._make_pieces()
        self._lay_out()
        self._connect()
        self.offer(recall(_LAST, ""))

    # ------------------------------------------------------------ building

    def _make_pieces(self) -> None:
        self.head, self.cell, self.place = FormHead(), CellCard(self._ask_columns), FilePlace()
        self.sheets, self.view, self.told = TabBar(counts=False), PageView(), Told()
        self.sheets.setAccessibleName(_("Blätter"))
        self.files = FormFiles(self, self._on_loaded, self._on_removed)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        sentence = _(
            "Laden Sie die leere Excel-Datei der Behörde einmal. Dann klicken Sie die Zellen an und sagen, was dort "
            "hingehört. Alles andere in der Datei bleibt, wie es ist."
        )
        self.empty = EmptyState(sentence, [(_("Formular laden …"), self.files.ask_new)])
        self.wait = EmptyState(_("Das Formular wird gelesen …"))
        self.sheet = QWidget()
        self.pages = QStackedWidget()
        for part in (self.empty, self.wait, self.sheet):
            self.pages.addWidget(part)

    def _lay_out(self) -> None:
        fields = column(self.head, self.cell, 1, gap=14, margins=(0, 0, 12, 0))
        fields.addLayout(column(label(_("Name der Datei"), "quiet"), self.place, gap=4))
        side = QWidget()
        side.setLayout(fields)
        self.side = scrolled(side)
        self.side.setFixedWidth(SIDE)
        sheet = QVBoxLayout(self.sheet)
        sheet.setContentsMargins(0, 0, 0, 0)
        sheet.setSpacing(0)
        for part in (self.view, self.sheets, self.told):
            sheet.addWidget(part)
        sheet.setStretch(0, 1)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.side)
        line.addWidget(self.pages, 1)
        self.body.addLayout(line, 1)
        self.add_left(menu_button(_("Datei"), self.files.menu, name="formFile"))
        self.add_button(_("Schließen"))
        self.save = self.add_button(_("Ausgefüllt speichern"), self.save_form, "primary")
        self.save_with(self.save)
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().size() - AROUND))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.told.setFixedHeight(max(LEAST_WORDS, min(MOST_WORDS, self.height() // 6)))
        super().resizeEvent(event)

    def _connect(self) -> None:
        self.head.chosen.connect(self.take)
        self.head.changed.connect(lambda: self._pause.start())
        self.head.day_changed.connect(self._on_day_changed)
        self.sheets.currentChanged.connect(self._on_sheet_chosen)
        self.view.chosen.connect(self._on_cell_chosen)
        self.view.wanted.connect(self._on_cell_wanted)
        self.cell.changed.connect(self._on_place_changed)
        self.place.changed.connect(lambda: self.told.say(""))
        self._pause.timeout.connect(self.look)

    # ------------------------------------------------------------ which form

    def offer(self, wanted: str = "") -> None:
        """Show the forms there are, and open one of them."""
        known = self.forms.names()
        self.head.offer(known)
        if known:
            self.take(wanted if wanted in dict(known) else known[0][0])
        else:
            self.form = None
            self._show_page(self.empty)

    def take(self, identity: str) -> None:
        """Open a form; the one in hand is kept first."""
        self.keep()
        self.form = None
        self._show_page(self.wait)
        self.work(lambda: self.forms.open(identity), self._on_opened)

    def _on_opened(self, form: Form) -> None:
        self.form = form
        remember(_LAST, form.identity)
        self.places = {place.key: place for place in form.places}
        self.head.show_form(form)
        self._show_page(self.sheet)
        self._offer_sheets(form)
        self._propose()
        self.view.setFocus()

    def _offer_sheets(self, form: Form) -> None:
        self.sheets.blockSignals(True)
        while self.sheets.count():
            self.sheets.removeTab(0)
        for page in form.layout.pages:
            self.sheets.setTabVisible(self.sheets.addTab(page.name), not page.hidden)
        self.sheets.setCurrentIndex(next((i for i, p in enumerate(form.layout.pages) if not p.hidden), 0))
        self.sheets.blockSignals(False)
        self._on_sheet_chosen()

    def _show_page(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self.files.allow(page is self.sheet)
        for part in (self.side, self.save):
            part.setEnabled(page is self.sheet)
            part.setVisible(page is not self.empty)

    def _on_sheet_chosen(self) -> None:
        if self.form is None:
            return
        self.view.show_page(self.form.layout.pages[self.sheets.currentIndex()], self.form.layout)
        first = next((p for p in self.places.values() if p.sheet == self.page.name), None)
        self.view.go(*(position(first.cell) if first else (1, 1)))
        self.look()

    @property
    def page(self) -> Any:
        """The worksheet in view."""
        return self.view.pages.page

    # ------------------------------------------------------------ what belongs where

    def _on_cell_chosen(self, line: int, at: int) -> None:
        self.cell.show_cell(self.page, line, at, self.places.get(f"{self.page.name}!{reference(line, at)}"))
        self.side.ensureWidgetVisible(self.cell, 0, 0)

    def _on_cell_wanted(self) -> None:
        """Enter in the sheet: say what belongs into the cell in hand."""
        self.cell.kind.setFocus()
        self.side.ensureWidgetVisible(self.cell)

    def _on_place_changed(self, place: Place | None) -> None:
        if place is None:
            self.places.pop(self.cell.place().key, None)
        else:
            self.places[place.key] = place
        self._pause.start()

    def _ask_columns(self, key: str, take: Callable[[Columns], None]) -> None:
        if key in self._columns:
            take(self._columns[key])
            return

        def keep(found: Columns) -> None:
            self._columns[key] = found
            take(found)

        self.work(lambda: (headings_of(self.office, key), sums_of(self.office, key)), keep)

    def _on_day_changed(self) -> None:
        self._propose()
        self._pause.start()

    def _propose(self) -> None:
        if form := self.current():
            self.place.propose(self.forms.proposed_name(form, self.head.as_of()))

    def current(self) -> Form | None:
        """The form with what stands in the fields."""
        if self.form is None:
            return None
        places = sorted(self.places.values(), key=lambda p: (p.sheet, position(p.cell)))
        return replace(
            self.form, name=self.head.name.text().strip() or self.form.name, places=tuple(places),
            recipient=self.head.recipient.recipient or self.form.recipient, purpose=self.head.purpose.text().strip(),
        )  # fmt: skip

    # ------------------------------------------------------------ the preview

    def look(self) -> None:
        """Show the form filled in."""
        self._pause.stop()
        form, day = self.current(), self.head.as_of()
        if form is None:
            return
        self._asked += 1
        done, failed = partial(self._on_looked, self._asked), partial(self._on_refused, self._asked)
        self.desk.tasks.run(self, lambda job: self.forms.preview(form, day), done, failed)

    def _on_looked(self, asked: int, found: Preview) -> None:
        if asked != self._asked or self.form is None:
            return
        here, plan = self.page.name, found.plan
        shown = {(row, at): text for (sheet, row, at), text in plan.shown.items() if sheet == here}
        own = {position(p.cell) for p in self.places.values() if p.sheet == here and p.kind is not PlaceKind.NOTHING}
        self.view.pages.put(shown, own, {(row, at) for sheet, row, at in plan.empty if sheet == here})
        self.told.show_preview(found, self.form.filled_on)
        self.save.setEnabled(not plan.problems)

    def _on_refused(self, asked: int, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        if asked == self._asked:
            self.told.say(str(error))
            self.save.setEnabled(False)

    @property
    def ready(self) -> bool:
        """Whether everything is shown."""
        return not self.desk.tasks.busy and not self._pause.isActive()

    # ------------------------------------------------------------ keeping and writing

    def keep(self) -> None:
        """Keep what belongs where; what has no list yet is not kept. UserError where the name is another form's."""
        form = self.current()
        if form is not None and not self.office.database.frozen:
            places = [p for p in form.places if p.source or p.kind not in _OF_LISTS]
            self.forms.keep(form.identity, form.name, form.recipient, form.purpose, places)

    def _kept(self) -> bool:
        try:
            self.keep()
        except UserError as error:
            self.told.say(str(error))
            self.head.name.setFocus()
            return False
        return True

    def done(self, result: int) -> None:
        """Keep everything before the dialog goes."""
        if self._kept():
            super().done(result)

    def save_form(self) -> None:
        """Write the form filled in; one of the same name is asked about first."""
        if self.form is not None and self._kept():
            ask_before_replacing(self, self.place.path(self.form.ending), self._write)

    def _write(self, path: Path) -> None:
        form, day = self.current(), self.head.as_of()
        assert form
        run_with_progress(
            self.desk.tasks, self, _("„{name}“ wird geschrieben").format(name=path.name),
            lambda job: self.forms.fill(form, day, path), self._on_written, self._on_not_written,
        )  # fmt: skip

    def _on_written(self, filled: FilledIn) -> None:
        self.head.recipient.keep()
        self.place.keep()
        words = _("„{name}“ gespeichert").format(name=filled.path.name)
        if filled.left_out:
            words += _(", {count} Personen ohne Namen").format(count=number(filled.left_out))
        tell_saved(self.desk, filled.path, words)
        self.form = None
        self.accept()

    def _on_not_written(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self._on_failed(error)

    # ------------------------------------------------------------ files

    def _on_loaded(self, identity: str) -> None:
        self.form = None
        self.offer(identity)

    def _on_removed(self) -> None:
        self.form = None
        self.offer()

    def work(self, act: Callable[[], Any], done: Callable[[Any], object]) -> None:
        """Do beside the window what takes a moment; what went wrong is told here."""
        self.desk.tasks.run(self, lambda job: act(), done, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        if self.pages.currentWidget() is self.sheet:
            self.told.say(str(error))
            return
        self._show_page(self.empty)
        tell(self, _("Das ging nicht"), str(error))
