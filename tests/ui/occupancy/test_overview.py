"""How the houses stand on a key date can be seen, heard, walked through, and leads on."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from app.text import german_date
from app.ui.kit.curves import Curve, QuietBars, Sample, spoken
from app.ui.occupancy.opening import open_overview
from app.ui.occupancy.overview_table import CHANGE, HELPERS, OCCUPIED, WAY
from app.ui.scenes import settle, settle_work
from tests.ui.conftest import type_text
from tests.ui.occupancy.conftest import DAY, LAST

SAMPLES = [Sample(LAST, 40, 54), Sample(DAY, 44, 54)]


@pytest.fixture
def overview(window, office, houses):
    """Both houses counted on `DAY`, the first one for the second time."""
    for house, people in zip(houses, (44, 20), strict=True):
        office.occupancies.save(None, {"shelter_id": house, "as_of": DAY, "occupied": people})
    return open_overview(window, window.desk)


def words(overview, row, column):
    return overview.model.index(row, column).data()


def test_every_house_stands_with_its_change(overview):
    assert (words(overview, 0, OCCUPIED), words(overview, 0, CHANGE)) == ("44 / 54", "+4")
    assert (words(overview, 1, OCCUPIED), words(overview, 1, CHANGE)) == ("20 / 30", "")


def test_the_total_is_that_of_the_lines(overview):
    assert overview.figures["occupied"].accessibleName() == "Belegt: 64, von 84 Plätzen"
    assert overview.figures["share"].accessibleName().startswith("Auslastung: 76 %")


def test_a_low_window_leaves_its_room_to_the_houses(window, houses):
    window.resize(853, 480)
    assert open_overview(window, window.desk).curve.isHidden()


def test_houses_without_helpers_stand_out(overview):
    assert words(overview, 0, HELPERS) == "niemand"
    assert overview.model.index(0, HELPERS).data(Qt.ItemDataRole.ForegroundRole) is not None
    assert "niemand hilft" in overview.model.index(0, HELPERS).data(Qt.ItemDataRole.ToolTipRole)


def test_an_earlier_key_date_can_be_chosen(overview):
    overview._day.setCurrentIndex(2)
    assert overview.day == LAST
    assert [words(overview, row, OCCUPIED) for row in range(2)] == ["40 / 54", "– / 30"]
    assert [sample.day for sample in overview.curve.samples] == [LAST]


def test_the_list_is_for_the_key_date_in_view(overview, window):
    overview._day.setCurrentIndex(2)
    overview.findChild(QPushButton, "giveOut").click()
    settle_work(window)
    assert overview.findChild(object, "listDialog").order.options == {"as_of": german_date(LAST)}


def test_enter_opens_the_house(overview, window):
    QTest.keyClick(overview.table, Qt.Key.Key_Return)
    settle_work(window)
    assert window.tab.pane.detail.record.name == "GU Am Bogen"


def test_the_grid_is_a_step_away(overview, window):
    overview.findChild(QPushButton, "enterCounts").click()
    settle()
    assert window.findChild(object, "occupancyGrid") is not None


def test_new_numbers_are_seen_at_once(overview, office, houses):
    office.occupancies.save(None, {"shelter_id": houses[0], "as_of": date(2026, 11, 9), "occupied": 50})
    settle()
    assert words(overview, 0, OCCUPIED) == "50 / 54"


def test_a_way_of_numbers_is_told_in_words(overview):
    assert words(overview, 0, WAY) == spoken(SAMPLES)
    assert "zuerst 40, zuletzt 44" in spoken(SAMPLES)


def test_arrows_walk_along_the_curve(qtbot):
    curve = Curve("Menschen")
    qtbot.addWidget(curve)
    curve.show_samples(SAMPLES)
    QTest.keyClick(curve, Qt.Key.Key_Left)
    QTest.keyClick(curve, Qt.Key.Key_Left)
    assert curve.accessibleName() == "Menschen, 01.10.2026: 40 von 54"


@pytest.mark.parametrize("samples", [[], SAMPLES[:1], SAMPLES, [Sample(LAST, 0, None), Sample(DAY, 0, None)]])
def test_any_number_of_key_dates_can_be_drawn(qtbot, samples):
    curve = Curve("Menschen")
    qtbot.addWidget(curve)
    curve.resize(300, 120)
    curve.show_samples(samples)
    assert not curve.grab().isNull()


def test_bars_are_told_in_words(qtbot):
    bars = QuietBars("Sprachen")
    qtbot.addWidget(bars)
    bars.show_parts([("Arabisch", 34), ("Farsi", 12)])
    assert bars.accessibleDescription() == "Arabisch 34, Farsi 12"


def test_a_count_that_does_not_fit_is_said_before_it_is_kept(overview, window, houses):
    overview.accept()
    window.desk.open("Shelter", houses[0])
    settle_work(window)
    window.tab.pane.detail.go_to_page("Belegung")
    settle()
    page = window.tab.pane.detail.page
    page.add()
    type_text(page._box.form.editor("occupied"), "99")
    settle()
    assert page._box.findChild(QLabel, "doubt").text() == "Bitte prüfen: 99 belegt, aber nur 54 Plätze"


def test_a_house_shows_its_curve_and_languages(overview, window, houses, office):
    count = office.occupancies.all()[-1]
    office.occupancies.save(count.id, {"languages": {"Farsi": 9}})
    overview.accept()
    window.desk.open("Shelter", count.shelter_id)
    settle_work(window)
    window.tab.pane.detail.go_to_page("Belegung")
    settle()
    page = window.tab.pane.detail.page
    assert page.spoken.accessibleDescription() == "Farsi 9"
    page.findChild(QPushButton, "enterAll").click()
    assert window.findChild(object, "occupancyGrid").model.rows
