"""Where the Tab key stops in a window, in reading order."""

from collections.abc import Iterator
from functools import cmp_to_key

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def go_on(window: QWidget, forward: bool) -> bool:
    """Set the focus to the next stop; the last one leads to the first."""
    stops = list(_stops(window))
    if not stops:
        return False
    here = QApplication.focusWidget()
    place = stops.index(here) if here in stops else -1 if forward else 0
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[(place + (1 if forward else -1)) % len(stops)].setFocus(reason)
    return True


def _stops(part: QWidget) -> Iterator[QWidget]:
    """The controls in a part that the Tab key stops at, in reading order."""
    inner = [child for child in part.children() if isinstance(child, QWidget) and not child.isWindow()]
    for child in sorted((child for child in inner if child.isVisible()), key=_IN_ORDER):
        if child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield child
        else:
            yield from _stops(child)


def _compare(one: QWidget, other: QWidget) -> int:
    """What lies above comes first; beside each other, what lies left."""
    first, second = one.geometry(), other.geometry()
    if first.bottom() <= second.top():
        return -1
    if second.bottom() <= first.top():
        return 1
    return first.left() - second.left()


_IN_ORDER = cmp_to_key(_compare)
