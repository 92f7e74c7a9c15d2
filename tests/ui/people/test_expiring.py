"""The forward list of proofs: whose end is near, by time and kind, and the way to those people."""

from datetime import date, timedelta

import pytest

from app.models import CredentialKind as Kind
from app.services.credentials.outlook import SOON, TIMES
from app.ui.letters.letter_dialog import LetterDialog
from app.ui.letters.mail_dialog import MailDialog
from app.ui.people.expiring import ExpiringDialog

TODAY = date.today()


@pytest.fixture
def katja(person, office):
    katja = person()
    values = {"person_id": katja.id, "kind": Kind.FIRST_AID, "presented_on": TODAY - timedelta(days=300)}
    office.credentials.save(None, {**values, "valid_until": TODAY + timedelta(days=20)})
    return katja


@pytest.fixture
def dialog(katja, window, desk):
    window.resize(1280, 800)
    dialog = ExpiringDialog(window, window.desk)
    dialog.open()
    choose(dialog, 4)
    return dialog


def choose(dialog, weeks):
    dialog.time.setCurrentIndex(dialog.time.findData(next(time for time in TIMES if time.key == str(weeks))))
    dialog.time.activated.emit(dialog.time.currentIndex())
    dialog.desk.tasks.wait_quietly()


def test_a_proof_that_ends_soon_is_named_with_its_day(dialog):
    day = f"{TODAY + timedelta(days=20):%d.%m.%Y}"
    assert dialog.table.told() == [("Böhringer, Katja", "Erste Hilfe", day, "in 20 Tagen")]


def test_a_newer_proof_takes_its_place(dialog, office, katja):
    office.credentials.save(None, {"person_id": katja.id, "kind": Kind.FIRST_AID, "presented_on": TODAY})
    choose(dialog, 4)
    assert dialog.table.told() == []


def test_the_kind_narrows_the_list(dialog, office, katja):
    office.people.record_conduct_check(katja.id, date(2015, 1, 1))
    choose(dialog, 4)
    dialog.kind.setCurrentIndex(dialog.kind.findData(Kind.CONDUCT))
    dialog.kind.activated.emit(0)
    assert [line[1:] for line in dialog.table.told()] == [("Führungszeugnis", "01.01.2020", "abgelaufen")]


def test_what_active_people_miss_is_one_choice_away(dialog):
    dialog.time.setCurrentIndex(dialog.time.count() - 1)
    dialog.time.activated.emit(0)
    dialog.desk.tasks.wait_quietly()
    assert "Ehrenamtsvereinbarung fehlt" in [line[1] for line in dialog.table.told()]


def test_the_people_are_shown_in_their_list(dialog, window, person, katja):
    person("Ott", "Kim")
    dialog.show_in_list()
    assert window.tab.pane.model.ids == [katja.id]


def test_letters_go_to_all_those_shown_with_the_last_day_named(dialog, window, katja):
    dialog.letter.click()
    letters = window.findChild(LetterDialog)
    window.desk.tasks.wait_quietly()
    assert (letters.ids, letters.until) == ([katja.id], TODAY + timedelta(days=20))
    assert letters.template.key == "credential_reminder"


def test_only_those_selected_are_written_to(dialog, window, office, person):
    other = person("Ott", "Kim")
    office.people.record_conduct_check(other.id, date(2015, 1, 1))
    choose(dialog, 4)
    dialog.table.selectRow([line[0] for line in dialog.table.told()].index("Ott, Kim"))
    dialog.mail.click()
    assert window.findChild(MailDialog).ids == [other.id]


def test_the_start_page_and_the_window_name_the_same(dialog, window, office):
    announced = office.credentials.announced(TODAY)
    again = ExpiringDialog(window, window.desk, SOON)
    again.desk.tasks.wait_quietly()
    assert [told.person_id for told in again.shown] == [told.person_id for told in announced] != []
