"""The templates to choose from, under the use they have, found while typing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.models import LetterUse
from app.services.letters.templates import Template
from app.text import _, fold
from app.ui.kit.widgets import column, frame
from app.ui.theme import colour, font

LINE = 28
LEAST = 84
"""Pixels: a line of the list, and its least height."""
_TEMPLATE = Qt.ItemDataRole.UserRole
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_HEADS = {LetterUse.LETTER: _("Briefe"), LetterUse.FORM: _("Formulare"), LetterUse.EMAIL: _("E-Mails")}


class TemplateList(QWidget):
    """A field to search in and the list under it; the arrows walk through the list from the field, too."""

    chosen = Signal(object)
    """The template that is looked at now."""

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setObjectName("templateSearch")
        self.search.setPlaceholderText(_("Vorlage suchen …"))
        self.search.setAccessibleName(_("Vorlage suchen"))
        self.search.setClearButtonEnabled(False)
        self.list = QListWidget()
        self.list.setObjectName("templates")
        self.list.setAccessibleName(_("Vorlagen"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setMinimumHeight(LEAST)
        card = frame("card")
        card.setLayout(column(self.list, gap=0, margins=(6, 6, 6, 6)))
        whole = column(self.search, gap=6)
        whole.addWidget(card, 1)
        self.setLayout(whole)
        self._known: Sequence[Template] = ()
        self.search.textChanged.connect(lambda: self._fill(self.template))
        self.search.installEventFilter(self)
        self.list.currentItemChanged.connect(self._on_current_changed)

    def offer(self, templates: Sequence[Template], wanted: str = "") -> None:
        """Show these templates and choose the one of a key or id; else the one chosen before, else the first."""
        before = self.template
        self._known = templates
        named = next((t for t in templates if wanted and wanted in (t.key, t.identity)), None)
        self._fill(named or before)

    @property
    def template(self) -> Template | None:
        """The template chosen."""
        item = self.list.currentItem()
        return item.data(_TEMPLATE) if item else None

    def _fill(self, wanted: Template | None) -> None:
        words = fold(self.search.text()).split()
        shown = [t for t in self._known if all(word in fold(f"{t.name} {t.subject}") for word in words)]
        self.list.blockSignals(True)
        self.list.clear()
        for use, head in _HEADS.items():
            group = [template for template in shown if template.use is use]
            if group:
                self._add_heading(head)
            for template in group:
                self._add(template)
        self._choose(wanted)
        self.list.blockSignals(False)
        if self.template is not None:
            self.chosen.emit(self.template)

    def _choose(self, wanted: Template | None) -> None:
        rows = [(row, told) for row in range(self.list.count()) if (told := self.list.item(row).data(_TEMPLATE))]
        same = (row for row, told in rows if wanted and _same(told, wanted))
        self.list.setCurrentRow(next(same, rows[0][0] if rows else -1))

    def _add(self, template: Template) -> None:
        words = _("{name} (geändert)").format(name=template.name) if template.is_changed else template.name
        item = QListWidgetItem(words, self.list)
        item.setToolTip(words)
        item.setData(_TEMPLATE, template)
        item.setSizeHint(QSize(0, LINE))

    def _add_heading(self, title: str) -> None:
        item = QListWidgetItem(title, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(font(12, bold=True))
        item.setForeground(colour("quiet"))
        item.setSizeHint(QSize(0, LINE))

    def _on_current_changed(self) -> None:
        if self.template is not None:
            self.chosen.emit(self.template)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the field walk through the list; Enter goes there and prints nothing yet."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _WALKING:
                QApplication.sendEvent(self.list, event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.list.setFocus()
                return True
        return False


def _same(one: Template, other: Template) -> bool:
    return bool((one.key and one.key == other.key) or (one.identity and one.identity == other.identity))
