"""The form of a need in its three shapes."""

from datetime import date

import pytest

from app.models import NeedTime
from app.services.matching.needs import OPEN
from app.ui.needs.form import read
from tests.ui.needs.conftest import settled


@pytest.fixture
def pane(qtbot, window):
    """The list of needs with its form."""

    def opened(need_id):
        window.show_record("Need", need_id)
        settled(qtbot, window)
        return window.tab.pane

    return opened


def shown(pane):
    return {line.facts[0].name for line in pane.detail.page.form.lines if line.isVisible()}


def test_a_need_of_fixed_dates_shows_dates_only(pane, tuesday):
    names = shown(pane(tuesday))
    assert "dates" in names and not names & {"slots", "hours_per_week", "starts_on"}


def test_a_weekly_need_shows_the_grid_and_its_hours(pane, need):
    names = shown(pane(need(time_shape=NeedTime.WEEKLY, slots=["mon.morning"])))
    assert {"slots", "hours_per_week"} <= names and "dates" not in names


def test_another_shape_changes_the_fields_at_once(pane, need):
    opened = pane(need())
    opened.edit_record()
    form = opened.detail.page.form
    assert "dates" not in shown(opened)
    form.editor("time_shape").set_value(NeedTime.FIXED)
    form.editor("time_shape").changed.emit()
    assert "dates" in shown(opened) and "starts_on" not in shown(opened)


def test_dates_are_typed_as_people_write_them(pane, office, need):
    wanted = need()
    opened = pane(wanted)
    opened.edit_record()
    form = opened.detail.page.form
    form.editor("time_shape").set_value(NeedTime.FIXED)
    form.editor("dates").setPlainText("24.11.2026 14:00–16:00\n1.12.2026 9-11 Uhr")
    assert opened.detail.save()
    assert office.needs.get(wanted).dates == ["2026-11-24T14:00/2026-11-24T16:00", "2026-12-01T09:00/2026-12-01T11:00"]


def test_what_is_no_date_is_said_at_its_field(pane, need):
    opened = pane(need())
    opened.edit_record()
    form = opened.detail.page.form
    form.editor("time_shape").set_value(NeedTime.FIXED)
    form.editor("dates").setPlainText("irgendwann")
    opened.detail.save()
    assert "kein Termin" in form.problem("dates")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("24.11.2026 14:00–16:00", "2026-11-24T14:00/2026-11-24T16:00"),
        ("24.11.2026 14 bis 16 Uhr", "2026-11-24T14:00/2026-11-24T16:00"),
        ("Di 24.11.2026 9:30-11", "2026-11-24T09:30/2026-11-24T11:00"),
        ("24.11.2026 14 Uhr", "2026-11-24T14:00/2026-11-24T15:00"),
    ],
)
def test_a_date_is_read(words, text):
    assert read(words) == text


def test_a_weekday_is_the_next_one():
    day = date.fromisoformat(read("Dienstag 14:00–16:00")[:10])
    assert day.weekday() == 1 and 0 < (day - date.today()).days <= 7


@pytest.mark.parametrize("words", ["", "morgen", "24.11.2026 16:00–14:00", "14:00", "24.11.2026 99:00"])
def test_what_is_no_date_is_refused(words):
    with pytest.raises(ValueError, match=r".*"):
        read(words)


def test_the_head_says_how_many_are_missing(pane, need):
    opened = pane(need(people_wanted=2))
    assert "2 Personen fehlen" in [words for words, _tone in opened.head(opened.detail.record).chips]


def test_the_open_needs_are_shown_with_the_columns_of_needs(qtbot, window, need):
    need()
    window.show_filtered("Need", OPEN)
    settled(qtbot, window)
    heads = [column.head for column in window.tab.pane.model.columns]
    assert {"Wann", "Fehlen"} <= set(heads) and "Wartet auf Antwort seit" not in heads
