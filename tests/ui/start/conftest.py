"""The start page on a real window, read to its end."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture
def start(window: Any) -> Any:
    """The start page with everything read."""
    settle(window.tab)
    return window.tab


@pytest.fixture
def lines(start: Any) -> Callable[[str], list[str]]:
    """`lines("due")`: what the lines of a block say now."""

    def said(key: str) -> list[str]:
        settle(start)
        return [line.spoken for line in view(start, key).lines.lines]

    return said


def view(page: Any, key: str) -> Any:
    """The list of a block, by its key."""
    return next(card.view for card in page.cards if card.block.key == key)


def settle(page: Any) -> None:
    """Let the page finish its small steps."""
    while not page.turns.done:
        QApplication.processEvents()
    QApplication.processEvents()
