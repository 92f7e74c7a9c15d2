"""Imports Qt without what PySide brings along for its own tools, a tenth of the time to the first window."""

import sys
from importlib.machinery import ModuleSpec, PathFinder
from threading import RLock
from types import ModuleType

_FOR_TOOLS = ("argparse", "logging", "traceback", "zipfile")
"""What PySide imports to write its stub files and to unpack itself; others may want it later."""
_reading = RLock()
"""One thread reads, others wait; nothing that these modules import asks for one of them, so nobody waits for ever."""
_being_read: list[ModuleType] = []


class _Late(ModuleType):
    """Stands for a module in `sys.modules`, and reads it when somebody first asks for something in it."""

    def __init__(self, name: str, spec: ModuleSpec) -> None:
        super().__init__(name)
        self.__spec__, self.__loader__, self.__package__ = spec, spec.loader, spec.parent
        self.__file__ = spec.origin or ""
        if spec.submodule_search_locations is not None:
            self.__path__ = spec.submodule_search_locations

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        with _reading:
            _read(self)
        return self.__getattribute__(name)


def _read(module: ModuleType) -> None:
    if isinstance(module, _Late) and module.__spec__ is not None and module not in _being_read:
        loader = module.__spec__.loader
        assert loader is not None
        _being_read.append(module)
        try:
            loader.exec_module(module)
            module.__class__ = ModuleType  # type: ignore[assignment]
        finally:
            _being_read.remove(module)


def import_qt() -> None:
    """Import PySide the short way; where somebody has imported it already, only leave sources unread."""
    if "PySide6" not in sys.modules:
        for name in _FOR_TOOLS:
            _put_off(name)
    import PySide6.QtCore  # noqa: F401

    _leave_sources_unread()


def _put_off(name: str) -> None:
    spec = PathFinder.find_spec(name)
    if name not in sys.modules and spec is not None and spec.loader is not None:
        sys.modules[name] = _Late(name, spec)


def _leave_sources_unread() -> None:
    """PySide reads the source of every module that is imported, to learn whether it switches on one of Qt's "features".

    Nobody here does; for SQLAlchemy alone it takes 80 ms and keeps 20 MB of text in `linecache`.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _module: False
