"""What an arrival makes of the template: needs with their people and days, and tasks; nothing is stored here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.models import Arrival, Urgency
from app.services.arrivals.template import LANGUAGE, Condition, Line, Makes, Per
from app.text import _, number

FRIDAY = 4


@dataclass(frozen=True)
class Proposal:
    """A need (`people` wanted) or task as it would be made for an arrival; `why` says how the number came about."""

    makes: Makes
    title: str
    day: date
    people: int = 1
    category: str = ""
    language: str = ""
    urgency: Urgency = Urgency.NORMAL
    why: str = ""


def proposals(arrival: Arrival, lines: Sequence[Line], today: date) -> list[Proposal]:
    """Needs and tasks of an arrival in the order of the template; what should have been done already is due today."""
    return [made for line in lines if _wanted(arrival, line) for made in _made(arrival, line, today)]


def _wanted(arrival: Arrival, line: Line) -> bool:
    known = {
        Condition.MINORS: arrival.minors, Condition.FAMILIES: arrival.families,
        Condition.ALONE: arrival.travelling_alone, Condition.LANGUAGES: arrival.languages,
    }  # fmt: skip
    return line.condition is Condition.ALWAYS or bool(known[line.condition])


def _made(arrival: Arrival, line: Line, today: date) -> Iterator[Proposal]:
    day = max(arrival.arrives_on + timedelta(days=line.offset), today)
    if line.makes is Makes.TASK:
        yield Proposal(Makes.TASK, line.title, _working(day, today))
        return
    if line.per is not Per.LANGUAGE:
        yield _need(line, day, line.title, _basis(arrival, line.per))
        return
    for language, count in (arrival.languages or {"": arrival.people}).items():
        yield _need(line, day, _titled(line.title, language), count, language)


def _working(day: date, today: date) -> date:
    """The Friday before a weekend; where that is over the Monday after it."""
    over = day.weekday() - FRIDAY
    if over <= 0:
        return day
    friday = day - timedelta(days=over)
    return friday if friday >= today else friday + timedelta(days=3)


def _need(line: Line, day: date, title: str, basis: int, language: str = "") -> Proposal:
    people, why = _people(line, basis)
    return Proposal(Makes.NEED, title, day, people, line.category, language, line.urgency, why)


def _titled(title: str, language: str) -> str:
    """The title with its language; where none is known, without the place that is left for it."""
    return title.replace(LANGUAGE, language) if language else title.replace(LANGUAGE, "").rstrip(" :")


def _basis(arrival: Arrival, per: Per) -> int:
    """How many of those announced a line counts."""
    known = {
        Per.PEOPLE: arrival.people, Per.FAMILIES: arrival.families, Per.MINORS: arrival.minors,
        Per.ALONE: arrival.travelling_alone,
    }  # fmt: skip
    return known.get(per) or 0


def _people(line: Line, basis: int) -> tuple[int, str]:
    """How many are wanted, and why: one more for every `each` begun."""
    if line.per is Per.ARRIVAL or not basis:
        return line.count, ""
    groups, single = _("{count} je {each} {per}, {basis} angekündigt"), _("{count} je {per}, {basis} angekündigt")
    words = single if line.each == 1 else groups
    why = words.format(
        count=number(line.count), each=number(line.each), per=_spoken(line.per, line.each), basis=number(basis)
    )
    return -(-basis // line.each) * line.count, why


def _spoken(per: Per, each: int) -> str:
    """What is counted, after a number."""
    one, several = {
        Per.FAMILIES: (_("Familie"), _("Familien")),
        Per.MINORS: (_("Kind"), _("Kinder")),
        Per.ALONE: (_("Alleinreisende"), _("Alleinreisende")),
    }.get(per, (_("Person"), _("Personen")))
    return one if each == 1 else several
