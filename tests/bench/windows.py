"""P1 and P10: how soon the window is there and how much memory it takes, each time in a new process."""

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import shiboken6

from tests.bench.measure import Promise

_BARE = """
import sys, time, json
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QObject, QEvent, QTimer
app = QApplication([])
if len(sys.argv) > 1:
    sys.modules["shibokensupport.feature"]._mod_uses_pyside = lambda _module: False  # as ours: no sources are read
    import sqlalchemy.orm, sqlalchemy.dialects.sqlite, sqlcipher3.dbapi2
class Watch(QObject):
    def eventFilter(self, o, e):
        if e.type() in (QEvent.Type.Paint, QEvent.Type.UpdateRequest):
            window.removeEventFilter(self)
            QTimer.singleShot(0, done)
        return False
def done():
    from tests.bench.memory import private_bytes
    now = time.time()
    print(json.dumps({"painted": now, "usable": now, "private": private_bytes(), "rows": ROWS}), flush=True)
    app.quit()
window = QMainWindow(); window.resize(1360, 820); watch = Watch(); window.installEventFilter(watch); window.show()
app.exec()
"""

_OURS = """
import sys, time, json, os
from app import bootstrap
from PySide6.QtCore import QSettings, QTimer
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[2])
from app.ui.session import Session
from app.ui.after_paint import AfterPaint
app = bootstrap.application()
from app.ui.kit.memory import remember
remember("window/tab", "people")
session = Session(sys.argv[1], False)
session.begin()
seen = {}
AfterPaint(session.window, lambda: seen.setdefault("painted", time.time()))
def look():
    if "usable" not in seen:
        page = session.window.stack.currentWidget()
        card = getattr(page, "card", None) or getattr(getattr(page, "pane", None), "card", None)
        if card is not None and card.view.model().rowCount():
            use(card.view)
            seen.update(usable=time.time(), rows=card.view.model().rowCount())
    elif session.window.tab is not None:
        QTimer.singleShot(500, done)
        timer.stop()
def use(view):
    app.processEvents()
    model, last = view.model(), view.model().rowCount() - 1
    view.scrollToBottom()
    app.processEvents()
    view.selectRow(last)
    app.processEvents()
    assert view.rowAt(view.viewport().height() - 20) == last and view.currentIndex().row() == last
    assert model.index(0, 0).data() and model.index(0, 0).data() < model.index(last, 0).data()
def done():
    from tests.bench.memory import private_bytes
    assert session.window.tab.pane.card.model.rowCount() == seen["rows"]
    if len(sys.argv) > 3:
        visit_all()
    print(json.dumps({**seen, "private": private_bytes()}), flush=True)
    session.window.close()
def visit_all():
    from app.ui.tabs import TABS
    for spec in TABS:
        session.window.go_to(spec.key)
        end = time.time() + 0.3
        while time.time() < end:
            app.processEvents()
        assert session.window.stack.currentWidget() is session.window.tab
timer = QTimer(interval=1, timeout=look); timer.start()
app.exec()
session.end()  # else the next start takes it for a crash and looks through the whole file
os._exit(0)
"""
"""A start with the list of people in view: when it can be scrolled to its end and selected in; the memory once the tab
with the record beside the list is there. Closing the window leaves what the next start shows first."""


def _start(code: str, *arguments: str, plain: Path | None = None) -> dict[str, Any]:
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    if plain:
        environment["PYTHONPATH"] = str(plain)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its compiled files
    begun = time.time()
    answer = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, env=environment, text=True)
    if answer.returncode or not answer.stdout:
        raise RuntimeError(answer.stderr)
    told: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return {**told, "painted": (told["painted"] - begun) * 1000, "usable": (told["usable"] - begun) * 1000}


def usable(database: Path) -> float:
    """Milliseconds until our window shows the list of all people, with a scroll to its end."""
    told = _start(_OURS, str(database), str(database.parent / "settings"))
    return float(told["usable"])


def _plain_shiboken(folder: Path) -> Path:
    """PySide's lower half as pip installs it, for the bare window: ours was unpacked at set-up to start sooner."""
    plain = folder / "plain"
    if not plain.exists():
        installed = Path(shiboken6.__file__).parent
        shutil.copytree(installed, plain / installed.name, ignore=shutil.ignore_patterns("files.dir"))
    return plain


def promises(database: Path, rows: int) -> list[Promise]:
    """First paint, list usable, private memory."""
    bare, plain = _BARE.replace("ROWS", str(rows)), _plain_shiboken(database.parent)

    def clock(code: str, figure: str, *arguments: str, plain: Path | None = None) -> Any:
        def once() -> tuple[float, Any]:
            told = _start(code, *arguments, plain=plain)
            return told[figure] / (1e6 if figure == "private" else 1), told["rows"]

        return once

    def one(key: str, title: str, figure: str, must: float, aim: float, unit: str = "ms", *how: str) -> Promise:
        ours = clock(_OURS, figure, str(database), str(database.parent / "settings"), *how)
        return Promise(key, title, "bare PySide6 window", must, aim, ours, clock(bare, figure, plain=plain), unit)

    with_sqlalchemy = clock(bare, "private", "with", plain=plain)
    every_tab = one("P10b", "private memory after every tab was visited", "private", 3.5, 2.5, "MB", "every tab")
    floor = one("P10a'", "the same over a bare window that has loaded SQLAlchemy", "private", 2.0, 1.4, "MB")
    with_data_layer = {"reference": "bare PySide6 window with SQLAlchemy and sqlcipher3", "bare": with_sqlalchemy}
    return [
        one("P1a", "window painted", "painted", 1.25, 1.05),
        one("P1b", f"list of {rows:,} people filled and usable", "usable", 3.0, 1.5),
        one("P10a", f"private memory with the list of {rows:,} people open", "private", 2.0, 1.4, "MB"),
        replace(floor, **with_data_layer),
        every_tab,
        replace(every_tab, key="P10b'", **with_data_layer),
    ]
