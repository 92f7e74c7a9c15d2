"""Every change is on record in the same transaction, and an action is taken back by its name."""

from datetime import date

import pytest
from sqlalchemy import func, select

from app.errors import UserError
from app.models import Change, Person, VolunteerStatus
from app.services import bulk
from app.services.crud import Query


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
