"""Every text for the user passes the marks of `app.text`, so that English can follow without touching a screen."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.sources import modules, name, tree

MARKS = {"_", "translate", "__init__", "field", "reference", "Several", "Computed"}
"""What a text passes on its way to the user; errors and the facts of a field translate their words themselves."""
SHOWING = {
    "QLabel", "QPushButton", "QCheckBox", "QAction", "setText", "setToolTip", "setWindowTitle", "setAccessibleName",
    "setAccessibleDescription", "setPlaceholderText", "addAction", "addMenu", "label", "elided", "button",
    "menu_button", "add_button", "section", "say",
}  # fmt: skip
"""Calls whose bare words would be seen."""
GERMAN = re.compile(
    r"[äöüÄÖÜß]|^[A-Z][a-z]+ .*[.?!]$|\b(?:der|die|das|und|nicht|eine?[nrms]?|ist|sind|mit|von|zu[mr]?|bitte|Sie|Ihre?"
    r"|keine?|bis|ab|am|im|hier|noch|nur|alle|auch|oder)\b.* "
    r"|.* \b(?:Liste|Datei|Eintrag|Person|Termin|Name|Wert|fehlt)\b"
)
LETTERS = re.compile(r"[A-Za-zÄÖÜäöüß]{2}")
A_FILE = re.compile(r"\.(db|kbak|csv)$")
CONTENTS = (
    "app/services/sample/", "app/services/imports/", "app/services/documents/languages.py", "app/services/holidays",
    "app/ui/imports/pictures.py", "app/ui/scenes.py", "app/text.py",
)  # fmt: skip
"""Not said by the program: invented records, other people's lists, other languages; and where the marks are."""


def said(file: Path) -> Iterator[tuple[int, str]]:
    """Line and words of every German text that passes no mark."""
    module = tree(file)
    marked = {id(part) for call in calls(module) if called(call) in MARKS | errors() for part in ast.walk(call)}
    documents = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    shown = {id(call.args[0]) for call in calls(module) if called(call) in SHOWING and call.args}
    for node in ast.walk(module):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if id(node) in marked or id(node) in documents or A_FILE.search(node.value):
            continue
        if GERMAN.search(node.value) or (id(node) in shown and LETTERS.search(node.value)):
            yield node.lineno, node.value


def texts() -> Iterator[Path]:
    return (file for file in modules("app") if not name(file).startswith(CONTENTS))


@cache
def errors() -> set[str]:
    """`UserError` and every class made from it: they translate their sentence."""
    classes = [node for file in modules("app") for node in ast.walk(tree(file)) if isinstance(node, ast.ClassDef)]
    found = {"UserError"}
    for _round in range(3):
        found |= {one.name for one in classes if any(getattr(base, "id", "") in found for base in one.bases)}
    return found


def calls(module: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(module) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """The function's name; `column.label("day")` is SQL and none of our labels."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    return "" if name == "label" and isinstance(call.func, ast.Attribute) else name


def test_every_text_for_the_user_passes_a_mark():
    bare = [f"{name(file)}:{line} {words[:60]!r}" for file in texts() for line, words in said(file)]
    assert not bare, "\n".join(bare)


@pytest.mark.parametrize(
    "line", ['label("Notiz")', 'words = "Das geht nicht."', 'say(f"{count} Plätze")', 'box.setToolTip("Suchen")']
)
def test_a_text_without_a_mark_is_found(tmp_path, line):
    (tmp_path / "screen.py").write_text(line, encoding="utf-8")
    assert list(said(tmp_path / "screen.py"))


@pytest.mark.parametrize(
    "line", ['label(_("Notiz"))', 'raise UserError("Das geht nicht.")', 'button(words, act, "flat")']
)
def test_a_text_with_a_mark_is_none_of_them(tmp_path, line):
    (tmp_path / "screen.py").write_text(line, encoding="utf-8")
    assert list(said(tmp_path / "screen.py")) == []
