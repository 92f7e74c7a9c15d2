"""The ladder of maturity: steps reached, lost, reached anew, and what the data already show."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from app.errors import UserError, ValidationError
from app.models import CircleMarker, CircleRole, ContactEntry, ContactKind, Task
from app.services.circles.development import next_rung
from app.services.circles.ladder import save_steps, shipped, steps

TODAY = date.today()


@pytest.fixture
def circle(services):
    return services.circles.get(services.circles.save(None, {"name": "Helferkreis Probe"}))


def rung(services, circle, key):
    return next(one for one in services.development.rungs(circle.id) if one.step.key == key)


def test_the_ladder_has_eight_to_ten_steps_with_all_their_words():
    assert 8 <= len(shipped()) <= 10
    assert all(s.title and s.why and s.step and len(s.questions) >= 2 for s in shipped())


def test_a_new_circle_stands_at_the_foot(services, circle):
    rungs = services.development.rungs(circle.id)
    assert not any(one.stands for one in rungs)
    assert next_rung(rungs) is rungs[0]


def test_a_step_stands_from_its_day(services, circle):
    services.development.reach(circle.id, "rules", date(2026, 3, 2))
    assert (rung(services, circle, "rules").stands, rung(services, circle, "rules").reached_on) == (
        True,
        date(2026, 3, 2),
    )


def test_the_next_step_is_the_lowest_that_does_not_stand(services, circle):
    for step in shipped()[:2]:
        services.development.reach(circle.id, step.key, TODAY)
    assert next_rung(services.development.rungs(circle.id)).step.key == shipped()[2].key


def test_a_lost_step_says_since_when_and_comes_next(services, circle):
    marker = services.development.reach(circle.id, shipped()[0].key, date(2025, 5, 1))
    services.development.lose(marker, date(2026, 2, 1))
    lost = next_rung(services.development.rungs(circle.id))
    assert (lost.step.key, lost.stands, lost.lost_on) == (shipped()[0].key, False, date(2026, 2, 1))


def test_a_step_reached_anew_is_a_further_record(services, circle):
    services.development.lose(services.development.reach(circle.id, "keys", date(2025, 5, 1)), date(2026, 2, 1))
    services.development.reach(circle.id, "keys", date(2026, 6, 1))
    assert rung(services, circle, "keys").reached_on == date(2026, 6, 1)
    assert len(services.development.markers(circle.id)) == 2


def test_a_step_that_stands_is_not_reached_twice(services, circle):
    services.development.reach(circle.id, "keys", TODAY)
    with pytest.raises(UserError, match="schon erreicht"):
        services.development.reach(circle.id, "keys", TODAY)


def test_a_step_is_not_lost_before_it_was_reached(services, circle):
    marker = services.development.reach(circle.id, "keys", date(2026, 5, 1))
    with pytest.raises(ValidationError):
        services.development.lose(marker, date(2026, 4, 1))


def test_a_step_is_not_reached_tomorrow(services, circle):
    with pytest.raises(ValidationError):
        services.development.reach(circle.id, "keys", TODAY + timedelta(days=1))


def test_speaker_and_deputy_are_recognised_from_the_members(services, circle, saved):
    assert rung(services, circle, "people").proof == ""
    for name, role in (("Arslan", CircleRole.SPEAKER), ("Knapp", CircleRole.DEPUTY)):
        services.circle_members.save(None, {"circle_id": circle.id, "person_id": saved(name).id, "role": role})
    assert rung(services, circle, "people").proof.startswith("Laut Mitgliederliste")


def test_a_former_deputy_proves_nothing(services, circle, saved):
    for name, role, until in (("Arslan", CircleRole.SPEAKER, None), ("Knapp", CircleRole.DEPUTY, date(2026, 1, 1))):
        who = {"circle_id": circle.id, "person_id": saved(name).id, "role": role, "until": until}
        services.circle_members.save(None, who)
    assert rung(services, circle, "people").proof == ""


def test_a_budget_is_recognised_from_the_master_data(services, circle):
    services.circles.save(circle.id, {"budget": 60_000})
    assert "600,00 €" in rung(services, circle, "budget").proof


def test_what_stands_is_not_offered_again(services, circle):
    services.circles.save(circle.id, {"budget": 60_000})
    services.development.reach(circle.id, "budget", TODAY)
    assert rung(services, circle, "budget").proof == ""


def test_a_talk_belongs_to_its_step_and_comes_back(services, circle):
    at = datetime(2026, 9, 3, 17, 30)
    services.development.coach(circle.id, "Gemeinsame Regeln", "Entwurf liegt vor", at, date(2026, 12, 1))
    talk = rung(services, circle, "rules").talks[0]
    assert (talk.at, talk.text) == (at, "Entwurf liegt vor")
    assert services.contact_entries.all(ContactEntry.subject_id == circle.id)[0].kind is ContactKind.COACHING
    assert services.tasks.all(Task.subject_id == circle.id)[0].due_on == date(2026, 12, 1)


def test_a_talk_and_its_task_are_taken_back_together(services, circle):
    services.development.coach(circle.id, "Gemeinsame Regeln", "", datetime(2026, 9, 3, 17, 30), date(2026, 12, 1))
    services.history.undo(services.history.last_undoable().id)
    assert not services.contact_entries.all() and not services.tasks.all()


def test_the_office_words_and_orders_its_own_ladder(services, circle):
    first, *rest = shipped()
    save_steps(services.settings, [*rest, replace(first, title="Wir treffen uns")])
    assert [step.key for step in steps(services.settings)][-1] == first.key
    assert services.development.rungs(circle.id)[-1].step.title == "Wir treffen uns"


def test_the_shipped_ladder_takes_the_own_one_away(services):
    save_steps(services.settings, shipped()[:3])
    assert len(steps(services.settings)) == 3
    save_steps(services.settings, shipped())
    assert steps(services.settings) == shipped() and services.settings.value("circles.ladder") is None


def test_a_step_in_the_trash_does_not_stand(services, circle):
    marker = services.development.reach(circle.id, "keys", TODAY)
    services.crud(CircleMarker).trash([marker])
    assert not rung(services, circle, "keys").stands


def test_the_history_calls_a_step_by_its_title(services, circle):
    services.development.reach(circle.id, "rules", TODAY)
    assert services.history.latest()[0].name == "Schritt erreicht: Gemeinsame Regeln"


def test_a_step_keeps_its_talks_under_another_title(services, circle):
    first, *rest = shipped()
    services.development.coach(circle.id, first.title, "Erster Dienstag", datetime.now())
    save_steps(services.settings, [replace(first, title="Wir treffen uns"), *rest])
    assert [talk.text for talk in rung(services, circle, first.key).talks] == ["Erster Dienstag"]
