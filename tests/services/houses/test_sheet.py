"""What stands on "Haus auf einen Blick" comes from the records of the house, and whom it names is written down."""

from datetime import date

import pytest
from sqlalchemy import select

from app.models import CredentialDemand, CredentialKind, Disclosure, Occupancy, Room, VolunteerStatus
from app.services.gather.house_sheet import house_sheet, sheet_people
from app.services.outputs import find, print_document

TODAY = date.today()


@pytest.fixture
def house(services):
    services.office_records.save(None, {"name": "Musterverband Ludwigsburg", "short_name": "MV"})
    return services.shelters.save(None, {"name": "GU Testgasse", "requires_measles": False})


@pytest.fixture
def helper(services, house):
    values = {"last_name": "Probe", "first_name": "Petra", "status": VolunteerStatus.ACTIVE, "mobile": "0171 3920001"}
    person = services.people.save(None, values)
    services.people.place(person, house, date(2026, 1, 5), "Sprachcafé")
    return person


def test_it_names_rooms_and_helpers(services, house, helper):
    services.crud(Room).save(None, {"shelter_id": house, "name": "Lernzimmer", "seats": 10})
    sheet = house_sheet(services, house)
    assert [(room.name, room.seats) for room in sheet.rooms] == [("Lernzimmer", 10)]
    assert [(one.name, one.activity) for one in sheet.helping] == [("Probe, Petra", "Sprachcafé")]


def test_the_year_is_told_from_the_oldest_count(services, house):
    for day, occupied in (
        (TODAY.replace(day=1), 20),
        (date(TODAY.year - 1, TODAY.month, 1), 15),
        (date(2019, 1, 1), 9),
    ):
        services.crud(Occupancy).save(None, {"shelter_id": house, "as_of": day, "occupied": occupied})
    assert [count for _day, count in house_sheet(services, house).counts] == [15, 20]


def test_the_proofs_are_those_of_this_house(services, house):
    services.crud(CredentialDemand).save(None, {"kind": CredentialKind.FIRST_AID, "shelter_id": house})
    proofs = house_sheet(services, house).proofs
    assert "Erste Hilfe" in proofs and "Führungszeugnis" in proofs and "Masernschutz" not in proofs


def test_whoever_stands_on_it_is_in_the_log(services, house, helper, tmp_path):
    assert sheet_people(services, house) == [helper]
    print_document(services, "house-sheet", house, tmp_path / "Haus.pdf")
    with services.database.session() as session:
        (logged,) = session.scalars(select(Disclosure))
    assert (logged.person_ids, logged.what) == ([helper], "Haus auf einen Blick: GU Testgasse")


def test_it_is_printed_by_the_name_of_the_house(services, house, tmp_path):

    assert find(services, "house-sheet", "GU Testgasse") == house
    assert print_document(services, "house-sheet", house, tmp_path / "Haus.pdf").pages == 1
