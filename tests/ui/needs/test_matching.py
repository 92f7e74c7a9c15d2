"""Finding and placing people in the window."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.models import RequestState, VolunteerStatus
from app.ui.needs.distances import DistancesDialog
from app.ui.needs.matching import TITLE
from app.ui.needs.pool import InterpretersDialog, LoadDialog
from app.ui.needs.reason import ReasonDialog
from app.ui.needs.weights import open_weights
from tests.ui.conftest import reading, type_text
from tests.ui.needs.conftest import settled

KEY = Qt.Key


def press(qtbot, window, page, *keys):
    for key in keys:
        qtbot.keyClick(page.view, key)
        settled(qtbot, window)


@pytest.fixture
def words_of(office):
    """What is said of the first person for a need."""
    return lambda need_id: office.matching.rank(need_id)[0].words


def names(page):
    return [line.name for line in page.view.lines.lines]


def dialog():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, ReasonDialog) and w.isVisible())


def test_who_fits_stands_first_with_the_reasons(person, need, page):
    person("Demo", "Aaliyah", languages=["Arabisch C2"])
    person("Still", "Stine")
    shown = page(need(languages=["Arabisch"]))
    assert names(shown) == ["Aaliyah Demo", "Stine Still"]
    assert "spricht Arabisch C2" in shown.view.lines.lines[0].reasons


def test_enter_asks_and_z_begins_the_work(qtbot, window, office, person, tuesday, page):
    who = person("Demo")
    shown = page(tuesday)
    press(qtbot, window, shown, KEY.Key_Return, KEY.Key_Z)
    assert [work.person_id for work in office.assignments.all()] == [who.id]
    assert shown.view.current.placed


def test_from_anywhere_somebody_is_found_and_placed_with_four_keys(qtbot, window, office, person):
    person("Demo", "Aaliyah", languages=["Arabisch"], skills=["Arztbegleitung"], availability=["tue.day"])
    person("Still")
    window.menus.fill()
    window._find_shown = None
    window.find_field.setFocus()  # Strg+K
    window.find_field.look_up()
    type_text(window.find_field, "arabisch dienstag begleitung")
    qtbot.keyClick(window.find_field, KEY.Key_Return)
    settled(qtbot, window)
    shown = window.tab.pane.detail.page
    press(qtbot, window, shown, KEY.Key_Return, KEY.Key_Z)
    work = office.assignments.all()[0]
    assert office.people.get(work.person_id).last_name == "Demo"
    assert work.since.weekday() == 1 and work.since > date.today()


def test_who_was_asked_stands_on_top_with_the_day(qtbot, window, office, person, need, page):
    person("A", languages=["Arabisch"])
    last = person("Z")
    wanted = need(languages=["Arabisch"])
    office.matching.ask(wanted, [last.id], date.today() - timedelta(days=3))
    shown = page(wanted)
    assert (names(shown)[0], shown.view.lines.lines[0].chip[0]) == ("Katja Z", "gefragt vor 3 Tagen")


def test_a_no_is_kept_with_its_reason(qtbot, window, office, person, need, page):
    person("Demo")
    shown = page(need())
    press(qtbot, window, shown, KEY.Key_Return, KEY.Key_A)
    asked = dialog()
    asked.field.setText("keine Zeit")
    asked.take()
    request = office.requests.all()[0]
    assert (request.state, request.reason) == (RequestState.DECLINED, "keine Zeit")


def test_after_a_no_one_stands_on_who_is_asked_next(qtbot, window, person, need, page):
    person("Demo", languages=["Arabisch"])
    person("Still")
    shown = page(need(languages=["Arabisch"]))
    press(qtbot, window, shown, KEY.Key_Return, KEY.Key_A)
    dialog().take()
    settled(qtbot, window)
    assert (shown.view.current.name, names(shown)) == ("Katja Still", ["Katja Still", "Katja Demo"])


def test_a_button_that_is_done_hands_the_keys_to_the_people(qtbot, window, person, need, page):
    person("Demo")
    shown = page(need())
    shown.place_button.setFocus()
    qtbot.keyClick(shown.place_button, KEY.Key_Space)
    settled(qtbot, window)
    assert QApplication.focusWidget() is shown.view


def test_who_cannot_be_asked_says_why(person, need, page):
    person("Demo", status=VolunteerStatus.PAUSED)
    line = page(need()).view.lines.lines[0]
    assert line.grey and line.aside == "Geht nicht: pausiert zurzeit"


def test_asking_in_spite_of_it_takes_a_reason(qtbot, window, office, person, need, page):
    person("Demo", status=VolunteerStatus.PAUSED)
    shown = page(need())
    press(qtbot, window, shown, KEY.Key_Return)
    assert not dialog().go.isEnabled()
    dialog().field.setText("hat angerufen")
    dialog().take()
    assert office.requests.all()[0].override == "hat angerufen"


def test_e_begins_the_work_without_a_question(qtbot, window, office, person, need, page):
    person("Demo")
    press(qtbot, window, page(need()), KEY.Key_E)
    assert len(office.assignments.all()) == 1 and office.requests.all() == []


def test_several_are_asked_at_once(qtbot, window, office, person, need, page):
    for name in "ABC":
        person(name)
    shown = page(need())
    shown.view.selectAll()
    assert shown.ask_button.text() == "3 fragen"
    shown.ask_button.click()
    settled(qtbot, window)
    assert len(office.requests.all()) == 3


def test_asking_is_taken_back_by_its_name(qtbot, window, office, person, need, page):
    person("Demo")
    press(qtbot, window, page(need()), KEY.Key_Return)
    assert office.history.last_undoable().name == "Gefragt: Katja Demo für Begleitung"
    window.desk.undo_last()
    assert office.requests.all() == []


def test_a_name_is_found_in_the_ranking(person, need, page):
    person("Demo"), person("Öztürk", "Immo")
    shown = page(need())
    shown.search.setText("ozt")
    assert names(shown) == ["Immo Öztürk"]


def test_further_people_are_one_click_away(monkeypatch, person, need, page):
    monkeypatch.setattr("app.ui.needs.matching.SHOWN", 2)
    for name in "ABCD":
        person(name)
    shown = page(need())
    assert (len(names(shown)), shown.more.text()) == (2, "Weitere 2 Personen zeigen")
    shown.more.click()
    assert len(names(shown)) == 4


def test_a_screen_reader_hears_score_and_reasons(person, need, page):
    person("Demo", languages=["Arabisch"])
    spoken = page(need(languages=["Arabisch"])).view.lines.lines[0].spoken
    assert "Punkten" in spoken and "spricht Arabisch" in spoken


def test_weights_go_back_to_how_the_program_came(qtbot, window, office):
    open_weights(window, window.desk)
    shown = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "rules" and w.isVisible())
    line = shown.lines[1]
    line.field.set_value(5)
    line.field.changed.emit()
    shown.save()
    assert office.settings.number(line.wanted) == 5
    line.reset()
    assert line.field.value() == line.wanted.default


def test_a_house_leads_to_who_fits_its_need(qtbot, window, shelter, need, person):
    house = shelter("Testgasse")
    need(shelter_id=house.id)
    person("Demo")
    window.show_record("Shelter", house.id)
    window.tab.pane.detail.go_to_page("Bedarfe")
    settled(qtbot, window)
    page = window.tab.pane.detail.page
    next(b for b in page.findChildren(QPushButton) if b.text() == "Wer passt?").click()
    settled(qtbot, window)
    assert window.tab.pane.title == "Bedarfe" and window.tab.pane.detail.page.view.lines.lines
    assert TITLE == "Vermittlung"


def test_a_person_shows_the_needs_that_fit(qtbot, window, need, person):
    who = person("Demo", skills=["Garten"])
    need("Beete umgraben", category="Garten")
    window.show_record("Person", who.id)
    window.tab.pane.detail.go_to_page("Einsätze")
    settled(qtbot, window)
    assert "Beete umgraben" in reading(window.tab.pane.detail.page)


@pytest.mark.parametrize("words", ["Demo", "begleitung"])
def test_a_name_offers_no_need(window, office, words):
    window.find_field.setText(words)
    window.find_field.look_up()
    assert not any(title.startswith("Wer passt?") for title in window.find_field.offers)


def test_a_distance_typed_in_is_used_at_once(qtbot, window, office, person, shelter, need, words_of):
    house = shelter("Testgasse", postal_code="71679", city="Asperg")
    person("Demo", postal_code="71634", city="Ludwigsburg")
    wanted = need(shelter_id=house.id)
    assert "wohnt in Ludwigsburg, 3 km" in words_of(wanted)
    dialog = DistancesDialog(window, window.desk)
    dialog.open()
    dialog.add()
    form = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "recordDialog" and w.isVisible())
    for name, typed in (("place", "Asperg"), ("other_place", "Ludwigsburg"), ("kilometres", "9")):
        form.form.editor(name).setText(typed)
    form.save()
    assert dialog.table.told() == [("Asperg", "Ludwigsburg", "9")]
    assert "wohnt in Ludwigsburg, 9 km" in words_of(wanted)


def test_interpreters_are_found_by_the_pair(qtbot, window, person):
    person("Demo", "Aaliyah", languages=["Arabisch C1 dolmetscht", "Farsi C1"])
    person("Koch", languages=["Spanisch dolmetscht"])
    dialog = InterpretersDialog(window, window.desk)
    dialog.one.setCurrentIndex(dialog.one.findData("Arabisch"))
    dialog.other.setCurrentIndex(dialog.other.findData("Farsi"))
    dialog.show_pool()
    assert [row[0] for row in dialog.table.told()] == ["Demo, Aaliyah"]


def test_who_carries_much_is_shown_with_the_way_to_her(qtbot, window, office, person, need):
    who = person("Demo")
    office.matching.place(need(), who.id)
    dialog = LoadDialog(window, window.desk)
    assert dialog.table.told()[0][:3] == ("Demo, Katja", "0,00", "1")
    dialog.look()
    assert window.tab.pane.detail.record.id == who.id


def test_what_happened_elsewhere_is_known_when_one_comes_back(qtbot, window, office, person, need, page):
    who = person("Demo")
    shown = page(need("Beete umgraben", category="Garten"))
    window.go_to("start")
    office.crud("Absence").save(None, {"person_id": who.id, "since": date.today()})
    window.go_to("shelters")
    settled(qtbot, window)
    assert "abwesend" in shown.view.lines.lines[0].aside
