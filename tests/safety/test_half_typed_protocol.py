"""A protocol that was being typed when the program died comes back with every row."""

from datetime import date

from PySide6.QtWidgets import QDialog

from app.services.visits.points import open_points
from app.services.visits.protocol import Agreement, Protocol, write
from app.ui.visits.protocol_dialog import ProtocolDialog
from tests.safety.test_half_typed import abandon, bars, kept, next_start as next_start
from tests.safety.test_half_typed_elsewhere import go_on, opened
from tests.ui.conftest import reading, type_text


def begun(window, office):
    """A protocol over the window, of a house with an open point."""
    house = office.shelters.save(None, {"name": "GU Testgasse"})
    before = office.visits.save(None, {"shelter_id": house, "day": date(2026, 1, 5)})
    write(office, before, Protocol(agreements=(Agreement("Briefkasten"),)))
    dialog = ProtocolDialog(window, window.desk, office.visits.save(None, {"shelter_id": house, "day": date.today()}))
    dialog.open()
    return dialog, open_points(office, house)[0].id


def test_a_protocol_comes_back_with_its_rows_and_ticks(window, next_start, office):
    dialog, point = begun(window, office)
    assert kept(window) == []
    dialog.editors["topics"].setPlainText("Schlüssel")
    type_text(dialog.agreed.rows[0][0], "Klingel melden")
    type_text(dialog.agreed.rows[0][2], "in 2 Wo")
    dialog.points.done[point].click()
    abandon(window)
    dialog.hide()
    again_window = next_start()
    assert "„Protokoll GU Testgasse am" in reading(bars(again_window)[0])
    go_on(again_window)
    again = opened(again_window, ProtocolDialog)
    assert again.editors["topics"].value() == "Schlüssel"
    assert [editor.text() for editor in again.agreed.rows[0]] == ["Klingel melden", "", "in 2 Wo"]
    assert again.points.done[point].isChecked()


def test_a_protocol_that_was_saved_is_not_offered_again(window, next_start, office):
    dialog, _point = begun(window, office)
    dialog.editors["topics"].setPlainText("Schlüssel")
    assert len(kept(window)) == 1
    dialog.save.click()
    assert kept(window) == []
    assert isinstance(dialog, QDialog)
