"""Saved views come back as they were kept, and outlive fields that are gone."""

import json
from datetime import date

import pytest

from app.errors import ValidationError
from app.models import Person, SavedView, VolunteerStatus
from app.services.crud import Filter
from app.services.opening import open_services
from app.services.query import MISSING, PRESENT, Ago, Between, Current, Not, Within
from app.services.views import ListState, from_json, to_json

P = Person


@pytest.mark.parametrize(
    "value",
    [
        VolunteerStatus.ACTIVE,
        (VolunteerStatus.ACTIVE, VolunteerStatus.PAUSED),
        Not((VolunteerStatus.LEFT, VolunteerStatus.DECLINED)),
        "Asperg",
        1990,
        True,
        MISSING,
        Not(PRESENT),
        date(2026, 11, 23),
        Between(date(2026, 1, 1), None),
        Within(0, 30),
        Within(None, -1),
        Current("month"),
        Ago(60),
    ],
    ids=str,
)
def test_a_filter_comes_back_from_the_file(value):
    state = ListState(filters=(Filter(P.status, value),))
    assert from_json(P, json.loads(json.dumps(to_json(state)))) == (state, [])


def test_words_order_and_columns_come_back():
    state = ListState("an", (), P.city, True, (("sort_name", 0), ("city", 140)))
    assert from_json(P, json.loads(json.dumps(to_json(state)))) == (state, [])


def test_relative_days_are_kept_as_such():
    state = ListState(filters=(Filter(P.last_contact_on, Ago(60)),))
    assert to_json(state) == {"filters": [["last_contact_on", {"ago": 60}]]}


def test_a_field_that_is_gone_is_left_out_and_said():
    told = {"filters": [["shoe_size", 42], ["city", "Asperg"]]}
    state, lost = from_json(P, told)
    assert (state.filters, lost) == (
        (Filter(P.city, "Asperg"),),
        ["ein Feld, das es nicht mehr gibt (shoe_size)"],
    )


def test_a_choice_that_is_gone_is_left_out_and_said():
    assert from_json(P, {"filters": [["status", {"choice": "RETIRED"}]]}) == (ListState(), ["Status"])


@pytest.fixture
def both(path):
    """The same office, opened by Kim and by Ute."""
    opened = [open_services(path, who=who) for who in ("Kim", "Ute")]
    yield opened
    for services in opened:
        services.close()


@pytest.mark.parametrize(("shared", "seen"), [(True, ["Aktive"]), (False, [])])
def test_others_see_what_is_shared(both, shared, seen):
    kim, ute = both
    kim.views.keep("PeoplePane", "Aktive", shared, ListState())
    assert [view.name for view in ute.views.visible("PeoplePane")] == seen


def test_a_view_of_ones_own_stays_visible(services):
    services.views.keep("PeoplePane", "Aktive", False, ListState())
    assert [view.name for view in services.views.visible("PeoplePane")] == ["Aktive"]
    assert services.views.visible("ShelterPane") == []


def test_a_view_needs_a_name(services):
    with pytest.raises(ValidationError):
        services.views.keep("PeoplePane", "  ", True, ListState())


def test_a_view_in_the_trash_comes_back(services):
    view = services.views.keep("PeoplePane", "Aktive", True, ListState())
    services.views.trash([view])
    assert services.views.visible() == []
    services.history.undo(services.history.last_undoable().id)
    assert len(services.views.visible()) == 1


def test_all_views_of_the_sample_office_mean_something(sample):
    from app.ui.ready_views import places

    for view in sample.crud(SavedView).all():
        owner = sample.crud(places()[view.place].entity).entity
        state, lost = from_json(owner, view.state)
        assert state.filters and not lost
