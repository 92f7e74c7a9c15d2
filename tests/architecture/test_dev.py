"""The one script that starts everything says what is missing, and needs nothing to say it."""

import os
import subprocess
import sys

import pytest

import dev
from tests.architecture.sources import ROOT

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def test_without_a_screen_one_sentence_names_the_tour():
    environment = {name: value for name, value in os.environ.items() if name not in SCREENS}
    command = (sys.executable, "-m", "app", "--demo")
    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert (answer.returncode, answer.stderr.count("\n"), answer.stderr.count(". ")) == (1, 1, 0)
    assert "python3 dev.py tour" in answer.stderr


def test_a_wrong_call_lists_the_commands():
    answer = subprocess.run((sys.executable, str(ROOT / "dev.py"), "fly"), capture_output=True, text=True)
    assert answer.returncode == 2
    assert all(f"  {name}" in answer.stderr for name in dev.COMMANDS)


def test_who_is_not_root_is_told_the_one_command(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit, match="sudo apt-get install -y libegl1 libgl1$"):
        dev.install_system_packages(["libegl1", "libgl1"])


def test_this_machine_has_what_qt_needs():
    assert dev.missing_system_packages() == []
