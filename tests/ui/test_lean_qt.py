"""Qt is imported the short way: what PySide wants for its own tools is read when somebody asks for it."""

import subprocess
import sys

import pytest

SHORT = """
import os, sys, threading
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import app.ui
{body}
"""


def told(body: str) -> str:
    """What a process of its own prints after Qt was imported the short way."""
    command = [sys.executable, "-c", SHORT.format(body=body)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.stdout.strip() or done.stderr


def test_what_only_tools_of_pyside_need_is_not_read():
    names = "traceback zipfile shibokensupport.signature.parser shibokensupport.signature.lib.pyi_generator"
    assert told(f"print([n for n in {names.split()} if type(sys.modules[n]) is type(sys)])") == "[]"


@pytest.mark.parametrize(
    "use",
    [
        "import logging; print(logging.getLogger('x').name)",
        "from logging import getLogger; print(getLogger('x').name)",
        "import logging.handlers; print(logging.handlers.MemoryHandler and 'x')",
        "from zipfile import ZipFile; print(ZipFile and 'x')",
        "import inspect, logging; print(inspect.getmodule(logging.getLogger) and 'x')",
    ],
)
def test_it_can_be_used_as_ever(use):
    assert told(use) == "x"


def test_threads_that_ask_at_the_same_time_find_all_of_it():
    asked = """
import logging
seen, ready = [], threading.Barrier(8)
def ask():
    ready.wait()
    seen.append(logging.getLogger("x").name)
threads = [threading.Thread(target=ask) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(len(seen))
"""
    assert told(asked) == "8"


def test_what_such_a_module_does_not_know_stays_unknown():
    assert told("import zipfile; print(hasattr(zipfile, 'unheard_of'), zipfile.is_zipfile('nowhere'))") == "False False"


def test_a_wrong_call_to_qt_still_says_what_is_wrong():
    wrong = (
        "from PySide6.QtCore import QPoint\ntry: QPoint('a')\nexcept TypeError as error: print('QPoint' in str(error))"
    )
    assert told(wrong) == "True"


WRONG = """
from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QWidget
def said(call):
    try:
        return call()
    except Exception as error:
        return type(error).__name__, str(error)
wrong = [lambda: QPoint("a"), lambda: QPoint(1, 2, 3), lambda: QTimer.singleShot("x"), lambda: QObject(unheard=1)]
print([said(call) for call in wrong])
print(QWidget.__doc__, QWidget.setParent.__doc__, QPoint.manhattanLength.__doc__)
"""


def test_qt_explains_itself_as_if_all_had_been_read():
    """Documentation and wrong calls: what PySide asks its tools for, from its own code in C, too."""
    command = [sys.executable, "-c", 'import os; os.environ["QT_QPA_PLATFORM"] = "offscreen"' + WRONG]
    whole = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout.strip()
    assert told(WRONG) == whole and "wrong argument types" in whole
