"""The rooms of the sample houses, and the keys that are out."""

from datetime import timedelta
from typing import Any

from app.models import KeyHandover, Room
from app.services.sample.houses import HOUSES
from app.services.sample.maker import Maker

_ABOUT = {
    "Gemeinschaftsraum EG": (24, "Nr. 3, im Büro des Hauses", "Sozialbetreuung, zwei Tage vorher",
                             "Tische, Stühle, Teeküche, Tafel"),
    "Lernzimmer 1. OG": (10, "Nr. 5, im Büro des Hauses", "Sozialbetreuung", "4 Tische, Tafel, Regal mit Lehrbüchern"),
    "Café-Raum EG": (30, "Nr. 1, beim Hausmeister", "Hausmeister, eine Woche vorher",
                     "Theke, Kaffeemaschine, Kühlschrank"),
    "Spielzimmer EG": (12, "Nr. 2, beim Hausmeister", "Sozialbetreuung", "Teppich, Spielzeug, Wickeltisch"),
    "Werkstatt im Hof": (8, "Werkstattschlüssel, gegen Unterschrift", "Hausmeister",
                         "3 Werkbänke, Montageständer für Fahrräder"),
    "Mehrzweckraum UG": (40, "Nr. 7, an der Pforte", "Heimleitung, zwei Wochen vorher",
                         "Leinwand, Beamer, Stapelstühle"),
    "Küche EG": (8, "Nr. 8, an der Pforte", "Heimleitung", "2 Herde, Geschirr für 20"),
    "Teeküche EG": (6, "offen von 8 bis 20 Uhr", "Sozialbetreuung", "Wasserkocher, Geschirr für 12"),
    "Clubraum UG": (18, "Nr. 4, beim Hausmeister", "Hausmeister", "Sofas, Tischkicker"),
}  # fmt: skip
"""What a room of this name has: seats, key, whom to ask, equipment."""
_KEYS = (
    (0, "Nr. 3, Gemeinschaftsraum", 40, None), (0, "Nr. 3, Gemeinschaftsraum", 400, 90),
    (0, "Nr. 5, Lernzimmer", 120, None), (2, "Nr. 1, Café-Raum", 200, None), (3, "Werkstattschlüssel", 250, None),
    (5, "Nr. 7, Mehrzweckraum", 30, 9),
)  # fmt: skip
"""House, key, given out and back so many days ago."""


def make_rooms(maker: Maker, houses: dict[str, str]) -> None:
    """The rooms of all houses."""
    maker.save_all(Room, [_room(houses[h.name], n, name) for h in HOUSES for n, name in enumerate(h.rooms)])


def _room(house: str, position: int, name: str) -> dict[str, Any]:
    seats, key, booking, equipment = _ABOUT[name]
    return {
        "shelter_id": house, "position": position, "name": name, "seats": seats, "key": key, "booking": booking,
        "equipment": equipment,
    }  # fmt: skip


def make_keys(maker: Maker, houses: dict[str, str], people: list[str]) -> None:
    """Who has which key, and who had one."""
    rows = [
        {
            "shelter_id": houses[HOUSES[house].name], "person_id": people[(7 * number) % len(people)], "key": key,
            "given_on": maker.today - timedelta(days=given),
            "returned_on": None if back is None else maker.today - timedelta(days=back),
        }
        for number, (house, key, given, back) in enumerate(_KEYS if people else ())
    ]  # fmt: skip
    maker.save_all(KeyHandover, rows)
