"""Records are saved, found, filtered and thrown away the same way everywhere."""

import pytest

from app.errors import StaleError, UserError, ValidationError
from app.models import EventKind, Person, Shelter, VolunteerStatus
from app.services.crud import MISSING, PRESENT, Between, Filter, Query

ALL = Query()


def names(services, query=ALL):
    return [row[0] for row in services.people.rows(services.people.ids(query), [Person.last_name])]


def filtered(services, attribute, value):
    return names(services, Query(filters=(Filter(attribute, value),)))


def test_what_was_saved_can_be_read(services, katja):
    assert services.people.get(katja.id).last_name == "Böhringer"


def test_lists_are_saved_with_the_record(katja):
    assert katja.languages == ["Arabisch C1", "Englisch"]


def test_a_list_keeps_the_order_it_was_saved_in(services, katja):
    services.people.save(katja.id, {"languages": ["Englisch", "Farsi", "Arabisch C1"]})
    assert services.people.get(katja.id).languages == ["Englisch", "Farsi", "Arabisch C1"]


def test_a_missing_required_field_is_named(services):
    with pytest.raises(ValidationError) as told:
        services.people.save(None, {"first_name": "Katja"})
    assert told.value.problems == {"last_name": "Nachname fehlt."}


def test_a_text_that_is_too_long_is_refused(services):
    with pytest.raises(ValidationError, match="höchstens 80 Zeichen"):
        services.people.save(None, {"last_name": "x" * 81})


def test_a_value_outside_the_choice_is_refused(services):
    with pytest.raises(ValidationError, match="steht nicht zur Wahl"):
        services.events.save(None, {"title": "Fest", "start": None, "kind": "Fest"})


def test_second_writer_is_told(services, katja):
    services.people.save(katja.id, {"city": "Asperg"}, katja.version)
    with pytest.raises(StaleError):
        services.people.save(katja.id, {"city": "Remseck"}, katja.version)


def test_a_lost_race_shows_both_sides(services, katja):
    services.people.save(katja.id, {"city": "Asperg", "languages": ["Dari"]}, katja.version)
    with pytest.raises(StaleError) as told:
        services.people.save(katja.id, {"city": "Remseck", "languages": ["Farsi"]}, katja.version)
    assert (told.value.mine["city"], told.value.theirs["city"]) == ("Remseck", "Asperg")
    assert told.value.theirs["languages"] == ["Dari"]


def test_a_changed_list_raises_the_version(services, katja):
    services.people.save(katja.id, {"languages": ["Dari"]}, katja.version)
    with pytest.raises(StaleError):
        services.people.save(katja.id, {"city": "Remseck"}, katja.version)


def test_saving_the_same_again_changes_nothing(services, katja):
    services.people.save(katja.id, {"languages": katja.languages, "city": katja.city}, katja.version)
    assert services.people.get(katja.id).version == katja.version


def test_deleting_moves_to_the_trash(services, katja):
    services.people.trash([katja.id])
    assert names(services) == []
    assert services.people.ids(Query(trashed=True)) == [katja.id]


def test_what_lies_in_the_trash_comes_back(services, katja):
    services.people.trash([katja.id])
    services.people.restore([katja.id])
    assert names(services) == ["Böhringer"]


def test_a_record_that_is_gone_is_said_so(services):
    with pytest.raises(UserError, match="gibt es nicht mehr"):
        services.people.get("0" * 32)


def test_umlauts_are_ordered_as_in_the_telephone_book(services, saved):
    for name in ("Zeller", "Öztürk", "Ott", "Pohl", "von Karz"):
        saved(name)
    assert names(services) == ["Ott", "Öztürk", "Pohl", "von Karz", "Zeller"]


def test_a_list_can_be_turned_round(services, saved):
    for name in ("Ott", "Pohl"):
        saved(name)
    assert names(services, Query(descending=True)) == ["Pohl", "Ott"]


def test_empty_values_come_last_in_either_direction(services, saved):
    saved("Ott")
    saved("Pohl", city="Asperg")
    saved("Rau", city="Tamm")
    assert names(services, Query(sort=Person.city))[-1] == "Ott"
    assert names(services, Query(sort=Person.city, descending=True))[-1] == "Ott"


def test_a_filter_takes_one_value_or_several(services, saved):
    saved("Ott", city="Asperg")
    saved("Pohl", city="Tamm")
    saved("Rau", city="Murr")
    assert filtered(services, Person.city, "Tamm") == ["Pohl"]
    assert filtered(services, Person.city, ("Tamm", "Murr")) == ["Pohl", "Rau"]


def test_a_filter_finds_empty_and_filled_fields(services, saved):
    saved("Ott")
    saved("Pohl", city="Tamm")
    assert filtered(services, Person.city, MISSING) == ["Ott"]
    assert filtered(services, Person.city, PRESENT) == ["Pohl"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Between(1960, 1970), ["Pohl"]),
        (Between(1970), ["Pohl", "Rau"]),
        (Between(None, 1970), ["Ott", "Pohl"]),
        (Between(), ["Ott", "Pohl", "Rau"]),
    ],
)
def test_a_span_includes_its_ends(services, saved, wanted, found):
    saved("Ott", birth_year=1950)
    saved("Pohl", birth_year=1970)
    saved("Rau", birth_year=1990)
    assert filtered(services, Person.birth_year, wanted) == found


def test_a_list_field_is_filtered_by_one_of_its_values(services, katja, saved):
    saved("Ott", languages=["Arabisch"])
    assert filtered(services, Person.languages, "Arabisch") == ["Böhringer", "Ott"]
    assert filtered(services, Person.languages, "Englisch") == ["Böhringer"]


def test_facets_count_the_values_of_a_list_field(services, katja, saved):
    saved("Ott", languages=["Arabisch"])
    assert services.people.facets(Person.languages) == [("Arabisch", 2), ("Englisch", 1)]


def test_facets_do_not_count_their_own_filter(services, saved):
    saved("Ott", city="Asperg")
    saved("Pohl", city="Tamm")
    query = Query(filters=(Filter(Person.city, "Tamm"),))
    assert dict(services.people.facets(Person.city, query)) == {"Asperg": 1, "Tamm": 1}


def test_volunteers_are_the_people_with_a_status(services, katja):
    services.people.save(None, {"last_name": "Amtlich", "employment": "Landratsamt"})
    assert services.volunteers.count() == 1
    assert services.people.count() == 2


def test_rows_come_in_the_order_asked_for(services, saved):
    first, second = saved("Ott").id, saved("Pohl").id
    assert services.people.rows([second, first], [Person.last_name]) == [("Pohl",), ("Ott",)]


def test_rows_of_missing_records_are_left_out(services, katja):
    assert services.people.rows(["0" * 32, katja.id], [Person.last_name]) == [("Böhringer",)]


def test_computed_values_come_with_the_record(services, katja):
    shelter = services.shelters.save(None, {"name": "GU Musterweg"})
    services.people.place(katja.id, shelter)
    assert services.people.get(katja.id).shelter_names == "GU Musterweg"


def test_several_records_are_changed_as_one_action(services, saved):
    ids = [saved(name).id for name in ("Ott", "Pohl")]
    services.people.change_all(ids, {"city": "Tamm"}, "Ort geändert")
    assert filtered(services, Person.city, "Tamm") == ["Ott", "Pohl"]
    assert services.history.last_undoable().name == "Ort geändert"


def test_more_records_than_a_statement_holds_can_be_changed(services, katja):
    services.people.change_all([f"{n:032x}" for n in range(70_000)] + [katja.id], {"city": "Tamm"}, "Ort geändert")
    assert services.people.get(katja.id).city == "Tamm"


def test_a_reference_to_nothing_is_refused_by_the_database(services):
    with pytest.raises(Exception, match="FOREIGN KEY"):
        services.event_texts.save(None, {"event_id": "0" * 32, "language": "ar", "title": "x"})


def test_every_entity_has_its_service(services):
    from app.models.base import entities

    assert {services.crud(owner).entity for owner in entities()} == set(entities())


def test_the_newest_count_of_a_house_is_its_occupancy(sample):
    loads = {load.name: (load.occupied, load.capacity) for load in sample.figures.loads()}
    assert loads["GU Am Beispielbogen"] == (41, 48)


def test_a_status_can_be_asked_for_with_the_search(services, katja, saved):
    saved("Böhm", status=VolunteerStatus.PAUSED)
    query = Query("böh", filters=(Filter(Person.status, VolunteerStatus.PAUSED),))
    assert names(services, query) == ["Böhm"]


def test_choices_for_a_reference_are_found_by_words(sample):
    assert [name for _id, name in sample.choices(Shelter, "musterweg")] == ["GU Musterweg"]


def test_the_search_over_everything_names_people_first(sample):
    kinds = [hit.entity for hit in sample.search("muster")]
    assert kinds[0] == "Person"
    assert {"Shelter", "Event"} <= set(kinds)


def test_an_event_kind_is_shown_in_german():
    assert EventKind.INFO.label == "Infoveranstaltung"


def test_half_characters_and_nuls_are_stored_as_what_no_database_refuses(services):
    identity = services.people.save(None, {"last_name": "O\ud800tt\0", "languages": ["Da\udfffri"]})
    assert services.people.get(identity).last_name == "O\ufffdtt\ufffd"
    assert services.people.get(identity).languages == ["Da\ufffdri"]
    assert services.people.ids(Query(filters=(Filter(Person.city, "\udcff"),))) == []
