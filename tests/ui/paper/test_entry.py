"""Rücklauf erfassen: number, list in its printed order, keys, one action, draft."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.models import Consent, Office, ParticipationState, PrintedSheet, SheetKind
from app.services.paper import numbers
from app.ui.paper.entry_dialog import EntryDialog, take_up
from app.ui.paper.number_dialog import NumberDialog
from app.ui.paper.plugin import ask_number, open_sheet, print_for
from app.ui.paper.start import paper_lines

DAY = date(2026, 11, 20)


@pytest.fixture
def people(services: Any, saved: Any) -> list[Any]:
    return [saved("Adler", first_name="Ada"), saved("Bauer", first_name="Bo"), saved("Cebulla", first_name="Cem")]


@pytest.fixture
def event(services: Any) -> str:
    return services.events.save(None, {"title": "Sprachcafé", "start": datetime(2026, 11, 20, 14)})


@pytest.fixture
def presence(services: Any, people: list[Any], event: str) -> PrintedSheet:
    save = services.participations.save
    rows = [{"participation": save(None, {"event_id": event, "person_id": one.id})} for one in people]
    context = {"event_id": event}
    return services.paper.issue(SheetKind.PRESENCE, "Sprachcafé", rows, day=DAY, blank=2, context=context)


@pytest.fixture
def hours(services: Any, people: list[Any]) -> PrintedSheet:
    rows = [{"person": one.id} for one in people]
    context = {"activity": "Hausaufgaben"}
    return services.paper.issue(SheetKind.HOURS, "Einsatzliste", rows, day=DAY, blank=2, context=context)


def opened(window: Any, qtbot: Any, sheet: PrintedSheet) -> EntryDialog:
    dialog = open_sheet(window, sheet)
    qtbot.waitUntil(lambda: not window.desk.tasks.busy)
    return dialog


def type_(qtbot: Any, dialog: EntryDialog, *texts: str) -> None:
    for text in texts:
        qtbot.keyClicks(dialog.view.field, text)
        qtbot.keyClick(dialog.view.field, Qt.Key.Key_Return)


def states(services: Any, event: str) -> list[str]:
    from app.models import Participation

    return [one.state.name for one in services.participations.of(Participation.event_id, event)]


@pytest.fixture
def asked(window: Any) -> NumberDialog:
    return ask_number(window)


def test_the_number_opens_exactly_that_list(window: Any, qtbot: Any, hours: PrintedSheet, asked: NumberDialog) -> None:
    qtbot.keyClicks(asked.field, numbers.spoken(hours.number))
    qtbot.keyClick(asked.field, Qt.Key.Key_Return)
    dialog = window.findChild(EntryDialog)
    assert [dialog.model.words(row, 0) for row in range(3)] == ["Adler, Ada", "Bauer, Bo", "Cebulla, Cem"]
    dialog.reject()


def test_a_wrong_digit_is_told_at_once(window: Any, qtbot: Any, hours: PrintedSheet, asked: NumberDialog) -> None:
    qtbot.keyClicks(asked.field, f"{hours.number}-1")
    qtbot.keyClick(asked.field, Qt.Key.Key_Return)
    assert "falsch oder vertauscht" in asked.problem.text()


def test_the_number_in_the_search_over_everything_finds_the_sheet(window: Any, hours: PrintedSheet) -> None:
    window.find_field.setText(numbers.spoken(hours.number))
    window.find_field.look_up()
    assert window.find_field.offers[0].startswith("Liste 1001-9: Einsatzliste")


def test_sheets_that_are_out_are_listed(window: Any, hours: PrintedSheet, asked: NumberDialog) -> None:
    assert asked.table.told() == [("1001-9", "Einsatzliste", "Stunden", "heute")]


def test_a_lost_sheet_is_no_longer_asked_for(window: Any, services: Any, hours: PrintedSheet) -> None:
    dialog = ask_number(window)
    dialog.table.selectRow(0)
    dialog._on_lost_clicked()
    assert services.paper.out() == []
    dialog.reject()


def test_enter_walks_down_and_x_ticks_off(
    window: Any, services: Any, qtbot: Any, presence: PrintedSheet, event: str
) -> None:
    dialog = opened(window, qtbot, presence)
    type_(qtbot, dialog, "x", "", "x")
    dialog.save()
    assert states(services, event) == ["ATTENDED", "REGISTERED", "ATTENDED"]


def test_space_ticks_off_and_takes_the_tick_away(window: Any, qtbot: Any, presence: PrintedSheet) -> None:
    dialog = opened(window, qtbot, presence)
    qtbot.keyClick(dialog.view.field, Qt.Key.Key_Space)
    assert dialog.model.text(0, 1) == "x"
    qtbot.keyClick(dialog.view.field, Qt.Key.Key_Space)
    assert not dialog.dirty
    dialog.reject()


def test_who_is_not_ticked_off_was_not_there(
    window: Any, services: Any, qtbot: Any, presence: PrintedSheet, event: str
) -> None:
    dialog = opened(window, qtbot, presence)
    type_(qtbot, dialog, "x")
    dialog._absent.setChecked(True)
    dialog.save()
    assert states(services, event) == ["ATTENDED", ParticipationState.NO_SHOW.name, ParticipationState.NO_SHOW.name]


def test_why_a_line_is_closed_has_the_whole_row(
    window: Any, services: Any, qtbot: Any, presence: PrintedSheet, people: list[Any]
) -> None:
    services.people.trash([people[0].id])
    view = opened(window, qtbot, presence).view
    first = view.visualRect(view.model().index(0, 0))
    assert "Papierkorb" in view.lines.words(0, 0)
    assert first.width() > view.fontMetrics().horizontalAdvance(view.lines.words(0, 0))
    assert first.right() >= view.visualRect(view.model().index(1, view.lines.columnCount() - 1)).right()


def test_a_time_beside_a_name_gives_hours(window: Any, services: Any, qtbot: Any, presence: PrintedSheet) -> None:
    dialog = opened(window, qtbot, presence)
    type_(qtbot, dialog, "14-16")
    dialog.save()
    entry = services.hours.all()[0]
    assert (entry.minutes, entry.day, entry.activity, entry.notes) == (120, DAY, "Sprachcafé", "14:00–16:00 Uhr")


def test_hours_need_one_field_a_line(window: Any, services: Any, qtbot: Any, hours: PrintedSheet) -> None:
    dialog = opened(window, qtbot, hours)
    type_(qtbot, dialog, "1,5", "2", "14-15.30")
    dialog.save()
    found = sorted((one.minutes, one.day, one.activity) for one in services.hours.all())
    assert found == [(90, DAY, "Hausaufgaben"), (90, DAY, "Hausaufgaben"), (120, DAY, "Hausaufgaben")]


def test_a_day_holds_for_the_lines_below(window: Any, services: Any, qtbot: Any, hours: PrintedSheet) -> None:
    dialog = opened(window, qtbot, hours)
    for cell, text in ((2, "1"), (1, "19.11.2026")):
        dialog.model.write(0, cell, text)
    dialog.model.write(1, 2, "1")
    dialog.save()
    assert {one.day for one in services.hours.all()} == {date(2026, 11, 19)}


def test_what_cannot_be_read_is_shown_before_anything_is_kept(
    window: Any, services: Any, qtbot: Any, hours: PrintedSheet
) -> None:
    dialog = opened(window, qtbot, hours)
    type_(qtbot, dialog, "1", "lange")
    dialog.save()
    assert (services.hours.all(), dialog.view.place) == ([], (1, 2))
    dialog.model.put(dialog.model.begun)
    dialog.reject()


def test_a_day_that_is_none_is_told_without_a_time_too(window: Any, qtbot: Any, hours: PrintedSheet) -> None:
    dialog = opened(window, qtbot, hours)
    dialog.view.go(0, 1)
    type_(qtbot, dialog, "14-16")
    assert "Das ist kein Tag" in dialog.model.reading(0).problems["day"]
    dialog.view.go(0, 1)
    type_(qtbot, dialog, "19.11.")
    assert not dialog.model.reading(0).problems
    dialog.model.put(dialog.model.begun)
    dialog.reject()


def test_a_new_name_on_a_blank_line_becomes_a_person(
    window: Any, services: Any, qtbot: Any, presence: PrintedSheet
) -> None:
    dialog = opened(window, qtbot, presence)
    dialog.view.go(3, 0)
    for text in ("Nino Beispiel", "Kirchengemeinde", "0171 3920012", "x"):
        qtbot.keyClicks(dialog.view.field, text)
        qtbot.keyClick(dialog.view.field, Qt.Key.Key_Tab)
    dialog.save()
    new = next(one for one in services.people.all() if one.last_name == "Beispiel")
    assert (new.phone, new.heard_from) == ("0171 3920012", "Sprachcafé, 20.11.2026")


def test_a_known_name_on_a_blank_line_is_no_new_person(
    window: Any, services: Any, qtbot: Any, presence: PrintedSheet, saved: Any
) -> None:
    saved("Dorn", first_name="Dua")
    dialog = opened(window, qtbot, presence)
    dialog.view.go(3, 0)
    type_(qtbot, dialog, "Dua Dorn")
    dialog.save()
    assert len(services.people.all()) == 4


def test_a_sheet_entered_twice_says_so_and_shows_what_is_there(window: Any, qtbot: Any, hours: PrintedSheet) -> None:
    first = opened(window, qtbot, hours)
    type_(qtbot, first, "1,5")
    first.save()
    again = opened(window, qtbot, window.desk.office.paper.get(hours.id))
    assert "schon erfasst: 1 Zeile" in again._already()
    assert again.model.text(0, 2) == "1,5"
    again.reject()


def test_entering_again_corrects(window: Any, services: Any, qtbot: Any, hours: PrintedSheet) -> None:
    first = opened(window, qtbot, hours)
    type_(qtbot, first, "1,5")
    first.save()
    again = opened(window, qtbot, services.paper.get(hours.id))
    again.model.write(0, 2, "2")
    again.save()
    assert [one.minutes for one in services.hours.all()] == [120]


def test_a_corrected_line_takes_no_task_from_the_one_above(
    window: Any, services: Any, qtbot: Any, people: list[Any]
) -> None:
    rows = [{"person": people[0].id, "activity": "Garten"}, {"person": people[1].id}]
    sheet = services.paper.issue(SheetKind.HOURS, "Einsatzliste", rows, day=DAY)
    first = opened(window, qtbot, sheet)
    type_(qtbot, first, "1", "1")
    first.save()
    again = opened(window, qtbot, services.paper.get(sheet.id))
    again.model.write(1, 2, "2")
    again.save()
    assert sorted((one.minutes, one.activity) for one in services.hours.all()) == [(60, "Garten"), (120, None)]


def test_ctrl_d_repeats_the_cell_above(window: Any, qtbot: Any, hours: PrintedSheet) -> None:
    dialog = opened(window, qtbot, hours)
    type_(qtbot, dialog, "1,5")
    qtbot.keyClick(dialog.view.field, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert dialog.model.text(1, 2) == "1,5"
    dialog.model.put(dialog.model.begun)
    dialog.reject()


def test_a_sheet_comes_back_after_a_crash(window: Any, qtbot: Any, hours: PrintedSheet) -> None:
    dialog = opened(window, qtbot, hours)
    type_(qtbot, dialog, "1,5", "2")
    typing = dialog.half_typed()
    dialog.model.put(dialog.model.begun)
    dialog.reject()
    assert typing
    take_up(window, typing)
    again = next(one for one in window.findChildren(EntryDialog) if not one.ended)
    assert [again.model.text(row, 2) for row in range(2)] == ["1,5", "2"]
    again.model.put(again.model.begun)
    again.reject()


def test_counts_of_houses_go_across_and_down(window: Any, services: Any, qtbot: Any) -> None:
    house = services.shelters.save(None, {"name": "GU Testgasse"})
    context = {"columns": ["occupied", "households"]}
    sheet = services.paper.issue(SheetKind.OCCUPANCY, "Belegung", [{"shelter": house}], day=DAY, context=context)
    dialog = opened(window, qtbot, sheet)
    assert dialog.view.field.alignment() & Qt.AlignmentFlag.AlignRight
    qtbot.keyClicks(dialog.view.field, "41")
    qtbot.keyClick(dialog.view.field, Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.view.field, "12")
    dialog.save()
    count = services.occupancies.all()[0]
    assert (count.occupied, count.households, count.as_of) == (41, 12, DAY)


def test_a_sheet_that_is_late_stands_on_the_start_page(window: Any, services: Any, hours: PrintedSheet) -> None:
    later = SimpleNamespace(desk=window.desk, day=hours.printed_on + timedelta(days=14))
    early = SimpleNamespace(desk=window.desk, day=hours.printed_on + timedelta(days=13))
    assert [line.text for line in paper_lines(later)] == ["Liste 1001-9 erfassen: Einsatzliste"]
    assert list(paper_lines(early)) == []


def test_its_line_opens_it(window: Any, hours: PrintedSheet) -> None:
    window.desk.open("PrintedSheet", hours.id)
    dialog = window.findChild(EntryDialog)
    assert dialog.sheet.id == hours.id
    dialog.reject()


def test_selected_people_get_a_list_whose_number_comes_when_it_is_saved(
    window: Any, services: Any, qtbot: Any, people: list[Any], tmp_path: Any
) -> None:
    services.crud(Office).save(None, {"name": "Musterverband"})
    dialog = print_for(window, [one.id for one in people])
    qtbot.waitUntil(lambda: dialog.ready, timeout=20_000)
    assert services.paper.all() == []
    dialog._write(tmp_path / "einsatz.pdf")
    qtbot.waitUntil(lambda: len(services.paper.all()) == 1, timeout=20_000)
    assert [row["person"] for row in services.paper.all()[0].rows] == [one.id for one in people]
    qtbot.waitUntil(lambda: not window.desk.tasks.busy)


def test_hours_of_a_day_to_come_are_told_in_their_own_cell(window: Any, services: Any, qtbot: Any, people: Any) -> None:
    ahead = datetime.now() + timedelta(5)
    event = services.events.save(None, {"title": "Schulung", "start": ahead})
    coming = services.participations.save(None, {"event_id": event, "person_id": people[0].id})
    sheet = services.paper.issue(
        SheetKind.PRESENCE, "Schulung", [{"participation": coming}], day=ahead.date(), context={"event_id": event}
    )
    dialog = opened(window, qtbot, sheet)
    type_(qtbot, dialog, "10-13")
    dialog.save()
    assert dialog.model.keys[dialog.view.place[1]] == "there"
    assert "Stunden gibt es erst danach" in dialog._said.text()


def test_a_tick_for_the_consent_is_typed_like_any_other(window: Any, services: Any, qtbot: Any, event: str) -> None:
    context = {"event_id": event, "consent": "Man darf mich ansprechen."}
    sheet = services.paper.issue(SheetKind.PRESENCE, "Sprachcafé", [], day=DAY, blank=2, context=context)
    dialog = opened(window, qtbot, sheet)
    dialog.model.write(0, 0, "Nino Beispiel")
    assert dialog.model.tick(0, dialog.model.keys.index("agreed"))
    dialog.save()
    person = services.people.all()[0]
    assert [one.channel for one in services.crud(Consent).all()] == [f"Liste Nr. {numbers.spoken(sheet.number)}"]
    assert person.last_name == "Beispiel"


@pytest.fixture
def series(services: Any, people: list[Any], event: str) -> PrintedSheet:
    save = services.participations.save
    rows = [{"participation": save(None, {"event_id": event, "person_id": one.id})} for one in people]
    context = {"event_id": event, "days": ["2026-11-06", "2026-11-13", "2099-11-20"]}
    return services.paper.issue(SheetKind.PRESENCE, "Sprachkurs", rows, day=DAY, blank=2, context=context)


def test_each_meeting_is_ticked_off_in_its_own_column(
    window: Any, services: Any, qtbot: Any, series: PrintedSheet, event: str
) -> None:
    dialog = opened(window, qtbot, series)
    assert [dialog.model.headerData(at, Qt.Orientation.Horizontal) for at in (1, 2, 3)] == [
        "Fr 6.11.",
        "Fr 13.11.",
        "Fr 20.11.",
    ]
    type_(qtbot, dialog, "x", "", "-")
    dialog.save()
    assert states(services, event) == ["ATTENDED", "REGISTERED", "NO_SHOW"]


def test_a_sheet_of_meetings_opened_again_shows_the_ticks(
    window: Any, services: Any, qtbot: Any, series: PrintedSheet
) -> None:
    dialog = opened(window, qtbot, series)
    type_(qtbot, dialog, "x")
    dialog.save()
    again = opened(window, qtbot, services.paper.get(series.id))
    assert [again.model.words(0, cell) for cell in (1, 2)] == ["✓", ""]
    assert not again.dirty
    again.reject()


def test_everybody_was_there_means_the_meetings_that_have_been(window: Any, qtbot: Any, series: PrintedSheet) -> None:
    dialog = opened(window, qtbot, series)
    dialog.model.tick_all()
    assert [dialog.model.text(0, cell) for cell in (1, 2, 3)] == ["x", "x", ""]
    dialog.view.go(0, 1)
    assert dialog.dirty
    dialog.model.put([])
    for row in range(3):
        dialog.model.restore(row, {})
    dialog.reject()
