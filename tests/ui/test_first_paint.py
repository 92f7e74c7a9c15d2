"""The window is there before the data layer: what is loaded when, in a process of its own."""

import subprocess
import sys

import pytest

SHELL = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from app.bootstrap import application
app = application()
from app.ui.main_window import MainWindow
window = MainWindow()
window.show()
app.processEvents()
import PySide6.QtCore
print(sorted(name for name in {names!r} if name in sys.modules), "Qt" in vars(PySide6.QtCore), flush=True)
os._exit(0)
"""
HEAVY = ["sqlalchemy", "openpyxl", "reportlab", "alembic", "PIL", "sqlcipher3", "app.models", "icalendar", "holidays"]


@pytest.fixture(scope="module")
def loaded():
    done = subprocess.run(
        [sys.executable, "-c", SHELL.format(names=HEAVY)], capture_output=True, text=True, timeout=60, check=False
    )
    return done.stdout.strip() or done.stderr


def test_the_first_paint_needs_qt_alone(loaded):
    assert loaded.startswith("[] ")


def test_the_first_paint_does_without_the_namespace_qt(loaded):
    """PySide makes all its enumerations when it is first named, which takes 20 ms."""
    assert loaded.endswith(" False")
