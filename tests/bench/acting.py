"""P3a and P9: a key in the search field until the list is painted, and the longest gap of the event loop in a round."""

import itertools
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.services.opening import open_services
from tests.bench import offices
from tests.bench.measure import Promise

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
TICK_MS = 5


def _window(path: Path) -> Any:
    from app.bootstrap import application
    from app.ui.main_window import MainWindow

    application()
    window = MainWindow()
    window.resize(1360, 820)
    window.show()
    window.attach(open_services(path))
    _settle(300)
    return window


def _settle(ms: float) -> None:
    end = time.perf_counter() + ms / 1000
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.001)


def _press(target: Any, text: str = "", key: Any = Qt.Key.Key_unknown) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


class _Painted(QObject):
    """Counts how often one of some widgets was painted: the rows of a list, or the word that there are none."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.count = 0
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: Any, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() == QEvent.Type.Paint
        return False


def searching(path: Path) -> Promise:
    """One key after the other of names people look for, in the long list."""
    state: dict[str, Any] = {}
    keys = itertools.cycle("".join(f"{word}\b" for word in ("müll", "anna", "öztü", "schm", "hass")))

    def prepare() -> None:
        offices.read_from_disk(path)
        window = _window(path)
        window.go_to("people")
        _settle(500)
        field, card = window.tab.pane.search, window.tab.pane.card
        pages = [card.pages.widget(i) for i in range(card.pages.count()) if card.pages.widget(i) is not card.view]
        painted = _Painted(card.view.viewport(), *pages)
        state.update(field=field, model=card.model, painted=painted, bare=QLineEdit(), window=window)
        state["bare"].show()
        state["bare_painted"] = _Painted(state["bare"])

    def ours() -> tuple[float, Any]:
        if not state:
            prepare()
        letter = next(keys)
        if letter == "\b":
            state["field"].reset()
            _settle(250)
            letter = next(keys)
        return _until_painted(state["field"], letter, state["painted"], state["model"]), True

    def bare() -> tuple[float, Any]:
        if not state:
            prepare()
        return _until_painted(state["bare"], "a", state["bare_painted"], None), True

    return Promise(
        "P3a", "key in the search field of the long list → list painted", "key in a bare field → painted", 0, 0,
        ours, bare, limit=33, aim_limit=16,
    )  # fmt: skip


def _until_painted(field: Any, letter: str, painted: _Painted, model: Any) -> float:
    reset: list[bool] = []
    if model is not None:
        model.modelReset.connect(lambda: reset.append(True), Qt.ConnectionType.SingleShotConnection)
    before, begun = painted.count, time.perf_counter()
    _press(field, letter)
    while time.perf_counter() - begun < 2 and (painted.count == before or (model is not None and not reset)):
        QApplication.processEvents()
        if model is not None and reset and painted.count == before:
            QApplication.processEvents()
    spent = (time.perf_counter() - begun) * 1000
    _settle(60)
    return spent


class _Heart(QObject):
    """Beats every few milliseconds and remembers the longest pause."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self.begin()
        self._timer.start()

    def begin(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, (now - self._last) * 1000), now


def working(path: Path, folder: Path) -> Promise:
    """A round through the window: tabs, search, records, editing and undo, calendar, an Excel list, a flyer."""
    state: dict[str, Any] = {"gaps": {}}

    def prepare() -> None:
        state.update(window=_window(path), heart=_Heart())
        for _name, act, wait in _round(state["window"], folder):
            act()
            _settle(wait)

    def ours() -> tuple[float, Any]:
        if "window" not in state:
            prepare()
        worst = 0.0
        for name, act, wait in _round(state["window"], folder):
            state["heart"].begin()
            act()
            _settle(wait)
            worst = max(worst, state["heart"].longest)
            state["gaps"].setdefault(name, []).append(state["heart"].longest)
        return worst, True

    def bare() -> tuple[float, Any]:
        if "window" not in state:
            prepare()
        state["heart"].begin()
        _settle(1_000)
        return state["heart"].longest, True

    def details() -> str:
        return "\n".join(f"  {name}: {min(gaps):.0f}–{max(gaps):.0f} ms" for name, gaps in state["gaps"].items())

    return Promise(
        "P9", "longest gap of the event loop in a round of office work, 10,000 people", "a second idle", 0, 0,
        ours, bare, limit=50, aim_limit=25, most_pairs=5, details=details,
    )  # fmt: skip


def _round(window: Any, folder: Path) -> list[tuple[str, Callable[[], object], float]]:
    from app.ui.tabs import TABS

    visits = [(f"tab {spec.key}", lambda key=spec.key: window.go_to(key), 250.0) for spec in TABS]
    people = [
        ("tab people again", lambda: window.go_to("people"), 250.0),
        ("search", lambda: window.tab.pane.search.setText("mül"), 300.0),
        ("search ended", lambda: window.tab.pane.search.reset(), 300.0),
        ("next record", lambda: window.tab.pane.card.step(1), 300.0),
        ("edit", lambda: window.tab.pane.edit_record(), 250.0),
        ("discard", lambda: window.tab.pane.discard(), 200.0),
        ("save", lambda: _save(window), 500.0),
        ("undo", lambda: window.desk.undo_last(), 500.0),
        ("Excel list", lambda: _export(window, folder), 3000.0),
        ("flyer", lambda: _print(window, folder), 1500.0),
    ]
    return [*visits, *people]


def _save(window: Any) -> None:
    office, pane = window.desk.office, window.tab.pane
    office.volunteers.save(pane.card.current_id, {"occupation": "Gärtner/in"})


def _export(window: Any, folder: Path) -> None:
    from app.services.lists.export import export

    office = window.desk.office
    target = folder / "volunteers.xlsx"
    window.desk.tasks.run(
        window, lambda job: export(office, "volunteers", target, progress=job.progress), lambda _done: None
    )


def _print(window: Any, folder: Path) -> None:
    from app.services.outputs import next_record, print_document

    office = window.desk.office
    event = next_record(office, "flyer")
    window.desk.tasks.run(
        window, lambda _job: print_document(office, "flyer", event, folder / "flyer.pdf"), lambda _done: None
    )
