"""Colours that can be read, in both palettes and with every office's own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.ui.theme import DARK, LIGHT, READABLE, Scheme, contrast, theme, with_accent

PALETTES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


@pytest.mark.parametrize("palette", PALETTES)
def test_every_text_stands_out_from_its_ground(palette):
    poor = {pair: round(contrast(*pair), 2) for pair in palette.readable_pairs() if contrast(*pair) < READABLE}
    assert poor == {}


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("colour", ["#FFE600", "#00A0DC", "#0B3D91", "#000000", "#FFFFFF", "#E2001A"])
def test_any_colour_of_an_office_is_made_readable(palette, colour):
    own = with_accent(palette, colour)
    assert all(contrast(*pair) >= READABLE for pair in own.readable_pairs())


def test_our_own_colour_stays_as_drawn():
    assert with_accent(DARK, "#B3122A") is DARK


def test_a_colour_that_is_none_changes_nothing():
    assert with_accent(LIGHT, "rot") is LIGHT


@pytest.fixture
def system(qapp):
    """`system(Qt.ColorScheme.Dark)`: the desktop goes dark while the program runs."""
    yield qapp.styleHints().colorSchemeChanged.emit
    theme.choose(scheme=Scheme.SYSTEM)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)


def brightness(window):
    """How light the window's ground is, 0 to 255."""
    QApplication.processEvents()
    return window.stack.grab().toImage().pixelColor(4, 4).lightness()


def test_an_open_window_follows_the_system(window, system):
    light = brightness(window)
    system(Qt.ColorScheme.Dark)
    assert brightness(window) < 60 < light


def test_the_window_comes_back_to_the_light(window, system):
    system(Qt.ColorScheme.Dark)
    system(Qt.ColorScheme.Light)
    assert brightness(window) > 200


def test_who_chose_light_keeps_it(window, system):
    theme.choose(scheme=Scheme.LIGHT)
    system(Qt.ColorScheme.Dark)
    assert brightness(window) > 200
