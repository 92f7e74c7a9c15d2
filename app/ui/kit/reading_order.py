"""The Tab key goes on as one reads: from left to right and down, one card after the other, whatever was built when."""

from typing import Any


class ReadingOrder:
    """For a window: pages that are built late and buttons that change their row need no order of their own."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Qt asks the window where to go."""
        from app.ui.kit.stops import go_on  # the namespace Qt would cost the first paint 20 ms

        window: Any = self
        return go_on(window, forward)
