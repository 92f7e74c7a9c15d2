"""The one script that starts everything says what is missing, and needs nothing to say it."""

import subprocess
import sys

import pytest

import dev
from tests.architecture.sources import ROOT


@pytest.mark.parametrize("arguments", [(), ("--demo",), ("--database", "a.db"), ("--database=a.db", "--demo")])
def test_without_a_command_the_window_is_wanted(arguments: tuple[str, ...]):
    assert dev.wants_window(arguments)


@pytest.mark.parametrize("arguments", [("list", "LISTS"), ("--database", "a.db", "check"), ("--help",)])
def test_a_command_wants_no_window(arguments: tuple[str, ...]):
    assert not dev.wants_window(arguments)


def test_without_a_screen_one_sentence_names_the_tour(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(dev, "setup", lambda: 0)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert dev.run(["--demo"]) == 1
    answer = capsys.readouterr().err
    assert "dev.py tour" in answer and answer.count("\n") == 1


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
