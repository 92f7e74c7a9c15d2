"""What somebody misses for a work, for thousands of people in one go."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, or_, select

from app.models import Assignment, CredentialKind, Shelter
from app.services import search
from app.services.credentials.rules import Demand, House, Rules, Work
from app.services.credentials.standing import Standing, everybody, standing, younger
from app.text import _, translate

MISSING = _("{kind} fehlt")
"""The words of a gap where there never was a proof."""
FEW = 500
"""Of more people the proofs of everybody are read, which takes less than telling the database whose."""
_ASKING = ("requires_conduct_check", "requires_measles")


@dataclass(frozen=True)
class Gap:
    """A proof somebody should have and has not; `words` say what is wrong with it, `blocks`: no placement without."""

    kind: CredentialKind
    words: str
    blocks: bool
    source: str = ""


Gaps = dict[str, tuple[Gap, ...]]
"""The gaps by person; who has none is absent."""


def gaps(connection: Connection, rules: Rules, work: Work | None, on: date, ids: Sequence[str] | None) -> Gaps:
    """What these people (None: all volunteers) miss on a day for a work; None: for everything they do on that day."""
    people = everybody(connection) if ids is None else list(ids)
    ids = ids if ids is not None and len(ids) <= FEW else None
    finder = _Finder(connection, rules, standing(connection, rules, on, ids), ids)
    groups: dict[tuple[Demand, ...], list[str]] = {}
    if work is not None:
        wanted = rules.of_work(work, houses(connection, (work.shelter_id,)).get(work.shelter_id or ""))
        groups[wanted] = people
    else:
        demands, always = demanded(connection, rules, on, ids), rules.of_work(Work(), None)
        for person in people:
            groups.setdefault(demands.get(person, always), []).append(person)
    found: dict[str, list[Gap]] = {}
    for wanted, group in groups.items():
        finder.find(wanted, frozenset(group), found)
    return {person: tuple(told) for person, told in found.items()}


def demanded(
    connection: Connection, rules: Rules, on: date, ids: Sequence[str] | None
) -> dict[str, tuple[Demand, ...]]:
    """What is demanded of everybody who is placed on a day, by person."""
    mine = [] if ids is None else [Assignment.person_id.in_(search.listed(ids, connection))]
    running = select(Assignment.person_id, Assignment.activity, Assignment.shelter_id).where(
        Assignment.deleted_at.is_(None),
        or_(Assignment.until.is_(None), Assignment.until >= on),
        *mine,
    )
    rows = connection.execute(running).all()
    known = houses(connection, {row.shelter_id for row in rows})
    of_work: dict[Work, tuple[Demand, ...]] = {}
    found: dict[str, tuple[Demand, ...]] = {}
    for person, activity, shelter_id in rows:
        work = Work(activity, shelter_id)
        if work not in of_work:
            of_work[work] = rules.of_work(work, known.get(shelter_id or ""))
        before = found.get(person, ())
        found[person] = tuple(dict.fromkeys((*before, *of_work[work]))) if before else of_work[work]
    return found


def houses(connection: Connection, ids: Iterable[str | None]) -> dict[str, House]:
    """What of these houses decides about proofs, by id."""
    wanted = [identity for identity in ids if identity]
    if not wanted:
        return {}
    columns = (Shelter.id, Shelter.kind, *(getattr(Shelter, name) for name in _ASKING))
    found = connection.execute(select(*columns).where(Shelter.id.in_(search.listed(wanted, connection))))
    return {
        row[0]: House(row[0], row[1], frozenset(name for name, ticked in zip(_ASKING, row[2:], strict=True) if ticked))
        for row in found
    }


class _Finder:
    """Tells the gaps of everybody under the same demands by whole sets; one person after the other would take long."""

    def __init__(self, connection: Connection, rules: Rules, known: Standing, ids: Sequence[str] | None) -> None:
        self._known = known
        born = {demand.born_after for demand in rules.demands if demand.born_after}
        self._born = {day: younger(connection, day, ids) for day in born}

    def find(self, demands: tuple[Demand, ...], people: frozenset[str], found: dict[str, list[Gap]]) -> None:
        """Add the gaps of these people to what was found; of each kind one, rather one that blocks."""
        order = list(dict.fromkeys(demand.kind for demand in demands))
        told: dict[CredentialKind, set[str]] = {}
        for demand in sorted(demands, key=lambda d: (order.index(d.kind), not d.blocks)):
            done = told.setdefault(demand.kind, set())
            for gap, concerned in self._parts(demand, people - done):
                done |= concerned
                for person in concerned:
                    found.setdefault(person, []).append(gap)

    def _parts(self, demand: Demand, people: frozenset[str]) -> Iterator[tuple[Gap, frozenset[str]]]:
        """The people who miss it, by what is wrong."""
        missing = people - self._known.valid.get(demand.kind, frozenset())
        if demand.born_after:
            born, unknown = self._born[demand.born_after]
            yield _gap(demand, _("{kind}: Geburtsjahr fehlt"), False), missing & unknown
            missing &= born
        had = self._known.had.get(demand.kind, frozenset())
        yield _gap(demand, _("{kind} abgelaufen"), demand.blocks), missing & had
        yield _gap(demand, MISSING, demand.blocks), missing - had


def _gap(demand: Demand, template: str, blocks: bool) -> Gap:
    return Gap(demand.kind, translate(template).format(kind=demand.kind.label), blocks, demand.source)
