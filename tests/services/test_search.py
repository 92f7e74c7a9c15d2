"""A record is found by any part of its text, however it is typed."""

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from app.models import Person
from app.services import listing, search
from app.services.crud import Query


@pytest.fixture
def people(services):
    services.people.save(
        None,
        {
            "first_name": "Çağlar",
            "last_name": "Größmann-Öztürk",
            "mobile": "0171 39200-77",
            "email": "oe@example.org",
            "languages": ["Arabisch C1"],
            "skills": ["Fahrradwerkstatt"],
        },
    )
    return services.people


@pytest.mark.parametrize(
    "words",
    [
        "Größmann",
        "grossmann",
        "GRÖSSMANN",
        "ozturk",
        "Öztürk",
        "caglar",
        "mann-öz",
        "öztürk çağlar",
        "01713920077",
        "39200-77",
        "arabisch",
        "werkstatt",
        "example.org",
        "  öztürk  ",
        "gr",
    ],
)
def test_a_person_is_found_by(people, words):
    assert people.count(Query(words)) == 1


@pytest.mark.parametrize("words", ["müller", "öztürk müller", "017139200778", "ztürk gibtsnicht", "xy"])
def test_a_person_is_not_found_by(people, words):
    assert people.count(Query(words)) == 0


@pytest.mark.parametrize(
    "words",
    ['"', "'", "*", "NEAR(", "%_%", "a AND b", "col:x", "-", "^x", "\\", "(((", "\x00abc", "\ud800abc", "öö\u200cz"],
)
def test_odd_characters_are_searched_for_like_any(people, words):
    assert people.count(Query(words)) == 0


def test_percent_and_underscore_are_no_wildcards(services, saved):
    saved("Ott")
    assert services.people.count(Query("%")) == services.people.count(Query("_t")) == 0


def test_quotes_find_what_contains_quotes(services, saved):
    saved('Schmidt "Schmitti"')
    assert services.people.count(Query('"schmitti"')) == 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=12))
def test_nothing_typed_is_an_error(people, words):
    assert people.count(Query(words)) in (0, 1)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "Nd", "P"]), min_size=3, max_size=20))
def test_every_name_is_found_by_itself(services, name):
    services.people.save(None, {"last_name": name})
    assert services.people.count(Query(name)) >= 1


def test_an_empty_search_finds_all(people):
    assert people.count(Query("  ")) == 1


def test_a_changed_name_is_found_by_the_new_one_only(services, katja):
    services.people.save(katja.id, {"last_name": "Zeller"})
    assert (services.people.count(Query("zeller")), services.people.count(Query("böhringer"))) == (1, 0)


def test_a_changed_list_changes_what_is_found(services, katja):
    services.people.save(katja.id, {"languages": ["Dari"]})
    assert (services.people.count(Query("dari")), services.people.count(Query("arabisch"))) == (1, 0)


def test_the_trash_is_not_searched(services, katja):
    services.people.trash([katja.id])
    assert services.people.count(Query("böhringer")) == 0
    assert services.people.count(Query("böhringer", trashed=True)) == 1


def test_the_search_index_holds_what_the_texts_say(sample):
    with sample.database.reading() as connection:
        hits = connection.exec_driver_sql("SELECT count(*) FROM search_index WHERE search_index MATCH '\"muster\"'")
        told = connection.exec_driver_sql("SELECT count(*) FROM search_entry WHERE text LIKE '%muster%'")
        assert hits.scalar() == told.scalar() > 0
    with sample.database.transaction("Prüfung") as session:
        session.connection().exec_driver_sql(
            "INSERT INTO search_index(search_index, rank) VALUES('integrity-check', 1)"
        )


def test_every_volunteer_of_the_sample_is_found_by_name(sample):
    ids = sample.volunteers.ids()
    for identity, (name,) in zip(ids, sample.volunteers.rows(ids, [Person.last_name]), strict=True):
        assert identity in sample.volunteers.ids(Query(name))


@pytest.fixture
def crowd(sample, monkeypatch):
    """The sample's volunteers, handled like a list of a hundred thousand."""
    monkeypatch.setattr(listing, "SHORT_LIST", 10)
    monkeypatch.setattr(search, "FEW", 10)
    monkeypatch.setattr(sample.volunteers, "_size", None)
    return sample.volunteers


@pytest.mark.parametrize("words", ["deutsch", "sch", "ann", "m", "mü", "deutsch an"])
def test_the_first_hits_of_many_are_those_of_the_whole_list(crowd, words):
    first, whole = crowd.first_ids(Query(words), most=5)
    assert first == crowd.ids(Query(words))[: 5 if not whole else None] != []


@pytest.mark.parametrize("words", ["deutsch", "sch", "deutsch an", "0171 39", "sch 100%"])
def test_records_looked_into_one_by_one_are_those_of_the_index(crowd, monkeypatch, words):
    by_index = crowd.first_ids(Query(words), most=5)
    monkeypatch.setattr(search, "MOST", 10)
    assert crowd.first_ids(Query(words), most=5) == by_index


def test_few_hits_are_all_there_at_once(crowd):
    name = crowd.get(crowd.ids()[0]).caption
    assert crowd.first_ids(Query(name), most=5) == (crowd.ids(Query(name)), True)


def test_two_letters_find_every_word_of_a_name_in_a_long_list(crowd):
    person = crowd.get(crowd.ids()[3])
    assert person.id in crowd.ids(Query(person.first_name[:2]))
    assert person.id in crowd.ids(Query(person.last_name[:2]))


@pytest.mark.parametrize("typed", ["0171 392", "0171392", "+49171392", "+49 171 3920077", "0049 171 392", "0171/392"])
def test_a_telephone_number_is_found_however_it_is_typed(services, katja, typed):
    assert services.people.ids(Query(typed)) == [katja.id]


@pytest.mark.parametrize("stored", ["0171 3920055", "+49 171 3920055", "0171/3920055", "(0171) 39 200 55"])
def test_a_telephone_number_is_found_however_it_is_written(services, saved, stored):
    saved("Rau", mobile=stored)
    assert services.people.count(Query("0171 392005")) == 1


def test_a_number_within_a_text_is_found_too(services):
    services.tasks.save(None, {"title": "Rückruf unter 07141 234 bis Mittag"})
    assert [hit.entity for hit in services.search("07141 234")] == ["Task"]


def test_the_search_over_everything_knows_the_trash(services, katja):
    services.people.trash([katja.id])
    assert services.search("Böhringer") == []


def test_a_hit_tells_the_number_to_call(services, katja):
    assert [hit.subtitle for hit in services.search("Böhringer")] == ["0171 3920077 · Person"]


@pytest.mark.parametrize("pasted", ["a " * 5_000, "öz " * 5_000, "👩 =1\n" * 2_000, " ".join(map(str, range(5_000)))])
def test_a_pasted_page_is_looked_for_like_anything_else(services, katja, pasted):
    assert isinstance(services.search(pasted), list)
    assert isinstance(services.people.ids(Query(search=pasted)), list)
