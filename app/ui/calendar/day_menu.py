"""Menus of the calendar: everything of a day, and what can be done with a task."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from app.services.deadlines import Due
from app.text import _, long_date
from app.ui import tones
from app.ui.calendar import words
from app.ui.calendar.paint import flag_icon, tone_icon
from app.ui.visits.plugin import plan


def open_day_menu(view: Any, day: date) -> QMenu:
    """Open the menu of a day at its place."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setObjectName("dayMenu")
    menu.addAction(long_date(day)).setEnabled(False)
    for one in view.events_of(day):
        entry = menu.addAction(tone_icon(words.tone(one.kind)), _safe(words.spoken(one)))
        entry.triggered.connect(lambda _on=False, one=one: view.picked.emit(one.event_id))
    for due in view.dues.get(day, []):
        entry = menu.addAction(flag_icon(tones.due(due.day, view.today)), _safe(words.due_words(due)))
        entry.triggered.connect(lambda _on=False, due=due: view.due_asked.emit(due))
    menu.addSeparator()
    menu.addAction(_("+ Termin an diesem Tag"), lambda: view.create_on(day))
    menu.addAction(_("Besuch planen …"), lambda: plan(view.window(), (), day))
    menu.addAction(_("Tagesansicht"), lambda: view.day_asked.emit(day))
    menu.popup(view.mapToGlobal(view.place_of(day)))
    return menu


def open_task_menu(view: Any, due: Due, place: QPoint) -> QMenu:
    """What can be done with a task where it stands: look at it, tick it off, give it another day."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setObjectName("taskMenu")
    menu.addAction(_safe(words.due_words(due))).setEnabled(False)
    menu.addAction(_("Öffnen"), lambda: view.due_asked.emit(due))
    menu.addAction(_("Erledigt"), lambda: view.task_done.emit(due))
    menu.addAction(_("Auf morgen verschieben"), lambda: view.task_postponed.emit(due, view.today + timedelta(days=1)))
    later = max(due.day, view.today) + timedelta(days=7)
    menu.addAction(_("Eine Woche später"), lambda: view.task_postponed.emit(due, later))
    menu.popup(view.mapToGlobal(place))
    return menu


def _safe(text: str) -> str:
    return text.replace("&", "&&")
