"""What is missing or does not fit together in the records, with counts, and the way to each."""

from itertools import groupby
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.facts import facts
from app.services.plausibility import Check, Finding, findings
from app.services.query import MISSING
from app.text import _, number, translate
from app.ui.kit.dialog import Dialog
from app.ui.kit.widgets import button, clear, label, row, scrolled

WIDTH, TALL, AROUND = 560, 500, 60
"""Pixels: of the dialog, and what the screen needs besides."""


class ChecksDialog(Dialog):
    """The findings by weight; one of them leads to its list and to the field of the first record."""

    def __init__(self, window: Any) -> None:
        super().__init__(window, _("Angaben prüfen"), WIDTH)
        self.setObjectName("checks")
        self._window, self.desk = window, window.desk
        self.ready = False
        """Whether everything was counted."""
        page = QWidget()
        page.setObjectName("page")
        self._lines = QVBoxLayout(page)
        self._lines.setContentsMargins(0, 0, 12, 0)
        self._lines.setSpacing(2)
        self._page, self._area = page, scrolled(page)
        self.body.addWidget(self._area, 1)
        self._lines.addWidget(label(_("Die Angaben werden durchgesehen …"), "quiet", wrap=True))
        self.close_button = self.add_button(_("Schließen"))
        self.resize(WIDTH, min(TALL, self.screen().availableGeometry().height() - AROUND))
        self.desk.tasks.run(self, lambda _job: findings(self.desk.office), self._show)

    def _show(self, found: list[Finding]) -> None:
        self.ready = True
        clear(self._lines)
        for level, group in groupby(found, key=lambda finding: finding.check.level):
            self._lines.addWidget(label(level.label, "heading"))
            for finding in group:
                self._lines.addLayout(self._line(finding))
            self._lines.addSpacing(10)
        if not found:
            self._lines.addWidget(label(_("Alles stimmig, nichts fehlt. Schön."), wrap=True))
        self._lines.addStretch(1)
        QTimer.singleShot(0, self, self._be_no_taller_than_needed)  # lines just added have no height yet
        first = self.findChild(QWidget, "finding")
        (first or self.close_button).setFocus()

    def _be_no_taller_than_needed(self) -> None:
        spare = self._area.height() - self._page.sizeHint().height()
        self.resize(self.width(), self.height() - max(0, spare))

    def _line(self, finding: Finding) -> Any:
        words = _("{title} ({count})").format(title=translate(finding.check.title), count=number(finding.count))
        way = button(words, lambda: self.go(finding.check), "link", _("Zeigt die Liste, im ersten Eintrag das Feld"))
        way.setObjectName("finding")
        return row(way, 1)

    def go(self, check: Check) -> None:
        """Show the records, and stand in the field of the first one that lacks something."""
        self.accept()
        show_check(self._window, check)


def show_check(window: Any, check: Check) -> None:
    """Show the list a check is true of, with its field of the first record ready to be filled in."""
    from app.ui.ready_views import places

    entity = places()[check.place].entity
    window.leave(lambda: _show_check(window, entity, check))


def _show_check(window: Any, entity: str, check: Check) -> None:
    window.show_filtered(entity, check.filters)
    pane = window.tab.pane
    if not pane.model.ids or window.desk.office.database.frozen:
        return
    pane.show_record(pane.model.ids[0])
    pane.detail.tabs.setCurrentIndex(0)
    form = pane.detail.page.forms[0]
    placed = {told.name for line in form.lines for told in line.facts if told.editable}
    missing_first = sorted(reversed(check.filters), key=lambda wanted: wanted.value is not MISSING)
    asked = [facts(wanted.attribute).name for wanted in missing_first]
    if field := next((name for name in asked if name in placed), ""):
        pane.edit_record()
        form.edit(field)


def open_checks(window: Any) -> ChecksDialog:
    """Show what is missing or does not fit."""
    dialog = ChecksDialog(window)
    dialog.open()
    return dialog
