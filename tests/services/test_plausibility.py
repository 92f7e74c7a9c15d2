"""What is missing or wrong is found, counted, and shown by the conditions of its own list."""

from datetime import date

import pytest

from app.models import VolunteerStatus
from app.services.plausibility import CHECKS, Level, findings
from app.services.query import Query


def told(services):
    return {finding.check.title: finding.count for finding in findings(services)}


def test_an_empty_office_has_no_findings(services):
    assert findings(services) == []


def test_a_missing_telephone_is_counted(services, katja, saved):
    saved("Ott")
    assert told(services)["Telefon fehlt"] == 1


def test_somebody_who_left_is_not_asked_for_a_telephone(services, saved):
    saved("Ott", status=VolunteerStatus.LEFT, left_on=date(2026, 1, 1))
    assert "Telefon fehlt" not in told(services)


def test_somebody_who_left_and_still_works_is_wrong(services, katja):
    services.people.change_status([katja.id], VolunteerStatus.LEFT, date(2026, 1, 1))
    services.people.place(katja.id, services.shelters.save(None, {"name": "GU Testgasse"}))
    assert told(services)["Ausgeschieden, aber noch im Einsatz"] == 1


def test_the_worst_comes_first(services, saved):
    saved("Ott", left_on=date(2026, 1, 1))
    levels = [finding.check.level for finding in findings(services)]
    assert levels == sorted(levels, key=list(Level).index) and levels[0] is Level.WRONG


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.title)
def test_the_list_behind_has_as_many_lines(sample, check):
    lists = {"PeoplePane": sample.volunteers, "ShelterPane": sample.shelters, "EventPane": sample.events}
    lists["ProblemPane"], lists["VisitPane"] = sample.problems, sample.visits
    count = next((f.count for f in findings(sample) if f.check is check), 0)
    assert len(lists[check.place].ids(Query(filters=check.filters))) == count
