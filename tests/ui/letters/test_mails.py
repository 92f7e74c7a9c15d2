"""Mails go to the system's mail program, short ones at once, others as drafts; who is left out is said."""

from email import message_from_bytes
from email.policy import default

import pytest
from PySide6.QtGui import QDesktopServices

from app.models import ConsentPurpose, ContactEntry, ContactKind
from app.services.settings import PORTION
from app.ui.letters.mail_dialog import MailDialog, again
from app.ui.safety.typed_dialogs import found


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """What the system was asked to open; it has no mail program here."""
    urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url.toString()) or True)
    return urls


def drafts(folder) -> list:
    return [message_from_bytes(path.read_bytes(), policy=default) for path in sorted(folder.rglob("*.eml"))]


def test_one_person_is_written_to_by_link(opened, three, asked, settle):
    dialog = opened(MailDialog, three[:1])
    dialog.subject.setText("Grüße")
    dialog.send.click()
    settle()
    assert asked == ["mailto:selin@example.org?subject=Gr%C3%BC%C3%9Fe&body="] or asked[0].startswith("mailto:selin@")


def test_the_mail_is_noted_as_contact(opened, three, asked, settle, office):
    dialog = opened(MailDialog, three[:1])
    dialog.subject.setText("Grüße")
    dialog.send.click()
    settle()
    (entry,) = office.crud(ContactEntry).all()
    assert (entry.kind, entry.topic, entry.subject_id) == (ContactKind.EMAIL, "Grüße", three[0])


def test_many_stand_in_bcc(opened, three, asked, settle, folder):
    dialog = opened(MailDialog, three)
    dialog.subject.setText("Treffen")
    dialog.draft.click()
    settle()
    (draft,) = drafts(folder)
    assert draft["Bcc"] == "selin@example.org, uta@example.org" and draft["To"] == "buero@example.org"
    assert asked[0].endswith(".eml")


def test_portions_are_drafts_in_a_folder_of_their_own(opened, three, office, asked, settle, folder):
    office.settings.save_numbers({PORTION: 1})
    dialog = opened(MailDialog, three)
    assert "2 E-Mails" in dialog.told.text()
    dialog.subject.setText("Treffen")
    dialog.send.click()
    settle()
    assert len(drafts(folder)) == 2 and "Treffen" in next(folder.iterdir()).name


def test_who_has_no_address_is_left_out_and_named(opened, three):
    dialog = opened(MailDialog, three)
    assert dialog.left_out.text() == "1 ist nicht dabei" and dialog.left == [(three[2], "keine E-Mail-Adresse")]


def test_a_circular_needs_consent(opened, three, office, settle):
    office.people.record_consents(three[:1], {"purpose": ConsentPurpose.NEWSLETTER})
    dialog = opened(MailDialog, three)
    dialog.circular.click()
    settle()
    assert dialog.heading.text() == "E-Mail an Selin Amara" and len(dialog.left) == 2


def test_words_with_a_persons_field_go_to_each_alone(opened, three, asked, settle, folder):
    dialog = opened(MailDialog, three)
    dialog.text.setPlainText("Hallo {Vorname}!")
    assert dialog.each.isChecked() and not dialog.each.isEnabled()
    dialog.send.click()
    settle()
    assert [draft.get_content().strip() for draft in drafts(folder)] == ["Hallo Selin!", "Hallo Uta!"]


def test_a_template_comes_with_the_words_of_the_office(opened, three):
    dialog = opened(MailDialog, three, "email_general")
    assert "Kim Ott" in dialog.text.toPlainText() and "{" not in dialog.text.toPlainText()


def test_for_one_person_a_field_is_filled_at_once(opened, three):
    dialog = opened(MailDialog, three[:1])
    dialog.insert("Vorname")
    assert dialog.text.toPlainText() == "Selin"


def test_a_mail_to_nobody_cannot_be_sent(opened, three):
    dialog = opened(MailDialog, three[2:])
    assert not dialog.send.isEnabled() and dialog.told.text() == "So kann niemand erreicht werden."


def test_a_half_written_mail_comes_back(opened, three, host, desk, settle):
    dialog = opened(MailDialog, three)
    dialog.text.setPlainText("Halb")
    (typing,) = list(found(host))
    dialog.reject()
    host.desk = desk
    assert again(host, typing)
    settle()
    (back,) = [d for d in host.findChildren(MailDialog) if d.isVisible()]
    assert back.text.toPlainText() == "Halb" and back.ids == three


def test_words_of_a_template_are_not_half_written(opened, three):
    assert opened(MailDialog, three, "email_general").half_typed() is None
