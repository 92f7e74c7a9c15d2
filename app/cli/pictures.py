"""Which pictures `screenshots` draws: light and dark, large and small, each kind by a process of its own."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.errors import UserError


@dataclass(frozen=True)
class Look:
    """How the window looks on a series of pictures; sizes in pixels of the screen."""

    width: int = 1360
    height: int = 820
    percent: int = 100
    dark: bool = False

    @property
    def logical(self) -> tuple[int, int]:
        """The size of the window as the program counts it."""
        return self.width * 100 // self.percent, self.height * 100 // self.percent

    @property
    def screen(self) -> tuple[int, int]:
        """A screen as people have it with this window; a magnified one is filled by it."""
        return (1920, 1080) if self.percent == 100 else (self.width, self.height)


LOOKS = {
    "light": Look(),
    "dark": Look(dark=True),
    "light-150": Look(1280, 720, 150),
    "dark-150": Look(1280, 720, 150, dark=True),
}
"""By the name of their folder."""


def wanted_looks(dark: bool, small: bool) -> list[str]:
    """The looks that the options ask for; light at full size is always there."""
    return [name for name, look in LOOKS.items() if (dark or not look.dark) and (small or look.percent == 100)]


def draw_in_children(folder: Path, names: list[str]) -> None:
    """Draw each look into a folder of its own: magnification is settled before a program's first window."""
    for name in names:
        arguments = ["screenshots", str(folder / name), "--look", name]
        done = subprocess.run([*_program(), *arguments], stdout=subprocess.DEVNULL)
        if done.returncode:
            raise UserError("Die Bilder für {folder} sind nicht gelungen.", folder=folder / name)


def environment(look: Look, folder: Path) -> Mapping[str, str]:
    """What is read at the start: a screen that exists only in memory, no warnings about that, and who sits there."""
    platform = "offscreen"
    if sys.platform != "win32":  # the colon after the drive would end the name
        platform += f":configfile={_screen_file(look, folder)}"
    rules = "*.warning=false"
    return {
        "QT_QPA_PLATFORM": platform, "QT_SCALE_FACTOR": str(look.percent / 100), "QT_LOGGING_RULES": rules,
        "LOGNAME": "Kim Koordinata",
    }  # fmt: skip


def _screen_file(look: Look, folder: Path) -> Path:
    width, height = look.screen
    screen = {"name": "", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1}
    path = folder / "screen.json"
    path.write_text(json.dumps({"screens": [{**screen, "logicalDpi": 96, "logicalBaseDpi": 96}]}), encoding="ascii")
    return path


def _program() -> list[str]:
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app"]
