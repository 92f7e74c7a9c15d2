"""Who stands where for a need, and what is said of it."""

import pytest

from app.models import Absence, HoursEntry, NeedTime, StatusChange, VolunteerStatus
from app.services.settings import WEIGHTS
from tests.services.matching.conftest import ON, days, match
from tests.services.statements import statements


def test_the_reasons_are_told_in_words(services, tuesday, saved, words):
    one = saved("Demo", languages=["Arabisch C2"], availability=["tue.afternoon"], postal_code="71634",
                city="Ludwigsburg")  # fmt: skip
    assert words(tuesday, one).startswith("spricht Arabisch C2 · Di nachmittags frei · wohnt in Ludwigsburg, 3 km")


def test_who_can_do_everything_stands_first(services, tuesday, saved):
    saved("Nur da", city="Asperg")
    best = saved("Best", languages=["Arabisch"], skills=["Arztbegleitung"], availability=["tue.day"], city="Asperg")
    assert services.matching.rank(tuesday, ON)[0].person_id == best.id


def test_nobody_disappears(services, tuesday, saved):
    for status in VolunteerStatus:
        saved(status.name, status=status)
    assert len(services.matching.rank(tuesday, ON)) == len(VolunteerStatus)


def test_who_is_asked_without_the_language_hears_why_not(services, tuesday, saved):
    assert "spricht kein Arabisch" in match(services, tuesday, saved("Still")).lacks


def test_a_better_level_counts_more(services, tuesday, saved):
    good, little = saved("Gut", languages=["Arabisch C1"]), saved("Wenig", languages=["Arabisch A1"])
    assert match(services, tuesday, good).score > match(services, tuesday, little).score


def test_a_related_task_counts_in_part(services, need, saved):
    wanted = need(category="Begleitung")
    exact, near, none = (saved(skill, skills=[skill]) for skill in ("Begleitung", "Arztbegleitung", "Garten"))
    scores = [match(services, wanted, one).score for one in (exact, near, none)]
    assert scores == sorted(scores, reverse=True) and len(set(scores)) == 3


def test_who_lives_nearer_stands_higher(services, tuesday, saved):
    far, near = saved("Fern", city="Stuttgart", postal_code="70173"), saved("Nah", city="Asperg", postal_code="71679")
    assert [one.person_id for one in services.matching.rank(tuesday, ON)] == [near.id, far.id]


def test_who_wishes_the_place_stands_higher(services, tuesday, saved):
    plain, wishing = saved("A"), saved("Z", preferred_places="Asperg und Tamm")
    assert [one.person_id for one in services.matching.rank(tuesday, ON)] == [wishing.id, plain.id]


def test_who_was_asked_lately_stands_lower(services, tuesday, need, saved):
    fresh, tired = saved("Z"), saved("A")
    services.matching.ask(need(title="Anderes"), [tired.id], days(-3))
    assert [one.person_id for one in services.matching.rank(tuesday, ON)] == [fresh.id, tired.id]


def test_a_refusal_is_remembered_for_the_same_work(services, need, saved, words):
    one, first = saved("A"), need(category="Garten")
    services.matching.ask(first, [one.id], days(-20))
    services.matching.asking.decline(services.matching.asking.open_question(first, one.id), "krank", days(-19))
    assert "hat für diese Aufgabe vor 19 Tagen abgesagt" in words(need(category="Garten"), one)


def test_asking_three_times_a_week_is_told(services, tuesday, need, saved, words):
    one = saved("A")
    for number in range(3):
        services.matching.ask(need(title=f"Anderes {number}"), [one.id], days(-number))
    assert "in dieser Woche schon 3-mal gefragt" in words(tuesday, one)


def test_who_carries_much_stands_lower(services, tuesday, saved):
    free, busy = saved("Z"), saved("A")
    services.assignments.save(None, {"person_id": busy.id, "activity": "Garten"})
    services.crud(HoursEntry).save(None, {"person_id": busy.id, "day": days(-5), "minutes": 600})
    assert [one.person_id for one in services.matching.rank(tuesday, ON)] == [free.id, busy.id]


def test_what_somebody_carries_is_told(services, tuesday, saved, words):
    one = saved("A")
    services.assignments.save(None, {"person_id": one.id, "activity": "Garten"})
    services.crud(HoursEntry).save(None, {"person_id": one.id, "day": days(-5), "minutes": 90})
    assert words(tuesday, one).endswith("1 Einsatz, 1 Std. in 12 Monaten")


def test_more_hours_than_somebody_has_are_told(services, need, saved):
    wanted = need(time_shape=NeedTime.WEEKLY, hours_per_week=4)
    assert "mehr als 3 Stunden in der Woche" in match(services, wanted, saved("A", weekly_hours=3)).lacks


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (VolunteerStatus.PAUSED, "pausiert zurzeit"),
        (VolunteerStatus.LEFT, "ist ausgeschieden"),
        (VolunteerStatus.DECLINED, "hat nicht angefangen"),
    ],
)
def test_a_status_greys_somebody_out_with_the_reason(services, tuesday, saved, status, why):
    assert match(services, tuesday, saved("A", status=status)).against == [why]


def test_who_is_away_on_the_day_is_greyed_out(services, tuesday, saved):
    one = saved("A")
    services.crud(Absence).save(None, {"person_id": one.id, "since": days(0), "until": days(4)})
    assert match(services, tuesday, one).against == ["abwesend bis 27.11.2026"]


def test_who_is_away_at_another_time_is_not(services, tuesday, saved):
    one = saved("A")
    services.crud(Absence).save(None, {"person_id": one.id, "since": days(2), "until": days(4)})
    assert not match(services, tuesday, one).blocked


def test_a_missing_proof_greys_somebody_out(services, saved):
    house = services.shelters.save(None, {"name": "GU", "requires_conduct_check": True, "requires_measles": False})
    wanted = services.needs.save(None, {"title": "Begleitung", "shelter_id": house})
    assert match(services, wanted, saved("A")).against == ["Führungszeugnis fehlt"]


def test_work_on_another_date_at_the_same_time_greys_out(services, tuesday, need, saved):
    one = saved("A")
    other = need(title="Umzug", time_shape=NeedTime.FIXED, dates=["2026-11-24T15:00/2026-11-24T18:00"])
    services.matching.place(other, one.id, ON)
    assert match(services, tuesday, one).against[0].startswith("zur selben Zeit bei „Umzug“")


def test_work_every_week_at_that_time_greys_out(services, tuesday, need, saved):
    one = saved("A")
    services.matching.place(need(title="Café", time_shape=NeedTime.WEEKLY, slots=["tue.afternoon"]), one.id, ON)
    assert "Café" in match(services, tuesday, one).against[0]


def test_work_that_has_ended_greys_nobody_out(services, tuesday, need, saved):
    one = saved("A")
    work = services.matching.place(need(time_shape=NeedTime.WEEKLY, slots=["tue.afternoon"]), one.id, days(-30))
    services.matching.asking.end(work, days(-1), "Umzug")
    assert not match(services, tuesday, one).blocked


def test_work_in_another_part_of_the_day_greys_nobody_out(services, tuesday, need, saved):
    one = saved("A")
    services.matching.place(need(time_shape=NeedTime.WEEKLY, slots=["tue.evening"]), one.id, ON)
    assert not match(services, tuesday, one).blocked


def test_the_greyed_stand_after_all_others(services, tuesday, saved):
    saved("A", status=VolunteerStatus.PAUSED, languages=["Arabisch"], city="Asperg")
    plain = saved("Z")
    assert services.matching.rank(tuesday, ON)[0].person_id == plain.id


def test_who_waits_is_told_since_when(services, tuesday, saved, words):
    one = saved("A", status=VolunteerStatus.INTERESTED)
    with services.database.transaction("Test") as session:
        session.query(StatusChange).filter_by(person_id=one.id).update({"changed_on": days(-40)})
    assert "wartet seit 6 Wochen, nie gefragt" in words(tuesday, one)


def test_a_weight_of_zero_plays_no_part(services, tuesday, saved):
    weight = next(one for one in WEIGHTS if one.name.endswith(".language"))
    services.settings.save_numbers({weight: 0})
    speaking, silent = saved("A", languages=["Arabisch"]), saved("Z")
    assert match(services, tuesday, speaking).score == match(services, tuesday, silent).score


def test_the_needs_of_a_person_are_ranked_too(services, tuesday, need, saved):
    other = need(title="Garten", category="Garten")
    one = saved("A", skills=["Garten"], city="Asperg")
    assert [fitting.wanted.need_id for fitting in services.matching.fitting(one.id, ON)] == [other, tuesday]


def test_what_somebody_cannot_do_comes_last_for_her(services, tuesday, need, saved):
    one = saved("A", languages=["Arabisch"], skills=["Arztbegleitung"])
    need(title="Garten")
    services.matching.ask(tuesday, [one.id], ON)
    assert services.matching.fitting(one.id, ON)[-1].wanted.need_id == tuesday


def test_thirty_people_need_as_many_statements_as_one(services, tuesday, saved):
    def sent() -> int:
        with statements(services.database) as seen:
            services.matching.rank(tuesday, ON)
        return len(seen)

    saved("A", languages=["Arabisch"], skills=["Arztbegleitung"])
    sent()  # reads the rules of the office, once
    one = sent()
    for number in range(29):
        saved(f"A{number}", languages=["Arabisch"], skills=["Arztbegleitung"])
    assert sent() == one


def test_a_work_without_need_is_no_overlap_but_load(services, tuesday, saved):
    one = saved("A")
    services.assignments.save(None, {"person_id": one.id, "activity": "Garten", "since": days(-9)})
    assert not match(services, tuesday, one).blocked
