"""Understands "Ort=Ludwigsburg" or "status=active": field names in German or English, values as one writes them."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from app.errors import UserError
from app.models import Availability
from app.models.base import Attribute, Choice, Facts, Kind, Record
from app.models.facts import facts
from app.services.crud import Between, Filter, Query
from app.services.lists.definition import ListDefinition, Scope
from app.services.lists.disclosure import Gate
from app.services.lists.flat import everything
from app.services.lists.wording import slot
from app.services.office import Services
from app.text import WEEKDAYS, _, fold, german_date, translate

_YES, _NO = {"ja", "yes", "true", "1", "x"}, {"nein", "no", "false", "0"}


def scope(services: Services, wanted: ListDefinition, conditions: Sequence[str], gate: Gate) -> Scope:
    """What "field=value" texts ask for; UserError for an unknown field or a value that cannot be."""
    filters, options, said = [], {}, []
    for text in conditions:
        key, equals, value = (part.strip() for part in text.partition("="))
        if not equals or not key:
            raise UserError(
                "„{text}“ ist kein Filter. Bitte schreiben Sie Feld=Wert, zum Beispiel Ort=Ludwigsburg.", text=text
            )
        option = next((o for o in wanted.options if fold(key) in (o.name, fold(o.label))), None)
        if option:
            options[option.name] = option.parse(services, value)
            said.append(f"{translate(option.label)}: {_told(options[option.name])}")
            continue
        found = field_called(wanted, key)
        filters.append(Filter(found, _value(services, wanted, found, value)))
        said.append(f"{translate(facts(found).label)}: {_said(services, found, filters[-1].value, value)}")
    return Scope(gate, Query(filters=tuple(filters), sort=wanted.sort), None, " · ".join(said), options)


def field_called(wanted: ListDefinition, key: str) -> Attribute:
    """The field of a list by its English name, its label, or a heading it is known by; UserError naming the fields."""
    known = [a for a in everything(wanted.entity) if facts(a).name != "certificate_seen_on"]
    for names in (_english, _german, _other_names):
        for attribute in known:
            if fold(key) in names(facts(attribute)):
                return attribute
    labels = ", ".join([translate(o.label) for o in wanted.options] + [translate(facts(a).label) for a in known])
    raise UserError(
        "Nach „{key}“ lässt sich diese Liste nicht filtern. Möglich sind: {labels}.", key=key, labels=labels
    )


def _english(told: Facts) -> set[str]:
    short = {told.name.removesuffix(end) for end in ("_id", "_names", "_name")}
    return {told.name, *short}


def _german(told: Facts) -> set[str]:
    return {fold(told.label), fold(translate(told.label))}


def _other_names(told: Facts) -> set[str]:
    return {fold(name) for name in told.found_as}


def _value(services: Services, wanted: ListDefinition, attribute: Attribute, text: str) -> Any:
    told = facts(attribute)
    if told.kind is Kind.CHOICE and told.choices:
        return tuple(_choice(told, part.strip()) for part in text.split(","))
    if told.kind is Kind.YES_NO:
        return _yes_no(told, text)
    if told.kind in (Kind.DATE, Kind.DATETIME):
        return _days(text, told.kind is Kind.DATETIME)
    if told.kind in (Kind.NUMBER, Kind.MONEY, Kind.HOURS):
        return _numbers(told, text)
    if told.kind is Kind.REFERENCE:
        return find_record(services, told.target or "", text).id
    return _texts(services, wanted, attribute, text)


def _choice(told: Facts, text: str) -> Choice:
    for choice in told.choices or ():
        if fold(text) in (choice.name.lower(), fold(choice.label), fold(choice.value)):
            return choice
    labels = ", ".join(choice.label for choice in told.choices or ())
    raise UserError(
        "{field}: „{text}“ gibt es nicht. Möglich sind: {labels}.", field=told.label, text=text, labels=labels
    )


def _yes_no(told: Facts, text: str) -> bool:
    if fold(text) not in _YES | _NO:
        raise UserError("{field}: Bitte schreiben Sie ja oder nein statt „{text}“.", field=told.label, text=text)
    return fold(text) in _YES


def read_date(text: str) -> date:
    """A day as 23.11.2026 or 2026-11-23; UserError for anything else."""
    for pattern in ("%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y"):
        try:
            return datetime.strptime(text.strip(), pattern).date()
        except ValueError:
            continue
    raise UserError("„{text}“ ist kein Datum. Bitte schreiben Sie es wie 23.11.2026.", text=text)


def _days(text: str, with_time: bool) -> Between:
    low, dots, high = text.partition("..")
    first = read_date(low) if low.strip() else None
    last = (read_date(high) if high.strip() else None) if dots else first
    if not with_time:
        return Between(first, last)
    return Between(first and datetime.combine(first, time.min), last and datetime.combine(last, time.max))


def _numbers(told: Facts, text: str) -> Between:
    low, dots, high = (part.strip() for part in text.partition(".."))
    try:
        first = _number(low, told.kind) if low else None
        last = (_number(high, told.kind) if high else None) if dots else first
    except ValueError as error:
        raise UserError("{field}: „{text}“ ist keine Zahl.", field=told.label, text=text) from error
    return Between(first, last)


def _number(text: str, kind: Kind) -> int:
    """Whole numbers; money as 1.312,50 in cents, hours as 1,5 in minutes."""
    if kind is Kind.NUMBER:
        return int(text.replace(".", ""))
    unit = 60 if kind is Kind.HOURS else 100
    return round(float(text.removesuffix("€").strip().replace(".", "").replace(",", ".")) * unit)


def _texts(services: Services, wanted: ListDefinition, attribute: Attribute, text: str) -> tuple[Any, ...]:
    """All values of the field that contain the text, whatever its case and accents; none when no value does."""
    sought = _slot_key(text) if facts(attribute).name == "availability" else fold(text)
    present = (value for value, _count in wanted.crud(services).facets(attribute) if value)
    return tuple(value for value in present if sought in fold(value))


def _slot_key(text: str) -> str:
    """ "Montag" or "Mo nachmittags" → the key of the weekly grid."""
    words = fold(text)
    for day, weekday in zip(Availability.WEEKDAYS, WEEKDAYS, strict=True):
        if words == weekday.casefold() or words == weekday[:2].casefold():
            return f"{day}."
        for part in Availability.PARTS:
            if words == slot(f"{day}.{part}").casefold():
                return f"{day}.{part}"
    return words


def find_record(services: Services, entity: Any, text: str) -> Record:
    """A record by its id, the beginning of its id, or its name; UserError when there is none or more than one."""
    crud = services.crud(entity)
    ids = crud.ids()
    names = services.captions(crud.entity, ids)
    for matches in (_same_id, _same_name, _part_of_name):
        found = [i for i in ids if matches(i, names.get(i, ""), text)]
        if len(found) == 1:
            record: Record = crud.get(found[0])
            return record
        if found:
            some = ", ".join(f"{names[i]} ({i})" for i in found[:3])
            raise UserError("„{text}“ passt auf mehrere: {some}. Bitte nennen Sie die Kennung.", text=text, some=some)
    raise UserError("{kind} „{text}“ gibt es nicht.", kind=translate(crud.entity.singular), text=text)


def _same_id(identity: str, _name: str, text: str) -> bool:
    return len(text) >= 4 and identity.startswith(text.lower())


def _same_name(_identity: str, name: str, text: str) -> bool:
    return fold(name) == fold(text)


def _part_of_name(_identity: str, name: str, text: str) -> bool:
    return bool(text.strip()) and fold(text) in fold(name)


def _said(services: Services, attribute: Attribute, value: Any, text: str) -> str:
    told = facts(attribute)
    if told.kind is Kind.REFERENCE:
        return services.captions(told.target or "", [value])[value]
    if told.kind is Kind.CHOICE:
        return ", ".join(choice.label for choice in value)
    return _told(value) if isinstance(value, Between) and told.kind in (Kind.DATE, Kind.DATETIME) else text


def _told(value: Any) -> str:
    if isinstance(value, Between):
        first, last = (german_date(end) if end else "" for end in (value.low, value.high))
        return first if first == last else _("{first} bis {last}").format(first=first, last=last).strip()
    return german_date(value) if isinstance(value, date) else str(value)
