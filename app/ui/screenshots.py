"""Draws every scene of the window as a picture, for the README and for strict eyes."""

import gc
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import delete

from app.ui.scenes import Scene, scenes, settle
from app.ui.theme import colour

SIZE = (1360, 820)
Scenes = Callable[[Any], Iterable[Scene]]


def take(window: Any, folder: Path, size: tuple[int, int] = SIZE, seen: Scenes = scenes, first: int = 1) -> list[Path]:
    """Write the pictures into `folder` (made when missing), numbered from `first`; the answer is their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    window.resize(*size)
    window.show()
    paths = []
    for number, scene in enumerate(seen(window), first):
        path = folder / f"{number:03d}-{scene.name}.png"
        _picture(window, scene).save(str(path))
        paths.append(path)
    return paths


def let_go(window: Any) -> None:
    """Close the window and everything in it now, not somewhere in the end of the interpreter."""
    window.close()
    settle()
    delete(window)
    gc.collect()


def _picture(window: Any, scene: Scene) -> QPixmap:
    if scene.front is None:
        return window.grab()
    return _over(window, scene.front, scene.place or _middle(window, scene.front))


def _over(window: Any, part: QWidget, corner: QPoint) -> QPixmap:
    """The window with something in front of it; a dialog has the shade that the system's frame gives it."""
    picture = window.grab()
    place = window.mapFromGlobal(corner)
    room = window.rect().bottomRight() - part.rect().bottomRight()  # a menu may leave the window, not its picture
    place = QPoint(max(0, min(place.x(), room.x())), max(0, min(place.y(), room.y())))
    if not isinstance(part, QMenu):
        painter = QPainter(picture)
        painter.fillRect(window.rect(), QColor(0, 0, 0, 70))
        painter.fillRect(part.rect().translated(place).adjusted(-1, -1, 1, 1), colour("line"))
        painter.end()
    part.render(picture, place)
    return picture


def _middle(window: Any, part: QWidget) -> QPoint:
    return window.mapToGlobal(window.rect().center() - part.rect().center())
