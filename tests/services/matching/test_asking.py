"""Asking, answers, placements and their ends."""

import pytest

from app.errors import UserError
from app.models import NeedState, NeedTime, Request, RequestState, VolunteerStatus
from tests.services.matching.conftest import ON, TUESDAY, days


@pytest.fixture
def asked(services, tuesday, saved):
    """A question that waits for its answer."""
    one = saved("Demo")
    services.matching.ask(tuesday, [one.id], ON)
    return services.matching.asking.open_question(tuesday, one.id)


def request(services, identity):
    return services.crud(Request).get(identity)


def test_a_question_is_named_and_kept(services, tuesday, saved):
    assert services.matching.ask(tuesday, [saved("Demo").id], ON) == "Gefragt: Demo für Begleitung"
    assert services.needs.get(tuesday).asked == 1


def test_several_are_asked_at_once(services, tuesday, saved):
    ids = [saved(name).id for name in "ABC"]
    assert services.matching.ask(tuesday, ids, ON) == "Gefragt: 3 Personen für Begleitung"


def test_asking_again_needs_a_reason(services, tuesday, saved):
    one = saved("Demo")
    services.matching.ask(tuesday, [one.id], ON)
    with pytest.raises(UserError, match="ist gefragt seit 23.11.2026"):
        services.matching.ask(tuesday, [one.id], ON)


def test_the_reason_of_an_override_is_kept(services, tuesday, saved):
    one = saved("Demo", status=VolunteerStatus.PAUSED)
    services.matching.ask(tuesday, [one.id], ON, override="hat selbst angerufen")
    found = services.matching.asking.open_question(tuesday, one.id)
    assert request(services, found).override == "hat selbst angerufen"


def test_nothing_is_kept_of_a_question_that_was_refused(services, tuesday, saved):
    paused, free = saved("A", status=VolunteerStatus.PAUSED), saved("B")
    with pytest.raises(UserError):
        services.matching.ask(tuesday, [free.id, paused.id], ON)
    assert services.needs.get(tuesday).asked == 0


def test_a_yes_begins_the_work(services, tuesday, asked):
    work = services.assignments.get(services.matching.asking.accept(asked, ON))
    assert (work.need_id, work.request_id, work.activity) == (tuesday, asked, "Arztbegleitung")
    assert (work.since, work.until) == (days(1), days(1))


def test_a_yes_fills_the_need(services, tuesday, asked):
    services.matching.asking.accept(asked, ON)
    assert services.needs.get(tuesday).missing == 0
    assert services.needs.open_ids() == []


def test_a_yes_beside_other_work_needs_a_reason(services, tuesday, asked, need):
    person = request(services, asked).person_id
    other = need(title="Umzug", time_shape=NeedTime.FIXED, dates=[TUESDAY])
    services.matching.place(other, person, ON, override="kurz")
    with pytest.raises(UserError, match="zur selben Zeit bei „Umzug“"):
        services.matching.asking.accept(asked, ON)
    work = services.matching.asking.accept(asked, ON, "wird abgelöst")
    assert services.assignments.get(work).override == "wird abgelöst"


def test_nobody_works_twice_for_one_need(services, tuesday, asked):
    person = request(services, asked).person_id
    services.matching.asking.accept(asked, ON)
    with pytest.raises(UserError, match="schon im Einsatz"):
        services.matching.place(tuesday, person, ON, override="doppelt")


def test_a_no_is_remembered_with_its_reason(services, asked):
    services.matching.asking.decline(asked, "keine Zeit", ON)
    found = request(services, asked)
    assert (found.state, found.reason, found.answered_on) == (RequestState.DECLINED, "keine Zeit", ON)


def test_a_no_opens_a_closed_need_again(services, tuesday, asked):
    services.matching.asking.accept(asked, ON)
    services.needs.close([tuesday], "gefunden")
    services.matching.asking.decline(asked, "krank", ON)
    found = services.needs.get(tuesday)
    assert (found.state, found.missing, found.closed_because) == (NeedState.OPEN, 1, None)


def test_a_no_after_a_yes_ends_the_work(services, tuesday, asked):
    work = services.matching.asking.accept(asked, ON)
    services.matching.asking.decline(asked, "krank", ON)
    assert services.assignments.get(work).ended_because == "krank"


def test_work_begins_without_a_question_too(services, tuesday, saved):
    work = services.assignments.get(services.matching.place(tuesday, saved("A").id, ON))
    assert work.request_id is None and services.needs.get(tuesday).filled == 1


def test_work_that_begins_answers_the_question(services, tuesday, asked):
    person = request(services, asked).person_id
    services.matching.place(tuesday, person, ON)
    assert request(services, asked).state is RequestState.ACCEPTED


def test_the_end_of_work_has_a_reason_and_opens_the_need(services, need, saved):
    wanted = need(time_shape=NeedTime.WEEKLY, slots=["mon.morning"])
    work = services.matching.place(wanted, saved("A").id, ON)
    services.needs.close([wanted], "gefunden")
    services.matching.asking.end(work, ON, "Umzug")
    assert services.assignments.get(work).ended_because == "Umzug"
    assert services.needs.get(wanted).state is NeedState.OPEN


def test_no_work_ends_without_a_reason(services, need, saved):
    work = services.matching.place(need(), saved("A").id, ON)
    with pytest.raises(UserError, match="warum"):
        services.matching.asking.end(work, ON, " ")


def test_no_work_ends_before_it_begins(services, need, saved):
    work = services.matching.place(need(starts_on=days(10)), saved("A").id, ON)
    with pytest.raises(UserError, match="bevor er begonnen hat"):
        services.matching.asking.end(work, ON, "Umzug")


@pytest.mark.parametrize(("way", "state"), [("give_up", "UNANSWERED"), ("withdraw", "WITHDRAWN")])
def test_a_question_can_end_without_an_answer(services, tuesday, asked, way, state):
    getattr(services.matching.asking, way)(asked, ON)
    assert request(services, asked).state.name == state and services.needs.get(tuesday).asked == 0


def test_who_gave_no_answer_can_be_asked_again(services, tuesday, asked):
    person = request(services, asked).person_id
    services.matching.asking.give_up(asked, ON)
    services.matching.ask(tuesday, [person], days(1))
    assert services.needs.get(tuesday).asked == 1


def test_asking_is_taken_back_by_its_name(services, tuesday, asked):
    services.history.undo(services.history.last_undoable().id)
    assert services.needs.get(tuesday).asked == 0


def test_a_yes_is_taken_back_with_its_work(services, tuesday, asked):
    services.matching.asking.accept(asked, ON)
    services.history.undo(services.history.last_undoable().id)
    assert request(services, asked).state is RequestState.ASKED and services.assignments.all() == []
