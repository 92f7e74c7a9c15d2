"""What the code imports is what pyproject.toml names, so that nothing works by accident of what else is installed."""

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.sources import ROOT, modules, tree

OWN = {"app", "tests", "dev"}


def imported(file: Path) -> set[str]:
    """The top-level names of the libraries that a module imports, wherever in it."""
    names = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names - OWN - sys.stdlib_module_names


def declared(*, tests: bool) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = project["dependencies"] + (project["optional-dependencies"]["dev"] if tests else [])
    return {canonicalize_name(Requirement(line).name) for line in lines}


def undeclared(folder: str, *, tests: bool) -> dict[str, set[str]]:
    """Module name by name of the library nobody declared, with the files that import it."""
    brings, known = packages_distributions(), declared(tests=tests)
    found: dict[str, set[str]] = {}
    for file in modules(folder):
        for name in imported(file):
            if not known & {canonicalize_name(one) for one in brings.get(name, [])}:
                found.setdefault(name, set()).add(file.name)
    return found


def test_the_program_imports_only_declared_libraries():
    assert undeclared("app", tests=False) == {}


def test_the_tests_import_only_declared_libraries():
    assert undeclared("tests", tests=True) == {}


def test_the_start_script_needs_only_python():
    assert imported(ROOT / "dev.py") == set()
