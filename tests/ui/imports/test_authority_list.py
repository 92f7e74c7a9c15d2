"""The monthly list of an authority through the wizard: what is asked, what is not understood, what is kept."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QLabel

from app.models import Occupancy

TABLE = Path(__file__).parent.parent.parent / "data" / "lists" / "belegung" / "Belegungsübersicht Kreis.xlsx"
DAY = date(2026, 11, 2)


def counts(office):
    return {one.shelter_name: one.occupied for one in office.occupancies.all(Occupancy.as_of == DAY)}


def words(wizard):
    return " ".join(label.text() for label in wizard.findChildren(QLabel) if label.isVisibleTo(wizard))


def test_the_counts_of_the_county_come_in(walk, office):
    office.shelters.save(None, {"name": "GU Am Beispielbogen", "capacity": 48})
    walk.read(TABLE)
    walk.on()
    walk.on()
    assert counts(office)["GU Am Beispielbogen"] == 43
    assert len(counts(office)) == 5


def test_a_house_with_a_like_name_is_compared(walk, office):
    office.shelters.save(None, {"name": "GU Musterweg", "capacity": 36})
    walk.read(TABLE)
    wizard = walk.on()
    assert "Ist das dasselbe?" in words(wizard)
    assert "Kurdisch 8" in words(wizard)
