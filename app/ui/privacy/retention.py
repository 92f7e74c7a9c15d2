"""How long what is kept: the shipped periods with their sources, and the office's own instead, with reason and date."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import UserError
from app.models import Person
from app.models.facts import facts
from app.services.privacy.rules import OwnPeriod, Rule, own_period, refusal, rules, rules_of, set_period
from app.text import _, german_date
from app.ui.kit.dialog import Dialog
from app.ui.kit.editors import DateEditor, TypedEditor, whole
from app.ui.kit.plain_table import PlainTable
from app.ui.kit.widgets import button, label, row

LEAST, HIGH, AROUND = 140, 620, 60
"""Heights in pixels: of the table at least, of the dialog where there is room, and what the screen needs besides."""
WIDTH = 1000
"""Pixels the dialog has where there is room."""
BEFORE = 88
"""Width of the words before a field, in pixels."""
REASON = 200
"""Letters a reason may have."""


class RetentionDialog(Dialog):
    """Every rule; the selected one in full, with the way to a period of the office's own."""

    def __init__(self, parent: QWidget, desk: Any) -> None:
        super().__init__(parent, _("Aufbewahrungsfristen"), 760)
        self.setObjectName("retention")
        self._desk, self._settings = desk, desk.office.settings
        self.rules: list[Rule] = []
        self.editing: PeriodDialog | None = None
        """The dialog of the period that is being set."""
        words = _(
            "Nach diesen Fristen schlägt der Löschtag vor, was gelöscht werden soll. Sie stehen so auch im "
            "Verarbeitungsverzeichnis."
        )
        self.table = PlainTable(_("Aufbewahrungsfristen"), (_("Was"), _("Wie lange"), _("Grundlage")), (36, 34), True)
        self.table.setSelectionMode(PlainTable.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(LEAST)
        self.told = label(" ", wrap=True)
        self.told.setMinimumHeight(72)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(label(words, "quiet", wrap=True))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.told)
        self.back = button(_("Wie ausgeliefert"), self.reset, name="shippedPeriod")
        self.change = button(_("Eigene Frist festlegen …"), self.edit, name="ownPeriod")
        self.add_left(self.back)
        self.add_left(self.change)
        self.add_close(self.accept)
        room = self.screen().availableGeometry().size()
        self.resize(min(WIDTH, room.width() - AROUND), min(HIGH, room.height() - AROUND))
        self.table.itemSelectionChanged.connect(self._on_selection_changed)
        self.table.itemDoubleClicked.connect(lambda _item: self.change.click())
        desk.news.committed.connect(self._on_news_committed)
        self.show_rules()
        self.table.setFocus()

    @property
    def chosen(self) -> Rule:
        """The selected rule."""
        return self.rules[(self.table.chosen or [0])[0]]

    def show_rules(self) -> None:
        """Read anew what holds today."""
        at = (self.table.chosen or [0])[0]
        self.rules = list(rules_of(self._settings, date.today()).values())
        self.table.blockSignals(True)
        self.table.setRowCount(len(self.rules))
        for position, rule in enumerate(self.rules):
            what, _colon, period = rule.words.partition(": ")
            self.table.fill(position, (what, period, rule.source), strong=1 if rule.own else -1)
        self.table.selectRow(at)
        self.table.blockSignals(False)
        self._on_selection_changed()

    def edit(self) -> None:
        """Ask for a period of the office's own."""
        self.editing = PeriodDialog(self, self._settings, self.chosen)
        self.editing.open()

    def reset(self) -> None:
        """Take the office's own period away."""
        set_period(self._settings, self.chosen, None)

    def _on_selection_changed(self) -> None:
        rule = self.chosen
        own = own_period(self._settings, rule.key)
        self.change.setEnabled(rule.least is not None)
        self.change.setToolTip("" if rule.least is not None else refusal(rule))
        self.back.setEnabled(own is not None)
        shipped = rules(date.today())[rule.key].words.partition(": ")[2]
        self.told.setText(_told(rule, own, shipped))

    def _on_news_committed(self, changes: Any) -> None:
        if "Setting" in changes.entities:
            self.show_rules()


def _told(rule: Rule, own: OwnPeriod | None, shipped: str) -> str:
    """The rule in full: its source, since when, the law's limit, and what was shipped or what will hold later."""
    lines = [_("{words} ({source})").format(words=rule.words, source=rule.source)]
    if rule.own:
        lines.append(
            _("Gilt seit {day}. Ausgeliefert: {words}").format(day=german_date(rule.valid_from), words=shipped)
        )
    elif own is not None:
        lines.append(
            _("Ab {day} gelten {count} Monate: {reason}").format(
                day=german_date(own.since), count=own.months, reason=own.reason
            )
        )
    if rule.limit and rule.least is not None:
        lines.append(_("Länger als {count} Monate lässt das Gesetz nicht zu.").format(count=rule.most))
    elif rule.least is None:
        lines.append(_("Diese Frist lässt sich nicht ändern."))
    return "\n".join(lines)


class PeriodDialog(Dialog):
    """Months, since when, and why."""

    def __init__(self, parent: QWidget, settings: Any, rule: Rule) -> None:
        super().__init__(parent, _("Eigene Aufbewahrungsfrist"), 520)
        self.setObjectName("ownPeriodDialog")
        self._settings, self._rule = settings, rule
        own = own_period(settings, rule.key)
        self.months = TypedEditor(whole, str, refusal(rule), "")
        self.months.set_value(own.months if own else rule.months)
        self.since = DateEditor(facts(Person.since))
        self.since.set_value(own.since if own else date.today())
        self.reason = QLineEdit(own.reason if own else "")
        self.reason.setProperty("role", "field")
        self.reason.setMaxLength(REASON)
        self.reason.setPlaceholderText(_("zum Beispiel Beschluss des Vorstands vom 12.10.2026"))
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.body.addWidget(label(rules(date.today())[rule.key].words, wrap=True))
        self._lay_out_fields()
        self.body.addWidget(self.problem)
        self.add_button(_("Abbrechen"))
        self.save_with(self.add_button(_("Festlegen"), self.save, "primary"))
        self.months.setFocus()
        self.months.selectAll()

    def _lay_out_fields(self) -> None:
        self.months.setFixedWidth(72)
        self.since.setFixedWidth(130)
        more: dict[QWidget, tuple[QWidget | int, ...]] = {self.months: (label(_("Monate")), 1), self.since: (1,)}
        named = ((_("Frist"), self.months), (_("Gilt ab"), self.since), (_("Begründung"), self.reason))
        for words, field in named:
            field.setAccessibleName(words)
            before = label(words, "quiet")
            before.setFixedWidth(BEFORE)
            self.body.addLayout(row(before, field, *more.get(field, ())))

    def save(self) -> None:
        """Keep the period; what is missing is said under the fields."""
        try:
            own = OwnPeriod(self.months.value() or -1, self.since.value() or date.today(), self.reason.text())
            set_period(self._settings, self._rule, own)
        except (UserError, ValueError) as error:
            self.problem.setText(str(error))
            self.problem.show()
            self._layout.activate()
            self.resize(self.width(), max(self.height(), self._layout.totalHeightForWidth(self.width())))
            return
        self.accept()
