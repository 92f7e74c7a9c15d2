"""Five figures of the office; each says how it is counted and opens the list behind it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models import ApplicationState, Person, VolunteerStatus
from app.models.funding import Application
from app.services.crud import Filter
from app.text import _, money, number
from app.ui.kit.charts import KeyFigure
from app.ui.kit.desk import Desk

Told = tuple[str, str, str]
"""The figure, the line below it, and its definition."""


def volunteers(desk: Desk, today: date) -> Told:
    """Active volunteers and how many joined this quarter."""
    figures = desk.office.figures
    active = figures.volunteers_by_status().get(VolunteerStatus.ACTIVE, 0)
    quarter = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    new = _("+ {count} in diesem Quartal").format(count=number(figures.new_volunteers_since(quarter)))
    return number(active), new, _("Ehrenamtliche mit Status „aktiv“ am heutigen Tag")


def interested(desk: Desk, today: date) -> Told:
    """People on their way in."""
    by_status = desk.office.figures.volunteers_by_status()
    ways = [VolunteerStatus.INTERVIEW, VolunteerStatus.TRIAL]
    coming = by_status.get(VolunteerStatus.INTERESTED, 0) + sum(by_status.get(s, 0) for s in ways)
    side = _("{count} im Gespräch oder in Hospitation").format(count=number(sum(by_status.get(s, 0) for s in ways)))
    return number(coming), side, _("Status interessiert, Erstgespräch oder Hospitation")


def occupancy(desk: Desk, today: date) -> Told:
    """Occupied of all places."""
    counted = [load for load in desk.office.figures.loads() if load.occupied is not None]
    occupied, capacity = sum(load.occupied or 0 for load in counted), sum(load.capacity or 0 for load in counted)
    side = _("{count} Unterkünfte").format(count=len(counted)) if counted else _("noch keine Zahlen")
    return (
        f"{number(occupied)} / {number(capacity)}" if counted else "–",
        side,
        _("Belegte und vorhandene Plätze nach dem neuesten Stichtag jedes Hauses"),
    )


def tasks(desk: Desk, today: date) -> Told:
    """Open tasks and how many of them are due."""
    due = desk.office.tasks.count_due(today)
    side = _("{count} heute fällig oder überfällig").format(count=number(due))
    return number(desk.office.figures.open_tasks()), side, _("Alle Aufgaben und Fristen, die nicht erledigt sind")


def money_granted(desk: Desk, today: date) -> Told:
    """The sum of all running grants."""
    amount = money(desk.office.figures.granted_amount()).replace(",00", "")
    return amount, _("laufende Bewilligungen"), _("Bewilligte Summen, deren Bewilligungszeitraum noch läuft")


FIGURES: tuple[tuple[str, Callable[[Desk, date], Told], tuple[str, tuple[Filter, ...]] | None], ...] = (
    (_("Aktive Ehrenamtliche"), volunteers, ("Person", (Filter(Person.status, VolunteerStatus.ACTIVE),))),
    (
        _("Interessierte"),
        interested,
        (
            "Person",
            (Filter(Person.status, (VolunteerStatus.INTERESTED, VolunteerStatus.INTERVIEW, VolunteerStatus.TRIAL)),),
        ),
    ),
    (_("Belegung"), occupancy, ("Shelter", ())),
    (_("Offene Aufgaben"), tasks, None),
    (_("Bewilligte Mittel"), money_granted, ("Application", (Filter(Application.state, ApplicationState.GRANTED),))),
)
"""Title, how it is counted, and the list behind it."""


class FigureRow(QWidget):
    """The cards beside each other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self.cards = []
        for title, _count, behind in FIGURES:
            self.cards.append(KeyFigure(title, self._opener(behind)))
            layout.addWidget(self.cards[-1], 1)

    def refresh(self) -> None:
        """Count anew."""
        for card, (_title, count, _behind) in zip(self.cards, FIGURES, strict=True):
            card.show_figure(*count(self._desk, date.today()))

    def _opener(self, behind: tuple[str, tuple[Filter, ...]] | None) -> Callable[[], None] | None:
        return (lambda: self._desk.filter_asked.emit(*behind)) if behind else None
