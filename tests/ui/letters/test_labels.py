"""Labels go on the sheet the office has, from the first free one on."""

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.ui.letters.labels_dialog import LabelsDialog
from app.ui.letters.left_out import LeftOutDialog
from tests.ui.letters.conftest import PLACE


@pytest.fixture
def dialog(opened, three):
    return opened(LabelsDialog, three)


def saved(dialog, folder, settle) -> str:
    dialog.save.click()
    settle()
    return " ".join(page.extract_text() for page in PdfReader(next(folder.glob("*.pdf"))).pages)


def test_whole_addresses_get_a_label(dialog, folder, settle):
    text = saved(dialog, folder, settle)
    assert "Selin Amara" in text and "Uta Beil" not in text


def test_who_gets_none_is_named(dialog, qtbot):
    assert dialog.without.text() == "1 ohne vollständige Anschrift"
    dialog.without.click()
    assert dialog.findChild(LeftOutDialog).table.told() == [("Uta Beil", "Straße oder Ort fehlt")]


def test_a_click_on_the_picture_says_which_is_the_first(dialog, qtbot, settle):
    spot = dialog.picture.area(5).center().toPoint()
    qtbot.mouseClick(dialog.picture, Qt.MouseButton.LeftButton, pos=spot)
    settle()
    assert dialog.first.value() == 5 == dialog._made.labels.first


def test_the_arrows_walk_over_the_picture(dialog, qtbot, settle):
    qtbot.keyClick(dialog.picture, Qt.Key.Key_Down)
    settle()
    assert dialog.first.value() == dialog.cut.columns + 1


def test_another_sheet_begins_at_its_first_label(dialog, settle):
    dialog.first.setValue(20)
    dialog.sheet.setCurrentIndex(3)
    dialog.sheet.activated.emit(3)
    settle()
    assert (dialog.first.value(), dialog.first.maximum(), dialog.picture.cut.count) == (1, 12, 12)


def test_one_household_gets_one_label(opened, person, settle):
    ids = [person("Ott", name, **PLACE).id for name in ("Anna", "Karl")]
    dialog = opened(LabelsDialog, ids)
    assert dialog.told.text() == "1 Aufkleber auf 1 Bogen."
    dialog.together.setCurrentIndex(1)
    dialog.together.activated.emit(1)
    settle()
    assert dialog.told.text() == "2 Aufkleber auf 1 Bogen."


def test_the_order_by_postal_code_is_stable(opened, person, settle):
    places = (("Amara", "71679"), ("Beil", "71634"), ("Celik", "71634"))
    ids = [person(name, "Kim", **{**PLACE, "postal_code": code}).id for name, code in places]
    dialog = opened(LabelsDialog, ids)
    dialog.order.setCurrentIndex(1)
    dialog.order.activated.emit(1)
    settle()
    assert [lines[0] for lines in dialog._made.labels.texts] == ["Kim Beil", "Kim Celik", "Kim Amara"]


def test_badges_are_for_everybody(dialog, folder, settle):
    dialog.kinds[1].click()
    settle()
    assert "Uta Beil" in saved(dialog, folder, settle)


def test_without_any_address_the_sentence_stands_there(opened, person):
    dialog = opened(LabelsDialog, [person("Ohne").id])
    words = " ".join(label.text() for label in dialog.preview.findChildren(QLabel))
    assert "vollständige Anschrift" in words and not dialog.save.isEnabled()
