"""The monthly lists of authorities, each ugly in its own way: every number lands on its key date, nothing is lost."""

from datetime import date

import pytest
from sqlalchemy import select

from app.models import Occupancy, Shelter
from app.services.imports import lists
from app.services.imports.key_dates import key_date
from app.services.imports.planning import NEW, Outcome
from app.services.past import History
from tests.imports.office import LISTS, take_over

TABLE, TEXT, SERIES = (
    LISTS / "belegung" / name
    for name in ("Belegungsübersicht Kreis.xlsx", "belegung_20261015.csv", "Entwicklung_Belegung.xls")
)


def counts(office):
    wanted = select(Shelter.name, Occupancy).join(Shelter, Shelter.id == Occupancy.shelter_id)
    with office.session() as session:
        return {(name, count.as_of): count for name, count in session.execute(wanted)}


def planned(office, path, decisions=None):
    return lists.plan(office, lists.open_list(office, path), decisions)


def step_of(plan, name):
    return next(step for step in plan.steps if step.found.values.get("name") == name)


@pytest.mark.parametrize(("path", "houses"), [(TABLE, 5), (TEXT, 4), (SERIES, 3)])
def test_heads_sums_and_footnotes_are_no_houses(office, path, houses):
    assert [step.outcome for step in planned(office, path).steps] == [Outcome.NEW] * houses


def test_groups_under_a_merged_heading_are_read(office):
    take_over(office, TABLE, "shelters")
    count = counts(office)["GU Am Beispielbogen", date(2026, 11, 2)]
    groups = (count.women, count.men, count.minors_0_5, count.minors_6_13, count.minors_14_17)
    assert (count.capacity, count.occupied, count.households, *groups) == (48, 43, 20, 12, 17, 5, 6, 3)
    assert count.languages == {"Arabisch": 20, "Dari": 9, "andere": 14}


def test_languages_the_program_does_not_know_are_said(office):
    plan = planned(office, TABLE)
    assert step_of(plan, "GU Uferbeispiel").found.unread == ["Muttersprachen: Klingonisch 3"]
    assert step_of(plan, "GU Uferbeispiel").values["languages"] == {"Farsi": 12}


def test_the_file_names_the_key_date_where_nothing_else_does(office):
    take_over(office, TEXT, "shelters")
    assert {day for _name, day in counts(office)} == {date(2026, 10, 15)}


def test_several_key_dates_stand_beside_each_other(office):
    take_over(office, SERIES, "shelters")
    found = {day: count.occupied for (name, day), count in counts(office).items() if name == "GU Fantasieallee"}
    assert found == {date(2026, 8, 3): 25, date(2026, 10, 5): 27}


def test_what_stands_beside_a_number_is_said(office):
    assert step_of(planned(office, SERIES), "AU Platzhalterhof").found.unread == ["05.10.2026: 12 (+1)"]


def test_a_count_says_which_list_it_is_from(office):
    take_over(office, TEXT, "shelters")
    assert counts(office)["GU Musterweg", date(2026, 10, 15)].source == "Liste belegung_20261015.csv"


@pytest.mark.parametrize("path", [TABLE, TEXT, SERIES])
def test_the_same_list_again_changes_nothing(office, path):
    take_over(office, path, "shelters")
    plan, _batch = take_over(office, path, "shelters")
    assert {step.outcome for step in plan.steps} == {Outcome.UNCHANGED}


def test_an_older_list_leaves_the_places_of_the_house(office):
    take_over(office, TABLE, "shelters")
    with office.transaction("Plätze") as session:
        session.scalars(select(Shelter).where(Shelter.name == "GU Am Beispielbogen")).one().capacity = 60
    take_over(office, TEXT, "shelters")
    with office.session() as session:
        assert session.scalars(select(Shelter).where(Shelter.name == "GU Am Beispielbogen")).one().capacity == 60
    assert counts(office)["GU Am Beispielbogen", date(2026, 10, 15)].capacity == 48


def test_a_name_that_is_nearly_known_is_asked_about(office):
    take_over(office, TEXT, "shelters")
    step = step_of(planned(office, TABLE), "GU Musterweg (Container)")
    assert (step.outcome, [one.caption for one in step.candidates]) == (Outcome.ASK, ["GU Musterweg"])


def test_the_answer_decides_whose_numbers_they_are(office):
    take_over(office, TEXT, "shelters")
    step = step_of(planned(office, TABLE), "GU Musterweg (Container)")
    same = planned(office, TABLE, {step.key: step.candidates[0].id})
    lists.apply(office, same)
    assert counts(office)["GU Musterweg", date(2026, 11, 2)].occupied == 31
    other = step_of(planned(office, TABLE, {step.key: NEW}), "GU Musterweg (Container)")
    assert other.outcome is Outcome.NEW


def test_a_list_is_one_action_that_is_taken_back(office):
    take_over(office, TEXT, "shelters")
    _plan, batch = take_over(office, SERIES, "shelters")
    History(office).undo(batch.operation_id)
    with office.session() as session:
        left = session.scalars(select(Occupancy.as_of).where(Occupancy.deleted_at.is_(None)).distinct())
        assert set(left) == {date(2026, 10, 15)}


@pytest.mark.parametrize(
    ("titles", "name", "day"),
    [
        (["Belegung zum 1.10.2026"], "Liste", date(2026, 10, 1)),
        (["Belegung September 2026"], "Liste 05.10.2026", date(2026, 10, 5)),
        (["Belegung September 2026"], "Liste", date(2026, 9, 1)),
        ([], "Belegung_2026-10-01", date(2026, 10, 1)),
        (["Haushaltsjahr 2026"], "Belegung", date.today()),
    ],
)
def test_a_list_has_one_key_date(titles, name, day):
    assert key_date(titles, name) == day


def remarked(tmp_path, *more):
    """A list of houses with a remark that names somebody, and with these further columns."""
    path = tmp_path / "Liste.csv"
    path.write_text(
        ";".join(("Unterkunft", "Plätze", "belegt", "Bemerkung", *(head for head, _cell in more)))
        + "".join(f"\n{house};48;43;Zimmer 3: Erika Mustermann;" + ";".join(cell for _head, cell in more)
                  for house in ("GU Am Beispielbogen", "GU Musterweg", "AU Demohof")),
        encoding="utf-8",
    )  # fmt: skip
    return path


@pytest.mark.parametrize("more", [(), (("Frauen", "12"), ("Straße", "Musterweg 1"))])
def test_remarks_beside_counts_are_not_read_and_said_so(office, tmp_path, more):
    plan = planned(office, remarked(tmp_path, *more))
    assert plan.held_back == ["Bemerkung"]
    assert not [step for step in plan.steps if "Erika" in repr(step.values)]
    assert lists.report(plan, None, "")["held_back"] == ["Bemerkung"]


def test_remarks_of_a_list_that_describes_houses_are_read(office, tmp_path):
    plan = planned(office, remarked(tmp_path, ("Straße", "Musterweg 1"), ("PLZ", "71638")))
    assert (plan.held_back, plan.steps[0].values["notes"]) == ([], "Zimmer 3: Erika Mustermann")


def test_who_says_that_remarks_are_harmless_gets_them(office, tmp_path):
    recognised = lists.open_list(office, remarked(tmp_path))
    recognised.tables[0].assign(3, "notes")
    assert (recognised.held_back, "notes" in recognised.records()[0].values) == ([], True)
