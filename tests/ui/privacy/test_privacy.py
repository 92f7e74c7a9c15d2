"""Data protection in the window: ticks, putting off, protocol, information in a folder, and a person who is gone."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.models import ConsentPurpose, VolunteerStatus
from app.ui.privacy.person import EraseDialog, write_information
from app.ui.privacy.plugin import look_at_limits, open_deletion_day


@pytest.fixture
def gone(person):
    """Makes somebody who left five years ago."""
    return lambda name: person(name, "", status=VolunteerStatus.LEFT, left_on=date.today() - timedelta(days=2200))


@pytest.fixture
def day(window, qtbot):
    """Opens the deletion day."""

    def show():
        dialog = open_deletion_day(window)
        qtbot.addWidget(dialog)
        wait_for_work(qtbot, window)
        return dialog

    return show


def answer(qtbot, dialog, words):
    """Press a button of the question over a dialog."""
    asked = next(one for one in dialog.findChildren(QWidget, "question") if one.isVisible())
    qtbot.mouseClick(next(b for b in asked.findChildren(QPushButton) if b.text() == words), Qt.MouseButton.LeftButton)


def wait_for_work(qtbot, window):
    qtbot.waitUntil(lambda: not window.desk.tasks.busy)


def test_a_quiet_day_says_so(day):
    assert day()._lead.text().startswith("Heute ist nichts zu löschen")


def test_a_proposal_stands_there_with_its_reason(day, gone):
    gone("Ott")
    dialog = day()
    assert dialog.table.told()[0][:2] == ("Ott", "anonymisieren")
    assert dialog.reason.text().startswith("Ausgeschieden am")


def test_nothing_is_ticked_beforehand(day, gone):
    gone("Ott")
    dialog = day()
    assert dialog.ticked == [] and not dialog._delete.isEnabled()


def test_ticks_choose(day, gone):
    gone("Ott"), gone("Ring")
    dialog = day()
    dialog.tick(1)
    assert [p.name for p in dialog.ticked] == ["Ring"]


def test_all_can_be_ticked_and_unticked(day, gone):
    gone("Ott"), gone("Ring")
    dialog = day()
    dialog.tick_all()
    assert len(dialog.ticked) == 2
    dialog.tick_all()
    assert dialog.ticked == []


def test_what_is_put_off_leaves_the_list(day, gone, window, qtbot):
    gone("Ott"), gone("Ring")
    dialog = day()
    dialog.tick(0)
    dialog._put_off.click()
    wait_for_work(qtbot, window)
    assert [p.name for p in dialog.proposals] == ["Ring"]


def test_deleting_asks_first(day, gone, office):
    person = gone("Ott")
    dialog = day()
    dialog.tick(0)
    dialog._delete.click()
    assert office.people.get(person.id).last_name == "Ott"


def test_after_the_answer_it_is_gone_and_the_protocol_comes(day, gone, window, qtbot, office):
    gone("Ott")
    dialog = day()
    dialog.tick(0)
    dialog._delete.click()
    answer(qtbot, dialog, "Endgültig löschen")
    wait_for_work(qtbot, window)
    protocol = dialog.findChild(QWidget, "protocol")
    assert protocol.table.told()[0][:3] == ("Person", "1", "anonymisiert")
    assert office.people.ids() == []


def test_the_protocol_is_saved_as_pdf(day, gone, window, qtbot, office, tmp_path):
    office.office_records.save(None, {"name": "Musterverband"})
    gone("Ott")
    dialog = day()
    dialog.tick_all()
    dialog.delete()
    wait_for_work(qtbot, window)
    dialog.findChild(QWidget, "protocol").save(tmp_path / "p.pdf")
    assert (tmp_path / "p.pdf").read_bytes().startswith(b"%PDF")


def test_the_information_lies_in_a_folder(person, window, qtbot, office, tmp_path):
    office.office_records.save(None, {"name": "Musterverband"})
    write_information(window, person().id, tmp_path)
    wait_for_work(qtbot, window)
    assert sorted(file.name for file in tmp_path.glob("*Auskunft*/*")) == ["Auskunft.json", "Auskunft.pdf"]


def test_a_person_can_be_forgotten(person, window, qtbot, office):
    dialog = EraseDialog(window, person().id)
    qtbot.addWidget(dialog)
    dialog.erase()
    wait_for_work(qtbot, window)
    assert office.people.ids() == []


def test_where_the_name_stands_otherwise_is_said(person, window, qtbot, office, shelter):
    office.tasks.add(shelter("Oßweil"), {"title": "Katja Böhringer anrufen"})
    dialog = EraseDialog(window, person().id)
    qtbot.addWidget(dialog)
    wait_for_work(qtbot, window)
    assert "Aufgabe „Katja Böhringer anrufen“" in dialog.elsewhere.text()


def test_the_more_menu_leads_to_both(person, window):
    person()
    window.go_to("people")
    offered = [action.text() for action in window.tab.pane._more.actions()]
    assert {"Auskunft erteilen …", "Daten löschen …"} <= set(offered)


@pytest.fixture
def agreed(person, office, window, qtbot):
    """Somebody who agreed, with the proofs in view."""
    katja = person()
    office.people.record_consents([katja.id], {"purpose": ConsentPurpose.AUTHORITY_LIST, "given_on": date(2026, 1, 1)})
    window.go_to("people")
    window.tab.pane.show_record(katja.id)
    window.tab.pane.detail.go_to_page("Nachweise")
    return window.tab.pane.detail


def test_a_consent_is_withdrawn_in_its_place(agreed, office, qtbot):
    agreed.findChild(QPushButton, "withdraw").click()
    assert office.people.consenting(ConsentPurpose.AUTHORITY_LIST) == set()
    assert office.consents.all()[0].withdrawn_on == date.today()


def test_a_withdrawn_consent_cannot_be_withdrawn_again(agreed, qtbot):
    agreed.findChild(QPushButton, "withdraw").click()
    qtbot.waitUntil(lambda: agreed.findChild(QPushButton, "withdraw") is None)


def test_a_withdrawal_can_be_taken_back(agreed, office):
    agreed.findChild(QPushButton, "withdraw").click()
    office.history.undo(office.history.last_undoable().id)
    assert len(office.people.consenting(ConsentPurpose.AUTHORITY_LIST)) == 1


def test_a_coming_limit_is_announced(gone, window, qtbot, office):
    office.people.record_conduct_check(gone("Ott").id, date(2020, 1, 1))
    look_at_limits(window)
    wait_for_work(qtbot, window)
    assert "von selbst gelöscht werden" in window.notice.text


def test_what_is_due_is_named_once_a_month(gone, window, qtbot):
    gone("Ott")
    for expected in (True, False):
        window.notice.hide()
        window.desk.say("")
        look_at_limits(window)
        wait_for_work(qtbot, window)
        assert ("1 Eintrag wartet" in window.notice.text) is expected
