"""The same person twice, in the window: noticed while typing, compared side by side, made one, undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.errors import UserError
from app.models import HoursEntry, VolunteerStatus
from app.services.twins.merging import BOTH, GONE
from app.ui.people.tab import Tab
from app.ui.people.twins import MergeDialog, TwinsDialog, merge_two
from tests.ui.conftest import reading


@pytest.fixture
def katja(person):
    return person(mobile="0171 3920077", languages=["Arabisch"])


@pytest.fixture
def tab(katja, show):
    return show(Tab)


@pytest.fixture
def typed(tab, write, qtbot):
    """Types the names of a new person and waits until it was looked who is there."""

    def type_names(first="Katja", last="Boehringer"):
        tab.pane.new_record()
        form = tab.pane.detail.forms[0]
        write(form.editor("first_name"), first)
        write(form.editor("last_name"), last)
        hint = tab.pane.detail.page.hint
        qtbot.waitUntil(lambda: not hint._pause.isActive() and not tab.desk.tasks.busy)
        QApplication.processEvents()
        return hint

    return type_names


def press(part, words):
    found = next(b for b in part.findChildren(QPushButton) if b.isVisibleTo(part) and b.text() == words)
    found.click()
    QApplication.processEvents()


def dialog_of(tab, kind):
    return next(d for d in tab.window().findChildren(kind) if d.isVisible())


def test_somebody_who_is_there_is_named_while_typing(typed):
    assert "Vielleicht schon da: Katja Böhringer (Name in anderer Schreibung)" in reading(typed())


def test_the_warning_takes_no_focus(typed, tab):
    typed()
    assert tab.pane.detail.forms[0].editor("last_name").hasFocus()


def test_nobody_is_named_without_a_twin(typed):
    assert typed("Immo", "Öztürk").isHidden()


def test_somebody_in_the_trash_can_be_brought_back(typed, tab, office, katja):
    office.people.trash([katja.id])
    hint = typed()
    assert "im Papierkorb" in reading(hint)
    press(hint, "wiederherstellen")
    assert office.people.get(katja.id).deleted_at is None


def test_somebody_who_left_is_marked_so(typed, office, katja):
    office.people.change_status([katja.id], VolunteerStatus.LEFT)
    assert "ausgeschieden" in reading(typed())


def test_another_person_is_not_named_again(typed, tab, office, katja, qtbot):
    press(hint := typed(), "ist jemand anderes")
    assert hint.isHidden()
    tab.pane.save()
    qtbot.waitUntil(lambda: not office.twins.like({"first_name": "Katja", "last_name": "Boehringer"}, newest(office)))


def newest(office):
    return max(office.people.ids())


def test_what_is_typed_is_stored_before_both_stand_side_by_side(typed, tab, office, katja, qtbot):
    press(typed(), "zusammenführen")
    qtbot.waitUntil(lambda: bool(tab.window().findChildren(MergeDialog)))
    dialog = dialog_of(tab, MergeDialog)
    assert (dialog.kept_id, dialog.gone_id) == (katja.id, newest(office))


def test_enter_makes_one_of_both(typed, tab, office, katja, qtbot):
    press(typed(), "zusammenführen")
    qtbot.waitUntil(lambda: bool(tab.window().findChildren(MergeDialog)))
    qtbot.keyClick(dialog_of(tab, MergeDialog).table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: office.people.ids() == [katja.id])


@pytest.fixture
def two(person, office, katja):
    other = person("Boehringer", phone="07141 555123", languages=["Farsi"], status=VolunteerStatus.INTERESTED)
    office.crud(HoursEntry).save(None, {"person_id": other.id, "day": other.created_at.date(), "minutes": 270})
    return katja, other


@pytest.fixture
def merging(two, window):
    return merge_two(window, window.desk, [one.id for one in two])


def test_the_lines_say_who_knows_what(merging):
    assert ("Nachname", "Böhringer", "Boehringer") in merging.table.told()


def test_what_comes_along_is_counted(merging):
    assert merging.along.text().startswith("4,5 Std. im Einsatz kommen mit.")


def test_arrows_choose_a_side_and_space_both(merging, qtbot):
    names = [told.name for told in merging.table._found]
    merging.table.setCurrentCell(names.index("last_name"), 1)
    qtbot.keyClick(merging.table, Qt.Key.Key_Right)
    merging.table.setCurrentCell(names.index("languages"), 1)
    qtbot.keyClick(merging.table, Qt.Key.Key_Left)
    qtbot.keyClicks(merging.table, "  ")
    assert (merging.table.chosen_ways["last_name"], merging.table.chosen_ways["languages"]) == (GONE, BOTH)


def test_the_other_record_can_stay(merging, two):
    press(merging, "Seiten tauschen")
    assert (merging.kept_id, merging.gone_id) == (two[1].id, two[0].id)


def test_merging_is_undone_by_name(merging, window, office, two, qtbot):
    merging.merge()
    qtbot.waitUntil(lambda: len(office.people.ids()) == 1)
    assert "Zusammengeführt: Katja Böhringer mit Katja Boehringer" in reading(window.notice)
    press(window.notice, "Rückgängig")
    assert len(office.people.ids()) == 2


def test_one_or_three_people_are_no_pair(two, window):
    with pytest.raises(UserError, match="genau zwei"):
        merge_two(window, window.desk, [two[0].id])


@pytest.fixture
def all_pairs(two, person, window, qtbot):
    person("Ott", "Anna", email="anna@example.org")
    person("Ott", "Anna", email="anna@example.org")
    dialog = TwinsDialog(window, window.desk)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.ready)
    return dialog


def test_all_pairs_of_the_office_are_found(all_pairs):
    assert all_pairs.reason.text().startswith("Paar 1 von 2")


def test_after_one_pair_comes_the_next(all_pairs, office, qtbot):
    all_pairs.merge()
    qtbot.waitUntil(lambda: len(all_pairs.pairs) == 1)
    assert all_pairs.reason.text().startswith("Paar 1 von 1") and len(office.people.ids()) == 3


def test_different_people_are_left_out_from_now_on(all_pairs, office):
    all_pairs.keep_apart()
    all_pairs.keep_apart()
    assert office.twins.pairs() == [] and "verschiedenen Personen" in reading(all_pairs)


def test_a_pair_can_be_left_for_later(all_pairs):
    first = all_pairs.kept_id
    press(all_pairs, "Überspringen")
    assert all_pairs.kept_id != first
    press(all_pairs, "Zurück")
    assert all_pairs.kept_id == first


def test_a_new_person_begins_with_the_name(tab):
    tab.pane.new_record()
    assert tab.pane.detail.forms[0].editor("first_name").hasFocus()
