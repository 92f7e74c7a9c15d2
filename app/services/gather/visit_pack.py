"""Fills the visit pack of one house or of a tour: its handouts, who helps when, and who is on the sign-in sheets."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from app.errors import UserError
from app.models import Assignment, Event, Need, NeedTime, Person, Shelter, Visit
from app.models.placement import running
from app.services.documents.data import Slot
from app.services.documents.visit_data import Helping, PackedHouse, VisitPack
from app.services.documents.wording import clock
from app.services.gather.common import office_of
from app.services.gather.handout import handout, named_people
from app.services.matching.times import words_of
from app.services.office import Services
from app.text import _, fold, german_date, long_date

STEP = 5
"""The times of a tour are told in steps of so many minutes."""


def next_visit_pack(services: Services) -> str:
    """The first house of the next visit, else the first one by name."""
    if visit := services.visits.next(date.today()):
        return visit.shelter_id
    if ids := services.shelters.ids():
        return ids[0]
    raise UserError("Es gibt noch keine Unterkunft. Bitte tragen Sie zuerst eine ein.")


def visit_pack(
    services: Services, shelter_ids: Sequence[str], event_id: str | None = None, with_private_data: bool = False
) -> VisitPack:
    """The pack of these houses in this order, for the event of the visit where there is one."""
    event = services.events.get(event_id) if event_id else _coming(services, shelter_ids)
    begins = _begins(event, len(shelter_ids))
    houses = tuple(
        _house(services, identity, begins[place], event) for place, identity in enumerate(dict.fromkeys(shelter_ids))
    )
    day = event.start.date() if event else None
    return VisitPack(
        office=office_of(services),
        as_of=date.today(),
        title=_title(houses, day),
        houses=houses,
        day=day,
        span=clock(Slot(event.start, event.end, event.all_day)) if event else "",
        with_private_data=with_private_data,
    )


def tour_houses(services: Services, event_id: str) -> list[str]:
    """The houses of an event in the order of the tour."""
    return [visit.shelter_id for visit in services.visits.stops(event_id)]


def people_in(services: Services, shelter_ids: Collection[str]) -> list[str]:
    """The ids of everybody a pack names."""
    named = {person for house in shelter_ids for person in named_people(services, house)}
    return sorted(named | {work.person_id for house in shelter_ids for work in helpers(services, house)})


def helpers(services: Services, shelter_id: str) -> list[Assignment]:
    """Who helps in a house today or will, in the order of names."""
    found = services.assignments.all(Assignment.shelter_id == shelter_id, running(Assignment, date.today()))
    here = [work for work in found if work.since is None or work.since <= date.today() + timedelta(days=28)]
    names = _names(_people(services, here), here)
    return sorted(here, key=lambda work: fold(names[work.person_id]))


def _title(houses: Sequence[PackedHouse], day: date | None) -> str:
    if len(houses) == 1:
        return houses[0].handout.shelter
    return _("Besuchstour am {day}").format(day=long_date(day)) if day else _("Besuchstour")


def _coming(services: Services, shelter_ids: Sequence[str]) -> Event | None:
    """The event of the next visit of just these houses."""
    wanted = (Visit.shelter_id == shelter_ids[0], Visit.day >= date.today(), Visit.event_id.is_not(None))
    for visit in sorted(services.visits.all(*wanted), key=lambda visit: visit.day):
        if set(tour_houses(services, str(visit.event_id))) == set(shelter_ids):
            return services.events.get(str(visit.event_id))
    return None


def _begins(event: Event | None, count: int) -> list[datetime | None]:
    """When the tour gets to each house: its time in equal parts."""
    if event is None or event.all_day:
        return [None] * count
    whole = (event.end or event.start) - event.start
    return [_rounded(event.start + whole * place / count) for place in range(count)]


def _rounded(moment: datetime) -> datetime:
    return moment - timedelta(minutes=moment.minute % STEP, seconds=moment.second, microseconds=moment.microsecond)


def _house(services: Services, shelter_id: str, begins: datetime | None, event: Event | None) -> PackedHouse:
    before = event.start.date() if event else date.today() + timedelta(days=1)
    last = services.visits.last(shelter_id, before)
    works = helpers(services, shelter_id)
    names = _names(_people(services, works), works)
    return PackedHouse(
        handout=handout(services, shelter_id),
        begins=begins.time() if begins else None,
        helping=tuple(helping(services, works)),
        names=tuple(names[work.person_id] for work in _each(works)),
        topics=(last.topics or "") if last else "",
        result=(last.result or "") if last else "",
    )


def sheet_rows(services: Services, shelter_id: str) -> list[dict[str, str]]:
    """What each printed line of a house's sign-in sheet is about, in its order."""
    return [
        {"person": work.person_id, **({"activity": work.activity} if work.activity else {})}
        for work in _each(helpers(services, shelter_id))
    ]


def _each(works: Sequence[Assignment]) -> list[Assignment]:
    """One work of everybody, in their order."""
    return list({work.person_id: work for work in reversed(works)}.values())[::-1]


def helping(services: Services, works: Sequence[Assignment]) -> Iterator[Helping]:
    """What those who help do and when, with the number they can be reached at."""
    people = _people(services, works)
    names = _names(people, works)
    needs = {n.id: n for n in services.needs.all(Need.id.in_({work.need_id for work in works if work.need_id}))}
    for work in works:
        person, need = people.get(work.person_id), needs.get(work.need_id or "")
        phone = (person.mobile or person.phone or "") if person else ""
        yield Helping(names[work.person_id], work.activity or "", _when(work, need), phone)


def _when(work: Assignment, need: Need | None) -> str:
    """The times of the need somebody works for, else how many hours, else since when."""
    if need is not None and need.time_shape is not NeedTime.OPEN:
        return words_of(need.time_shape, need.slots, need.dates)
    if work.hours_per_week:
        return _("{count} Std. je Woche").format(count=work.hours_per_week)
    return _("seit {day}").format(day=german_date(work.since)) if work.since else ""


def _people(services: Services, works: Sequence[Assignment]) -> dict[str, Person]:
    return {p.id: p for p in services.people.all(Person.id.in_({work.person_id for work in works}))} if works else {}


def _names(people: Mapping[str, Person], works: Sequence[Assignment]) -> dict[str, str]:
    """ "von Berg, Ricarda": who works there, by id, as the lists of an office have them."""
    known = {p.id: ", ".join(filter(None, (p.last_name, p.first_name))) for p in people.values()}
    return {work.person_id: known.get(work.person_id) or str(work.person_name or "") for work in works}


def house_names(services: Services, shelter_ids: Sequence[str]) -> str:
    """The houses in words, for titles of files and of the log."""
    known = services.captions(Shelter, shelter_ids)
    return ", ".join(known[identity] for identity in shelter_ids if identity in known)
