"""What is due in any tab is found by its day, and gone once it is done."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import event as listening

from app.models import ApplicationState, EventState, TaskKind, VolunteerStatus
from app.services import deadlines
from app.services.settings import PROOF

DAY = date(2026, 11, 20)
PROOF_DAYS = 1826
"""Five years."""


@pytest.fixture
def due(services):
    """What is due in November 2026, as pairs of kind and title."""

    def read():
        found = deadlines.between(services.database, services.settings, date(2026, 11, 1), date(2026, 11, 30))
        return [(one.what, one.title) for one in found]

    return read


def test_a_task_is_due_until_it_is_done(services, due):
    task = services.tasks.save(None, {"title": "Anrufen", "due_on": DAY})
    assert due() == [("Wiedervorlage", "Anrufen")]
    services.tasks.set_done(task)
    assert due() == []


def test_a_deadline_is_called_a_deadline(services, due):
    services.tasks.save(None, {"title": "Antrag abgeben", "due_on": DAY, "kind": TaskKind.DEADLINE})
    assert due() == [("Frist", "Antrag abgeben")]


def test_a_step_is_due_as_many_days_from_its_event(services, due):
    event = services.events.save(None, {"title": "Info", "start": datetime(2026, 12, 18, 19)})
    services.checklist.save(None, {"event_id": event, "title": "Flyer", "offset_days": -28})
    assert due() == [("Checkliste", "Flyer · Info")]


def test_nothing_is_to_be_prepared_for_a_cancelled_event(services, due):
    event = services.events.save(
        None, {"title": "Info", "start": datetime(2026, 12, 18, 19), "state": EventState.CANCELLED}
    )
    services.checklist.save(None, {"event_id": event, "title": "Flyer", "offset_days": -28})
    assert due() == []


def test_the_end_of_registration_is_a_deadline(services, due):
    services.events.save(None, {"title": "Info", "start": datetime(2026, 12, 18, 19), "registration_until": DAY})
    assert due() == [("Anmeldung bis", "Info")]


def test_an_application_is_due_until_it_is_handed_in(services, due):
    identity = services.applications.save(None, {"name": "Rampe", "submit_by": DAY})
    assert due() == [("Einreichen bis", "Rampe")]
    services.applications.save(identity, {"state": ApplicationState.SUBMITTED})
    assert due() == []


def test_the_proofs_of_a_grant_lead_to_its_application(services):
    identity = services.applications.save(None, {"name": "Rampe", "state": ApplicationState.GRANTED})
    services.grants.save(None, {"application_id": identity, "amount": 100, "proof_due": DAY, "interim_due": DAY})
    found = deadlines.between(services.database, services.settings, DAY, DAY)
    assert {(d.what, d.entity, d.record_id) for d in found} == {
        ("Verwendungsnachweis bis", "Application", identity), ("Zwischennachweis bis", "Application", identity),
    }  # fmt: skip


def test_programmes_and_projects_have_their_days(services, due):
    services.programmes.save(None, {"name": "Kleinprojekte", "deadline": DAY})
    services.projects.save(None, {"name": "Nähcafé", "ends_on": DAY})
    assert due() == [("Ende", "Nähcafé"), ("Nächste Frist", "Kleinprojekte")]


def test_a_certificate_is_due_five_years_after_its_date(services, saved, due):
    person = saved("Böhringer", first_name="Katja")
    services.people.record_conduct_check(person.id, DAY - timedelta(days=PROOF_DAYS - 10), DAY - timedelta(PROOF_DAYS))
    assert due() == [("Führungszeugnis läuft ab", "Böhringer, Katja")]


def test_an_office_may_ask_for_certificates_more_often(services, saved, due):
    person = saved("Böhringer", first_name="Katja")
    services.people.record_conduct_check(person.id, DAY - timedelta(days=1096), DAY - timedelta(days=1096))
    assert due() == []
    services.settings.save_numbers({PROOF: 3})
    assert due() == [("Führungszeugnis läuft ab", "Böhringer, Katja")]


def test_a_newer_certificate_takes_the_place_of_the_older(services, saved, due):
    person = saved("Böhringer")
    services.people.record_conduct_check(person.id, DAY - timedelta(days=PROOF_DAYS))
    services.people.record_conduct_check(person.id, DAY)
    assert due() == []


def test_nobody_asks_former_volunteers_for_a_certificate(services, saved, due):
    person = saved("Böhringer", status=VolunteerStatus.LEFT)
    services.people.record_conduct_check(person.id, DAY - timedelta(days=PROOF_DAYS))
    assert due() == []


def test_what_lies_in_the_trash_is_not_due(services, due):
    services.tasks.trash([services.tasks.save(None, {"title": "Anrufen", "due_on": DAY})])
    assert due() == []


def test_thirty_tasks_need_as_many_statements_as_one(services, due):
    asked = []
    due()
    listening.listen(services.database._read, "before_cursor_execute", lambda *told: asked.append(told[2]))
    due()
    alone = len(asked)
    for number in range(30):
        services.tasks.save(None, {"title": f"Anruf {number}", "due_on": DAY})
    asked.clear()
    assert len(due()) == 30 and len(asked) == alone
