"""What can be chosen for a document, found by the fields of its data: paper, languages, private numbers, free lines."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.models.base import Facts, Kind
from app.text import _
from app.ui.calendar.texts import language_name
from app.ui.kit.combo import Combo
from app.ui.kit.editors import DateEditor, TypedEditor, number_editor
from app.ui.kit.memory import recall, remember
from app.ui.kit.widgets import button, label, row

PAPERS = ("A4", "A5")
MOST_FREE_LINES = 60


class DocumentOptions(QWidget):
    """Fields for what the data of a document leave open; `applied` puts the choices into the data."""

    changed = Signal()

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = f"outputs/document-{key}"
        self._papers: QButtonGroup | None = None
        self._languages: dict[str, QCheckBox] = {}
        self._checks: dict[str, QCheckBox] = {}
        self._blank: TypedEditor | None = None
        self._period: tuple[DateEditor, DateEditor] | None = None
        self._project: Combo | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._layout = QVBoxLayout()
        self._layout.setSpacing(4)
        whole.addLayout(self._layout)
        whole.addStretch(1)

    def offer(self, data: Any) -> None:
        """Make the fields that fit `data`; those there already keep their choice."""
        known = {field.name for field in fields(data)}
        if "paper" in known and self._papers is None:
            self._add_papers()
        if "languages" in known:
            self._offer_languages(data)
        for name, words in self._words().items():
            if name in known and name not in self._checks:
                self._checks[name] = self._add_check(
                    words, bool(recall(f"{self._key}/{name}", int(getattr(data, name))))
                )
        if "blank" in known and self._blank is None:
            self._add_blank(data.blank)
        if "since" in known and self._period is None:
            self._add_period(data.since, data.until)
        if "project" in known and self._project is None and data.projects:
            self._add_project(data.projects, data.project)

    def applied(self, data: Any) -> Any:
        """The data as they will be printed."""
        choices: dict[str, Any] = {name: check.isChecked() for name, check in self._checks.items()}
        if self._papers is not None:
            choices["paper"] = self._papers.checkedButton().text()
        if self._languages:
            choices["languages"] = tuple(text for text in data.languages if self._languages[text.code].isChecked())
        if self._blank is not None:
            choices["blank"] = self.blank
        if self._period is not None:
            choices["since"], choices["until"] = map(_day, self._period)
        if self._project is not None:
            choices["project"] = self._project.currentData()
        return replace(data, **choices)

    def keep(self) -> None:
        """Start with these choices the next time."""
        if self._papers is not None:
            remember(f"{self._key}/paper", self._papers.checkedButton().text())
        for name, check in self._checks.items():
            remember(f"{self._key}/{name}", int(check.isChecked()))
        if self._blank is not None:
            remember(f"{self._key}/blank", self.blank)

    def _words(self) -> dict[str, str]:
        return {
            "with_private_data": _("mit privaten Telefonnummern"),
            "with_organisation": _("mit Spalte „Organisation, Ort“"),
            "with_contact": _("mit Spalte „Ich möchte mitmachen“"),
        }

    def _add_papers(self) -> None:
        self._papers = QButtonGroup(self)
        line = QHBoxLayout()
        last = recall(f"{self._key}/paper", PAPERS[0])
        for paper in PAPERS:
            choice = button(paper, None, "toggle", name=f"paper-{paper}")
            choice.setCheckable(True)
            choice.setChecked(paper == last)
            self._papers.addButton(choice)
            line.addWidget(choice)
        line.addStretch(1)
        self._layout.addWidget(label(_("Größe"), "quiet"))
        self._layout.addLayout(line)
        self._layout.addSpacing(10)
        self._papers.buttonClicked.connect(lambda: self.changed.emit())

    def _offer_languages(self, data: Any) -> None:
        if data.languages and not self._languages:
            self._layout.addWidget(label(_("Weitere Sprachen"), "quiet"))
        for text in data.languages:
            if text.code not in self._languages:
                self._languages[text.code] = self._add_check(language_name(text.code), True)

    def _add_check(self, words: str, checked: bool) -> QCheckBox:
        check = QCheckBox(words)
        check.setChecked(checked)
        check.clicked.connect(lambda: self.changed.emit())
        self._layout.addWidget(check)
        return check

    def _add_blank(self, count: int) -> None:
        words = (
            _("Freie Zeilen für Gäste ohne Anmeldung")
            if self._key.endswith("sign-in")
            else _("Freie Zeilen für andere")
        )
        self._blank = number_editor(Facts("blank", _("Freie Zeilen"), Kind.NUMBER))
        self._blank.set_value(recall(f"{self._key}/blank", count))
        self._blank.setAccessibleName(_("Freie Zeilen"))
        self._blank.setMaximumWidth(70)
        self._blank.changed.connect(self.changed)
        self._layout.addSpacing(6)
        self._layout.addWidget(label(words, "quiet"))
        self._layout.addWidget(self._blank)

    def _add_period(self, since: date | None, until: date | None) -> None:
        self._layout.addWidget(label(_("Zeitraum"), "quiet"))
        self._period = (DateEditor(Facts("since", "", Kind.DATE)), DateEditor(Facts("until", "", Kind.DATE)))
        for editor, words, day in zip(self._period, (_("von"), _("bis")), (since, until), strict=True):
            editor.setAccessibleName(words)
            editor.set_value(day)
            editor.changed.connect(self.changed)
            editor.editingFinished.connect(self.changed)
            self._layout.addLayout(row(label(words, "small"), editor))
        self._layout.addSpacing(10)

    def _add_project(self, names: Sequence[str], chosen: str) -> None:
        self._project = Combo(_("Projekt"), [(_("alle Stunden"), ""), *((name, name) for name in names)])
        self._project.setCurrentIndex(max(self._project.findData(chosen), 0))
        self._project.currentIndexChanged.connect(lambda: self.changed.emit())
        self._layout.addWidget(label(_("Projekt"), "quiet"))
        self._layout.addWidget(self._project)

    @property
    def blank(self) -> int:
        """Free lines on the sheet, as far as what is typed can be one."""
        assert self._blank is not None
        try:
            return min(MOST_FREE_LINES, max(0, self._blank.value() or 0))
        except ValueError:
            return 0


def _day(editor: DateEditor) -> date | None:
    """The day that is typed, None for nothing and for what is none."""
    try:
        day: date | None = editor.value()
    except ValueError:
        return None
    return day
