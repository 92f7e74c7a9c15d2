"""The program as others start it: a process with its own console."""

import os
import subprocess
import sys
from pathlib import Path


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """`python -m app` with these arguments."""
    command = [sys.executable, "-m", "app", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env={**os.environ, **environment}, timeout=120)


def test_a_console_that_knows_little_gets_an_answer():
    answer = run("--database", "Ordner/Büro „→“.db", "check", PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert answer.returncode == 1 and "gibt es nicht" in answer.stderr.decode("cp1252")


def test_naming_the_lists_loads_no_window_and_no_writers():
    code = (
        "import sys; from app import cli; cli.main(['list', 'LISTS']);"
        "heavy = ('PySide6', 'openpyxl', 'reportlab', 'alembic', 'icalendar', 'vobject');"
        "print([m for m in heavy if m in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert answer.stdout.splitlines()[-1] == "[]", answer


def test_a_reader_who_leaves_early_is_no_fault():
    command = f'"{sys.executable}" -m app list LISTS | true; exit "${{PIPESTATUS[0]}}"'
    assert subprocess.run(["bash", "-c", command], capture_output=True, timeout=120).returncode == 0


def test_a_list_is_written_by_a_whole_process(office: Path, tmp_path: Path):
    answer = run("--database", office, "export", "volunteers-by-shelter", "--out", tmp_path / "a.xlsx")
    assert (answer.returncode, answer.stderr) == (0, b"")
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")
