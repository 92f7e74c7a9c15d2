"""Birthdays and anniversaries of the coming year, for the own office alone."""

from datetime import date, timedelta

from app.models import Person
from app.models.base import Kind
from app.services.lists.definition import ListDefinition, Scope
from app.services.lists.sheet import Handed, Heading, Records, Sheet
from app.services.occasions import Occasion, occasions
from app.services.office import Services
from app.text import _

AHEAD = timedelta(days=365)


def _sheet(services: Services, wanted: ListDefinition, scope: Scope) -> Sheet:
    result = Sheet(wanted.label, scope.gate.recipient, condition=scope.condition, landscape=False)
    result.headings = [
        Heading("day", _("Tag"), Kind.DATE.value), Heading("name", _("Name")), Heading("occasion", _("Anlass")),
    ]  # fmt: skip
    result.columns = [heading.title for heading in result.headings]
    result.rows = [(one.day, one.name, one.words) for one in _found(services, wanted, scope, result)]
    return result


def _records(services: Services, wanted: ListDefinition, scope: Scope) -> Records:
    result = Records(wanted.label, scope.gate.recipient, columns=["day", "name", "occasion"])
    result.items = [
        {"id": one.person_id, "day": one.day.isoformat(), "name": one.name, "occasion": one.words}
        for one in _found(services, wanted, scope, result)
    ]
    return result


def _found(services: Services, wanted: ListDefinition, scope: Scope, result: Handed) -> list[Occasion]:
    """What comes up for the people asked about; nobody outside learns of a birthday."""
    ids = set(scope.ids if scope.ids is not None else wanted.crud(services).ids(scope.query))
    today = date.today()
    found = [one for one in occasions(services.database, today, today + AHEAD) if one.person_id in ids]
    if scope.gate.outside:
        result.left_out = len({one.person_id for one in found})
        result.notes.append(_("Geburtstage und Jubiläen bleiben im Büro."))
        return []
    result.people = list(dict.fromkeys(one.person_id for one in found))
    result.named = len(result.people)
    return found


OCCASIONS = ListDefinition(
    "occasions",
    _("Geburtstage und Jubiläen"),
    Person,
    person=Person.id,
    purpose=_("Glückwünsche und Dank"),
    landscape=False,
    sheet=_sheet,
    records=_records,
    service="volunteers",
)
