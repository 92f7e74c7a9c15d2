"""Names of a sheet that the office does not know yet become people who are interested."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.models import Person, StatusChange, VolunteerStatus
from app.services.bulk import add_all


@dataclass(frozen=True)
class Newcomer:
    """Somebody new; `key` stands for the person in the rows until there is an id."""

    key: str
    first_name: str
    last_name: str
    heard_from: str = ""
    email: str = ""
    phone: str = ""


def newcomer(name: str, heard_from: str = "") -> Newcomer:
    """From "Nino Beispiel" or "Beispiel, Nino", which also is the key."""
    plain = " ".join(name.split())
    if "," in plain:
        last, _comma, first = plain.partition(",")
    else:
        first, _space, last = plain.rpartition(" ")
    return Newcomer(name, first.strip(), last.strip(), heard_from)


def take_up(session: Session, newcomers: Collection[Newcomer]) -> dict[str, str]:
    """Make them people of the office in an open transaction; the answer maps their keys to ids."""
    people = [
        {
            "first_name": one.first_name or None, "last_name": one.last_name, "status": VolunteerStatus.INTERESTED,
            "heard_from": one.heard_from or None, "email": one.email or None, "phone": one.phone or None,
        }
        for one in newcomers
    ]  # fmt: skip
    ids = add_all(session, Person, people)
    steps = [
        {"person_id": identity, "status": VolunteerStatus.INTERESTED, "changed_on": date.today()} for identity in ids
    ]
    add_all(session, StatusChange, steps)
    return {one.key: identity for one, identity in zip(newcomers, ids, strict=True)}
