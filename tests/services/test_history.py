"""Every change is on record in the same transaction, and an action is taken back by its name."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from app.errors import UserError
from app.models import Change, Operation, Person, VolunteerStatus
from app.services import bulk
from app.services.crud import Query
from app.services.past import TooOld, Wanted


def sentences(services, record):
    return [s for line in services.history.of(record.id) for s in line.sentences]


def undo_last(services):
    return services.history.undo(services.history.last_undoable().id)


def test_an_action_is_named_after_the_record(services, katja):
    assert services.history.last_undoable().name == "Person angelegt: Katja Böhringer"


def test_a_change_tells_before_and_after(services, katja):
    services.people.save(katja.id, {"city": "Asperg"})
    services.people.save(katja.id, {"city": "Tamm"})
    assert sentences(services, katja)[0] == "Ort: Asperg → Tamm"


def test_the_history_knows_who_and_when(services, katja):
    line = services.history.of(katja.id)[0]
    assert (line.who, line.at.date()) == ("Kim", line.at.date())


def test_a_changed_list_is_told_item_by_item(services, katja):
    services.people.save(katja.id, {"languages": ["Englisch", "Dari"]})
    assert {"− Arabisch C1", "+ Dari"} <= set(sentences(services, katja))


def test_a_new_place_in_a_list_tells_nothing(services, katja):
    services.people.save(katja.id, {"languages": ["Englisch", "Arabisch C1"]})
    assert services.history.of(katja.id)[0].sentences == ()


def test_times_are_told_in_words(services, katja):
    services.people.save(katja.id, {"availability": ["mon.morning"]})
    assert sentences(services, katja)[0] == "+ Mo vormittags"


def test_a_link_is_told_by_name(services, katja):
    shelter = services.shelters.save(None, {"name": "GU Musterweg"})
    circle = services.circles.save(None, {"name": "Helferkreis"})
    services.circles.save(circle, {"shelter_id": shelter})
    assert services.history.of(circle)[0].sentences == ("Unterkunft: – → GU Musterweg",)


def test_values_are_told_in_german(services, katja):
    services.people.save(katja.id, {"since": date(2026, 11, 3), "status": VolunteerStatus.PAUSED})
    assert {"Dabei seit: – → 03.11.2026", "Status: aktiv → pausiert"} <= set(sentences(services, katja))


def test_a_failed_transaction_leaves_no_history(services, database, katja):
    with pytest.raises(RuntimeError), database.transaction("Halb") as session:
        session.get_one(Person, katja.id).city = "Tamm"
        session.flush()
        raise RuntimeError
    assert [operation.name for operation in services.history.latest()] == ["Person angelegt: Katja Böhringer"]
    assert services.people.get(katja.id).city is None


def test_a_change_is_taken_back(services, katja):
    services.people.save(katja.id, {"city": "Asperg"})
    assert undo_last(services) == "Person geändert: Katja Böhringer"
    assert services.people.get(katja.id).city is None


def test_taking_back_is_an_action_of_its_own(services, katja):
    services.people.save(katja.id, {"city": "Asperg"})
    undo_last(services)
    assert services.history.latest()[0].name == "Rückgängig: Person geändert: Katja Böhringer"


def test_a_new_record_is_taken_back_into_the_trash(services, katja):
    undo_last(services)
    assert services.people.ids(Query(trashed=True)) == [katja.id]


def test_throwing_away_is_taken_back(services, katja):
    services.people.trash([katja.id])
    undo_last(services)
    assert services.people.ids() == [katja.id]


def test_a_status_is_taken_back_with_its_dated_step(services, katja):
    services.people.change_status([katja.id], VolunteerStatus.PAUSED, date(2026, 1, 5), "Prüfungen")
    undo_last(services)
    assert services.people.get(katja.id).status is VolunteerStatus.ACTIVE
    assert [step.status for step in services.people.status_history(katja.id)] == [VolunteerStatus.ACTIVE]


def test_a_list_is_taken_back(services, katja):
    services.people.save(katja.id, {"languages": ["Dari"]})
    undo_last(services)
    assert services.people.get(katja.id).languages == ["Arabisch C1", "Englisch"]


def test_what_was_taken_back_is_found_by_its_old_words(services, katja):
    services.people.save(katja.id, {"languages": ["Dari"]})
    undo_last(services)
    assert services.people.ids(Query("arabisch")) == [katja.id]


def test_an_older_action_is_not_taken_back_over_a_newer(services, katja):
    services.people.save(katja.id, {"city": "Asperg"})
    older = services.history.last_undoable().id
    services.people.save(katja.id, {"city": "Tamm"})
    with pytest.raises(UserError, match="danach noch einmal geändert"):
        services.history.undo(older)
    assert services.people.get(katja.id).city == "Tamm"


def test_an_action_is_taken_back_once(services, katja):
    services.people.trash([katja.id])
    action = services.history.last_undoable().id
    services.history.undo(action)
    with pytest.raises(UserError, match="nicht mehr rückgängig"):
        services.history.undo(action)


def test_the_next_undo_takes_the_action_before(services, katja):
    services.people.save(katja.id, {"city": "Asperg"})
    services.people.save(katja.id, {"city": "Tamm"})
    undo_last(services)
    undo_last(services)
    assert services.people.get(katja.id).city is None


def test_several_changes_of_one_action_go_back_together(services, saved):
    ids = [saved(name).id for name in ("Ott", "Pohl")]
    services.people.change_all(ids, {"city": "Tamm"}, "Ort geändert")
    undo_last(services)
    assert services.people.rows(ids, [Person.city]) == [(None,), (None,)]


def test_many_new_records_go_back_together(services, database):
    with database.transaction("Liste eingelesen") as session:
        bulk.add_all(session, Person, [{"last_name": f"Muster {n}", "languages": ["Dari"]} for n in range(30)])
    undo_last(services)
    assert services.people.count() == 0


def test_many_new_records_are_found_and_told_like_single_ones(services, database):
    with database.transaction("Liste eingelesen") as session:
        identity = bulk.add_all(session, Person, [{"last_name": "Öztürk", "languages": ["Dari B2"]}])[0]
    assert services.people.ids(Query("ozturk dari")) == [identity]
    assert services.people.get(identity).languages == ["Dari B2"]
    assert services.history.of(identity)[0].sentences == ("Person angelegt",)


def test_the_sample_office_is_not_taken_back(sample):
    assert sample.history.last_undoable() is None


def test_a_document_is_in_the_history_without_its_content(services, katja, tmp_path):
    file = tmp_path / "Vereinbarung.pdf"
    file.write_bytes(b"%PDF" + bytes(300_000))
    services.documents.add_file(katja, file)
    with services.database.reading() as connection:
        largest = connection.execute(select(func.max(func.length(Change.after)))).scalar_one()
    assert largest < 5_000


def redo_last(services):
    return services.history.undo(services.history.last_redoable().id)


def test_what_was_taken_back_is_done_again(services, katja):
    services.people.save(katja.id, {"city": "Asperg"})
    undo_last(services)
    assert redo_last(services) == "Person geändert: Katja Böhringer"
    assert services.people.get(katja.id).city == "Asperg"


def test_doing_again_comes_in_the_order_of_the_actions(services, katja):
    services.people.save(katja.id, {"city": "Asperg"})
    services.people.save(katja.id, {"city": "Tamm"})
    undo_last(services)
    undo_last(services)
    redo_last(services)
    assert services.people.get(katja.id).city == "Asperg"


def test_what_was_done_again_is_taken_back_once_more(services, katja):
    services.people.save(katja.id, {"city": "Asperg"})
    undo_last(services)
    redo_last(services)
    undo_last(services)
    assert services.people.get(katja.id).city is None


def test_a_new_record_comes_back_from_the_trash_by_doing_it_again(services, katja):
    undo_last(services)
    redo_last(services)
    assert services.people.ids() == [katja.id]


def test_something_new_ends_doing_again(services, katja):
    services.people.save(katja.id, {"city": "Asperg"})
    undo_last(services)
    services.people.save(katja.id, {"city": "Tamm"})
    assert services.history.last_redoable() is None


def test_the_way_back_of_doing_again_is_the_action_itself(services, katja):
    services.people.save(katja.id, {"city": "Asperg"})
    action = services.history.last_undoable().id
    undo_last(services)
    redo_last(services)
    assert services.history.way_back(services.history.latest()[0].id) == ("Rückgängig", action)


def test_the_later_change_in_the_way_is_named(services, katja):
    services.people.save(katja.id, {"city": "Asperg"})
    older = services.history.last_undoable().id
    services.people.change_all([katja.id], {"city": "Tamm"}, "Umzug nach Tamm")
    with pytest.raises(
        UserError, match="Ort von „Katja Böhringer“ wurde danach noch einmal geändert: „Umzug nach Tamm“"
    ):
        services.history.undo(older)


def test_a_change_elsewhere_in_the_record_is_not_in_the_way(services, katja):
    services.people.save(katja.id, {"city": "Asperg"})
    older = services.history.last_undoable().id
    services.people.save(katja.id, {"occupation": "Gärtnerin"})
    services.history.undo(older)
    assert services.people.get(katja.id).city is None


def test_an_action_on_several_is_taken_back_for_one(services, saved):
    ids = [saved(name).id for name in ("Ott", "Pohl")]
    services.people.change_all(ids, {"city": "Tamm"}, "Ort geändert")
    services.history.undo(services.history.last_undoable().id, ids[0])
    assert services.people.rows(ids, [Person.city]) == [(None,), ("Tamm",)]


def test_the_history_of_the_office_is_asked_by_its_words(services, katja, saved):
    saved("Ott")
    assert [line.action for line in services.history.whole(Wanted(words="böhr"))] == [
        "Person angelegt: Katja Böhringer"
    ]


def test_the_history_of_the_office_is_asked_by_kind(services, katja):
    services.shelters.save(None, {"name": "GU Musterweg"})
    assert [line.action for line in services.history.whole(Wanted(entity="Shelter"))] == [
        "Unterkunft angelegt: GU Musterweg"
    ]


def test_the_history_of_the_office_is_asked_by_day(services, katja):
    assert len(services.history.whole(Wanted(day=services.history.days()[0]))) == 1
    assert services.history.whole(Wanted(day=date(2020, 1, 1))) == []


def test_the_history_of_the_office_is_asked_by_who(services, katja):
    assert services.history.people() == ["Kim"]
    assert services.history.whole(Wanted(who="Alex")) == []


def test_an_action_on_several_tells_each_of_them(services, saved):
    ids = [saved(name, first_name="Kim").id for name in ("Ott", "Pohl")]
    services.people.change_all(ids, {"city": "Tamm"}, "Ort geändert")
    line = services.history.whole()[0]
    assert (line.records, set(line.sentences)) == (2, {"Kim Ott: Ort: – → Tamm", "Kim Pohl: Ort: – → Tamm"})


def test_the_history_goes_on_where_it_ended(services, saved):
    saved("Ott")
    saved("Pohl")
    first = services.history.whole(limit=1)[0]
    assert [line.action for line in services.history.whole(limit=5, before=first.operation_id)] == [
        "Person angelegt: Ott"
    ]


def test_a_line_of_the_history_leads_to_its_record(services, katja):
    line = services.history.whole()[0]
    assert (line.entity, line.record_id) == ("Person", katja.id)


@pytest.fixture
def long_ago(services, katja):
    """Lets the last action be so many days old; the answer is its id."""

    def move(days):
        newest = services.history.latest(1)[0].id
        with services.database.transaction("", undoable=False) as session:
            at = datetime.now(UTC).replace(tzinfo=None) - timedelta(days=days)
            session.connection().execute(update(Operation).where(Operation.id == newest).values(at=at))
        return newest

    return move


def test_an_action_of_a_month_ago_is_taken_back(services, long_ago):
    long_ago(29)
    assert undo_last(services) == "Person angelegt: Katja Böhringer"


def test_what_is_older_says_plainly_that_it_is_too_old(services, long_ago):
    action = long_ago(31)
    with pytest.raises(TooOld, match="lässt sich nicht mehr rückgängig machen: Das geht 30 Tage lang"):
        services.history.undo(action)
    assert services.history.last_undoable() is None


def test_in_the_history_what_is_too_old_offers_no_way_back(services, long_ago):
    long_ago(31)
    (line,) = services.history.whole()
    assert line.too_old and line.way == ""


def test_what_was_taken_back_long_ago_is_not_done_again(services, katja, long_ago):
    undo_last(services)
    long_ago(31)
    assert services.history.last_redoable() is None
