"""A visit is planned from wherever somebody stands, alone or as a tour whose order keys change."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.models import Event, EventState, Shelter
from app.text import german_date
from app.ui.scenes import settle, settle_work
from app.ui.visits.pack_dialog import PackDialog
from app.ui.visits.plan_dialog import PlanDialog
from tests.ui.visits.conftest import SOON


def test_the_houses_stand_in_the_order_of_a_tour(opened, houses):
    dialog = opened(PlanDialog, houses[:2])
    assert dialog.houses.ids == [houses[1], houses[0]]
    assert "2 Unterkünfte" in dialog.told.text()


def test_keys_change_the_order_and_enter_plans(opened, houses, office, qtbot):
    dialog = opened(PlanDialog, houses)
    dialog.houses.list.setFocus()
    qtbot.keyClick(dialog.houses.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(dialog.houses.list, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (event,) = office.events.all()
    stops = [visit.shelter_id for visit in office.visits.stops(event.id)]
    assert stops == [houses[0], houses[1], houses[2]]


def test_the_end_follows_the_number_of_houses_until_somebody_types_one(opened, houses, write):
    dialog = opened(PlanDialog, houses[:1])
    assert dialog.end.text() == "11:30"
    dialog.houses.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert dialog.end.text() == "13:00"
    write(dialog.end, "12")
    dialog.houses.list.item(2).setCheckState(Qt.CheckState.Checked)
    assert dialog.end.value() == time(12)


def test_without_a_house_nothing_can_be_planned(opened):
    dialog = opened(PlanDialog)
    assert not dialog.save.isEnabled()
    assert "mindestens eine" in dialog.told.text()


def test_an_end_before_the_beginning_is_said(opened, houses, office, write):
    dialog = opened(PlanDialog, houses[:1])
    write(dialog.end, "9")
    dialog.save.click()
    assert dialog.problem.text() == "Das Ende liegt vor dem Beginn."
    assert office.events.all() == []


def test_a_sentence_about_a_fault_goes_when_it_is_mended(opened, houses, write):
    dialog = opened(PlanDialog, houses[:1])
    write(dialog.end, "9")
    dialog.save.click()
    write(dialog.end, "12")
    assert dialog.problem.isHidden()


def test_a_day_that_is_over_cannot_be_planned(opened, houses, office, write):
    dialog = opened(PlanDialog, houses[:1])
    write(dialog.day, german_date(date.today() - timedelta(days=1)))
    dialog.save.click()
    assert "schon vorbei" in dialog.problem.text() and dialog.problem.isVisible()
    assert office.events.all() == []


def test_a_tour_that_stands_in_the_calendar_gets_another_order(opened, houses, office):
    event = office.visits.plan(houses, datetime.combine(SOON, time(9)))
    dialog = opened(PlanDialog, houses, event_id=event)
    dialog.houses.list.setCurrentRow(2)
    dialog.houses.move_current(-2)
    dialog.save.click()
    assert [visit.shelter_id for visit in office.visits.stops(event)] == [houses[2], houses[0], houses[1]]
    assert office.events.get(event).start.time() == time(9)


def test_planning_leads_to_the_pack(opened, houses, window):
    dialog = opened(PlanDialog, houses)
    dialog.pack.click()
    settle_work(window)
    (pack,) = window.findChildren(PackDialog)
    assert len(pack.houses.ids) == 3 and pack.event_id
    pack.close()


def test_several_houses_of_the_list_are_planned_together(window, houses):
    window.go_to("shelters")
    settle_work(window)
    pane = window.tab.pane
    pane.card.view.selectAll()
    settle()
    dict(pane.ways_for_several())["Besuch planen …"]()
    (dialog,) = window.findChildren(PlanDialog)
    assert len(dialog.houses.ids) == 3


def test_a_day_of_the_calendar_is_taken_over(window, houses, office):
    from app.ui.calendar.day_menu import open_day_menu

    window.go_to("calendar")
    settle_work(window)
    day = date.today() + timedelta(days=3)
    menu = open_day_menu(window.tab.pane.month, day)
    next(action for action in menu.actions() if action.text() == "Besuch planen …").trigger()
    (dialog,) = window.findChildren(PlanDialog)
    assert dialog.day.value() == day


def test_the_calendar_names_the_houses_of_a_tour(window, houses, office):
    event = office.visits.plan(houses, datetime.combine(SOON, time(9)))
    window.show_record(Event.__name__, event)
    settle_work(window)
    from tests.ui.conftest import reading

    assert "1. Nord" in reading(window.tab.pane.detail)


def test_a_planned_visit_is_changed_from_its_house(window, houses, office):
    event = office.visits.plan(houses, datetime.combine(SOON, time(9)))
    window.show_record(Shelter.__name__, houses[0])
    settle_work(window)
    detail = window.tab.pane.detail
    detail.go_to_page("Besuche")
    next(way for way in detail.page.findChildren(QPushButton) if way.text() == "Ändern …").click()
    (dialog,) = window.findChildren(PlanDialog)
    assert dialog.event_id == event and len(dialog.houses.ids) == 3


def test_the_calendar_says_that_a_tour_is_called_off(window, houses, office):
    event = office.visits.plan(houses, datetime.combine(SOON, time(9)))
    office.events.save(event, {"state": EventState.CANCELLED})
    window.show_record(Event.__name__, event)
    settle_work(window)
    from tests.ui.conftest import reading

    assert "Abgesagt" in reading(window.tab.pane.detail) and "1. Nord" not in reading(window.tab.pane.detail)
