"""Finds the files that come with the program: in the tree, in an installed wheel and in the bundle alike."""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent.parent / "resources"


def path(*parts: str) -> Path:
    """Where a shipped file or folder lies, e.g. `path("fonts", "NotoSans-Regular.ttf")`; it need not exist."""
    return _FOLDER.joinpath(*parts)
