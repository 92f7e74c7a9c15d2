"""Fills a list from the records of one entity: the sheet from its columns, JSON from everything the model declares."""

from collections.abc import Sequence
from typing import Any

from app.models import Person
from app.models.base import Attribute, Disclose, Facts, Kind
from app.models.facts import computed, facts, fields
from app.services.lists.definition import ListDefinition, Scope
from app.services.lists.disclosure import ADDRESS, Gate, consent_notes
from app.services.lists.sheet import Handed, Heading, Records, Sheet
from app.services.lists.wording import in_json, in_sheet
from app.services.office import Services
from app.text import _, translate


def heading(attribute: Attribute, total: bool = False) -> Heading:
    """The column of an attribute."""
    told = facts(attribute)
    return Heading(told.name, translate(told.label), told.kind.value, total)


def sheet(services: Services, wanted: ListDefinition, scope: Scope) -> Sheet:
    """The records under the columns of the definition."""
    columns = tuple(c for c in wanted.columns if scope.gate.shows(facts(c).disclose))
    result = Sheet(wanted.label, scope.gate.recipient, condition=scope.condition, landscape=wanted.landscape)
    result.headings = [heading(c, c in wanted.totals) for c in columns]
    result.columns = [h.title for h in result.headings]
    rows = [row[1:] for row in permitted(services, wanted, scope, columns, result)]
    captions = _captions(services, columns, rows, scope.gate, result)
    told = [facts(c) for c in columns]
    result.rows = [
        tuple(in_sheet(f, v, names) for f, v, names in zip(told, row, captions, strict=True)) for row in rows
    ]
    result.sum_up(_("Summe"))
    _say_what_is_missing(result, wanted.columns, columns)
    return result


def records(services: Services, wanted: ListDefinition, scope: Scope) -> Records:
    """Everything the model declares about the records, with their ids; the own office also gets what is in no list."""
    columns = tuple(c for c in everything(wanted.entity) if _in_json(scope.gate, facts(c)))
    result = Records(wanted.label, scope.gate.recipient, columns=[facts(c).name for c in columns])
    found = permitted(services, wanted, scope, columns, result)
    captions = _captions(services, columns, [row[1:] for row in found], scope.gate, result)
    told = [facts(c) for c in columns]
    result.items = [_item(row, told, captions) for row in found]
    return result


def everything(entity: Any) -> list[Attribute]:
    """All declared and computed fields of an entity."""
    return [*fields(entity), *computed(entity)]


def _in_json(gate: Gate, told: Facts) -> bool:
    return gate.shows(told.disclose) or (told.disclose is Disclose.NEVER and not gate.outside)


def _item(row: Sequence[Any], told: Sequence[Facts], captions: Sequence[dict[str, str]]) -> dict[str, Any]:
    item: dict[str, Any] = {"id": row[0]}
    for field, value, names in zip(told, row[1:], captions, strict=True):
        item[field.name] = in_json(value)
        if field.kind is Kind.REFERENCE:
            item[field.name.removesuffix("_id")] = names.get(value)
    return item


def permitted(
    services: Services, wanted: ListDefinition, scope: Scope, columns: Sequence[Attribute], result: Handed
) -> list[tuple[Any, ...]]:
    """The rows the recipient may have, each with its id first; `result` learns who is named and who was left out."""
    crud = wanted.crud(services)
    ids = list(scope.ids) if scope.ids is not None else crud.ids(scope.query)
    if wanted.person is None:
        return list(crud.rows(ids, (wanted.entity.id, *columns)))
    found = crud.rows(ids, (wanted.person, wanted.entity.id, *columns))
    filtered = _Filtered(scope.gate, _officials(services, wanted, found), columns)
    rows = [row for number, one in enumerate(found) if (row := filtered(number, *one)) is not None]
    result.people += [one[0] for one in found if one[0] and filtered.names(one[0])]
    result.named += len(rows)
    result.left_out += len(filtered.left_out)
    result.notes += consent_notes(len(filtered.left_out), len(filtered.withheld), len(filtered.hidden))
    return rows


def _is_contact(column: Attribute) -> bool:
    return facts(column).disclose is Disclose.CONTACT


def _officials(services: Services, wanted: ListDefinition, found: Sequence[Sequence[Any]]) -> frozenset[str]:
    """Those named for their function: all but the volunteers, who must have agreed."""
    if not wanted.official:
        return frozenset()
    return frozenset({one[0] for one in found if one[0]} - set(services.volunteers.ids()))


class _Filtered:
    """Lets a row pass whole, without its address, without its contact data, or not at all."""

    def __init__(self, gate: Gate, officials: frozenset[str], columns: Sequence[Attribute]) -> None:
        self._gate, self._officials = gate, officials
        self._contact = [_is_contact(column) for column in columns]
        self._where = [any(column is address for address in ADDRESS) for column in columns]
        self.left_out: set[Any] = set()
        self.withheld: set[Any] = set()
        self.hidden: set[Any] = set()

    def names(self, person: str | None) -> bool:
        return person in self._officials or self._gate.may_name(person)

    def __call__(self, number: int, person: str | None, identity: str, *values: Any) -> tuple[Any, ...] | None:
        if not self.names(person):
            self.left_out.add(person or number)
            return None
        if person not in self._officials and not self._gate.may_reach(person):
            return (identity, *_without(values, self._contact, self.withheld, person or number))
        if not self._gate.may_locate(person):
            return (identity, *_without(values, self._where, self.hidden, person or number))
        return (identity, *values)


def _without(values: Sequence[Any], columns: Sequence[bool], told: set[Any], who: Any) -> list[Any]:
    """The values without those of some columns; `told` learns of whom something was kept back."""
    if any(value for value, kept_back in zip(values, columns, strict=True) if kept_back):
        told.add(who)
    return [None if kept_back else value for value, kept_back in zip(values, columns, strict=True)]


def _captions(
    services: Services, columns: Sequence[Attribute], rows: Sequence[Sequence[Any]], gate: Gate, result: Handed
) -> list[dict[str, str]]:
    """For each column the names of the records it refers to; people only where the recipient may know them."""
    found: list[dict[str, str]] = []
    for i, column in enumerate(columns):
        told = facts(column)
        ids = {row[i] for row in rows if row[i]} if told.kind is Kind.REFERENCE and told.target else set()
        if ids and told.target == Person.__name__:
            ids = {person for person in ids if gate.may_name(person)}
            result.named += len(ids - set(result.people))
            result.people += sorted(ids - set(result.people))
        found.append(services.captions(told.target or "", sorted(ids)) if ids else {})
    return found


def _say_what_is_missing(result: Sheet, wanted: Sequence[Attribute], shown: Sequence[Attribute]) -> None:
    hidden = [translate(facts(c).label) for c in wanted if c not in shown]
    if hidden:
        result.notes.append(
            _("Nicht weitergegeben, weil es im Büro bleibt: {columns}.").format(columns=", ".join(hidden))
        )
