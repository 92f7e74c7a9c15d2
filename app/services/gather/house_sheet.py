"""Fills the sheet "Haus auf einen Blick" from what the handout says, with rooms, helpers, proofs and a year."""

from datetime import date

from app.models import Occupancy, Room
from app.services.credentials.gaps import houses
from app.services.credentials.rules import Work
from app.services.documents.house_data import HouseSheet, SheetRoom
from app.services.gather.handout import handout, named_people
from app.services.gather.visit_pack import helpers, helping
from app.services.office import Services


def house_sheet(services: Services, shelter_id: str, with_private_data: bool = False) -> HouseSheet:
    """A house as of today."""
    told, shelter = handout(services, shelter_id, with_private_data), services.shelters.get(shelter_id)
    return HouseSheet(
        office=told.office,
        as_of=told.as_of,
        handout=told,
        counts=_counts(services, shelter_id, told.as_of),
        helping=tuple(helping(services, helpers(services, shelter_id))),
        rooms=tuple(
            SheetRoom(r.name, r.seats, r.key or "", r.booking or "", r.equipment or "")
            for r in services.crud(Room).of(Room.shelter_id, shelter_id)
        ),
        proofs=_proofs(services, shelter_id, told.as_of),
        concept=shelter.protection_concept or "",
        concept_on=shelter.protection_concept_on,
        stage=shelter.stage.label if shelter.stage else "",
        with_private_data=with_private_data,
    )


def sheet_people(services: Services, shelter_id: str) -> list[str]:
    """The ids of everybody the sheet names."""
    return sorted({*named_people(services, shelter_id), *(w.person_id for w in helpers(services, shelter_id))})


def _counts(services: Services, shelter_id: str, today: date) -> tuple[tuple[date, int], ...]:
    """From the month a year ago, so that its first and last point can be compared."""
    first = date(today.year - 1, today.month, 1)
    found = services.occupancies.of(Occupancy.shelter_id, shelter_id)
    days = {o.as_of: o.occupied for o in found if o.occupied is not None and o.as_of >= first}
    return tuple(sorted(days.items()))


def _proofs(services: Services, shelter_id: str, today: date) -> tuple[str, ...]:
    """What everybody must bring who works in the house, whatever the task."""
    with services.database.reading() as connection:
        house = houses(connection, (shelter_id,)).get(shelter_id)
    wanted = services.credentials.rules(today).of_work(Work(None, shelter_id), house)
    return tuple(dict.fromkeys(demand.kind.label for demand in wanted))
