"""Each floor knows only those under it; the contracts stand in pyproject.toml."""

import subprocess
import sys

from tests.architecture.sources import ROOT

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def test_a_floor_imports_only_what_lies_under_it():
    linted = subprocess.run((sys.executable, "-c", LINT), cwd=ROOT, capture_output=True, text=True)
    assert linted.returncode == 0, linted.stdout + linted.stderr
