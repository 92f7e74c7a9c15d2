"""Every file says why it exists, is finished, and would work on any machine."""

import ast
import re

from tests.architecture.sources import ROOT, files, modules, name, tree

UNFINISHED = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X")))
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|root|work|Users|tmp)/|[A-Z]:\\\\?Users")
ADDRESS = re.compile(r"https?://\S+\.(?:whl|tar\.gz)|index" + r"-url|\.\./" + "shared")
TEXT = {".py", ".md", ".toml", ".lock", ".txt", ".spec", ".cfg", ".mako", ""}


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    """Where the pattern occurs in the project's text files, as "file:line"."""
    found = []
    for file in (file for file in files() if file.suffix in TEXT):
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{name(file)}:{number}")
    return found


def is_empty_marker(module: ast.Module) -> bool:
    return not module.body


def test_every_module_opens_with_why_it_exists():
    silent = [name(file) for file in modules() if not is_empty_marker(tree(file)) and not ast.get_docstring(tree(file))]
    assert silent == []


def test_nothing_is_left_unfinished():
    assert lines_with(UNFINISHED) == []


def test_no_file_names_a_place_on_somebodys_machine():
    assert lines_with(MACHINE_PATH) == []


def test_no_file_names_a_download_or_a_place_outside_the_project():
    assert lines_with(ADDRESS) == []


def test_what_is_named_in_the_readme_exists():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:app|tests|resources|packaging)/[\w./-]*)`", readme)
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_what_is_logged_is_a_constant_and_its_values_stand_apart():
    """The log leaves values out, which it can only where they are not in the words already."""
    found = []
    for file in modules("app"):
        for call in (node for node in ast.walk(tree(file)) if isinstance(node, ast.Call)):
            spoken, words = ast.unparse(call.func), call.args[0] if call.args else None
            if re.fullmatch(r"_?log\.(debug|info|warning|error|exception|event)", spoken) and not (
                isinstance(words, ast.Constant) or file.name == "log.py"
            ):
                found.append(f"{name(file)}:{call.lineno}")
    assert found == []
