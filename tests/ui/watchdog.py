"""Measures how long the window hears nobody at a time while its tests run, and tells the worst at the end.

It reports and does not fail, since a loaded machine is slow for reasons of its own; on a quiet one
HELFERKREIS_WATCHDOG_MS=50 makes a test fail that keeps the window busy longer.
"""

import os
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

LIMIT = "HELFERKREIS_WATCHDOG_MS"
WORST_SHOWN = 12
BEAT_MS = 5
ACTS = (
    (QAbstractButton, "click"), (QAction, "trigger"), (QCoreApplication, "processEvents"),
    (QApplication, "processEvents"),
    *((QTest, name) for name in ("keyClick", "keyClicks", "mouseClick", "mouseDClick")),
)  # fmt: skip
"""Where a test hands over to the window and gets back what one act of a user has set off."""


class Watchdog:
    """The longest time in milliseconds in which the window was busy at a stretch."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._inside = False

    def act(self, done: Callable[..., Any], *values: Any, **more: Any) -> Any:
        """Do something in one go; what it calls in its turn belongs to it."""
        if self._inside:
            return done(*values, **more)
        self._inside, begun = True, time.perf_counter()
        try:
            return done(*values, **more)
        finally:
            self._inside = False
            self._note(begun)

    def wait(self, done: Callable[..., Any], *values: Any) -> Any:
        """Let the event loop run; a pulse shows where it stands still."""
        last = time.perf_counter()

        def beat() -> None:
            nonlocal last
            self._note(last, BEAT_MS)
            last = time.perf_counter()

        pulse = QTimer()
        pulse.setTimerType(Qt.TimerType.PreciseTimer)
        pulse.timeout.connect(beat)
        pulse.start(BEAT_MS)
        before, self._inside = self._inside, True
        try:
            return done(*values)
        finally:
            self._inside = before
            pulse.stop()

    def _note(self, begun: float, usual: float = 0.0) -> None:
        self.longest = max(self.longest, (time.perf_counter() - begun) * 1000 - usual)


_now = Watchdog()
_longest: dict[str, float] = {}


@pytest.fixture(scope="session", autouse=True)
def _watched() -> Iterator[None]:
    """Stands at the doors between tests and window."""
    with pytest.MonkeyPatch.context() as patch:
        for owner, name in ACTS:
            original = getattr(owner, name)
            passing = lambda *values, done=original, **more: _now.act(done, *values, **more)  # noqa: E731
            patch.setattr(owner, name, passing if owner in (QAbstractButton, QAction) else staticmethod(passing))
        run = QEventLoop.exec
        patch.setattr(QEventLoop, "exec", lambda *values: _now.wait(run, *values))
        yield


@pytest.fixture(autouse=True)
def watchdog(request: Any) -> Iterator[Watchdog]:
    """Notes the longest time of a test."""
    global _now
    _now = Watchdog()
    yield _now
    _longest[request.node.nodeid] = _now.longest
    limit = float(os.environ.get(LIMIT, "0"))
    if limit and _now.longest > limit:
        pytest.fail(f"The window was busy for {_now.longest:.0f} ms at a stretch, {limit:.0f} ms are allowed.")


def tell(reporter: Any) -> None:
    """The worst of the run."""
    worst = sorted(_longest.items(), key=lambda entry: -entry[1])[:WORST_SHOWN]
    if worst:
        reporter.section("longest time the window was busy at a stretch")
        for test, milliseconds in worst:
            reporter.line(f"{milliseconds:7.0f} ms  {test}")
