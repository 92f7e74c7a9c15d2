"""Who lives together gets one letter; nobody is put together with a stranger."""

import pytest

from app.errors import UserError
from app.models import LinkKind, PersonLink
from app.services.letters.households import households
from app.services.letters.labelling import badges, labels

AT = {"street": "Musterweg 1", "postal_code": "71634", "city": "Ludwigsburg"}


@pytest.fixture
def anna(saved):
    return saved("Ott", first_name="Anna", **AT)


def lines(services, *people, together=True):
    return [house.lines for house in households(services, [p.id for p in people], together)]


def test_two_of_one_name_at_one_address_get_one(services, anna, saved):
    karl = saved("Ott", first_name="Karl", **AT)
    assert lines(services, anna, karl) == [("Anna und Karl Ott", "Musterweg 1", "71634 Ludwigsburg")]


def test_a_couple_with_two_names_has_both(services, anna, saved):
    karl = saved("Reis", first_name="Karl", **AT)
    services.crud(PersonLink).save(None, {"person_id": karl.id, "other_id": anna.id, "kind": LinkKind.COUPLE})
    assert lines(services, anna, karl) == [("Anna Ott", "Karl Reis", "Musterweg 1", "71634 Ludwigsburg")]


def test_neighbours_in_one_house_get_their_own(services, anna, saved):
    assert len(lines(services, anna, saved("Reis", first_name="Karl", **AT))) == 2


def test_namesakes_without_an_address_are_not_put_together(services, saved):
    assert len(lines(services, saved("Ott", first_name="Anna"), saved("Ott", first_name="Karl"))) == 2


def test_four_of_one_name_are_a_family(services, anna, saved):
    others = [saved("Ott", first_name=name, **AT) for name in ("Karl", "Lea", "Mo")]
    assert lines(services, anna, *others)[0][0] == "Familie Ott"


def test_the_order_does_not_depend_on_the_choice(services, anna, saved):
    aal = saved("Aal", **AT)
    assert lines(services, anna, aal) == lines(services, aal, anna)


def test_each_alone_where_that_is_wished(services, anna, saved):
    assert len(lines(services, anna, saved("Ott", first_name="Karl", **AT), together=False)) == 2


def test_labels_need_an_address(services, saved):
    services.office_records.save(None, {"name": "Musterverband"})
    with pytest.raises(UserError, match="vollständige Anschrift"):
        labels(services, [saved("Ott").id], "L7160")


def test_a_badge_tells_the_task(services, anna):
    services.office_records.save(None, {"name": "Musterverband"})
    services.people.place(anna.id, services.shelters.save(None, {"name": "GU Testgasse"}), activity="Sprachcafé")
    assert badges(services, [anna.id]).texts == (("Musterverband", "Anna Ott", "Sprachcafé"),)
