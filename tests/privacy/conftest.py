"""An office with one person whose every word can be found again, wherever the program has put it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Enum, LargeBinary, String

from app.models import (
    Absence,
    Allowance,
    Assignment,
    Availability,
    CircleMember,
    ConductCheck,
    Consent,
    ConsentPurpose,
    ContactEntry,
    ContactRole,
    Credential,
    CredentialKind,
    Document,
    Event,
    EventKind,
    Expense,
    ExtraField,
    ExtraValue,
    HelperCircle,
    HoursEntry,
    Need,
    Participation,
    Person,
    PersonPhoto,
    Project,
    Request,
    Shelter,
    Tandem,
    Task,
    VolunteerStatus,
)
from app.services.office import Services
from app.services.people import People

CANARY = "Zzqkanarienvogel"


def traces(services: Services) -> list[str]:
    """The files of the office's folder that hold the canary as any program would find it."""
    assert services.database.path is not None
    needles = [CANARY.encode(), CANARY.lower().encode(), CANARY.encode("utf-16-le"), CANARY[:9].lower().encode()]
    folder: Path = services.database.path.parent
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    return [file.name for file in files if any(needle in file.read_bytes() for needle in needles)]


def full(owner: Any, **links: Any) -> Any:
    """A row of an entity with the canary in every text it has room for."""
    texts = {
        c.name: f"{CANARY} {c.name}"[: c.type.length or 200]
        for c in owner.__table__.c
        if isinstance(c.type, String) and not isinstance(c.type, Enum) and not c.foreign_keys
        and c.name not in ("id", "subject_id", "subject_type", "part", "slot", "merged_into", "request_id")
    }  # fmt: skip
    files = {c.name: CANARY.encode() * 5 for c in owner.__table__.c if isinstance(c.type, LargeBinary)}
    return owner(**{**texts, **files, **links})


@pytest.fixture
def kim(services: Services) -> str:
    """The id of a volunteer of whom the office knows all it can know."""
    person = full(
        Person, last_name=CANARY, first_name=f"{CANARY}a", status=VolunteerStatus.LEFT, birth_year=1949,
        since=date(2019, 3, 1), left_on=date(2022, 3, 14), languages=[], skills=[],
    )  # fmt: skip
    event = Event(title="Infoabend", kind=EventKind.INFO, start=datetime(2021, 5, 4, 19))
    need, extra = Need(title="Sprachcafé"), ExtraField(name="Hobby")
    house, circle = Shelter(name="GU Testgasse"), HelperCircle(name="Radkreis")
    with services.database.transaction(f"Person angelegt: {CANARY}a {CANARY}") as session:
        session.add_all([person, event, house, circle, need, extra])
        session.flush()
        project = Project(name="Garten", lead_id=person.id)
        own = {"person_id": person.id}
        day = date(2021, 5, 4)
        rows = [
            project, full(Assignment, **own, shelter_id=house.id, since=date(2019, 3, 1), activity="Sprachcafé"),
            full(Consent, **own, purpose=ConsentPurpose.AUTHORITY_LIST, given_on=date(2019, 3, 1)),
            full(ContactRole, **own), full(CircleMember, **own, circle_id=circle.id),
            full(Participation, **own, event_id=event.id),
            ConductCheck(**own, seen_on=date(2019, 3, 1), certificate_date=date(2019, 2, 1)),
            Availability(**own, weekday=0, part="day", slot="mon.day"),
            full(Credential, **own, kind=CredentialKind.OTHER), full(Absence, **own, since=day, until=day),
            full(Request, **own, need_id=need.id, asked_on=day), full(Tandem, **own, code="Tandem 017"),
            full(HoursEntry, **own, day=day, minutes=90, activity="Sprachcafé"),
            full(Expense, **own, day=day, amount=300), full(PersonPhoto, **own, media_type="image/png"),
            full(Allowance, **own, paid_on=day, amount=5000, activity="Sprachcafé"),
            full(ExtraValue, **own, field_id=extra.id),
        ]  # fmt: skip
        rows += [full(owner, subject_type="Person", subject_id=person.id) for owner in (Task, Document)]
        rows.append(full(ContactEntry, subject_type="Person", subject_id=person.id, at=datetime(2021, 1, 1)))
        session.add_all(rows)
    services.people.save(person.id, {"languages": [f"{CANARY} C1"], "skills": [f"Kochen mit {CANARY}"]})
    services.people.change_status([person.id], VolunteerStatus.LEFT, date(2022, 3, 14), f"Umzug {CANARY}")
    services.people.save(person.id, {"last_name": f"{CANARY}sohn"})
    services.people.trash([person.id])
    services.people.restore([person.id])
    return str(person.id)


@pytest.fixture
def left(services: Services) -> Callable[..., str]:
    """Makes somebody who left: `left("Ott", years_ago=4)`."""

    def save(last_name: str, years_ago: float = 4, **values: Any) -> str:
        gone = date.today() - timedelta(days=round(365.25 * years_ago))
        first = {"last_name": last_name, "status": VolunteerStatus.LEFT, "left_on": gone}
        return People(services.database).save(None, {**first, **values})

    return save
