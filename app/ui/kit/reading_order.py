"""The Tab key goes on as one reads: from left to right and down, one card after the other, whatever was built when."""

from collections.abc import Iterator
from functools import cmp_to_key
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


class ReadingOrder:
    """For a window: pages that are built late and buttons that change their row need no order of their own."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Qt asks the window where to go; the last stop leads to the first one."""
        window: Any = self
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
