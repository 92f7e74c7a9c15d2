"""Who belongs to a helper circle: in which group and role, who speaks for it today, and how many they were when."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.models import Absence, CircleMember, CircleRole, Person
from app.services.crud import Crud
from app.services.database import Database
from app.text import _, fold, german_date

ONE_DAY = timedelta(days=1)
YEARS = 5
"""So many years of heads are shown."""
RANK = (
    CircleRole.SPEAKER, CircleRole.DEPUTY, CircleRole.SUBGROUP_LEAD, CircleRole.TREASURER, CircleRole.MINUTES,
    CircleRole.KEYS, CircleRole.MEMBER,
)  # fmt: skip
"""The order in which members of a circle are named."""


class CircleMembers(Crud[CircleMember]):
    """Memberships; one ends no earlier than it begins."""

    entity = CircleMember

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        problems = super().check(values, identity)
        known = self.get(identity) if identity and identity != "several" else None
        since, until = (values.get(name, getattr(known, name, None)) for name in ("since", "until"))
        if since and until and until < since:
            problems["until"] = _("Das Ende liegt vor dem Beginn.")
        elif identity != "several" and (told := self._twice(values, known)):
            problems["person_id"] = told
        return problems

    def _twice(self, values: dict[str, Any], known: CircleMember | None) -> str:
        """A sentence where somebody has the same place in the circle in the same time already, else ""."""
        wanted = {name: values.get(name, getattr(known, name, None)) for name in _PLACE}
        if not wanted["circle_id"] or not wanted["person_id"]:
            return ""
        m = CircleMember
        others = self.all(m.circle_id == wanted["circle_id"], m.person_id == wanted["person_id"])
        for other in others:
            if other.id != getattr(known, "id", None) and _same_place(wanted, other):
                words = _("Gehört schon zum Kreis: {role}, {period}. Sie können den Eintrag dort ändern.")
                return words.format(role=_office(other), period=_period(other))
        return ""

    def write(self, session: Session, record: CircleMember, values: dict[str, Any]) -> None:
        if "subgroup" in values:
            values = {**values, "subgroup": (values["subgroup"] or "").strip() or None}
        super().write(session, record, values)


_PLACE = ("circle_id", "person_id", "role", "subgroup", "since", "until")


def _same_place(wanted: dict[str, Any], other: CircleMember) -> bool:
    """Whether a membership adds nothing to another one of the same person: the same office in the same group at the
    same time, or a plain membership beside any other.
    """
    role, group = wanted["role"] or CircleRole.MEMBER, (wanted["subgroup"] or "").strip()
    same = (role, fold(group)) == (other.role, fold(other.subgroup or ""))
    plain = role is CircleRole.MEMBER and not group
    before = wanted["until"] and other.since and wanted["until"] < other.since
    after = wanted["since"] and other.until and wanted["since"] > other.until
    return (same or plain) and not (before or after)


def _office(member: CircleMember) -> str:
    """ "Stellvertretung", "Mitglied (Sprache)"."""
    role = member.role.label
    return _("{role} ({group})").format(role=role, group=member.subgroup) if member.subgroup else role


def _period(member: CircleMember) -> str:
    since, until = german_date(member.since), german_date(member.until)
    if until:
        return _("{since} bis {until}").format(since=since, until=until) if since else _("bis {day}").format(day=until)
    return _("seit {day}").format(day=since) if since else _("ohne Datum")


@dataclass(frozen=True)
class Member:
    """A membership with what the office needs to see at once; `away_until`: absent, None until further notice."""

    id: str
    person_id: str
    name: str
    role: CircleRole
    subgroup: str
    since: date | None
    until: date | None
    phone: str = ""
    email: str = ""
    away: bool = False
    away_until: date | None = None

    def is_current(self, on: date) -> bool:
        """Whether somebody belongs to the circle on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or self.until >= on)

    @property
    def away_words(self) -> str:
        """ "abwesend bis 12.12.2026", "" for somebody who is there."""
        if not self.away:
            return ""
        until = german_date(self.away_until)
        return _("abwesend bis {day}").format(day=until) if until else _("bis auf Weiteres abwesend")


@dataclass(frozen=True)
class Group:
    """A subgroup with its members; the title is "" for those who are in none."""

    title: str
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Heads:
    """People in a circle at the end of a year, today for the present one, and who came and went in it."""

    year: int
    count: int
    came: int
    left: int


def members_of(database: Database, circle_id: str, on: date) -> list[Member]:
    """All memberships of a circle, past ones too, by role and name; without people in the trash or made nameless."""
    m, p = CircleMember, Person
    statement = (
        select(m.id, m.person_id, func.trim(func.coalesce(p.first_name, "") + " " + p.last_name), m.role, m.subgroup,
               m.since, m.until, func.coalesce(p.mobile, p.phone), p.email)
        .join(p, p.id == m.person_id)
        .where(m.circle_id == circle_id, m.deleted_at.is_(None), p.deleted_at.is_(None), p.anonymised_on.is_(None))
        .order_by(p.sort_key, m.since)
    )  # fmt: skip
    with database.reading() as connection:
        rows = connection.execute(statement).all()
        away = _away(connection, [row.person_id for row in rows], on)
    found = [
        Member(i, who, name, role, group or "", since, until, phone or "", email or "", who in away, away.get(who))
        for i, who, name, role, group, since, until, phone, email in rows
    ]
    return sorted(found, key=lambda member: RANK.index(member.role))


def _away(connection: Any, people: Sequence[str], on: date) -> dict[str, date | None]:
    """Who is absent on a day, and until when."""
    a = Absence
    wanted = select(a.person_id, a.until).where(
        a.person_id.in_(people), a.since <= on, or_(a.until.is_(None), a.until >= on), a.deleted_at.is_(None)
    )
    return {row.person_id: row.until for row in connection.execute(wanted)}


def groups_of(members: Iterable[Member]) -> list[Group]:
    """The members by subgroup: first those without one or with an office, then each subgroup by its name."""
    found: dict[str, list[Member]] = {}
    for member in members:
        found.setdefault(member.subgroup, []).append(member)
    leading = sorted(found, key=lambda title: (bool(title), title.casefold()))
    return [Group(title, tuple(found[title])) for title in leading]


def first_by_person(members: Iterable[Member]) -> list[Member]:
    """Everybody once, with the highest office they have."""
    return list({member.person_id: member for member in reversed(list(members))}.values())[::-1]


def with_role(members: Iterable[Member], *roles: CircleRole) -> list[Member]:
    """The members who have one of the roles."""
    return [member for member in members if member.role in roles]


@dataclass(frozen=True)
class Speaking:
    """Who speaks for a circle today, and `aside` which speaker is away; not `fine` where nobody does."""

    words: str
    fine: bool
    aside: str = ""


def speaking(members: Iterable[Member], on: date) -> Speaking:
    """Who is to be asked today: the speaker, or the deputy while she is away."""
    current = [member for member in members if member.is_current(on)]
    speakers, deputies = with_role(current, CircleRole.SPEAKER), with_role(current, CircleRole.DEPUTY)
    present = [[member for member in found if not member.away] for found in (speakers, deputies)]
    if not speakers:
        return Speaking(_("ohne Sprecher/in"), False)
    if present[0]:
        return Speaking(_("Sprecher/in: {names}").format(names=_names(present[0])), True)
    aside = _("{name} {away}").format(name=_names(speakers), away=speakers[0].away_words)
    if present[1]:
        return Speaking(_("Vertretung: {names}").format(names=_names(present[1])), True, aside)
    return Speaking(_("niemand vertritt"), False, aside)


def _names(members: Iterable[Member]) -> str:
    return ", ".join(member.name for member in members)


def headcounts(periods: Iterable[tuple[str, date | None, date | None]], today: date, years: int = YEARS) -> list[Heads]:
    """How many different people belonged to a circle at the end of each of the last years, the present one last.

    `periods`: person, first day (None: always), last day (None: still). Empty years before the first one are left out.
    """
    spans: dict[str, list[tuple[date, date]]] = {}
    for person, since, until in periods:
        spans.setdefault(person, []).append((since or date.min, until or date.max))
    found = [_heads(list(spans.values()), year, today) for year in range(today.year - years + 1, today.year + 1)]
    while len(found) > 1 and not (found[0].count or found[0].came or found[0].left):
        found.pop(0)
    return found


def _heads(spans: Sequence[Sequence[tuple[date, date]]], year: int, today: date) -> Heads:
    first, last = date(year, 1, 1), min(date(year, 12, 31), today)

    def some(test: Callable[[date, date], bool]) -> list[bool]:
        return [any(test(since, until) for since, until in own) for own in spans]

    there = some(lambda since, until: since <= last and until >= last)
    came = [min(since for since, _until in own) for own in spans]
    left = [max(until for _since, until in own) for own in spans]  # somebody's last day; gone is the one after it
    gone = sum(first - ONE_DAY <= day < last for day in left)
    return Heads(year, sum(there), sum(first <= day <= last for day in came), gone)
