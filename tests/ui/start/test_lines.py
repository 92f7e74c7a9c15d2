"""The start page answers what the office is needed for today, and each line acts."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from app.models import ApplicationState, Assignment, ContactEntry, EventKind, EventState, TaskKind, VolunteerStatus
from app.ui.help import key_words, keys_of
from app.ui.record_dialog import RecordDialog
from app.ui.start.acts import DayDialog, later_days
from app.ui.start.reach import ReachCard
from tests.ui.conftest import reading, type_text
from tests.ui.start.conftest import settle, view

TODAY = date.today()


@pytest.fixture
def recall(office, person):
    """A task that is overdue, on somebody with a telephone."""
    katja = person(mobile="0171 3920077")
    office.tasks.add(katja, {"title": "Rückruf Katja", "due_on": TODAY - timedelta(days=2)})
    return katja


@pytest.fixture
def due(recall, start):
    """The list of due tasks, standing on the first one."""
    shown = view(start, "due")
    shown.setFocus()
    shown.go_to(0)
    return shown


def popup(kind):
    """The small window of a kind that is open now."""
    QApplication.processEvents()
    return next(w for w in QApplication.allWidgets() if isinstance(w, kind) and w.isVisible())


def choose(words):
    """Take an entry of the open menu, or of its first level below."""
    menu = popup(QMenu)
    entries = [*menu.actions(), *(e for a in menu.actions() if a.menu() for e in a.menu().actions())]
    next(entry for entry in entries if entry.text().startswith(words)).trigger()
    menu.close()


def test_a_calm_day_says_so(start):
    assert "Nichts fällig. Schön." in reading(start)


def test_an_overdue_task_says_for_how_long(recall, lines):
    assert lines("due") == ["Rückruf Katja, überfällig 2 Tage"]


def test_a_task_of_next_month_is_not_todays(office, lines):
    office.tasks.add(None, {"title": "Später", "due_on": TODAY + timedelta(days=30)})
    assert lines("due") == []


def test_the_box_ticks_a_task_off(due, office, lines, qtbot):
    box = due.look.places(due.current, due.visualRect(due.currentIndex())).box
    qtbot.mouseClick(due.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert lines("due") == []


def test_the_space_bar_ticks_a_task_off(due, office, qtbot):
    qtbot.keyClick(due, Qt.Key.Key_Space)
    assert office.tasks.all()[0].done_on == TODAY


def test_a_ticked_task_comes_back_by_undo(due, window, lines, qtbot):
    qtbot.keyClick(due, Qt.Key.Key_Space)
    assert window.notice.text == "Erledigt: Rückruf Katja"
    window.notice._back.click()
    assert len(lines("due")) == 1


def test_a_task_is_put_off_by_its_menu(due, office, qtbot):
    qtbot.keyClick(due, Qt.Key.Key_V)
    choose("Morgen")
    assert office.tasks.all()[0].due_on == TODAY + timedelta(days=1)


def test_a_task_is_put_off_to_any_day(due, office, qtbot, write):
    qtbot.keyClick(due, Qt.Key.Key_V)
    choose("Datum")
    dialog = popup(DayDialog)
    write(dialog.day, "24.12.2030")
    dialog.keep()
    assert office.tasks.all()[0].due_on == date(2030, 12, 24)


def test_what_is_no_day_is_said_in_the_dialog(due, qtbot, write):
    qtbot.keyClick(due, Qt.Key.Key_V)
    choose("Datum")
    dialog = popup(DayDialog)
    write(dialog.day, "irgendwann")
    dialog.keep()
    assert "irgendwann" in reading(dialog)


def test_a_deadline_of_others_stays_where_it_is(office, start, lines):
    office.tasks.add(None, {"title": "Bericht", "due_on": TODAY, "kind": TaskKind.DEADLINE})
    lines("due")
    assert not view(start, "due").lines.lines[0].moves


def test_next_week_is_its_monday():
    assert later_days(date(2026, 11, 25))[2][1] == date(2026, 11, 30)


def test_enter_opens_the_record(due, window, recall, qtbot):
    qtbot.keyClick(due, Qt.Key.Key_Return)
    assert window.tab.pane.detail.record.id == recall.id


def test_one_click_opens_the_record(due, window, recall, qtbot):
    place = due.visualRect(due.currentIndex()).center()
    qtbot.mouseClick(due.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.tab.pane.detail.record.id == recall.id


def test_the_second_click_does_not_meet_the_list_that_opened(due, window, recall, qtbot):
    place = due.visualRect(due.currentIndex()).center()
    point = due.viewport().mapToGlobal(place)
    qtbot.mouseClick(due.viewport(), Qt.MouseButton.LeftButton, pos=place)
    view = window.tab.pane.card.view
    with qtbot.assertNotEmitted(view.pressed):
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=view.viewport().mapFromGlobal(point))


def test_a_task_about_nothing_opens_itself(office, start, window, qtbot):
    office.tasks.add(None, {"title": "Monatsinfo", "due_on": TODAY})
    settle(start)
    view(start, "due").go_to(0)
    qtbot.keyClick(view(start, "due"), Qt.Key.Key_Return)
    dialog = popup(RecordDialog)
    assert dialog.form.editor("title").text() == "Monatsinfo"
    dialog.reject()


def test_the_card_for_a_call_shows_the_number(due, qtbot):
    qtbot.keyClick(due, Qt.Key.Key_A)
    assert "0171 3920077" in reading(popup(ReachCard))


def test_a_number_is_copied(due, qtbot):
    qtbot.keyClick(due, Qt.Key.Key_A)
    next(b for b in popup(ReachCard).findChildren(QPushButton) if b.text() == "Kopieren").click()
    assert QApplication.clipboard().text() == "0171 3920077"


def test_a_call_is_noted_in_the_same_place(due, office, recall, qtbot, write):
    qtbot.keyClick(due, Qt.Key.Key_A)
    card = popup(ReachCard)
    write(card.topic, "kommt am Montag")
    qtbot.keyClick(card.topic, Qt.Key.Key_Return)
    assert [entry.topic for entry in office.crud(ContactEntry).of(ContactEntry.subject_id, recall.id)] == [
        "kommt am Montag"
    ]


def test_a_call_can_finish_its_task(due, office, qtbot):
    qtbot.keyClick(due, Qt.Key.Key_A)
    card = popup(ReachCard)
    card.done.setChecked(True)
    card.keep()
    assert office.tasks.all()[0].done_on == TODAY


def test_arrows_lead_on_into_the_next_block(due, office, start, person, qtbot):
    person("Otto", "August", status=VolunteerStatus.ACTIVE)
    settle(start)
    qtbot.keyClick(due, Qt.Key.Key_Down)
    assert view(start, "offers").hasFocus()


def test_arrows_lead_to_the_block_beside(due, office, start, qtbot):
    office.events.save(None, {"title": "Infoabend", "start": datetime.now() + timedelta(days=1)})
    settle(start)
    qtbot.keyClick(due, Qt.Key.Key_Right)
    assert view(start, "events").hasFocus()


def test_everything_a_line_can_do_stands_in_its_menu(due, qtbot):
    qtbot.keyClick(due, Qt.Key.Key_Menu)
    words = [entry.text() for entry in popup(QMenu).actions()]
    popup(QMenu).close()
    assert [w.partition("\t")[0] for w in words] == [
        "Öffnen",
        "Erledigt",
        "Verschieben (V)",
        "Anrufen oder schreiben …",
        "Aufgabe bearbeiten …",
    ]


def test_an_offer_without_an_answer_says_how_old_it_is(office, person, lines):
    waiting = person("Demo", "Aaliyah", status=None)
    office.people.change_status([waiting.id], VolunteerStatus.INTERESTED, on=TODAY - timedelta(days=16))
    assert lines("offers") == ["Aaliyah Demo, seit 16 Tagen"]


def test_an_offer_of_yesterday_may_wait(person, lines):
    person("Demo", "Aaliyah", status=VolunteerStatus.INTERESTED)
    assert lines("offers") == []


def test_an_answered_offer_leaves_the_page(office, person, start, lines):
    waiting = person("Demo", "Aaliyah", status=None)
    office.people.change_status([waiting.id], VolunteerStatus.INTERESTED, on=TODAY - timedelta(days=16))
    lines("offers")
    start._acts.note_talk(view(start, "offers").lines.lines[0], "", done=False)
    assert lines("offers") == []


def test_an_offer_becomes_a_follow_up(office, person, start, lines):
    waiting = person("Demo", "Aaliyah", status=None)
    office.people.change_status([waiting.id], VolunteerStatus.INTERESTED, on=TODAY - timedelta(days=16))
    lines("offers")
    start._acts.postpone(view(start, "offers").lines.lines[0], TODAY + timedelta(days=3))
    assert [task.title for task in office.tasks.all()] == ["Auf das Angebot antworten: Aaliyah Demo"]


def test_silence_of_sixty_days_is_one_line_with_its_list(office, person, start, window, lines, qtbot):
    person()
    assert lines("offers") == ["Aktive, seit 60 Tagen ohne Kontakt: 1, Liste"]
    view(start, "offers").go_to(0)
    qtbot.keyClick(view(start, "offers"), Qt.Key.Key_Return)
    assert window.tab.pane.card.footer.text() == "1 von 1 Ehrenamtlichen"


def test_a_certificate_is_named_before_it_runs_out(office, person, lines):
    katja = person()
    office.people.record_conduct_check(katja.id, TODAY, TODAY - timedelta(days=1826 - 21))
    assert lines("proofs") == ["Katja Böhringer, Führungszeugnis, in 21 Tagen"]


def test_a_fresh_certificate_is_not_named(office, person, lines):
    office.people.record_conduct_check(person().id, TODAY, TODAY - timedelta(days=30))
    assert lines("proofs") == []


def test_a_house_with_few_helpers_comes_first_with_the_reason(shelter, lines):
    shelter("Asperg")
    shelter("Oßweil", occupied=58, capacity=60)
    first, second = lines("houses")[2:]
    assert (first, second) == ("Oßweil, niemand hilft hier, 58 Menschen leben im Haus, 58 / 60", "Asperg, keine Zahl")


def test_houses_without_helpers_and_with_old_numbers_lead_to_their_lists(shelter, lines):
    shelter("Asperg")
    shelter("Oßweil", occupied=58, capacity=60)
    shelter("Tamm", occupied=3, capacity=60)
    assert lines("houses")[:2] == [
        "Häuser ohne Ehrenamtliche: 2, Liste", "Häuser mit Zahlen älter als 45 Tage: 1, Liste",
    ]  # fmt: skip


def test_a_helper_closes_the_gap(office, shelter, person, lines):
    house, katja = shelter("Oßweil", occupied=5, capacity=6), person()
    office.crud(Assignment).save(None, {"person_id": katja.id, "shelter_id": house.id})
    assert lines("houses") == ["Oßweil, 5 / 6"]


def test_a_training_says_what_it_misses(office, lines):
    soon = {"title": "Trauma", "kind": EventKind.TRAINING, "state": EventState.FIXED, "capacity": 15}
    office.events.save(None, {**soon, "start": datetime.now() + timedelta(days=3), "location": "Büro"})
    assert "Referent/in fehlt · erst 0 von 15 angemeldet" in lines("events")[0]


def test_a_draft_of_an_application_shows_day_and_amount(office, lines):
    office.applications.save(
        None, {"name": "Rampe", "submit_by": TODAY + timedelta(days=11), "requested_amount": 500000}
    )
    assert lines("funding") == ["Einreichen bis: Rampe, 5.000 €, in 11 Tagen"]


def test_a_programme_is_named_while_it_still_takes_applications(office, lines):
    for name, days in (("Vielfalt", 20), ("Später", 200), ("Vorbei", -3)):
        office.programmes.save(None, {"name": name, "deadline": TODAY + timedelta(days=days), "max_amount": 2_000_000})
    assert lines("funding") == ["Anträge möglich: Vielfalt, 20.000 €, in 20 Tagen"]


def test_the_end_of_a_grant_is_a_deadline(office, lines):
    key = office.applications.save(None, {"name": "Nähcafé", "state": ApplicationState.GRANTED})
    office.grants.save(None, {"application_id": key, "amount": 640_000, "period_to": TODAY + timedelta(days=40)})
    assert lines("funding") == ["Bewilligt bis: Nähcafé, 6.400 €, in 40 Tagen"]


def test_an_evening_with_late_steps_is_named_before_its_week(office, lines):
    for days in range(1, 13):
        office.events.save(None, {"title": f"Café {days}", "start": datetime.now() + timedelta(days=days)})
    far = {"title": "Infoabend", "start": datetime.now() + timedelta(days=30)}
    evening = office.events.save(None, far)
    office.checklist.save(None, {"event_id": evening, "title": "Flyer drucken", "offset_days": -35})
    assert lines("events")[-1].endswith("Infoabend, offen: Flyer drucken, in Planung")


def test_a_record_somebody_stayed_with_is_at_hand(start, window, recall):
    window.desk.recent.look("Person", recall.id)
    window.desk.recent.settle()
    settle(start)
    start.recent.links[0].click()
    assert window.tab.pane.detail.record.id == recall.id


def test_a_record_just_saved_is_at_hand(start, window):
    window.new_record("Person")
    type_text(window.tab.pane.detail.forms[0].editor("last_name"), "Neuling")
    window.tab.pane.save()
    assert window.desk.recent.keys[0] == ("Person", window.tab.pane.detail.record.id)


def test_a_trashed_record_is_not_offered_again(start, window, office, recall):
    window.desk.recent.look("Person", recall.id)
    window.desk.recent.settle()
    office.people.trash([recall.id])
    settle(start)
    assert start.recent.links == []


def test_a_change_that_concerns_no_block_reads_nothing(start, office):
    office.crud("Organisation").save(None, {"name": "Stadt"})
    waiting = {key for key in start.turns._waiting if isinstance(key, tuple)}
    assert waiting == {("due", "read")}


def test_a_task_is_begun_from_the_start_page(start, lines, write):
    start._acts.new_task()
    dialog = popup(RecordDialog)
    write(dialog.form.editor("title"), "Kuchen bestellen")
    dialog.save()
    assert lines("due") == ["Kuchen bestellen, heute"]


def test_an_empty_block_offers_to_begin(start, window):
    next(link for link in start.findChildren(QPushButton) if link.text() == "Unterkunft anlegen").click()
    assert window.tab.pane.detail.creating


def test_escape_closes_the_card_and_leads_back_to_the_line(due, window, qtbot):
    window.activateWindow()
    qtbot.waitActive(window)
    qtbot.keyClick(due, Qt.Key.Key_A)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is due


def test_a_click_beside_the_card_closes_it(due, start, qtbot):
    qtbot.keyClick(due, Qt.Key.Key_A)
    card = popup(ReachCard)
    with qtbot.waitSignal(card.destroyed):
        qtbot.mouseClick(start.title, Qt.MouseButton.LeftButton)


def test_every_line_is_read_to_who_cannot_see_it(recall, start):
    settle(start)
    index = view(start, "due").lines.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Rückruf Katja, überfällig 2 Tage"


def test_after_a_task_was_put_off_the_next_one_is_current(office, due, start, qtbot):
    office.tasks.add(None, {"title": "Plakate", "due_on": TODAY})
    settle(start)
    start._acts.postpone(due.current, TODAY + timedelta(days=3))
    settle(start)
    assert due.current.text == "Plakate"


def test_the_keys_of_a_line_are_told_with_the_shortcuts(start, window):
    told = dict(key_words(action)[::-1] for action in keys_of(window)[0].actions)
    assert told["Verschieben oder wiedervorlegen"] == "V"


def test_a_command_acts_on_the_line_somebody_stands_on(due, start, office):
    next(c for c in start.commands() if c.text() == "Aufgabe erledigt").trigger()
    assert office.tasks.all()[0].done_on == TODAY


def test_a_command_without_a_line_leads_to_the_first(recall, start):
    settle(start)
    next(c for c in start.commands() if c.text() == "Aufgabe erledigt").trigger()
    assert view(start, "due").current.text == "Rückruf Katja"


def test_the_line_at_the_foot_counts_steps_against_problems_as_the_page_does(recall, office, window, start):
    office.problems.save(None, {"title": "Schlüssel fehlt", "raised_on": TODAY, "due_on": TODAY})
    settle(start)
    due = next(card for card in start.cards if card.block.key == "due")
    assert (window.status_line.due.text(), due._count.text()) == ("2 Aufgaben fällig", "2 fällig")
