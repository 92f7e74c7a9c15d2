"""A list of records: search, filters, order, empty states, what is remembered."""

import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QPushButton

from app.models import Person, VolunteerStatus
from app.services.crud import Filter
from app.ui.kit.table import PAGE
from app.ui.people.status import StatusDialog
from app.ui.people.tab import PeoplePane, Tab
from tests.ui.conftest import reading, type_text


@pytest.fixture
def people(show, person):
    for last, first, city in (
        ("Öztürk", "Immo", "Remseck"),
        ("Böhringer", "Katja", "Asperg"),
        ("Łukasz", "Jan", "Asperg"),
    ):
        person(last, first, city=city)
    return lambda: show(Tab).pane


def names(pane):
    return [pane.model.read(row)[0][0] for row in range(pane.model.rowCount())]


def test_names_stand_in_german_order(people):
    assert names(people()) == ["Böhringer, Katja", "Łukasz, Jan", "Öztürk, Immo"]


def test_typing_finds_whatever_the_accents(people, qtbot):
    pane = people()
    type_text(pane.search, "ozturk")
    qtbot.waitUntil(lambda: names(pane) == ["Öztürk, Immo"])


def test_letters_beyond_latin_1_can_be_typed(people, qtbot):
    pane = people()
    type_text(pane.search, "Łuk")
    qtbot.waitUntil(lambda: names(pane) == ["Łukasz, Jan"])


def test_the_rest_of_very_many_hits_follows_the_first_ones(people, qtbot, monkeypatch):
    pane = people()
    monkeypatch.setattr(pane.service, "first_ids", lambda query: (pane.service.ids(query)[:1], False))
    type_text(pane.search, "asperg")
    qtbot.waitUntil(lambda: names(pane) == ["Böhringer, Katja", "Łukasz, Jan"])
    assert pane.card.footer.text().startswith("2 von 3")


def test_enter_takes_the_first_hit(people, qtbot):
    pane = people()
    type_text(pane.search, "jan")
    qtbot.keyClick(pane.search, Qt.Key.Key_Return)
    assert pane.detail.record.first_name == "Jan"


def test_the_record_beside_the_list_waits_for_the_list_while_somebody_types(people, qtbot, monkeypatch):
    """Even where the next letter leaves the list on a record that is not shown yet."""
    pane, shown = people(), []
    monkeypatch.setattr(pane.detail, "show_record", lambda record_id: shown.append(record_id))
    for words in ("luk", "luka", "lukas"):
        pane.search.setText(words)
        pane.show_list(to_first=True)
        assert not shown
    qtbot.waitUntil(lambda: shown == [pane.card.current_id])


def test_escape_clears_the_search(people, qtbot):
    pane = people()
    type_text(pane.search, "jan")
    qtbot.keyClick(pane.search, Qt.Key.Key_Return)
    qtbot.keyClick(pane.search, Qt.Key.Key_Escape)
    assert len(names(pane)) == 3


def test_the_footer_counts(people, qtbot):
    pane = people()
    pane.bar.set_filters((Filter(Person.city, "Asperg"),))
    assert pane.card.footer.text() == "2 von 3 Ehrenamtlichen"


def test_a_filter_chip_goes_by_a_click_on_its_cross(people, qtbot):
    pane = people()
    pane.bar.set_filters((Filter(Person.city, "Asperg"),))
    chip = pane.bar.findChild(object, "filter")
    assert chip.text() == "Ort: Asperg"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 12, 15))
    assert len(names(pane)) == 3


def test_the_filter_menu_counts_its_values(people):
    menu = people().bar
    assert menu._facets(Person.city) == [("Asperg", 2), ("Remseck", 1)]


def test_nothing_found_offers_to_clear_the_filters(people, qtbot):
    pane = people()
    type_text(pane.search, "zzzz")
    qtbot.keyClick(pane.search, Qt.Key.Key_Return)
    assert "Nichts gefunden." in reading(pane.card)
    pane.clear_filters()
    assert len(names(pane)) == 3


def test_an_empty_office_is_told_what_to_do_first(show):
    assert "Legen Sie die erste Person an" in reading(show(Tab).pane.card)


def test_a_click_on_the_head_sorts_and_another_turns_round(people):
    pane = people()
    for expected in (["Asperg", "Asperg", "Remseck"], ["Remseck", "Asperg", "Asperg"]):
        pane.card.sort_asked.emit(2)
        assert [pane.model.read(row)[2][0] for row in range(3)] == expected


def test_the_order_is_remembered(people, show):
    people().card.sort_asked.emit(2)
    assert show(PeoplePane).current_query().sort is Person.city


def test_the_outputs_learn_what_the_list_shows(people):
    pane = people()
    pane.bar.set_filters((Filter(Person.city, "Asperg"),))
    assert pane.current_query().filters == (Filter(Person.city, "Asperg"),)


def test_a_record_saved_elsewhere_appears(people, person, qtbot):
    pane = people()
    person("Amara", "Selin")
    qtbot.waitUntil(lambda: "Amara, Selin" in names(pane))


def test_four_people_get_a_status_at_once(people, office, qtbot):
    pane = people()
    pane.card.view.selectAll()
    pane.change_status(VolunteerStatus.PAUSED)
    pane.window().findChild(StatusDialog).save()
    assert {p.status for p in office.volunteers.all()} == {VolunteerStatus.PAUSED}


def test_delete_puts_into_the_trash_and_stays_in_the_list(people, office, qtbot):
    pane = people()
    pane.trash_selected()
    qtbot.waitUntil(lambda: names(pane) == ["Łukasz, Jan", "Öztürk, Immo"])
    assert pane.detail.record.last_name == "Łukasz"


def test_a_page_is_read_and_not_the_list(show, office, qtbot):
    from app.services.bulk import add_all

    with office.database.transaction("Probe") as session:
        add_all(session, Person, [{"last_name": f"N{i:04}", "status": VolunteerStatus.ACTIVE} for i in range(900)])
    pane = show(Tab).pane
    assert len(pane.model.ids) == 900
    qtbot.waitUntil(lambda: 0 < len(pane.model.ready) <= PAGE)


def test_a_painted_cell_costs_at_most_two_calls_into_python(show, person):
    for number in range(40):
        person(f"N{number:02}", "Anna", city="Asperg", phone="07141 23456", languages=["Arabisch C1"])
    view = show(Tab).pane.card.view
    picture = QPixmap(view.viewport().size())
    view.viewport().render(picture)
    calls = _calls_while(lambda: view.viewport().render(picture))
    rows = view.rowAt(view.viewport().height() - 2) + 1
    assert rows >= 15
    assert calls <= 2 * rows * view.model().columnCount() + 60


def _calls_while(act):
    count = 0

    def see(frame, event, argument):
        nonlocal count
        count += event == "call"

    sys.setprofile(see)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count


def test_the_first_list_is_reached_after_a_start_on_the_second(show, qtbot):
    from app.ui.kit.memory import remember

    remember("app.ui.people.tab/pane", 1)
    tab = show(Tab)
    qtbot.mouseClick(tab.pane.findChild(QPushButton, "pane0"), Qt.MouseButton.LeftButton)
    assert tab.pane.title == "Ehrenamtliche"


def test_each_tab_remembers_its_own_list(show, qtbot):
    from app.ui.shelters.tab import Tab as ShelterTab

    qtbot.mouseClick(show(Tab).pane.findChild(QPushButton, "pane1"), Qt.MouseButton.LeftButton)
    assert show(ShelterTab).pane.title == "Unterkünfte"


def test_a_narrow_list_leaves_every_head_room_for_its_arrow(people):
    view = people().card.view
    view.resize(300, 300)
    for position, column in enumerate(view.header._model.columns[:-1]):
        assert view.header.sectionSize(position) >= min(column.width, view.header.needed(position))
