"""Long words in a day of the month get a second line where there is room."""

from datetime import datetime
from typing import Any

from app.models import EventState
from app.ui.calendar import paint_event
from app.ui.calendar.tab import Tab

DAY = datetime(2030, 5, 15)


def _month(office: Any, show: Any, titles: list[str]) -> Any:
    for hour, title in enumerate(titles, 9):
        office.events.save(None, {"title": title, "start": DAY.replace(hour=hour), "state": EventState.FIXED})
    month = show(Tab).pane.month
    month.go_to(DAY.date(), turn=True)
    return month


def test_a_long_title_has_two_lines_and_a_short_one_has_one(office, show):
    month = _month(office, show, ["Besuch der Unterkunft Weststadt", "Kaffee"])
    assert [box.area.height() for box in month.boxes] == [paint_event.TALL, paint_event.CHIP_HEIGHT]


def test_second_lines_push_nothing_out_of_the_day(office, show):
    month = _month(office, show, ["Ein recht langer Titel"] * 3)
    assert all(month.cell(DAY.date()).contains(box.area) for box in month.boxes)
