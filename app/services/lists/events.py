"""The list of events, with how often each takes place."""

from collections.abc import Iterable
from itertools import islice

from sqlalchemy import select

from app.models import Event, EventSeries
from app.services.calendar import in_school_holidays
from app.services.events import MOST_OCCURRENCES, count_occurrences, rule_of
from app.services.lists import flat
from app.services.lists.definition import ListDefinition, Scope
from app.services.lists.sheet import Records, Sheet
from app.services.office import Services
from app.services.repetition import words
from app.text import _


def _sheet(services: Services, wanted: ListDefinition, scope: Scope) -> Sheet:
    """Whole days without a time instead of a column that says so, and the rule of a series in words."""
    result = flat.sheet(services, wanted, scope)
    names = [heading.name for heading in result.headings]
    start, end, all_day, rule = (names.index(name) for name in ("start", "end", "all_day", "rule"))
    whole = _("ja")
    for position, row in enumerate(result.rows):
        cells = list(row)
        for i in (start, end) if row[all_day] == whole else ():
            cells[i] = row[i] and row[i].date()
        cells[rule] = words(row[rule], row[start]) if row[rule] else None
        result.rows[position] = tuple(cells[:all_day] + cells[all_day + 1 :])
    del result.headings[all_day], result.columns[all_day]
    result.sum_up(_("Summe"))
    return result


def _records(services: Services, wanted: ListDefinition, scope: Scope) -> Records:
    """The events with local times (dates for whole days), their UID, and the series with its exceptions."""
    result = flat.records(services, wanted, scope)
    kept = {event.id: event for event in events(services, [item["id"] for item in result.items])}
    series = series_of(services, kept.values())
    for item in result.items:
        event = kept[item["id"]]
        rule, excluded = series.get(event.id, (None, []))
        if event.all_day:
            item |= {key: item[key] and item[key][:10] for key in ("start", "end")}
        item |= {
            "uid": event.uid or f"{event.id}@helferkreis",
            "excluded": sorted(set(excluded)),
            "occurrences": count_occurrences(event, rule, excluded),
        }
    return result


def events(services: Services, ids: list[str]) -> list[Event]:
    """Whole events in the order of their ids."""
    wanted = set(ids)
    found = {event.id: event for event in services.events.all() if event.id in wanted}
    return [found[identity] for identity in ids if identity in found]


def series_of(services: Services, found: Iterable[Event]) -> dict[str, tuple[str, list[str]]]:
    """Rule and exceptions (local times, ISO 8601) of the events that come again, by the id of the event."""
    columns = (EventSeries.id, EventSeries.rule, EventSeries.excluded, EventSeries.skip_school_holidays)
    with services.database.reading() as connection:
        series = {row.id: row for row in connection.execute(select(*columns))}
    return {
        event.id: (
            row.rule,
            [*(row.excluded or ()), *(_in_holidays(event, row.rule) if row.skip_school_holidays else ())],
        )
        for event in found
        if (row := series.get(event.series_id or ""))
    }


def _in_holidays(event: Event, rule: str) -> list[str]:
    """The meetings that school holidays cancel, as far ahead as the holidays are known."""
    starts = islice(rule_of(rule, event.start), MOST_OCCURRENCES)
    return [start.isoformat() for start in starts if in_school_holidays(start.date())]


EVENTS = ListDefinition(
    "events",
    _("Veranstaltungen"),
    Event,
    columns=(
        Event.start, Event.end, Event.all_day, Event.title, Event.kind, Event.state, Event.location, Event.city,
        Event.speaker, Event.target_group, Event.rule, Event.registered_count, Event.attended_count,
    ),
    sort=Event.start,
    totals=(Event.registered_count, Event.attended_count),
    sheet=_sheet,
    records=_records,
    formats=("ics",),
)  # fmt: skip
