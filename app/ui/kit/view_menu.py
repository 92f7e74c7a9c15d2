"""The menu "Ansicht" of a list: views that come with the program, saved ones, and what can be done with them."""

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QPushButton

from app.services.views import ListState, ReadyView, from_json, to_json
from app.text import _, translate
from app.ui.kit.two_cards import NARROW
from app.ui.kit.widgets import menu_button
from app.ui.ready_views import ready_views

LONGEST, SHORT = 30, 12
"""Letters of a view's name on the button, and in a narrow window."""


class ViewMenu:
    """Which view a list shows, and whether it has been changed since."""

    def __init__(self, pane: Any) -> None:
        self._pane = pane
        self._menu = QMenu()
        self._menu.aboutToShow.connect(self._fill)
        self.button: QPushButton = menu_button(_("Ansicht"), self._menu, name="viewMenu")
        self.key = ""
        """The id of a saved view or the name of a ready one; "" for none."""
        self._name, self._kept = "", ListState()

    def show_view(self, key: str) -> bool:
        """Show the view with this id or name; False when it is gone."""
        if ready := next((view for view in self._ready() if view.name == key), None):
            self._show(key, translate(ready.name), ready.state)
            return True
        record = next((view for view in self._saved() if view.id == key), None)
        if record is None:
            return False
        state, lost = from_json(self._pane.entity, record.state)
        self._show(key, record.name, state)
        if lost:
            words = _("In der Ansicht „{name}“ fehlt, was es hier nicht mehr gibt: {lost}.")
            self._pane.desk.say(words.format(name=record.name, lost=", ".join(lost)))
        return True

    def open(self) -> None:
        """Show the menu under its button."""
        self._menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 2)))

    def show_everything(self) -> None:
        """No view, no filter, the list's own order and columns."""
        self._show("", "", ListState())

    def forget(self) -> None:
        """No view any more: something else will be shown, in the list's own columns."""
        self.key = ""
        self._pane.chosen_columns.lend(())

    def tell(self) -> None:
        """Say on the button which view the list shows, and that it was changed."""
        if not self.key:
            words = _("Ansicht")
        else:
            most = LONGEST if self._pane.width() >= NARROW else SHORT
            name = self._name if len(self._name) <= most else f"{self._name[:most].rstrip()}…"
            words = _("Ansicht: {name}").format(name=name)
        self.button.setText(words.replace("&", "&&") + (" •" if self.changed else ""))
        self.button.setAccessibleName(_("{view}, geändert").format(view=words) if self.changed else words)
        self.button.setToolTip(_("{name} – geändert").format(name=self._name) if self.changed else self._name)

    @property
    def changed(self) -> bool:
        """Whether the list no longer shows what the view keeps."""
        return bool(self.key) and _compared(self._pane.state()) != _compared(self._kept)

    # ---------------------------------------------------------------- what the user does

    def save(self) -> None:
        """Ask for a name and keep what is shown."""
        from app.ui.kit.view_dialog import ViewDialog

        ViewDialog(self._pane.window(), _("Ansicht speichern"), self._save_as).open()

    def _save_as(self, name: str, shared: bool) -> None:
        state = self._pane.state()
        self.key = self._views.keep(self._pane.key, name, shared, state)
        self._name, self._kept = name.strip(), state
        self.tell()

    def _overwrite(self) -> None:
        self._kept = self._pane.state()
        self._views.overwrite(self.key, self._kept)
        self.tell()

    def _rename(self) -> None:
        from app.ui.kit.view_dialog import ViewDialog

        record = self._views.get(self.key)
        ViewDialog(self._pane.window(), _("Ansicht umbenennen"), self._rename_to, record.name, record.shared).open()

    def _rename_to(self, name: str, shared: bool) -> None:
        self._views.save(self.key, {"name": name.strip(), "shared": shared})
        self._name = name.strip()
        self.tell()

    def _trash(self) -> None:
        self._views.trash([self.key])
        self.key = ""
        self.tell()

    # ---------------------------------------------------------------- within

    @property
    def _views(self) -> Any:
        return self._pane.office.views

    def _ready(self) -> tuple[ReadyView, ...]:
        return ready_views(self._pane.key, self._pane.office.settings)

    def _saved(self) -> list[Any]:
        found: list[Any] = self._views.visible(self._pane.key)
        return found

    def _show(self, key: str, name: str, state: ListState) -> None:
        self._pane.leave(partial(self._take, key, name, state))

    def _take(self, key: str, name: str, state: ListState) -> None:
        self.key, self._name, self._kept = key, name, state
        self._pane.show_state(state)

    def _fill(self) -> None:
        self._menu.clear()
        self._add_views(_("Vom Programm"), [(view.name, translate(view.name)) for view in self._ready()])
        private = _("{name} (nur für mich)")
        saved = [(v.id, v.name if v.shared else private.format(name=v.name)) for v in self._saved()]
        self._add_views(_("Gespeichert"), saved)
        self._menu.addAction(_("Alles zeigen"), self.show_everything)
        self._menu.addSeparator()
        self._menu.addAction(_("Ansicht speichern …"), self.save)
        if any(self.key == key for key, _name in saved):
            self._add_ways()
        self._menu.addAction(_("Spalten wählen …"), self._pane.choose_columns)

    def _add_views(self, heading: str, views: list[tuple[str, str]]) -> None:
        if views:
            self._menu.addAction(heading).setEnabled(False)
        for key, name in views:
            entry = self._menu.addAction(name.replace("&", "&&"), partial(self.show_view, key))
            entry.setCheckable(True)
            entry.setChecked(key == self.key)
        if views:
            self._menu.addSeparator()

    def _add_ways(self) -> None:
        name = self._name.replace("&", "&&")
        if self.changed:
            self._menu.addAction(_("„{name}“ mit dem Gezeigten überschreiben").format(name=name), self._overwrite)
        self._menu.addAction(_("„{name}“ umbenennen …").format(name=name), self._rename)
        self._menu.addAction(_("„{name}“ in den Papierkorb").format(name=name), self._trash)


def _compared(state: ListState) -> dict[str, Any]:
    """A state as far as it makes another view; a width alone does not."""
    told = to_json(state)
    return {**told, "columns": [name for name, _width in state.columns]}
