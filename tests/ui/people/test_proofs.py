"""The proofs of a person in the window: what is there, what is missing, and recording it in a few keys."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.models import Credential, CredentialKind as Kind
from app.ui.kit.chips import Chip
from app.ui.people.proof_entry import ProofsDialog
from app.ui.people.proofs import PROOFS_PAGE, ProofLines
from app.ui.people.tab import Tab
from tests.ui.conftest import reading


@pytest.fixture
def katja(person):
    return person()


@pytest.fixture
def lines(show, katja):
    pane = show(Tab).pane
    pane.detail.go_to_page(PROOFS_PAGE.title)
    return pane.detail.page.findChild(ProofLines)


def proofs(office, person):
    return office.credentials.of(Credential.person_id, person.id)


def chips(lines):
    QApplication.processEvents()
    return [chip.text for chip in lines.findChildren(Chip) if chip.isVisibleTo(lines)]


def test_what_everybody_must_have_stands_there_as_missing(lines):
    assert chips(lines) == ["fehlt"] * 3
    assert "Art. 13 DSGVO" in reading(lines)


def test_the_button_of_a_missing_proof_and_enter_record_it(lines, office, katja, qtbot):
    lines.findChild(object, "enterSECRECY").click()
    qtbot.keyClick(lines.entry.presented_on, Qt.Key.Key_Return)
    proof = proofs(office, katja)[0]
    assert (proof.kind, proof.presented_on) == (Kind.SECRECY, date.today())
    assert chips(lines).count("liegt vor") == 1


def test_a_proof_says_until_when_it_counts(lines, office, katja):
    office.credentials.save(None, {"person_id": katja.id, "kind": Kind.FOOD, "presented_on": date(2035, 5, 2)})
    lines.load(katja)
    assert "gültig bis 02.05.2037" in chips(lines)


def test_the_certificate_stands_in_the_same_list_with_its_two_days(lines, office, katja):
    office.people.record_conduct_check(katja.id, date(2035, 5, 2), date(2035, 4, 1))
    lines.load(katja)
    assert "gesehen am 02.05.2035 · ausgestellt am 01.04.2035" in reading(lines)
    assert "gültig bis 01.04.2040" in chips(lines)


def test_a_certificate_entered_as_a_proof_is_kept_as_a_check(lines, office, katja):
    lines.enter(Kind.CONDUCT)
    lines.record_proof()
    assert proofs(office, katja) == []
    assert office.people.get(katja.id).certificate_seen_on == date.today()


def test_an_old_certificate_is_noticed_while_it_is_entered(lines):
    lines.enter(Kind.FOOD)
    entry = lines.entry
    entry.further(Credential.issued_on).set_value(date(2020, 1, 1))
    entry.further(Credential.issued_on).changed.emit()
    assert "älter als 3 Monate" in reading(entry)


def test_a_click_on_a_proof_edits_it(lines, office, katja):
    office.credentials.save(None, {"person_id": katja.id, "kind": Kind.LICENCE, "presented_on": date(2026, 5, 2)})
    lines.load(katja)
    lines.edit_line(proofs(office, katja)[0].id)
    lines.boxes[0].form.editor("valid_until").set_value(date(2031, 1, 1))
    assert lines.boxes[0].save()
    assert proofs(office, katja)[0].valid_until == date(2031, 1, 1)


def test_of_measles_only_the_day_can_be_edited(lines, office, katja):
    key = office.credentials.save(None, {"person_id": katja.id, "kind": Kind.MEASLES, "presented_on": date(2026, 5, 2)})
    lines.load(katja)
    lines.edit_line(key)
    assert [told.name for line in lines.boxes[0].form.lines for told in line.facts] == ["presented_on"]


def test_several_get_the_same_proof_at_once(show, office, person, katja):
    other = person("Ott", "Kim")
    pane = show(Tab).pane
    pane.card.select([katja.id, other.id])
    pane.ask_proofs()
    dialog = pane.window().findChild(ProofsDialog)
    dialog.entry.begin(Kind.AGREEMENT)
    dialog.save()
    assert [len(proofs(office, p)) for p in (katja, other)] == [1, 1]
