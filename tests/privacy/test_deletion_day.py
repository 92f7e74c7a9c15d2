"""The deletion day: what the rules say, in whose hands it lies, and what the protocol tells."""

from datetime import date, datetime, timedelta

import pytest

from app.errors import UserError
from app.models import (
    ConductCheck,
    ContactKind,
    DeletionMark,
    ErasureWay,
    EventKind,
    Participation,
    Person,
    VolunteerStatus,
)
from app.services.lists.export import export
from app.services.privacy.deletion_day import (
    announce_conduct_checks,
    postpone,
    protocol,
    purge_conduct_checks,
    run,
    runs,
)
from app.services.privacy.proposals import proposals
from tests.privacy.test_erasing import all_of

TODAY = date.today()


@pytest.fixture
def due(services):
    """What is due today, by name."""
    return lambda on=TODAY: {p.name: p for p in proposals(services, on)}


@pytest.fixture
def event(services):
    """An event fourteen months ago with one name nobody knows."""
    start = datetime.combine(TODAY - timedelta(days=430), datetime.min.time())
    made = services.events.save(None, {"title": "Infoabend", "kind": EventKind.INFO, "start": start})
    services.participations.save(None, {"event_id": made, "name": "Ute Probe", "email": "ute@example.org"})
    return made


def test_who_left_long_ago_is_proposed(left, due):
    left("Ott", years_ago=5)
    assert list(due()) == ["Ott"]


def test_who_left_last_year_is_kept(left, due):
    left("Ott", years_ago=1)
    assert due() == {}


def test_somebody_who_left_becomes_anonymous(left, due):
    left("Ott", years_ago=5)
    assert due()["Ott"].wanted.way is ErasureWay.ANONYMISED


def test_the_reason_names_day_and_law(left, due):
    left("Ott", left_on=date(2019, 3, 14))
    assert "Ausgeschieden am 14.03.2019" in due()["Ott"].reason
    assert "§§ 195, 199 BGB" in due()["Ott"].reason


def test_the_day_before_the_end_nothing_is_proposed(left, due):
    left("Ott", left_on=date(2019, 3, 14))
    assert due(date(2022, 12, 31)) == {}
    assert list(due(date(2023, 1, 1))) == ["Ott"]


def test_interest_without_a_beginning_ends_after_six_months(saved, due):
    saved("Ott", status=VolunteerStatus.INTERESTED)
    assert due() == {}
    assert due(TODAY + timedelta(days=200))["Ott"].wanted.way is ErasureWay.DELETED


def test_a_call_keeps_interest_alive(services, saved, due):
    person = saved("Ott", status=VolunteerStatus.INTERESTED)
    at = datetime.combine(TODAY + timedelta(days=100), datetime.min.time())
    services.contact_entries.save(
        None, {"at": at, "kind": ContactKind.CALL, "subject_type": "Person", "subject_id": person.id}
    )
    assert due(TODAY + timedelta(days=200)) == {}


def test_somebody_without_any_function_is_proposed_after_a_year(services, due):
    services.people.save(None, {"last_name": "Ott"})
    assert due(TODAY + timedelta(days=360)) == {}
    assert due(TODAY + timedelta(days=370))["Ott"].wanted.way is ErasureWay.DELETED


@pytest.mark.parametrize("busy", ["employment", "contact", "lead"])
def test_somebody_with_a_function_stays(services, due, busy):
    person = services.people.save(
        None, {"last_name": "Ott", "employment": "Hausmeister" if busy == "employment" else None}
    )
    if busy == "contact":
        services.contact_roles.save(None, {"person_id": person, "function": "Heimleitung"})
    if busy == "lead":
        services.projects.save(None, {"name": "Garten", "lead_id": person})
    assert due(TODAY + timedelta(days=9000)) == {}


def test_an_active_volunteer_is_never_proposed(saved, due):
    saved("Ott")
    assert due(date(2099, 1, 1)) == {}


def test_the_trash_is_emptied_by_hand_only(services, saved, due):
    services.people.trash([saved("Ott").id])
    assert list(due(TODAY + timedelta(days=100))) == ["Ott"]


def test_names_of_visitors_are_proposed_after_a_year(event, due):
    assert due()["Teilnahmeliste: Infoabend"].reason.startswith("1 Name, der Termin war am ")


def test_names_of_visitors_are_kept_longer_where_money_was_given(services, event, due):
    project = services.projects.save(None, {"name": "Garten"})
    services.events.save(event, {"project_id": project})
    assert due() == {}


def test_the_log_of_handouts_ends_after_three_years(services, katja, tmp_path, due):
    export(services, "volunteers", tmp_path / "list.xlsx")
    assert [name for name in due(TODAY + timedelta(days=1500)) if name.startswith("Weitergabe")] == [
        "Weitergabe: Ehrenamtliche"
    ]


def test_nothing_goes_by_itself(services, left, due):
    left("Ott", years_ago=5)
    due()
    assert all_of(services, Person.last_name) == ["Ott"]


# -------------------------------------------------------------------- putting off


def test_a_proposal_put_off_does_not_come_back_before_its_day(services, left, due):
    left("Ott", years_ago=5)
    postpone(services, due().values(), TODAY + timedelta(days=90), TODAY)
    assert due(TODAY + timedelta(days=89)) == {}


def test_a_proposal_put_off_comes_back_on_its_day(services, left, due):
    left("Ott", years_ago=5)
    postpone(services, due().values(), TODAY + timedelta(days=90), TODAY)
    assert list(due(TODAY + timedelta(days=90))) == ["Ott"]


def test_a_proposal_can_be_put_off_again(services, left, due):
    left("Ott", years_ago=5)
    chosen = list(due().values())
    for days in (90, 180):
        postpone(services, chosen, TODAY + timedelta(days=days), TODAY)
    assert all_of(services, DeletionMark.postponed_until) == [TODAY + timedelta(days=180)]


def test_no_day_in_the_past_puts_off(services, left, due):
    left("Ott", years_ago=5)
    with pytest.raises(UserError, match="der noch kommt"):
        postpone(services, due().values(), TODAY, TODAY)


# -------------------------------------------------------------------- carrying out


def test_only_what_was_ticked_is_erased(services, left, due):
    left("Ott", years_ago=5), left("Ring", years_ago=5)
    run(services, [due()["Ott"]], TODAY)
    assert list(due()) == ["Ring"]


def test_a_run_without_a_tick_is_refused(services):
    with pytest.raises(UserError, match="nichts ausgewählt"):
        run(services, [], TODAY)


def test_a_run_over_everything_leaves_nothing_due(services, left, event, due):
    left("Ott", years_ago=5)
    run(services, list(due().values()), TODAY)
    assert due() == {}


def test_the_names_of_visitors_go_and_their_number_stays(services, event, due):
    run(services, list(due().values()), TODAY)
    assert all_of(services, Participation.name) == all_of(services, Participation.email) == [None]
    assert services.events.get(event).registered_count == 1


def test_the_protocol_names_nobody(services, left, due):
    left("Ott", years_ago=5)
    assert "Ott" not in repr(run(services, list(due().values()), TODAY))


def test_the_protocol_counts_by_rule(services, left, due):
    left("Ott", years_ago=5), left("Ring", years_ago=5)
    lines = run(services, list(due().values()), TODAY).lines
    assert [(line.rule, line.count, line.way) for line in lines] == [("left", 2, ErasureWay.ANONYMISED)]


def test_the_protocol_says_who_confirmed(services, left, due):
    left("Ott", years_ago=5)
    assert run(services, list(due().values()), TODAY).who == "Kim"


def test_old_protocols_can_be_read_again(services, left, due):
    left("Ott", years_ago=5)
    done = run(services, list(due().values()), TODAY)
    assert protocol(services, runs(services)[0]) == done


# -------------------------------------------------------------------- certificates of good conduct


@pytest.fixture
def seen(services, left):
    """Somebody who left nine months ago, whose certificate was seen before."""
    person = left("Ott", years_ago=0.75)
    services.people.record_conduct_check(person, TODAY - timedelta(days=900))
    return person


def test_a_certificate_is_due_six_months_after_the_work(seen, due):
    assert list(due()) == ["Führungszeugnis: Ott"]


def test_a_certificate_cannot_be_put_off(services, seen, due):
    with pytest.raises(UserError, match="§ 72a"):
        postpone(services, due().values(), TODAY + timedelta(days=90), TODAY)


def test_a_certificate_goes_by_itself_after_notice(services, seen):
    assert announce_conduct_checks(services, TODAY - timedelta(days=1)) == 1
    assert purge_conduct_checks(services, TODAY) == 1
    assert all_of(services, ConductCheck.id) == []


def test_a_certificate_never_goes_without_notice(services, seen):
    assert purge_conduct_checks(services, TODAY) == 0


def test_a_certificate_never_goes_on_the_day_of_the_notice(services, seen):
    announce_conduct_checks(services, TODAY)
    assert purge_conduct_checks(services, TODAY) == 0


def test_a_certificate_never_goes_before_its_limit(services, left):
    services.people.record_conduct_check(left("Ott", years_ago=0.45), TODAY)
    announce_conduct_checks(services, TODAY - timedelta(days=1))
    assert purge_conduct_checks(services, TODAY) == 0


def test_a_notice_is_given_once(services, seen):
    announce_conduct_checks(services, TODAY)
    assert announce_conduct_checks(services, TODAY) == 0


def test_a_purge_leaves_a_line_in_the_log(services, seen, caplog):
    caplog.set_level("INFO", "helferkreis")
    announce_conduct_checks(services, TODAY - timedelta(days=1))
    purge_conduct_checks(services, TODAY)
    assert "conduct-checks-purged-by-law" in caplog.text and "Ott" not in caplog.text


def test_a_purge_leaves_a_line_in_the_history(services, seen):
    announce_conduct_checks(services, TODAY - timedelta(days=1))
    purge_conduct_checks(services, TODAY)
    assert services.history.latest(1)[0].name == "Führungszeugnis: 1 nach der gesetzlichen Frist gelöscht"


def test_a_purge_leaves_nothing_of_it_in_the_history_of_the_person(services, seen):
    announce_conduct_checks(services, TODAY - timedelta(days=1))
    purge_conduct_checks(services, TODAY)
    assert not any("Führungszeugnis" in line.action for line in services.history.of(seen))


def test_a_certificate_of_somebody_active_stays(services, saved, due):
    services.people.record_conduct_check(saved("Ott").id, TODAY - timedelta(days=900))
    assert due() == {}
