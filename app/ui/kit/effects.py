"""What a change would do to each record: name, value now, value then."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt

from app.services.many import Effect
from app.text import _, number
from app.ui.kit.plain_table import PlainTable
from app.ui.kit.show import EMPTY


class EffectTable(PlainTable):
    """The records that change come first; those that have the value already are quiet."""

    SHOWN: ClassVar[int] = 100

    def __init__(self) -> None:
        super().__init__(_("Was sich ändert"), (_("Eintrag"), _("Jetzt"), _("Dann")), (40, 38))
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # a record's day and a value's paragraph stand last

    def show_effects(self, effects: Sequence[Effect], captions: Mapping[str, str]) -> None:
        """Replace the rows; `captions` names the records of those that are shown."""
        shown = [effect for effect in sorted(effects, key=lambda e: not e.changes) if effect.record_id in captions]
        rest = len(effects) - len(shown)
        self.setRowCount(len(shown) + bool(rest))
        for position, effect in enumerate(shown):
            same = effect.after == effect.before
            then = _("ist schon so") if same else "" if effect.after is None else effect.after or EMPTY
            self.fill(position, (captions[effect.record_id], effect.before or EMPTY, then), quiet=same, strong=2)
        if rest:
            self.fill(len(shown), (_("und {count} weitere").format(count=number(rest)), "", ""), quiet=True)
