"""The card beside a list in which several records are selected: one change for all of them, seen before it is made."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.errors import ValidationError
from app.models import Person
from app.models.base import Attribute, Several
from app.models.facts import facts
from app.services import many
from app.services.backups.states import Why
from app.services.many import Effect, Wish
from app.text import _, number, translate
from app.ui.kit.chips import FlowLayout
from app.ui.kit.combo import Combo
from app.ui.kit.desk import Desk
from app.ui.kit.editor_for import editor_for
from app.ui.kit.effects import EffectTable
from app.ui.kit.memory import recall, remember
from app.ui.kit.widgets import button, label, row, scrolled, set_role

PAUSE_MS = 80
FEW = 200
"""More records than these are looked through beside the window."""
SAFE = 20
"""More records than these are changed after a backup, and beside the window."""
LABEL_WIDTH = 110
LEAST_TABLE = 110
"""Height of the table with its head and two rows; where there is less, the card scrolls."""
Guard = Callable[[Sequence[str], Wish, Callable[[Wish], object]], bool]
"""Gets the records, the wish, and what fulfils it, or another one."""


class ManyCard(QFrame):
    """Field, value, what would change for whom, and the button that does it."""

    changed = Signal(object)
    """The ids of the records that were to be changed."""

    def __init__(
        self,
        desk: Desk,
        service: Any,
        entity: type[Any],
        first: Sequence[Attribute],
        ways: Callable[[], Sequence[Any]],
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("many")
        self._desk, self._service, self._entity, self._ways = desk, service, entity, ways
        self.ids: list[str] = []
        self.guard: Guard | None = None
        """Asked before a change is made; where it answers True, it goes on itself later."""
        self.editor: Any = None
        self.chosen = False
        """Whether somebody has entered a value, be it none."""
        self.title = label("", "name", wrap=True)
        self.fields = Combo(_("Feld"), [(translate(facts(f).label), f) for f in _ordered(entity, first)])
        self.way = Combo(_("Was damit geschieht"), [(_("hinzufügen"), False), (_("wegnehmen"), True)])
        self.on, self.reason = editor_for(Person.left_on, desk.office), editor_for(Person.heard_from, desk.office)
        self.problem, self.summary = label("", "problem", wrap=True), label("", "quiet", wrap=True)
        self.table = EffectTable()
        self.do = button("", self.change, "primary", _("Enter"), "changeMany")
        self.do.hide()  # until it is known for whom
        self._lay_out()
        self._connect()
        self.fields.setCurrentIndex(max(0, self.fields.findText(recall(self._memory, ""))))
        self._show_editor()

    @property
    def _memory(self) -> str:
        return f"many/{self._entity.__name__}"

    def _lay_out(self) -> None:
        self._value_place = row(self.way, gap=8)
        self._dated = QWidget()
        dated = QVBoxLayout(self._dated)
        dated.setContentsMargins(0, 0, 0, 0)
        dated.setSpacing(4)
        for words, editor, hint in (
            (_("Ab wann"), self.on, _("heute")),
            (_("Grund"), self.reason, _("steht nachher im Verlauf")),
        ):
            editor.setAccessibleName(words)
            editor.setPlaceholderText(hint)
            dated.addLayout(_line(words, editor))
        for part in (self.fields, self.way):
            part.setProperty("role", "field")
        self._further = QWidget()
        self._further.setLayout(FlowLayout(8))
        inside = QWidget()
        inside.setObjectName("page")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(18, 14, 18, 4)
        layout.setSpacing(4)
        layout.addWidget(self.title)
        layout.addSpacing(4)
        layout.addWidget(self._further)
        layout.addSpacing(10)
        layout.addWidget(label(_("Für alle zusammen ändern"), "heading"))
        layout.addSpacing(4)
        layout.addLayout(_line(_("Feld"), self.fields))
        layout.addLayout(_line(_("Wird zu"), self._value_place))
        layout.addWidget(self._dated)
        layout.addWidget(self.problem)
        layout.addSpacing(8)
        self.table.setMinimumHeight(LEAST_TABLE)
        layout.addWidget(self.table, 1)
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 1, 1, 1)
        around.setSpacing(0)
        around.addWidget(scrolled(inside), 1)
        around.addLayout(row(self.summary, 1, self.do, margins=(18, 6, 18, 13)))

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.fields.activated.connect(self._on_field_activated)
        self.way.activated.connect(lambda: self._pause.start())
        for part in (self.fields, self.way, self.on, self.reason):
            part.installEventFilter(self)

    # ---------------------------------------------------------------- what is shown

    def show_ids(self, ids: Sequence[str]) -> None:
        """Offer the change for these records."""
        self.ids = list(ids)
        kind = translate(self._entity.plural)
        self.title.setText(_("{count} {kind} ausgewählt").format(count=number(len(self.ids)), kind=kind))
        self._show_ways()
        self._pause.start()

    def choose(self, index: int, away: bool) -> None:
        """Ask for another field, by its place in the list of fields."""
        self.fields.setCurrentIndex(index)
        self._show_editor()
        self.way.setCurrentIndex(int(away))

    def begin(self) -> None:
        """Stand in the value, so that the new one can be typed at once."""
        self.editor.setFocus()

    def look(self) -> None:
        """Show what the change would do."""
        self._pause.stop()
        try:
            wish = self.wish()
        except ValueError as error:
            self._say_problem(str(error))
            return
        self._say_problem("")
        ids = list(self.ids)
        if len(ids) <= FEW:
            self._show_effects(self._effects(ids, wish))
        else:
            self._desk.tasks.run(self, lambda job: self._effects(ids, wish), lambda told: self._on_looked(ids, told))

    def wish(self) -> Wish | None:
        """The change as entered, None before anything was; ValueError with a sentence for what cannot be read."""
        value = self.editor.value()
        if not (self.chosen or value):
            return None
        dated = self._dated.isVisibleTo(self)
        on, reason = (self.on.value(), self.reason.value() or "") if dated else (None, "")
        return Wish(self.field, value, bool(self.way.currentData()), on, reason)

    @property
    def field(self) -> Attribute:
        """The field that is to change."""
        result: Attribute = self.fields.currentData()
        return result

    def _effects(self, ids: list[str], wish: Wish | None) -> tuple[list[Effect], dict[str, str], str]:
        try:
            told = many.effects(self._desk.office, self._service, ids, self.field, wish)
        except ValidationError as error:
            return [], {}, str(error)
        shown = sorted(told, key=lambda effect: not effect.changes)[: EffectTable.SHOWN]
        captions = many.called(self._desk.office, self._service, [effect.record_id for effect in shown])
        return told, captions, ""

    def _on_looked(self, ids: list[str], told: Any) -> None:
        if ids == self.ids:
            self._show_effects(told)

    def _show_effects(self, told: tuple[list[Effect], dict[str, str], str]) -> None:
        effects, captions, problem = told
        self._say_problem(problem)
        changing = sum(effect.changes for effect in effects)
        self.table.show_effects(effects, captions)
        same = sum(effect.after is not None and not effect.changes for effect in effects)
        words = _("1 hat es schon so.") if same == 1 else _("{count} haben es schon so.").format(count=number(same))
        self.summary.setText(words if same and not problem else "")
        self._name_button(changing)

    def _say_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        if self.editor.accessibleDescription() != sentence:
            self.editor.setAccessibleDescription(sentence)
            set_role(self.editor, problem=bool(sentence))
        if sentence:
            self._name_button(0)

    def _name_button(self, changing: int) -> None:
        words = _("Bei {count} ändern").format(count=number(changing)) if changing else _("Ändern")
        self.do.setText(words)
        self.do.setVisible(bool(words))
        self.do.setAccessibleName(words)
        self.do.setEnabled(bool(changing))

    def _show_ways(self) -> None:
        layout = self._further.layout()
        if layout is not None and layout.count() == 0:
            for words, slot in self._ways():
                layout.addWidget(button(words, slot))

    # ---------------------------------------------------------------- what the user does

    def change(self) -> None:
        """Do it, as one action with its way back."""
        self.look()
        if not self.do.isEnabled():
            return
        remember(self._memory, self.fields.currentText())
        wish, ids = self.wish(), list(self.ids)
        assert wish is not None  # else there was nothing to do
        if not (self.guard and self.guard(ids, wish, lambda asked: self._do(ids, asked))):
            self._do(ids, wish)

    def _do(self, ids: list[str], wish: Wish) -> None:
        if len(ids) <= SAFE:
            many.change(self._desk.office, self._service, ids, wish)
            self._on_changed(ids)
        else:
            self.do.setEnabled(False)
            work = self._desk.office, self._service, ids, wish
            self._desk.tasks.run(self, lambda job: _after_a_backup(*work), lambda _name: self._on_changed(ids))

    def _on_changed(self, ids: list[str]) -> None:
        self.chosen = False
        self.editor.set_value(None)
        self.reason.set_value(None)
        self.on.set_value(None)
        self._pause.start()
        self.changed.emit(ids)

    def _on_field_activated(self) -> None:
        self._show_editor()
        self._pause.start()

    def _on_editor_changed(self) -> None:
        self.chosen = True
        self._pause.start()

    def _show_editor(self) -> None:
        if self.editor is not None:
            self._value_place.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
        told = facts(self.field)
        self.editor = editor_for(self.field, self._desk.office)
        self.editor.setObjectName("newValue")
        self.editor.setAccessibleName(translate(told.label))
        self.editor.changed.connect(self._on_editor_changed)
        self.chosen = False
        self.editor.installEventFilter(self)
        self._value_place.addWidget(self.editor, 1)
        self.editor.ensurePolished()  # else it keeps the height it had before it was known as a field
        self.way.setVisible(isinstance(self.field, Several))
        self._dated.setVisible(self.field is Person.status)
        self.problem.hide()
        for before, after in zip(self._order(), self._order()[1:], strict=False):
            QWidget.setTabOrder(before, after)

    def _order(self) -> list[QWidget]:
        return [self.fields, self.way, self.editor, self.on, self.reason, self.table, self.do]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in any field does it."""
        if event.type() is QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # type: ignore[attr-defined]
            self.change()
            return True
        return False


def _after_a_backup(office: Any, *work: Any) -> str:
    office.backups.before(Why.BULK)
    return many.change(office, *work)


def _ordered(entity: type[Any], first: Sequence[Attribute]) -> list[Attribute]:
    """The fields that can be changed; those by which the list is filtered come first."""
    found = many.changeable(entity)
    return [field for field in first if field in found] + [field for field in found if field not in first]


def _line(words: str, part: Any) -> Any:
    name = label(words, "quiet")
    name.setFixedWidth(LABEL_WIDTH)
    result = row(name, gap=8)
    result.addWidget(part, 1) if isinstance(part, QWidget) else result.addLayout(part, 1)
    return result
