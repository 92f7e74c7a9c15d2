"""From a person, a list, the menu and Strg+P one comes to letters; those whose proof ends are a few inputs away."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QMenu

from app.models import Credential, CredentialKind
from app.ui.kit import outputs_hook
from app.ui.letters.letter_dialog import LetterDialog
from app.ui.letters.mail_dialog import MailDialog
from app.ui.letters.plugin import people_in_view
from app.ui.people.expiring import ExpiringDialog
from app.ui.scenes import settle_work


@pytest.fixture
def people(window, three, named_office):
    """The window on the list of volunteers."""
    window.go_to("people")
    settle_work(window)
    return window


def visible(window, kind):
    settle_work(window)
    return next((dialog for dialog in window.findChildren(kind) if dialog.isVisible()), None)


def test_the_person_in_view_is_written_to(people, three):
    people.tab.pane.show_record(three[1])
    people.tab.pane.write_letter()
    assert visible(people, LetterDialog).ids == [three[1]]


def test_those_selected_are_written_to(people, three):
    people.tab.pane.card.select(three[:2])
    dict(people.tab.pane.ways_for_several())["E-Mail schreiben …"]()
    assert visible(people, MailDialog).ids == three[:2]


def test_all_of_the_list_in_view_are_written_to(people, three):
    people.tab.pane.search.setText("Celik")
    people.tab.pane.show_list()
    menu = QMenu(people)
    outputs_hook.fill_list_menu(people.tab.pane, menu)
    (inner,) = [action.menu() for action in menu.actions() if action.menu()]
    inner.actions()[0].trigger()
    assert visible(people, LetterDialog).ids == three[2:]


def test_the_marked_have_a_menu_of_their_own(people, three):
    people.tab.pane.marks.show_these(three[:2])
    menu = QMenu(people)
    outputs_hook.fill_list_menu(people.tab.pane, menu)
    words = [action.text() for action in menu.actions() if action.menu()]
    assert "Anschreiben: Die 2 markierten" in words


def test_from_elsewhere_everybody_active_is_meant(people, three):
    people.go_to("projects")
    settle_work(people)
    assert people_in_view(people) == three


def test_the_menu_leads_to_letters(people):
    people.menus.output.aboutToShow.emit()
    words = [action.text() for action in people.menus.output.actions()]
    wanted = {"Briefe und Formulare …", "E-Mail schreiben …", "Telefonliste …", "Notfallplan und Telefonkette …"}
    assert wanted <= set(words)


def test_strg_p_offers_letters_for_a_person(people, three):
    assert "Briefe und Formulare …" in [words for words, _act in outputs_hook.offered("Person")]


def test_whose_proof_ends_this_quarter_gets_the_reminder(people, three, office):
    proof = {"person_id": three[0], "kind": CredentialKind.FIRST_AID, "presented_on": date(2024, 1, 1)}
    office.crud(Credential).save(None, {**proof, "valid_until": date.today() + timedelta(days=1)})
    dialog = ExpiringDialog(people, people.desk)
    dialog.open()
    settle_work(people)
    dialog.letter.click()
    letters = visible(people, LetterDialog)
    assert letters.ids == [three[0]] and letters.template.key == "credential_reminder"


def test_the_print_menu_of_a_person_leads_to_letters(people, three):
    menu = QMenu(people)
    outputs_hook.fill_record_menu(people.tab.pane, three[0], menu)
    next(action for action in menu.actions() if action.text() == "Briefe und Formulare …").trigger()
    assert visible(people, LetterDialog).ids == three[:1]
