"""What an arrival asks for: numbers by the template, conditions, and lines the office has changed."""

from dataclasses import replace
from datetime import date

import pytest

from app.errors import UserError
from app.models import Arrival, Need, NeedLanguage, PersonSkill
from app.models.facts import attribute
from app.services.arrivals import template
from app.services.arrivals.proposing import proposals
from app.services.arrivals.template import Condition, Line, Makes, Per

TODAY, DAY = date(2026, 11, 23), date(2026, 12, 2)


def announced(**values):
    return Arrival(**{"people": 20, "arrives_on": DAY, **values})


def titles(arrival, lines=None):
    return [one.title for one in proposals(arrival, lines or template.shipped(), TODAY)]


def line(**values):
    return Line(Makes.NEED, "Fahrdienst", **{"offset": 0, **values})


def test_one_more_is_wanted_for_every_group_that_is_begun():
    found = proposals(announced(), [line(per=Per.PEOPLE, each=8)], TODAY)[0]
    assert (found.people, found.why) == (3, "1 je 8 Personen, 20 angekündigt")


def test_each_language_has_its_need():
    lines = [line(per=Per.LANGUAGE, each=10)]
    found = proposals(announced(languages={"Arabisch": 12, "Dari": 5}), lines, TODAY)
    assert [(one.language, one.people) for one in found] == [("Arabisch", 2), ("Dari", 1)]


def test_without_a_known_language_somebody_is_wanted_anyway():
    assert "Dolmetschen am Ankunftstag" in titles(announced())


OF_GROUPS = {
    "minors": "Kinderbetreuung beim Ankommen", "families": "Patenschaften für Familien",
    "travelling_alone": "Alltagsbegleitung für Alleinreisende",
}  # fmt: skip


@pytest.mark.parametrize(("field", "title"), OF_GROUPS.items())
def test_conditions_hold(field, title):
    assert title in titles(announced(**{field: 4})) and title not in titles(announced())


def test_days_are_counted_from_the_arrival():
    assert proposals(announced(), [line(offset=3)], TODAY)[0].day == date(2026, 12, 5)


def test_what_should_be_done_already_is_due_today():
    assert proposals(announced(), [line(offset=-30)], TODAY)[0].day == TODAY


@pytest.mark.parametrize(("today", "due"), [(TODAY, date(2026, 11, 27)), (date(2026, 11, 28), date(2026, 11, 30))])
def test_a_task_is_due_on_a_working_day(today, due):
    task = Line(Makes.TASK, "Zimmer klären", -3)
    assert proposals(announced(), [task], today)[0].day == due


def test_the_office_keeps_lines_of_its_own(services):
    own = [line(each=3, per=Per.FAMILIES, condition=Condition.FAMILIES)]
    template.save(services.settings, own)
    assert template.lines(services.settings) == tuple(own) and template.is_own(services.settings)


def test_the_change_stands_in_the_history_and_goes_back(services):
    template.save(services.settings, [line()])
    operation = services.history.last_undoable()
    services.history.undo(operation.id)
    assert operation.name == "Vorlage für Ankünfte geändert"
    assert template.lines(services.settings) == template.shipped()


def test_the_shipped_lines_take_the_own_ones_away(services):
    template.save(services.settings, [line()])
    template.save(services.settings, template.shipped())
    assert not template.is_own(services.settings)


def test_saving_the_same_again_is_no_action(services):
    template.save(services.settings, template.shipped())
    assert services.history.last_undoable() is None


@pytest.mark.parametrize(("wrong", "why"), [({"title": " "}, "Bezeichnung"), ({"count": 0}, "Anzahl"),
                                            ({"offset": 400}, "Tage")])  # fmt: skip
def test_a_line_that_cannot_be_used_is_named(services, wrong, why):
    with pytest.raises(UserError, match=f"Zeile 2: .*{why}"):
        template.save(services.settings, [line(), replace(line(), **wrong)])


def test_a_template_is_not_empty(services):
    with pytest.raises(UserError, match="mindestens eine"):
        template.save(services.settings, [])


def test_what_is_shipped_fits_the_fields():
    for one in template.shipped():
        assert not template.problem_of(one) and len(one.category) <= 80
    assert attribute(Need, "category") is not None and NeedLanguage and PersonSkill
