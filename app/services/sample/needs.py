"""What the houses of the sample office look for, who was asked, who helps in pairs, and who is away."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from app.models import (
    Absence,
    Assignment,
    ContactKind,
    Distance,
    Need,
    NeedState,
    NeedTime,
    Person,
    PersonLanguage,
    PersonSkill,
    Request,
    RequestState,
    Tandem,
    Urgency,
)
from app.services.sample.maker import Maker

_LOW, _HIGH = Urgency.LOW, Urgency.HIGH
_SOCIAL = "Sozialbetreuung"
TRANSLATING = "Dolmetschen"
_WEEKLY: tuple[tuple[str, str, str, tuple[str, ...], tuple[str, ...], int, Urgency], ...] = (
    ("Hausaufgabenhilfe am Mittwoch", "Hausaufgabenhilfe", "GU Musterweg", (), ("wed.afternoon",), 2, Urgency.NORMAL),
    ("Sprachcafé verstärken", "Sprachcafé", "GU Probierstraße", ("Arabisch",), ("fri.afternoon",), 2, Urgency.NORMAL),
    ("Fahrdienst zum Einkauf", "Fahrdienst", "GU Fantasieallee", (), ("sat.morning",), 1, Urgency.NORMAL),
    ("Kinderbetreuung im Sprachkurs", "Kinderbetreuung", "GU Schillerprobe", (), ("mon.morning", "thu.morning"), 2,
     _HIGH),
    ("Nähtreff am Abend", "Nähen", "AU Ziegelmuster", ("Ukrainisch",), ("tue.evening",), 1, _LOW),
)  # fmt: skip
"""Title, task, house, languages, cells of the week, people, urgency."""
_OPEN: tuple[tuple[str, str, str, tuple[str, ...], Urgency], ...] = (
    ("Patenschaft für eine Familie", "Patenschaft", "AU Platzhalterhof", ("Ukrainisch",), Urgency.NORMAL),
    ("Hilfe bei der Wohnungssuche", "Wohnungssuche", "AU Attrappenring", (), _LOW),
    ("Schwimmen mit Kindern", "Schwimmen", "GU Musterweg", (), _LOW),
)
_FIXED: tuple[tuple[str, str, str, tuple[str, ...], int, int, str, str, Urgency], ...] = (
    ("Begleitung zum Jobcenter", "Behördenbegleitung", "GU Am Beispielbogen", ("Arabisch",), 1, 1, "10:00", "12:00",
     _HIGH),
    ("Dolmetschen beim Elternabend", TRANSLATING, "GU Uferbeispiel", ("Dari",), 7, 3, "18:00", "20:00", _HIGH),
    ("Begleitung zur Kinderärztin", "Arztbegleitung", "GU Testgasse", ("Tigrinya",), 10, 0, "09:00", "11:00",
     Urgency.NORMAL),
    ("Umzugskisten tragen", "Fahrdienst", "AU Ziegelmuster", (), -9, 5, "14:00", "17:00", Urgency.NORMAL),
)  # fmt: skip
"""Title, task, house, languages, days from today, weekday, from, to, urgency."""
_TANDEMS = ((-310, -2, "Ankommen und Deutsch"), (-150, 5, "Schule"), (-95, 21, "Ausbildung"), (-40, 60, "Arbeitssuche"))
"""Begin, next talk, topic."""
_ABSENCES = ((-3, 11, "Urlaub"), (9, 30, "Reise"), (-20, None, "Prüfungen"))
_REFUSALS = ("keine Zeit", "zu weit", "an dem Tag verreist")


def make_needs(maker: Maker, people: Sequence[str], houses: dict[str, str]) -> None:
    """Needs with questions, tandems and absences of the first volunteers."""
    needs = [*_weekly(maker, houses), *_open(maker, houses), *_fixed(maker, houses)]
    closed = _closed(maker, houses)
    _interpreters(maker, people)
    maker.save(Distance, place="71672", other_place="71691", kilometres=7)  # by road: a river lies between
    if people:
        _questions(maker, needs, people)
        _found(maker, closed, people[-1])
        _pairs(maker, people, list(houses.values()))
        for who, (since, until, reason) in zip(people[4:], _ABSENCES, strict=False):
            last = maker.day(until) if until is not None else None
            maker.save(Absence, person_id=who, since=maker.day(since), until=last, reason=reason)


def _need(maker: Maker, **values: Any) -> str:
    return maker.save(Need, asked_by=_SOCIAL, **values)


def _weekly(maker: Maker, houses: dict[str, str]) -> list[str]:
    return [
        _need(
            maker, title=title, category=task, shelter_id=houses[house], languages=list(languages), slots=list(slots),
            people_wanted=count, urgency=urgency, time_shape=NeedTime.WEEKLY, hours_per_week=2 * len(slots),
            starts_on=maker.day(-21), find_until=maker.day(14), target_group="Kinder" if "Kinder" in title else None,
        )
        for title, task, house, languages, slots, count, urgency in _WEEKLY
    ]  # fmt: skip


def _open(maker: Maker, houses: dict[str, str]) -> list[str]:
    return [
        _need(
            maker, title=title, category=task, shelter_id=houses[house], languages=list(languages), urgency=urgency,
            time_shape=NeedTime.OPEN, find_until=maker.day(40),
        )
        for title, task, house, languages, urgency in _OPEN
    ]  # fmt: skip


def _fixed(maker: Maker, houses: dict[str, str]) -> list[str]:
    made = []
    for title, task, house, languages, offset, weekday, begin, end, urgency in _FIXED:
        day = maker.weekday(offset, weekday)
        made.append(
            _need(
                maker, title=title, category=task, shelter_id=houses[house], languages=list(languages),
                urgency=urgency, time_shape=NeedTime.FIXED, dates=[f"{day}T{begin}/{day}T{end}"], find_until=day,
            )
        )  # fmt: skip
    return made


def _closed(maker: Maker, houses: dict[str, str]) -> str:
    return _need(
        maker, title="Begleitung beim Einzug", category="Behördenbegleitung", shelter_id=houses["GU Testgasse"],
        time_shape=NeedTime.OPEN, state=NeedState.CLOSED, closed_on=maker.day(-12), closed_because="gefunden",
    )  # fmt: skip


def _interpreters(maker: Maker, people: Sequence[str]) -> None:
    """Who offers to translate is marked at the languages besides German."""
    translating = select(PersonSkill.person_id).where(PersonSkill.skill == TRANSLATING)
    offering = select(Person.id).where(Person.id.in_(translating)).order_by(Person.id).limit(40)
    wanted = select(PersonLanguage).where(PersonLanguage.person_id.in_(offering), PersonLanguage.language != "Deutsch")
    for language in maker.session.scalars(wanted):
        language.interprets = True
    for number, person in enumerate(maker.session.scalars(select(Person).where(Person.id.in_(offering)))):
        person.interprets_for = ("Arzt, Behörde", "Schule", "Behörde")[number % 3]
        person.interpreting_fee = 2500 if number % 5 == 4 else None


def _questions(maker: Maker, needs: Sequence[str], people: Sequence[str]) -> None:
    """Two questions a need: one open, from yesterday back to nine days, and one refused."""
    for number, need in enumerate(needs[:8]):
        asked, other = people[(2 * number) % len(people)], people[(2 * number + 1) % len(people)]
        day = maker.day(-1 - number % 9)
        maker.save(Request, need_id=need, person_id=asked, asked_on=day, channel=ContactKind.CALL)
        if number % 2:
            maker.save(
                Request, need_id=need, person_id=other, asked_on=maker.day(-30 - number), state=RequestState.DECLINED,
                answered_on=maker.day(-28 - number), reason=_REFUSALS[number % len(_REFUSALS)],
            )  # fmt: skip


def _found(maker: Maker, need: str, who: str) -> None:
    request = maker.save(
        Request, need_id=need, person_id=who, asked_on=maker.day(-16), state=RequestState.ACCEPTED,
        answered_on=maker.day(-14),
    )  # fmt: skip
    maker.save(
        Assignment, person_id=who, need_id=need, request_id=request, activity="Behördenbegleitung",
        since=maker.day(-14),
    )  # fmt: skip


def _pairs(maker: Maker, people: Sequence[str], houses: Sequence[str]) -> None:
    for number, (since, review, topic) in enumerate(_TANDEMS, 1):
        maker.save(
            Tandem, code=f"Tandem {number:03d}", person_id=people[(7 * number) % len(people)],
            shelter_id=houses[number % len(houses)], topic=topic, since=maker.day(since), review_on=maker.day(review),
        )  # fmt: skip
