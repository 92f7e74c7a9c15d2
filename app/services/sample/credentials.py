"""Proofs of the volunteers who are looked after: most have what they need, some miss it, some of it ends soon."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random
from typing import Any

from app.models import (
    Credential,
    CredentialDemand,
    CredentialKind as Kind,
    CredentialTerm,
    VolunteerStatus as Status,
)
from app.services.invented import SEED
from app.services.sample.maker import Maker

STARTED = (Status.ACTIVE, Status.PAUSED, Status.TRIAL)
_EDITION = "Fassung 3"
_SHARES = {Kind.AGREEMENT: 0.93, Kind.SECRECY: 0.95, Kind.INFORMATION: 0.97}
"""How many of those who began have signed what."""
_TASKS = {"Fahrdienst": (Kind.LICENCE, 400), "Sport": (Kind.FIRST_AID, 780), "Kochen": (Kind.FOOD, 760)}
"""The proof a task brings along, and how many days ago at most it was shown."""


def make_credentials(maker: Maker, people: Sequence[dict[str, Any]], named: Sequence[str]) -> None:
    """Make the proofs of these people and of those with a story of their own, and two rules of the office itself."""
    dice = Random(SEED)
    begun = [person for person in people if person["status"] in STARTED]
    rows = [row for person in begun for row in _of_person(maker, dice, person)]
    for number, identity in enumerate(named):
        begin = maker.day(-400 - 90 * number)
        rows += [_row(identity, kind, begin, edition=_EDITION) for kind in _SHARES]
    maker.save_all(Credential, rows)
    maker.save(CredentialTerm, kind=Kind.COMMITMENT, valid_months=6, warn_weeks=4, source="Schutzkonzept, Abschnitt 4")
    maker.save(
        CredentialDemand, kind=Kind.FIRST_AID, activity="Schwimmen", blocks=True, source="Schutzkonzept, Abschnitt 6"
    )


def _of_person(maker: Maker, dice: Random, person: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What she signed when she began, and what her house and her task ask for."""
    identity, begin = person["id"], person["since"] or maker.day(-20)
    for kind, share in _SHARES.items():
        if dice.random() < share:
            yield _row(identity, kind, begin, edition=_EDITION)
    if person["shelter_id"] and (person["birth_year"] or 0) > 1970 and dice.random() < 0.85:
        yield _row(identity, Kind.MEASLES, begin)
    for kind, oldest in (_TASKS[skill] for skill in person["skills"] if skill in _TASKS):
        shown = max(begin, maker.day(-dice.randrange(10, oldest)))
        if kind is Kind.FOOD:
            yield _row(identity, kind, shown, issued_on=shown - timedelta(days=20), seen_by="Maria Muster")
        elif dice.random() < 0.85:
            yield _row(identity, kind, shown, seen_by="Maria Muster")


def _row(person_id: str, kind: Kind, presented_on: Any, **more: Any) -> dict[str, Any]:
    return {"person_id": person_id, "kind": kind, "presented_on": presented_on, **more}
