"""The problem book as a list, and incidents as nothing but counts."""

from datetime import date
from typing import Any

from app.errors import UserError
from app.models import IncidentKind, Office, Problem
from app.models.base import Kind
from app.services.lists.definition import ListDefinition, Option, Scope
from app.services.lists.sheet import Heading, Records, Sheet
from app.services.office import Services
from app.text import MONTHS, _, translate

P = Problem
PROBLEMS = ListDefinition(
    "problems",
    _("Problembuch"),
    P,
    columns=(
        P.raised_on, P.title, P.category, P.place_name, P.step, P.responsible, P.due_on, P.solved_on, P.days,
        P.solution,
    ),
    sort=P.raised_on,
)  # fmt: skip

_YEAR = "year"


def _year(_services: Services, text: str) -> int:
    if not (text.isdecimal() and len(text) == 4):
        raise UserError("„{text}“ ist kein Jahr. Bitte schreiben Sie es wie 2026.", text=text)
    return int(text)


def _counts(services: Services, scope: Scope) -> tuple[int, dict[IncidentKind, list[int]]]:
    year = int(scope.options.get(_YEAR, date.today().year))
    return year, services.incident_book.counts(year)


def _sheet(services: Services, wanted: ListDefinition, scope: Scope) -> Sheet:
    year, counts = _counts(services, scope)
    result = Sheet(wanted.label, scope.gate.recipient, condition=str(year))
    months = [Heading(f"{month:02d}", translate(name)[:3], Kind.NUMBER.value, True) for month, name in _MONTHS]
    whole = Heading("total", _("Jahr"), Kind.NUMBER.value, True)
    result.headings = [Heading("kind", _("Art des Vorfalls")), *months, whole]
    result.columns = [heading.title for heading in result.headings]
    result.rows = [(kind.label, *by_month, sum(by_month)) for kind, by_month in counts.items()]
    result.sum_up(_("Summe"))
    return result


def _records(services: Services, wanted: ListDefinition, scope: Scope) -> Records:
    year, counts = _counts(services, scope)
    result = Records(wanted.label, scope.gate.recipient)
    result.columns = ["kind", "label", *(f"{year}-{month:02d}" for month, _name in _MONTHS), "total"]
    result.items = [_item(result.columns, kind, by_month) for kind, by_month in counts.items()]
    return result


def _item(names: list[str], kind: IncidentKind, by_month: list[int]) -> dict[str, Any]:
    return dict(zip(names, (kind.name, kind.label, *by_month, sum(by_month)), strict=True))


_MONTHS = tuple(enumerate(MONTHS, 1))
INCIDENTS = ListDefinition(
    "incidents",
    _("Vorfälle in Zahlen"),
    Office,  # counts alone; no field of an incident can be asked for
    purpose=_("Jahresbericht über Anfeindungen, ohne Namen"),
    options=(Option(_YEAR, _("Jahr"), _year, _("dieses Jahr; sonst zum Beispiel 2025")),),
    sheet=_sheet,
    records=_records,
)
