"""A watchdog that sleeps would be worse than none."""

import time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton

BUSY = 0.03


@pytest.fixture
def slow(qtbot):
    """A button that keeps the window busy."""
    slow = QPushButton()
    qtbot.addWidget(slow)
    slow.clicked.connect(lambda: time.sleep(BUSY))
    return slow


def test_a_slow_click_is_noted(slow, watchdog):
    slow.click()
    assert watchdog.longest >= BUSY * 1000


def test_a_loop_that_stands_still_is_noted(slow, watchdog, qtbot):
    QTimer.singleShot(10, slow.clicked.emit)
    qtbot.wait(100)
    assert watchdog.longest >= BUSY * 1000 - 5
