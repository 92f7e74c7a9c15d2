"""Filters of a list: ticks, everything but, has and has not, days from today, chips, marks."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.models import Person, VolunteerStatus
from app.services.crud import Filter
from app.services.query import MISSING, Ago, Between, Not, Within
from app.ui.kit.filter_menu import FieldMenu, toggled
from app.ui.kit.filter_words import filter_words
from app.ui.kit.range_dialog import RangeDialog
from app.ui.people.tab import Tab
from tests.ui.conftest import reading

P = Person


@pytest.fixture
def pane(show, person, office):
    for last, city, phone in (
        ("Böhringer", "Asperg", "07141 23456"),
        ("Łukasz", "Asperg", None),
        ("Öztürk", "Tamm", None),
    ):
        person(last, "", city=city, phone=phone)
    called = next(p for p in office.people.all() if p.last_name == "Łukasz")
    at = datetime.now() - timedelta(days=10)
    office.contact_entries.save(None, {"at": at, "topic": "Anruf", "subject_type": "Person", "subject_id": called.id})
    return show(Tab).pane


def names(pane):
    return [pane.model.read(row)[0][0].rstrip(", ") for row in range(pane.model.rowCount())]


def field_menu(pane, attribute):
    """The filled menu of a field, as it stands on the screen."""
    menu = pane.bar._field_menu(attribute, pane.bar)
    menu.popup(QPoint(0, 0))
    return menu


def entry(menu, words) -> QAction:
    return next(one for one in menu.actions() if one.text().partition("\t")[0] == words)


def test_each_value_is_counted(pane):
    texts = [one.text() for one in field_menu(pane, P.city).actions()]
    assert texts[:2] == ["Asperg\t2", "Tamm\t1"]


def test_several_values_are_any_of_them(pane):
    menu = field_menu(pane, P.city)
    entry(menu, "Asperg").trigger()
    entry(menu, "Tamm").trigger()
    assert pane.bar.filters == (Filter(P.city, ("Asperg", "Tamm")),)
    assert len(names(pane)) == 3


def test_a_ticked_value_goes_by_a_second_click(pane):
    menu = field_menu(pane, P.city)
    entry(menu, "Asperg").trigger()
    entry(menu, "Asperg").trigger()
    assert pane.bar.filters == ()


def test_everything_but_is_one_tick_more(pane):
    menu = field_menu(pane, P.city)
    entry(menu, "Asperg").trigger()
    entry(menu, "Alle außer diesen").trigger()
    assert names(pane) == ["Öztürk"]


@pytest.mark.parametrize(("words", "found"), [("ohne Angabe", ["Łukasz", "Öztürk"]), ("mit Angabe", ["Böhringer"])])
def test_has_and_has_not_work_for_a_telephone(pane, words, found):
    entry(field_menu(pane, P.phone), words).trigger()
    assert names(pane) == found


def test_who_was_not_called_for_sixty_days_takes_one_entry(pane):
    entry(field_menu(pane, P.last_contact_on), "seit 60 Tagen nicht").trigger()
    assert names(pane) == ["Böhringer", "Öztürk"]


def test_relative_days_are_counted_before_they_are_chosen(pane):
    menu = field_menu(pane, P.last_contact_on)
    counted = dict(one.text().split("\t") for one in menu.actions() if "\t" in one.text())
    assert (counted["in den letzten 30 Tagen"], counted["seit 60 Tagen nicht"], counted["heute"]) == ("1", "2", "0")


def test_the_space_bar_leaves_the_menu_open(pane, qtbot):
    menu = field_menu(pane, P.city)
    menu.setActiveAction(entry(menu, "Asperg"))
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible() and pane.bar.filters == (Filter(P.city, "Asperg"),)


def test_ctrl_and_click_leave_the_menu_open(pane, qtbot):
    menu = field_menu(pane, P.city)
    place = menu.actionGeometry(entry(menu, "Tamm")).center()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place)
    assert menu.isVisible() and names(pane) == ["Öztürk"]


def test_every_field_can_be_filtered(pane):
    pane.bar._menu.aboutToShow.emit()
    offered = {menu._field.name for menu in pane.bar._menu.findChildren(FieldMenu)}
    assert {"phone", "email", "birth_date", "notes", "occupation", "last_contact_on", "address"} <= offered


def test_a_certificate_of_good_conduct_is_no_filter(pane):
    pane.bar._menu.aboutToShow.emit()
    assert "certificate_seen_on" not in {menu._field.name for menu in pane.bar._menu.findChildren(FieldMenu)}


def test_a_chip_opens_its_values(pane, qtbot):
    pane.bar.set_filters((Filter(P.city, "Asperg"),))
    chip = pane.bar.findChild(object, "filter")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(20, 15))
    menu = next(menu for menu in pane.bar.findChildren(QMenu) if menu.isVisible())
    assert entry(menu, "Asperg").isChecked()


def test_a_chip_goes_by_the_delete_key(pane, qtbot):
    pane.bar.set_filters((Filter(P.city, "Asperg"),))
    qtbot.keyClick(pane.bar.findChild(object, "filter"), Qt.Key.Key_Delete)
    assert pane.bar.filters == ()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("Asperg", "Ort: Asperg"),
        (("Asperg", "Tamm"), "Ort: Asperg oder Tamm"),
        (("A", "B", "C", "D"), "Ort: A, B oder 2 weitere"),
        (Not("Asperg"), "Ort: nicht Asperg"),
        (Not(("Asperg", "Tamm")), "Ort: alle außer Asperg, Tamm"),
        (MISSING, "Ort: ohne Angabe"),
    ],
    ids=str,
)
def test_a_chip_says_what_is_filtered(qapp, value, words):
    assert filter_words(Filter(P.city, value)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Ago(60), "seit 60 Tagen nicht"),
        (Within(0, 30), "in den nächsten 30 Tagen"),
        (Within(-30, 0), "in den letzten 30 Tagen"),
        (Within(0, 0), "heute"),
        (Within(None, -1), "vor heute"),
    ],
    ids=str,
)
def test_a_chip_tells_days_as_one_says_them(qapp, value, words):
    assert filter_words(Filter(P.last_contact_on, value)) == f"Letzter Kontakt: {words}"


def test_days_and_values_do_not_mix():
    assert toggled(Ago(60), Within(0, 0)) == Within(0, 0)
    assert toggled(MISSING, "Asperg") == "Asperg"
    assert toggled(Not("Asperg"), "Tamm") == Not(("Asperg", "Tamm"))


def test_nothing_found_says_what_is_asked_for(pane):
    pane.show_query((Filter(P.city, "Tamm"), Filter(P.status, VolunteerStatus.LEFT)), "zzz")
    assert "Suche „zzz“ · Ort: Tamm · Status: ausgeschieden" in reading(pane.card)


# ---------------------------------------------------------------- marks


def test_marks_last_over_several_searches(pane):
    for word in ("Böhringer", "Öztürk"):
        pane.show_query(search=word)
        pane.card.view.selectAll()
        pane.marks.toggle()
    pane.clear_filters()
    pane.marks.show_only()
    assert names(pane) == ["Böhringer", "Öztürk"]


def test_a_second_key_takes_the_mark_away(pane, qtbot):
    pane.card.view.selectRow(0)
    for footer in ("3 Ehrenamtliche · 1 markiert", "3 Ehrenamtliche"):
        pane.marks.toggle()
        assert pane.card.footer.text() == footer


def test_the_chip_of_the_marks_shows_all_again(pane, qtbot):
    pane.card.view.selectRow(1)
    pane.marks.toggle()
    pane.marks.show_only()
    chip = pane.bar.findChild(object, "filter")
    assert chip.text() == "Nur markierte (1)"
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert len(names(pane)) == 3


def test_filters_narrow_the_marked_ones(pane):
    pane.card.view.selectAll()
    pane.marks.toggle()
    pane.marks.show_only()
    pane.bar.set_filters((Filter(P.city, "Tamm"),))
    assert names(pane) == ["Öztürk"]


def test_a_marked_record_says_so_to_a_screen_reader(pane):
    pane.card.view.selectRow(0)
    pane.marks.toggle()
    assert pane.model.data(pane.model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole) == "aktiv, markiert"


# ---------------------------------------------------------------- ranges


@pytest.fixture
def ask(pane):
    """Opens the dialog for a range of a field."""

    def open_dialog(attribute):
        field_menu(pane, attribute)._ask_range()
        return pane.window().findChildren(RangeDialog)[-1]

    return open_dialog


def test_any_number_of_days_can_be_asked(pane, ask):
    dialog = ask(P.last_contact_on)
    dialog.days.setValue(5)
    dialog.take()
    assert pane.bar.filters == (Filter(P.last_contact_on, Ago(5)),)


def test_a_span_of_days_can_be_typed(pane, ask):
    dialog = ask(P.since)
    dialog.way.setCurrentIndex(3)
    dialog.low.setText("1.5.2024")
    dialog.take()
    assert pane.bar.findChild(object, "filter").text() == "Dabei seit: ab 01.05.2024"


def test_a_span_of_numbers_can_be_typed(pane, ask):
    dialog = ask(P.birth_year)
    dialog.low.setText("1960")
    dialog.high.setText("1970")
    dialog.take()
    assert pane.bar.filters == (Filter(P.birth_year, Between(1960, 1970)),)


@pytest.mark.parametrize(("typed", "said"), [("gestern vielleicht", "kein Datum"), ("", "mindestens eines")])
def test_what_is_no_span_is_said(ask, typed, said):
    dialog = ask(P.since)
    dialog.way.setCurrentIndex(3)
    dialog.low.setText(typed)
    dialog.take()
    assert said in dialog.problem.text()


# ---------------------------------------------------------------- room


def test_many_filters_get_a_line_of_their_own(pane):
    several = (VolunteerStatus.ACTIVE, VolunteerStatus.PAUSED, VolunteerStatus.TRIAL)
    pane.show_query((Filter(P.status, several), Filter(P.last_contact_on, Ago(60)), Filter(P.city, "Asperg")))
    reading(pane)
    assert pane.bar.y() > pane.search.geometry().bottom()
    pane.clear_filters()
    reading(pane)
    assert pane.bar.y() == pane.search.y()


def test_the_menu_of_filters_offers_the_marked_ones(pane):
    pane.card.view.selectRow(2)
    pane.marks.toggle()
    pane.bar._menu.aboutToShow.emit()
    entry(pane.bar._menu, "Nur markierte (1)").trigger()
    assert names(pane) == ["Öztürk"]


def test_marked_records_go_out_whatever_the_list_shows(window, person):
    from app.ui.outputs.plugin import fill_list

    for last in ("Ehrlich", "Ott"):
        person(last)
    window.go_to("people")
    pane = window.tab.pane
    pane.card.view.selectAll()
    pane.marks.toggle()
    pane.show_query(search="Ott")
    menu = QMenu()
    fill_list(pane, menu)
    assert "Die 2 markierten …" in [action.text() for action in menu.actions()]


def test_a_linked_record_is_filtered_by_its_name(show, office, shelter):
    from app.models import HelperCircle
    from app.ui.circles.pane import CirclePane

    office.circles.save(None, {"name": "Kreis", "shelter_id": shelter("Oßweil").id})
    circles = show(CirclePane)
    circles.open()
    entry(field_menu(circles, HelperCircle.shelter_id), "Oßweil").trigger()
    assert circles.bar.findChild(object, "filter").text() == "Unterkunft: Oßweil"
