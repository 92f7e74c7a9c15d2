"""Telephone list and emergency roster: for whom they are decides who stands in them, and that is logged."""

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from app.models import ConsentPurpose, Disclosure
from app.ui.letters.emergency_dialog import EmergencyDialog
from app.ui.letters.roster_dialog import RosterDialog


@pytest.fixture
def logged(office):
    def read() -> list[tuple[str, str, list[str]]]:
        with office.database.session() as session:
            return [(d.what, d.recipient, sorted(d.person_ids)) for d in session.scalars(select(Disclosure))]

    return read


def agree(office, person_id: str) -> None:
    for purpose in (ConsentPurpose.AUTHORITY_LIST, ConsentPurpose.SHARE_CONTACT):
        office.people.record_consents([person_id], {"purpose": purpose})


@pytest.mark.parametrize(("kind", "key"), [(RosterDialog, ["phone-list"]), (EmergencyDialog, [])])
def test_it_holds_the_active_and_is_logged(opened, three, folder, settle, logged, kind, key):
    dialog = opened(kind, *key)
    dialog.save.click()
    settle()
    text = PdfReader(next(folder.glob("*.pdf"))).pages[0].extract_text()
    assert "030 23125 001" in text and logged()[0][1:] == ("eigenes Büro", sorted(three[:2]))


def test_of_selected_people_it_holds_only_them(opened, three, settle, logged):
    opened(RosterDialog, "phone-list", three[:1]).save.click()
    settle()
    assert logged()[0][2] == three[:1]


def test_others_get_only_who_agreed(opened, three, settle, office, logged):
    agree(office, three[1])
    dialog = opened(RosterDialog, "phone-list")
    dialog.recipient.setCurrentText("GU Testgasse")
    dialog.draw()
    settle()
    dialog.save.click()
    settle()
    assert logged()[0][1:] == ("GU Testgasse", [three[1]])


def test_where_nobody_agreed_that_is_said(opened, three, settle):
    dialog = opened(RosterDialog, "phone-list")
    dialog.recipient.setCurrentText("GU Testgasse")
    dialog.draw()
    settle()
    assert "Niemand hat zugestimmt" in dialog.preview.sentence and not dialog.save.isEnabled()


def test_who_has_no_number_is_named(opened, three):
    dialog = opened(RosterDialog, "phone-list")
    assert dialog.withheld.text() == "1 Person nicht dabei"
