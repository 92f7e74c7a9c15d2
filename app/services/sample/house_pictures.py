"""Drawn pictures of the sample houses: a front and a room, without people."""

from datetime import timedelta
from io import BytesIO
from typing import Any

from app.models import ShelterPhoto
from app.services.sample.houses import HOUSES
from app.services.sample.maker import Maker

_SIZE = (960, 640)
_SKY, _GROUND, _WALL, _DARK, _GLASS, _FLOOR = "#DDE8EE", "#B9B4A8", "#E9DFCB", "#6B5B4B", "#9FB6C3", "#C9AE8C"
_SHOWN = (0, 3)
"""The houses that have pictures."""


def make_pictures(maker: Maker, houses: dict[str, str]) -> None:
    """Two pictures for some houses."""
    for number in _SHOWN:
        house = HOUSES[number]
        drawn = (("Eingang, links vom Parkplatz", _front(3 + number)), (house.rooms[0], _room(2 + number)))
        for title, content in drawn:
            maker.save(
                ShelterPhoto, shelter_id=houses[house.name], title=title, taken_on=maker.today - timedelta(days=200),
                media_type="image/jpeg", content=content,
            )  # fmt: skip


def _front(columns: int) -> bytes:
    image, draw = _canvas(_SKY)
    draw.rectangle((0, 520, 960, 640), fill=_GROUND)
    draw.polygon(((110, 210), (480, 90), (850, 210)), fill=_DARK)
    draw.rectangle((140, 210, 820, 540), fill=_WALL)
    for floor in (240, 360):
        for place in range(columns):
            left = 170 + place * 640 // columns
            draw.rectangle((left, floor, left + 60, floor + 80), fill=_GLASS, outline="white", width=5)
    draw.rectangle((440, 450, 520, 540), fill=_DARK)
    return _jpeg(image)


def _room(tables: int) -> bytes:
    image, draw = _canvas(_WALL)
    draw.polygon(((0, 640), (960, 640), (800, 400), (160, 400)), fill=_FLOOR)
    draw.rectangle((330, 120, 630, 300), fill=_GLASS, outline="white", width=8)
    for place in range(tables):
        left = 190 + place * 600 // tables
        draw.polygon(((left, 470), (left + 90, 470), (left + 105, 510), (left - 15, 510)), fill=_DARK)
        draw.line(((left, 510), (left, 570)), fill=_DARK, width=8)
        draw.line(((left + 90, 510), (left + 90, 570)), fill=_DARK, width=8)
    return _jpeg(image)


def _canvas(colour: str) -> Any:
    from PIL import Image, ImageDraw

    image = Image.new("RGB", _SIZE, colour)
    return image, ImageDraw.Draw(image)


def _jpeg(image: Any) -> bytes:
    content = BytesIO()
    image.save(content, "JPEG", quality=80)
    return content.getvalue()
