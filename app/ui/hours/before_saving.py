"""What must be decided before a sheet of hours is kept: new names, entries that are there already, gaps."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from app.text import _, number
from app.ui.kit.dialog import Dialog
from app.ui.kit.widgets import label

_TOLD = 6


class BeforeSaving(Dialog):
    """One question for all of it; `with_new` and `with_twins` are the answers."""

    def __init__(self, parent: QWidget, new: Sequence[str], twins: Sequence[str], gaps: int) -> None:
        super().__init__(parent, _("Bitte noch entscheiden"), 520)
        self.setObjectName("beforeSaving")
        self._new = QCheckBox(_("Als neue Interessierte aufnehmen"))
        self._new.setChecked(True)
        self._twins = QCheckBox(_("Trotzdem noch einmal speichern"))
        if new:
            words = _("Diese Namen kennt das Büro noch nicht: {names}.").format(names=_some(new))
            self._part(words, self._new)
        if twins:
            words = _("Diese Stunden stehen schon da oder doppelt im Bogen: {entries}.").format(
                entries=_some(twins, "; ")
            )
            self._part(words, self._twins)
        if gaps:
            words = _("1 Zeile ist") if gaps == 1 else _("{count} Zeilen sind").format(count=number(gaps))
            text = _("{lines} noch nicht vollständig und im Bogen markiert. Das bleibt dort stehen.").format(
                lines=words
            )
            self.body.addWidget(label(text, wrap=True))
        self.add_button(_("Zurück zum Bogen"))
        self.save_with(self.add_button(_("Speichern"), self.accept, "primary"))

    @property
    def with_new(self) -> bool:
        """Whether unknown names become people of the office."""
        return self._new.isChecked()

    @property
    def with_twins(self) -> bool:
        """Whether the same entry is kept once more."""
        return self._twins.isChecked()

    def _part(self, words: str, answer: QCheckBox) -> None:
        self.body.addWidget(label(words, wrap=True))
        self.body.addWidget(answer)
        self.body.addSpacing(6)


def _some(names: Sequence[str], between: str = ", ") -> str:
    """A few of them, and how many more."""
    told = between.join(names[:_TOLD])
    more = len(names) - _TOLD
    return _("{names} und {count} weitere").format(names=told, count=number(more)) if more > 0 else told
