"""The detail card: one record with its name, chips, actions and sub-tabs; read, edited and saved in place."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout

from app.errors import StaleError, ValidationError
from app.services import related
from app.text import _, translate
from app.ui.kit.desk import Desk
from app.ui.kit.detail_head import DetailHead
from app.ui.kit.dialog import ask
from app.ui.kit.form import Form
from app.ui.kit.page import Page, PageSpec
from app.ui.kit.save_bar import SaveBar
from app.ui.kit.tab_bar import TabBar
from app.ui.kit.widgets import scrolled
from app.ui.theme import Tone

LEAST = 40
"""In a low window the fields scroll in so few pixels before a name or a button is cut."""
Guard = Callable[[Any, dict[str, Any], Callable[[dict[str, Any]], object]], bool]
"""Gets the record, the changed values, and what stores them together with further ones."""


@dataclass(frozen=True)
class Head:
    """The top of the card: the record's name and the chips of its state."""

    name: str
    chips: tuple[tuple[str, Tone], ...] = ()
    picture: bytes | None = None


class DetailCard(QFrame):
    """Shows one record of a service."""

    saved = Signal(str)
    """Id of the record just saved."""
    fields_shown = Signal(bool)
    """Whether the record stands there as fields now."""
    creation_ended = Signal()
    """A new record was given up."""

    def __init__(self, desk: Desk, service: Any, pages: tuple[PageSpec, ...], head: Callable[[Any], Head]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("detail")
        self.desk, self.service, self._specs, self._head = desk, service, pages, head
        self.record: Any = None
        self.guard: Guard | None = None
        """Asked before what was entered is stored; where it answers True, it goes on itself later."""
        self._pages: dict[int, Page] = {}
        self._loaded: set[int] = set()
        self._counts: dict[int, int] = {}
        self.head = DetailHead()
        self.button_line = self.head.button_line
        self.tabs, self._stack, self.save_bar = TabBar(), QStackedWidget(), SaveBar()
        self.tabs.setAccessibleName(_("Bereiche des Eintrags"))
        self._lay_out()
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.save_bar.save_asked.connect(self.save)
        self.save_bar.discard_asked.connect(self.discard)
        self._counts_are_old = False
        desk.news.committed.connect(self._on_news_committed)

    def _lay_out(self) -> None:
        strip = QHBoxLayout()
        strip.setContentsMargins(11, 0, 6, 0)
        strip.addWidget(self.tabs, 1)
        rule = QFrame()
        rule.setProperty("role", "rule")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addLayout(strip)
        layout.addWidget(rule)
        self._stack.setMinimumHeight(LEAST)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.save_bar)

    # ------------------------------------------------------------ what is shown

    def show_record(self, record_id: str) -> None:
        """Read a record and show it."""
        if getattr(self.record, "id", "") != record_id:
            self._scroll_up()
        self.record = self.service.get(record_id)
        self.head.buttons.show()
        self.show_head()
        self._count()
        self._show_tabs(self._specs)
        self._load_pages()

    def begin(self, first: dict[str, Any], name: str) -> None:
        """Begin a new record with first values; nothing is stored before Speichern."""
        self._scroll_up()
        self.record = dict(first)
        self.head.buttons.hide()
        self.head.show_words(name, [])
        self.head.show_picture(None, "")
        self._counts = {}
        self._show_tabs(tuple(spec for spec in self._specs if spec.for_new))
        self._load_pages()
        self.edit()

    @property
    def creating(self) -> bool:
        """True while the record exists only here."""
        return isinstance(self.record, dict)

    def show_head(self) -> None:
        """Say name and chips anew, where something beside the record changed them."""
        head = self._head(self.record)
        self.head.show_words(head.name, list(head.chips))
        self.head.show_picture(head.picture, _("Foto von {name}").format(name=head.name))
        self.setAccessibleName(head.name)

    def _count(self) -> None:
        counted = [(i, link) for i, spec in enumerate(self._specs) for link in spec.links]
        links = [(entity, filters(self.record.id)) for _i, (entity, filters) in counted]
        self._counts, self._counts_are_old = {}, False
        for (i, _link), count in zip(counted, related.counts(self.service.database, links), strict=True):
            self._counts[i] = self._counts.get(i, 0) + count

    def _on_news_committed(self, changes: Any) -> None:
        counted = {entity.__name__ for spec in self._specs for entity, _filters in spec.links}
        if self.record is not None and not self.creating and counted & changes.entities:
            self._counts_are_old = True
            QTimer.singleShot(0, self, self._count_anew)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._count_anew()

    def _count_anew(self) -> None:
        if self._counts_are_old and self.isVisible() and not self.creating:
            self._count()
            self._show_tabs(self._specs)

    def _show_tabs(self, specs: tuple[PageSpec, ...]) -> None:
        titles = [self._title(spec) for spec in specs]
        wanted = self.tabs.currentIndex()
        self.tabs.blockSignals(True)
        while self.tabs.count() > len(titles):
            self.tabs.removeTab(self.tabs.count() - 1)
        for index, title in enumerate(titles):
            if index < self.tabs.count():
                if self.tabs.tabText(index) != title:
                    self.tabs.setTabText(index, title)
            else:
                self.tabs.addTab(title)
            self.tabs.setTabData(index, self._specs.index(specs[index]))
        self.tabs.setCurrentIndex(min(max(wanted, 0), len(titles) - 1))
        self.tabs.blockSignals(False)

    def _title(self, spec: PageSpec) -> str:
        count = self._counts.get(self._specs.index(spec), 0)
        return f"{translate(spec.title)} {count}" if count else translate(spec.title)

    def _load_pages(self) -> None:
        self._loaded.clear()
        self._hold_focus()
        self._show_page()
        for form in self.forms:
            if form.editing:  # on a page that is not in view
                form.load(self.record)
        self._show_state()

    def _hold_focus(self) -> None:
        """Fields that go hand the focus from one to the next, and the page would scroll after it to its end."""
        if any(form.isAncestorOf(self.focusWidget()) for form in self.forms if self.focusWidget() is not None):
            self.setFocus()

    def _show_page(self) -> None:
        index = self.tabs.tabData(self.tabs.currentIndex()) or 0
        if index not in self._pages:
            self._pages[index] = self._make_page(index)
        if index not in self._loaded:
            self._pages[index].load(self.record)
            self._loaded.add(index)
        self._stack.setCurrentWidget(self._area(self._pages[index]))

    def _make_page(self, index: int) -> Page:
        page = self._specs[index].make(self.desk)
        page.changed.connect(self._show_state)
        page.edit_started.connect(self._show_state)
        page.save_asked.connect(self.save)
        page.setContentsMargins(18, 0, 18, 0)
        self._stack.addWidget(scrolled(page))
        return page

    def _area(self, page: Page) -> QScrollArea:
        areas = (self._stack.widget(i) for i in range(self._stack.count()))
        return next(area for area in areas if isinstance(area, QScrollArea) and area.widget() is page)

    def _scroll_up(self) -> None:
        for page in self._pages.values():
            self._area(page).verticalScrollBar().setValue(0)

    def _on_tab_changed(self, index: int) -> None:
        if index >= 0 and self.record is not None:
            self._show_page()

    def go_to_page(self, title: str) -> None:
        """Show the sub-tab with this title."""
        for index in range(self.tabs.count()):
            if self._specs[self.tabs.tabData(index)].title == title:
                self.tabs.setCurrentIndex(index)

    @property
    def page(self) -> Page:
        """The sub-tab in view."""
        return self._pages[self.tabs.tabData(self.tabs.currentIndex()) or 0]

    # ------------------------------------------------------------ editing

    @property
    def forms(self) -> list[Form]:
        """All forms of the record that were visited."""
        return [form for page in self._pages.values() for form in page.forms]

    @property
    def boxes(self) -> list[Any]:
        """Lines of what belongs to the record that are being edited."""
        return [box for page in self._pages.values() for box in page.boxes]

    @property
    def editing(self) -> bool:
        """True while there are fields."""
        return bool(self.boxes) or any(form.editing for form in self.forms)

    @property
    def dirty(self) -> bool:
        """True when something unsaved differs; a new record counts once something was entered."""
        return any(form.dirty for form in (*self.forms, *(box.form for box in self.boxes)))

    def edit(self) -> None:
        """Turn the page in view into fields; a page without fields gives way to the first."""
        if self.record is None:
            return
        if not self.page.forms:
            self.tabs.setCurrentIndex(0)
        for form in self.page.forms:
            form.edit()
        self._show_state()

    def save(self) -> bool:
        """Store the changes; False when a field has a problem (said at the field)."""
        if not self._save_boxes():
            return False
        try:
            values = {name: value for form in self.forms for name, value in form.values().items()}
        except ValidationError as error:
            self._show_problems(error.problems)
            return False
        return not self._asks(values) and self._keep(values)

    def _save_boxes(self) -> bool:
        """Store the open lines, those in view first; a page on which one is refused comes into view."""
        shown = self.tabs.currentIndex()
        for place in sorted(range(self.tabs.count()), key=lambda place: place != shown):
            page = self._pages.get(self.tabs.tabData(place))
            if page is not None and not all(box.save() for box in page.boxes):
                self.tabs.setCurrentIndex(place)
                return False
        return True

    def _asks(self, values: dict[str, Any]) -> bool:
        """Whether something is asked first; nothing is about what cannot be stored anyway."""
        if self.guard is None:
            return False
        whole = {**self.record, **values} if self.creating else values
        problems = self.service.check(whole, None if self.creating else self.record.id)
        return not problems and self.guard(self.record, values, lambda more: self._keep({**values, **more}))

    def _keep(self, values: dict[str, Any]) -> bool:
        """Store these values, and show the record as it is then."""
        try:
            record_id = self._store(values)
        except ValidationError as error:
            self._show_problems(error.problems)
            return False
        except StaleError as error:
            self._ask_about_other(error)
            return False
        self.show_record(record_id)
        self.saved.emit(record_id)
        return True

    def _store(self, values: dict[str, Any]) -> str:
        if self.creating:
            return str(self.service.save(None, {**self.record, **values}))
        if values:
            self.service.save(self.record.id, values, self.record.version)
        return str(self.record.id)

    def discard(self) -> None:
        """Forget what was entered."""
        for box in self.boxes:
            box.close_box()
        if self.creating:
            for form in self.forms:
                form.load(self.record)
            self.record = None
            self.creation_ended.emit()
        elif self.record is not None:
            self._hold_focus()
            for form in self.forms:
                form.load(self.record)
        self._show_state()

    def leave(self, then: Callable[[], object]) -> None:
        """Do `then` now, or after the user has decided about unsaved changes."""
        if not self.dirty:
            if self.editing or self.creating:
                self.discard()
            then()
            return
        ask(
            self.window(),
            _("Änderungen speichern?"),
            _("In „{name}“ sind Änderungen noch nicht gespeichert.").format(name=self.head.name.text()),
            [
                (_("Speichern"), lambda: self.save() and then()),
                (_("Verwerfen"), lambda: self._discard_and(then)),
                (_("Abbrechen"), None),
            ],
        )

    def _discard_and(self, then: Callable[[], object]) -> None:
        self.discard()
        then()

    def _show_problems(self, problems: dict[str, str]) -> None:
        for form in self.forms:
            problems = form.show_problems(problems)
        if problems:
            raise ValidationError(problems)
        first = next(i for i, page in self._pages.items() if any(line.problem for f in page.forms for line in f.lines))
        self.tabs.setCurrentIndex(next(i for i in range(self.tabs.count()) if self.tabs.tabData(i) == first))
        line = next(line for f in self._pages[first].forms for line in f.lines if line.problem)
        self._area(self._pages[first]).ensureWidgetVisible(line, 0, 40)

    def _ask_about_other(self, error: StaleError) -> None:
        ask(
            self.window(),
            _("Inzwischen geändert"),
            str(error),
            [
                (_("Meine Angaben speichern"), self._save_over),
                (_("Neu laden"), lambda: self.show_record(self.record.id)),
                (_("Abbrechen"), None),
            ],
        )

    def _save_over(self) -> None:
        self.record.version = self.service.get(self.record.id).version
        self.save()

    def _show_state(self) -> None:
        dirty = any(form.dirty for form in self.forms)
        editing = any(form.editing for form in self.forms)
        self.save_bar.show_state(editing, dirty or self.creating)
        self.fields_shown.emit(editing)
