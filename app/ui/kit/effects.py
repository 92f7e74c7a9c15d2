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
    WIDE: ClassVar[Sequence[int]] = (40, 38)
    EARLY: ClassVar[Sequence[int]] = (62,)
    """Shares of the width, and those before a value was chosen."""

    def __init__(self) -> None:
        super().__init__(_("Was sich ändert"), (_("Eintrag"), _("Jetzt"), _("Dann")), self.WIDE)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # a record's day and a value's paragraph stand last

    def show_effects(self, effects: Sequence[Effect], captions: Mapping[str, str]) -> None:
        """Replace the rows; `captions` names the records of those that are shown."""
        shown = [effect for effect in sorted(effects, key=lambda e: not e.changes) if effect.record_id in captions]
        rest = len(effects) - len(shown)
        self._make_room(any(effect.after is not None for effect in shown))
        self.setRowCount(len(shown) + bool(rest))
        for position, effect in enumerate(shown):
            same = effect.after == effect.before
            then = _("ist schon so") if same else "" if effect.after is None else effect.after or EMPTY
            self.fill(position, (captions[effect.record_id], effect.before or EMPTY, then), quiet=same, strong=2)
        if rest:
            self.fill(len(shown), (_("und {count} weitere").format(count=number(rest)), "", ""), quiet=True)

    def _make_room(self, chosen: bool) -> None:
        """Leave the last column out as long as nothing can stand in it."""
        self.setColumnHidden(2, not chosen)
        self.share(self.WIDE if chosen else self.EARLY)
