"""Columns of a list: chosen, moved, widened, kept, and handed out as they are shown."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.models import Person
from app.ui.kit.column_menu import ColumnsDialog, header_menu
from app.ui.people.tab import PeoplePane, Tab
from tests.services.statements import statements

P = Person
USUAL = ["sort_name", "status", "city", "languages", "shelter_names", "phone"]


@pytest.fixture
def pane(show, person):
    person("Böhringer", "Katja", city="Asperg", email="kb@example.org", availability=["mon.morning"])
    return show(Tab).pane


def shown(pane):
    return [column.name for column in pane.chosen_columns.shown]


def heads(pane):
    return [pane.model.headerData(i, Qt.Orientation.Horizontal) for i in range(pane.model.columnCount())]


def drag(header, start, end):
    """Press on one section's head, move to another place, let go."""
    for act, x in ((QTest.mousePress, start), (QTest.mouseMove, start + 20), (QTest.mouseMove, end)):
        place = QPoint(x, 15)
        act(header.viewport(), Qt.MouseButton.LeftButton, pos=place) if act is QTest.mousePress else act(
            header.viewport(), place
        )
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(end, 15))


def test_a_field_becomes_a_column(pane):
    pane.chosen_columns.choose([*USUAL, "email"])
    assert heads(pane)[-1] == "E-Mail"
    assert pane.model.read(0)[-1][0] == "kb@example.org"


def test_only_columns_in_view_are_read(pane, office):
    pane.chosen_columns.choose(["sort_name", "email"])
    with statements(office.database) as seen:
        pane.model._forget()
        pane.model.read(0)
    assert len(seen) == 1 and "email" in seen[0][0] and "city" not in seen[0][0]


def test_what_may_stand_in_no_list_is_no_column(pane):
    offered = {column.name for _title, group in pane.chosen_columns.groups() for column in group}
    assert "certificate_seen_on" not in offered and {"email", "last_contact_on", "availability"} <= offered


def test_the_week_is_told_in_words(pane):
    pane.chosen_columns.choose(["sort_name", "availability"])
    assert pane.model.read(0)[1][0] == "Mo vormittags"


def test_columns_are_kept_until_the_next_start(pane, show):
    pane.chosen_columns.choose(["city", "sort_name"])
    assert shown(show(PeoplePane)) == ["city", "sort_name"]


def test_another_list_keeps_its_own(pane, show):
    from app.ui.people.tab import EverybodyPane

    before = shown(show(EverybodyPane))
    pane.chosen_columns.choose(["city", "sort_name"])
    assert shown(show(EverybodyPane)) == before


def test_the_record_in_view_stays_in_view(pane, person):
    person("Öztürk", "Immo")
    pane.refresh()
    pane.card.step(1)
    pane.chosen_columns.hide("city")
    assert pane.card.view.currentIndex().row() == 1 and pane.card.view.selected == {1}


def test_a_dragged_column_stays_where_it_is_put(pane, show):
    header = pane.card.view.header
    drag(header, header.sectionViewportPosition(2) + 30, header.sectionViewportPosition(1) + 5)
    assert shown(pane)[:3] == ["sort_name", "city", "status"]
    assert shown(show(PeoplePane))[:3] == ["sort_name", "city", "status"]


def test_a_width_is_kept_until_the_next_start(pane, show):
    header = pane.card.view.header
    edge = header.sectionViewportPosition(1) - 1
    drag(header, edge, edge + 60)
    assert show(PeoplePane).card.view.header.sectionSize(0) == header.sectionSize(0) > 180


@pytest.mark.parametrize(("words", "after"), [("Nach links", 1), ("Nach rechts", 3)])
def test_the_menu_of_a_head_moves_its_column(pane, words, after):
    menu = header_menu(pane, QPoint(pane.card.view.header.sectionViewportPosition(2) + 5, 5))
    next(action for action in menu.actions() if action.text() == words).trigger()
    assert shown(pane).index("city") == after


def test_the_menu_of_a_head_hides_its_column(pane):
    menu = header_menu(pane, QPoint(pane.card.view.header.sectionViewportPosition(2) + 5, 5))
    next(action for action in menu.actions() if action.text() == "„Ort“ ausblenden").trigger()
    assert "city" not in shown(pane)


def test_the_last_column_stays(pane):
    pane.chosen_columns.choose(["city"])
    pane.chosen_columns.hide("city")
    assert shown(pane) == ["city"]


def test_as_the_program_came(pane):
    pane.chosen_columns.choose(["city"])
    pane.chosen_columns.reset()
    assert shown(pane) == USUAL and pane.card.view.fits


def test_a_list_can_be_sorted_by_a_column_that_is_hidden(pane):
    pane.sort_by(P.city, False)
    pane.chosen_columns.hide("city")
    assert pane.card.view.header.sorted_by == -1 and pane.current_query().sort is P.city


@pytest.fixture
def dialog(pane, qtbot):
    pane.choose_columns()
    dialog = pane.window().findChildren(ColumnsDialog)[-1]
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def row_of(dialog, words):
    return next(i for i in range(dialog.list.count()) if dialog.list.item(i).text() == words)


def test_a_tick_adds_a_column(pane, dialog, qtbot):
    dialog.list.setCurrentRow(row_of(dialog, "E-Mail"))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    dialog.take.click()
    assert shown(pane) == [*USUAL, "email"]


def test_keys_move_a_column(pane, dialog, qtbot):
    dialog.list.setCurrentRow(row_of(dialog, "Ort"))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    dialog.take.click()
    assert shown(pane)[:3] == ["sort_name", "city", "status"]


def test_a_list_without_a_column_cannot_be_taken(dialog):
    for place in range(dialog.list.count()):
        item = dialog.list.item(place)
        if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            item.setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.take.isEnabled()


def test_a_list_goes_out_with_the_columns_in_view(window, person):
    from app.ui.outputs.plugin import open_screen_list

    person("Böhringer", "Katja", email="kb@example.org")
    window.go_to("people")
    window.tab.pane.chosen_columns.choose(["email", "sort_name"])
    dialog = open_screen_list(window, window.tab.pane, window.tab.pane.model.ids, "")
    assert dialog.subject.wanted.columns == (P.email, P.sort_name)
