"""A helper circle in the window: who speaks, members in their groups, the ladder, talks, money."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.models import Absence, CircleBooking, CircleMarker, CircleRole, ContactEntry
from app.services.circles.ladder import shipped, steps
from app.ui.circles.coaching import CoachingDialog
from app.ui.circles.rungs import RungLine
from app.ui.circles.step_dialog import StepDialog
from app.ui.circles.steps_dialog import StepsDialog
from app.ui.kit.dialog import Dialog
from app.ui.kit.related import RelatedLine, RelatedPage
from app.ui.scenes import settle_work
from tests.ui.conftest import reading, type_text

TODAY = date.today()


@pytest.fixture
def circle(office):
    return office.circles.get(office.circles.save(None, {"name": "Helferkreis Probe", "budget": 60_000}))


@pytest.fixture
def joins(office, circle, person):
    """Puts somebody into the circle."""

    def join(name, role=CircleRole.MEMBER, **values):
        who = person(name, "Kim")
        office.circle_members.save(None, {"circle_id": circle.id, "person_id": who.id, "role": role, **values})
        return who

    return join


@pytest.fixture
def at(window, circle):
    """Stands on a sub-tab of the circle."""

    def go(title):
        window.show_record("HelperCircle", circle.id)
        settle_work(window)
        window.tab.pane.detail.go_to_page(title)
        settle_work(window)
        return window.tab.pane.detail.page

    return go


def dialog_of(window, kind):
    return next(part for part in window.findChildren(kind) if part.isVisible())


def press(part, name):
    part.findChild(QPushButton, name).click()


def test_the_head_says_who_speaks_while_the_speaker_is_away(window, office, at, joins):
    speaker = joins("Arslan", CircleRole.SPEAKER)
    joins("Knapp", CircleRole.DEPUTY)
    office.crud(Absence).save(None, {"person_id": speaker.id, "since": TODAY, "until": TODAY + timedelta(days=3)})
    at("Kreis")
    assert "Vertretung: Kim Knapp\nKim Arslan abwesend bis" in reading_chips(window)


def reading_chips(window):
    from app.ui.kit.chips import Chip

    return "\n".join(chip.text for chip in window.tab.pane.detail.findChildren(Chip) if chip.isVisible())


def test_members_stand_under_their_subgroups(at, joins):
    joins("Arslan", CircleRole.SPEAKER)
    joins("Berg", subgroup="Sprache")
    words = reading(at("Mitglieder"))
    assert words.index("Für den ganzen Kreis (1)") < words.index("Kim Arslan") < words.index("Sprache (1)")
    assert words.index("Sprache (1)") < words.index("Kim Berg")


def test_former_members_are_folded(at, joins):
    joins("Arslan")
    joins("Berg", until=TODAY - timedelta(days=30))
    page = at("Mitglieder")
    assert "Kim Berg" not in reading(page)
    press(page, "formerMembers")
    assert "Kim Berg" in reading(page)


def test_a_line_of_a_member_opens_by_enter(qtbot, at, joins):
    joins("Arslan")
    page = at("Mitglieder")
    qtbot.keyClick(page.findChild(RelatedLine), Qt.Key.Key_Return)
    assert page.boxes[0].form.editor("role").value() is CircleRole.MEMBER


def test_what_the_data_show_is_taken_over_with_one_click(office, circle, at):
    page = at("Entwicklung")
    press(page, "takeOver")  # the budget stands in the master data
    assert [(m.marker, m.reached_on) for m in office.development.markers(circle.id)] == [("budget", TODAY)]


def test_a_step_is_ticked_by_keys_with_its_day(qtbot, window, office, circle, at, write):
    page = at("Entwicklung")
    foot = page.findChildren(RungLine)[-1]
    foot.setFocus()
    qtbot.keyClick(foot, Qt.Key.Key_Return)
    dialog = dialog_of(window, StepDialog)
    write(dialog.reached, "1.2.2026")
    qtbot.keyClick(dialog.reached, Qt.Key.Key_Return)
    assert [(m.marker, m.reached_on) for m in office.development.markers(circle.id)] == [
        (shipped()[0].key, date(2026, 2, 1))
    ]


def test_a_step_can_be_lost_and_reached_anew(window, office, circle, at):
    office.development.reach(circle.id, shipped()[0].key, date(2026, 2, 1))
    page = at("Entwicklung")
    dialog = page.open_step(page.rungs[0])
    dialog.lost.set_value(date(2026, 5, 1))
    dialog.save()
    settle_work(window)
    assert "nicht mehr seit 01.05.2026" in reading_chips(window)
    again = page.open_step(page.rungs[0])
    again.reached.set_value(date(2026, 8, 1))
    again.save()
    assert [m.reached_on for m in office.development.markers(circle.id)] == [date(2026, 2, 1), date(2026, 8, 1)]


def test_a_day_that_cannot_be_is_said_in_the_dialog(office, circle, at):
    office.development.reach(circle.id, shipped()[0].key, date(2026, 2, 1))
    page = at("Entwicklung")
    dialog = page.open_step(page.rungs[0])
    dialog.lost.set_value(date(2026, 1, 1))
    dialog.save()
    assert dialog.isVisible() and "liegt vor dem" in dialog.problem.text()


def test_a_step_noted_by_mistake_goes_without_its_day(office, circle, at):
    marker = office.development.reach(circle.id, shipped()[0].key, date(2026, 2, 1))
    page = at("Entwicklung")
    dialog = page.open_step(page.rungs[0])
    dialog.reached.set_value(None)
    dialog.save()
    assert office.crud(CircleMarker).get(marker).deleted_at is not None


def test_a_talk_is_noted_with_one_click_and_comes_back(qtbot, window, office, circle, at):
    page = at("Entwicklung")
    press(page, "coach")
    dialog = dialog_of(window, CoachingDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.text, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    (talk,) = office.contact_entries.all(ContactEntry.subject_id == circle.id)
    assert talk.topic == shipped()[0].title
    assert [task.due_on for task in office.tasks.on(circle)] == [TODAY + timedelta(weeks=6)]


def test_the_keyboard_stays_on_the_step_that_was_taken_over(window, at):
    page = at("Entwicklung")
    take = page.findChild(QPushButton, "takeOver")
    take.setFocus()
    take.click()
    settle_work(window)
    assert window.focusWidget().rung.step.key == "budget" and window.focusWidget().rung.stands


def test_the_arrows_walk_over_the_ladder(qtbot, window, at):
    page = at("Entwicklung")
    window.activateWindow()
    first, second = page.findChildren(RungLine)[:2]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert page.focusWidget() is second


def test_the_money_says_what_is_left_and_what_is_missing(office, circle, at):
    office.bookings.save(None, {"circle_id": circle.id, "day": TODAY, "amount": -4_550, "purpose": "Grillkohle"})
    page = at("Kasse")
    assert "noch 554,50 €" in reading(page)
    press(page, "takeReceipt")
    assert [b.receipt for b in office.bookings.of(CircleBooking.circle_id, circle.id)] == [True]


def test_the_office_words_and_moves_the_steps(window, office):
    from app.ui.circles.plugin import open_steps

    dialog = open_steps(window)
    assert isinstance(dialog, StepsDialog)
    dialog.fields[0].title.setText("Wir treffen uns")
    dialog.move_step(0, 1)
    dialog.leave_out(9)
    dialog.save()
    assert [step.title for step in steps(office.settings)][1] == "Wir treffen uns"
    assert len(steps(office.settings)) == len(shipped()) - 1


@pytest.mark.parametrize(
    ("view", "found"),
    [("Ohne Sprecher/in", "Stiller Kreis"), ("Seit 3 Monaten kein Treffen festgehalten", "Müder Kreis")],
)
def test_a_ready_view_finds_circles_in_need(window, office, circle, joins, view, found):
    from datetime import datetime

    from app.services.circles.meetings import Minutes

    joins("Arslan", CircleRole.SPEAKER)
    lately, long_ago = datetime.now() - timedelta(days=2), datetime.now() - timedelta(days=120)
    quiet = office.circles.save(None, {"name": "Stiller Kreis"})
    tired = office.circles.save(None, {"name": "Müder Kreis"})
    who = office.circle_members.all()[0].person_id
    office.circle_members.save(None, {"circle_id": tired, "person_id": who, "role": CircleRole.SPEAKER})
    for identity, at in ((circle.id, lately), (quiet, lately), (tired, long_ago)):
        office.meetings.keep(Minutes(identity, at, topics="Themen"))
    window.show_view("CirclePane", view)
    settle_work(window)
    assert [office.circles.get(i).name for i in window.tab.pane.model.ids] == [found]


def test_who_begins_later_is_no_former_member(at, joins):
    joins("Arslan")
    joins("Berg", since=TODAY + timedelta(days=8))
    words = reading(at("Mitglieder"))
    assert words.index("Kommt noch dazu (1)") < words.index("Kim Berg") and "früheres" not in words


def test_the_sub_tabs_of_a_circle_need_no_arrows_in_a_small_window(window, at):
    window.resize(853, 480)
    at("Kreis")
    tabs = window.tab.pane.detail.tabs
    assert sum(tabs.tabSizeHint(place).width() for place in range(tabs.count())) <= tabs.width()


def test_the_keyboard_stays_in_the_list_after_a_line_is_kept(qtbot, window, at, joins):
    joins("Arslan")
    page = at("Mitglieder")
    qtbot.keyClick(page.findChild(RelatedLine), Qt.Key.Key_Return)
    page.boxes[0].form.editor("subgroup").setFocus()
    press(page, "saveLine")
    settle_work(window)
    assert isinstance(window.focusWidget(), RelatedLine)


def test_the_keyboard_goes_to_the_button_after_a_new_line(window, at):
    page = at("Mitglieder")
    press(page, "addLine")
    page.boxes[0].close_box()
    assert window.focusWidget().objectName() == "addLine"


@pytest.fixture
def books(office, circle, at):
    """Types an amount into a new booking and keeps it; the answer is what is stored, in cents."""

    def book(way, amount):
        page = at("Kasse")
        press(page, way)
        form = next(box for part in page.findChildren(RelatedPage) for box in part.boxes).form
        type_text(form.editor("amount"), amount)
        type_text(form.editor("purpose"), "Kaffee")
        press(page, "saveLine")
        return [b.amount for b in office.bookings.of(CircleBooking.circle_id, circle.id)]

    return book


def test_what_was_bought_needs_no_minus(books):
    assert books("addLine", "12,50") == [-1_250]


def test_a_minus_that_is_typed_stays_one(books):
    assert books("addLine", "-12,50") == [-1_250]


def test_what_came_in_is_added(books):
    assert books("addIncome", "300") == [30_000]


def test_a_talk_that_is_typed_is_not_dropped_unasked(window, at):
    press(at("Entwicklung"), "coach")
    dialog = dialog_of(window, CoachingDialog)
    dialog.text.setPlainText("Kasse besprochen")
    dialog.reject()
    assert window.findChild(Dialog, "question") is not None and dialog.isVisible()


def test_a_line_that_is_refused_on_another_sub_tab_comes_into_view(window, at):
    """Nobody waits before a key that does nothing."""
    press(at("Mitglieder"), "addLine")
    detail = window.tab.pane.detail
    detail.go_to_page("Kasse")
    settle_work(window)
    assert not detail.save()
    assert detail.tabs.tabText(detail.tabs.currentIndex()).startswith("Mitglieder")
