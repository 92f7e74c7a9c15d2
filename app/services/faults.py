"""What may be told of an exception outside this program: kinds, codes and places in the source, never a value."""

import re
import traceback
from collections.abc import Iterator
from pathlib import Path

_OURS = Path(__file__).resolve().parents[2]
_CODE = re.compile(r"[A-Z][A-Z0-9_]{2,40}|[0-9A-Z]{5}")
"""SQLite's names ("SQLITE_FULL") and PostgreSQL's states ("23505")."""
_LIBRARIES = ("site-packages", "dist-packages")
MOST_FRAMES = 40


class ChildFault(RuntimeError):
    """A fault of the program in its child process; `lines` tell the place over there."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("child")
        self.lines = tuple(line for line in lines if isinstance(line, str))


def told(error: BaseException) -> tuple[str, ...]:
    """Kinds, codes and frames of an exception and of those behind it, the last one first; one line each."""
    lines: list[str] = []
    for one in _chain(error):
        lines.append(kind(one))
        lines += [f"  {place(f.filename)}:{f.lineno} {f.name}" for f in _frames(one)]
        lines += [f"  | {line}" for line in getattr(one, "lines", ()) if isinstance(one, ChildFault)]
    return tuple(line.replace("\r", " ").replace("\n", " ") for line in lines)


def kind(error: BaseException) -> str:
    """Name of the class, with the code of the database or of the system where there is one."""
    codes = [code for code in _codes(error) if code]
    return " ".join([type(error).__name__, *codes])


def place(file: str) -> str:
    """A source file without the folders above it, in which the name of a user may stand."""
    path = Path(file)
    if path.is_relative_to(_OURS / "app"):
        return path.relative_to(_OURS).as_posix()
    parts = path.as_posix().split("/")
    starts = [parts.index(folder) + 1 for folder in _LIBRARIES if folder in parts]
    return "/".join(parts[starts[0] :]) if starts else path.name


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _frames(error: BaseException) -> list[traceback.FrameSummary]:
    return list(traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), lookup_lines=False))[
        -MOST_FRAMES:
    ]


def _codes(error: BaseException) -> Iterator[str]:
    if isinstance(error, OSError) and isinstance(error.errno, int):
        yield f"errno={error.errno}"
    for source in (error, getattr(error, "orig", None)):
        for name in ("sqlite_errorname", "sqlstate"):
            code = getattr(source, name, None)
            if isinstance(code, str) and _CODE.fullmatch(code):
                yield code
