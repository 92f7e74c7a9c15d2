"""Who is forgotten is forgotten: in every file of the office, and again after a backup was put back."""

import shutil
from datetime import date

import pytest
from sqlalchemy import func, select

from app.models import (
    Assignment,
    Change,
    ConsentPurpose,
    Disclosure,
    Erasure,
    ErasureWay,
    Operation,
    Participation,
    Person,
    PersonLink,
    Project,
    StatusChange,
    VolunteerStatus,
)
from app.services.lists.export import export
from app.services.opening import open_services
from app.services.privacy.erasing import Wanted, erase, erasure_list, reapply_erasures, write_list
from app.services.query import Query
from tests.privacy.conftest import CANARY, traces

WAYS = pytest.mark.parametrize("way", list(ErasureWay), ids=lambda way: way.name)


def forget(services, identity, way=ErasureWay.ANONYMISED):
    return erase(services, [Wanted("Person", identity, way)], "Daten einer Person gelöscht")


def numbers(services) -> list[object]:
    """What a report counts: people by status and form of address, days of status, places, who came."""
    wanted = (
        select(Person.status, Person.salutation, func.count()).group_by(Person.status, Person.salutation),
        select(StatusChange.status, StatusChange.changed_on).order_by(StatusChange.id),
        select(Assignment.shelter_id, Assignment.since, Assignment.activity).order_by(Assignment.id),
        select(Participation.event_id, Participation.state).order_by(Participation.id),
    )
    with services.database.reading() as connection:
        return [connection.execute(statement).all() for statement in wanted]


def all_of(services, column):
    with services.database.reading() as connection:
        return list(connection.execute(select(column)).scalars())


def test_the_canary_is_found_before(services, kim):
    assert traces(services) != []


@WAYS
def test_nothing_is_left_in_any_file(services, kim, way):
    forget(services, kim, way)
    assert traces(services) == []


@WAYS
def test_nothing_is_left_after_closing_and_opening(services, kim, way):
    forget(services, kim, way)
    services.close()
    again = open_services(services.database.path)
    assert traces(again) == []
    again.close()


def test_statistics_stay_as_they_are(services, kim):
    before = numbers(services)
    forget(services, kim)
    assert numbers(services) == before


def test_the_line_that_stays_has_another_id(services, kim):
    forget(services, kim)
    assert kim not in all_of(services, Person.id)


def test_the_line_that_stays_knows_five_years_of_birth(services, kim):
    forget(services, kim)
    assert all_of(services, Person.birth_year) == [1947]


def test_the_line_that_stays_is_in_no_list(services, kim):
    forget(services, kim)
    assert services.volunteers.ids() == services.people.ids() == []


def test_the_search_finds_nobody(services, kim):
    forget(services, kim)
    assert services.search(CANARY) == services.search("anonymisiert") == []


def test_an_active_volunteer_leaves_with_her_name(services, saved):
    identity = saved("Ott").id
    forget(services, identity)
    assert all_of(services, Person.status) == [VolunteerStatus.LEFT]


def test_a_running_assignment_ends_with_the_name(services, saved):
    identity = saved("Ott").id
    services.people.place(identity, services.shelters.save(None, {"name": "GU Testgasse"}))
    forget(services, identity)
    assert all_of(services, Assignment.until) == [date.today()]


def test_deleting_leaves_no_person(services, kim):
    forget(services, kim, ErasureWay.DELETED)
    assert all_of(services, Person.id) == all_of(services, Assignment.id) == []


def test_deleting_leaves_the_count_of_an_event(services, kim):
    before = services.events.all()[0].registered_count
    forget(services, kim, ErasureWay.DELETED)
    assert services.events.all()[0].registered_count == before == 1


def test_a_project_loses_its_lead_and_stays(services, kim):
    forget(services, kim)
    assert all_of(services, Project.lead_id) == [None]


def test_others_keep_their_history(services, kim, katja):
    before = services.history.of(katja.id)
    forget(services, kim)
    assert services.history.of(katja.id) == before


def test_what_was_done_together_with_others_can_still_be_taken_back(services, kim, katja):
    services.people.change_status([kim, katja.id], VolunteerStatus.PAUSED)
    operation = services.history.last_undoable()
    forget(services, kim)
    services.history.undo(operation.id)
    assert services.people.get(katja.id).status is VolunteerStatus.ACTIVE


def test_it_cannot_be_taken_back(services, katja):
    forget(services, katja.id)
    assert services.history.last_undoable() is None


def test_the_history_says_that_it_happened(services, kim):
    forget(services, kim)
    assert services.history.latest(1)[0].name == "Daten einer Person gelöscht"


def test_the_log_of_handouts_keeps_its_line_without_the_name(services, katja, tmp_path):
    services.people.record_consents([katja.id], {"purpose": ConsentPurpose.AUTHORITY_LIST})
    export(services, "volunteers", tmp_path / "Liste Böhringer.xlsx", recipient="Frau Böhringer")
    forget(services, katja.id)
    assert (all_of(services, Disclosure.recipient), all_of(services, Disclosure.file_name)) == (
        ["Frau …"],
        ["Liste ….xlsx"],
    )


def test_a_namesake_keeps_her_name_in_the_history(services, saved):
    kept, gone = saved("Bachmann"), saved("Bach")
    forget(services, gone.id)
    assert services.history.of(kept.id)[0].action == "Person angelegt: Bachmann"


def test_the_list_of_erasures_knows_ids_only(services, kim):
    forget(services, kim)
    assert all_of(services, Erasure.record_id) == [kim]
    assert CANARY not in erasure_list(services.database.path).read_text()


def restored(services, copy):
    """The office after an older state was put back."""
    services.close()
    shutil.copy(copy, services.database.path)
    return open_services(services.database.path)


@pytest.fixture
def copy(services, kim, tmp_path_factory):
    """The state before the erasure."""
    services.database.wipe()
    return shutil.copy(services.database.path, tmp_path_factory.mktemp("backup") / "copy.db")


@WAYS
def test_a_restored_backup_is_cleaned_again(services, kim, copy, way):
    forget(services, kim, way)
    again = restored(services, copy)
    assert reapply_erasures(again) == 1
    assert traces(again) == []
    again.close()


def test_a_second_cleaning_finds_nothing(services, kim, copy):
    forget(services, kim)
    again = restored(services, copy)
    reapply_erasures(again)
    assert reapply_erasures(again) == 0
    again.close()


def test_a_restored_backup_knows_the_whole_list(services, kim, copy):
    forget(services, kim)
    again = restored(services, copy)
    reapply_erasures(again)
    assert set(all_of(again, Erasure.record_id)) == {kim}
    again.close()


def test_an_office_without_erasures_is_left_alone(services, kim):
    assert reapply_erasures(services) == 0
    assert services.people.ids(Query()) == [kim]


def test_a_list_that_was_not_written_in_time_is_written_later(services, kim):
    forget(services, kim)
    erasure_list(services.database.path).unlink()
    write_list(services)
    assert kim in erasure_list(services.database.path).read_text()


def test_an_older_state_never_shortens_the_list(services, kim, copy):
    forget(services, kim)
    again = restored(services, copy)
    write_list(again)
    assert kim in erasure_list(again.database.path).read_text()
    again.close()


def test_a_reader_does_not_keep_what_was_erased(services, kim):
    with services.database.reading() as connection:
        connection.execute(select(Person.id)).all()
    forget(services, kim)
    assert traces(services) == []


def test_no_value_of_the_person_stays_in_the_history(services, kim):
    forget(services, kim)
    assert [c for c in all_of(services, Change.subject_id) if c == kim] == []


def test_no_action_is_called_after_the_person(services, kim):
    forget(services, kim)
    assert [name for name in all_of(services, Operation.name) if CANARY in name] == []


def test_a_link_from_somebody_else_goes_with_the_person(services, kim, saved):
    friend = saved("Ott").id
    services.crud(PersonLink).save(None, {"person_id": friend, "other_id": kim})
    forget(services, kim)
    assert all_of(services, PersonLink.id) == []
