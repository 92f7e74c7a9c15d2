"""Links to other records: how they are called, and a field that finds them while typing."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from app.models.base import Facts
from app.text import _
from app.ui.kit.end_mark import EndMark

HITS = 12
PAUSE_MS = 120


def names(office: Any, target: str, ids: list[str]) -> list[str]:
    """How records of the entity `target` are called, in the order of `ids`; "" for one that is gone."""
    known = office.captions(target, ids) if ids else {}
    return [known.get(key, "") for key in ids]


class ReferenceEditor(QLineEdit):
    """Finds a record of another entity while typing; what names no record is refused."""

    changed = Signal()

    def __init__(self, facts: Facts, office: Any) -> None:
        super().__init__()
        assert facts.target
        self.setProperty("role", "field")
        self.setPlaceholderText(facts.hint or _("Name tippen …"))
        self.setTextMargins(0, 0, 18, 0)
        self._clear = EndMark(self, "cross", _("Leeren"), self._on_clear_clicked)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self._clear.hide()
        self._office, self._target = office, facts.target
        self._value: str | None = None
        self._found: dict[str, str] = {}
        self._make: Callable[[str], object] | None = None
        self._words = QStringListModel(self)
        self._popup = QCompleter(self._words, self)
        self._popup.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._popup.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._popup.popup().setProperty("role", "popup")
        self._popup.activated[str].connect(self._take)  # type: ignore[index]
        self._popup.setWidget(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look_up)
        self.textEdited.connect(self._on_text_edited)
        self.editingFinished.connect(self._on_editing_finished)

    def offer_new(self, make: Callable[[str], object]) -> None:
        """Offer under what is found to make what is not; `make` gets what was typed and answers by `take`."""
        self._make = make

    def take(self, identity: str) -> None:
        """Refer to a record that was chosen elsewhere."""
        self.set_value(identity)
        self.changed.emit()

    def value(self) -> Any:
        if self.text().strip() and self._value is None:
            raise ValueError(
                _("„{typed}“ wurde nicht gefunden. Bitte wählen Sie einen Vorschlag aus.").format(typed=self.text())
            )
        return self._value

    def set_value(self, value: Any) -> None:
        self._value = value
        known = names(self._office, self._target, [value]) if value else []
        self.setText(known[0] if known else "")
        self.setCursorPosition(0)

    def _on_text_edited(self, text: str) -> None:
        self._value = None
        self._pause.start()
        self.changed.emit()

    def _look_up(self) -> None:
        self._found = {}
        for record_id, name in self._office.choices(self._target, self.text(), HITS):
            self._found[name if name not in self._found else f"{name} ({len(self._found)})"] = record_id
        self._words.setStringList([*self._found, *self._new()])
        if self._words.rowCount() and self.hasFocus():
            self._popup.complete()

    def _on_clear_clicked(self) -> None:
        self.clear()
        self._on_text_edited("")
        self.setFocus()

    def _new(self) -> list[str]:
        typed = " ".join(self.text().split())
        if self._make is None or not typed or typed.casefold() in map(str.casefold, self._found):
            return []
        return [_("„{typed}“ neu aufnehmen …").format(typed=typed)]

    def _take(self, name: str) -> None:
        if name not in self._found and self._make is not None:
            self._make(" ".join(self.text().split()))
            return
        self._value = self._found[name]
        self.setText(name)
        self.changed.emit()

    def _on_editing_finished(self) -> None:
        if self._value is None and self.text().strip():
            self._look_up()
            self._popup.popup().hide()
            exact = [n for n in self._found if n.casefold() == self.text().strip().casefold()]
            if exact or len(self._found) == 1:
                self._take((exact or list(self._found))[0])
