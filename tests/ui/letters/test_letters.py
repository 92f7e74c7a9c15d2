"""Letters for one and for many: the real pages, who lacks what, and what is noted afterwards."""

from datetime import date, timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from app.models import ContactEntry, Credential, CredentialKind
from app.ui.letters.letter_dialog import LetterDialog
from app.ui.record_dialog import RecordDialog
from tests.ui.letters.conftest import PLACE


def text_of(path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def noted(office) -> list[tuple[str, str]]:
    return [(entry.topic, entry.subject_id) for entry in office.crud(ContactEntry).all()]


def test_a_template_can_be_named_from_outside(opened, three):
    assert opened(LetterDialog, three, "credential_reminder").template.key == "credential_reminder"


def test_every_recipient_gets_a_letter_in_the_order_of_the_list(opened, three, folder, settle):
    dialog = opened(LetterDialog, three[::-1], "thanks")
    dialog.save.click()
    settle()
    pages = [page.extract_text() for page in PdfReader(next(folder.glob("*Dankbrief*.pdf"))).pages]
    assert [name in page for name, page in zip(("Celik", "Beil", "Amara"), pages, strict=True)] == [True] * 3


def test_the_letters_are_noted_as_contacts(opened, three, settle, office):
    opened(LetterDialog, three, "thanks").save.click()
    settle()
    assert sorted(noted(office)) == sorted(("Dankbrief", identity) for identity in three)


def test_without_the_tick_nothing_is_noted(opened, three, settle, office):
    dialog = opened(LetterDialog, three, "thanks")
    dialog.contact.click()
    dialog.save.click()
    settle()
    assert noted(office) == []


def test_what_is_printed_is_noted_too(opened, three, settle, office, tmp_path):
    dialog = opened(LetterDialog, three[:1], "thanks")
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "druck.pdf"))
    dialog.send_to(printer)
    settle()
    assert noted(office) == [("Dankbrief", three[0])]


def test_the_next_recipient_is_one_key_away(opened, three, qtbot, settle):
    dialog = opened(LetterDialog, three, "thanks")
    qtbot.keyClick(dialog, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert dialog.bar.who.text() == "2 von 3: Uta Beil"


def test_who_has_no_address_is_counted_and_jumped_to(opened, three):
    dialog = opened(LetterDialog, three, "thanks")
    assert dialog.bar.without.text() == "1 ohne Anschrift"
    dialog.bar.without.click()
    assert dialog.bar.who.text() == "2 von 3: Uta Beil" and "Die Anschrift fehlt." in dialog.bar.missing.text()


def test_a_missing_address_is_completed_on_the_spot(opened, three, office, settle):
    dialog = opened(LetterDialog, three, "thanks")
    dialog.bar.without.click()
    dialog.bar.mend.click()
    assert dialog.findChild(RecordDialog).isVisible()
    office.people.save(three[1], PLACE)
    settle()
    assert dialog.bar.without.isHidden() and "2 von 3" in dialog.bar.who.text()


def test_who_has_no_address_can_be_left_out(opened, three, settle, office):
    dialog = opened(LetterDialog, three, "thanks")
    dialog.posted.click()
    settle()
    dialog.save.click()
    settle()
    assert {identity for _topic, identity in noted(office)} == {three[0], three[2]}


def test_a_field_that_stays_empty_is_named(opened, three):
    dialog = opened(LetterDialog, three[:1], "agreement")
    assert "Dabei seit" in dialog.bar.missing.text() and "Geburtsdatum" not in dialog.bar.missing.text()


def test_templates_are_found_while_typing(opened, three, settle, write):
    dialog = opened(LetterDialog, three[:1])
    write(dialog.templates.search, "versch")
    settle()
    assert dialog.template.key == "secrecy"


def test_the_arrows_walk_from_the_search_field(opened, three, settle, qtbot):
    dialog = opened(LetterDialog, three[:1])
    before = dialog.template.name
    qtbot.keyClick(dialog.templates.search, Qt.Key.Key_Down)
    settle()
    assert dialog.template.name != before and dialog.template.name in dialog.place.name.text().replace("-", " ")


def test_mails_are_no_letters(opened, three):
    names = [dialog_text(opened(LetterDialog, three[:1]))]
    assert "E-Mail" not in names[0]


def dialog_text(dialog) -> str:
    return " ".join(dialog.templates.list.item(row).text() for row in range(dialog.templates.list.count()))


@pytest.mark.parametrize(("days", "words"), [(10, "gültig bis"), (-10, "abgelaufen am")])
def test_the_proof_that_ends_stands_in_the_reminder(opened, three, office, folder, settle, days, words):
    last = date.today() + timedelta(days=days)
    proof = {"person_id": three[0], "kind": CredentialKind.FIRST_AID, "presented_on": date(2024, 1, 1)}
    office.crud(Credential).save(None, {**proof, "valid_until": last})
    opened(LetterDialog, three[:1], "credential_reminder").save.click()
    settle()
    assert f"{words} {last:%d.%m.%Y}" in text_of(next(folder.glob("*.pdf")))


def test_without_an_office_the_way_there_is_offered(host, desk, folder, three, settle):
    dialog = LetterDialog(host, desk, three)
    dialog.open()
    settle()
    assert "Angaben zum Büro fehlen" in dialog.preview.sentence and not dialog.save.isEnabled()


def test_many_letters_come_from_the_child_process(opened, person, folder, settle):
    ids = [person(f"Ott {number}", "Kim", **PLACE).id for number in range(14)]
    opened(LetterDialog, ids, "thanks").save.click()
    settle()
    assert len(PdfReader(next(folder.glob("*Dankbrief*.pdf"))).pages) == 14


def test_cancelled_letters_leave_no_file_and_no_note(opened, person, folder, settle, office):
    ids = [person(f"Ott {number}", "Kim", **PLACE).id for number in range(14)]
    dialog = opened(LetterDialog, ids, "thanks")
    dialog.save.click()
    for job in list(dialog.desk.tasks._waiting):
        job.cancel()
    settle()
    assert dialog.isVisible() and not list(folder.iterdir()) and noted(office) == []
