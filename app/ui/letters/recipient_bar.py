"""Walks through the recipients over the page: who it is, what is missing, and the way to mend it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.services.letters.filling import Filled
from app.text import _, number
from app.ui.kit.widgets import button, column, elided, label, row, shape_button


class RecipientBar(QWidget):
    """Shows one of several filled letters; `turned` says that another is to be looked at."""

    turned = Signal()
    mend_asked = Signal()
    """The particulars of the person in view are to be completed."""
    office_asked = Signal()
    """Those of the office."""

    def __init__(self) -> None:
        super().__init__()
        self.filled: list[Filled] = []
        self.position = 0
        self.first = button(_("Anfang"), lambda: self.turn_to(0), "flat", _("Zum ersten Brief (Alt+Pos1)"), "first")
        self.back = shape_button("left", _("Voriger Brief (Alt+Pfeil links)"), lambda: self.turn_to(self.position - 1))
        self.next = shape_button(
            "right", _("Nächster Brief (Alt+Pfeil rechts)"), lambda: self.turn_to(self.position + 1)
        )
        self.who = elided("", "strong")
        self.without = button("", lambda: self._jump(lambda one: not one.has_address), "link", name="withoutAddress")
        self.gaps = button("", lambda: self._jump(lambda one: bool(one.gaps)), "link", name="withGaps")
        self.missing = label("", "problem", wrap=True)
        self.mend = button(_("Angaben ergänzen …"), self.mend_asked.emit, "link", name="mend")
        self.ours = button(_("Angaben zum Büro …"), self.office_asked.emit, "link", name="mendOffice")
        first_line = row(self.first, self.back, self.next, gap=4)
        first_line.addWidget(self.who, 1)
        first_line.addLayout(row(self.without, self.gaps, gap=12))
        whole = column(gap=2)
        whole.addLayout(first_line)
        second = row(gap=12)
        second.addWidget(self.missing, 1)
        second.addLayout(row(self.mend, self.ours, gap=12))
        whole.addLayout(second)
        self.setLayout(whole)

    def take_keys(self, owner: QWidget) -> None:
        """Alt and arrows turn in all of a dialog."""
        QShortcut(QKeySequence("Alt+Left"), owner, lambda: self.turn_to(self.position - 1))
        QShortcut(QKeySequence("Alt+Right"), owner, lambda: self.turn_to(self.position + 1))
        QShortcut(QKeySequence("Alt+Home"), owner, lambda: self.turn_to(0))

    @property
    def current(self) -> Filled | None:
        """The letter in view."""
        return self.filled[self.position] if self.position < len(self.filled) else None

    def show_letters(self, filled: list[Filled], missing_of_office: list[str]) -> None:
        """Show other letters, on the same person where she is among them."""
        before = self.current
        self.filled, self._ours = filled, missing_of_office
        same = (place for place, one in enumerate(filled) if before and one.person_id == before.person_id)
        self.position = next(same, 0)
        self._say()

    def turn_to(self, position: int) -> None:
        """Look at another letter; beyond the ends nothing happens."""
        if 0 <= position < len(self.filled) and position != self.position:
            self.position = position
            self._say()
            self.turned.emit()

    def _jump(self, wanted: object) -> None:
        """Turn to the next letter of a kind, round the end."""
        assert callable(wanted)
        count = len(self.filled)
        places = ((self.position + step) % count for step in range(1, count + 1))
        self.turn_to(next((place for place in places if wanted(self.filled[place])), self.position))

    def _say(self) -> None:
        several = len(self.filled) > 1
        for part in (self.first, self.back, self.next, self.who):
            part.setVisible(several)
        self.first.setEnabled(self.position > 0)
        self.back.setEnabled(self.position > 0)
        self.next.setEnabled(self.position < len(self.filled) - 1)
        name = self.current.letter.person if self.current else ""
        place = _("{place} von {count}: {name}")
        words = place.format(place=number(self.position + 1), count=number(len(self.filled)), name=name)
        self.who.setText(words if several else name)
        self._count(self.without, _("{count} ohne Anschrift"), sum(not one.has_address for one in self.filled))
        self._count(self.gaps, _("{count} mit Lücken"), sum(bool(one.gaps) for one in self.filled))
        self._say_missing()

    def _count(self, link: QWidget, words: str, count: int) -> None:
        text = words.format(count=number(count))
        link.setText(text)  # type: ignore[attr-defined]
        link.setAccessibleName(text)
        link.setVisible(bool(count) and len(self.filled) > 1)

    def _say_missing(self) -> None:
        one = self.current
        sentences = []
        if one and not one.has_address:
            sentences.append(_("Die Anschrift fehlt."))
        if one and one.gaps:
            sentences.append(_("Leer bleibt: {fields}.").format(fields=", ".join(one.gaps)))
        if self._ours:
            sentences.append(_("Vom Büro fehlt: {fields}.").format(fields=", ".join(self._ours)))
        self.missing.setText(" ".join(sentences))
        self.missing.setVisible(bool(sentences))
        self.mend.setVisible(bool(one and not one.is_whole))
        self.ours.setVisible(bool(self._ours))
