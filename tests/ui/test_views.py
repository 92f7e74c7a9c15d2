"""The menu "Ansicht": ready and saved views, what they keep, and that they can be found from anywhere."""

import pytest
from PySide6.QtCore import Qt

from app.models import Person
from app.models.facts import facts
from app.services.crud import Filter
from app.services.query import Ago
from app.services.views import ListState, to_json
from app.ui.kit.view_dialog import ViewDialog
from app.ui.people.tab import PeoplePane, Tab
from app.ui.ready_views import places
from app.ui.tabs import TABS
from tests.ui.conftest import type_text

P = Person
SIXTY = "Seit 60 Tagen kein Kontakt"


@pytest.fixture
def pane(show, person):
    person("Böhringer", "Katja", city="Asperg")
    person("Öztürk", "Immo", city="Tamm", languages=["Arabisch"])
    return show(Tab).pane


def entries(pane):
    pane.view_menu._menu.aboutToShow.emit()
    return {action.text(): action for action in pane.view_menu._menu.actions() if action.text()}


def save_as(pane, qtbot, name, shared=True):
    pane.view_menu.save()
    dialog = pane.window().findChildren(ViewDialog)[-1]
    type_text(dialog.name, name)
    dialog.shared.setChecked(shared)
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)


def test_a_ready_view_is_one_entry(pane):
    entries(pane)[SIXTY].trigger()
    assert pane.current_query().filters[1] == Filter(P.last_contact_on, Ago(60))
    assert pane.view_menu.button.text() == f"Ansicht: {SIXTY}"


def test_the_start_page_shows_the_silent_ones_as_the_view_about_them_does(window):
    window.show_filtered("Person", (Filter(P.last_contact_on, Ago(60)),))
    assert "Letzter Kontakt" in [column.head for column in window.tab.pane.chosen_columns.shown]


def test_a_ready_view_shows_what_it_asks_for(pane):
    entries(pane)[SIXTY].trigger()
    assert "Letzter Kontakt" in [column.head for column in pane.chosen_columns.shown]


def test_everything_comes_back(pane):
    entries(pane)[SIXTY].trigger()
    entries(pane)["Alles zeigen"].trigger()
    assert pane.state() == ListState()
    assert pane.view_menu.button.text() == "Ansicht"


def test_what_is_shown_is_kept_under_a_name(pane, office, qtbot):
    pane.show_query((Filter(P.city, "Asperg"),), "katja")
    save_as(pane, qtbot, "Asperg")
    view = office.views.visible("PeoplePane")[0]
    assert (view.name, view.state) == ("Asperg", {"search": "katja", "filters": [["city", "Asperg"]]})


def test_a_view_without_a_name_is_not_kept(pane, office, qtbot):
    save_as(pane, qtbot, "")
    dialog = pane.window().findChildren(ViewDialog)[-1]
    assert dialog.problem.text() == "Name der Ansicht fehlt." and office.views.visible() == []


def test_a_saved_view_comes_back_after_the_next_start(pane, show, qtbot):
    pane.show_query((Filter(P.city, "Tamm"),))
    save_as(pane, qtbot, "In Tamm")
    again = show(PeoplePane)
    again.open()
    entries(again)["In Tamm"].trigger()
    assert len(again.model.ids) == 1


def test_a_changed_view_says_so_and_can_be_overwritten(pane, office, qtbot):
    pane.show_query((Filter(P.city, "Tamm"),))
    save_as(pane, qtbot, "Ort")
    pane.show_query((Filter(P.city, "Asperg"),))
    assert pane.view_menu.button.text() == "Ansicht: Ort •"
    entries(pane)["„Ort“ mit dem Gezeigten überschreiben"].trigger()
    assert pane.view_menu.button.text() == "Ansicht: Ort"
    assert office.views.visible()[0].state == {"filters": [["city", "Asperg"]]}


def test_a_view_is_renamed(pane, office, qtbot):
    save_as(pane, qtbot, "Alt")
    entries(pane)["„Alt“ umbenennen …"].trigger()
    dialog = pane.window().findChildren(ViewDialog)[-1]
    dialog.name.setText("Neu")
    dialog.save()
    assert [view.name for view in office.views.visible()] == ["Neu"]


def test_a_view_goes_to_the_trash_and_comes_back(pane, office, desk, qtbot):
    save_as(pane, qtbot, "Alt")
    entries(pane)["„Alt“ in den Papierkorb"].trigger()
    assert "Alt" not in entries(pane)
    desk.undo_last()
    assert "Alt" in entries(pane)


def test_a_view_for_oneself_says_so(pane, qtbot):
    save_as(pane, qtbot, "Meine", shared=False)
    assert "Meine (nur für mich)" in entries(pane)


def test_what_a_view_can_no_longer_ask_is_said(pane, office, desk, qtbot):
    state = {"filters": [["shoe_size", 42], ["city", "Tamm"]]}
    view = office.views.save(None, {"name": "Alt", "place": "PeoplePane", "state": state})
    with qtbot.waitSignal(desk.notice_asked) as told:
        pane.view_menu.show_view(view)
    assert "shoe_size" in told.args[0] and len(pane.model.ids) == 1


def test_a_view_keeps_order_and_columns(pane, show, qtbot):
    pane.sort_by(P.city, True)
    pane.chosen_columns.choose(["city", "sort_name", "email"])
    save_as(pane, qtbot, "Nach Ort")
    again = show(PeoplePane)
    again.open()
    again.view_menu.show_everything()
    entries(again)["Nach Ort"].trigger()
    assert [column.name for column in again.chosen_columns.shown] == ["city", "sort_name", "email"]
    assert (again.order.attribute, again.order.descending) == (P.city, True)


def test_the_columns_of_a_view_are_only_lent(pane):
    own = [column.name for column in pane.chosen_columns.shown]
    entries(pane)[SIXTY].trigger()
    entries(pane)["Alles zeigen"].trigger()
    assert [column.name for column in pane.chosen_columns.shown] == own


def test_a_list_opened_from_elsewhere_is_no_view(window, person):
    person()
    window.show_view("PeoplePane", SIXTY)
    window.show_filtered("Person", (Filter(P.city, "Asperg"),))
    assert window.tab.pane.view_menu.button.text() == "Ansicht"
    assert window.tab.pane.chosen_columns.shown == list(window.tab.pane.columns)


# ---------------------------------------------------------------- from anywhere


def test_every_list_of_the_window_has_its_place(window):
    known = set()
    for spec in TABS:
        window.go_to(spec.key)
        known |= {pane.__name__ for pane in getattr(window.tab, "panes", ())}
    assert known == set(places())


@pytest.mark.parametrize("place", places())
def test_every_ready_view_can_be_shown(window, place):
    for view in places()[place].views:
        window.show_view(place, view.name)
        shown = to_json(window.tab.pane.state())
        assert {**shown, "columns": 0} == {**to_json(view.state), "columns": 0}
        assert [c.name for c in window.tab.pane.chosen_columns.shown] == _columns(window.tab.pane, view)


def _columns(pane, view):
    return [name for name, _width in view.state.columns] or [facts(c.attribute).name for c in pane.columns]


def test_a_view_is_found_from_anywhere(window, qtbot):
    type_text(window.find_field, "60 tagen kein")
    window.find_field.look_up()
    assert window.find_field.offers == [f"Ansicht: {SIXTY}"]
    qtbot.keyClick(window.find_field, Qt.Key.Key_Return)
    assert window.tab.pane.view_menu.key == SIXTY


def test_a_new_record_is_found_from_anywhere(window, qtbot):
    type_text(window.find_field, "neu unterkunft")
    window.find_field.look_up()
    qtbot.keyClick(window.find_field, Qt.Key.Key_Return)
    assert window.tab.pane.detail.creating and window.tab.pane.title == "Unterkünfte"


def test_commands_show_their_keys(window):
    window.go_to("people")
    window.find_field.setText("markieren")
    window.find_field.look_up()
    offer = window.find_field._answer().list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert offer.startswith("Markieren oder Markierung aufheben, ") and offer.endswith("+M")


def test_what_was_used_last_comes_first(window, qtbot):
    for _time in range(2):
        window.find_field.setText("papierkorb …")
        window.find_field.look_up()
        first = window.find_field.offers[0]
        qtbot.keyClick(window.find_field, Qt.Key.Key_Return)
    window.find_field.look_up()
    assert window.find_field.offers[0] == first


def test_records_looked_at_last_stand_before_everything(window, person):
    record = person("Öztürk", "Immo")
    window.desk.recent.look("Person", record.id)
    window.desk.recent.settle()
    window.find_field.look_up()
    assert window.find_field.offers[0] == "Immo Öztürk"


def test_a_telephone_number_finds_its_owner(window, person):
    person("Öztürk", "Immo", mobile="0171 3920077")
    window.find_field.setText("+49171392")
    window.find_field.look_up()
    assert window.find_field.offers[0] == "Immo Öztürk"


def test_typing_finds_without_holding_the_window_up(window, person, qtbot):
    person("Łukasz", "Jan")
    window.activateWindow()
    window.find_field.setFocus()
    qtbot.waitUntil(window.find_field.hasFocus)
    type_text(window.find_field, "luk")
    qtbot.waitUntil(lambda: window.find_field.offers[:1] == ["Jan Łukasz"])


def test_a_key_opens_the_views(pane, qtbot):
    qtbot.keyClick(
        pane.card.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert pane.view_menu._menu.isVisible()
    pane.view_menu._menu.hide()
