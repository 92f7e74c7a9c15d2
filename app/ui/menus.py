"""The window's menus; only actions that do something now."""

from collections.abc import Callable
from functools import partial
from itertools import groupby
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from app.text import _, translate
from app.ui.after_paint import AfterPaint
from app.ui.kit.memory import recall, remember
from app.ui.tabs import TABS
from app.ui.theme import Scheme, theme

SOON_MS = 40
"""After the first paint: what is on its way to the window comes first."""


class Menus:
    """Datei, Bearbeiten, Ansicht, Listen & Druck, Extras, Hilfe; plug-ins add to `file`, `output` and `extras`."""

    def __init__(self, window: Any) -> None:
        self._window = window
        bar = window.menuBar()
        self.file, self.edit, self.view = (bar.addMenu(t) for t in (_("&Datei"), _("&Bearbeiten"), _("&Ansicht")))
        self.output = bar.addMenu(_("&Listen && Druck"))
        self.extras, self.help = bar.addMenu(_("E&xtras")), bar.addMenu(_("&Hilfe"))
        self.work, self.rules, self.records = (self.extras.addSeparator() for _part in range(3))
        """The ends of the parts of Extras: the daily work, the office and its rules, what is kept and for how long."""
        self.output.menuAction().setVisible(False)
        self._filled = False
        self._acting: list[QAction] = []
        """What acts on the data."""
        self._going: list[QAction] = []
        """What leads to the data; while it loads one may be on the way already."""
        self._changing: list[QAction] = []
        """What makes no sense where nothing can be changed."""
        self._soon = QTimer(window)  # `singleShot` would bring up the namespace Qt before the first paint
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.fill)
        AfterPaint(window, lambda: self._soon.start(SOON_MS))

    def fill(self) -> None:
        """Give the menus their actions, once; after the first paint, since shortcuts take 20 ms to come up."""
        if self._filled:
            return
        self._filled = True
        self._fill_file()
        self._fill_view()
        self._fill_extras()
        self._undo = self._make(_("Rückgängig"), self._on_undo, "Ctrl+Z")
        self._redo = self._make(_("Wieder ausführen"), self._on_redo, "Ctrl+Y")
        self._past = self._make(_("Was ist geschehen? …"), self._on_past, "Ctrl+H")
        self._acting += [self._undo, self._redo, self._past]
        self._changing += [self._undo, self._redo]
        self.edit.aboutToShow.connect(self._on_edit_about_to_show)
        self.edit.addAction(self._undo)
        self._find = self._make(_("Überall suchen"), self._on_find, "Ctrl+K")
        self._going.append(self._find)
        for action in self._acting:
            action.setEnabled(False)

    def tell_data(self, there: bool) -> None:
        """Whether there are records; without any, only looks, help and the way out can be used."""
        self.fill()
        for action in (*self._acting, *self._going):
            action.setEnabled(there)

    def tell_frozen(self) -> None:
        """The office is only looked at."""
        for action in self._changing:
            action.setEnabled(False)

    def add(
        self,
        menu: QMenu,
        text: str,
        slot: Callable[[], object],
        shortcut: str = "",
        first: bool = False,
        part: QAction | None = None,
    ) -> QAction:
        """An action in one of the menus; `first` puts it at the top, `part` at the end of a part of Extras."""
        result = self._make(text, slot, shortcut)
        before = menu.actions()[0] if first and menu.actions() else part
        if before is not None:
            menu.insertAction(before, result)
        else:
            menu.addAction(result)
        menu.menuAction().setVisible(True)
        return result

    def all_actions(self) -> list[QAction]:
        """Every action that can be done now, those of the tab in view first."""
        own = [a for m in (self.file, self.output, self.extras, self.help, self.view) for a in _flat(m)]
        tab = self._window.tab
        return [*(tab.commands() if tab is not None else ()), self._undo_now(), self._redo_now(), self._past, *own]

    def by_menu(self) -> list[tuple[str, list[QAction]]]:
        """What each menu offers now, under its title."""
        menus = (self.file, self.edit, self.view, self.output, self.extras, self.help)
        for menu in menus:
            menu.aboutToShow.emit()
        return [(menu.title(), _flat(menu)) for menu in menus]

    def allow_undo(self) -> None:
        """There is something new to take back, whatever the menu said when it was open last."""
        self._undo.setEnabled(True)
        self._redo.setEnabled(True)

    def _make(self, text: str, slot: Callable[[], object], shortcut: str = "") -> QAction:
        result = QAction(text, self._window)
        result.triggered.connect(lambda: slot())
        if shortcut:
            result.setShortcut(QKeySequence(shortcut))
        self._window.addAction(result)
        return result

    def _fill_file(self) -> None:
        self.file.addSeparator()
        self.add(self.file, _("Büro beginnen oder wechseln …"), self._on_begin)
        self.add(self.file, _("Bürodatei öffnen …"), self._on_open, "Ctrl+O")
        self.add(self.file, _("Neue Bürodatei anlegen …"), self._on_new_office)
        self._recent = self.file.addMenu(_("Zuletzt geöffnet"))
        self.file.aboutToShow.connect(self._on_file_about_to_show)
        self.file.addSeparator()
        self._changing += [
            self.add(self.file, _("Sicherungen …"), self._on_backups),
            self.add(self.file, _("Sicherung speichern …"), self._on_backup),
            self.add(self.file, _("Übergabe an die Vertretung …"), self._on_handover),
        ]
        self._acting += self._changing
        self.file.addSeparator()
        self.add(self.file, _("Beenden"), self._window.close, "Ctrl+Q")

    def _fill_view(self) -> None:
        for number, spec in enumerate(TABS, 1):
            go = partial(self._window.go_to, spec.key)
            self._going.append(self.add(self.view, translate(spec.title), go, f"Ctrl+{number}"))
        self.view.addSeparator()
        group = QActionGroup(self._window)
        chosen = recall("window/scheme", Scheme.SYSTEM.name)
        for scheme in Scheme:
            entry = self.add(self.view, translate(scheme.value), partial(self._on_scheme, scheme))
            entry.setCheckable(True)
            entry.setChecked(scheme.name == chosen)
            group.addAction(entry)

    def _fill_extras(self) -> None:
        for words, slot, part in (
            (_("Angaben zum Büro …"), self._on_office, self.rules),
            (_("Regeln des Büros …"), self._on_rules, self.rules),
            (_("Papierkorb …"), self._on_trash, self.records),
        ):
            self._acting.append(self.add(self.extras, words, slot, part=part))
        self.add(self.help, _("Tastenkürzel"), self._on_help, "F1")
        self.add(self.help, _("Über Helferkreis"), self._on_about)

    def _undo_now(self) -> QAction:
        office = self._window.desk.office if self._window.desk else None
        operation = office.history.last_undoable() if office else None
        words = _("Rückgängig: {action}").format(action=operation.name) if operation else _("Rückgängig")
        self._undo.setText(words.replace("&", "&&"))
        self._undo.setEnabled(operation is not None)
        return self._undo

    def _redo_now(self) -> QAction:
        history = self._window.desk.office.history if self._window.desk else None
        operation = history.last_redoable() if history else None
        words = _("Wieder ausführen")
        if history and operation:
            words = _("Wieder ausführen: {action}").format(action=history.undone_name(operation))
        self._redo.setText(words.replace("&", "&&"))
        self._redo.setEnabled(operation is not None)
        return self._redo

    def _on_edit_about_to_show(self) -> None:
        self.edit.clear()
        self.edit.addActions([self._undo_now(), self._redo_now(), self._past])
        self.edit.addSeparator()
        self.edit.addAction(self._find)
        self.edit.addSeparator()
        if self._window.tab is not None:
            own = self._window.tab.commands()  # what has no key stands on the screen, and in the search over everything
            self._fill_own([action for action in own if not action.shortcut().isEmpty()])

    def _fill_own(self, own: list[QAction]) -> None:
        """What the tab in view adds; commands that name a `submenu` stand in it, else the menu outgrows the screen."""
        for inner in self.edit.findChildren(QMenu):
            inner.deleteLater()
        for title, group in groupby(own, lambda action: action.property("submenu")):
            (self.edit.addMenu(title) if title else self.edit).addActions(list(group))

    def _on_file_about_to_show(self) -> None:
        from app.ui.offices import spoken
        from app.ui.welcome import go_to, others_than

        self._recent.clear()
        for path in others_than(self._window):
            self._recent.addAction(spoken(path).replace("&", "&&"), partial(go_to, self._window, path))
        self._recent.menuAction().setVisible(not self._recent.isEmpty())

    def _on_begin(self) -> None:
        from app.ui.welcome import BeginDialog

        BeginDialog(self._window).open()

    def _on_open(self) -> None:
        from app.ui.offices import ask_open

        ask_open(self._window, self._window.office_asked.emit)

    def _on_new_office(self) -> None:
        from app.ui.offices import ask_new

        ask_new(self._window, self._window.office_asked.emit)

    def _on_undo(self) -> None:
        self._window.desk.undo_last()

    def _on_redo(self) -> None:
        self._window.desk.redo_last()

    def _on_past(self) -> None:
        from app.ui.past.dialog import PastDialog

        PastDialog(self._window, self._window.desk).open()

    def _on_find(self) -> None:
        self._window.find_field.setFocus()
        self._window.find_field.look_up()

    def _on_scheme(self, scheme: Scheme) -> None:
        remember("window/scheme", scheme.name)
        theme.choose(scheme=scheme)

    def _on_backups(self) -> None:
        self._window.backups.open_dialog()

    def _on_backup(self) -> None:
        from app.ui.backups.saving import save_backup

        save_backup(self._window)

    def _on_handover(self) -> None:
        from app.ui.handover.making import open_handover

        open_handover(self._window)

    def _on_office(self) -> None:
        from app.ui.office_dialog import OfficeDialog

        OfficeDialog(self._window, self._window.desk).open()

    def _on_rules(self) -> None:
        from app.ui.rules_dialog import RulesDialog

        RulesDialog(self._window, self._window.desk).open()

    def _on_trash(self) -> None:
        from app.ui.trash_dialog import TrashDialog

        TrashDialog(self._window, self._window.desk).open()

    def _on_help(self) -> None:
        from app.ui.help import ShortcutsDialog

        ShortcutsDialog(self._window).open()

    def _on_about(self) -> None:
        from app.ui.help import tell_about

        tell_about(self._window)


def _flat(menu: QMenu) -> list[QAction]:
    result: list[QAction] = []
    for entry in menu.actions():
        inner = entry.menu()
        if isinstance(inner, QMenu):
            result += _flat(inner)
        elif not entry.isSeparator():
            result.append(entry)
    return result
