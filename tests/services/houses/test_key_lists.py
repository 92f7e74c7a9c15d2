"""Keys that are out are found: as a list of the office, in the list of people, among what does not fit."""

from datetime import date

import pytest

from app.models import Person, VolunteerStatus
from app.services.lists.definition import Scope
from app.services.lists.disclosure import Gate
from app.services.lists.register import definition
from app.services.plausibility import findings
from app.services.query import PRESENT, Filter, Query


@pytest.fixture
def keys(services):
    """Two keys of Petra Probe, of which one is back."""
    house = services.shelters.save(None, {"name": "GU Testgasse"})
    person = services.people.save(None, {"last_name": "Probe", "first_name": "Petra", "status": VolunteerStatus.ACTIVE})
    known = {"shelter_id": house, "person_id": person, "given_on": date(2026, 2, 1)}
    services.keys.save(None, {**known, "key": "Nr. 3"})
    return services.keys.save(None, {**known, "key": "Nr. 5", "returned_on": date(2026, 3, 1)})


def listed(services):
    wanted = definition("keys")
    return wanted.sheet(services, wanted, Scope(Gate(wanted.recipient)))


def test_the_list_has_only_keys_that_are_out(services, keys):
    assert listed(services).rows == [("GU Testgasse", "Nr. 3", "Petra Probe", date(2026, 2, 1), None)]


def test_whoever_has_a_key_is_found_among_people(services, keys):
    (identity,) = services.volunteers.ids(Query(filters=(Filter(Person.keys_out, PRESENT),)))
    assert services.people.get(identity).keys_out == "Nr. 3 (GU Testgasse)"


def test_somebody_who_left_with_a_key_does_not_fit(services, keys):
    (identity,) = services.volunteers.ids(Query(filters=(Filter(Person.keys_out, PRESENT),)))
    services.people.change_status([identity], VolunteerStatus.LEFT)
    assert "Ausgeschieden, aber Schlüssel nicht zurück" in [one.check.title for one in findings(services)]
