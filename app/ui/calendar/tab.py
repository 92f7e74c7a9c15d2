"""Kalender: what happens when, who comes, and what is still to do for it."""

from app.ui.calendar.pane import EventPane
from app.ui.kit.list_tab import ListTab


class Tab(ListTab):
    """The tab of the calendar."""

    follows_later = False
    panes = (EventPane,)
