"""The list of keys that are out: which, who has it, since when."""

from dataclasses import replace

from app.models import KeyHandover
from app.services.lists import flat
from app.services.lists.definition import ListDefinition, Scope
from app.services.lists.sheet import Records, Sheet
from app.services.office import Services
from app.services.query import MISSING, Filter
from app.text import _


def _out(scope: Scope) -> Scope:
    """What was asked for, without the keys that came back."""
    filters = (*scope.query.filters, Filter(KeyHandover.returned_on, MISSING))
    return replace(scope, query=replace(scope.query, filters=filters))


def _sheet(services: Services, wanted: ListDefinition, scope: Scope) -> Sheet:
    return flat.sheet(services, wanted, _out(scope))


def _records(services: Services, wanted: ListDefinition, scope: Scope) -> Records:
    return flat.records(services, wanted, _out(scope))


KEYS = ListDefinition(
    "keys",
    _("Schlüssel nicht zurück"),
    KeyHandover,
    columns=(
        KeyHandover.shelter_id, KeyHandover.key, KeyHandover.person_name, KeyHandover.given_on, KeyHandover.notes,
    ),
    person=KeyHandover.person_id,
    sort=KeyHandover.given_on,
    purpose=_("Übersicht der ausgegebenen Schlüssel"),
    landscape=False,
    sheet=_sheet,
    records=_records,
)  # fmt: skip
