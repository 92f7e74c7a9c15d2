"""What the tests of the window share: a real office on a real file, the window around it, and typing like a person."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from app.models import Occupancy, Person, Shelter, VolunteerStatus
from app.services.migrations.steps import create
from app.services.opening import open_services
from app.ui.kit.memory import keep_in
from tests.ui.watchdog import _watched as _watched, tell, watchdog as watchdog


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Where the window was busy longest."""
    tell(terminalreporter)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database without a record, made once."""
    path = tmp_path_factory.mktemp("empty") / "Büro.db"
    create(path)
    return path


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The program's own application: theme, German texts."""
    from app.bootstrap import application

    return application()


@pytest.fixture(autouse=True)
def no_dialog_left(qapp: QApplication) -> Iterator[None]:
    """A dialog that a test leaves open is closed, so that the next one sees only its own."""
    yield
    for window in qapp.topLevelWidgets():
        if isinstance(window, QDialog) and isValid(window):
            window.hide()
            window.deleteLater()


@pytest.fixture(autouse=True)
def remembered(tmp_path: Path) -> None:
    """Nothing is remembered from one test to the next."""
    keep_in(tmp_path / "settings")


@pytest.fixture
def office(empty_database: Path, tmp_path: Path) -> Iterator[Any]:
    """All services on a fresh file."""
    path = tmp_path / "Büro.db"
    shutil.copy(empty_database, path)
    services = open_services(path)
    yield services
    services.close()


@pytest.fixture
def person(office: Any) -> Callable[..., Person]:
    """Makes a volunteer: `person("Öztürk", "Immo", city="Remseck")`."""

    def make(last_name: str = "Böhringer", first_name: str = "Katja", **values: Any) -> Person:
        first = {"last_name": last_name, "first_name": first_name, "status": VolunteerStatus.ACTIVE}
        return office.people.get(office.people.save(None, {**first, **values}))

    return make


@pytest.fixture
def shelter(office: Any) -> Callable[..., Shelter]:
    """Makes a house, with its occupancy when told: `shelter("Oßweil", occupied=58, capacity=60)`."""

    def make(name: str = "Oßweil", occupied: int | None = None, **values: Any) -> Shelter:
        identity = office.shelters.save(None, {"name": name, **values})
        if occupied is not None:
            office.crud(Occupancy).save(None, {"shelter_id": identity, "as_of": date.today(), "occupied": occupied})
        return office.shelters.get(identity)

    return make


@pytest.fixture
def desk(qapp: QApplication, office: Any) -> Iterator[Any]:
    """What a tab needs of the window."""
    from app.ui.kit.desk import Desk

    desk = Desk(office)
    yield desk
    desk.tasks.wait()


@pytest.fixture
def show(qtbot: Any, desk: Any) -> Callable[..., Any]:
    """Builds a tab or another piece that takes the desk, and shows it: `show(PeopleTab)`."""

    kept: list[QWidget] = []

    def build(kind: Callable[..., QWidget], *more: Any, size: tuple[int, int] = (1360, 700)) -> QWidget:
        widget = kind(desk, *more)
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.resize(*size)
        widget.show()
        for _round in range(3):
            QApplication.processEvents()
        return widget

    return build


@pytest.fixture
def window(qtbot: Any, office: Any) -> Any:
    """The whole window on the office."""
    from app.ui.main_window import MainWindow

    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.attach(office)
    return window


def type_text(widget: QWidget, text: str) -> None:
    """Type any letters into a widget; `qtbot.keyClicks` knows Latin-1 only."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


@pytest.fixture
def write() -> Callable[[QWidget, str], None]:
    """`write(field, "Łukasz")`: replace what stands in a field by typing."""

    def replace(widget: QWidget, text: str) -> None:
        widget.setFocus()
        widget.selectAll()  # type: ignore[attr-defined]
        type_text(widget, text)

    return replace


def reading(widget: QWidget) -> str:
    """All words visible on a widget, one piece a line; for "is it said somewhere"."""
    from PySide6.QtWidgets import QAbstractButton, QLabel

    for _round in range(5):
        QApplication.processEvents()
    parts = [w for w in widget.findChildren(QWidget) if w.isVisibleTo(widget)]
    return "\n".join(w.text() for w in parts if isinstance(w, QLabel | QAbstractButton))


@pytest.fixture
def folder(tmp_path: Path, remembered: None) -> Path:
    """Where the last list or letter went."""
    from app.ui.kit.memory import remember

    place = tmp_path / "Ausgaben"
    place.mkdir()
    remember("outputs/folder", str(place))
    return place


@pytest.fixture
def begin(qtbot: Any) -> Iterator[Callable[..., Any]]:
    """Starts a window on an office file, or on what is wanted, and waits until it asks or shows something."""
    from app.ui.session import Session

    sessions = []

    def start(path: Path | None, wanted: Any = None) -> Any:
        session = Session(str(path) if path else None, False, wanted)
        sessions.append(session)
        session.begin()
        qtbot.waitUntil(lambda: session._page is not None or session.window.desk is not None, timeout=20_000)
        return session

    yield start
    for session in sessions:
        while session.successor is not None:
            session = session.successor
        session.window.close()
        session.end()
        session.window.deleteLater()


def assignments_of(detail: Any) -> Any:
    """The block of assignments among the others of a person's sub-tab."""
    from app.models import Assignment
    from app.ui.kit.related import RelatedPage

    return next(b for b in detail.page.blocks if isinstance(b, RelatedPage) and b.related.entity is Assignment)
