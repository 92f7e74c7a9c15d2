"""One change to many records: said before, done together, taken back together."""

from datetime import date

import pytest

from app.errors import ValidationError
from app.models import HelperCircle, Person, VolunteerStatus
from app.models.facts import facts
from app.services import many
from app.services.many import Wish

PAUSED = VolunteerStatus.PAUSED


@pytest.fixture
def three(saved):
    made = (("Ott", VolunteerStatus.ACTIVE), ("Pohl", PAUSED), ("Ruf", VolunteerStatus.TRIAL))
    return [saved(name, status=status, languages=["Arabisch C1"]).id for name, status in made]


def change(services, ids, field, value, **more):
    return many.change(services, services.people, ids, Wish(field, value, **more))


def test_the_effect_on_each_is_told_before(services, three):
    told = many.effects(services, services.people, three, Person.status, Wish(Person.status, PAUSED))
    assert [(e.before, e.after) for e in told] == [
        ("aktiv", "pausiert"),
        ("pausiert", "pausiert"),
        ("Hospitation", "pausiert"),
    ]


def test_who_has_it_already_is_not_touched(services, three):
    assert change(services, three, Person.status, PAUSED) == "2 Personen: Status pausiert"
    assert len(services.people.status_history(three[1])) == 1


def test_a_status_has_its_date_and_reason(services, three):
    change(services, three, Person.status, PAUSED, on=date(2026, 11, 2), reason="Prüfungen")
    step = next(s for s in services.people.status_history(three[0]) if s.status is PAUSED)
    assert (step.changed_on, step.reason) == (date(2026, 11, 2), "Prüfungen")


def test_all_are_taken_back_by_one_undo(services, three):
    change(services, three, Person.city, "Tamm")
    services.history.undo(services.history.last_undoable().id)
    assert services.people.rows(three, [Person.city]) == [(None,)] * 3


def test_nobody_loses_the_status(services, three):
    with pytest.raises(ValidationError, match="wählen Sie einen Status"):
        change(services, three, Person.status, None)


def test_a_field_is_emptied_for_all(services, three):
    change(services, three, Person.city, "Tamm")
    assert change(services, three, Person.city, None) == "3 Personen: Ort geleert"


def test_a_date_is_named_the_german_way(services, three):
    assert change(services, three, Person.since, date(2026, 11, 2)) == "3 Personen: Dabei seit 02.11.2026"


def test_a_language_is_added_to_each_list(services, three):
    change(services, three, Person.languages, ["Farsi"])
    assert services.people.get(three[0]).languages == ["Arabisch C1", "Farsi"]


def test_a_language_that_is_there_keeps_its_level(services, three):
    assert change(services, three, Person.languages, ["Arabisch"]) == ""


def test_a_known_level_replaces_the_old_one(services, three):
    change(services, three, Person.languages, ["Arabisch C2"])
    assert services.people.get(three[0]).languages == ["Arabisch C2"]


def test_a_language_is_taken_away_whatever_its_level(services, three):
    assert change(services, three, Person.languages, ["Arabisch"], away=True) == "3 Personen: Sprachen − Arabisch"
    assert services.people.get(three[0]).languages == []


def test_a_link_is_told_by_its_name(services):
    house = services.shelters.save(None, {"name": "Oßweil"})
    circles = [services.circles.save(None, {"name": name}) for name in ("Nord", "Süd")]
    name = many.change(services, services.circles, circles, Wish(HelperCircle.shelter_id, house))
    assert name == "2 Helferkreise: Unterkunft Oßweil"


def test_two_with_the_same_function_are_told_apart(services, three):
    keepers = [services.contact_roles.save(None, {"person_id": i, "function": "Hausmeister"}) for i in three[:2]]
    told = many.called(services, services.contact_roles, keepers)
    assert list(told.values()) == ["Ott · Hausmeister", "Pohl · Hausmeister"]


def test_names_and_telephones_are_ones_own():
    offered = {facts(field).name for field in many.changeable(Person)}
    assert not offered & {"first_name", "last_name", "phone", "mobile", "email", "notes"}
