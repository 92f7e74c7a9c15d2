"""The list that was open last is there before the data layer, read from the file, and its tab takes over unnoticed."""

import json
import subprocess
import sys
from contextlib import closing

import pytest
from PySide6.QtCore import QItemSelectionModel

from app.services.sqlite import connect
from app.ui.kit import first_sight
from app.ui.kit.memory import recall, remember
from app.ui.main_window import MainWindow

LOADED = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtCore import QSettings
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, {settings!r})
from app.bootstrap import application
app = application()
from app.ui.main_window import MainWindow
window = MainWindow()
window.show()
sight = window.show_first_sight(Path({path!r}))
app.processEvents()
print(len(sight.card.model.ids), [n for n in ("sqlalchemy", "app.models", "openpyxl", "alembic") if n in sys.modules])
sys.stdout.flush()
os._exit(0)
"""


@pytest.fixture
def path(office, person):
    for number in range(120):
        person(
            "Öztürk", f"Immo {number:03d}", city="Remseck", phone=None, mobile="0171 3920011", languages=["Arabisch C1"]
        )
    return office.database.path


@pytest.fixture
def begin(qtbot):
    """Another start of the window, with the first sight of a file."""

    def start(path):
        window = MainWindow()
        qtbot.addWidget(window)
        window.show()
        return window, window.show_first_sight(path)

    return start


@pytest.fixture
def left(path, begin, office, qapp):
    """The list of the volunteers was open when the window was closed."""
    window, _none = begin(path)
    window.attach(office)
    window.go_to("people")
    qapp.processEvents()
    window.close()
    return path


def test_the_list_of_the_last_visit_needs_no_data_layer(left, tmp_path):
    code = LOADED.format(settings=str(tmp_path / "settings"), path=str(left))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.strip() == "120 []", done.stderr


def test_it_shows_what_the_service_finds(left, begin, office):
    window, sight = begin(left)
    ids, cells = sight.card.model.ids, [sight.card.model.read(row) for row in range(120)]
    window.attach(office)
    assert cells == [window.tab.pane.card.model.read(row) for row in range(120)]
    assert ids == office.volunteers.ids()


def test_it_shows_the_present_and_no_memory(left, begin, office):
    office.people.save(office.volunteers.ids()[0], {"last_name": "Aaberg"})
    assert begin(left)[1].card.model.read(0)[0][0] == "Aaberg, Immo 000"


@pytest.mark.parametrize("name", ["people", "shelters", "projects", "network"])
def test_every_plain_list_can_be_kept(window, name):
    window.go_to(name)
    window.close()
    assert json.loads(recall("window/first_sight", ""))["tab"] == name


def test_nothing_personal_is_remembered(left, tmp_path):
    text = "".join(file.read_text() for file in (tmp_path / "settings").rglob("*.ini"))
    assert "SELECT" in text
    assert not any(word in text for word in ("Öztürk", "Immo", "Remseck", "Arabisch", "3920011", left.name))


def test_words_searched_for_are_not_remembered(path, begin, office, tmp_path):
    window, _none = begin(path)
    window.attach(office)
    window.go_to("people")
    window.tab.pane.search.setText("Remseck")
    window.tab.pane.show_list()
    window.close()
    assert not any("emseck" in file.read_text() for file in (tmp_path / "settings").rglob("*.ini"))
    assert len(begin(path)[1].card.model.ids) == 120


def test_the_tab_stands_where_the_user_has_gone_meanwhile(left, begin, office):
    window, sight = begin(left)
    sight.card.go_to(sight.card.model.ids[99])
    there = sight.card.view.verticalScrollBar().value()
    window.attach(office)
    card = window.tab.pane.card
    assert there > 0
    assert (card.current_id, card.view.verticalScrollBar().value()) == (office.volunteers.ids()[99], there)


def test_several_selected_stay_selected(left, begin, office):
    window, sight = begin(left)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (3, 4, 7):
        sight.card.view.selectionModel().select(sight.card.model.index(row, 0), flags)
    chosen = sight.card.selected_ids()
    window.attach(office)
    assert window.tab.pane.selected_ids() == chosen
    assert len(chosen) == 4


def test_it_holds_no_rows_once_the_tab_is_there(left, begin, office):
    window, sight = begin(left)
    assert sight.card.model.ids
    window.attach(office)
    assert not sight.card.model.ids


def test_the_tab_is_at_the_same_place(left, begin, office, qapp):
    window, sight = begin(left)
    qapp.processEvents()
    place = sight.card.mapTo(window, sight.card.rect().topLeft()), sight.card.size()
    window.attach(office)
    qapp.processEvents()
    card = window.tab.pane.card
    assert (card.mapTo(window, card.rect().topLeft()), card.size()) == place


def test_an_order_chosen_by_the_user_is_kept(path, begin, office):
    window, _none = begin(path)
    window.attach(office)
    window.go_to("people")
    window.tab.pane._on_card_sort_asked(0)
    window.close()
    assert begin(path)[1].card.model.read(0)[0][0] == "Öztürk, Immo 119"


def test_another_schema_has_no_first_sight(left, begin):
    with closing(connect(left)) as connection:
        connection.execute("PRAGMA user_version=99")
    assert begin(left)[1] is None


def test_another_program_has_no_first_sight(left, begin, monkeypatch):
    monkeypatch.setattr(first_sight, "__version__", "99")
    assert begin(left)[1] is None


def test_another_file_has_no_first_sight(left, begin, tmp_path):
    assert begin(tmp_path / "nicht da.db")[1] is None


def test_a_foreign_file_has_no_first_sight(left, begin):
    left.write_bytes(b"no database at all" * 500)
    assert begin(left)[1] is None


def test_another_order_has_no_first_sight(left, begin):
    remember("PeoplePane/sort", "city 0")
    assert begin(left)[1] is None


def test_a_damaged_memory_has_no_first_sight(left, begin):
    remember("window/first_sight", recall("window/first_sight", "")[:200])
    assert begin(left)[1] is None


def test_a_tab_without_a_list_leaves_nothing(left, begin, office):
    window, _sight = begin(left)
    window.attach(office)
    window.go_to("start")
    window.close()
    assert begin(left)[1] is None


def test_a_list_of_nobody_has_no_first_sight(left, begin, office):
    office.people.trash(office.volunteers.ids())
    assert begin(left)[1] is None


def test_a_view_lends_its_order_and_columns_for_a_look_only(path, begin, office, qapp):
    window, _none = begin(path)
    window.attach(office)
    window.show_view("PeoplePane", "Seit 60 Tagen kein Kontakt")
    window.close()
    window, sight = begin(path)
    assert [column.name for column in sight.card.model.columns][:3] == ["sort_name", "status", "city"]
    assert sight.card.model.ids == office.volunteers.ids()
