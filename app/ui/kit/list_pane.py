"""A list with its record beside it, and what can be done there; a tab has one or several of them."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.models.facts import facts, fields
from app.services.crud import Query
from app.text import _, number, translate
from app.ui.kit.carry import carried
from app.ui.kit.desk import Desk
from app.ui.kit.list_looks import ListLooks
from app.ui.kit.list_rest import ListRest
from app.ui.kit.memory import recall, remember
from app.ui.kit.two_cards import NARROW
from app.ui.kit.widgets import follow_theme

__all__ = ["NARROW", "ListPane"]
DETAIL_MS = 120
"""While somebody types, the record beside the list follows only after this pause."""


class ListPane(ListLooks):
    """One entity as list and record.

    An entity on the screen: model, service, such a pane in a tab, one line in `ui/tabs.py`, a migration.
    """

    def __init__(self, desk: Desk, switches: Sequence[QWidget] = ()) -> None:
        super().__init__(desk, switches)
        self._total: int | None = None
        self._taken_over: dict[str, Any] = {}
        self._wanted: str = recall(f"{self.key}/record", "")
        self._rest = ListRest(self.model, self.show_footer, self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(DETAIL_MS)
        self._later.timeout.connect(self._show_current)
        self._connect()
        self._make_commands()
        self._mark_order()

    def selected_ids(self) -> list[str]:
        """The selected records in the order of the list."""
        return self.card.selected_ids()

    def _connect(self) -> None:
        self.search.searched.connect(lambda: self.show_list(to_first=True))
        self.search.first_asked.connect(self._on_search_first_asked)
        self.bar.changed.connect(lambda: self.show_list(to_first=True))
        self.card.current_changed.connect(self._on_card_current_changed)
        self.card.sort_asked.connect(self._on_card_sort_asked)
        self.card.view.opened.connect(self.edit_record)
        self.card.view.selectionModel().selectionChanged.connect(self._show_beside)
        self.detail.saved.connect(self._on_detail_saved)
        self.detail.creation_ended.connect(lambda: self.show_list())
        self.detail.save_bar.discard_asked.connect(self.stand_in_list)
        self.chosen_columns.attach(self.card, self._on_columns_changed)
        self.card.view.header.customContextMenuRequested.connect(self._on_header_menu_asked)
        follow_theme(self, self.card.view.viewport().update)

    def _make_commands(self) -> None:
        add = self.add_command
        self.commands = [
            add(_("Neu anlegen"), self.new_record, "Ctrl+N"),
            add(_("Bearbeiten"), self.edit_record, "F2"),
            add(_("Speichern"), self.save, "Ctrl+S"),
            add(_("Speichern und nächsten anlegen"), self.save_and_next, "Ctrl+Shift+S"),
            add(_("Verwerfen"), self.discard, "Esc"),
            add(_("In den Papierkorb"), self.trash_selected, "Del", self.card),
            add(_("In der Liste suchen"), self.focus_search, "Ctrl+F"),
            add(_("Voriger Eintrag"), lambda: self.card.step(-1), "Alt+Left"),
            add(_("Nächster Eintrag"), lambda: self.card.step(1), "Alt+Right"),
        ]
        self.commands += self.look_commands()
        self.fill_more(self._more)
        self._more.addActions([self.commands[i] for i in (7, 8)])
        self._more.addSeparator()
        self._more.addAction(self.commands[5])

    # ---------------------------------------------------------------- the list

    def show_list(self, to_first: bool = False, keep: str = "") -> None:
        """Read the list anew and stay on the record, or go to the first hit."""
        wanted = keep or self.card.current_id or self._wanted
        self.card.blockSignals(True)
        self.model.show(query := self.current_query(), first=to_first)
        self.card.blockSignals(False)
        self._rest.read(query)
        self.show_footer()
        self._show_state()
        self.view_menu.tell()
        self.fit_toolbar()
        if self.detail.creating or self.detail.dirty:
            self.card.go_to(wanted, quietly=True)
            return
        if to_first and self.model.ids:
            self.card.go_to(wanted if self.model.row_of(wanted) >= 0 else self.model.ids[0], quietly=True)
            self._later.start()  # whoever still types waits for the list alone
        elif not self.card.go_to(wanted) and self.model.ids:
            self.card.go_to(self.model.ids[0])

    def open(self) -> None:
        """Show the list for the first time; the record follows once the list is painted."""
        self.show_list(to_first=True)
        QTimer.singleShot(0, self, self._show_first)

    def _show_first(self) -> None:
        if not (self.detail.creating or self.detail.dirty):  # somebody may have begun a record meanwhile
            self._show_current()

    def refresh(self) -> None:
        """Something changed: count anew, read anew, and show the record as it is now."""
        self._total = None
        current = self.card.current_id
        self.show_list()
        if current and current == self.card.current_id and not (self.detail.dirty or self.detail.editing):
            QTimer.singleShot(0, self, lambda: self._reload(current))

    def _reload(self, record_id: str) -> None:
        if self.card.current_id == record_id and not self.detail.dirty and not self.detail.editing:
            self.detail.show_record(record_id)

    def show_record(self, record_id: str) -> bool:
        """Stand on a record, without filters where they hide it; False when it is not in this list at all."""
        self._wanted = record_id
        if not self.card.go_to(record_id):
            self.clear_filters()
        found = self.card.go_to(record_id)
        self._show_current()
        return found

    def show_footer(self) -> None:
        """Count what is shown, what there is, and what is marked."""
        if self._total is None:
            self._total = self.service.count(Query(filters=self.scope))
        shown = number(len(self.model.ids))
        if self.model.partial:
            shown = _("mehr als {count}").format(count=shown)
        whole = len(self.model.ids) == self._total > 1 and not self.model.partial
        words = translate(self.all_counted if whole else self.counted).format(shown=shown, total=number(self._total))
        if self.marks.ids:
            words = _("{counted} · {count} markiert").format(counted=words, count=number(len(self.marks.ids)))
        self.card.say(words if self._total else "")

    def _show_state(self) -> None:
        if self.model.ids:
            page: QWidget = self.card.view
        else:
            page = self._no_hit if self._total else self._first_use
            words = _("Nichts gefunden. Eingegrenzt ist auf: {words}").format(words=self.narrowed)
            self._no_hit.say(words if self.narrowed else _("Nichts gefunden."))
        held = self.card.view.hasFocus()
        self.card.pages.setFocusProxy(page)  # without records the keys of the list must work, too
        self.card.pages.setCurrentWidget(page)
        if held:
            page.setFocus()
        self.beside.setVisible(bool(self.model.ids or self._total) or self.detail.creating or self.detail.dirty)
        self._show_beside()

    def _show_beside(self) -> None:
        chosen = len(self.card.view.selected)
        if chosen > 1:
            self.beside.show_many(self.selected_ids())
        elif not (self.model.ids or self.detail.creating or self.detail.dirty):
            self.beside.say(_("Kein Eintrag ausgewählt."))
        else:
            self.beside.show_detail()

    def ways_for_several(self) -> list[tuple[str, Callable[[], object]]]:
        """What can be done with several records at once."""
        return [(_("Markieren"), self.marks.toggle), (_("In den Papierkorb"), self.trash_selected)]

    # ---------------------------------------------------------------- what the user does

    def new_record(self) -> None:
        """Begin a new record in the detail card."""
        self.desk.office.database.refuse_frozen()
        self.detail.leave(self._create)

    def begin(self, values: dict[str, Any]) -> None:
        """Begin a new record with these first values."""
        self._taken_over = dict(values)
        self.new_record()

    def _create(self) -> None:
        self._later.stop()
        self.beside.show()
        self.card.view.clearSelection()
        first = {**_defaults(self.entity), **self.first_values, **self._taken_over}
        self.detail.begin(first, translate(self.new_title))
        self._taken_over = {}
        self.beside.show_detail()

    def save(self) -> None:
        """Store what was entered; with several records selected, make the change for all of them."""
        if self.beside.many is not None:
            self.beside.many.change()
        else:
            self.detail.save()

    def save_and_next(self) -> None:
        """Store the record, or the line that is open, and begin the next one at the same place and date."""
        if self.detail.boxes:
            self.detail.boxes[-1].save_and_next()
        elif self.detail.save():
            placed = {told.name for form in self.detail.forms for line in form.lines for told in line.facts}
            found = carried(self.entity, self.detail.record, self.carried)
            self._taken_over = {name: value for name, value in found.items() if name in placed}
            self._create()

    def edit_record(self) -> None:
        """Turn the record in view into fields; with several, stand in what all of them are to get."""
        self.desk.office.database.refuse_frozen()
        if self.beside.many is not None:
            self.beside.many.begin()
            return
        if self._later.isActive():
            self._show_current()
        if self.card.current_id or self.detail.creating:
            self.detail.edit()

    def discard(self) -> None:
        """Esc: end editing, asking about what was changed; else go back to the list, or clear the search."""
        if self.detail.creating or self.detail.editing:
            self.detail.leave(self.stand_in_list)
        elif self.beside.many is not None and not self.card.view.hasFocus():
            self.card.view.setFocus()
        elif self.search.text():
            self.search.reset()

    def trash_selected(self) -> None:
        """Move the selected records to the trash; the notice offers the way back."""
        if ids := self.card.selected_ids():
            self.detail.leave(lambda: self._trash(ids))

    def _trash(self, ids: list[str]) -> None:
        row = self.model.row_of(ids[-1])
        rest = [key for key in self.model.ids[row + 1 : row + 2] or self.model.ids[:1] if key not in ids]
        self.card.go_to(rest[0]) if rest else None
        self.marks.forget(ids)
        self.service.trash(ids)

    def stand_in_list(self) -> None:
        """The keyboard is in the list again."""
        self.card.pages.setFocus()

    def focus_search(self) -> None:
        """Stand in the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def leave(self, then: Callable[[], object]) -> None:
        """Do `then` as soon as nothing unsaved is left here."""
        self.detail.leave(then)

    # ---------------------------------------------------------------- slots

    def _on_card_current_changed(self, record_id: str) -> None:
        if not record_id:
            return
        shown = getattr(self.detail.record, "id", "")
        if self.detail.dirty and record_id != shown:
            self.card.go_to(shown, quietly=True)
            self.detail.leave(lambda: self.card.go_to(record_id))
        elif record_id != shown:
            self.detail.show_record(record_id)
            self._wanted = record_id
            remember(f"{self.key}/record", record_id)
            self.desk.recent.look(self.entity.__name__, record_id)

    def _show_current(self) -> None:
        self._later.stop()
        self._on_card_current_changed(self.card.current_id)

    def _on_search_first_asked(self) -> None:
        if self.model.ids:
            self.card.go_to(self.model.ids[0], quietly=True)
            self._show_current()
            self.card.view.setFocus()

    def _on_detail_saved(self, record_id: str) -> None:
        self._total = None
        self.card.view.setFocus()
        if self.model.row_of(record_id) < 0:
            self.show_list(keep=record_id)
        if self.model.row_of(record_id) < 0:
            self.clear_filters()
        self.card.go_to(record_id)
        self.desk.recent.look(self.entity.__name__, record_id)
        self.desk.recent.settle()
        self._show_beside()


def _defaults(entity: type[Any]) -> dict[str, Any]:
    """What the fields of a new record hold unless somebody says otherwise."""
    told = (facts(field) for field in fields(entity))
    return {f.name: f.default for f in told if f.default is not None}
