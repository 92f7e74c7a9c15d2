"""From problems that come again to the training against them: a new event with what is known already."""

from datetime import date

from app.models import Event
from app.services.trouble.recurring import event_values
from app.ui.kit.desk import Desk


def plan_training(desk: Desk, category: str) -> None:
    """Begin an event of kind training with its title and whom it concerns; nothing is kept before Speichern."""
    values = event_values(desk.office.database, desk.office.settings, category, date.today())
    desk.begin_asked.emit(Event.__name__, values)
