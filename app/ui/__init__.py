"""The window: everything that knows Qt, which is imported here first and the short way."""

from app.ui.lean_qt import import_qt

import_qt()
