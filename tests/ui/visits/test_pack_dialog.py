"""The pack dialog shows what will be printed, and gives numbers only to what leaves."""

from datetime import datetime, time

from pypdf import PdfReader
from PySide6.QtCore import Qt

from app.ui.scenes import settle_work
from app.ui.visits.pack_dialog import PackDialog
from tests.ui.visits.conftest import SOON


def drawn(dialog, window):
    settle_work(window)
    return dialog._made.pack


def test_the_pages_follow_what_is_ticked(opened, houses, window):
    dialog = opened(PackDialog, houses)
    before = dialog.told.text()
    dialog.parts["sheet"].click()
    assert "sheet" not in drawn(dialog, window).parts
    assert dialog.told.text() != before


def test_the_order_of_the_houses_is_that_of_the_pages(opened, houses, window):
    dialog = opened(PackDialog, houses)
    dialog.houses.move_current(1)
    assert [house.handout.shelter for house in drawn(dialog, window).houses] == ["Nord", "Süd", "West"]


def test_saving_gives_the_sheets_their_numbers(opened, houses, window, office, folder):
    dialog = opened(PackDialog, houses[:1])
    assert office.paper.all() == []
    dialog.save.click()
    settle_work(window)
    text = "".join(page.extract_text() for page in PdfReader(next(folder.glob("*.pdf"))).pages)
    assert "Liste 1001-" in text
    assert len(office.paper.all()) == 1


def test_without_a_house_there_is_nothing_to_print(opened, houses, window):
    dialog = opened(PackDialog, houses[:1])
    dialog.houses.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    settle_work(window)
    assert not dialog.save.isEnabled()


def test_private_numbers_are_asked_for_anew_each_time(opened, houses, window, folder):
    dialog = opened(PackDialog, houses[:1])
    dialog.private.click()
    assert drawn(dialog, window).with_private_data
    dialog.parts["needs"].click()
    settle_work(window)
    dialog.save.click()
    settle_work(window)
    again = opened(PackDialog, houses[:1])
    assert not again.private.isChecked() and not again.parts["needs"].isChecked()


def test_a_house_offers_its_pack_for_printing(window, houses):
    window.go_to("shelters")
    settle_work(window)
    from app.ui.kit import outputs_hook

    ways = dict(outputs_hook.offered("Shelter"))
    dialog = ways["Besuchsmappe …"](window, houses[0])
    settle_work(window)
    assert dialog.houses.ids == houses[:1]


def test_the_file_of_a_tour_is_called_by_its_day(opened, houses, window, office, folder):
    event = office.visits.plan(houses, datetime.combine(SOON, time(9)))
    dialog = opened(PackDialog, houses, event)
    dialog.save.click()
    settle_work(window)
    assert [file.name.endswith(f"Besuchsmappe-Tour-am-{SOON:%d.%m.%Y}.pdf") for file in folder.glob("*.pdf")] == [True]


def test_one_house_has_no_cover_of_a_tour_to_choose(opened, houses, window):
    dialog = opened(PackDialog, houses[:1])
    assert not dialog.parts["cover"].isEnabled()
    dialog.houses.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert dialog.parts["cover"].isEnabled()
