"""How the lines of a card stand in it."""

from datetime import date

from PySide6.QtWidgets import QApplication

from app.ui.start.look import EDGE
from tests.ui.start.conftest import settle, view


def test_no_line_is_cut_by_the_edge_of_its_card(office, start):
    for number in range(12):
        office.tasks.add(None, {"title": f"Aufgabe {number}", "due_on": date.today()})
    shown = view(start, "due")
    settle(start)
    shown.setFixedHeight(100)
    QApplication.processEvents()
    last = max(
        row for row in range(12) if shown.visualRect(shown.lines.index(row, 0)).top() < shown.viewport().height()
    )
    assert shown.visualRect(shown.lines.index(last, 0)).bottom() <= shown.viewport().height() + EDGE
