"""All proofs of one person with what they are worth, and what is missing."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from sqlalchemy import Connection, select

from app.models import ConductCheck, Credential, CredentialKind
from app.services.credentials.gaps import MISSING, Gap, demanded, gaps
from app.services.credentials.rules import Rules, Work
from app.text import translate


class Light(Enum):
    """What a proof is worth: it counts, ends soon, has ended, is missing, or was followed by a newer one."""

    GOOD = "good"
    SOON = "soon"
    ENDED = "ended"
    MISSING = "missing"
    FORMER = "former"


@dataclass(frozen=True)
class State:
    """One proof, or a demand without one.

    `record_id` of the `Credential`, "" for a certificate of good conduct (`check_id`) and for what is missing.
    `until`: its last day, None without an end. `gap`: what is wrong with it where it is demanded.
    `source`: of the demand.
    """

    kind: CredentialKind
    title: str
    light: Light
    record_id: str = ""
    check_id: str = ""
    presented_on: date | None = None
    issued_on: date | None = None
    until: date | None = None
    gap: Gap | None = None
    demanded: bool = False
    source: str = ""


def states(connection: Connection, rules: Rules, person_id: str, on: date) -> list[State]:
    """What is missing first, then what a person has, the newest of each kind before the former ones."""
    missing = {gap.kind: gap for gap in gaps(connection, rules, None, on, [person_id]).get(person_id, ())}
    demands = demanded(connection, rules, on, [person_id]).get(person_id, rules.of_work(Work(), None))
    sources = {demand.kind: demand.source for demand in demands}
    had = _lit([*_checks(connection, rules, person_id), *_credentials(connection, rules, person_id)], rules, on)
    known = {state.kind for state in had}
    told = [
        State(kind, "", Light.MISSING, gap=gap, demanded=True, source=gap.source)
        for kind, gap in missing.items()
        if kind not in known
    ]
    return told + [_explained(state, missing, sources) for state in had]


def states_of_nobody(rules: Rules) -> list[State]:
    """What somebody misses of whom nothing is kept yet."""
    told = []
    for demand in rules.of_work(Work(), None):
        gap = Gap(demand.kind, translate(MISSING).format(kind=demand.kind.label), demand.blocks, demand.source)
        told.append(State(demand.kind, "", Light.MISSING, gap=gap, demanded=True, source=demand.source))
    return told


def _explained(state: State, missing: dict[CredentialKind, Gap], sources: dict[CredentialKind, str]) -> State:
    newest = state.light is not Light.FORMER
    values = {
        "gap": missing.get(state.kind) if newest else None,
        "demanded": newest and state.kind in sources,
        "source": sources.get(state.kind, ""),
    }
    return State(**{**vars(state), **values})


def _lit(found: list[State], rules: Rules, on: date) -> list[State]:
    """Give each its light; of several of one kind and name only the one that lasts longest is not a former one."""
    found.sort(key=lambda s: (s.until or date.max, s.issued_on or s.presented_on or date.min), reverse=True)
    lit, seen = [], set()
    for state in sorted(found, key=lambda s: list(CredentialKind).index(s.kind)):
        key = state.kind, state.title
        light = Light.FORMER if key in seen else _light(state, rules, on)
        seen.add(key)
        lit.append(State(**{**vars(state), "light": light}))
    return sorted(lit, key=lambda s: s.light is Light.FORMER)


def _light(state: State, rules: Rules, on: date) -> Light:
    if state.until is None:
        return Light.GOOD
    if state.until < on:
        return Light.ENDED
    soon = on + timedelta(weeks=rules.terms[state.kind].warn_weeks)
    return Light.SOON if state.until <= soon else Light.GOOD


def _credentials(connection: Connection, rules: Rules, person_id: str) -> list[State]:
    columns = (
        Credential.id, Credential.kind, Credential.title, Credential.presented_on, Credential.issued_on,
        Credential.valid_until,
    )  # fmt: skip
    wanted = select(*columns).where(Credential.person_id == person_id, Credential.deleted_at.is_(None))
    return [
        State(
            kind, title or "", Light.GOOD, record_id=identity, presented_on=shown, issued_on=issued,
            until=until or rules.terms[kind].last_day(issued or shown),
        )
        for identity, kind, title, shown, issued, until in connection.execute(wanted)
    ]  # fmt: skip


def _checks(connection: Connection, rules: Rules, person_id: str) -> list[State]:
    wanted = select(ConductCheck.id, ConductCheck.seen_on, ConductCheck.certificate_date)
    term = rules.terms[CredentialKind.CONDUCT]
    return [
        State(
            CredentialKind.CONDUCT, "", Light.GOOD, check_id=identity, presented_on=seen, issued_on=dated,
            until=term.last_day(dated or seen),
        )
        for identity, seen, dated in connection.execute(wanted.where(ConductCheck.person_id == person_id))
    ]  # fmt: skip
