"""Which series of pictures the command draws, and on what kind of screen."""

import json
from pathlib import Path

import pytest

from app.cli.pictures import LOOKS, environment, wanted_looks


@pytest.mark.parametrize(
    ("dark", "small", "names"),
    [
        (False, False, ["light"]),
        (True, False, ["light", "dark"]),
        (False, True, ["light", "light-150"]),
        (True, True, ["light", "dark", "light-150", "dark-150"]),
    ],
)
def test_options_add_looks(dark: bool, small: bool, names: list[str]):
    assert wanted_looks(dark, small) == names


def test_the_small_screen_is_filled_at_150_percent():
    small = LOOKS["light-150"]
    assert (small.logical, small.screen) == ((853, 480), (1280, 720))


def test_the_drawn_screen_has_the_size_of_the_look(tmp_path: Path):
    told = environment(LOOKS["dark"], tmp_path)
    path = told["QT_QPA_PLATFORM"].partition("configfile=")[2]
    screen = json.loads(Path(path).read_text())["screens"][0] if path else {"width": 1920, "height": 1080}
    assert (screen["width"], screen["height"]) == (1920, 1080)
