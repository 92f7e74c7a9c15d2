"""The word about backups in the status bar; a click shows the states."""

from datetime import UTC, datetime
from typing import Any

from app.text import _
from app.ui.backups.keeper import Keeper
from app.ui.backups.words import is_old, when
from app.ui.kit.widgets import button, set_role

BESIDE = 2
"""Its place in the line: after the name of the file and that all is saved."""


class BackupLine:
    """ "Gesichert: heute 14:05"; hidden for an office of which no states are kept."""

    def __init__(self, window: Any, keeper: Keeper) -> None:
        self._keeper = keeper
        self.button = button("", keeper.open_dialog, name="backup")
        self.button.hide()
        window.status.layout().insertWidget(BESIDE, self.button)
        keeper.told.connect(self.show_news)
        keeper.aged.connect(self.show_news)

    def show_news(self, news: Any, now: datetime | None = None) -> None:
        """Say how it stands; in the tone that asks for attention when the last try failed or is a day ago."""
        if news.state is None and not news.problem:
            return
        words = _("Noch nicht gesichert")
        if news.state is not None:
            words = _("Gesichert: {when}").format(when=when(news.state.at, now))
        bad = bool(news.problem) or is_old(self._keeper.good_at or datetime.now(UTC), now)
        self.button.setText(words)
        self.button.setAccessibleName(words)
        self.button.setToolTip(news.problem or _("Alle Sicherungen zeigen"))
        set_role(self.button, tone="attention" if bad else "")
        self.button.show()
