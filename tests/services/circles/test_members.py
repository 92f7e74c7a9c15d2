"""Who belongs to a circle, who speaks for it today, and how many they were."""

from datetime import date, datetime, timedelta

import pytest

from app.errors import ValidationError
from app.models import Absence, CircleRole
from app.services.circles.members import groups_of, headcounts, members_of, speaking

TODAY = date.today()


@pytest.fixture
def circle(services):
    return services.circles.get(services.circles.save(None, {"name": "Helferkreis Probe"}))


@pytest.fixture
def joins(services, circle, saved):
    """Puts somebody into the circle: `joins("Arslan", CircleRole.SPEAKER)`; the answer is the person."""

    def join(name, role=CircleRole.MEMBER, **values):
        person = saved(name)
        services.circle_members.save(None, {"circle_id": circle.id, "person_id": person.id, "role": role, **values})
        return person

    return join


def told(services, circle):
    return speaking(members_of(services.database, circle.id, TODAY), TODAY)


def test_the_speaker_speaks(services, circle, joins):
    joins("Arslan", CircleRole.SPEAKER)
    assert told(services, circle).words == "Sprecher/in: Arslan" and told(services, circle).fine


def test_the_deputy_speaks_while_the_speaker_is_away(services, circle, joins):
    speaker = joins("Arslan", CircleRole.SPEAKER)
    joins("Knapp", CircleRole.DEPUTY)
    back = TODAY + timedelta(days=10)
    services.crud(Absence).save(None, {"person_id": speaker.id, "since": TODAY, "until": back})
    assert told(services, circle).words == "Vertretung: Knapp"
    assert told(services, circle).aside == f"Arslan abwesend bis {back:%d.%m.%Y}"


def test_a_speaker_without_a_deputy_leaves_a_gap(services, circle, joins):
    speaker = joins("Arslan", CircleRole.SPEAKER)
    services.crud(Absence).save(None, {"person_id": speaker.id, "since": TODAY})
    assert (told(services, circle).words, told(services, circle).aside) == (
        "niemand vertritt",
        "Arslan bis auf Weiteres abwesend",
    )
    assert not told(services, circle).fine


def test_a_circle_without_a_speaker_says_so(services, circle, joins):
    joins("Arslan", CircleRole.SPEAKER, until=TODAY - timedelta(days=1))
    assert told(services, circle).words == "ohne Sprecher/in"


def test_speakers_and_deputies_come_first(services, circle, joins):
    joins("Abel")
    joins("Berg", CircleRole.DEPUTY)
    joins("Czerny", CircleRole.SPEAKER)
    assert [m.name for m in members_of(services.database, circle.id, TODAY)] == ["Czerny", "Berg", "Abel"]


def test_members_stand_in_their_subgroups(services, circle, joins):
    joins("Abel", subgroup="Sprache")
    joins("Berg", CircleRole.SPEAKER)
    joins("Czerny", CircleRole.SUBGROUP_LEAD, subgroup="Sprache")
    groups = groups_of(members_of(services.database, circle.id, TODAY))
    assert [(g.title, [m.name for m in g.members]) for g in groups] == [("", ["Berg"]), ("Sprache", ["Czerny", "Abel"])]


def test_a_membership_does_not_end_before_it_begins(joins):
    with pytest.raises(ValidationError):
        joins("Abel", since=date(2026, 5, 1), until=date(2026, 4, 1))


def test_somebody_in_two_subgroups_is_one_head(services, circle, joins):
    person = joins("Abel", subgroup="Sprache")
    services.circle_members.save(None, {"circle_id": circle.id, "person_id": person.id, "subgroup": "Garten"})
    assert services.circles.get(circle.id).member_count == 1


def test_heads_are_counted_at_the_end_of_each_year():
    periods = [
        ("a", date(2024, 5, 1), None),
        ("b", date(2024, 6, 1), date(2025, 12, 31)),
        ("c", date(2026, 2, 1), None),
    ]
    heads = headcounts(periods, date(2026, 11, 23))
    assert [(h.year, h.count, h.came, h.left) for h in heads] == [(2024, 2, 2, 0), (2025, 2, 0, 0), (2026, 2, 1, 1)]


def test_who_changes_the_subgroup_neither_comes_nor_goes():
    periods = [("a", date(2024, 5, 1), date(2025, 3, 1)), ("a", date(2025, 3, 2), None)]
    assert [(h.count, h.came, h.left) for h in headcounts(periods, date(2025, 9, 1))] == [(1, 1, 0), (1, 0, 0)]


def test_a_planned_end_is_no_end(services, circle, joins):
    joins("Abel", until=TODAY + timedelta(days=5))
    assert services.circles.get(circle.id).member_count == 1


def test_the_search_names_a_circle_before_its_meetings(services, circle):
    from app.services.circles.meetings import Minutes

    for days in (1, 2):
        services.meetings.keep(Minutes(circle.id, datetime.now() - timedelta(days=days), topics="Themen"))
    assert services.search("Helferkreis Probe")[0].entity == "HelperCircle"


def joins_again(services, circle, person, **values):
    services.circle_members.save(None, {"circle_id": circle.id, "person_id": person.id, **values})


def test_somebody_does_not_join_twice(services, circle, joins):
    person = joins("Arslan", CircleRole.DEPUTY, since=date(2026, 4, 13))
    with pytest.raises(ValidationError) as error:
        joins_again(services, circle, person, role=CircleRole.MEMBER, since=TODAY)
    assert "Stellvertretung, seit 13.04.2026" in error.value.problems["person_id"]


def test_the_same_office_in_the_same_group_is_held_once(services, circle, joins):
    person = joins("Arslan", subgroup="Sprache")
    with pytest.raises(ValidationError):
        joins_again(services, circle, person, role=CircleRole.MEMBER, subgroup="sprache ")


def test_a_member_may_have_several_offices_and_groups(services, circle, joins):
    person = joins("Arslan", subgroup="Sprache")
    joins_again(services, circle, person, role=CircleRole.SPEAKER)
    joins_again(services, circle, person, role=CircleRole.MEMBER, subgroup="Garten")
    assert services.circles.get(circle.id).member_count == 1


def test_who_left_may_come_back(services, circle, joins):
    person = joins("Arslan", until=TODAY - timedelta(days=30))
    joins_again(services, circle, person, role=CircleRole.MEMBER, since=TODAY)
    assert services.circles.get(circle.id).member_count == 1


def test_a_membership_may_be_changed_without_being_its_own_twin(services, circle, joins):
    joins("Arslan")
    (member,) = services.circle_members.all()
    services.circle_members.save(member.id, {"since": TODAY})
    assert services.circle_members.get(member.id).since == TODAY


def test_who_begins_later_is_not_counted_yet(services, circle, joins):
    joins("Arslan", CircleRole.SPEAKER, since=TODAY + timedelta(days=8))
    found = services.circles.get(circle.id)
    assert (found.member_count, found.speaker_names) == (0, None)


def test_the_history_says_which_circle_somebody_joined_and_names_nobody(services, circle, joins):
    joins("Arslan", CircleRole.DEPUTY)
    assert services.history.last_undoable().name == "Mitgliedschaft angelegt: Stellvertretung, Helferkreis Probe"
