"""The dialog tells what can still be read at the second place, and one button ends it."""

from typing import Any

import pytest

from app.services.backups.second_place import bare_there
from app.services.backups.states import Why
from app.services.keys import changing, ring, slots
from app.services.keys.whole import protect_all
from app.services.opening import open_services
from app.ui.backups.dialog import open_backups
from app.ui.backups.words import bare_words
from tests.ui.backups.conftest import press
from tests.ui.conftest import reading


@pytest.fixture
def dialog(begin: Any, path: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch, qtbot: Any):
    """The states of an office that was protected after one had gone to a stick."""
    monkeypatch.setattr(slots, "COST", slots.Cost(2**4))
    (tmp_path / "Stick").mkdir()
    services = open_services(path)
    services.backups.choose_place(tmp_path / "Stick")
    services.people.save(None, {"last_name": "Böhringer"})
    services.backups.keep(Why.TIME)
    services.close()
    protect_all(path, changing.prepare("Birne Lampe Regen Tasche Zug"))
    dialog = open_backups(begin(path).window)
    qtbot.waitUntil(lambda: dialog.restore_button.isEnabled(), timeout=10_000)
    yield dialog
    ring._unlocked.clear()


def test_what_can_be_read_there_is_told(dialog: Any):
    assert bare_words(1) in reading(dialog)


def test_one_button_encrypts_it(dialog: Any, path: Any, qtbot: Any):
    press(dialog, "Jetzt verschlüsseln")
    qtbot.waitUntil(lambda: dialog.protect.isHidden(), timeout=20_000)
    assert bare_there(path) == [] and "ohne Schutz" not in reading(dialog)


def test_several_are_counted():
    assert "1.200 Sicherungen" in bare_words(1_200)
