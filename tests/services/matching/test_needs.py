"""Needs: their three shapes, which are open, how they end."""

import pytest

from app.errors import UserError, ValidationError
from app.models import NeedState, NeedTime, Person, Tandem, Urgency
from app.services.deadlines import between
from app.services.figures import KEY_FIGURES
from app.services.matching.load import never_asked
from app.services.matching.needs import OPEN, PAST, unanswered
from app.services.query import Query
from app.services.settings import NEVER_ASKED
from tests.services.matching.conftest import ON, TUESDAY, days


def test_fixed_dates_give_first_and_last_day(services, need):
    found = services.needs.get(need(time_shape=NeedTime.FIXED, dates=[TUESDAY, "2026-12-01T14:00/2026-12-01T16:00"]))
    assert (found.starts_on, found.ends_on) == (days(1), days(8))


def test_another_shape_forgets_what_belonged_to_the_first(services, tuesday):
    services.needs.save(tuesday, {"time_shape": NeedTime.WEEKLY, "slots": ["mon.morning"]})
    found = services.needs.get(tuesday)
    assert (found.dates, found.slots) == ([], ["mon.morning"])


def test_fixed_dates_must_be_told(services):
    with pytest.raises(ValidationError) as error:
        services.needs.save(None, {"title": "A", "time_shape": NeedTime.FIXED})
    assert "dates" in error.value.problems


def test_somebody_must_be_wanted(services):
    with pytest.raises(ValidationError) as error:
        services.needs.save(None, {"title": "A", "people_wanted": 0})
    assert "people_wanted" in error.value.problems


def test_no_end_lies_before_its_beginning(services, need):
    wanted = need(starts_on=days(5))
    with pytest.raises(ValidationError) as error:
        services.needs.save(wanted, {"ends_on": days(4)})
    assert "ends_on" in error.value.problems


def test_the_urgent_stand_first_then_the_nearest(services, need):
    later = need(find_until=days(20))
    soon = need(find_until=days(2))
    urgent = need(find_until=days(30), urgency=Urgency.HIGH)
    assert services.needs.open_ids() == [urgent, soon, later]


def test_a_need_of_two_is_open_after_the_first(services, need, saved):
    wanted = need(people_wanted=2)
    services.matching.place(wanted, saved("A").id)
    assert services.needs.open_ids() == [wanted]


def test_closing_takes_a_reason_and_has_a_day(services, need):
    wanted = need()
    services.needs.close([wanted], "gefunden")
    found = services.needs.get(wanted)
    assert (found.state, found.closed_because) == (NeedState.CLOSED, "gefunden") and found.closed_on


def test_closing_without_a_reason_is_refused(services, need):
    with pytest.raises(UserError, match="Grund"):
        services.needs.close([need()], "")


def test_an_open_need_again_forgets_why_it_was_closed(services, need):
    wanted = need()
    services.needs.close([wanted], "gefunden")
    services.needs.reopen([wanted])
    found = services.needs.get(wanted)
    assert (found.state, found.closed_on, found.closed_because) == (NeedState.OPEN, None, None)


def test_what_is_over_is_not_open_but_told(services, need):
    wanted = need(time_shape=NeedTime.FIXED, dates=["2026-01-05T10:00/2026-01-05T12:00"])
    assert services.needs.open_ids() == []
    assert services.needs.ids(Query(filters=PAST)) == [wanted]


def test_old_questions_are_found_by_the_days_the_office_set(services, need, saved):
    wanted = need()
    services.matching.ask(wanted, [saved("A").id], days(-400))
    assert services.needs.ids(Query(filters=unanswered(services.settings))) == [wanted]


def test_who_was_never_asked_is_found(services, need, saved):
    services.settings.save_numbers({NEVER_ASKED: 7})
    saved("Neu")
    with services.database.transaction("Test") as session:
        old = session.get(Person, saved("Alt", since=days(-400)).id)
        old.created_at = old.created_at.replace(year=2020)
    filters = never_asked(services.settings)
    assert [services.people.get(one).last_name for one in services.volunteers.ids(Query(filters=filters))] == ["Alt"]


def test_the_figure_of_the_start_page_is_the_list_behind_it(services, need):
    need(), need(people_wanted=3)
    wanted = next(one for one in KEY_FIGURES if one.key == "needs")
    told = services.figures.tell(wanted)
    assert (told.figure, told.listed) == ("2", services.needs.count(Query(filters=OPEN)))
    assert told.aside == "4 Personen gesucht"


def test_who_carries_most_stands_first(services, need, saved):
    free, busy = saved("A"), saved("Z")
    services.matching.place(need(), busy.id, ON)
    services.crud(Tandem).save(None, {"code": "Tandem 001", "person_id": busy.id})
    told = services.matching.load(ON)
    assert [(one.person_id, one.works, one.tandems) for one in told] == [(busy.id, 1, 1), (free.id, 0, 0)]


def test_interpreters_serve_german_by_what_is_marked(services, saved):
    saved("A", languages=["Arabisch C1 dolmetscht", "Farsi C1"])
    assert [one.name for one in services.matching.interpreters("Arabisch", "Deutsch")] == ["A"]
    assert services.matching.interpreters("Farsi", "Deutsch") == []


def test_interpreters_serve_two_other_languages_they_have(services, saved):
    saved("A", languages=["Arabisch C1 dolmetscht", "Farsi C1"])
    saved("B", languages=["Arabisch C1 dolmetscht", "Farsi A1"])
    assert [one.name for one in services.matching.interpreters("Arabisch", "Farsi")] == ["A"]


def test_a_tandem_is_talked_about_in_the_calendar(services, saved):
    services.crud(Tandem).save(None, {"code": "Tandem 001", "person_id": saved("A").id, "review_on": days(3)})
    found = between(services.database, services.settings, ON, days(7))
    assert [(one.title, one.what) for one in found] == [("Tandem 001", "Gespräch über das Tandem")]
