"""Every key figure opens how it is counted and the list behind it, and both say the same number."""

import shutil
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services.figures import KEY_FIGURES
from app.services.opening import open_services
from app.text import number
from app.ui.main_window import MainWindow
from app.ui.start.blocks import BLOCKS
from app.ui.start.figures import FigurePopup
from tests.services.statements import statements
from tests.ui.conftest import reading
from tests.ui.start.conftest import settle


@pytest.fixture
def sample_window(qtbot, qapp, sample_path, tmp_path):
    """The window on the sample office."""
    services = open_services(shutil.copy(sample_path, tmp_path / "Musterstadt.db"))
    shown = MainWindow()
    qtbot.addWidget(shown)
    shown.show()
    shown.attach(services)
    settle(shown.tab)
    yield shown
    services.close()


def definition():
    """The small card that is open now."""
    QApplication.processEvents()
    return next(w for w in QApplication.allWidgets() if isinstance(w, FigurePopup) and w.isVisible())


@pytest.mark.parametrize("position", range(len(KEY_FIGURES)), ids=lambda at: KEY_FIGURES[at].key)
def test_the_list_behind_a_figure_has_as_many_records_as_it_counted(sample_window, position, qtbot):
    told = sample_window.desk.office.figures.tell(KEY_FIGURES[position])
    qtbot.mouseClick(sample_window.tab.figures.cards[position], Qt.MouseButton.LeftButton)
    qtbot.keyClick(definition().way, Qt.Key.Key_Return)
    assert sample_window.tab.pane.card.footer.text().startswith(f"{number(told.listed)} ")


def test_enter_on_a_figure_says_how_it_is_counted(start, person, qtbot):
    person()
    settle(start)
    qtbot.keyClick(start.figures.cards[0], Qt.Key.Key_Return)
    assert "Alle Ehrenamtlichen, deren Status heute „aktiv“ ist." in reading(definition())
    definition().close()


def test_a_figure_follows_a_change(start, person):
    person()
    settle(start)
    assert start.figures.cards[0].accessibleName().startswith("Aktive Ehrenamtliche: 1,")


def test_hours_entered_are_counted_at_once(start, office, person):
    who = person()
    settle(start)
    office.crud("HoursEntry").save(None, {"person_id": who.id, "day": date.today(), "minutes": 90})
    settle(start)
    assert any("1,5 Std." in card.accessibleName() for card in start.figures.cards)


def test_an_empty_office_has_no_occupancy_to_speak_of(start):
    assert "noch keine Zahlen" in reading(start)


@pytest.mark.parametrize("key", [block.key for column in BLOCKS for block in column])
def test_a_block_asks_the_database_a_few_times_however_much_it_shows(sample_window, key):
    card = next(card for card in sample_window.tab.cards if card.block.key == key)
    with statements(sample_window.desk.office.database) as seen:
        card.read()
    assert len(seen) <= 5  # "due" brings five kinds of things together: tasks, steps, topics, trainings, sheets


def test_reading_the_same_again_draws_nothing(sample_window):
    card = next(sample_window.tab.cards)
    resets = []
    card.view.lines.modelReset.connect(lambda: resets.append(1))
    card.read()
    card.draw()
    assert resets == []
