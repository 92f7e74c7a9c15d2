"""A program that the system ends leaves a note of where it was, and the next start moves it into the log."""

import subprocess
import sys

from app.services.hard_crash import reduced

WATCHED = """
import sys
from pathlib import Path
from app.services import hard_crash, log
log.folder = lambda: Path(sys.argv[1])
log.begin()
hard_crash.begin()
def fall():
    import faulthandler
    if sys.argv[2:]:
        faulthandler._sigsegv()
fall()
"""


def run(folder, *fall):
    return subprocess.run([sys.executable, "-c", WATCHED, folder, *fall], capture_output=True).returncode


def test_the_next_start_logs_where_the_program_fell(tmp_path):
    assert run(tmp_path, "fall") != 0 and run(tmp_path) == 0
    assert "hard_crash where=Segmentation fault < <string>:11 fall" in (tmp_path / "helferkreis.log").read_text()


def test_a_fall_is_told_once(tmp_path):
    run(tmp_path, "fall")
    for _start in range(2):
        run(tmp_path)
    assert (tmp_path / "helferkreis.log").read_text().count("hard_crash") == 1


def test_a_good_end_leaves_nothing_to_tell(tmp_path):
    run(tmp_path)
    run(tmp_path)
    assert "hard_crash" not in (tmp_path / "helferkreis.log").read_text()


def test_the_note_loses_the_folders_of_the_user():
    said = (
        'Fatal Python error: Aborted\n  File "/srv/zwetschge/site-packages/sqlalchemy/x.py", line 3 in run\nZwetschge'
    )
    assert reduced(said) == "Aborted < sqlalchemy/x.py:3 run"
