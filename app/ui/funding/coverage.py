"""How far a grant covers what was asked for, as a bar of parts."""

from typing import Any

from app.text import _, money
from app.ui.kit.charts import StackedBar
from app.ui.kit.desk import Desk
from app.ui.kit.page import Page
from app.ui.kit.widgets import label


class Coverage(Page):
    """Granted and missing part of the sum asked for; invisible without a sum."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.place.setContentsMargins(0, 6, 0, 0)
        self._bar = StackedBar()
        self.place.addWidget(label(_("Deckung"), "heading"))
        self.place.addWidget(self._bar)

    def load(self, record: Any) -> None:
        super().load(record)
        asked, granted = record.requested_amount or 0, record.granted_amount or 0
        missing = max(asked - granted, 0)
        words = _("noch offen") if granted else _("beantragt")
        self._bar.show_parts([(_("Bewilligt"), granted, money(granted)), (words, missing, money(missing))])
        self.setVisible(bool(asked or granted))
