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
    names = "argparse logging traceback zipfile"
    assert told(f"print([n for n in {names.split()} if hasattr(sys.modules[n], '__all__')])") == "[]"


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
