"""The pictures of the dialogs come to an end whatever the office has."""

import pytest

from app.ui.letters import plugin
from app.ui.scenes import settle_work

NAMES = ["letter", "letters", "template", "labels", "badges", "mail", "mail-many", "mail-left-out"]


@pytest.mark.parametrize("people", [0, 1])
def test_a_small_office_has_all_of_them(window, person, people):
    for number in range(people):
        person(f"Ott {number}")
    window.go_to("people")
    settle_work(window)
    names = [name for name, _part in plugin.pictures(window, lambda: settle_work(window))]
    assert names == [*NAMES, "phone-list", "emergency-roster"]
