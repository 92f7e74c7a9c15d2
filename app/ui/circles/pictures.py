"""The dialogs of the circles with something in them, for the pictures of the program."""

from collections.abc import Callable, Iterator
from typing import Any

from app.services.circles.development import next_rung
from app.ui.circles.coaching import CoachingDialog
from app.ui.circles.minutes import MinutesDialog
from app.ui.circles.step_dialog import StepDialog


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """The minutes of the last meeting, the next step of a circle, a talk about it."""
    desk = window.desk
    circles = desk.office.circles.all()[:1]
    for circle in circles:
        held = [meeting for meeting in desk.office.meetings.of(circle.id) if meeting.minutes]
        rungs = desk.office.development.rungs(circle.id)
        rung = next_rung(rungs) or rungs[-1]
        dialogs: list[tuple[str, Any]] = [
            ("circle-step", StepDialog(window, desk, circle, rung)),
            ("circle-step-reached", StepDialog(window, desk, circle, rungs[0])),
            ("circle-coaching", CoachingDialog(window, desk, circle, rung)),
        ]
        if held:
            minutes = desk.office.meetings.minutes(held[0].event_id)
            dialogs.insert(0, ("circle-minutes", MinutesDialog(window, desk, minutes, held[0].title)))
        for name, dialog in dialogs:
            dialog.open()
            settle()
            yield name, dialog
            dialog.reject()
