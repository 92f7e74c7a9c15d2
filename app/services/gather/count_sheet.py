"""Fills the sheet on which the numbers of all houses are written by hand."""

from datetime import date

from app.errors import UserError
from app.models import Occupancy, PrintedSheet, SheetKind
from app.models.facts import attribute, facts
from app.services.documents.paper_data import Counted, CountSheet
from app.services.gather.common import office_of
from app.services.occupancy.entries import NAMES
from app.services.office import Services
from app.text import _, german_date, translate

COLUMNS = tuple(name for name in NAMES if name not in ("capacity", "source"))
"""What is written by hand, in the order of the grid; languages stand last."""


def count_sheet(services: Services, day: date | None = None) -> CountSheet:
    """All houses that are open on a day (None: today) in the order of the tour; UserError without any."""
    day = day or date.today()
    rows = services.occupancies.grid(day)
    if not rows:
        raise UserError("Es gibt noch keine Unterkunft. Bitte legen Sie zuerst eine an.")
    houses = tuple(Counted(row.name, row.places, row.last.get("occupied"), row.shelter_id) for row in rows)
    heads = tuple(translate(facts(attribute(Occupancy, name)).label) for name in COLUMNS)
    return CountSheet(office_of(services), date.today(), day, houses, heads)


def issue(services: Services, data: CountSheet) -> PrintedSheet:
    """Give it its number as it leaves; what comes back is entered for the same houses in the same order."""
    title = _("Zählbogen {day}").format(day=german_date(data.day))
    rows = [{"shelter": house.id} for house in data.houses]
    return services.paper.issue(SheetKind.OCCUPANCY, title, rows, day=data.day, context={"columns": list(COLUMNS)})
