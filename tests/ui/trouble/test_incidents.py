"""Incidents in the window: a gate before them, and nothing of them anywhere else."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from app.models import Disclosure, IncidentKind, IncidentTarget
from app.ui.kit.dialog import Dialog
from app.ui.main_window import MainWindow
from app.ui.past.dialog import PastDialog
from app.ui.privacy.plugin import _print_information
from app.ui.trash_dialog import TrashDialog
from app.ui.trouble import incidents as shown
from app.ui.trouble.gate import GateDialog
from app.ui.trouble.incident_form import IncidentDialog
from app.ui.trouble.incidents import IncidentsDialog
from app.ui.trouble.report_dialog import ReportDialog
from app.ui.ways import further
from tests.ui.conftest import reading

WORD = "Zzqgeheim"


@pytest.fixture
def incident(office, person):
    """An incident about a volunteer."""
    values = {
        "happened_at": datetime(2026, 2, 17, 21, 40),
        "kind": IncidentKind.ASSAULT,
        "target": IncidentTarget.VOLUNTEERS,
        "text": WORD,
        "person_id": person("Böhringer").id,
    }
    return office.incident_book.open().save(None, values)


@pytest.fixture
def dialog(window, incident):
    """Their window, past the gate."""
    shown.open_incidents(window)
    front(GateDialog).look()
    return front(IncidentsDialog)


def front(kind):
    QApplication.processEvents()
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def none_left(kind):
    QApplication.processEvents()
    return not [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def disclosed(office):
    with office.database.session() as session:
        return [(d.recipient, d.person_ids) for d in session.query(Disclosure)]


def test_the_menu_leads_to_the_gate_and_not_further(window, incident):
    next(action for action in window.menus.all_actions() if action.text() == "Vorfälle …").trigger()
    assert WORD not in reading(front(GateDialog)) and none_left(IncidentsDialog)


def test_an_office_without_a_passphrase_says_so_and_asks(window, office, incident):
    before = len(office.incident_book.openings())
    shown.open_incidents(window)
    gate = front(GateDialog)
    assert "hat keine Passphrase" in reading(gate) and gate.go_button.text() == "Trotzdem öffnen"
    assert len(office.incident_book.openings()) == before
    gate.look()
    assert len(office.incident_book.openings()) == before + 1


def test_the_sample_office_is_not_told_to_protect_itself(qtbot, sample):
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.attach(sample)
    shown.open_incidents(window)
    gate = front(GateDialog)
    assert "Ihr eigenes Büro schützen Sie" in reading(gate) and gate.go_button.text() == "Öffnen"


def test_past_the_gate_they_can_be_read(dialog):
    assert dialog.table.told()[0][:3] == ("17.02.2026 21:40", "körperlicher Angriff", "Ehrenamtliche")
    assert dialog.told.text() == WORD


def test_a_new_one_is_kept_and_the_notice_says_nothing_of_it(dialog, window, office):
    dialog.add()
    form = front(IncidentDialog)
    form.form.editor("text").setPlainText("Drohbrief im Kasten")
    form.save()
    QApplication.processEvents()
    assert dialog.table.rowCount() == 2
    assert office.history.latest(1)[0].name == "Vorfall angelegt"
    assert "Drohbrief" not in reading(window)


def test_saving_by_keys_leaves_one_chosen(dialog, qtbot):
    """While Strg is still held; else removing would take both."""
    dialog.add()
    form = front(IncidentDialog)
    form.form.editor("text").setPlainText("Drohbrief im Kasten")
    qtbot.keyPress(form, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    form.save()
    qtbot.keyRelease(dialog, Qt.Key.Key_Control)
    assert (dialog.table.rowCount(), len(dialog.table.chosen), dialog.told.text()) == (2, 1, WORD)


def test_the_titles_of_its_windows_say_nothing(dialog):
    dialog.edit()
    form = front(IncidentDialog)
    assert (dialog.windowTitle(), form.windowTitle()) == ("Vorfälle", "Vorfall")


def test_removing_can_be_taken_back_there(dialog):
    dialog.remove()
    assert dialog.table.rowCount() == 0
    dialog.which.setCurrentIndex(3)
    dialog.show_all()
    dialog.remove()
    dialog.which.setCurrentIndex(2)
    dialog.show_all()
    assert dialog.table.rowCount() == 1


def test_after_idle_minutes_nothing_is_left_of_it(dialog):
    dialog.edit()
    dialog.make_report()
    dialog.idle.passed.emit()
    assert none_left(Dialog)


def test_what_is_half_typed_is_offered_again_and_only_shown_past_the_gate(dialog, window, office):
    dialog.edit()
    front(IncidentDialog).form.editor("measures").setPlainText("Anzeige erstattet")
    dialog.idle.passed.emit()
    offered = office.drafts.offered()
    assert [offer.typing.name for offer in offered] == ["Vorfall"]
    next(b for b in window.findChildren(QPushButton) if b.text() == "Weiter bearbeiten").click()
    assert "Anzeige" not in reading(front(GateDialog))
    front(GateDialog).look()
    assert front(IncidentDialog).form.editor("measures").toPlainText() == "Anzeige erstattet"


def test_who_gives_up_at_the_gate_keeps_what_was_half_typed(dialog, window, office):
    dialog.edit()
    front(IncidentDialog).form.editor("measures").setPlainText("Anzeige erstattet")
    dialog.idle.passed.emit()
    shown.again(window, office.drafts.offered()[0].typing)
    front(GateDialog).reject()
    QApplication.processEvents()
    assert any(offer.typing.values == {"measures": "Anzeige erstattet"} for offer in office.drafts.offered())


def test_the_openings_are_shown_with_who_and_when(dialog, office):
    dialog.show_openings()
    rows = front(shown.OpeningsDialog).table.told()
    assert len(rows) == len(office.incident_book.openings()) and rows[0][1] == office.database.who


def test_a_report_needs_a_recipient_and_is_logged(qtbot, dialog, office, folder):
    office.office_records.save(None, {"name": "Musterverband Ludwigsburg"})
    dialog.make_report()
    paper = front(ReportDialog)
    qtbot.waitUntil(lambda: paper.ready, timeout=10_000)
    assert not paper.save.isEnabled()
    paper.recipient.setText("Polizei")
    paper.draw()
    qtbot.waitUntil(lambda: paper.ready and paper.save.isEnabled(), timeout=10_000)
    paper.save_pdf()
    qtbot.waitUntil(lambda: disclosed(office) == [("Polizei", [])], timeout=10_000)  # the file is there a moment before
    assert list(folder.glob("*.pdf"))


# ------------------------------------------------------------------------------- nowhere else


def test_no_list_or_view_of_the_window_offers_them(window, incident):
    assert [offer.title for offer in further(window) if "Vorf" in offer.title] == []


def test_the_search_over_everything_finds_nothing_of_it(window, incident):
    assert window.find_field.records(WORD) == [] and window.find_field.records("körperlicher") == []


def test_what_happened_offers_no_such_kind_and_tells_no_word(qtbot, window, office, incident):
    office.incident_book.open().save(incident, {"text": f"{WORD} anders"})
    past = PastDialog(window, window.desk)
    past.open()
    qtbot.waitUntil(lambda: "Vorfall geändert" in reading(past), timeout=10_000)
    assert past.kinds.findText("Vorfall") == -1 and WORD not in reading(past)


def test_the_trash_of_the_office_shows_none(window, office, incident):
    office.incident_book.open().trash([incident])
    trash = TrashDialog(window, window.desk)
    trash.open()
    assert trash.table.rowCount() == 0 and "Vorf" not in reading(trash)


def test_the_person_and_the_start_page_say_nothing(qtbot, window, office, incident):
    window.notice.hide()  # it says that one was made
    window.show_record("Person", office.people.ids()[0])
    for tab in range(window.tab.pane.detail.tabs.count()):
        window.tab.pane.detail.tabs.setCurrentIndex(tab)
        assert WORD not in reading(window) and "Vorf" not in reading(window)
    window.go_to("start")
    qtbot.waitUntil(lambda: window.tab.ready)
    said = [line.spoken for card in window.tab.cards for line in card.view.lines.lines]
    assert [words for words in said if "Vorf" in words or WORD in words] == []


def test_the_information_of_the_person_concerned_asks_at_the_gate_first(window, office, incident):
    window.show_record("Person", office.people.ids()[0])
    window.tab.pane.give_information()
    assert none_left(QFileDialog)
    front(GateDialog).look()
    assert front(QFileDialog)


def test_on_the_screen_it_asks_at_the_gate_too(window, office, incident):
    _print_information(window, office.people.ids()[0])
    assert "vertraulicher Eintrag" in reading(front(GateDialog))


def test_from_one_information_nobody_goes_on_to_another(window, person):
    dialog = _print_information(window, person("Öztürk").id)
    assert not dialog.record.isEnabled()


def test_nobody_else_is_kept_from_her_information(window, person):
    window.show_record("Person", person("Öztürk").id)
    window.tab.pane.give_information()
    assert none_left(GateDialog) and front(QFileDialog)
