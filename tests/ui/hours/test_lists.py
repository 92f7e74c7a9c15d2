"""The lists of hours, expenses and allowances, and the sub-tab of a person: sums, limits, ways to sheet and paper."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from app.models import Allowance, Expense, ExpenseKind, HoursEntry
from app.services.figures import KEY_FIGURES
from app.services.query import Filter
from app.ui.hours.paying import PayDialog
from app.ui.hours.plugin import open_rates
from app.ui.hours.sheet_dialog import SheetDialog
from app.ui.kit.charts import ProgressLine
from app.ui.kit.chips import Chip
from app.ui.record_dialog import RecordDialog
from app.ui.scenes import settle_work

TODAY = date.today()


@pytest.fixture
def katja(person):
    return person().id


def give(office, who, minutes=90, **values):
    row = {"person_id": who, "day": TODAY - timedelta(days=2), "minutes": minutes, "activity": "Garten"}
    office.hours.save_sheet([{**row, **values}])


def footer(window, entity, *filters):
    window.show_filtered(entity, filters)
    settle_work(window)
    return window.tab.pane.card.footer.text()


def stand_on_hours(window, who):
    window.show_record("Person", who)
    settle_work(window)
    tabs = window.tab.pane.detail.tabs
    tabs.setCurrentIndex(next(n for n in range(tabs.count()) if tabs.tabText(n).startswith("Stunden")))
    settle_work(window)
    return window.tab.pane.detail.page


def test_the_footer_tells_the_hours_of_what_is_shown(window, office, katja):
    give(office, katja)
    give(office, katja, 120, activity="Kochen")
    assert footer(window, "HoursEntry") == "2 Einträge · 3,5 Std."
    assert footer(window, "HoursEntry", Filter(HoursEntry.activity, "Kochen")) == "1 von 2 Einträgen · 2 Std."


def test_the_figure_of_the_start_page_leads_to_its_list(window, office, katja):
    give(office, katja, day=date(TODAY.year, 1, 1))
    give(office, katja, 60, day=date(TODAY.year - 1, 12, 31))
    figure = next(one for one in KEY_FIGURES if one.key == "hours")
    told = office.figures.tell(figure)
    assert told.figure in footer(window, "HoursEntry", *figure.filters)


def test_new_hours_begin_on_a_sheet(window, katja):
    window.new_record("HoursEntry")
    settle_work(window)
    assert window.findChild(SheetDialog).isVisible()


def test_hours_of_a_person_are_typed_as_people_say_them(window, office, katja, write):
    page = stand_on_hours(window, katja)
    page.findChild(QPushButton, "addLine").click()
    (box,) = page.boxes
    write(box.form.editor("minutes"), "14-15.20")
    box.save()
    assert [h.minutes for h in office.hours.of(HoursEntry.person_id, katja)] == [75]


def test_the_years_and_what_is_owed_are_told_at_once(window, office, katja):
    give(office, katja, day=date(TODAY.year, 1, 1))
    give(office, katja, 120, day=date(TODAY.year - 1, 6, 1))
    journey = {"person_id": katja, "day": TODAY, "kind": ExpenseKind.CAR, "kilometres": 10}
    office.expenses.save(None, journey)
    page = stand_on_hours(window, katja)
    told = [chip.accessibleName() for chip in page.findChildren(Chip) if not chip.isHidden()]
    assert told == [f"{TODAY.year}: 1,5 Std.", f"{TODAY.year - 1}: 2 Std.", "3,00 € noch auszuzahlen"]


def test_the_limit_of_an_allowance_is_drawn(window, office, katja):
    office.allowances.save(None, {"person_id": katja, "paid_on": TODAY, "amount": 48_000})
    page = stand_on_hours(window, katja)
    assert "noch" in page.findChild(ProgressLine).accessibleName()


def test_older_lines_are_a_click_away(window, office, katja):
    for days in range(1, 9):
        give(office, katja, day=TODAY - timedelta(days=days))
    page = stand_on_hours(window, katja)
    page.findChild(QPushButton, "showOlder").click()
    settle_work(window)
    assert window.tab.pane.entity is HoursEntry
    assert len(window.tab.pane.model.ids) == 8


def test_expenses_are_paid_out_together(window, office, katja):
    journey = {"person_id": katja, "day": TODAY, "kind": ExpenseKind.CAR}
    ids = [office.expenses.save(None, {**journey, "kilometres": n}) for n in (10, 20)]
    dialog = PayDialog(window, office, ids)
    dialog.open()
    assert "9,00 €" in dialog.findChildren(QLabel)[1].text()
    dialog.save()
    assert {e.paid_on for e in office.crud(Expense).all()} == {TODAY}


def test_over_the_limit_the_field_of_the_reason_asks(window, office, katja, write):
    office.allowances.save(None, {"person_id": katja, "paid_on": TODAY, "amount": 96_000})
    page = stand_on_hours(window, katja)
    page.blocks[-1].add()
    (box,) = page.boxes
    write(box.form.editor("amount"), "10")
    assert not box.save()
    write(box.form.editor("override"), "wird versteuert")
    assert box.save()
    assert office.crud(Allowance).count() == 2


def test_a_shipped_rate_is_taken_over_for_a_funder(window, office):
    funder = office.funders.save(None, {"name": "Land"})
    dialog = open_rates(window)
    dialog.findChildren(QPushButton, "takeRate")[1].click()
    form = window.findChild(RecordDialog)
    form.form.editor("funder_id").set_value(funder)
    form.form.editor("funder_id").changed.emit()
    form.save()
    (rate,) = office.rates.all()
    assert (rate.rate, rate.most, rate.funder_id) == (20, 13_000, funder)


def test_a_journey_is_reckoned_from_its_kilometres(window, office, katja, write):
    page = stand_on_hours(window, katja)
    page.blocks[3].add()
    (box,) = page.boxes
    write(box.form.editor("kilometres"), "24")
    assert box.save()
    (journey,) = office.crud(Expense).all()
    assert (journey.day, journey.rate, journey.amount) == (TODAY, 30, 720)


def test_another_amount_than_the_one_reckoned_is_told_at_its_field(window, office, katja, write):
    page = stand_on_hours(window, katja)
    page.blocks[3].add()
    (box,) = page.boxes
    write(box.form.editor("kilometres"), "24")
    write(box.form.editor("amount"), "10")
    assert not box.save()
    assert office.crud(Expense).count() == 0


def test_the_line_of_a_journey_names_its_kilometres(window, office, katja):
    journey = {"person_id": katja, "day": TODAY, "kind": ExpenseKind.CAR, "kilometres": 24}
    office.expenses.save(None, journey)
    page = stand_on_hours(window, katja)
    assert any(label.text().endswith("· 24 Kilometer") for label in page.findChildren(QLabel))
