"""What the architecture tests read: the project's own files."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("app", "tests", "packaging", "resources", ".ci")


@cache
def files() -> list[Path]:
    """Every file of the project, whether or not version control knows it yet."""
    inside = [file for folder in FOLDERS for file in sorted((ROOT / folder).rglob("*"))]
    return [file for file in [*ROOT.iterdir(), *inside] if file.is_file() and "__pycache__" not in file.parts]


def modules(*folders: str) -> list[Path]:
    """The Python files under these top folders; all of the project without any."""
    python = [file for file in files() if file.suffix == ".py"]
    return [file for file in python if not folders or file.relative_to(ROOT).parts[0] in folders]


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def functions(file: Path) -> list[tuple[str, int]]:
    """Each function's place and its lines without the docstring, a function's inner ones included in it."""
    nodes = (node for node in ast.walk(tree(file)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return [(f"{name(file)}:{node.lineno} {node.name}", _lines(node)) for node in nodes]


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    total = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    return total - ((first.end_lineno or first.lineno) - first.lineno + 1 if ast.get_docstring(node) else 0)
