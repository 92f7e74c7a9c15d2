"""The emergency roster on the screen: who is looked for decides who stands on the page, and only they are logged."""

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from app.models import Disclosure
from app.services.letters.emergency import Wanted
from app.ui.letters.emergency_dialog import EmergencyDialog
from app.ui.letters.stick_dialog import StickDialog


@pytest.fixture
def dialog(opened, three, office):
    office.people.save(three[0], {"mobility": "PKW", "languages": ["Dari"]})
    return opened(EmergencyDialog)


def redrawn(dialog, settle):
    dialog.draw()
    settle()
    return dialog.told.text()


def test_without_a_choice_everybody_with_a_number_stands_there(dialog):
    assert dialog.told.text() == "2 Personen in dieser Liste, der Reihe nach."


@pytest.mark.parametrize("box", ["car", "speakers"])
def test_a_choice_leaves_only_who_fits(dialog, settle, box):
    dialog.languages.setText("Dari")
    getattr(dialog, box).setChecked(True)
    assert redrawn(dialog, settle) == "1 Person in dieser Liste, der Reihe nach."


def test_where_nobody_fits_that_is_said_and_nothing_can_be_saved(dialog, settle):
    dialog.evening.setChecked(True)
    redrawn(dialog, settle)
    assert "trifft niemand" in dialog.preview.sentence and not dialog.save.isEnabled()


@pytest.mark.parametrize(("field", "typed", "said"), [("languages", "Klingonisch", "keine bekannte Sprache"),
                                                      ("most", "viele", "Zahl von 1 bis")])  # fmt: skip
def test_what_cannot_be_read_is_said(dialog, settle, field, typed, said):
    getattr(dialog, field).setText(typed)
    redrawn(dialog, settle)
    assert said in dialog.preview.sentence


def test_only_who_stands_on_the_page_is_logged(dialog, settle, office, three, folder):
    dialog.car.setChecked(True)
    redrawn(dialog, settle)
    dialog.save.click()
    settle()
    with office.database.session() as session:
        assert [d.person_ids for d in session.scalars(select(Disclosure))] == [three[:1]]
    assert "Vertraulich" in PdfReader(next(folder.glob("*.pdf"))).pages[0].extract_text()


def test_an_arrival_or_house_fills_the_fields(opened, three, office):
    house = office.shelters.save(None, {"name": "GU Testgasse"})
    dialog = opened(EmergencyDialog, None, Wanted(house, ("Arabisch", "Dari")))
    assert (dialog.house.text(), dialog.languages.text()) == ("GU Testgasse", "Arabisch, Dari")


def test_a_list_for_the_stick_needs_its_passphrase_and_is_logged(dialog, settle, office, folder):
    dialog.stick.click()
    asked = dialog.findChild(StickDialog)
    asked.propose()
    secret = asked.fields.passphrase
    asked.write(folder / "stick.pdf")
    settle()
    written = PdfReader(folder / "stick.pdf")
    assert written.is_encrypted and written.decrypt(secret) and "Vertraulich" in written.pages[0].extract_text()
    with office.database.session() as session:
        assert [d.file_name for d in session.scalars(select(Disclosure))] == ["stick.pdf"]


def test_without_a_passphrase_nothing_is_written_for_the_stick(dialog):
    dialog.stick.click()
    asked = dialog.findChild(StickDialog)
    asked.go()
    assert "zu kurz" in asked.said.text() and asked.isVisible()
