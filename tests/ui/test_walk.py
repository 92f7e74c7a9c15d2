"""A walk through every scene of the window: each claim holds everywhere, and a broken part is found."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.services.opening import open_services
from app.ui.main_window import MainWindow
from app.ui.scenes import first_scenes, scenes
from app.ui.screenshots import let_go
from app.ui.theme import Scheme, theme
from tests.ui.walk import CLAIMS, look_at

LARGE, SMALL = (1360, 820), (853, 480)
"""A usual window, and 1280 × 720 at 150 %: Qt measures letters and room in the same magnified pixels."""


@pytest.fixture(scope="module", params=[(LARGE, Scheme.LIGHT), (SMALL, Scheme.DARK)], ids=["large-light", "small-dark"])
def faults(request: Any, qapp: QApplication, sample_path: Path, empty_path: Path, tmp_path_factory: Any) -> Any:
    """What is wrong anywhere, by claim and scene; one walk for all claims."""
    size, scheme = request.param
    folder = tmp_path_factory.mktemp("walk")
    found: dict[str, dict[str, list[str]]] = {claim: {} for claim in CLAIMS}
    for source, walk in ((sample_path, lambda window, office: _of_sample(window, office)), (empty_path, first_scenes)):
        office = open_services(shutil.copy(source, folder / source.name))
        window = MainWindow()
        theme.choose(scheme=scheme)  # a window begins with the scheme of its user
        window.resize(*size)
        window.show()
        for scene in walk(window, office):
            if scene.front is not None:
                scene.front.setMaximumSize(size[0], size[1])
            look_at(scene.front or window, found, scene.name)
        let_go(window)
        office.close()
    theme.choose(scheme=Scheme.SYSTEM)
    return found


def _of_sample(window: Any, office: Any) -> Iterator[Any]:
    window.attach(office)
    yield from scenes(window)


@pytest.mark.parametrize("claim", CLAIMS)
def test_everywhere(faults: Any, claim: str) -> None:
    said = [f"{scene}: {fault}" for scene, found in faults[claim].items() for fault in found]
    assert not said, "\n".join(said)


# ------------------------------------------------------------------ a walk that finds nothing would prove nothing


@pytest.fixture
def ground(qtbot: Any) -> QWidget:
    """A window with three good controls under each other."""
    ground = QWidget()
    qtbot.addWidget(ground)
    layout = QVBoxLayout(ground)
    ground.upper, ground.lower, ground.third = (QPushButton(words) for words in ("Oben", "Mitte", "Unten"))
    ground.words = QLabel("Ein Satz")
    for part in (ground.upper, ground.lower, ground.third, ground.words):
        layout.addWidget(part)
    ground.resize(300, 200)
    ground.show()
    return ground


def broken(ground: QWidget) -> list[str]:
    """The claims that do not hold."""
    found: dict[str, dict[str, list[str]]] = {claim: {} for claim in CLAIMS}
    look_at(ground, found, "here")
    return [claim for claim in CLAIMS if found[claim]]


def test_a_sound_window_has_no_fault(ground):
    assert broken(ground) == []


def test_a_field_without_a_name_is_found(ground):
    ground.layout().addWidget(QLineEdit())
    assert broken(ground) == ["every control has a name"]


def test_a_button_only_for_the_mouse_is_found(ground):
    ground.upper.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert broken(ground) == ["every control is reached by the Tab key"]


def test_a_jump_upwards_is_found(ground):
    QWidget.setTabOrder(ground.upper, ground.third)
    assert broken(ground) == ["the Tab key goes on as one reads"]


def test_faint_words_are_found(ground):
    ground.words.setStyleSheet("color: #D8D8D8; background: #FFFFFF")
    assert broken(ground) == ["words stand out from their ground"]


def test_words_without_room_are_found(ground):
    ground.words.setFixedWidth(12)
    assert broken(ground) == ["no words are cut"]


def test_words_behind_an_edge_are_found(ground):
    ground.layout().removeWidget(ground.words)
    ground.words.setGeometry(280, 150, 80, 20)
    assert "no words are cut" in broken(ground)


def test_a_button_over_another_is_found(ground):
    QApplication.processEvents()
    ground.layout().removeWidget(ground.lower)
    ground.lower.setGeometry(ground.upper.geometry())
    assert "nothing lies over something else" in broken(ground)
