"""The calendar knows holidays, unfolds series in local time, and keeps an event's checklist."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from shutil import copyfile

import pytest

from app.models import ChecklistItem, EventKind, Funder
from app.services import calendar, checklists, repetition
from app.services.calendar import NoteKind, notes_between
from app.services.migrations import steps
from app.services.office import Services
from app.services.opening import open_services
from app.services.repetition import Every, Repetition


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("calendar") / "empty.db"
    steps.create(path)
    return path


@pytest.fixture
def services(empty_database: Path, tmp_path: Path) -> Iterator[Services]:
    copyfile(empty_database, tmp_path / "office.db")
    opened = open_services(tmp_path / "office.db", who="Test")
    yield opened
    opened.close()


def titles(day: date, kind: NoteKind) -> list[str]:
    return [note.words for note in notes_between(day, day) if note.kind is kind]


def starts(services: Services, first: date, last: date) -> list[str]:
    return [f"{o.start:%d.%m. %H:%M}" for o in services.events.between(first, last)]


def offer(services: Services, start: datetime, rule: str, skip: bool = False) -> str:
    values = {"title": "Sprachcafé", "kind": EventKind.OFFER, "start": start, "end": start.replace(hour=18)}
    return services.events.save(None, {**values, "rule": rule, "skip_school_holidays": skip})


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2026, 11, 1), "Allerheiligen"),
        (date(2027, 1, 6), "Heilige Drei Könige"),
        (date(2027, 3, 26), "Karfreitag"),
        (date(2027, 5, 27), "Fronleichnam"),
    ],
)
def test_public_holidays_are_those_of_baden_wuerttemberg(day: date, title: str):
    assert titles(day, NoteKind.HOLIDAY) == [title]


def test_reformation_day_is_no_holiday_here():
    assert titles(date(2026, 10, 31), NoteKind.HOLIDAY) == []


@pytest.mark.parametrize(("year", "day"), [(2022, 27), (2023, 3), (2026, 29), (2027, 28)])
def test_first_advent_is_the_fourth_sunday_before_christmas(year: int, day: int):
    assert calendar.first_advent(year) == date(year, 11 if day > 20 else 12, day)


def test_remembrance_day_lies_two_weeks_before_advent():
    assert titles(date(2026, 11, 15), NoteKind.SPECIAL) == ["Volkstrauertag"]


@pytest.mark.parametrize("day", [date(2026, 10, 26), date(2026, 12, 23), date(2027, 1, 9), date(2027, 9, 11)])
def test_school_is_out_from_the_first_to_the_last_day(day: date):
    assert calendar.in_school_holidays(day)


@pytest.mark.parametrize("day", [date(2026, 10, 25), date(2027, 1, 10), date(2027, 3, 29), date(2027, 9, 12)])
def test_school_is_in_around_them(day: date):
    assert not calendar.in_school_holidays(day)


def test_feasts_that_follow_the_moon_are_only_expected():
    assert titles(date(2027, 3, 9), NoteKind.RELIGIOUS) == ["Zuckerfest (voraussichtlich)"]


def test_a_small_place_still_says_that_a_day_is_only_expected():
    [note] = [n for n in notes_between(date(2027, 2, 10), date(2027, 2, 10)) if n.kind is NoteKind.RELIGIOUS]
    assert note.ways == ("Ramadan (voraussichtlich)", "Ramadan (vorauss.)", "Ramadan (vsl.)")


def test_a_span_over_new_year_is_said_once():
    found = notes_between(date(2026, 12, 20), date(2027, 1, 20))
    assert [n.title for n in found].count("Weihnachtsferien") == 1


def test_a_weekly_series_keeps_its_local_time_over_the_change_of_clocks(services: Services):
    offer(services, datetime(2027, 3, 24, 16), "FREQ=WEEKLY;COUNT=2")
    assert starts(services, date(2027, 3, 1), date(2027, 4, 30)) == ["24.03. 16:00", "31.03. 16:00"]


def test_a_series_can_leave_out_the_school_holidays(services: Services):
    offer(services, datetime(2026, 12, 16, 16), "FREQ=WEEKLY;COUNT=5", skip=True)
    assert starts(services, date(2026, 12, 1), date(2027, 1, 31)) == ["16.12. 16:00", "13.01. 16:00"]


def test_a_month_shows_what_began_before_it_and_still_lasts(services: Services):
    services.events.save(
        None,
        {"title": "Freizeit", "start": datetime(2026, 11, 29), "end": datetime(2026, 12, 2), "all_day": True},
    )
    assert starts(services, date(2026, 12, 1), date(2026, 12, 31)) == ["29.11. 00:00"]


@pytest.mark.parametrize(
    ("wanted", "rule"),
    [
        (Repetition(Every.WEEKLY, until=date(2027, 5, 12)), "FREQ=WEEKLY;UNTIL=20270512T235959"),
        (Repetition(Every.FORTNIGHTLY, count=8), "FREQ=WEEKLY;INTERVAL=2;COUNT=8"),
        (Repetition(Every.MONTHLY), "FREQ=MONTHLY;BYDAY=4WE"),
        (Repetition(Every.WEEKLY, days=(0, 2)), "FREQ=WEEKLY;BYDAY=MO,WE"),
    ],
)
def test_a_rhythm_becomes_a_rule_and_back(wanted: Repetition, rule: str):
    assert wanted.rule(datetime(2026, 11, 25, 19)) == rule
    assert repetition.read(rule) == wanted


def test_the_fifth_weekday_of_a_month_means_the_last():
    assert "BYDAY=-1SA" in Repetition(Every.MONTHLY).rule(datetime(2026, 10, 31))


def test_a_series_is_said_in_words():
    words = repetition.words("FREQ=MONTHLY;BYDAY=4WE;COUNT=6", datetime(2026, 11, 25, 19))
    assert words == "jeden Monat am 4. Mittwoch, 6-mal"


def test_several_weekdays_are_all_said():
    words = repetition.words("FREQ=WEEKLY;BYDAY=MO,WE,FR", datetime(2026, 11, 23, 15))
    assert words == "jede Woche am Montag, Mittwoch und Freitag"


def test_a_foreign_rule_is_kept_as_it_is():
    assert repetition.read("FREQ=YEARLY;BYMONTH=12") is None
    assert repetition.words("FREQ=YEARLY", datetime(2026, 11, 25)) == "nach eigener Regel"


def test_rule_and_funders_are_saved_in_one_action(services: Services):
    funder = services.funders.save(None, {"name": "Stiftung Beispiel"})
    values = {"title": "Café", "start": datetime(2026, 11, 25, 16), "rule": "FREQ=WEEKLY", "funder_ids": [funder]}
    event = services.events.get(services.events.save(None, values))
    assert (event.rule, event.funder_ids) == ("FREQ=WEEKLY", [funder])
    assert [line.action for line in services.history.of(event.id)] == ["Termin angelegt: Café"]
    assert services.crud(Funder).count() == 1


def test_ending_a_series_leaves_its_first_event(services: Services):
    event_id = offer(services, datetime(2026, 11, 25, 16), "FREQ=WEEKLY")
    services.events.save(event_id, {"rule": None}, services.events.get(event_id).version)
    assert starts(services, date(2026, 11, 1), date(2027, 2, 1)) == ["25.11. 16:00"]


def test_the_usual_checklist_counts_its_days_from_the_event(services: Services):
    event = services.events.get(services.events.save(None, {"title": "Info", "start": datetime(2026, 11, 25, 19)}))
    checklists.add_standard(services.database, event)
    steps_ = services.checklist.of(ChecklistItem.event_id, event.id)
    assert len(steps_) == len(checklists.INFO_EVENT)
    assert min(checklists.due_on(step, event) for step in steps_) == date(2026, 9, 30)


def test_a_step_is_ticked_and_opened_again(services: Services):
    event_id = services.events.save(None, {"title": "Info", "start": datetime(2026, 11, 25, 19)})
    step = services.checklist.save(None, {"event_id": event_id, "title": "Raum buchen"})
    assert checklists.set_done(services.checklist, [step]) == "Erledigt: Raum buchen"
    assert services.checklist.get(step).done_on == date.today()
    checklists.set_done(services.checklist, [step], done=False)
    assert services.checklist.get(step).done_on is None


@pytest.mark.parametrize(
    ("days", "words"), [(-42, "– 6 Wochen"), (-7, "– 1 Woche"), (2, "+ 2 Tage"), (0, "am Tag selbst")]
)
def test_the_distance_of_a_step_is_said_in_words(days: int, words: str):
    assert checklists.offset_words(days) == words


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_the_school_holidays_are_those_of_the_conference_of_ministers(year: int):
    import holidays

    told = holidays.country_holidays("DE", subdiv="BW", categories=("school",), years=year)
    ours = {n.first + timedelta(days=d) for n in calendar.school_holidays() for d in range((n.last - n.first).days + 1)}
    assert {day for day in ours if day.year == year} == set(told)


def test_where_no_school_holidays_are_known_none_are_shown():
    assert not [n for n in calendar.notes_of(2040) if n.kind is NoteKind.SCHOOL]


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2027, 1, 7), "Orthodoxes Weihnachten"),
        (date(2028, 1, 20), "Timkat"),
        (date(2027, 3, 21), "Nouruz/Newroz"),
        (date(2026, 4, 15), "Ezidisches Neujahr"),
        (date(2027, 5, 2), "Orthodoxes Ostern"),
        (date(2027, 9, 12), "Äthiopisches Neujahr"),
        (date(2026, 9, 21), "Jom Kippur"),
    ],
)
def test_feasts_that_do_not_follow_the_moon_are_certain(day: date, title: str):
    assert titles(day, NoteKind.RELIGIOUS) == [title]


@pytest.mark.parametrize(("day", "title"), [(date(2026, 2, 18), "Ramadan"), (date(2027, 5, 19), "Opferfest")])
def test_feasts_may_last_several_days(day: date, title: str):
    assert titles(day, NoteKind.RELIGIOUS) == [f"{title} (voraussichtlich)"]
