"""The states of the office: when, why, how big, what differs from now, and the way back."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from app.errors import UserError
from app.text import _
from app.ui.backups.keeper import Keeper
from app.ui.backups.saving import save_backup
from app.ui.backups.words import bare_words, records, size, when
from app.ui.kit.dialog import Dialog, ask, tell
from app.ui.kit.plain_table import PlainTable
from app.ui.kit.widgets import button, label, row, set_role
from app.ui.offices import Wanted, Way

LEAST, HIGH, AROUND = 120, 580, 60
"""Heights in pixels: of the table at least, of the dialog where there is room, and what the screen needs besides."""
PAUSE_MS = 120
"""Who walks through the list does not want every state read through."""


def open_backups(window: Any) -> Any:
    """Show the states; an office on a server has none here."""
    if window.desk.office.database.path is None:
        words = _("Dieses Büro liegt auf einem Server. Für Sicherungen gibt es dort eigene Werkzeuge.")
        return tell(window, _("Sicherungen"), words)
    window.desk.office.database.refuse_frozen()
    dialog = BackupsDialog(window, window.backups)
    dialog.open()
    return dialog


class BackupsDialog(Dialog):
    """Select a state, see what would be lost and what would come back, restore."""

    def __init__(self, window: Any, keeper: Keeper) -> None:
        super().__init__(window, _("Sicherungen"), 720)
        self.setObjectName("backups")
        self._window, self._keeper = window, keeper
        self._path: Path = window.desk.office.database.path
        self.states: list[Any] = []
        """What is shown, the newest first."""
        self._chosen: Any = None
        self._said = ""
        self.good, self.place, self.words = label(" ", wrap=True), label(" ", wrap=True), label(" ", wrap=True)
        self.now = button(_("Jetzt sichern"), self.keep_now)
        self.elsewhere = button(_("Zweiten Ort wählen …"), self.ask_place)
        self.without = button(_("Vergessen"), self.leave_place, tip=_("Keinen zweiten Ort mehr verwenden"))
        self.without.hide()
        self.bare, self.protect = label("", "problem", wrap=True), button(_("Jetzt verschlüsseln"), self.protect_place)
        self._say_what_is_bare(0)
        heads = (_("Wann"), _("Warum"), _("Größe"), _("Unterschied zu jetzt"))
        self.table = PlainTable(_("Gesicherte Stände"), heads, (23, 27, 12), selectable=True)
        self.table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._compare)
        self._lay_out()
        self.table.itemSelectionChanged.connect(self._on_selection_changed)
        keeper.told.connect(self._on_told)
        self.read()

    def _lay_out(self) -> None:
        self.table.setMinimumHeight(LEAST)
        self.words.setMinimumHeight(40)
        lines = ((self.good, self.now), (self.place, self.without, self.elsewhere), (self.bare, self.protect))
        for parts in lines:
            line = row(*parts)
            line.setStretch(0, 1)
            self.body.addLayout(line)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.words)
        self.add_left(button(_("An anderem Ort sichern …"), lambda: save_backup(self._window)))
        self.add_left(button(_("Ordner öffnen"), self.open_folder))
        self.add_button(_("Schließen"))
        self.restore_button = self.add_button(_("Wiederherstellen …"), self.restore, "primary")
        self.restore_button.setEnabled(False)
        self.resize(self.minimumWidth(), min(HIGH, self.screen().availableGeometry().height() - AROUND))

    # ---------------------------------------------------------------------------------------- what is shown

    def read(self) -> None:
        """Read anew which states there are, and what differs from now."""
        self._keeper.tasks.run(self, lambda _job: _read(self._path), self._show)

    def _show(self, found: Any) -> None:
        states, lines, news = found
        self.states = states
        self.table.blockSignals(True)
        self.table.setRowCount(len(states))
        for line, (state, differs) in enumerate(zip(states, lines, strict=True)):
            self.table.fill(line, (when(state.at), state.why.label, size(state.size), differs))
        self._say_how_it_stands(news)
        if states:
            before = self._chosen.path if self._chosen is not None else None
            self.table.selectRow(next((row for row, state in enumerate(states) if state.path == before), 0))
            self.table.setFocus()
        self.table.blockSignals(False)
        self._on_selection_changed()

    def _say_how_it_stands(self, news: Any) -> None:
        problem = self._keeper.news.problem if self._keeper.news is not None else ""
        self.good.setText(problem or _good_words(news.state))
        set_role(self.good, role="problem" if problem else "")
        self.place.setText(_place_words(news.place, self._path))
        self.place.setToolTip(str(news.place.folder) if news.place is not None else "")
        self._say_what_is_bare(news.bare)
        chosen = news.place is not None
        self.without.setVisible(chosen)
        self.elsewhere.setText(_("Zweiten Ort ändern …") if chosen else _("Zweiten Ort wählen …"))
        self.elsewhere.setAccessibleName(self.elsewhere.text())

    def _say_what_is_bare(self, count: int) -> None:
        self.bare.setText(bare_words(count) if count else "")
        for part in (self.bare, self.protect):
            part.setVisible(bool(count))

    def _on_selection_changed(self) -> None:
        chosen = self.table.chosen
        self._chosen = self.states[chosen[0]] if chosen and chosen[0] < len(self.states) else None
        self.restore_button.setEnabled(False)
        self.words.setText(" ")
        if self._chosen is not None:
            self._pause.start()

    def _compare(self) -> None:
        if self._chosen is not None:
            state = self._chosen
            told, failed = partial(self._say, state), partial(self._say_unfit, state)
            self._keeper.tasks.run(self, lambda _job: _compared(state.path, self._path), told, failed)

    def _say(self, state: Any, sentence: str) -> None:
        if state is not self._chosen:
            return
        self._said = sentence
        self.words.setText(_("Stand von {when}: {sentence}").format(when=when(state.at), sentence=sentence))
        self.restore_button.setEnabled(True)

    def _say_unfit(self, state: Any, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        if state is self._chosen:
            self.words.setText(str(error))

    def _on_told(self, _news: Any) -> None:
        self.read()

    # ----------------------------------------------------------------------------------- what the user does

    def restore(self) -> None:
        """Ask once, then go back to the selected state."""
        state = self._chosen
        if state is None:
            return
        words = _("{sentence} Der jetzige Stand wird vorher gesichert, Sie können also wieder zurück.")
        answers = [(_("Wiederherstellen"), lambda: self._go_back_to(state)), (_("Abbrechen"), None)]
        title = _("Stand von {when} wiederherstellen?").format(when=when(state.at))
        ask(self, title, words.format(sentence=self._said), answers).setObjectName("restore")

    def _go_back_to(self, state: Any) -> None:
        self.accept()
        self._window.office_asked.emit(Wanted(Way.RESTORE, self._path, state=state.path))

    def keep_now(self) -> None:
        """Keep a state although nobody asked for it."""
        self.now.setEnabled(False)
        self._keeper.work(lambda backups: backups.make(), self._on_kept, self._on_failed)

    def _on_kept(self, _state: Any) -> None:
        self.now.setEnabled(True)

    def _on_failed(self, error: Exception) -> None:
        self.now.setEnabled(True)
        raise error

    def ask_place(self) -> None:
        """Let the user choose a folder on a stick or a share."""
        dialog = QFileDialog(self, _("Zweiten Ort für die Sicherungen wählen"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.take_place(Path(chosen)))
        dialog.open()

    def take_place(self, folder: Path) -> None:
        """Keep the states there as well."""
        self._keeper.work(lambda backups: backups.choose_place(folder), lambda _news: None, self._on_failed)

    def protect_place(self) -> None:
        """Encrypt what lies at the second place in plain; some seconds for each state."""
        self.protect.setEnabled(False)
        self._keeper.work(lambda backups: backups.protect_place(), self._on_protected, self._on_not_protected)

    def _on_protected(self, _news: Any) -> None:
        self.protect.setEnabled(True)

    def _on_not_protected(self, error: Exception) -> None:
        self.protect.setEnabled(True)
        raise error

    def leave_place(self) -> None:
        """Have no second place any more; what lies there stays."""
        self._keeper.work(lambda backups: backups.leave_place(), lambda _news: None, self._on_failed)

    def open_folder(self) -> None:
        """Show the files of the states in the system's own window."""
        from app.services.backups.states import folder_of

        folder = folder_of(self._path)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder if folder.is_dir() else folder.parent)))


def _read(path: Path) -> Any:
    """The states, in what each differs from now, and how it stands; in the worker."""
    from app.services.backups.copies import contents
    from app.services.backups.differences import summary
    from app.services.backups.keeping import standing
    from app.services.backups.states import folder_of, states_in

    states, present = states_in(folder_of(path)), contents(path)
    return states, [summary(state, present.living, present.actions) for state in states], standing(path)


def _compared(state: Path, path: Path) -> str:
    """What going back to a state would mean; UserError for one that has rotted."""
    from app.services.backups.differences import compare, told
    from app.services.backups.restoring import refuse_unfit

    refuse_unfit(state)
    return told(compare(state, path))


def _good_words(state: Any) -> str:
    if state is None:
        return _("Es gibt noch keine Sicherung. Im eigenen Büro entsteht sie von selbst, oder gleich hier.")
    words = _("Zuletzt gesichert und geprüft: {when}, {why}, mit {records}.")
    return words.format(when=when(state.at), why=state.why.label, records=records(state.total))


def _place_words(place: Any, path: Path) -> str:
    if place is None:
        return _("Noch kein zweiter Ort: Ein Stick hilft, wenn dieser Rechner ausfällt.")
    from app.services.backups.second_place import same_disk

    name = place.folder.name or str(place.folder)
    if not place.number:
        return _("Zweiter Ort: {name}, dort liegt noch nichts.").format(name=name)
    words = _("Zweiter Ort: {name}, zuletzt {when}.").format(name=name, when=when(place.at))
    if same_disk(place, path):
        words += " " + _("Er liegt auf demselben Datenträger; ein Stick wäre sicherer.")
    return words
