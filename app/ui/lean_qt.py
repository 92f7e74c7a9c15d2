"""Imports Qt without what PySide brings along for its own tools, a quarter of the time to the first window."""

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from threading import RLock
from types import ModuleType

_SIGNATURE = "shibokensupport.signature"
_FOR_TOOLS = {
    "argparse", "logging", "traceback", "zipfile",
    *(f"{_SIGNATURE}.{name}" for name in ("errorhandler", "layout", "parser")),
    *(f"{_SIGNATURE}.lib.{name}" for name in ("enum_sig", "pyi_generator", "tool")),
}  # fmt: skip
"""What PySide imports to explain wrong calls, to write stub files and to unpack itself; others may want it later."""
_reading = RLock()
"""One thread reads, others wait; nothing that these modules import asks for one of them, so nobody waits for ever."""
_being_read: list[ModuleType] = []


class _Late(ModuleType):
    """A module that is read when somebody first asks for something in it."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        with _reading:
            _read(self)
        return self.__getattribute__(name)


def _read(module: ModuleType) -> None:
    if isinstance(module, _Late) and module not in _being_read:
        spec = module.__spec__
        assert spec is not None and isinstance(spec.loader, _LateLoader)
        _being_read.append(module)
        try:
            spec.loader.own.exec_module(module)
            spec.loader = module.__loader__ = spec.loader.own
            module.__class__ = ModuleType  # type: ignore[assignment]
        finally:
            _being_read.remove(module)


class _LateLoader(Loader):
    """Hands out a module without reading it; `own` is the loader that reads."""

    def __init__(self, own: Loader) -> None:
        self.own = own

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Late(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Later."""


class _LateFinder(MetaPathFinder):
    """Finds the modules for tools before anybody else does."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path, target) if fullname in _FOR_TOOLS else None
        if spec is not None and spec.loader is not None:
            spec.loader = _LateLoader(spec.loader)
        return spec


def import_qt() -> None:
    """Import PySide the short way; where somebody has imported it already, only leave sources unread."""
    finder = _LateFinder()
    sys.meta_path.insert(0, finder)
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        sys.meta_path.remove(finder)
    _leave_sources_unread()


def _leave_sources_unread() -> None:
    """PySide reads the source of every module that is imported, to learn whether it switches on one of Qt's "features".

    Nobody here does; for SQLAlchemy alone it takes 80 ms and keeps 20 MB of text in `linecache`.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _module: False
