"""The card of an event: its form, its series, its people, its checklist, its other languages."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt

from app.models import ChecklistItem, EventKind, EventText, Participation, ParticipationState
from app.services.repetition import Every
from app.ui.calendar.checklist import ChecklistPage, step_chip
from app.ui.calendar.foot import Foot
from app.ui.calendar.tab import Tab
from app.ui.calendar.texts import direction
from app.ui.theme import Tone
from tests.ui.conftest import reading, type_text

START = datetime(2026, 11, 25, 19)


@pytest.fixture
def card(show: Any, office: Any) -> Any:
    """The card of a fresh event: `card(capacity=1)`."""

    def build(**values: Any) -> Any:
        first = {"title": "Infoabend", "start": START, "end": START + timedelta(hours=2), "kind": EventKind.INFO}
        identity = office.events.save(None, {**first, **values})
        pane = show(Tab).pane
        pane.show_record(identity)
        return pane.detail

    return build


@pytest.fixture
def people(card: Any) -> Any:
    """The page of the participants: `people(capacity=1)`."""

    def build(**values: Any) -> Any:
        detail = card(**values)
        detail.go_to_page("Teilnehmende")
        return detail.page

    return build


def edited(detail: Any) -> Any:
    detail.edit()
    return detail.forms[0]


def retype(editor: Any, text: str) -> None:
    editor.selectAll()
    type_text(editor, text)


# ---------------------------------------------------------------- form


def test_a_new_event_needs_a_title_only(card: Any, office: Any):
    detail = card()
    pane = detail.parent().parent().parent()
    pane.create_at(datetime(2026, 12, 3), True)
    assert not detail.save() and detail.forms[0].problem("title") == "Titel fehlt."


def test_the_fields_of_an_event_have_the_room_of_its_buttons(card: Any):
    detail = card()
    foot = detail.findChild(Foot)
    shown = foot.isVisible()
    detail.edit()
    typing = foot.isVisible()
    detail.discard()
    assert (shown, typing, foot.isVisible()) == (True, False, True)


def test_another_kind_offers_its_usual_hours(card: Any, office: Any):
    detail = card()
    detail.parent().parent().parent().create_at(datetime(2026, 12, 3), True)
    form = detail.forms[0]
    form.editor("kind").set_value(EventKind.TRAINING)
    form.editor("kind").changed.emit()
    assert form.editor("start").value() == datetime(2026, 12, 3, 10)


def test_the_end_follows_the_day_of_the_beginning(card: Any, office: Any):
    detail = card()
    retype(edited(detail).editor("start").day, "26.11.26")
    assert detail.save()
    event = office.events.get(detail.record.id)
    assert (event.start, event.end) == (datetime(2026, 11, 26, 19), datetime(2026, 11, 26, 21))


def test_an_end_after_midnight_is_the_next_day(card: Any, office: Any):
    detail = card()
    retype(edited(detail).editor("end"), "1:00")
    detail.save()
    assert detail.record.end == datetime(2026, 11, 26, 1)


def test_a_whole_day_has_no_hours(card: Any):
    detail = card()
    edited(detail).editor("all_day").click()
    detail.save()
    assert (detail.record.start, detail.record.all_day) == (datetime(2026, 11, 25), True)
    assert "Mi 25.11.2026" in reading(detail) and "19:00" not in reading(detail)


def test_nothing_is_dirty_after_opening_the_fields(card: Any):
    detail = card(rule="FREQ=WEEKLY;BYDAY=WE;COUNT=5", location="Saal", capacity=20)
    detail.edit()
    assert not detail.dirty


def test_a_weekly_series_is_made_by_choosing(card: Any, office: Any):
    detail = card()
    rhythm = edited(detail).editor("rule")
    rhythm.rhythm.setCurrentIndex(rhythm.rhythm.findData(Every.WEEKLY))
    rhythm.rhythm.activated.emit(1)
    type_text(rhythm.ends, "4-mal")
    detail.save()
    days = [o.start.day for o in office.events.between(date(2026, 11, 1), date(2027, 1, 31))]
    assert days == [25, 2, 9, 16] and "jede Woche am Mittwoch, 4-mal" in reading(detail)


def test_an_unreadable_time_is_said_at_its_field(card: Any):
    detail = card()
    retype(edited(detail).editor("end"), "abends")
    assert not detail.save() and "abends" in detail.forms[0].problem("end")


def test_funders_are_ticked(card: Any, office: Any):
    funder = office.funders.save(None, {"name": "Stiftung Beispiel"})
    detail = card()
    edited(detail).editor("funder_ids")._boxes[funder].click()
    detail.save()
    assert office.events.funder_ids(detail.record.id) == [funder] and "Stiftung Beispiel" in reading(detail)


def test_a_holiday_on_the_day_is_a_warning_and_no_refusal(card: Any, qtbot: Any):
    detail = card(start=datetime(2030, 1, 6, 19), end=None)
    detail.parent().parent().parent().view.go_to(date(2030, 1, 6), turn=True)
    qtbot.waitUntil(
        lambda: "Heilige Drei Könige" in [c.text for c in detail.head.chips.findChildren(object) if hasattr(c, "tone")]
    )


# ---------------------------------------------------------------- participants


def test_an_unknown_name_is_taken_as_it_is(people: Any, office: Any, qtbot: Any):
    page = people(start=datetime(2030, 1, 9, 19), end=None)
    type_text(page.field, "Ayşe Yılmaz")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    [found] = office.participations.of(Participation.event_id, page.record.id)
    assert (found.name, found.person_id, found.state) == ("Ayşe Yılmaz", None, ParticipationState.REGISTERED)
    assert page.field.text() == ""


def test_a_known_name_is_the_person(people: Any, office: Any, person: Any, qtbot: Any):
    katja = person("Böhringer", "Katja")
    page = people()
    type_text(page.field, katja.caption)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert office.participations.of(Participation.event_id, page.record.id)[0].person_id == katja.id


def test_who_comes_after_the_last_place_waits(people: Any, office: Any):
    page = people(capacity=1, start=datetime(2030, 1, 9, 19), end=None)
    for name in ("Erste", "Zweiter"):
        office.participations.register(page.record, {"name": name})
    states = {p.name: p.state for p in office.participations.all()}
    assert states == {"Erste": ParticipationState.REGISTERED, "Zweiter": ParticipationState.WAITING}


def test_several_get_a_state_at_once(people: Any, office: Any, qtbot: Any):
    page = people()
    for name in ("A", "B", "C"):
        office.participations.register(page.record, {"name": name})
    qtbot.waitUntil(lambda: len(page.model.ids) == 3)
    page.view.selectAll()
    page.set_state(ParticipationState.NO_SHOW)
    assert {p.state for p in office.participations.all()} == {ParticipationState.NO_SHOW}
    assert office.history.last_undoable().name == "3 Teilnahmen: nicht erschienen"


def test_wanting_to_help_is_ticked_in_the_list(people: Any, office: Any, qtbot: Any):
    page = people()
    office.participations.register(page.record, {"name": "A"})
    qtbot.waitUntil(lambda: len(page.model.ids) == 1)
    place = page.view.visualRect(page.model.index(0, 2)).center()
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert office.participations.all()[0].wants_to_help


def test_the_tab_counts_the_participants(people: Any, office: Any, qtbot: Any):
    page = people(capacity=60)
    office.participations.register(page.record, {"name": "A"})
    detail = page.window().pane.detail
    qtbot.waitUntil(lambda: "Teilnehmende 1" in [detail.tabs.tabText(i) for i in range(detail.tabs.count())])


# ---------------------------------------------------------------- checklist and texts


def test_the_usual_steps_come_at_a_button(card: Any, office: Any, qtbot: Any):
    detail = card()
    detail.page.findChild(ChecklistPage).standard_button.click()
    qtbot.waitUntil(lambda: "Checkliste 0 / 14" in reading(detail))


def test_a_ticked_step_moves_the_progress(card: Any, office: Any, qtbot: Any):
    detail = card()
    office.checklist.save(None, {"event_id": detail.record.id, "title": "Raum buchen"})
    qtbot.waitUntil(lambda: "Checkliste 0 / 1" in reading(detail))
    block = detail.page.findChild(ChecklistPage)
    block._steps.itemAt(0).widget().box.click()
    qtbot.waitUntil(lambda: "Checkliste 1 / 1" in reading(detail))
    assert office.checklist.of(ChecklistItem.event_id, detail.record.id)[0].done_on == date.today()


@pytest.mark.parametrize(
    ("today", "chip"),
    [
        (date(2026, 9, 1), ("– 4 Wochen", Tone.NEUTRAL)),
        (date(2026, 10, 27), ("morgen", Tone.ATTENTION)),
        (date(2026, 11, 20), ("überfällig", Tone.STRONG)),
    ],
)
def test_a_step_says_how_it_presses(card: Any, today: date, chip: tuple[str, Tone]):
    step = ChecklistItem(title="Flyer drucken", offset_days=-28)
    assert step_chip(step, card().record, today) == chip


def test_arabic_runs_from_right_to_left(card: Any, office: Any):
    detail = card()
    detail.go_to_page("Flyer")
    texts = detail.page.below[0]
    texts.add()
    form = texts._box.form
    form.editor("language").set_value("ar")
    type_text(form.editor("title"), "أمسية تعريفية")
    assert form.editor("title").layoutDirection() is Qt.LayoutDirection.RightToLeft
    texts._box.save()
    assert office.event_texts.of(EventText.event_id, detail.record.id)[0].language == "ar"


def test_numbers_alone_have_no_direction_of_their_own():
    assert direction("19:00") is Qt.LayoutDirection.LeftToRight


def test_several_weekdays_outlive_a_change_of_the_end(card: Any, office: Any):
    detail = card(rule="FREQ=WEEKLY;BYDAY=MO,WE")
    type_text(edited(detail).editor("rule").ends, "8-mal")
    detail.save()
    assert detail.record.rule == "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=8"


def test_a_series_of_one_weekday_follows_its_beginning(card: Any, office: Any):
    detail = card(rule="FREQ=WEEKLY;BYDAY=WE")
    retype(edited(detail).editor("start").day, "26.11.26")
    detail.save()
    assert detail.record.rule == "FREQ=WEEKLY"


def test_what_is_being_typed_outlives_a_change_elsewhere(people: Any, office: Any, qtbot: Any):
    page = people()
    office.participations.register(page.record, {"name": "A"})
    qtbot.waitUntil(lambda: len(page.model.ids) == 1)
    page.view.selectRow(0)
    page.edit_current()
    type_text(page._box.form.editor("organisation"), "Verein")
    office.participations.register(page.record, {"name": "B"})
    qtbot.waitUntil(lambda: "Teilnehmende 2" in [page.window().pane.detail.tabs.tabText(i) for i in range(5)])
    assert page._box.form.editor("organisation").text() == "Verein"


def test_a_step_of_our_own_is_added(card: Any, office: Any, qtbot: Any):
    block = card().page.findChild(ChecklistPage)
    block.add()
    type_text(block._box.form.editor("title"), "Brezeln bestellen")
    block._box.save()
    qtbot.waitUntil(lambda: "Brezeln bestellen" in reading(block))
    assert office.checklist.all()[0].offset_days == 0


def test_a_clicked_value_becomes_a_field_where_it_stands(card: Any):
    detail = card(location="Kulturzentrum", speaker="Selin Amara")
    form = detail.forms[0]
    line = next(one for one in form.lines if "location" in {fact.name for fact in one.facts})
    before = line.mapTo(detail, QPoint()).y()
    form.edit("location")
    assert line.mapTo(detail, QPoint()).y() == before


def test_what_was_empty_comes_after_what_was_read(card: Any):
    form = edited(card(location="Kulturzentrum", notes="Schlüssel holen"))
    names = list(form._editors())
    assert names.index("notes") < names.index("capacity") and names[0] == "title"
