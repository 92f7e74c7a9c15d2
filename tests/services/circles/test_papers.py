"""The documents of a circle from the office's own records: who is named, and what is logged."""

from datetime import date

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from app.models import CircleRole, ConsentPurpose, Disclosure, Office
from app.services import outputs
from app.services.circles.chain import CALLS, chain
from app.services.circles.members import Member
from app.services.gather.sources import Choices


@pytest.fixture
def circle(services, saved):
    """A circle of three: Arslan agreed to everything, Berg to her name only, Czerny to nothing."""
    services.office_records.save(None, {"name": "Musterverband"})
    identity = services.circles.save(None, {"name": "Helferkreis Probe"})
    agreed = {"Arslan": (ConsentPurpose.AUTHORITY_LIST, ConsentPurpose.SHARE_CONTACT),
              "Berg": (ConsentPurpose.AUTHORITY_LIST,), "Czerny": ()}  # fmt: skip
    for place, (name, purposes) in enumerate(agreed.items()):
        person = saved(name, mobile=f"0171 392000{place}")
        role = (CircleRole.SPEAKER, CircleRole.DEPUTY, CircleRole.MEMBER)[place]
        services.circle_members.save(None, {"circle_id": identity, "person_id": person.id, "role": role})
        for purpose in purposes:
            services.consents.save(None, {"person_id": person.id, "purpose": purpose, "given_on": date(2026, 1, 1)})
    return identity


def text_of(services, key, identity, path, **choices):
    outputs.print_document(services, key, identity, path, Choices(**choices))
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_only_who_agreed_stands_on_the_contact_sheet(services, circle, tmp_path):
    text = text_of(services, "circle-contacts", circle, tmp_path / "a.pdf", with_private_data=True)
    assert "Arslan" in text and "Berg" in text and "Czerny" not in text
    assert "0171 3920000" in text and "0171 3920001" not in text
    assert "Nicht aufgeführt: 1 Person" in text and "Ohne Kontaktdaten: 1 Person" in text


def test_the_contact_sheet_is_logged_with_those_it_names(services, circle, tmp_path):
    text_of(services, "circle-contacts", circle, tmp_path / "a.pdf")
    with services.database.session() as session:
        (line,) = session.scalars(select(Disclosure)).all()
    assert len(line.person_ids) == 2 and line.recipient == "Mitglieder des Helferkreises"
    assert line.left_out == 1


def test_the_year_names_nobody_and_is_not_logged(services, circle, tmp_path):
    text = text_of(services, "circle-year", circle, tmp_path / "a.pdf")
    assert not any(name in text for name in ("Arslan", "Berg", "Czerny", "0171"))
    with services.database.session() as session:
        assert session.scalars(select(Disclosure)).all() == []


def test_the_year_counts_hours_of_members_in_the_house_only(services, circle, saved):
    house = services.shelters.save(None, {"name": "GU Testgasse"})
    services.circles.save(circle, {"shelter_id": house})
    inside = services.circle_members.all()[0].person_id
    outside = saved("Draußen").id
    for person, place, minutes in ((inside, house, 60), (inside, None, 120), (outside, house, 180)):
        services.hours.save(None, {"person_id": person, "day": date.today(), "minutes": minutes, "shelter_id": place})
    assert outputs.gather(services, "circle-year", circle).hours == ((date.today(), 60),)


def test_without_an_office_nothing_is_printed(services, circle):
    from app.errors import UserError

    services.office_records.trash(services.office_records.ids())
    with pytest.raises(UserError):
        outputs.gather(services, "circle-year", circle)
    assert services.crud(Office).ids() == []


def member(name, role=CircleRole.MEMBER, group=""):
    return Member(name, name, name, role, group, None, None)


def told(members):
    return [(caller.name, called.name) for caller, called in chain(members)]


def test_the_speaker_calls_the_leads_and_they_call_their_groups():
    members = [
        member("Anna", CircleRole.SPEAKER), member("Bernd", CircleRole.DEPUTY),
        member("Cora", CircleRole.SUBGROUP_LEAD, "Sprache"), member("Dora", group="Sprache"), member("Emil"),
    ]  # fmt: skip
    assert told(members) == [("Anna", "Bernd"), ("Anna", "Cora"), ("Cora", "Dora"), ("Bernd", "Emil")]


def test_everybody_is_called_once_and_nobody_calls_too_many():
    members = [member("Anna", CircleRole.SPEAKER), *(member(f"M{n}") for n in range(30))]
    calls = told(members)
    assert sorted(called for _caller, called in calls) == sorted(m.name for m in members[1:])
    assert max(sum(caller == m.name for caller, _called in calls) for m in members) <= CALLS


def test_somebody_in_two_groups_is_called_once():
    members = [member("Anna", CircleRole.SPEAKER), member("Dora", group="Sprache"), member("Dora", group="Garten")]
    assert told(members) == [("Anna", "Dora")]


def test_one_alone_has_no_chain():
    assert told([member("Anna")]) == [] and told([]) == []


def test_the_chain_begins_with_somebody_who_is_there():
    away = Member("Anna", "Anna", "Anna", CircleRole.SPEAKER, "", None, None, away=True)
    members = [away, member("Bernd", CircleRole.DEPUTY), member("Cora")]
    assert told(members) == [("Bernd", "Anna"), ("Bernd", "Cora")]


def test_who_is_away_is_called_and_calls_nobody():
    gone = [Member(f"G{n}", f"G{n}", f"G{n}", CircleRole.MEMBER, "", None, None, away=True) for n in range(9)]
    assert {caller for caller, _called in told([member("Anna"), *gone])} == {"Anna"}
